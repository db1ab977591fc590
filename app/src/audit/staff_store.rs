//! Reading the audit log.

use super::{
    finding::{self, WALKED, Walk},
    texts as t,
    things::thing,
    types::{AuditLog, Change, EventDetail, Filter, LoggedEvent, LoggedPerson},
    words,
};
use crate::{
    args,
    auth::{Page, RequestContext, Staff},
    export::{Export, Part},
    store::{Db, StoreError},
    ui::{AppError, FieldError},
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

const PAGE_SIZE: usize = 50;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: String,
    at: i64,
    pub(super) kind: String,
    pub(super) object: String,
    detail: String,
    before: String,
    after: String,
    on_behalf_id: Option<String>,
    actor_id: Option<String>,
    actor: Option<String>,
    actor_email: Option<String>,
    subject_id: Option<String>,
    subject: Option<String>,
    subject_email: Option<String>,
    company_id: Option<String>,
    company: Option<String>,
}

/// A filter whose people and company are known by their ids.
struct Found {
    actor: String,
    subject: String,
    company: String,
    problems: Vec<FieldError>,
}

/// Where a page starts: before this moment and id.
struct Key {
    at: i64,
    id: String,
}

pub(super) async fn list(staff: &Staff, filter: &Filter, before: &str) -> Result<AuditLog, AppError> {
    let db = staff.shop().db();
    let found = find(staff, filter).await?;
    let kinds = words::kinds(staff.lang());
    if !found.problems.is_empty() {
        return Ok(AuditLog {
            events: Vec::new(),
            next: None,
            searched_to: None,
            kinds,
            problems: found.problems,
        });
    }
    let mut rows = read(staff, filter, &found, before, PAGE_SIZE + 1).await?;
    let more = rows.len() > PAGE_SIZE;
    rows.truncate(PAGE_SIZE);
    let searched = if more {
        None
    } else {
        end_of_walk(staff, filter, &found, before).await?
    };
    let next = match &searched {
        Some(key) => Some(key.text()),
        None => rows.last().filter(|_| more).map(Row::key),
    };
    let mut events = Vec::with_capacity(rows.len());
    for row in rows {
        events.push(row.into_event(staff, db).await?);
    }
    Ok(AuditLog {
        events,
        next,
        searched_to: searched.map(|key| staff.when(key.at)),
        kinds,
        problems: Vec::new(),
    })
}

pub(super) async fn event(staff: &Staff, id: &str) -> Result<EventDetail, AppError> {
    let db = staff.shop().db();
    let row: Row = db.one(finding::ONE, args![id]).await?.ok_or(AppError::NotFound)?;
    Ok(EventDetail {
        changes: changes(&row.before, &row.after),
        event: row.into_event(staff, db).await?,
    })
}

async fn read(
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
async fn end_of_walk(staff: &Staff, filter: &Filter, found: &Found, before: &str) -> Result<Option<Key>, StoreError> {
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

    fn text(&self) -> String {
        format!("{}-{}", self.at, self.id)
    }
}

/// People by e-mail address and companies by name, or either by id. What nobody has is a problem at its field.
async fn find(staff: &Staff, filter: &Filter) -> Result<Found, StoreError> {
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

impl Row {
    fn key(&self) -> String {
        Key {
            at: self.at,
            id: self.id.clone(),
        }
        .text()
    }

    async fn into_event(self, staff: &Staff, db: &Db) -> Result<LoggedEvent, StoreError> {
        let person =
            |id: Option<String>, name: Option<String>| id.zip(name).map(|(id, name)| LoggedPerson { id, name });
        let own = self.subject_id == self.actor_id;
        Ok(LoggedEvent {
            thing: thing(db, &self.kind, &self.object, staff.lang()).await?,
            at: staff.when(self.at),
            what: words::kind(&self.kind, staff.lang()),
            kind: self.kind,
            actor: person(self.actor_id, self.actor),
            subject: person(self.subject_id, self.subject).filter(|_| !own),
            company: person(self.company_id, self.company),
            on_behalf: self.on_behalf_id,
            detail: self.detail,
            id: self.id,
        })
    }

    fn into_cells(self) -> Vec<String> {
        let text = Option::unwrap_or_default;
        vec![
            self.id,
            jiff::Timestamp::from_millisecond(self.at).map_or_else(|_| self.at.to_string(), |at| at.to_string()),
            self.kind,
            text(self.actor),
            text(self.actor_email),
            text(self.subject),
            text(self.subject_email),
            text(self.on_behalf_id),
            text(self.company),
            self.object,
            self.detail,
            self.before,
            self.after,
        ]
    }
}

/// What changed, field by field, from the two sides of an event.
pub(super) fn changes(before: &str, after: &str) -> Vec<Change> {
    let (before, after) = (fields(before), fields(after));
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names
        .into_iter()
        .map(|name| Change {
            before: value(before.get(name)),
            after: value(after.get(name)),
            field: name.clone(),
        })
        .collect()
}

fn fields(side: &str) -> Map<String, Value> {
    serde_json::from_str(side).unwrap_or_default()
}

fn value(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// The events of a filter, to be downloaded.
pub struct EventsExport {
    staff: Staff,
    filter: Filter,
    found: Found,
}

impl EventsExport {
    /// # Errors
    /// As [`Staff::of`] for the page "Audit log"; `Invalid` where the filter names what is not there.
    pub async fn new(request: RequestContext, filter: Filter) -> Result<Self, AppError> {
        let staff = Staff::of(request, Page::AuditLog)?;
        let found = find(&staff, &filter).await?;
        if found.problems.is_empty() {
            Ok(Self { staff, filter, found })
        } else {
            Err(AppError::Invalid(found.problems))
        }
    }
}

impl Export for EventsExport {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "at",
        "kind",
        "actor",
        "actor_email",
        "subject",
        "subject_email",
        "on_behalf_session",
        "company",
        "object",
        "detail",
        "before",
        "after",
    ];

    async fn part(&self, from: String, count: usize) -> Result<Part, AppError> {
        let rows = read(&self.staff, &self.filter, &self.found, &from, count).await?;
        let next = match rows.last().filter(|_| rows.len() == count) {
            Some(last) => Some(last.key()),
            None => end_of_walk(&self.staff, &self.filter, &self.found, &from)
                .await?
                .map(|key| key.text()),
        };
        Ok(Part {
            next,
            rows: rows.into_iter().map(Row::into_cells).collect(),
        })
    }
}
