//! What becomes of an order when one of its jobs changes.

use super::{
    Status,
    reading::read_status,
    store::{Row, become_status},
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::{Ordering, Staff},
    jobs::JobState,
    store::{StoreError, Tx},
    ui::AppError,
};

#[derive(sqlx::FromRow)]
struct OrderRow {
    #[sqlx(flatten)]
    order: Row,
    number: String,
    company_id: String,
}

async fn read(tx: &mut Tx, id: &str) -> Result<OrderRow, StoreError> {
    tx.one(
        "SELECT id, status, total, approval_level, number, company_id FROM orders WHERE id = $1",
        args![id],
    )
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

/// An order's total without the job that its buyer has given up; without any job it is cancelled.
pub(crate) async fn leave_out(tx: &mut Tx, ordering: &Ordering, order: &str) -> Result<(), AppError> {
    let row = read(tx, order).await?;
    if !read_status(&row.order.status)?.buyer_may_cancel() {
        return Err(AppError::Conflict(t::too_late_to_cancel(ordering.lang()).to_owned()));
    }
    let kind = if states(tx, order).await?.is_empty() {
        become_status(tx, ordering.lang(), &row.order, Status::Cancelled).await?;
        "order_cancelled"
    } else {
        tx.execute(
            "UPDATE orders SET total = (SELECT CAST(SUM(price) AS BIGINT) FROM jobs WHERE order_id = $1 AND state <> 'cancelled')
             WHERE id = $1",
            args![order],
        )
        .await?;
        "order_changed"
    };
    record(tx, ordering.shop().now(), Event::of(ordering, kind, &row.number)).await?;
    Ok(())
}

/// Whether production may begin on the jobs of an order: once it is approved and nothing holds it.
pub(crate) async fn may_be_produced(tx: &mut Tx, order: &str) -> Result<bool, StoreError> {
    let status = read_status(&read(tx, order).await?.order.status)?;
    Ok(matches!(status, Status::Approved | Status::InProduction))
}

/// An order's production state is the lowest of its jobs'. Says whether it changed.
pub(crate) async fn follow_jobs(tx: &mut Tx, staff: &Staff, order: &str) -> Result<bool, AppError> {
    let lowest = states(tx, order).await?.into_iter().map(rank).min().unwrap_or(0);
    let mut changed = false;
    for (step, next) in (1..).zip([Status::InProduction, Status::Finished, Status::Shipped]) {
        let row = read(tx, order).await?;
        if step > lowest || !read_status(&row.order.status)?.may_become(next) {
            continue;
        }
        become_status(tx, staff.lang(), &row.order, next).await?;
        let event = Event {
            company: Some(&row.company_id),
            ..Event::by(staff.id(), "order_status_changed", &row.number)
        };
        record(tx, staff.shop().now(), event.detail(next.key())).await?;
        changed = true;
    }
    Ok(changed)
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
