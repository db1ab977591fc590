//! Groups and page access: what their rules refuse, and what a change does to who is in them.

use crate::{
    client::Client,
    on_both_engines,
    plans::{plan, whole_tables},
    user_lists::add_users,
    world::World,
};
use app::{
    args,
    auth::Page,
    groups::members::{BY_WORD, CUSTOMERS_BY_WORD, CUSTOMERS_OUTSIDE, HITS, OF_FEW, OF_MANY, SIZE, STAFF_OUTSIDE},
    store::{Val, prefix_range},
};
use futures::future::join;
use serde_json::Value;

on_both_engines!(
    a_built_in_group_is_neither_renamed_nor_deleted,
    no_name_can_be_taken_for_another_groups,
    a_group_in_use_is_not_deleted_and_says_by_whom,
    a_group_takes_only_users_of_its_audience,
    nobody_orders_on_behalf_and_administers,
    nobody_gives_a_page_they_lack,
    nobody_puts_anybody_into_a_group_that_opens_more_than_their_own,
    the_last_administrator_stays,
    two_administrators_who_remove_each_other_leave_one,
    a_change_holds_from_the_next_request_on,
    a_matrix_that_somebody_changed_meanwhile_is_refused,
    members_are_added_and_removed_several_at_once,
    members_among_many_users_are_found_by_what_leads_to_few,
);

const ADA: &str = "admin@quoin.example";
const OLGA: &str = "olga@quoin.example";
const CASEY: &str = "casey@quoin.example";
const ANA: &str = "ana@brackwater.example";

async fn built_in(world: &World, key: &'static str) -> String {
    let id: (String,) = world.one("SELECT id FROM groups WHERE built_in = $1", args![key]).await;
    id.0
}

/// Adds a group and returns its id.
async fn add(client: &mut Client, name: &str, audience: &str) -> String {
    let fields = [
        ("form[name_en]", name),
        ("form[name_ja]", name),
        ("form[audience]", audience),
    ];
    let answer = client.call("groups/api/add_group", &fields).await.expect(200);
    answer.location().rsplit('/').next().unwrap().to_owned()
}

/// The matrix as it is: what is free to tick and ticked, and its version.
async fn matrix(client: &mut Client) -> (Vec<String>, String) {
    let read = client.read("groups/api/get_page_access", &[]).await.expect(200);
    let access: Value = serde_json::from_str(&read.body).unwrap();
    let mut open = Vec::new();
    for row in ["staff", "customers"]
        .iter()
        .flat_map(|part| access[part].as_array().unwrap())
    {
        for cell in row["cells"].as_array().unwrap() {
            if cell["open"] == true && cell["lock"].is_null() {
                let page: Page = serde_json::from_value(cell["page"].clone()).unwrap();
                open.push(format!("{}/{}", row["group"].as_str().unwrap(), page.key()));
            }
        }
    }
    (open, access["version"].to_string())
}

/// Saves the matrix with one more cell.
async fn open(client: &mut Client, group: &str, page: Page) -> crate::client::Answer {
    let (mut cells, version) = matrix(client).await;
    cells.push(format!("{group}/{}", page.key()));
    save(client, &cells, &version).await
}

async fn save(client: &mut Client, cells: &[String], version: &str) -> crate::client::Answer {
    let fields: Vec<(&str, &str)> = cells
        .iter()
        .map(|cell| ("form[open][]", cell.as_str()))
        .chain([("form[version]", version)])
        .collect();
    client.call("groups/api/set_page_access", &fields).await
}

async fn join_group(client: &mut Client, group: &str, user: &str) -> crate::client::Answer {
    client
        .call("groups/api/add_group_members", &[("id", group), ("users[]", user)])
        .await
}

async fn leave_group(client: &mut Client, group: &str, user: &str) -> crate::client::Answer {
    client
        .call("groups/api/remove_group_members", &[("id", group), ("users[]", user)])
        .await
}

async fn a_built_in_group_is_neither_renamed_nor_deleted(world: World) {
    let mut ada = world.sign_in(ADA).await;
    for key in ["administrators", "csr", "operators", "buyers"] {
        let id = built_in(&world, key).await;
        ada.call("groups/api/delete_group", &[("id", &id)]).await.expect(403);
        let names = [
            ("id", id.as_str()),
            ("form[name_en]", "X"),
            ("form[name_ja]", "X"),
            ("form[version]", "1"),
        ];
        ada.call("groups/api/rename_group", &names).await.expect(403);
    }
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM groups WHERE built_in IS NOT NULL", args![])
            .await,
        4
    );
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM groups WHERE name_en = 'X'", args![])
            .await,
        0
    );
}

/// A file of users names groups, in either language and with a bar between them.
async fn no_name_can_be_taken_for_another_groups(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let own = add(&mut ada, "Prepress", "staff").await;
    for (en, ja, field) in [
        ("Administrators|Prepress", "別", "name_en"),
        ("Other", "管理者|別", "name_ja"),
        ("管理者", "別", "name_en"),
        ("Other", "ADMINISTRATORS", "name_ja"),
    ] {
        let names = [("form[name_en]", en), ("form[name_ja]", ja)];
        let added = [&names[..], &[("form[audience]", "staff")]].concat();
        let renamed = [&names[..], &[("id", &own), ("form[version]", "1")]].concat();
        for (function, fields) in [("add_group", added), ("rename_group", renamed)] {
            let answer = ada.call(&format!("groups/api/{function}"), &fields).await.expect(422);
            assert!(answer.body.contains(field), "{function} {en} {ja}: {}", answer.body);
        }
    }
}

async fn a_group_in_use_is_not_deleted_and_says_by_whom(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let group = add(&mut ada, "Night shift", "staff").await;
    let olga = world.user(OLGA).await;
    join_group(&mut ada, &group, &olga).await.expect(200);
    let refused = ada.call("groups/api/delete_group", &[("id", &group)]).await.expect(422);
    assert!(refused.body.contains("Olga Petrenko"), "{}", refused.body);
    leave_group(&mut ada, &group, &olga).await.expect(200);
    ada.call("groups/api/delete_group", &[("id", &group)]).await.expect(200);
    ada.call("groups/api/delete_group", &[("id", &group)]).await.expect(404);
    assert_eq!(world.events("group_deleted").await, 1);
}

async fn a_group_takes_only_users_of_its_audience(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let (staff, customers) = (
        add(&mut ada, "Night shift", "staff").await,
        add(&mut ada, "Reviewers", "customer").await,
    );
    let (ana, olga) = (world.user(ANA).await, world.user(OLGA).await);
    join_group(&mut ada, &staff, &ana).await.expect(422);
    join_group(&mut ada, &customers, &olga).await.expect(422);
    join_group(&mut ada, &customers, &ana).await.expect(200);
    let members = world
        .count("SELECT COUNT(*) FROM group_members WHERE group_id = $1", args![&staff])
        .await;
    assert_eq!(members, 0);
}

async fn nobody_orders_on_behalf_and_administers(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let (administrators, csr) = (built_in(&world, "administrators").await, built_in(&world, "csr").await);
    let (casey, own) = (world.user(CASEY).await, world.user(ADA).await);
    let refused = join_group(&mut ada, &administrators, &casey).await.expect(422);
    assert!(refused.body.contains("Casey Lindgren"), "{}", refused.body);
    join_group(&mut ada, &csr, &own).await.expect(422);
    // Nor by a group of the shop's own, whether the page or the member comes first.
    let office = add(&mut ada, "Office", "staff").await;
    join_group(&mut ada, &office, &casey).await.expect(200);
    let refused = open(&mut ada, &office, Page::Users).await.expect(422);
    assert!(refused.body.contains("Casey Lindgren"), "{}", refused.body);
    leave_group(&mut ada, &office, &casey).await.expect(200);
    open(&mut ada, &office, Page::Users).await.expect(200);
    join_group(&mut ada, &office, &casey).await.expect(422);
    // And the CSR group itself opens no such page.
    open(&mut ada, &csr, Page::Settings).await.expect(403);
}

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

async fn nobody_puts_anybody_into_a_group_that_opens_more_than_their_own(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let office = add(&mut ada, "Office", "staff").await;
    open(&mut ada, &office, Page::Groups).await.expect(200);
    let own = world.user(OLGA).await;
    join_group(&mut ada, &office, &own).await.expect(200);
    let mut olga = world.sign_in(OLGA).await;
    let administrators = built_in(&world, "administrators").await;
    join_group(&mut olga, &administrators, &own).await.expect(403);
    leave_group(&mut olga, &administrators, &world.user(ADA).await)
        .await
        .expect(403);
    let members = world
        .count(
            "SELECT COUNT(*) FROM group_members WHERE group_id = $1",
            args![&administrators],
        )
        .await;
    assert_eq!(members, 1);
}

async fn the_last_administrator_stays(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let own = world.user(ADA).await;
    let administrators = built_in(&world, "administrators").await;
    leave_group(&mut ada, &administrators, &own).await.expect(422);
    ada.page("/staff/groups").await.expect(200);
    // An inactive one does not count.
    let olga = world.user(OLGA).await;
    join_group(&mut ada, &administrators, &olga).await.expect(200);
    world
        .run("UPDATE users SET active = $2 WHERE id = $1", args![&olga, false])
        .await;
    leave_group(&mut ada, &administrators, &own).await.expect(422);
}

async fn two_administrators_who_remove_each_other_leave_one(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let administrators = built_in(&world, "administrators").await;
    let (own, other) = (world.user(ADA).await, world.user(OLGA).await);
    join_group(&mut ada, &administrators, &other).await.expect(200);
    let mut olga = world.sign_in(OLGA).await;
    let answers = join(
        leave_group(&mut ada, &administrators, &other),
        leave_group(&mut olga, &administrators, &own),
    )
    .await;
    let done = [&answers.0, &answers.1].map(|answer| answer.status.is_success());
    assert!(done.contains(&true) && done.contains(&false), "{answers:?}");
    let left = world
        .count(
            "SELECT COUNT(*) FROM group_members WHERE group_id = $1",
            args![&administrators],
        )
        .await;
    assert_eq!(left, 1);
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

async fn members_are_added_and_removed_several_at_once(world: World) {
    let mut ada = world.sign_in(ADA).await;
    let office = add(&mut ada, "Office", "staff").await;
    let (casey, olga) = (world.user(CASEY).await, world.user(OLGA).await);
    let both = [
        ("id", office.as_str()),
        ("users[]", casey.as_str()),
        ("users[]", olga.as_str()),
    ];
    ada.call("groups/api/add_group_members", &both).await.expect(200);
    let list = ada
        .read("groups/api/list_group_members", &[("id", &office)])
        .await
        .expect(200);
    assert!(
        list.body.contains("Casey Lindgren") && list.body.contains("Olga Petrenko"),
        "{}",
        list.body
    );
    let found = ada
        .read("groups/api/list_group_members", &[("id", &office), ("q", "olg")])
        .await
        .expect(200);
    assert!(
        !found.body.contains("Casey Lindgren") && found.body.contains("Olga Petrenko"),
        "{}",
        found.body
    );
    ada.call("groups/api/remove_group_members", &both).await.expect(200);
    // Nobody ticked is a message, not a change; nobody known is not found.
    ada.call("groups/api/add_group_members", &[("id", &office)])
        .await
        .expect(422);
    join_group(&mut ada, &office, "nobody").await.expect(404);
    assert_eq!(
        world
            .count("SELECT COUNT(*) FROM group_members WHERE group_id = $1", args![&office])
            .await,
        0
    );
    assert_eq!(world.events("group_member_added").await, 2);
    assert_eq!(world.events("group_member_removed").await, 2);
}

async fn members_among_many_users_are_found_by_what_leads_to_few(world: World) {
    let db = world.shop.db();
    add_users(db).await;
    let (operators, buyers) = (built_in(&world, "operators").await, built_in(&world, "buyers").await);
    let (rare, common, none) = (
        prefix_range("b123"),
        prefix_range("buyer"),
        (String::new(), String::new()),
    );
    let of = |group: &str, word: &(String, String), more: Vec<Val>| {
        let mut args = args![group, "", &word.0, &word.1, "", "", "", "", 51];
        args.extend(more);
        args
    };
    let statements = [
        ("of few", OF_FEW, of(&operators, &none, args![])),
        ("of few by a word", OF_FEW, of(&operators, &common, args![])),
        ("of many", OF_MANY, of(&buyers, &none, args![])),
        ("of many by a common word", OF_MANY, of(&buyers, &common, args![])),
        ("by a word", BY_WORD, of(&buyers, &rare, args![])),
        ("staff outside", STAFF_OUTSIDE, of(&operators, &none, args![true])),
        ("customers", CUSTOMERS_OUTSIDE, of(&buyers, &common, args![true, 1_000])),
        (
            "customers by a word",
            CUSTOMERS_BY_WORD,
            of(&buyers, &rare, args![true]),
        ),
        ("hits", HITS, args![&common.0, &common.1, 10_000]),
        ("size", SIZE, args![&buyers, 1_001]),
    ];
    for (name, sql, args) in statements {
        let steps = plan(db, sql, args).await;
        // The staff's own index is a short one.
        let whole: Vec<String> = whole_tables(&steps, sql, &["users", "user_terms", "group_members"])
            .into_iter()
            .filter(|step| !step.contains("users_of_staff"))
            .collect();
        assert_eq!(whole, Vec::<String>::new(), "{name} in {steps:#?}");
        // Of few, an index that has everybody is no way to them.
        let everybody = steps
            .iter()
            .any(|step| step.contains("users_by_name_key") || step.contains("users_by_state"));
        let few = name.starts_with("of few") || name == "staff outside";
        assert!(!(few && everybody), "{name} in {steps:#?}");
    }
}
