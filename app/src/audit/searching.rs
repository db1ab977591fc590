//! From a filter to its events: whom it names, from where to where, and which walk leads to the fewest.

use super::{
    finding::{self, WALKED, Walk},
    row::Row,
    texts as t,
    types::Filter,
};
use crate::{args, auth::Staff, store::StoreError, ui::FieldError};

/// The longest text that is looked for, in characters: SQLite refuses a long pattern.
const LONGEST_TEXT: usize = 200;

/// A filter whose people and company are known by their ids.
pub(super) struct Found {
    actor: String,
    subject: String,
    company: String,
    pub(super) problems: Vec<FieldError>,
}

/// Where a page starts: before this moment and id.
pub(super) struct Key {
    pub(super) at: i64,
    pub(super) id: String,
}

/// People by e-mail address and companies by name, or either by id. What nobody has is a problem at its field, and so is a
/// text that is too long to look for.
pub(super) async fn find(staff: &Staff, filter: &Filter) -> Result<Found, StoreError> {
    const PERSON: &str = "SELECT id FROM users WHERE id = $1 OR email = $2";
    const COMPANY: &str = "SELECT id FROM companies WHERE id = $1 OR name = $2";
    let (db, lang) = (staff.shop().db(), staff.lang());
    let id_of = async |sql, typed: &str, name: String| -> Result<Option<String>, StoreError> {
        if typed.is_empty() {
            return Ok(Some(String::new()));
        }
        let row: Option<(String,)> = db.one(sql, args![typed, name]).await?;
        Ok(row.map(|(id,)| id))
    };
    let (actor, subject, company) = (filter.actor.trim(), filter.subject.trim(), filter.company.trim());
    let mut problems = Vec::new();
    if filter.text.trim().chars().count() > LONGEST_TEXT {
        problems.push(FieldError {
            field: "text".to_owned(),
            message: t::text_too_long(lang).to_owned(),
        });
    }
    let mut known = |field: &str, id: Option<String>, message: &str| {
        id.unwrap_or_else(|| {
            problems.push(FieldError {
                field: field.to_owned(),
                message: message.to_owned(),
            });
            String::new()
        })
    };
    Ok(Found {
        actor: known(
            "actor",
            id_of(PERSON, actor, actor.to_lowercase()).await?,
            t::nobody(lang),
        ),
        subject: known(
            "subject",
            id_of(PERSON, subject, subject.to_lowercase()).await?,
            t::nobody(lang),
        ),
        company: known(
            "company",
            id_of(COMPANY, company, company.to_owned()).await?,
            t::no_company(lang),
        ),
        problems,
    })
}

pub(super) async fn read(
    staff: &Staff,
    filter: &Filter,
    found: &Found,
    before: &str,
    count: usize,
) -> Result<Vec<Row>, StoreError> {
    let start = start(staff, filter, before);
    let typed = containing(filter.text.trim());
    let (walk, _) = walk(filter, found);
    let args = args![
        start.at,
        start.id,
        first_moment(staff, filter),
        filter.object.trim(),
        filter.on_behalf.trim(),
        &found.actor,
        &found.subject,
        &found.company,
        &filter.kind,
        typed.to_lowercase(),
        typed,
        i64::try_from(count).unwrap_or(i64::MAX),
        WALKED,
    ];
    staff.shop().db().all(walk.met, args).await
}

/// A pattern of LIKE for what contains this text; empty for no text. What would be a wildcard is escaped by `!`.
fn containing(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let escaped = ['!', '%', '_']
        .iter()
        .fold(text.to_owned(), |text, c| text.replace(*c, &format!("!{c}")));
    format!("%{escaped}%")
}

/// The last event that a page's walk meets, where there are others behind it.
pub(super) async fn end_of_walk(
    staff: &Staff,
    filter: &Filter,
    found: &Found,
    before: &str,
) -> Result<Option<Key>, StoreError> {
    let start = start(staff, filter, before);
    let (walk, by) = walk(filter, found);
    let first = first_moment(staff, filter);
    let last: Option<(i64, String)> = staff
        .shop()
        .db()
        .one(walk.last, args![start.at, start.id, first, by, WALKED - 1])
        .await?;
    Ok(last.map(|(at, id)| Key { at, id }))
}

/// The index that leads to the fewest events of a filter, and its value there.
fn walk(filter: &Filter, found: &Found) -> (Walk, String) {
    let choices = [
        (finding::BY_OBJECT, filter.object.trim()),
        (finding::BY_SESSION, filter.on_behalf.trim()),
        (finding::BY_SUBJECT, &found.subject),
        (finding::BY_ACTOR, &found.actor),
        (finding::BY_COMPANY, &found.company),
        (finding::BY_KIND, &filter.kind),
    ];
    choices
        .into_iter()
        .find(|(_, value)| !value.is_empty())
        .map_or((finding::BY_TIME, String::new()), |(walk, value)| {
            (walk, value.to_owned())
        })
}

fn first_moment(staff: &Staff, filter: &Filter) -> i64 {
    staff.request().start_of_day(&filter.from).unwrap_or(i64::MIN)
}

/// The key that a page names, no later than the filter's last day.
fn start(staff: &Staff, filter: &Filter, before: &str) -> Key {
    let end = Key {
        at: staff.request().end_of_day(&filter.to).unwrap_or(i64::MAX),
        id: String::new(),
    };
    match Key::read(before) {
        Some(key) if key.at < end.at => key,
        _ => end,
    }
}

impl Key {
    fn read(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('-')?;
        Some(Self {
            at: at.parse().ok()?,
            id: id.to_owned(),
        })
    }

    pub(super) fn text(&self) -> String {
        format!("{}-{}", self.at, self.id)
    }
}
