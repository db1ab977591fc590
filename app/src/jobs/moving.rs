//! The one place where a job changes its state; a step that the table lacks is refused.

use super::{JobState, texts as t};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::{StoreError, Tx},
    ui::{AppError, Lang},
};

/// A job as a change of it needs it. Its row is locked until the transaction ends.
pub(crate) struct Standing {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) order_id: Option<String>,
    pub(crate) company_id: String,
    pub(crate) state: JobState,
}

impl Standing {
    /// What staff do with the job.
    pub(crate) fn event<'a>(&'a self, staff: &'a Staff, kind: &'static str) -> Event<'a> {
        Event {
            company: Some(&self.company_id),
            ..Event::by(staff.id(), kind, &self.number)
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    number: String,
    order_id: Option<String>,
    company_id: String,
    state: String,
}

/// Locks a job, after its order: what is read of both stays true until the transaction ends, and nobody who takes them in
/// this order waits for somebody who waits for them.
pub(super) async fn lock(tx: &mut Tx, id: &str) -> Result<Standing, StoreError> {
    tx.execute(
        "UPDATE orders SET status = status WHERE id = (SELECT order_id FROM jobs WHERE id = $1)",
        args![id],
    )
    .await?;
    let row: Row = tx
        .one(
            "UPDATE jobs SET state = state WHERE id = $1 RETURNING number, order_id, company_id, state",
            args![id],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(Standing {
        id: id.to_owned(),
        number: row.number,
        order_id: row.order_id,
        company_id: row.company_id,
        state: read_state(&row.state)?,
    })
}

/// A state that the store should never have is a failure of the store.
pub(crate) fn read_state(key: &str) -> Result<JobState, StoreError> {
    JobState::from_key(key).ok_or_else(|| StoreError::Decode(format!("unknown state {key:?} of a job").into()))
}

pub(super) async fn go_to(tx: &mut Tx, job: &Standing, next: JobState, lang: Lang) -> Result<(), AppError> {
    step(tx, &job.id, job.state, next, lang).await
}

/// One step of the table of states.
async fn step(tx: &mut Tx, id: &str, from: JobState, next: JobState, lang: Lang) -> Result<(), AppError> {
    if !from.may_become(next) {
        return Err(AppError::Conflict(t::changed_meanwhile(lang).to_owned()));
    }
    tx.execute("UPDATE jobs SET state = $2 WHERE id = $1", args![id, next.key()])
        .await?;
    Ok(())
}

/// What the files of a job do to its state. `event` is that of the change, of which this is a part.
pub(crate) async fn files_changed(
    tx: &mut Tx,
    job: &Standing,
    event: &Event<'_>,
    at: i64,
    lang: Lang,
) -> Result<(), AppError> {
    // Only a file that comes can be what was asked for.
    let came = event.kind != "file_deleted";
    let (files,): (i64,) = tx
        .one(
            "SELECT COUNT(*) FROM files WHERE job_id = $1 AND deleted_at IS NULL",
            args![&job.id],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let steps: &[JobState] = match (job.state, files > 0) {
        (JobState::AwaitingFiles, true) if came => &[JobState::Preflight],
        (JobState::CorrectionsRequested, true) if came => &[JobState::AwaitingFiles, JobState::Preflight],
        (JobState::ProofReady | JobState::Approved, true) => &[JobState::Preflight],
        (JobState::Preflight, false) => &[JobState::AwaitingFiles],
        (JobState::ProofReady | JobState::Approved, false) => &[JobState::Preflight, JobState::AwaitingFiles],
        _ => &[],
    };
    let mut from = job.state;
    for next in steps {
        step(tx, &job.id, from, *next, lang).await?;
        from = *next;
    }
    if let Some(reached) = steps.last() {
        let followed = Event {
            kind: "job_state_followed",
            detail: reached.key().to_owned(),
            ..event.clone()
        };
        record(tx, at, followed).await?;
    }
    Ok(())
}

/// Cancels the jobs of an order that was given up.
pub(crate) async fn cancel_of_order(tx: &mut Tx, order: &str) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE jobs SET state = 'cancelled'
         WHERE order_id = $1 AND state NOT IN ('finished', 'shipped')",
        args![order],
    )
    .await?;
    Ok(())
}

/// Whether a job of the order is in production already, or past it.
pub(crate) async fn production_has_begun(tx: &mut Tx, order: &str) -> Result<bool, StoreError> {
    let begun: Option<(String,)> = tx
        .one(
            "SELECT id FROM jobs WHERE order_id = $1 AND state IN ('in_production', 'finished', 'shipped') LIMIT 1",
            args![order],
        )
        .await?;
    Ok(begun.is_some())
}
