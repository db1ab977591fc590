//! Groups added, renamed and deleted.

use super::{ADA, OLGA, add, built_in, join_group, leave_group};
use crate::{on_both_engines, world::World};
use app::args;

on_both_engines!(
    a_built_in_group_is_neither_renamed_nor_deleted,
    no_name_can_be_taken_for_another_groups,
    a_group_in_use_is_not_deleted_and_says_by_whom,
);

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
