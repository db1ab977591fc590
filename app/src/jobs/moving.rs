//! The one place where a job changes its state; a step that the table lacks is refused.

use super::{JobState, texts as t};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    orders,
    store::{StoreError, Tx},
    ui::{AppError, Lang},
};
use serde::Serialize;

/// A job as a change of it needs it. Its row is locked until the transaction ends.
pub(crate) struct Standing {
    pub(crate) id: String,
    pub(crate) number: String,
    pub(crate) order_id: Option<String>,
    pub(crate) company_id: String,
    pub(crate) state: JobState,
    /// Whether its order is on hold, or itself.
    pub(crate) held: bool,
}

/// What keeps a job from a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// The table of states has no such step.
    State,
    Held,
    /// Its order is not approved.
    Order,
}

impl Obstacle {
    pub(crate) const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::State => t::changed_meanwhile(lang),
            Self::Held => t::is_held(lang),
            Self::Order => t::order_not_approved(lang),
        }
    }
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

/// As the event of a step tells it.
#[derive(Serialize)]
pub(super) struct Told {
    state: &'static str,
}

pub(super) const fn told(state: JobState) -> Told {
    Told { state: state.key() }
}

/// As the event of a hold tells it.
#[derive(Serialize)]
struct Hold<'a> {
    held: bool,
    reason: &'a str,
}

#[derive(sqlx::FromRow)]
struct Row {
    number: String,
    order_id: Option<String>,
    company_id: String,
    state: String,
    held: bool,
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
            "UPDATE jobs SET state = state WHERE id = $1 RETURNING number, order_id, company_id, state, held",
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
        held: row.held,
    })
}

/// A state that the store should never have is a failure of the store.
pub(crate) fn read_state(key: &str) -> Result<JobState, StoreError> {
    JobState::from_key(key).ok_or_else(|| StoreError::Decode(format!("unknown state {key:?} of a job").into()))
}

/// What keeps the job from this step, if anything does.
pub(crate) async fn obstacle(tx: &mut Tx, job: &Standing, next: JobState) -> Result<Option<Obstacle>, StoreError> {
    if !job.state.may_become(next) {
        return Ok(Some(Obstacle::State));
    }
    if job.held && next.is_production() {
        return Ok(Some(Obstacle::Held));
    }
    match (next, &job.order_id) {
        (JobState::InProduction, Some(order)) if !orders::may_be_produced(tx, order).await? => {
            Ok(Some(Obstacle::Order))
        }
        _ => Ok(None),
    }
}

/// Takes a job a step, with its event; its order follows.
pub(crate) async fn advance(tx: &mut Tx, staff: &Staff, job: &Standing, next: JobState) -> Result<(), AppError> {
    let (lang, now) = (staff.lang(), staff.shop().now());
    go_to(tx, job, next, lang).await?;
    let event = job
        .event(staff, "job_state_changed")
        .detail(next.key())
        .change(Some(&told(job.state)), Some(&told(next)));
    record(tx, now, event.clone()).await?;
    if let Some(order) = &job.order_id {
        orders::follow_jobs(tx, lang, now, &event, order).await?;
    }
    Ok(())
}

pub(crate) async fn go_to(tx: &mut Tx, job: &Standing, next: JobState, lang: Lang) -> Result<(), AppError> {
    step(tx, &job.id, job.state, next, lang).await
}

/// One step of the table of states.
async fn step(tx: &mut Tx, id: &str, from: JobState, next: JobState, lang: Lang) -> Result<(), AppError> {
    if !from.may_become(next) {
        return Err(AppError::Conflict(t::changed_meanwhile(lang).to_owned()));
    }
    // What is given up is on hold no longer.
    tx.execute(
        "UPDATE jobs SET state = $2, held = (held AND $3) WHERE id = $1",
        args![id, next.key(), next != JobState::Cancelled],
    )
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
        }
        .change(Some(&told(job.state)), Some(&told(*reached)));
        record(tx, at, followed).await?;
    }
    Ok(())
}

/// Cancels the jobs of an order that was given up.
pub(crate) async fn cancel_of_order(tx: &mut Tx, order: &str) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE jobs SET state = 'cancelled', held = $2
         WHERE order_id = $1 AND state NOT IN ('finished', 'shipped')",
        args![order, false],
    )
    .await?;
    Ok(())
}

/// Puts the jobs of an order on hold with it, or releases them.
pub(crate) async fn hold_of_order(tx: &mut Tx, order: &str, held: bool) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE jobs SET held = $2 WHERE order_id = $1 AND state NOT IN ('shipped', 'cancelled')",
        args![order, held],
    )
    .await?;
    Ok(())
}

/// Puts a portal job on hold, or releases it, with its event.
pub(crate) async fn hold(
    tx: &mut Tx,
    staff: &Staff,
    job: &Standing,
    held: bool,
    reason: &str,
) -> Result<(), StoreError> {
    let (was,): (String,) = tx
        .one("SELECT hold_reason FROM jobs WHERE id = $1", args![&job.id])
        .await?
        .ok_or(StoreError::RowNotFound)?;
    tx.execute(
        "UPDATE jobs SET held = $2, hold_reason = $3 WHERE id = $1",
        args![&job.id, held, reason],
    )
    .await?;
    let kind = if held { "job_held" } else { "job_released" };
    let before = Hold {
        held: job.held,
        reason: &was,
    };
    let event = job
        .event(staff, kind)
        .detail(reason)
        .change(Some(&before), Some(&Hold { held, reason }));
    record(tx, staff.shop().now(), event).await
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
