//! What happened, written in the transaction of the change. If the event cannot be written, the change is not made.

use crate::{
    args,
    auth::Shopper,
    mails,
    store::{StoreError, Tx, new_id},
};
use serde::Serialize;
use serde_json::{Map, Value};

/// One thing that happened. Whoever acted, the subject is in whose name.
#[derive(Clone, Debug)]
pub(crate) struct Event<'a> {
    pub(crate) kind: &'static str,
    pub(crate) actor: Option<&'a str>,
    pub(crate) subject: Option<&'a str>,
    pub(crate) on_behalf: Option<&'a str>,
    pub(crate) company: Option<&'a str>,
    /// What it happened to: an id or a number.
    pub(crate) object: &'a str,
    pub(crate) detail: String,
    /// What was changed, as it was and as it is: JSON objects of the fields that differ; empty where that is no change of
    /// fields.
    pub(crate) before: String,
    pub(crate) after: String,
}

impl<'a> Event<'a> {
    /// What somebody did in their own name.
    pub(crate) fn by(actor: &'a str, kind: &'static str, object: &'a str) -> Self {
        Self {
            kind,
            actor: Some(actor),
            subject: Some(actor),
            on_behalf: None,
            company: None,
            object,
            detail: String::new(),
            before: String::new(),
            after: String::new(),
        }
    }

    /// What was done in the buyer's storefront, by the buyer or on behalf.
    pub(crate) fn of(shopper: &'a Shopper, kind: &'static str, object: &'a str) -> Self {
        Self {
            kind,
            actor: Some(shopper.actor()),
            subject: Some(shopper.buyer()),
            on_behalf: shopper.on_behalf(),
            company: Some(shopper.company()),
            object,
            detail: String::new(),
            before: String::new(),
            after: String::new(),
        }
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// What a change did, field by field; nothing is on one side of what was made or removed. Passwords and tokens are
    /// no part of such a value.
    pub(crate) fn change<T: Serialize>(mut self, before: Option<&T>, after: Option<&T>) -> Self {
        let (mut before, mut after) = (fields(before), fields(after));
        before.retain(|name, value| match after.get(name) {
            Some(now) if now == value => {
                after.remove(name);
                false
            }
            _ => true,
        });
        self.before = written(before);
        self.after = written(after);
        self
    }
}

fn fields<T: Serialize>(value: Option<&T>) -> Map<String, Value> {
    match value.map(serde_json::to_value) {
        Some(Ok(Value::Object(fields))) => fields,
        _ => Map::new(),
    }
}

fn written(fields: Map<String, Value>) -> String {
    if fields.is_empty() {
        String::new()
    } else {
        Value::Object(fields).to_string()
    }
}

/// Writes an event at this moment (milliseconds), and the mails that it asks for.
pub(crate) async fn record(tx: &mut Tx, at: i64, event: Event<'_>) -> Result<(), StoreError> {
    let id = note(tx, at, &event).await?;
    mails::queue(tx, &id, &event, at).await
}

/// Writes an event that nobody is mailed about, since it is past when it is written. Returns its id.
pub(crate) async fn note(tx: &mut Tx, at: i64, event: &Event<'_>) -> Result<String, StoreError> {
    let id = new_id();
    tx.execute(
        "INSERT INTO events (id, at, kind, actor_id, subject_id, on_behalf_id, company_id, object, detail, before, after)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            &id,
            at,
            event.kind,
            event.actor,
            event.subject,
            event.on_behalf,
            event.company,
            event.object,
            &event.detail,
            &event.before,
            &event.after,
        ],
    )
    .await?;
    Ok(id)
}
