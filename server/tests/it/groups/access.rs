//! The matrix of page access: who gives which page, and from when it holds.

use super::{ADA, OLGA, add, join_group, matrix, open, save};
use crate::{on_both_engines, world::World};
use app::{args, auth::Page};

on_both_engines!(
    nobody_gives_a_page_they_lack,
    a_change_holds_from_the_next_request_on,
    a_matrix_that_somebody_changed_meanwhile_is_refused,
);

async fn nobody_gives_a_page_they_lack(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let office = add(&mut ada, "Office", "staff").await;
    open(&mut ada, &office, Page::Groups).await.expect(200);
    open(&mut ada, &office, Page::OrderOnBehalf).await.expect(403);
    // Olga may then open Groups, and give that and what operators have, and nothing more.
    join_group(&mut ada, &office, &world.user(OLGA).await).await.expect(200);
    let mut olga = world.sign_in(OLGA).await;
    let others = add(&mut olga, "Others", "staff").await;
    open(&mut olga, &others, Page::Production).await.expect(200);
    for page in [Page::Users, Page::Settings, Page::AuditLog, Page::OrderOnBehalf] {
        open(&mut olga, &others, page).await.expect(403);
    }
    let pages = world
        .count("SELECT COUNT(*) FROM page_access WHERE group_id = $1", args![&others])
        .await;
    assert_eq!(pages, 1);
}

async fn a_change_holds_from_the_next_request_on(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let office = add(&mut ada, "Office", "staff").await;
    join_group(&mut ada, &office, &world.user(OLGA).await).await.expect(200);
    let mut olga = world.sign_in(OLGA).await;
    olga.page("/staff/audit-log").await.expect(404);
    open(&mut ada, &office, Page::AuditLog).await.expect(200);
    olga.page("/staff/audit-log").await.expect(200);
    let (cells, version) = matrix(&mut ada).await;
    let without: Vec<String> = cells.into_iter().filter(|cell| !cell.starts_with(&office)).collect();
    save(&mut ada, &without, &version).await.expect(200);
    olga.page("/staff/audit-log").await.expect(404);
    let (before, after): (String, String) = world
        .one(
            "SELECT before, after FROM events WHERE kind = 'page_access_changed' ORDER BY id DESC LIMIT 1",
            args![],
        )
        .await;
    assert_eq!(
        (before.as_str(), after.as_str()),
        ("{\"audit_log\":true}", "{\"audit_log\":false}")
    );
}

async fn a_matrix_that_somebody_changed_meanwhile_is_refused(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let office = add(&mut ada, "Office", "staff").await;
    let (cells, version) = matrix(&mut ada).await;
    open(&mut ada, &office, Page::AuditLog).await.expect(200);
    save(&mut ada, &cells, &version).await.expect(409);
    let open = world
        .count("SELECT COUNT(*) FROM page_access WHERE group_id = $1", args![&office])
        .await;
    assert_eq!(open, 1, "nothing is saved over what somebody else did");
}
