//! Rows of the outbox: a mail for one event, or one that several events share.

use super::{recipients::Recipient, types::State};
use crate::{
    args,
    store::{StoreError, Tx, new_id},
};

/// The uploads of a job are told of together, once none has come for this long.
const QUIET_MS: i64 = 60 * 1000;

/// A mail that more events can join until it is sent.
pub(super) struct Batch {
    key: String,
    due_at: i64,
    /// Whether every event puts it off again.
    put_off: bool,
    digest: bool,
}

impl Batch {
    /// The uploads to a job, by its customer or in one on-behalf session.
    pub(super) fn files(job: &str, on_behalf: Option<&str>, at: i64) -> Self {
        Self {
            key: format!("files:{job}:{}", on_behalf.unwrap_or_default()),
            due_at: at + QUIET_MS,
            put_off: true,
            digest: false,
        }
    }

    /// What the customers of somebody did in a day. The worker knows when that is over.
    pub(super) fn digest(at: i64) -> Self {
        Self {
            key: "digest".to_owned(),
            due_at: at,
            put_off: false,
            digest: true,
        }
    }
}

/// Whoever joins a batch, or takes mails to send them, does so alone until the transaction ends: two of them that met the
/// same mails in other orders would wait for each other for good.
pub(super) async fn keep_others_out(tx: &mut Tx) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO counters (name, value) VALUES ('mail-batches', 0)
         ON CONFLICT (name) DO UPDATE SET value = counters.value",
        args![],
    )
    .await?;
    Ok(())
}

/// Keeps back the mails that wait to tell of a job: it has another buyer now, and they would tell theirs.
pub(crate) async fn withhold(tx: &mut Tx, job: &str) -> Result<(), StoreError> {
    keep_others_out(tx).await?;
    tx.execute(
        "UPDATE outbox SET state = 'suppressed', last_error = 'the job was given to another buyer', batch = NULL
         WHERE state IN ('pending', 'retrying') AND NOT digest AND event_id IN (SELECT e.id FROM events e WHERE e.object = $1)",
        args![job],
    )
    .await?;
    Ok(())
}

/// Keeps back the mails that wait with a link for this user, all or those that confirm an address: the link is void.
pub(crate) async fn withhold_links(tx: &mut Tx, user: &str, kind: &str) -> Result<(), StoreError> {
    keep_others_out(tx).await?;
    tx.execute(
        "UPDATE outbox SET state = 'suppressed', last_error = 'the link is void', batch = NULL
         WHERE state IN ('pending', 'retrying')
           AND event_id IN (SELECT l.id FROM password_links l
                            WHERE l.user_id = $1 AND l.ended_at IS NULL AND $2 IN ('', l.kind))",
        args![user, kind],
    )
    .await?;
    Ok(())
}

/// A mail about an event for one reader.
pub(super) struct NewMail<'a> {
    pub(super) event: &'a str,
    pub(super) recipient: &'a Recipient,
    pub(super) at: i64,
}

impl NewMail<'_> {
    /// A mail of its own, due at once.
    pub(super) async fn write(&self, tx: &mut Tx, state: State, reason: &str) -> Result<(), StoreError> {
        self.insert(tx, state, reason, None).await.map(|_| ())
    }

    /// Joins the mail of this batch that waits for the reader, or begins one.
    pub(super) async fn join(&self, tx: &mut Tx, batch: &Batch) -> Result<(), StoreError> {
        keep_others_out(tx).await?;
        let mail = match self.insert(tx, State::Pending, "", Some(batch)).await? {
            Some(new) => new,
            None => self.waiting(tx, batch).await?.ok_or(StoreError::RowNotFound)?,
        };
        tx.execute(
            "INSERT INTO outbox_events (mail_id, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![mail, self.event],
        )
        .await?;
        Ok(())
    }

    /// The mail of the batch that waits; an event that puts it off does so here.
    async fn waiting(&self, tx: &mut Tx, batch: &Batch) -> Result<Option<String>, StoreError> {
        let waiting: Option<(String,)> = tx
            .one(
                "UPDATE outbox SET due_at = CASE WHEN $3 THEN $4 ELSE due_at END
                 WHERE batch = $1 AND address = $2 AND state = 'pending' RETURNING id",
                args![&batch.key, &self.recipient.person.address, batch.put_off, batch.due_at],
            )
            .await?;
        Ok(waiting.map(|(id,)| id))
    }

    /// The new row's id; none where one of the batch waits already.
    async fn insert(
        &self,
        tx: &mut Tx,
        state: State,
        reason: &str,
        batch: Option<&Batch>,
    ) -> Result<Option<String>, StoreError> {
        let person = &self.recipient.person;
        let id: Option<(String,)> = tx
            .one(
                "INSERT INTO outbox (id, event_id, recipient_id, address, language, audience, state, attempts, due_at,
                                     leased_until, last_error, created_at, sent_at, batch, digest)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, NULL, $9, $10, NULL, $11, $12)
                 ON CONFLICT DO NOTHING RETURNING id",
                args![
                    new_id(),
                    self.event,
                    person.id.clone(),
                    &person.address,
                    person.lang.code(),
                    self.recipient.audience.key(),
                    state.key(),
                    batch.map_or(self.at, |batch| batch.due_at),
                    reason,
                    self.at,
                    batch.map(|batch| batch.key.as_str()),
                    batch.is_some_and(|batch| batch.digest),
                ],
            )
            .await?;
        Ok(id.map(|(id,)| id))
    }
}
