//! How the engines go about the picker's statements when there are many buyers: by indexes, never through a whole table.

use crate::{on_both_engines, world::World};
use app::{
    args,
    on_behalf::finding::{BY_NUMBER, BY_WORDS, HITS, MET, OF_COMPANY, ONE, RECENT, WALKED},
    store::{Db, Tx, Val, prefix_range, term_key},
};

on_both_engines!(the_picker_walks_no_whole_table);

const COMPANIES: i64 = 200;
/// In each company.
const BUYERS: i64 = 100;
const LARGE: [&str; 4] = ["users", "buyer_search", "orders", "jobs"];

async fn the_picker_walks_no_whole_table(world: World) {
    let db = world.shop.db();
    add_buyers(db).await;
    let (casey, now, ana) = (
        world.user("casey@quoin.example").await,
        world.shop.now(),
        world.user("ana@brackwater.example").await,
    );
    let (from, to) = prefix_range("b123");
    let base = || args![&casey, now, true];
    let with = |more: Vec<Val>| base().into_iter().chain(more).collect::<Vec<Val>>();
    let words = args![&from, &to, "", "", "", ""];
    let statements = [
        ("one", ONE, with(args![&ana])),
        ("recent", RECENT, with(words.clone())),
        (
            "by words",
            BY_WORDS,
            with(words.into_iter().chain(args![31, WALKED, MET]).collect()),
        ),
        ("by number", BY_NUMBER, with(args!["Q-2026-000001"])),
        ("of company", OF_COMPANY, with(args!["company-7", 31])),
        ("hits", HITS, args![&casey, &from, &to, WALKED]),
    ];
    for (name, sql, args) in statements {
        let plan = plan(db, sql, args).await;
        assert_eq!(
            whole_tables(&plan, sql, &LARGE),
            Vec::<String>::new(),
            "{name} in {plan:#?}"
        );
    }
}

/// So many companies that Casey serves.
pub(crate) async fn add_companies(tx: &mut Tx, number: i64) {
    for (sql, args) in [
        (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO companies (id, name, active, language, price_adjustment, po_number_required, on_behalf_policy,
                                    served_by_all_csrs, budget_carries_over, created_at)
             SELECT 'company-' || i, 'Company ' || i, $2, 'en', 0, $3, 'allowed', $3, $3, 0 FROM n",
            args![number, true, false],
        ),
        (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO customer_csrs (company_id, user_id)
             SELECT 'company-' || i, u.id FROM n CROSS JOIN users u WHERE u.email = 'casey@quoin.example'",
            args![number],
        ),
    ] {
        tx.execute(sql, args).await.unwrap();
    }
}

/// Has the engine note what its tables hold, as one at work does by itself.
pub(crate) async fn analyze(db: &Db) {
    let note = match db {
        Db::Sqlite { .. } => "ANALYZE",
        Db::Postgres(_) => "VACUUM ANALYZE",
    };
    db.execute(note, args![]).await.unwrap();
}

/// Many buyers of many companies that Casey serves, each found by two words, and what the engine notes of them.
async fn add_buyers(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    add_companies(&mut tx, COMPANIES).await;
    tx.execute(
        "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $1 - 1)
         INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at)
         SELECT 'many-' || i, 'many-' || i || '@buyers.example', 'Buyer ' || i, 'en', 'customer',
                'company-' || (i / $2 + 1), $3, '', 0
         FROM n",
        args![COMPANIES * BUYERS, BUYERS, true],
    )
    .await
    .unwrap();
    for sql in [
        "INSERT INTO orders (id, number, company_id, buyer_id, status, placed_by, idempotency_key, address, cost_centre,
                             po_number, note, currency, total, decline_reason, placed_at)
         SELECT 'o-' || u.id, 'O-' || u.id, u.company_id, u.id, 'approved', u.id, 'k', '', '', '', '', 'EUR', 1, '', 0
         FROM users u WHERE u.id LIKE 'many-%'",
        "INSERT INTO jobs (id, number, company_id, order_id, position, product_id, name_en, name_ja, picture, spec,
                           configuration, price, status, added_by)
         SELECT 'j-' || o.id, o.number || '-1', o.company_id, o.id, 1, p.id, '', '', '', '', '', 1, 'approved', o.buyer_id
         FROM orders o CROSS JOIN products p WHERE o.id LIKE 'o-many-%' AND p.slug = 'poster'",
    ] {
        tx.execute(sql, args![]).await.unwrap();
    }
    for number in 0..COMPANIES * BUYERS {
        let (company, id) = (format!("company-{}", number / BUYERS + 1), format!("many-{number}"));
        let (a, b) = (term_key("buyer"), term_key(&format!("b{number}")));
        tx.execute(
            "INSERT INTO buyer_search (company_id, term, user_id) VALUES ($1, $3, $2), ($1, $4, $2)",
            args![company, id, a, b],
        )
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    analyze(db).await;
}

/// The steps of a statement's plan.
pub(crate) async fn plan(db: &Db, sql: &'static str, args: Vec<Val>) -> Vec<String> {
    let explain = |how: &str| -> &'static str { Box::leak(format!("{how} {sql}").into_boxed_str()) };
    match db {
        Db::Sqlite { .. } => {
            let steps: Vec<(i64, i64, i64, String)> = db.all(explain("EXPLAIN QUERY PLAN"), args).await.unwrap();
            steps.into_iter().map(|(.., step)| step).collect()
        }
        Db::Postgres(_) => {
            let steps: Vec<(String,)> = db.all(explain("EXPLAIN"), args).await.unwrap();
            steps.into_iter().map(|(step,)| step).collect()
        }
    }
}

/// The steps that go through a whole table of these.
pub(crate) fn whole_tables(plan: &[String], sql: &str, tables: &[&str]) -> Vec<String> {
    plan.iter()
        .filter(|step| tables.iter().any(|table| walks_whole(step, sql, table)))
        .cloned()
        .collect()
}

/// PostgreSQL names the table: `Seq Scan on users u`. SQLite names the alias, which is that of the statement: `SCAN u`;
/// what it covers by an index is a walk through the whole index all the same.
fn walks_whole(step: &str, sql: &str, table: &str) -> bool {
    let step = step.trim();
    let aliases = sql
        .split_whitespace()
        .zip(sql.split_whitespace().skip(1))
        .filter(|(name, _)| name.trim_start_matches('(') == table)
        .map(|(_, alias)| alias.trim_end_matches([')', ',']));
    step.contains(&format!("Seq Scan on {table}"))
        || aliases
            .chain([table])
            .any(|alias| step == format!("SCAN {alias}") || step.starts_with(&format!("SCAN {alias} ")))
}
