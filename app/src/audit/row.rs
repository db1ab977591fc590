//! An event as it is read: for a page, or for a file.

use super::{
    searching::Key,
    things::thing,
    types::{LoggedEvent, LoggedPerson},
    words,
};
use crate::{
    auth::Staff,
    store::{Db, StoreError},
};

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    id: String,
    at: i64,
    kind: String,
    object: String,
    detail: String,
    pub(super) before: String,
    pub(super) after: String,
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

impl Row {
    pub(super) fn key(&self) -> String {
        Key {
            at: self.at,
            id: self.id.clone(),
        }
        .text()
    }

    pub(super) async fn into_event(self, staff: &Staff, db: &Db) -> Result<LoggedEvent, StoreError> {
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

    pub(super) fn into_cells(self) -> Vec<String> {
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
