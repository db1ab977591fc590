//! What travels of events to those who may read the audit log.

use crate::ui::{FieldError, When};
use serde::{Deserialize, Serialize};

/// What the log is narrowed to; empty texts narrow nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Who did it: an e-mail address or an id.
    pub actor: String,
    /// In whose name: an e-mail address or an id.
    pub subject: String,
    /// A company's name or id.
    pub company: String,
    pub kind: String,
    /// A number or an id.
    pub object: String,
    /// The id of an on-behalf session.
    pub on_behalf: String,
    /// The first and the last day, as `2026-12-31` in the reader's time zone.
    pub from: String,
    pub to: String,
    /// Part of what was there before or after.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedPerson {
    pub id: String,
    pub name: String,
}

/// What an event happened to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// As the event names it.
    pub key: String,
    /// As people call it.
    pub name: String,
    /// The page that shows it.
    pub path: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedEvent {
    pub id: String,
    pub at: When,
    /// In the reader's words.
    pub what: String,
    pub kind: String,
    /// None where the server itself did it.
    pub actor: Option<LoggedPerson>,
    /// None where it was done in the actor's own name.
    pub subject: Option<LoggedPerson>,
    pub company: Option<LoggedPerson>,
    pub on_behalf: Option<String>,
    pub thing: Thing,
    pub detail: String,
}

/// A page of the log, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLog {
    pub events: Vec<LoggedEvent>,
    /// Where the next page starts.
    pub next: Option<String>,
    /// Nothing more was found back to here; before that was not looked yet.
    pub searched_to: Option<When>,
    /// What can be filtered by: key and words.
    pub kinds: Vec<(String, String)>,
    /// What the filter names and nobody has.
    pub problems: Vec<FieldError>,
}

/// A field that an event changed; empty where it had or has no value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub field: String,
    pub before: String,
    pub after: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDetail {
    pub event: LoggedEvent,
    pub changes: Vec<Change>,
}
