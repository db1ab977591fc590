//! The board and the lists of what is to be made.

use super::{approved, board, moved, numbers, refs};
use crate::{
    client::Client,
    jobs::{ANA, OLGA, opened, to_state},
    on_both_engines,
    plans::{analyze, plan, whole_tables},
    world::World,
};
use app::{args, production::lists, store::prefix_range};
use serde_json::Value;

on_both_engines!(
    the_board_has_what_is_to_be_made,
    lists_are_narrowed_and_paged,
    no_list_of_production_walks_a_whole_table,
);

const DAY: i64 = 24 * 60 * 60 * 1000;

async fn the_board_has_what_is_to_be_made(world: World) {
    let (_, jobs) = approved(&world, 3).await;
    // Over the first threshold: its job is approved, the order is not.
    let waiting = world.sign_in(ANA).await.order_rush_cards(10).await;
    let mut olga = world.sign_in(OLGA).await;
    for state in ["preflight", "proof_ready", "approved"] {
        to_state(&mut olga, &format!("{waiting}-1"), state).await.expect(200);
    }
    for (job, day) in [
        (&jobs[1], "2026-11-20"),
        (&jobs[2], "2026-11-22"),
        (&jobs[0], "2026-12-24"),
    ] {
        world
            .run("UPDATE jobs SET due_on = $2 WHERE number = $1", args![job, day])
            .await;
    }
    let columns = board(&mut olga).await;
    assert_eq!(
        columns[0],
        (
            "ToStart".to_owned(),
            vec![jobs[1].clone(), jobs[2].clone(), jobs[0].clone()]
        )
    );
    let page = olga.page("/staff/production").await.expect(200);
    // The words of a day stay in one line.
    let body = page.body.replace('\u{a0}', " ");
    for said in ["Overdue since 20 Nov 2026", "Due today", "Due 24 Dec 2026"] {
        assert!(body.contains(said), "{said}");
    }
    moved(&mut olga, "start", &refs(&jobs), &[]).await.expect(200);
    moved(&mut olga, "finish", &[&jobs[0]], &[]).await.expect(200);
    moved(&mut olga, "ship", &[&jobs[0]], &[]).await.expect(200);
    moved(&mut olga, "finish", &[&jobs[1]], &[]).await.expect(200);
    let columns = board(&mut olga).await;
    let at = |n: usize| columns[n].1.clone();
    assert_eq!((at(0), at(1)), (vec![], vec![jobs[2].clone()]));
    assert_eq!((at(3), at(4)), (vec![jobs[1].clone()], vec![jobs[0].clone()]));
    moved(&mut olga, "hold", &[&jobs[1]], &[("form[reason]", "Paper")])
        .await
        .expect(200);
    let columns = board(&mut olga).await;
    assert_eq!(columns[2].1, [jobs[1].clone(), jobs[2].clone()], "the whole order");
    world.later(DAY);
    let columns = board(&mut world.sign_in(OLGA).await).await;
    assert_eq!(columns[4].1, Vec::<String>::new(), "shipped yesterday");
}

async fn to_make(client: &mut Client, fields: &[(&str, &str)]) -> (Vec<String>, Option<String>) {
    let answer = client.read("production/api/list_to_make", fields).await.expect(200);
    let list: Value = serde_json::from_str(&answer.body).unwrap();
    (numbers(&list["cards"]), list["next"].as_str().map(str::to_owned))
}

async fn lists_are_narrowed_and_paged(world: World) {
    let mut ana = world.sign_in(ANA).await;
    for _ in 0..60 {
        opened(&mut ana).await;
    }
    world
        .run(
            "UPDATE jobs SET state = 'approved', due_on = CASE WHEN number < 'J-2026-000031' THEN '2026-11-20' ELSE '2026-11-28' END
             WHERE number LIKE 'J-%'",
            args![],
        )
        .await;
    let mut olga = world.sign_in(OLGA).await;
    let brackwater = world.company("Brackwater Mutual").await;
    let all: Vec<String> = (1..=60).map(|n| format!("J-2026-{n:06}")).collect();
    for sort in ["", "number"] {
        let narrowed = [
            ("filter[stage]", "approved"),
            ("filter[sort]", sort),
            ("filter[company]", &*brackwater),
        ];
        let (mut found, next) = to_make(&mut olga, &narrowed).await;
        assert_eq!(found.len(), 50);
        let next = next.unwrap();
        let rest: Vec<_> = narrowed.iter().copied().chain([("after", &*next)]).collect();
        let (more, end) = to_make(&mut olga, &rest).await;
        found.extend(more);
        assert_eq!((found, end), (all.clone(), None), "{sort}");
    }
    for (fields, count) in [
        (vec![("filter[due]", "overdue")], 30),
        (vec![("filter[due]", "week")], 50),
        (vec![("filter[due]", "today")], 0),
        (vec![("filter[due]", "none")], 0),
        (vec![("filter[due]", "overdue"), ("filter[sort]", "number")], 30),
        (vec![("filter[q]", "winter nog"), ("filter[due]", "overdue")], 30),
        (vec![("filter[q]", "zeppelin")], 0),
        (vec![("filter[stage]", "in_production")], 0),
        (vec![("filter[stage]", "on_hold")], 0),
        (vec![("filter[stage]", "shipped")], 0),
        (vec![("filter[product]", "nonsense")], 0),
        (
            vec![("filter[stage]", "nonsense"), ("filter[due]", "x"), ("after", "x.y")],
            0,
        ),
    ] {
        let found = to_make(&mut olga, &fields).await.0;
        assert_eq!(found.len(), count, "{fields:?}");
    }
}

async fn no_list_of_production_walks_a_whole_table(world: World) {
    let db = world.shop.db();
    crate::job_lists::add_jobs(db).await;
    for sql in [
        "UPDATE jobs SET state = CASE WHEN opened_at % 50 = 1 THEN 'approved' ELSE 'shipped' END WHERE number LIKE 'M-%'",
        "INSERT INTO shipments (id, order_id, carrier, tracking, shipped_at, shipped_by)
         SELECT 's-' || id, order_id, '', '', opened_at, buyer_id FROM jobs WHERE state = 'shipped' AND number LIKE 'M-%'",
        "UPDATE jobs SET shipment_id = 's-' || id WHERE state = 'shipped' AND number LIKE 'M-%'",
    ] {
        world.run(sql, args![]).await;
    }
    analyze(db).await;
    let olga = world.user(OLGA).await;
    let (from, to) = prefix_range("w123");
    let args = |held: bool, state: &str, start: &str, word: bool| {
        let (from, to) = if word { (&*from, &*to) } else { ("", "") };
        args![
            &olga,
            held,
            state,
            start,
            "",
            "g",
            51,
            from,
            to,
            "",
            "",
            "",
            "",
            "",
            "",
            true,
            299,
            i64::MAX
        ]
    };
    let statements = [
        ("of a state", lists::OF_STATE[0], args(false, "approved", "", false)),
        ("by number", lists::OF_STATE[1], args(false, "approved", "", false)),
        ("with a word", lists::OF_STATE[0], args(false, "approved", "", true)),
        ("on hold", lists::ON_HOLD[0], args(true, "on_hold", "", false)),
        ("on hold by number", lists::ON_HOLD[1], args(true, "on_hold", "", false)),
        ("shipped", lists::SHIPPED, args(false, "shipped", "g", false)),
        ("how many", lists::COUNT_OF_STATE, args(false, "approved", "", false)),
        (
            "how many on hold",
            lists::COUNT_ON_HOLD,
            args(true, "on_hold", "", false),
        ),
        (
            "how many shipped",
            lists::COUNT_SHIPPED,
            args(false, "shipped", "g", false),
        ),
    ];
    for (name, sql, args) in statements {
        let steps = plan(db, sql, args).await;
        let whole = whole_tables(&steps, sql, &["jobs", "job_search", "orders", "shipments"]);
        assert_eq!(whole, Vec::<String>::new(), "{name} in {steps:#?}");
    }
}
