//! A crowd of buyers to find one in: put into the store as the shop itself would, but all at once.

use crate::store::Store;
use std::fmt::Write;

pub(crate) const BUYERS: usize = 100_000;

const FIRST: [&str; 20] = [
    "anna", "bruno", "clara", "david", "emma", "felix", "greta", "henrik", "ida", "jakob", "karin", "lukas", "maria",
    "nils", "olivia", "peter", "rosa", "stefan", "tove", "ulla",
];
const LAST: [&str; 25] = [
    "adler",
    "berger",
    "carlsen",
    "dietrich",
    "engel",
    "falk",
    "gruber",
    "holm",
    "iversen",
    "jansen",
    "keller",
    "lindqvist",
    "moreno",
    "novak",
    "olsen",
    "petrov",
    "quist",
    "rossi",
    "sorensen",
    "thomsen",
    "urban",
    "vogel",
    "weber",
    "young",
    "zeller",
];

/// A thousand companies that Casey serves, and a hundred buyers in each, in the tables of names made before.
const STATEMENTS: [&str; 3] = [
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
     INSERT INTO companies (id, name, active, language, price_adjustment, po_number_required, on_behalf_policy,
                            served_by_all_csrs, monthly_budget, budget_carries_over, created_at)
     SELECT 'firm-' || i, 'Firm ' || i, c.active, c.language, 0, c.po_number_required, 'allowed', c.po_number_required,
            NULL, c.po_number_required, 0
     FROM n CROSS JOIN companies c WHERE c.name = 'Brackwater Mutual'",
    "INSERT INTO customer_csrs (company_id, user_id)
     SELECT c.id, u.id FROM companies c CROSS JOIN users u WHERE c.id LIKE 'firm-%' AND u.email = 'casey@quoin.example'",
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
     INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at)
     SELECT 'crowd-' || n.i, f.word || '.' || l.word || '.' || n.i || '@firm-' || (n.i % 1000) || '.example',
            f.word || ' ' || l.word, a.language, a.audience, 'firm-' || (n.i % 1000), a.active, '', 0
     FROM n JOIN crowd_words f ON f.first = n.i % 20 JOIN crowd_words l ON l.last = n.i / 20 % 25
     CROSS JOIN users a WHERE a.email = 'ana@brackwater.example'",
];

/// The hexadecimal digits of a number's decimal digits, as search terms are stored: a 3 before each.
macro_rules! key_of_number {
    ($number:literal) => {
        concat!(
            "replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(CAST(",
            $number,
            " AS TEXT), '0', '#0'), '1', '#1'), '2', '#2'), '3', '#3'), '4', '#4'), '5', '#5'), '6', '#6'), '7', '#7'),
             '8', '#8'), '9', '#9'), '#', '3')"
        )
    };
}
pub(crate) use key_of_number;

/// The words by which each is found: first and last name, number, and of the e-mail `firm`, its number and `example`.
const TERMS: &str = concat!(
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999),
          t (i, term) AS (
              SELECT n.i, f.term FROM n JOIN crowd_words f ON f.first = n.i % 20
              UNION SELECT n.i, l.term FROM n JOIN crowd_words l ON l.last = n.i / 20 % 25
              UNION SELECT n.i, ",
    key_of_number!("n.i"),
    "         FROM n
              UNION SELECT n.i, ",
    key_of_number!("n.i % 1000"),
    "         FROM n
              UNION SELECT n.i, '6669726d' FROM n
              UNION SELECT n.i, '6578616d706c65' FROM n)
     INSERT INTO buyer_search (company_id, term, user_id) SELECT 'firm-' || (i % 1000), term, 'crowd-' || i FROM t"
);

/// Adds them, and lets the engine note what it then has, as its own housekeeping does sooner or later.
pub(crate) async fn add(store: &mut Store) -> anyhow::Result<()> {
    store
        .run("CREATE TABLE crowd_words (word TEXT NOT NULL, term TEXT NOT NULL, first BIGINT, last BIGINT)")
        .await?;
    for (first, word) in (0_i64..).zip(FIRST) {
        store.add_word(word, &key(word), Some(first), None).await?;
    }
    for (last, word) in (0_i64..).zip(LAST) {
        store.add_word(word, &key(word), None, Some(last)).await?;
    }
    for statement in STATEMENTS {
        store.run(statement).await?;
    }
    store.run(TERMS).await?;
    store.run("DROP TABLE crowd_words").await?;
    store.analyze().await
}

/// A term as the store holds it: the hexadecimal digits of its bytes.
fn key(term: &str) -> String {
    term.bytes().fold(String::new(), |mut key, byte| {
        let _ = write!(key, "{byte:02x}");
        key
    })
}
