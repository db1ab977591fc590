//! What production makes of an order: on hold and back, rejected, cancelled.

use super::{
    OrderStep, Status,
    following::follow_jobs,
    reading::read_status,
    store::{Row, become_status},
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    jobs,
    store::{StoreError, Tx},
    ui::AppError,
};
use serde::Serialize;

#[derive(sqlx::FromRow)]
struct OrderRow {
    #[sqlx(flatten)]
    order: Row,
    number: String,
    company_id: String,
    held_from: Option<String>,
    status_reason: String,
}

/// What an event notes of it.
#[derive(Serialize)]
struct Noted<'a> {
    status: &'a str,
    reason: &'a str,
}

/// Takes an order that the reader may see a step; the reason is for its buyer.
pub(super) async fn move_order(staff: &Staff, number: &str, step: OrderStep, reason: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let id: Option<(String,)> = tx
        .one(
            "SELECT o.id FROM orders o
             WHERE o.number = $1
               AND ($2 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = o.company_id AND s.user_id = $3)
                    OR EXISTS (SELECT 1 FROM jobs j JOIN job_csrs k ON k.job_id = j.id WHERE j.order_id = o.id AND k.user_id = $3))",
            args![number, staff.sees_all(), staff.id()],
        )
        .await?;
    let (id,) = id.ok_or(AppError::NotFound)?;
    take(&mut tx, staff, &id, step, reason).await?;
    tx.commit().await?;
    Ok(())
}

/// The same within a transaction, by the order's id.
pub(crate) async fn take(
    tx: &mut Tx,
    staff: &Staff,
    order: &str,
    step: OrderStep,
    reason: &str,
) -> Result<(), AppError> {
    let lang = staff.lang();
    let row = lock(tx, order).await?;
    let status = read_status(&row.order.status)?;
    let begun = jobs::production_has_begun(tx, order).await?;
    if !status.steps(begun).contains(&step) {
        return Err(AppError::Conflict(t::changed_meanwhile(lang).to_owned()));
    }
    let next = match step {
        OrderStep::Hold => Status::OnHold,
        OrderStep::Reject => Status::Rejected,
        OrderStep::Cancel => Status::Cancelled,
        OrderStep::Release => read_status(row.held_from.as_deref().unwrap_or(Status::Approved.key()))?,
    };
    become_status(tx, lang, &row.order, next).await?;
    let held_from = (step == OrderStep::Hold).then(|| row.order.status.clone());
    tx.execute(
        "UPDATE orders SET held_from = $2, status_reason = $3 WHERE id = $1",
        args![order, held_from, reason],
    )
    .await?;
    if matches!(step, OrderStep::Hold | OrderStep::Release) {
        jobs::hold_of_order(tx, order, step == OrderStep::Hold).await?;
    }
    let event = Event {
        company: Some(&row.company_id),
        ..Event::by(staff.id(), "order_status_changed", &row.number)
    }
    .detail(next.key());
    let noted = |status, reason| Noted { status, reason };
    let change = event.clone().change(
        Some(&noted(&row.order.status, &row.status_reason)),
        Some(&noted(next.key(), reason)),
    );
    let now = staff.shop().now();
    record(tx, now, change).await?;
    if step == OrderStep::Release {
        // While it was on hold, jobs could be left out of it.
        follow_jobs(tx, lang, now, &event, order).await?;
    }
    Ok(())
}

/// Locks an order until the transaction ends.
async fn lock(tx: &mut Tx, order: &str) -> Result<OrderRow, StoreError> {
    tx.one(
        "UPDATE orders SET status = status WHERE id = $1
         RETURNING id, status, total, approval_level, number, company_id, held_from, status_reason",
        args![order],
    )
    .await?
    .ok_or(StoreError::RowNotFound)
}

/// Whether an order can be put on hold or released now, as it is read; it is not locked.
pub(crate) async fn may_take(tx: &mut Tx, order: &str, step: OrderStep) -> Result<bool, StoreError> {
    let (status,): (String,) = tx
        .one("SELECT status FROM orders WHERE id = $1", args![order])
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let begun = jobs::production_has_begun(tx, order).await?;
    Ok(read_status(&status)?.steps(begun).contains(&step))
}
