//! Users as they are changed: their company, their groups, and by whom.

use super::{ADMIN, add, added, change, fields, form_of, group, helper, user};
use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(
    nobody_changes_staff_who_may_open_what_they_may_not,
    a_company_stays_with_who_has_ordered_there,
    a_buyer_of_another_company_is_found_there,
    a_form_for_a_user_who_was_changed_meanwhile_is_refused,
    groups_are_left_and_joined_by_the_rules,
    an_administrator_goes_to_another_group_while_another_stays,
);

async fn nobody_changes_staff_who_may_open_what_they_may_not(world: World) {
    let mut olga = helper(&world).await;
    for email in [ADMIN, "casey@quoin.example"] {
        let id = world.user(email).await;
        let form = form_of(&mut olga, &id).await;
        change(&mut olga, &form, &[("form[email]", "olga+1@quoin.example")])
            .await
            .expect(403);
        olga.call("people/api/deactivate_user", &[("id", &id)])
            .await
            .expect(403);
        assert!(user(&mut olga, &id).await["locked"].is_string(), "{email}");
    }
    // An administrator does, though administrators do not order on behalf.
    let mut admin = world.sign_in(ADMIN).await;
    let casey = world.user("casey@quoin.example").await;
    let form = form_of(&mut admin, &casey).await;
    change(&mut admin, &form, &[("form[name]", "Casey L.")])
        .await
        .expect(200);
    // Nor does she give what she lacks.
    let administrators = group(&world, "administrators").await;
    let answer = add(&mut olga, "N", "n@quoin.example", &administrators, "")
        .await
        .expect(422);
    assert_eq!(fields(&answer.body), ["form[group]"]);
    // Customers are hers to look after.
    let ana = world.user("ana@brackwater.example").await;
    let form = form_of(&mut olga, &ana).await;
    change(&mut olga, &form, &[("form[name]", "Ana Ruiz-Vega")])
        .await
        .expect(200);
    assert_eq!(user(&mut olga, &ana).await["name"], "Ana Ruiz-Vega");
}

async fn a_company_stays_with_who_has_ordered_there(world: World) {
    world.sign_in("ana@brackwater.example").await.order_cards("stays").await;
    let mut admin = world.sign_in(ADMIN).await;
    for email in ["ana@brackwater.example", "ben@brackwater.example"] {
        // Ana has ordered, Ben approves.
        let id = world.user(email).await;
        let form = form_of(&mut admin, &id).await;
        let answer = change(&mut admin, &form, &[("form[company]", "Hoshikawa Medical Devices")])
            .await
            .expect(422);
        assert_eq!(fields(&answer.body), ["form[company]"], "{email}");
        assert!(user(&mut admin, &id).await["company"]["stays"].is_string());
    }
}

async fn a_buyer_of_another_company_is_found_there(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let buyers = group(&world, "buyers").await;
    let id = added(
        &mut admin,
        "Nell",
        "nell@somewhere.example",
        &buyers,
        "Brackwater Mutual",
    )
    .await;
    let form = form_of(&mut admin, &id).await;
    change(&mut admin, &form, &[("form[company]", "Hoshikawa Medical Devices")])
        .await
        .expect(200);
    let mut sam = world.sign_in("sam@quoin.example").await;
    let found = sam
        .read("on_behalf/api/find_buyers", &[("query", "nell hoshikawa")])
        .await;
    assert!(found.body.contains("nell@somewhere.example"), "{}", found.body);
    let (before, after): (String, String) = world
        .one("SELECT before, after FROM events WHERE kind = 'user_changed'", args![])
        .await;
    assert_eq!(before, r#"{"company":"Brackwater Mutual"}"#);
    assert_eq!(after, r#"{"company":"Hoshikawa Medical Devices"}"#);
}

async fn a_form_for_a_user_who_was_changed_meanwhile_is_refused(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let robin = world.user("robin@quoin.example").await;
    let form = form_of(&mut admin, &robin).await;
    change(&mut admin, &form, &[("form[name]", "Robin A.")])
        .await
        .expect(200);
    change(&mut admin, &form, &[("form[name]", "Robin B.")])
        .await
        .expect(409);
    assert_eq!(user(&mut admin, &robin).await["name"], "Robin A.");
}

async fn groups_are_left_and_joined_by_the_rules(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let robin = world.user("robin@quoin.example").await;
    let (csr, operators, administrators, buyers) = (
        group(&world, "csr").await,
        group(&world, "operators").await,
        group(&world, "administrators").await,
        group(&world, "buyers").await,
    );
    let form = form_of(&mut admin, &robin).await;
    for groups in [vec![&csr, &administrators], vec![&csr, &buyers], vec![]] {
        let chosen: Vec<(&str, &str)> = groups.iter().map(|group| ("form[groups][]", group.as_str())).collect();
        // None at all is said by a field that names none.
        let chosen = if chosen.is_empty() {
            vec![("form[groups][]", "")]
        } else {
            chosen
        };
        let answer = change(&mut admin, &form, &chosen).await.expect(422);
        assert_eq!(fields(&answer.body), ["form[groups]"], "{groups:?}");
    }
    // From CSR to Administrators at once: the one is left before the other is joined.
    change(&mut admin, &form, &[("form[groups][]", &operators)])
        .await
        .expect(200);
    let form = form_of(&mut admin, &robin).await;
    change(&mut admin, &form, &[("form[groups][]", &administrators)])
        .await
        .expect(200);
    assert_eq!(
        user(&mut admin, &robin).await["groups"],
        serde_json::json!([administrators])
    );
}

async fn an_administrator_goes_to_another_group_while_another_stays(world: World) {
    let mut admin = world.sign_in(ADMIN).await;
    let (administrators, operators) = (group(&world, "administrators").await, group(&world, "operators").await);
    let own = world.user(ADMIN).await;
    let form = form_of(&mut admin, &own).await;
    let to_operators = [("form[groups][]", operators.as_str())];
    let answer = change(&mut admin, &form, &to_operators).await.expect(422);
    assert_eq!(fields(&answer.body), ["form[groups]"], "nobody else is one");
    added(&mut admin, "Second", "second@quoin.example", &administrators, "").await;
    change(&mut admin, &form, &to_operators).await.expect(200);
    let groups: Vec<(String,)> = world
        .shop
        .db()
        .all("SELECT group_id FROM group_members WHERE user_id = $1", args![&own])
        .await
        .unwrap();
    assert_eq!(groups, [(operators,)]);
}
