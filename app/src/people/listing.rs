//! The list of users: narrowed, sorted and paged by keys of indexes, so that no page costs more than the first.
//!
//! Its one rule: what a page costs does not grow with the number of users. It goes by what leads to few, a word or a group;
//! what leads to many is met soon on a walk through the list itself.

use super::{
    batch, choices, lists,
    types::{UserList, UserSummary},
};
use crate::{
    args,
    auth::{Page, RequestContext, Staff},
    export::{Export, Part},
    imports::joined,
    store::{Db, StoreError, Val, prefix_range, search_words},
    ui::AppError,
};
use serde::Deserialize;

const PAGE: usize = 25;
/// What leads to more users than this is not gone by.
pub const FEW: i64 = 2_000;
/// What parts the names of groups.
const BETWEEN: char = '\u{1f}';

/// What the list is narrowed to, and its order. Empty texts narrow nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Words of name, e-mail and company.
    pub q: String,
    /// The ids of a group and a company.
    pub group: String,
    pub company: String,
    /// `active` or `deactivated`.
    pub state: String,
    /// `email` or `newest`, else by name.
    pub sort: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name_key: String,
    name: String,
    email: String,
    language: String,
    active: bool,
    created_at: i64,
    company: Option<String>,
    groups: Option<String>,
}

/// From a term's key to before another.
type Range = (String, String);

impl Filter {
    /// The place of its order in the statements of a list.
    fn order(&self) -> usize {
        match self.sort.as_str() {
            "email" => 1,
            "newest" => 2,
            _ => 0,
        }
    }

    fn args(&self, words: &[Range], from: &str, rows: usize, language: &str) -> Vec<Val> {
        // After every id.
        let start = if self.sort == "newest" { "g" } else { "" };
        let from = if from.is_empty() { start } else { from };
        let any_state = !matches!(self.state.as_str(), "active" | "deactivated");
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        let mut args = args![any_state, self.state == "active", from, rows];
        for n in 0..3 {
            let (from, to) = words.get(n).cloned().unwrap_or_default();
            args.extend(args![from, to]);
        }
        args.extend(args![&self.company, &self.group, language]);
        args
    }

    /// Where the page after this row starts.
    fn next(&self, row: &Row) -> String {
        match self.order() {
            1 => row.email.clone(),
            2 => row.id.clone(),
            _ => row.name_key.clone(),
        }
    }
}

/// A page of users; `from` is where it starts, `batch` what was asked for several before.
pub(super) async fn list(staff: &Staff, filter: &Filter, from: &str, batch: &str) -> Result<UserList, AppError> {
    let mut rows = read(staff, filter, from, PAGE + 1, staff.lang().code()).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(UserList {
        next: rows.last().filter(|_| more).map(|row| filter.next(row)),
        users: rows.into_iter().map(|row| row.into_summary(staff)).collect(),
        choices: choices::choices(staff, &filter.company).await?,
        outcome: batch::outcome(staff, batch).await?,
    })
}

async fn read(
    staff: &Staff,
    filter: &Filter,
    from: &str,
    count: usize,
    language: &str,
) -> Result<Vec<Row>, StoreError> {
    let db = staff.shop().db();
    let mut words: Vec<Range> = search_words(&filter.q).iter().map(|word| prefix_range(word)).collect();
    let list = way(db, filter, &mut words).await?;
    db.all(list[filter.order()], filter.args(&words, from, count, language))
        .await
}

/// How the users of a filter are found. Puts the word first that leads to the fewest.
async fn way(db: &Db, filter: &Filter, words: &mut [Range]) -> Result<[&'static str; 3], StoreError> {
    let mut counted = Vec::with_capacity(words.len());
    for word in &*words {
        counted.push((
            count(db, lists::HITS, args![&word.0, &word.1, FEW + 1]).await?,
            word.clone(),
        ));
    }
    counted.sort();
    let hits = counted.first().map(|(hits, _)| *hits);
    for (word, (_, counted)) in words.iter_mut().zip(counted) {
        *word = counted;
    }
    if hits.is_some_and(|hits| hits <= FEW) {
        return Ok(lists::BY_WORDS);
    }
    if !filter.group.is_empty() && count(db, lists::MEMBERS, args![&filter.group, FEW + 1]).await? <= FEW {
        return Ok(lists::OF_GROUP);
    }
    Ok(match filter.state.as_str() {
        _ if !filter.company.is_empty() => lists::OF_COMPANY,
        // Many have each of them, but perhaps not both.
        _ if words.len() > 1 => lists::BY_WORDS,
        "active" | "deactivated" => lists::OF_STATE,
        _ => lists::ALL,
    })
}

async fn count(db: &Db, sql: &'static str, args: Vec<Val>) -> Result<i64, StoreError> {
    let (count,): (i64,) = db.one(sql, args).await?.ok_or(StoreError::RowNotFound)?;
    Ok(count)
}

impl Row {
    fn groups(&self) -> Vec<String> {
        let mut groups: Vec<String> = self
            .groups
            .iter()
            .flat_map(|groups| groups.split(BETWEEN))
            .map(str::to_owned)
            .collect();
        groups.sort();
        groups
    }

    fn into_summary(self, staff: &Staff) -> UserSummary {
        UserSummary {
            groups: self.groups(),
            id: self.id,
            name: self.name,
            email: self.email,
            company: self.company,
            active: self.active,
            added: staff.when(self.created_at),
        }
    }

    fn into_cells(self, staff: &Staff) -> Vec<String> {
        let groups = joined(self.groups());
        let state = if self.active { "active" } else { "deactivated" };
        vec![
            self.email,
            self.name,
            self.language,
            groups,
            self.company.unwrap_or_default(),
            state.to_owned(),
            staff.when(self.created_at).iso,
        ]
    }
}

/// The users of a filter, to be downloaded, and to be imported again. Groups have their English names.
pub struct UsersExport {
    staff: Staff,
    filter: Filter,
}

impl UsersExport {
    /// # Errors
    /// As [`Staff::with`] for the page "Users".
    pub fn new(request: RequestContext, filter: Filter) -> Result<Self, AppError> {
        let staff = Staff::of(request, Page::Users)?;
        Ok(Self { staff, filter })
    }
}

impl Export for UsersExport {
    const COLUMNS: &'static [&'static str] = &["email", "name", "language", "groups", "company", "state", "added"];

    async fn part(&self, from: String, count: usize) -> Result<Part, AppError> {
        let rows = read(&self.staff, &self.filter, &from, count, "en").await?;
        Ok(Part {
            next: rows
                .last()
                .filter(|_| rows.len() == count)
                .map(|row| self.filter.next(row)),
            rows: rows.into_iter().map(|row| row.into_cells(&self.staff)).collect(),
        })
    }
}
