//! Events: what happened, written in the transaction of the change. If the event cannot be written, the change is not made.

use crate::{
    args,
    auth::Shopper,
    mails,
    store::{StoreError, Tx, new_id},
};

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
        }
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
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
        "INSERT INTO events (id, at, kind, actor_id, subject_id, on_behalf_id, company_id, object, detail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
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
        ],
    )
    .await?;
    Ok(id)
}
