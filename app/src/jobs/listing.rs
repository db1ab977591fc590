//! Lists of jobs: narrowed, sorted and paged by keys of indexes, so that no page costs more than the first.
//!
//! Its one rule: what a list costs does not grow with the number of jobs. A search goes by the word that leads to the
//! fewest jobs; one that leads to very many is found by walking the list itself, which soon meets enough of them.

use super::{
    lists,
    moving::read_state,
    reading::{due, quantity},
    types::{JobList, JobSummary, StaffJobList, StaffJobSummary},
};
use crate::{
    args,
    auth::{RequestContext, Shopper, Staff},
    store::{Db, StoreError, Val, decode, prefix_range, search_words},
    ui::AppError,
};
use pricing::Configuration;

const PAGE: usize = 25;
/// One more than is shown: whether there are more.
const READ: i64 = 26;
/// A word that leads to more jobs is not gone by.
const MANY: i64 = 10_000;
/// After every id, and before every due date.
const NEWEST_START: &str = "g";

/// What a list is narrowed to, its order, and where it starts. Empty texts narrow nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// Words of name, code, buyer and company, or the number of a job or an order.
    pub(super) q: String,
    pub(super) state: String,
    /// `due` for what is due next, else newest first.
    pub(super) sort: String,
    /// What the page before gave.
    pub(super) from: String,
    /// Only of this company; for staff.
    pub(super) company: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    due_key: String,
    number: String,
    name: String,
    name_en: String,
    name_ja: String,
    code: String,
    configuration: Option<String>,
    quantity: i64,
    state: String,
    due_on: String,
    opened_at: i64,
}

#[derive(sqlx::FromRow)]
struct StaffRow {
    #[sqlx(flatten)]
    row: Row,
    company: String,
    buyer: String,
}

/// From a term's key to before another.
type Range = (String, String);

impl Asked {
    fn is_by_due_date(&self) -> bool {
        self.sort == "due"
    }

    /// The one of a list's two orders that is asked for.
    fn of(&self, list: [&'static str; 2]) -> &'static str {
        let [newest, due] = list;
        if self.is_by_due_date() { due } else { newest }
    }

    /// What was typed, where it has the form of a number: `Q-2026-000123`, `Q-2026-000123-1` or `J-2026-000045`.
    fn number(&self) -> Option<String> {
        let typed = self.q.trim().to_uppercase();
        let is_number = typed
            .strip_prefix(['Q', 'J'])
            .is_some_and(|rest| rest.starts_with('-') && rest.chars().all(|c| c == '-' || c.is_ascii_digit()));
        is_number.then_some(typed)
    }

    fn words(&self) -> Vec<Range> {
        if self.number().is_some() {
            return Vec::new();
        }
        search_words(&self.q).iter().map(|word| prefix_range(word)).collect()
    }

    fn args(&self, reader: &str, words: &[Range], company: &str, sees_all: bool, rows: i64) -> Vec<Val> {
        let start = if self.is_by_due_date() { "" } else { NEWEST_START };
        let from = if self.from.is_empty() { start } else { &self.from };
        let mut args = args![reader, &self.state, from, rows];
        for n in 0..3 {
            let (from, to) = words.get(n).cloned().unwrap_or_default();
            args.extend(args![from, to]);
        }
        args.extend(args![self.number().unwrap_or_default(), company, sees_all]);
        args
    }

    /// Where the page after this row starts.
    fn next(&self, row: &Row) -> String {
        if self.is_by_due_date() {
            row.due_key.clone()
        } else {
            row.id.clone()
        }
    }
}

/// How the jobs of some words are found.
enum Way {
    /// All jobs, or those of a number, in their order.
    Walk,
    /// From the first of these words.
    Words,
}

/// Puts the word first that leads to the fewest jobs. One word alone that leads to very many is met soon by walking.
async fn way(
    db: &Db,
    hits: &'static str,
    words: &mut [Range],
    args: impl Fn(&[Range]) -> Vec<Val>,
) -> Result<Way, StoreError> {
    if words.is_empty() {
        return Ok(Way::Walk);
    }
    let mut counted = Vec::with_capacity(words.len());
    for word in &*words {
        let (count,): (i64,) = db
            .one(hits, args(std::slice::from_ref(word)))
            .await?
            .ok_or(StoreError::RowNotFound)?;
        counted.push((count, word.clone()));
    }
    counted.sort();
    let alone_and_common = matches!(&counted[..], [(count, _)] if *count > MANY);
    for (word, (_, counted)) in words.iter_mut().zip(counted) {
        *word = counted;
    }
    Ok(if alone_and_common { Way::Walk } else { Way::Words })
}

/// A page of the shopper's own jobs.
pub(super) async fn own(shopper: &Shopper, asked: &Asked) -> Result<JobList, AppError> {
    let db = shopper.shop().db();
    let args = |words: &[Range], rows| asked.args(shopper.buyer(), words, shopper.company(), false, rows);
    let mut words = asked.words();
    let way = way(db, lists::OWN_HITS, &mut words, |words| args(words, MANY + 1)).await?;
    let sql = match way {
        Way::Walk if asked.number().is_some() => asked.of(lists::OWN_BY_NUMBER),
        Way::Walk => asked.of(lists::OWN),
        Way::Words => asked.of(lists::OWN_BY_WORDS),
    };
    let mut rows: Vec<Row> = db.all(sql, args(&words, READ)).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(JobList {
        next: rows.last().filter(|_| more).map(|row| asked.next(row)),
        jobs: rows
            .into_iter()
            .map(|row| row.into_summary(shopper.request()))
            .collect::<Result<_, _>>()?,
    })
}

/// A page of the jobs that this reader may see.
pub(super) async fn of_staff(staff: &Staff, asked: &Asked) -> Result<StaffJobList, AppError> {
    let db = staff.shop().db();
    let sees_all = staff.sees_all();
    let args = |words: &[Range], rows| asked.args(staff.id(), words, &asked.company, sees_all, rows);
    let mut words = asked.words();
    let way = way(db, lists::HITS, &mut words, |words| args(words, MANY + 1)).await?;
    let sql = match way {
        Way::Words => asked.of(lists::BY_WORDS),
        Way::Walk if asked.number().is_some() => asked.of(lists::BY_NUMBER),
        Way::Walk if !asked.company.is_empty() => asked.of(lists::OF_COMPANY),
        Way::Walk if !sees_all && words.is_empty() => asked.of(lists::SERVED),
        Way::Walk if !sees_all => asked.of(lists::REACHED),
        Way::Walk if !asked.state.is_empty() && !asked.is_by_due_date() => lists::OF_STATE,
        Way::Walk => asked.of(lists::ALL),
    };
    let mut rows: Vec<StaffRow> = db.all(sql, args(&words, READ)).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(StaffJobList {
        next: rows.last().filter(|_| more).map(|row| asked.next(&row.row)),
        company: company(staff, &asked.company, sees_all).await?,
        jobs: rows
            .into_iter()
            .map(|row| row.into_summary(staff.request()))
            .collect::<Result<_, _>>()?,
    })
}

/// The name of the company that the list is narrowed to.
async fn company(staff: &Staff, id: &str, sees_all: bool) -> Result<Option<String>, StoreError> {
    let name: Option<(String,)> = staff
        .shop()
        .db()
        .one(
            "SELECT c.name FROM companies c WHERE c.id = $1
               AND ($2 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = c.id AND s.user_id = $3))",
            args![id, sees_all, staff.id()],
        )
        .await?;
    Ok(name.map(|(name,)| name))
}

impl Row {
    fn into_summary(self, request: &RequestContext) -> Result<JobSummary, StoreError> {
        let configuration: Option<Configuration> = self.configuration.as_deref().map(decode).transpose()?;
        let name = if self.name.is_empty() {
            request.lang.pick(self.name_en, self.name_ja)
        } else {
            self.name
        };
        Ok(JobSummary {
            number: self.number,
            name,
            code: self.code,
            quantity: quantity(configuration.as_ref(), self.quantity),
            state: read_state(&self.state)?,
            opened: request.when(self.opened_at),
            due: due(&self.due_on, request.lang),
        })
    }
}

impl StaffRow {
    fn into_summary(self, request: &RequestContext) -> Result<StaffJobSummary, StoreError> {
        Ok(StaffJobSummary {
            job: self.row.into_summary(request)?,
            company: self.company,
            buyer: self.buyer,
        })
    }
}
