use super::has;

#[test]
fn what_stands_below_an_administrative_page_belongs_to_the_administration() {
    for address in [
        "/staff/users",
        "/staff/users/new",
        "/staff/settings/tax",
        "/staff/audit-log",
    ] {
        assert!(has(address), "{address}");
    }
    for address in [
        "/",
        "/staff",
        "/staff/orders",
        "/staff/usersandmore",
        "/staff/preferences",
    ] {
        assert!(!has(address), "{address}");
    }
}
