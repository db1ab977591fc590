//! Finds the buyers a CSR may act for: by words of name, e-mail and company, or by the number of an order or a job.
//!
//! Its one rule: what a search costs does not grow with the number of buyers.

use super::{BuyerToServe, FoundBuyers, store::needs_password};
use crate::{
    args,
    auth::Csr,
    store::{StoreError, prefix_range, search_words},
    ui::AppError,
};

const LISTED: usize = 30;
/// One more than is listed: whether there are more.
const READ: i64 = 31;
/// Terms that one search walks at most; words that lead to more say too little.
pub const WALKED: i64 = 10_000;
/// Buyers among them that it looks at.
pub const MET: i64 = 1_000;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    email: String,
    company: String,
    consents: bool,
    last: Option<i64>,
}

/// The buyers of a query that names `u` and `c`; `$1` is the CSR, `$2` now and `$3` true.
macro_rules! buyers {
    ($from:literal, $where:literal, $order:literal) => {
        concat!(
            "SELECT u.id, u.name, u.email, c.name AS company,
                    (c.on_behalf_policy = 'allowed' OR COALESCE(u.on_behalf_consent_until, 0) > $2) AS consents,
                    (SELECT MAX(o.started_at) FROM on_behalf_sessions o WHERE o.actor_id = $1 AND o.subject_id = u.id) AS last
             FROM ",
            $from,
            " JOIN companies c ON c.id = u.company_id
             WHERE u.active = $3 AND c.active = $3 AND c.on_behalf_policy <> 'off'
               AND EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = c.id AND s.user_id = $1) AND ",
            $where,
            " ORDER BY ",
            $order
        )
    };
}

/// The buyer of this id.
pub const ONE: &str = buyers!("users u", "u.id = $4", "u.id");
/// Those acted for last.
pub const RECENT: &str = buyers!(
                "(SELECT x.subject_id, MAX(x.started_at) AS at FROM on_behalf_sessions x
                  WHERE x.actor_id = $1 GROUP BY x.subject_id ORDER BY at DESC LIMIT 10) r
                 JOIN users u ON u.id = r.subject_id",
                "($4 = '' OR EXISTS (SELECT 1 FROM buyer_search t WHERE t.user_id = u.id AND t.term >= $4 AND t.term < $5))
                 AND ($6 = '' OR EXISTS (SELECT 1 FROM buyer_search t WHERE t.user_id = u.id AND t.term >= $6 AND t.term < $7))
                 AND ($8 = '' OR EXISTS (SELECT 1 FROM buyer_search t WHERE t.user_id = u.id AND t.term >= $8 AND t.term < $9))",
                "r.at DESC, u.id"
            );
/// Those that a word leads to and two more fit.
pub const BY_WORDS: &str = buyers!(
    "(SELECT DISTINCT f.user_id FROM (
          SELECT w.user_id FROM (
              SELECT t.user_id FROM served_companies v
              JOIN buyer_search t ON t.company_id = v.company_id AND t.term >= $4 AND t.term < $5
              WHERE v.user_id = $1 LIMIT $11) w
          WHERE ($6 = '' OR EXISTS (SELECT 1 FROM buyer_search t WHERE t.user_id = w.user_id AND t.term >= $6 AND t.term < $7))
            AND ($8 = '' OR EXISTS (SELECT 1 FROM buyer_search t WHERE t.user_id = w.user_id AND t.term >= $8 AND t.term < $9))
          LIMIT $12) f) hit
     JOIN users u ON u.id = hit.user_id",
    "u.active = $3",
    "u.name, u.id LIMIT $10"
);
/// The buyer of an order or a job.
pub const BY_NUMBER: &str = buyers!(
    "users u",
    "u.id IN (SELECT o.buyer_id FROM orders o WHERE o.number = $4
                          UNION SELECT o.buyer_id FROM jobs j JOIN orders o ON o.id = j.order_id WHERE j.number = $4)",
    "u.id"
);
/// The buyers of a company by name.
pub const OF_COMPANY: &str = buyers!(
    "(SELECT x.id FROM users x WHERE x.company_id = $4 AND x.active = $3 ORDER BY x.name, x.id LIMIT $5) first
     JOIN users u ON u.id = first.id",
    "u.company_id = $4",
    "u.name, u.id"
);
/// How many terms a word leads to.
pub const HITS: &str = "SELECT COUNT(*) FROM (
                 SELECT 1 AS hit FROM served_companies v
                 JOIN buyer_search t ON t.company_id = v.company_id AND t.term >= $2 AND t.term < $3
                 WHERE v.user_id = $1 LIMIT $4) w";

/// Those that all words find, or the one with this id; without either, those acted for last and then others.
pub(super) async fn find_buyers(csr: &Csr, query: &str, buyer: &str) -> Result<FoundBuyers, AppError> {
    let words: Vec<Range> = search_words(query).iter().map(|word| prefix_range(word)).collect();
    let mut found = Found::default();
    let mut more = false;
    if !buyer.is_empty() {
        found.add(one(csr, buyer).await?);
    } else if words.is_empty() {
        found.add(recent(csr, &words).await?);
        fill(csr, &mut found).await?;
    } else {
        found.add(by_number(csr, query).await?);
        found.add(recent(csr, &words).await?);
        more = by_words(csr, words, &mut found).await?;
    }
    Ok(FoundBuyers {
        more: more || found.0.len() > LISTED,
        confirm_password: needs_password(csr),
        buyers: found.0.into_iter().take(LISTED).map(Row::into_buyer).collect(),
    })
}

/// From a key to before another.
type Range = (String, String);

/// Buyers in the order in which they were found, each once.
#[derive(Default)]
struct Found(Vec<Row>);

impl Found {
    fn add(&mut self, rows: Vec<Row>) {
        for row in rows {
            if !self.0.iter().any(|known| known.id == row.id) {
                self.0.push(row);
            }
        }
    }
}

async fn one(csr: &Csr, buyer: &str) -> Result<Vec<Row>, StoreError> {
    csr.shop()
        .db()
        .all(ONE, args![csr.id(), csr.shop().now(), true, buyer])
        .await
}

/// Those acted for lately that the words find.
async fn recent(csr: &Csr, words: &[Range]) -> Result<Vec<Row>, StoreError> {
    let [a, b, c] = three(words);
    csr.shop()
        .db()
        .all(
            RECENT,
            args![csr.id(), csr.shop().now(), true, a.0, a.1, b.0, b.1, c.0, c.1],
        )
        .await
}

/// Goes by the word that leads to the fewest; the others must fit too. Tells whether it stopped before the end.
async fn by_words(csr: &Csr, words: Vec<Range>, found: &mut Found) -> Result<bool, StoreError> {
    let mut by_hits = Vec::with_capacity(words.len());
    for word in words {
        by_hits.push((hits(csr, &word).await?, word));
    }
    by_hits.sort();
    let stopped = by_hits.first().is_some_and(|(hits, _)| *hits >= WALKED);
    let words: Vec<Range> = by_hits.into_iter().map(|(_, word)| word).collect();
    let [a, b, c] = three(&words);
    let rows = csr
        .shop()
        .db()
        .all(
            BY_WORDS,
            args![
                csr.id(),
                csr.shop().now(),
                true,
                a.0,
                a.1,
                b.0,
                b.1,
                c.0,
                c.1,
                READ,
                WALKED,
                MET
            ],
        )
        .await?;
    found.add(rows);
    Ok(stopped)
}

/// How many terms a word leads to, counted no further than needed.
async fn hits(csr: &Csr, word: &Range) -> Result<i64, StoreError> {
    let hits: Option<(i64,)> = csr
        .shop()
        .db()
        .one(HITS, args![csr.id(), &word.0, &word.1, WALKED])
        .await?;
    Ok(hits.map_or(0, |(hits,)| hits))
}

/// Three ranges; an empty one takes no part.
fn three(words: &[Range]) -> [Range; 3] {
    let word = |n| words.get(n).cloned().unwrap_or_default();
    [word(0), word(1), word(2)]
}

/// The buyer of the order or job with this number.
async fn by_number(csr: &Csr, query: &str) -> Result<Vec<Row>, StoreError> {
    let shop = csr.shop();
    let Some(number) = order_number(query, shop.year(shop.now())) else {
        return Ok(Vec::new());
    };
    shop.db()
        .all(BY_NUMBER, args![csr.id(), shop.now(), true, number])
        .await
}

/// What a person may type of a number, written out: `Q-2026-000123-1`, `2026-123` or, for this year, `123`.
fn order_number(typed: &str, year: i16) -> Option<String> {
    let typed = typed.trim().to_uppercase();
    let parts: Vec<u32> = typed
        .strip_prefix("Q-")
        .unwrap_or(&typed)
        .split('-')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match parts[..] {
        [count] => Some(format!("Q-{year}-{count:06}")),
        [year, count] => Some(format!("Q-{year}-{count:06}")),
        [year, count, job] => Some(format!("Q-{year}-{count:06}-{job}")),
        _ => None,
    }
}

/// Fills the list of somebody who has typed nothing yet: company by company, name by name.
async fn fill(csr: &Csr, found: &mut Found) -> Result<(), StoreError> {
    let db = csr.shop().db();
    let companies: Vec<(String,)> = db
        .all(
            "SELECT c.id FROM served_companies s JOIN companies c ON c.id = s.company_id
             WHERE s.user_id = $1 AND c.active = $2 AND EXISTS (SELECT 1 FROM users u WHERE u.company_id = c.id)
             ORDER BY c.name LIMIT $3",
            args![csr.id(), true, READ],
        )
        .await?;
    for (company,) in companies {
        if found.0.len() > LISTED {
            break;
        }
        let rows = db
            .all(OF_COMPANY, args![csr.id(), csr.shop().now(), true, company, READ])
            .await?;
        found.add(rows);
    }
    Ok(())
}

impl Row {
    fn into_buyer(self) -> BuyerToServe {
        BuyerToServe {
            id: self.id,
            name: self.name,
            email: self.email,
            company: self.company,
            consents: self.consents,
            recent: self.last.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::order_number;

    #[test]
    fn a_number_may_be_typed_short() {
        for (typed, number) in [
            ("Q-2026-000123", "Q-2026-000123"),
            (" q-2026-000123-1 ", "Q-2026-000123-1"),
            ("2025-7", "Q-2025-000007"),
            ("42", "Q-2026-000042"),
        ] {
            assert_eq!(order_number(typed, 2026).as_deref(), Some(number), "{typed}");
        }
        for typed in ["", "Q-", "ana", "1-2-3-4", "-5", "99999999999"] {
            assert_eq!(order_number(typed, 2026), None, "{typed}");
        }
    }
}
