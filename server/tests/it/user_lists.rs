//! The list of users: words, filters, orders, pages, the file of it; and how the engines go about it at size.

use crate::{
    client::Client,
    on_both_engines,
    plans::{analyze, plan, whole_tables},
    users::group,
    world::World,
};
use app::{
    args,
    people::{FEW, index_users, lists},
    store::{Db, Val, prefix_range, term_key},
};
use serde_json::Value;
use std::time::{Duration, Instant};

on_both_engines!(
    users_are_found_by_words_groups_companies_and_states,
    pages_follow_each_other_in_all_orders_and_miss_nothing,
    a_list_is_a_file_of_what_it_is_narrowed_to,
    who_was_there_before_is_made_findable_at_the_start,
    no_list_of_users_walks_a_whole_table_and_no_page_costs_more_than_the_first,
);

type Fields<'a> = &'a [(&'a str, &'a str)];
/// From a term's key to before another.
type Range = (String, String);

async fn list(client: &mut Client, fields: &[(&str, &str)]) -> (Vec<String>, Option<String>) {
    let answer = client.read("people/api/list_users", fields).await.expect(200);
    let list: Value = serde_json::from_str(&answer.body).unwrap();
    let emails = list["users"].as_array().unwrap().iter();
    let emails = emails.map(|user| user["email"].as_str().unwrap().split('@').next().unwrap().to_owned());
    (emails.collect(), list["next"].as_str().map(str::to_owned))
}

async fn users_are_found_by_words_groups_companies_and_states(world: World) {
    let mut admin = world.sign_in("admin@quoin.example").await;
    let (csr, buyers) = (group(&world, "csr").await, group(&world, "buyers").await);
    let brackwater = world.company("Brackwater Mutual").await;
    world
        .run(
            "UPDATE users SET active = FALSE WHERE email = 'ben@brackwater.example'",
            args![],
        )
        .await;
    let found: &[(Fields<'_>, &[&str])] = &[
        (&[("q", "cas")], &["casey"]),
        (&[("q", "quoin lind")], &["casey"]),
        (&[("q", "由紀")], &["yuki"]),
        (&[("q", "ＢＲＡＣＫ")], &["ana", "ben"]),
        (&[("q", "brackwater"), ("state", "deactivated")], &["ben"]),
        (&[("q", "brackwater"), ("group", &csr)], &[]),
        (&[("group", &csr)], &["casey", "robin", "sam"]),
        (&[("group", &csr), ("q", "sam")], &["sam"]),
        (
            &[("group", &buyers), ("company", &brackwater), ("state", "active")],
            &["ana"],
        ),
        (&[("company", &brackwater), ("sort", "newest")], &["ben", "ana"]),
        (&[("state", "deactivated")], &["ben"]),
        (&[("company", "nowhere")], &[]),
        (&[("group", "none")], &[]),
        (&[("q", "' OR 1=1 --")], &[]),
    ];
    for (fields, expected) in found {
        assert_eq!(list(&mut admin, fields).await.0, *expected, "{fields:?}");
    }
}

async fn pages_follow_each_other_in_all_orders_and_miss_nothing(world: World) {
    let mut tx = world.shop.db().begin().await.unwrap();
    for number in 0..60 {
        let name = ["Ana", "ana", "Zoe", "山田", "Émile"][number % 5];
        tx.execute(
            "INSERT INTO users (id, email, name, language, audience, active, password_hash, created_at)
             VALUES ($1, $2, $3, 'en', 'staff', $4, '', 0)",
            args![
                format!("a-more-{:02}", (number * 7) % 60),
                format!("more-{:02}@quoin.example", (number * 11) % 60),
                name,
                number % 3 > 0
            ],
        )
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    index_users(&world.shop).await.unwrap();
    let mut admin = world.sign_in("admin@quoin.example").await;
    for sort in ["", "email", "newest"] {
        for state in ["", "active"] {
            let mut all = Vec::new();
            let mut from = String::new();
            loop {
                let (emails, next) = list(&mut admin, &[("sort", sort), ("state", state), ("from", &from)]).await;
                assert!(!emails.is_empty(), "a page that leads nowhere");
                all.extend(emails);
                match next {
                    Some(next) => from = next,
                    None => break,
                }
            }
            assert_eq!(all.len(), if state.is_empty() { 72 } else { 52 }, "{sort} {state}");
            if sort == "email" {
                assert!(all.is_sorted(), "{all:?}");
            }
            all.sort();
            all.dedup();
            assert_eq!(all.len(), if state.is_empty() { 72 } else { 52 }, "{sort} {state}");
        }
    }
}

async fn a_list_is_a_file_of_what_it_is_narrowed_to(world: World) {
    let mut admin = world.sign_in("admin@quoin.example").await;
    let file = admin.page("/staff/users.csv?q=brackwater").await.expect(200);
    let lines: Vec<&str> = file.body.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "email,name,language,groups,company,state,added");
    assert_eq!(
        lines[1],
        "ana@brackwater.example,Ana Ruiz,en,Buyers,Brackwater Mutual,active,2026-11-22T09:00:00Z"
    );
    assert_eq!(lines.len(), 3);
}

async fn who_was_there_before_is_made_findable_at_the_start(world: World) {
    for sql in ["UPDATE users SET name_key = ''", "DELETE FROM user_terms"] {
        world.run(sql, args![]).await;
    }
    let mut admin = world.sign_in("admin@quoin.example").await;
    assert!(list(&mut admin, &[("q", "casey")]).await.0.is_empty());
    index_users(&world.shop).await.unwrap();
    assert_eq!(list(&mut admin, &[("q", "casey")]).await.0, ["casey"]);
    let all = list(&mut admin, &[]).await.0;
    assert_eq!((all.len(), all[0].as_str()), (12, "admin"));
}

const COMPANIES: i64 = 100;
/// In each company.
const BUYERS: i64 = 300;
/// Groups and companies are few beside them.
const LARGE: [&str; 3] = ["users", "user_terms", "group_members"];

async fn no_list_of_users_walks_a_whole_table_and_no_page_costs_more_than_the_first(world: World) {
    let db = world.shop.db();
    add_users(db).await;
    let (csr, buyers) = (group(&world, "csr").await, group(&world, "buyers").await);
    let none = (String::new(), String::new());
    let (rare, common) = (prefix_range("b1234"), prefix_range("buyer"));
    let args = |start: &str, any: bool, word: &Range, company: &str, group: &str| -> Vec<Val> {
        args![
            any, false, start, 26, &word.0, &word.1, "", "", "", "", company, group, "en"
        ]
    };
    for (order, start, late) in [
        (0, "", format!("{}00", "6275796572203235303030")),
        (1, "", "many-25000@buyers.example".to_owned()),
        (2, "g", "a-many-25000".to_owned()),
    ] {
        let statements = [
            ("all", lists::ALL, args(start, true, &none, "", "")),
            (
                "all of a large group",
                lists::ALL,
                args(start, true, &none, "", &buyers),
            ),
            ("all of a common word", lists::ALL, args(start, true, &common, "", "")),
            ("of a state", lists::OF_STATE, args(start, false, &none, "", "")),
            (
                "of a company",
                lists::OF_COMPANY,
                args(start, true, &none, "company-7", ""),
            ),
            ("of a group", lists::OF_GROUP, args(start, true, &none, "", &csr)),
            ("by words", lists::BY_WORDS, args(start, true, &rare, "", "")),
        ];
        for (name, list, args) in statements {
            let steps = plan(db, list[order], args).await;
            let whole = whole_tables(&steps, list[order], &LARGE);
            assert_eq!(whole, Vec::<String>::new(), "{name} {order} in {steps:#?}");
            let sorts = steps
                .iter()
                .any(|step| step.contains("Sort Key") || step.contains("TEMP B-TREE FOR ORDER BY"));
            assert!(
                !sorts || name.contains("of a group") || name == "by words",
                "{name} {order} in {steps:#?}"
            );
        }
        let first = fastest(db, lists::ALL[order], &args(start, true, &none, "", "")).await;
        let thousandth = fastest(db, lists::ALL[order], &args(&late, true, &none, "", "")).await;
        assert!(
            thousandth < first * 3 + Duration::from_millis(5),
            "{order}: {first:?}, then {thousandth:?}"
        );
    }
    for (sql, args) in [
        (lists::HITS, args![&common.0, &common.1, FEW + 1]),
        (lists::MEMBERS, args![&buyers, FEW + 1]),
    ] {
        let steps = plan(db, sql, args).await;
        assert_eq!(whole_tables(&steps, sql, &LARGE), Vec::<String>::new(), "{steps:#?}");
    }
}

/// The least time of some, since other tests run beside.
async fn fastest(db: &Db, sql: &'static str, args: &[Val]) -> Duration {
    let mut fastest = Duration::MAX;
    for _ in 0..7 {
        let start = Instant::now();
        let rows: Vec<(String,)> = db
            .all(
                Box::leak(format!("SELECT id FROM ({sql}) page").into_boxed_str()),
                args.to_vec(),
            )
            .await
            .unwrap();
        assert_eq!(rows.len(), 26);
        fastest = fastest.min(start.elapsed());
    }
    fastest
}

/// Many buyers, each found by two words, and what the engine notes of them.
pub(crate) async fn add_users(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    let digits = "replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(CAST(i AS TEXT), '0', '#0'), \
                  '1', '#1'), '2', '#2'), '3', '#3'), '4', '#4'), '5', '#5'), '6', '#6'), '7', '#7'), '8', '#8'), '9', '#9')";
    let leak = |sql: String| -> &'static str { Box::leak(sql.into_boxed_str()) };
    let numbers = "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $1 - 1) ";
    let (buyer, b) = (term_key("buyer"), term_key("b"));
    for (sql, args) in [
        (
            leak(format!(
                "{numbers} INSERT INTO companies (id, name, active, language, price_adjustment, po_number_required,
                                                  on_behalf_policy, served_by_all_csrs, budget_carries_over, created_at)
                 SELECT 'company-' || i, 'Company ' || i, $2, 'en', 0, $3, 'allowed', $3, $3, 0 FROM n"
            )),
            args![COMPANIES, true, false],
        ),
        (
            leak(format!(
                "{numbers} INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash,
                                              created_at, name_key)
                 SELECT 'a-many-' || i, 'many-' || i || '@buyers.example', 'Buyer ' || i, 'en', 'customer',
                        'company-' || (i / $2), i % 100 > 0, '', 0,
                        '{buyer}20' || replace({digits}, '#', '3') || '00' || i FROM n"
            )),
            args![COMPANIES * BUYERS, BUYERS],
        ),
        (
            leak(format!(
                "{numbers} INSERT INTO user_terms (term, user_id)
                 SELECT '{b}' || replace({digits}, '#', '3'), 'a-many-' || i FROM n"
            )),
            args![COMPANIES * BUYERS],
        ),
        (
            leak(format!(
                "INSERT INTO user_terms (term, user_id) SELECT '{buyer}', id FROM users WHERE id LIKE 'a-many-%'"
            )),
            args![],
        ),
        (
            "INSERT INTO group_members (group_id, user_id)
             SELECT g.id, u.id FROM groups g CROSS JOIN users u WHERE g.built_in = 'buyers' AND u.id LIKE 'a-many-%'",
            args![],
        ),
    ] {
        tx.execute(sql, args).await.unwrap();
    }
    tx.commit().await.unwrap();
    analyze(db).await;
}
