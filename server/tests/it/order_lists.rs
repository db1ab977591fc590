//! Lists of orders for staff: what they are narrowed to, their pages, their file, and how the engines go about them.

use crate::{
    client::Client,
    on_both_engines,
    plans::{plan, whole_tables},
    world::World,
};
use app::{
    args,
    orders::lists,
    store::{Db, Val, prefix_range},
};

on_both_engines!(
    pages_follow_each_other_in_both_orders_and_miss_none,
    an_order_is_found_by_words_and_numbers,
    days_and_statuses_narrow_the_list,
    staff_find_the_orders_they_may_see_and_no_others,
    the_file_has_what_the_list_has,
    no_list_of_orders_walks_a_whole_table,
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

const COMPANIES: i64 = 100;
/// In each company.
const BUYERS: i64 = 100;
/// Of each buyer.
const ORDERS: i64 = 3;
/// There are few companies and buyers beside their orders: going through them costs little.
const LARGE: [&str; 4] = ["orders", "buyer_search", "jobs", "shipments"];
/// They follow an index in its order: to begin with the companies, say, would be to read and sort all their orders.
const WALKED: [&str; 5] = [
    "all",
    "of a status",
    "of a company",
    "of a company and a status",
    "reached",
];

fn sorts(plan: &[String]) -> bool {
    plan.iter()
        .any(|step| step.contains("FOR ORDER BY") || step.trim().trim_start_matches("-> ").starts_with("Sort"))
}

async fn no_list_of_orders_walks_a_whole_table(world: World) {
    let db = world.shop.db();
    add_many(db).await;
    let (casey, olga) = (world.user(CASEY).await, world.user(OLGA).await);
    let none = (String::new(), String::new());
    let (rare, common) = (prefix_range("b123"), prefix_range("buyer"));
    for (sort, at, other_end) in [(0, i64::MAX, 0), (1, 0, i64::MAX)] {
        let args = |reader: &str, status: &str, word: &(String, String), reference: &str, company: &str| -> Vec<Val> {
            let all = reader == olga;
            args![
                reader, status, at, "", other_end, 26, &word.0, &word.1, "", "", "", "", reference, company, all,
                "000123"
            ]
        };
        let company = "company-7";
        let statements = [
            ("all", lists::ALL[sort], args(&olga, "", &none, "", "")),
            (
                "of a status",
                lists::OF_STATUS[sort],
                args(&olga, "approved", &none, "", ""),
            ),
            (
                "of a company",
                lists::OF_COMPANY[sort],
                args(&casey, "", &none, "", company),
            ),
            (
                "of a company and a status",
                lists::OF_COMPANY_AND_STATUS[sort],
                args(&casey, "approved", &none, "", company),
            ),
            ("served", lists::SERVED[sort], args(&casey, "", &none, "", "")),
            (
                "served, of a status",
                lists::SERVED_OF_STATUS[sort],
                args(&casey, "approved", &none, "", ""),
            ),
            ("reached", lists::REACHED[sort], args(&casey, "", &common, "", "")),
            ("by words", lists::BY_WORDS[sort], args(&casey, "", &rare, "", "")),
            (
                "by words, of all",
                lists::BY_WORDS[sort],
                args(&olga, "", &rare, "", ""),
            ),
            (
                "by reference",
                lists::BY_REFERENCE[sort],
                args(&casey, "", &none, "4711", ""),
            ),
            (
                "whether referred to",
                lists::REFERRED_TO,
                args(&olga, "", &none, "4711", ""),
            ),
            ("hits", lists::HITS, args(&olga, "", &rare, "", "")),
        ];
        for (name, sql, args) in statements {
            let steps = plan(db, sql, args).await;
            let whole = whole_tables(&steps, sql, &LARGE);
            assert_eq!(whole, Vec::<String>::new(), "{name} {sort} in {steps:#?}");
            if WALKED.contains(&name) {
                assert!(!sorts(&steps), "{name} {sort} in {steps:#?}");
            }
        }
    }
}

/// Many orders of many buyers of many companies that Casey serves.
async fn add_many(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    for (sql, args) in [
        (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO companies (id, name, active, language, price_adjustment, po_number_required, on_behalf_policy,
                                    served_by_all_csrs, budget_carries_over, created_at)
             SELECT 'company-' || i, 'Company ' || i, $2, 'en', 0, $3, 'allowed', $3, $3, 0 FROM n",
            args![COMPANIES, true, false],
        ),
        (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO customer_csrs (company_id, user_id)
             SELECT 'company-' || i, u.id FROM n CROSS JOIN users u WHERE u.email = 'casey@quoin.example'",
            args![COMPANIES],
        ),
        (
            "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $1 - 1)
             INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at)
             SELECT 'many-' || i, 'many-' || i || '@buyers.example', 'Buyer ' || i, 'en', 'customer',
                    'company-' || (i / $2 + 1), $3, '', 0
             FROM n",
            args![COMPANIES * BUYERS, BUYERS, true],
        ),
        (
            // As many terms as a name, an address and a company have: `buyer`, and a number.
            "INSERT INTO buyer_search (company_id, term, user_id)
             SELECT company_id, '6275796572', id FROM users WHERE id LIKE 'many-%'
             UNION SELECT company_id, '62' || substr(id, 6), id FROM users WHERE id LIKE 'many-%'
             UNION SELECT company_id, '63' || substr(id, 6), id FROM users WHERE id LIKE 'many-%'
             UNION SELECT company_id, '64' || substr(id, 6), id FROM users WHERE id LIKE 'many-%'",
            args![],
        ),
        (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO orders (id, number, company_id, buyer_id, status, placed_by, idempotency_key, address, cost_centre,
                                 po_number, note, currency, total, decline_reason, placed_at)
             SELECT 'o-' || n.i || '-' || u.id, 'O-' || n.i || '-' || u.id, u.company_id, u.id,
                    CASE WHEN n.i % 30 = 1 THEN 'approved' ELSE 'shipped' END, u.id,
                    'k' || n.i, '', '', 'PO-' || n.i || '-' || u.id, '', 'EUR', 1, '', n.i
             FROM n CROSS JOIN users u WHERE u.id LIKE 'many-%'",
            args![ORDERS],
        ),
        (
            "INSERT INTO jobs (id, number, company_id, order_id, position, name_en, name_ja, picture, price, added_by,
                               buyer_id)
             SELECT 'j-' || id, number || '-1', company_id, id, 1, '', '', '', 0, buyer_id, buyer_id
             FROM orders WHERE id LIKE 'o-%-many-%'",
            args![],
        ),
    ] {
        tx.execute(sql, args).await.unwrap();
    }
    tx.commit().await.unwrap();
    let note = match db {
        Db::Sqlite { .. } => "ANALYZE",
        Db::Postgres(_) => "VACUUM ANALYZE",
    };
    db.execute(note, args![]).await.unwrap();
}
