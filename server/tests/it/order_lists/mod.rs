//! Lists of orders for staff: what they are narrowed to, their pages, their file, and how the engines go about them.

mod at_size;

use crate::{client::Client, on_both_engines, world::World};
use app::args;

on_both_engines!(
    pages_follow_each_other_in_both_orders_and_miss_none,
    an_order_is_found_by_words_and_numbers,
    days_and_statuses_narrow_the_list,
    staff_find_the_orders_they_may_see_and_no_others,
    the_file_has_what_the_list_has,
);

const OLGA: &str = "olga@quoin.example";

const CASEY: &str = "casey@quoin.example";

const DAY: i64 = 24 * 60 * 60 * 1000;

async fn list(client: &mut Client, fields: &[(&str, &str)]) -> (Vec<String>, Option<String>) {
    let answer = client
        .read("orders/staff_api/list_staff_orders", fields)
        .await
        .expect(200);
    let list: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    let number = |order: &serde_json::Value| order["number"].as_str().unwrap().to_owned();
    let numbers = list["orders"].as_array().unwrap().iter().map(number).collect();
    (numbers, list["next"].as_str().map(str::to_owned))
}

/// All pages of a list.
async fn all(client: &mut Client, fields: &[(&str, &str)]) -> Vec<String> {
    let (mut found, mut next) = list(client, fields).await;
    while let Some(after) = next {
        let fields: Vec<_> = fields.iter().copied().chain([("after", &*after)]).collect();
        let (more, then) = list(client, &fields).await;
        assert!(!more.is_empty(), "a page that leads nowhere");
        found.extend(more);
        next = then;
    }
    found
}

/// Orders of Brackwater, numbered from `O-1`; every three of them at one moment, on one day after the other.
async fn add_orders(world: &World, count: i64) {
    world
        .run(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO orders (id, number, company_id, buyer_id, status, placed_by, idempotency_key, address, cost_centre,
                                 po_number, note, currency, total, decline_reason, placed_at)
             SELECT 'o-' || (1000 + n.i), 'O-' || n.i, u.company_id, u.id,
                    CASE WHEN n.i % 4 = 0 THEN 'shipped' ELSE 'approved' END, u.id, 'k' || n.i, '', '', '', '', 'EUR', 1, '',
                    $2 + n.i / 3 * $3
             FROM n CROSS JOIN users u WHERE u.email = 'ana@brackwater.example'",
            args![count, world.shop.now() - 100 * DAY, DAY],
        )
        .await;
}

async fn pages_follow_each_other_in_both_orders_and_miss_none(world: World) {
    add_orders(&world, 80).await;
    let brackwater = world.company("Brackwater Mutual").await;
    let mut newest: Vec<String> = (1..=80).rev().map(|n| format!("O-{n}")).collect();
    for email in [OLGA, CASEY] {
        let mut client = world.sign_in(email).await;
        for narrowed in [vec![], vec![("company", &*brackwater)]] {
            let mut found = all(&mut client, &narrowed).await;
            found.retain(|number| number.starts_with('O'));
            assert_eq!(found, newest, "{email} {narrowed:?}");
            let oldest: Vec<_> = narrowed.iter().copied().chain([("sort", "oldest")]).collect();
            let mut found = all(&mut client, &oldest).await;
            found.retain(|number| number.starts_with('O'));
            newest.reverse();
            assert_eq!(found, newest, "{email} {oldest:?}");
            newest.reverse();
            for status in ["approved", "shipped"] {
                let of_status: Vec<_> = narrowed.iter().copied().chain([("status", status)]).collect();
                let found = all(&mut client, &of_status).await;
                let found = found.iter().filter(|number| number.starts_with('O')).count();
                assert_eq!(
                    found,
                    if status == "shipped" { 20 } else { 60 },
                    "{email} {of_status:?}"
                );
            }
        }
        let nonsense = [
            ("after", "nonsense"),
            ("status", "nonsense"),
            ("sort", "nonsense"),
            ("from", "nonsense"),
        ];
        assert_eq!(list(&mut client, &nonsense).await, (vec![], None));
    }
}

async fn an_order_is_found_by_words_and_numbers(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let order = ana.order_cards("k").await;
    world
        .run(
            "UPDATE orders SET po_number = 'PO 4711/x' WHERE number = $1",
            args![&order],
        )
        .await;
    let count = order.rsplit('-').next().unwrap();
    let short = count.trim_start_matches('0');
    let mut olga = world.sign_in(OLGA).await;
    let mut casey = world.sign_in(CASEY).await;
    for client in [&mut olga, &mut casey] {
        for typed in [
            &*order,
            &order.to_lowercase(),
            &format!("{order}-1"),
            count,
            short,
            "po 4711/X",
            "ana",
            "Brackwater",
            "ana@brackwater.example",
            " mutual  ANA ",
        ] {
            assert_eq!(
                list(client, &[("q", typed)]).await.0,
                std::slice::from_ref(&order),
                "{typed}"
            );
        }
        for typed in ["ana nordlys", "Q-2026-999999", "4711", "zeppelin"] {
            assert!(list(client, &[("q", typed)]).await.0.is_empty(), "{typed}");
        }
        assert_eq!(list(client, &[("q", "% _ '")]).await.0.len(), 2);
    }
}

async fn days_and_statuses_narrow_the_list(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let first = ana.order_cards("a").await;
    world.later(2 * DAY);
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let second = ana.order_cards("b").await;
    let mut olga = world.sign_in(OLGA).await;
    // The world begins on 22 November, the demo's order is of the 19th.
    for (fields, expected) in [
        (vec![("from", "2026-11-22")], vec![&second, &first]),
        (vec![("from", "2026-11-23")], vec![&second]),
        (vec![("from", "2026-11-22"), ("to", "2026-11-22")], vec![&first]),
        (vec![("from", "2026-11-25")], vec![]),
        (
            vec![("from", "2026-11-20"), ("to", "2026-11-24"), ("sort", "oldest")],
            vec![&first, &second],
        ),
        (vec![("from", "2026-11-20"), ("status", "shipped")], vec![]),
        (
            vec![("from", "2026-11-20"), ("q", "ana"), ("to", "2026-11-23")],
            vec![&first],
        ),
    ] {
        let found = list(&mut olga, &fields).await.0;
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{fields:?}");
    }
}

async fn staff_find_the_orders_they_may_see_and_no_others(world: World) {
    let ana = world.sign_in("ana@brackwater.example").await.order_cards("k").await;
    let nordlys = "Q-2026-000001".to_owned();
    let brackwater = world.company("Brackwater Mutual").await;
    for (who, expected) in [
        (CASEY, vec![&ana, &nordlys]),
        // Robin serves Brackwater, and is the Job CSR of Nordlys's job; Sam serves neither.
        ("robin@quoin.example", vec![&ana, &nordlys]),
        ("sam@quoin.example", vec![]),
        (OLGA, vec![&ana, &nordlys]),
    ] {
        let mut client = world.sign_in(who).await;
        for fields in [vec![], vec![("status", "approved")], vec![("sort", "oldest")]] {
            let mut found = list(&mut client, &fields).await.0;
            found.sort();
            let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
            expected.sort();
            assert_eq!(found, expected, "{who} {fields:?}");
        }
        let of_brackwater: Vec<String> = expected
            .iter()
            .filter(|n| **n == &ana)
            .map(ToString::to_string)
            .collect();
        for fields in [
            vec![("company", &*brackwater)],
            vec![("company", &*brackwater), ("status", "approved")],
            vec![("q", &*ana)],
            vec![("q", "brackwater")],
        ] {
            assert_eq!(list(&mut client, &fields).await.0, of_brackwater, "{who} {fields:?}");
        }
    }
}

async fn the_file_has_what_the_list_has(world: World) {
    add_orders(&world, 700).await;
    world
        .run(
            "UPDATE orders SET po_number = '=1+1', note = 'first, then' WHERE number = 'O-700'",
            args![],
        )
        .await;
    let mut olga = world.sign_in(OLGA).await;
    let file = olga.page("/staff/orders.csv?q=ana").await.expect(200);
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').lines().collect();
    assert!(
        lines[0].starts_with("number,placed,status,company,buyer,"),
        "{}",
        lines[0]
    );
    assert_eq!(lines.len(), 701);
    let last = lines.iter().find(|line| line.starts_with("O-700,")).unwrap();
    assert!(last.contains("'=1+1"), "{last}");
    assert!(last.contains("\"first, then\""), "{last}");
    assert!(last.contains(",0,0.01,EUR,"), "{last}");
    let file = olga.page("/staff/orders.csv?q=ana&status=shipped").await.expect(200);
    assert_eq!(file.body.lines().count(), 176);
    // Sam sees nothing of it.
    let file = world
        .sign_in("sam@quoin.example")
        .await
        .page("/staff/orders.csv")
        .await
        .expect(200);
    assert_eq!(file.body.lines().count(), 1);
}
