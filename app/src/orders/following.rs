//! What becomes of an order when one of its jobs changes.

use super::{
    Status, charges,
    reading::read_status,
    store::{Row, become_status, moved},
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Ordering,
    jobs::JobState,
    store::{StoreError, Tx},
    ui::{AppError, Lang},
};
use serde::Serialize;

/// What an order comes to, as an event tells it.
#[derive(sqlx::FromRow, Serialize)]
struct Figures {
    total: i64,
    tax: i64,
}

#[derive(sqlx::FromRow)]
struct OrderRow {
    #[sqlx(flatten)]
    order: Row,
    number: String,
}

async fn read(tx: &mut Tx, id: &str) -> Result<OrderRow, StoreError> {
    tx.one(
        "SELECT id, status, total, approval_level, number FROM orders WHERE id = $1",
        args![id],
    )
    .await?
    .ok_or(StoreError::RowNotFound)
}

async fn figures(tx: &mut Tx, order: &str) -> Result<Figures, StoreError> {
    tx.one("SELECT total, tax FROM orders WHERE id = $1", args![order])
        .await?
        .ok_or(StoreError::RowNotFound)
}

/// The states of the jobs that are still part of an order.
async fn states(tx: &mut Tx, order: &str) -> Result<Vec<JobState>, StoreError> {
    let rows: Vec<(String,)> = tx
        .all(
            "SELECT state FROM jobs WHERE order_id = $1 AND state <> 'cancelled'",
            args![order],
        )
        .await?;
    Ok(rows.iter().filter_map(|(state,)| JobState::from_key(state)).collect())
}

/// An order without the job that its buyer has given up: its total, whose approval that needs, and how far it is. Without
/// any job it is cancelled.
pub(crate) async fn leave_out(tx: &mut Tx, ordering: &Ordering, order: &str) -> Result<(), AppError> {
    let (lang, now) = (ordering.lang(), ordering.shop().now());
    let row = read(tx, order).await?;
    // Of the job itself its caller has asked; that others have begun does not keep it.
    if !read_status(&row.order.status)?.buyer_may_cancel(false) {
        return Err(AppError::Conflict(t::too_late_to_cancel(lang).to_owned()));
    }
    if states(tx, order).await?.is_empty() {
        become_status(tx, lang, &row.order, Status::Cancelled).await?;
        let event = Event::of(ordering, "order_cancelled", &row.number);
        record(tx, now, moved(event, &row.order, Status::Cancelled)).await?;
        return Ok(());
    }
    let before = figures(tx, order).await?;
    charges::total_again(tx, order).await?;
    let after = figures(tx, order).await?;
    let event = Event::of(ordering, "order_changed", &row.number).change(Some(&before), Some(&after));
    record(tx, now, event.clone()).await?;
    if row.order.status == Status::ApprovalRequired.key() {
        ask_again(tx, ordering, order).await?;
    }
    follow_jobs(tx, lang, now, &event, order).await
}

/// Whom an order waits for after its total went down: nobody, where no threshold from there on is exceeded any more.
async fn ask_again(tx: &mut Tx, ordering: &Ordering, order: &str) -> Result<(), AppError> {
    let row = read(tx, order).await?;
    let level: Option<(i64,)> = tx
        .one(
            "SELECT r.level FROM approval_rules r JOIN orders o ON o.company_id = r.company_id
             WHERE o.id = $1 AND r.level >= o.approval_level AND r.over_amount < o.total ORDER BY r.level LIMIT 1",
            args![order],
        )
        .await?;
    tx.execute(
        "UPDATE orders SET approval_level = $2 WHERE id = $1",
        args![order, level.map(|(level,)| level)],
    )
    .await?;
    if level.is_none() {
        become_status(tx, ordering.lang(), &row.order, Status::Approved).await?;
        let approved = moved(
            Event::of(ordering, "order_approved", &row.number),
            &row.order,
            Status::Approved,
        );
        record(tx, ordering.shop().now(), approved).await?;
    }
    Ok(())
}

/// Whether production may begin on the jobs of an order: once it is approved and nothing holds it.
pub(crate) async fn may_be_produced(tx: &mut Tx, order: &str) -> Result<bool, StoreError> {
    let status = read_status(&read(tx, order).await?.order.status)?;
    Ok(matches!(status, Status::Approved | Status::InProduction))
}

/// An order's production state is the lowest of its jobs'. `cause` is the event of the change that it follows.
pub(crate) async fn follow_jobs(
    tx: &mut Tx,
    lang: Lang,
    at: i64,
    cause: &Event<'_>,
    order: &str,
) -> Result<(), AppError> {
    let lowest = states(tx, order).await?.into_iter().map(rank).min().unwrap_or(0);
    for (step, next) in (1..).zip([Status::InProduction, Status::Finished, Status::Shipped]) {
        let row = read(tx, order).await?;
        if step > lowest || !read_status(&row.order.status)?.may_become(next) {
            continue;
        }
        become_status(tx, lang, &row.order, next).await?;
        let event = Event {
            kind: "order_status_changed",
            object: &row.number,
            detail: next.key().to_owned(),
            ..cause.clone()
        };
        record(tx, at, moved(event, &row.order, next)).await?;
    }
    Ok(())
}

/// How far a job is in production.
const fn rank(state: JobState) -> u8 {
    match state {
        JobState::InProduction => 1,
        JobState::Finished => 2,
        JobState::Shipped => 3,
        _ => 0,
    }
}
