//! Who is in a group: what the rules refuse, several at once, and found among many.

use super::{ADA, ANA, CASEY, OLGA, add, built_in, join_group, leave_group, open};
use crate::{
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

on_both_engines!(
    a_group_takes_only_users_of_its_audience,
    nobody_orders_on_behalf_and_administers,
    nobody_puts_anybody_into_a_group_that_opens_more_than_their_own,
    the_last_administrator_stays,
    two_administrators_who_remove_each_other_leave_one,
    members_are_added_and_removed_several_at_once,
    members_among_many_users_are_found_by_what_leads_to_few,
);

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
