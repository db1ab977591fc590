//! The list of companies: by name, found by terms, paged by the key of an index.

use super::staff_types::{CompanyList, CompanySummary};
use crate::{
    args,
    auth::Staff,
    shop::Shop,
    store::{StoreError, Tx, prefix_range, search_words, term_batches},
    ui::AppError,
};

const PAGE: usize = 50;
/// One more than is shown: whether there are more.
const READ: i64 = 51;
/// Companies that one transaction makes findable.
const AT_ONCE: i64 = 200;
/// What parts the names of CSRs: a sign that none of them has.
const BETWEEN: char = '\u{1f}';

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    active: bool,
    sheet: Option<String>,
    all_csrs: bool,
    csrs: Option<String>,
}

/// What a list is narrowed to, and where it starts. Empty texts narrow nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) q: String,
    /// `active` or `inactive`.
    pub(super) state: String,
    /// The name after which the page starts.
    pub(super) after: String,
}

macro_rules! companies {
    ($from:literal, $which:literal) => {
        concat!(
            "SELECT c.id, c.name, c.active, c.served_by_all_csrs AS all_csrs,
                    (SELECT s.name FROM price_sheets s WHERE s.id = c.price_sheet_id) AS sheet,
                    (SELECT string_agg(u.name, '\u{1f}') FROM customer_csrs k JOIN users u ON u.id = k.user_id
                     WHERE k.company_id = c.id AND u.active) AS csrs
             FROM ",
            $from,
            " WHERE c.name > $1 AND ",
            $which,
            " ORDER BY c.name LIMIT $2"
        )
    };
}

pub const ALL: &str = companies!("companies c", "c.name <> ''");
pub const OF_STATE: &str = companies!("companies c", "c.active = $3");
/// Those that the first word leads to, and that have the others too.
pub const BY_WORDS: &str = companies!(
    "(SELECT DISTINCT w.company_id FROM company_search w WHERE w.term >= $4 AND w.term < $5) hit
     JOIN companies c ON c.id = hit.company_id",
    "($3 = '' OR ($3 = 'active') = c.active)
     AND ($6 = '' OR EXISTS (SELECT 1 FROM company_search x WHERE x.company_id = c.id AND x.term >= $6 AND x.term < $7))
     AND ($8 = '' OR EXISTS (SELECT 1 FROM company_search y WHERE y.company_id = c.id AND y.term >= $8 AND y.term < $9))"
);

pub(super) async fn list(staff: &Staff, asked: &Asked) -> Result<CompanyList, AppError> {
    let db = staff.shop().db();
    let words = search_words(&asked.q);
    let after = asked.after.as_str();
    let mut rows: Vec<Row> = if !words.is_empty() {
        let mut args = args![after, READ, &asked.state];
        for n in 0..3 {
            let (from, to) = words.get(n).map(|word| prefix_range(word)).unwrap_or_default();
            args.extend(args![from, to]);
        }
        db.all(BY_WORDS, args).await?
    } else if asked.state.is_empty() {
        db.all(ALL, args![after, READ]).await?
    } else {
        db.all(OF_STATE, args![after, READ, asked.state == "active"]).await?
    };
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(CompanyList {
        next: rows.last().filter(|_| more).map(|row| row.name.clone()),
        companies: rows.into_iter().map(Row::into_summary).collect(),
    })
}

impl Row {
    fn into_summary(self) -> CompanySummary {
        let csrs = self.csrs.unwrap_or_default();
        CompanySummary {
            id: self.id,
            name: self.name,
            active: self.active,
            sheet: self.sheet,
            all_csrs: self.all_csrs,
            csrs: csrs
                .split(BETWEEN)
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }
}

/// Writes the terms of a company anew.
pub(crate) async fn index_company(tx: &mut Tx, company: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM company_search WHERE company_id = $1", args![company])
        .await?;
    let (name,): (String,) = tx
        .one("SELECT name FROM companies WHERE id = $1", args![company])
        .await?
        .ok_or(StoreError::RowNotFound)?;
    for args in term_batches(company, &name) {
        tx.execute(
            "INSERT INTO company_search (company_id, term)
             VALUES ($1, $2), ($1, $3), ($1, $4), ($1, $5), ($1, $6), ($1, $7),
                    ($1, $8), ($1, $9), ($1, $10), ($1, $11), ($1, $12), ($1, $13)
             ON CONFLICT DO NOTHING",
            args,
        )
        .await?;
    }
    Ok(())
}

/// Makes companies findable that were added before there were terms of them.
pub async fn index_companies(shop: &Shop) -> Result<(), StoreError> {
    let mut after = String::new();
    loop {
        let mut tx = shop.db().begin().await?;
        let lacking: Vec<(String,)> = tx
            .all(
                "SELECT c.id FROM companies c
                 WHERE c.id > $1 AND NOT EXISTS (SELECT 1 FROM company_search s WHERE s.company_id = c.id)
                 ORDER BY c.id LIMIT $2",
                args![&after, AT_ONCE],
            )
            .await?;
        for (company,) in &lacking {
            index_company(&mut tx, company).await?;
        }
        tx.commit().await?;
        match lacking.last() {
            Some((last,)) => after.clone_from(last),
            None => return Ok(()),
        }
    }
}
