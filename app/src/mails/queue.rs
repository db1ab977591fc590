//! From an event to rows of the outbox, in the event's own transaction.

use super::{
    kinds::{Audience, Kind},
    recipients::{Facts, Person, recipients},
    types::State,
};
use crate::{
    args,
    audit::Event,
    store::{StoreError, Tx, new_id},
    ui::Lang,
};

/// What the event of a placed order says in its detail when the order waits for approval.
pub(crate) const WAITS_FOR_APPROVAL: &str = "waits for approval";

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: String,
    email: String,
    language: String,
    mail_paused: bool,
}

impl PersonRow {
    fn into_person(self) -> Person {
        Person {
            id: Some(self.id),
            address: self.email,
            lang: Lang::from_code(&self.language).unwrap_or_default(),
            paused: self.mail_paused,
        }
    }
}

/// Puts the mails that an event asks for into the outbox.
pub(crate) async fn queue(tx: &mut Tx, id: &str, event: &Event<'_>, at: i64) -> Result<(), StoreError> {
    let Some(kind) = Kind::from_key(event.kind) else {
        return Ok(());
    };
    let facts = of_order(tx, kind, event).await?;
    for recipient in recipients(&facts) {
        // Who has paused CSR mail is written down too: it shows what they did not get.
        let paused = recipient.audience == Audience::Csr && recipient.person.paused;
        let (state, reason) = if paused {
            (State::Suppressed, "paused")
        } else {
            (State::Pending, "")
        };
        tx.execute(
            "INSERT INTO outbox (id, event_id, recipient_id, address, language, audience, state, attempts, due_at,
                                 leased_until, last_error, created_at, sent_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, NULL, $9, $8, NULL)",
            args![
                new_id(),
                id,
                recipient.person.id,
                &recipient.person.address,
                recipient.person.lang.code(),
                recipient.audience.key(),
                state.key(),
                at,
                reason
            ],
        )
        .await?;
    }
    Ok(())
}

/// What the store says of an event about an order, which is its object.
async fn of_order(tx: &mut Tx, kind: Kind, event: &Event<'_>) -> Result<Facts, StoreError> {
    let order: Option<(String, String)> = tx
        .one(
            "SELECT id, company_id FROM orders WHERE number = $1",
            args![event.object],
        )
        .await?;
    let (order, company) = order.ok_or(StoreError::RowNotFound)?;
    Ok(Facts {
        kind,
        actor: event.actor.map(str::to_owned),
        buyer: buyer(tx, &order).await?,
        approver: approver(tx, &order).await?,
        jobs: job_csrs(tx, &order).await?,
        customer_csrs: customer_csrs(tx, &company).await?,
        fallback: shops_own(tx, "fallback").await?,
        operators: shops_own(tx, "operators").await?,
    })
}

async fn buyer(tx: &mut Tx, order: &str) -> Result<Option<Person>, StoreError> {
    let row: Option<PersonRow> = tx
        .one(
            "SELECT u.id, u.email, u.language, u.mail_paused FROM orders o JOIN users u ON u.id = o.buyer_id
             WHERE o.id = $1 AND u.active = $2",
            args![order, true],
        )
        .await?;
    Ok(row.map(PersonRow::into_person))
}

/// The approver of the level that the order waits for.
async fn approver(tx: &mut Tx, order: &str) -> Result<Option<Person>, StoreError> {
    let row: Option<PersonRow> = tx
        .one(
            "SELECT u.id, u.email, u.language, u.mail_paused FROM orders o
             JOIN approval_rules r ON r.company_id = o.company_id AND r.level = o.approval_level
             JOIN users u ON u.id = r.approver_id
             WHERE o.id = $1 AND u.active = $2",
            args![order, true],
        )
        .await?;
    Ok(row.map(PersonRow::into_person))
}

#[derive(sqlx::FromRow)]
struct JobRow {
    job: String,
    id: Option<String>,
    email: Option<String>,
    language: Option<String>,
    mail_paused: Option<bool>,
}

/// The active Job CSRs of each job of an order.
async fn job_csrs(tx: &mut Tx, order: &str) -> Result<Vec<Vec<Person>>, StoreError> {
    let rows: Vec<JobRow> = tx
        .all(
            "SELECT j.id AS job, u.id, u.email, u.language, u.mail_paused FROM jobs j
             LEFT JOIN job_csrs k ON k.job_id = j.id
             LEFT JOIN users u ON u.id = k.user_id AND u.active = $2
             WHERE j.order_id = $1 ORDER BY j.position, u.name",
            args![order, true],
        )
        .await?;
    let mut jobs: Vec<(String, Vec<Person>)> = Vec::new();
    for row in rows {
        if jobs.last().is_none_or(|(job, _)| *job != row.job) {
            jobs.push((row.job.clone(), Vec::new()));
        }
        if let (Some(id), Some(email), Some(language), Some((_, people))) =
            (row.id, row.email, row.language, jobs.last_mut())
        {
            people.push(
                PersonRow {
                    id,
                    email,
                    language,
                    mail_paused: row.mail_paused == Some(true),
                }
                .into_person(),
            );
        }
    }
    Ok(jobs.into_iter().map(|(_, people)| people).collect())
}

/// The active Customer CSRs of a company; "all CSRs" are those of this moment.
async fn customer_csrs(tx: &mut Tx, company: &str) -> Result<Vec<Person>, StoreError> {
    let rows: Vec<PersonRow> = tx
        .all(
            "SELECT u.id, u.email, u.language, u.mail_paused FROM served_companies s JOIN users u ON u.id = s.user_id
             WHERE s.company_id = $1 AND u.active = $2 ORDER BY u.name",
            args![company, true],
        )
        .await?;
    Ok(rows.into_iter().map(PersonRow::into_person).collect())
}

/// An address of the shop itself; in English, which every shop speaks.
async fn shops_own(tx: &mut Tx, purpose: &str) -> Result<Option<Person>, StoreError> {
    let row: Option<(String,)> = tx
        .one("SELECT address FROM mail_addresses WHERE purpose = $1", args![purpose])
        .await?;
    Ok(row.map(|(address,)| Person {
        id: None,
        address,
        lang: Lang::En,
        paused: false,
    }))
}
