//! Migrations on a store that is in use: what an older version wrote is there afterwards, and what it goes on writing fits.

use app::{
    args,
    store::{Db, Val},
};
use sqlx::migrate::Migrator;
use std::borrow::Cow;

static ALL: Migrator = sqlx::migrate!("../migrations");

/// The migrations up to this one.
fn up_to(version: i64) -> Migrator {
    Migrator {
        migrations: Cow::Owned(
            ALL.migrations
                .iter()
                .filter(|migration| migration.version <= version)
                .cloned()
                .collect(),
        ),
        ..Migrator::DEFAULT
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_of_the_version_before_are_kept_on_sqlite() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("quoin.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true)
        .foreign_keys(true);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    up_to(4).run(&pool).await.unwrap();
    for sql in OLD {
        sqlx::query(sql).execute(&pool).await.unwrap();
    }
    pool.close().await;
    kept(Db::open_sqlite(&file).await.unwrap()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_of_the_version_before_are_kept_on_postgres() {
    let url = crate::world::new_postgres_database().await;
    let pool = sqlx::PgPool::connect(&url).await.unwrap();
    up_to(4).run(&pool).await.unwrap();
    for sql in OLD {
        sqlx::query(sql).execute(&pool).await.unwrap();
    }
    pool.close().await;
    kept(Db::open_postgres(&url).await.unwrap()).await;
}

/// As version 4 writes.
const NEW_JOB: &str =
    "INSERT INTO jobs (id, number, company_id, order_id, position, product_id, name_en, name_ja, picture, spec,
                       configuration, price, status, added_by, on_behalf_id)
     VALUES ('late', 'Q-1-9', 'c', 'o', 9, 'p', 'Late', '', '', '{}', '{\"quantity\":5}', 1, 'approved', 'ana', NULL)";

const OLD: [&str; 12] = [
    "INSERT INTO companies VALUES ('c', 'Brackwater', TRUE, 'en', 0, FALSE, 'allowed', FALSE, NULL, FALSE, 0)",
    "INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at, mail_paused)
     VALUES ('ana', 'ana@x', 'Ana Ruiz', 'en', 'customer', 'c', TRUE, '', 0, FALSE),
            ('robin', 'robin@x', 'Robin', 'en', 'staff', NULL, TRUE, '', 0, TRUE)",
    "INSERT INTO buyer_search VALUES ('c', '616e61', 'ana')",
    "INSERT INTO categories VALUES ('k', 'k', 'K', 'K', 1)",
    "INSERT INTO products VALUES ('p', 'cards', 'k', 'Cards', '', '', '', '', '{}', 0, 1, TRUE)",
    "INSERT INTO product_search VALUES ('6361726473', 'p')",
    "INSERT INTO orders (id, number, company_id, buyer_id, status, placed_by, idempotency_key, address, cost_centre, po_number,
                         note, currency, total, decline_reason, placed_at)
     VALUES ('o', 'Q-1', 'c', 'ana', 'approved', 'ana', 'k', '', '', '', '', 'EUR', 1, '', 7)",
    "INSERT INTO jobs (id, number, company_id, order_id, position, product_id, name_en, name_ja, picture, spec,
                       configuration, price, status, added_by)
     VALUES ('one', 'Q-1-1', 'c', 'o', 1, 'p', 'Cards', '', '', '{}', '{\"quantity\":5}', 1, 'approved', 'ana'),
            ('two', 'Q-1-2', 'c', 'o', 2, 'p', 'Cards', '', '', '{}', '{\"quantity\":5}', 1, 'declined', 'ana'),
            ('three', 'Q-1-3', 'c', 'o', 3, 'p', 'Cards', '', '', '{}', '{\"quantity\":5}', 1, 'shipped', 'ana')",
    "INSERT INTO job_csrs VALUES ('one', 'robin')",
    "INSERT INTO events (id, at, kind, actor_id, object, detail) VALUES ('e', 7, 'order_placed', 'ana', 'Q-1', '')",
    "INSERT INTO outbox VALUES ('m', 'e', 'ana', 'ana@x', 'en', 'customer', 'sent', 1, 7, NULL, '', 7, 8)",
    "INSERT INTO counters VALUES ('orders-2026', 1)",
];

async fn kept(db: Db) {
    let jobs: Vec<(String, String, Option<String>)> = db
        .all("SELECT id, state, buyer_id FROM jobs ORDER BY position", args![])
        .await
        .unwrap();
    let ana = Some("ana".to_owned());
    let expected = [("one", "awaiting_files"), ("two", "cancelled"), ("three", "shipped")];
    assert_eq!(
        jobs,
        expected.map(|(id, state)| (id.to_owned(), state.to_owned(), ana.clone()))
    );
    for (sql, count) in [
        (
            "SELECT COUNT(*) FROM job_csrs WHERE job_id = 'one' AND user_id = 'robin'",
            1,
        ),
        ("SELECT COUNT(*) FROM job_search WHERE job_id = 'one'", 2),
        (
            "SELECT COUNT(*) FROM users WHERE id = 'robin' AND mail_wish = 'paused'",
            1,
        ),
        ("SELECT COUNT(*) FROM users WHERE id = 'ana' AND mail_wish = 'each'", 1),
        ("SELECT COUNT(*) FROM outbox WHERE batch IS NULL AND NOT digest", 1),
    ] {
        let (found,): (i64,) = db.one(sql, args![]).await.unwrap().unwrap();
        assert_eq!(found, count, "{sql}");
    }
    // A server of the version before goes on.
    db.execute(NEW_JOB, Vec::<Val>::new()).await.unwrap();
    let late: (String, String) = db
        .one("SELECT state, due_key FROM jobs WHERE id = 'late'", args![])
        .await
        .unwrap()
        .unwrap();
    assert_eq!(late, ("awaiting_files".to_owned(), "9999-12-31 late".to_owned()));
    db.close().await;
}
