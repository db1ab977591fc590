//! The plans of the lists among many orders.

use super::{CASEY, OLGA};
use crate::{
    on_both_engines,
    plans::{add_companies, analyze, plan, whole_tables},
    world::World,
};
use app::{
    args,
    orders::lists,
    store::{Db, Val, prefix_range},
};

on_both_engines!(no_list_of_orders_walks_a_whole_table,);

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
    add_companies(&mut tx, COMPANIES).await;
    for (sql, args) in [
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
    analyze(db).await;
}
