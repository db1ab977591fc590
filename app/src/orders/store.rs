//! What happens to an order after it was placed: cancelled, repeated, approved, declined.

use super::{Status, charges, reading::read_status, texts as t};
use crate::{
    args,
    audit::{Event, record},
    auth::{Buyer, Ordering, Shopper},
    cart, jobs,
    store::{Tx, decode},
    ui::{AppError, Lang, invalid},
};
use serde::Serialize;

const LONGEST_REASON: usize = 500;

#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) status: String,
    pub(super) total: i64,
    pub(super) approval_level: Option<i64>,
}

/// Cancels an order of the shopper's, while that is possible.
pub async fn cancel(ordering: &Ordering, number: &str) -> Result<(), AppError> {
    let mut tx = ordering.begin().await?;
    let order = own_order(&mut tx, ordering, number).await?;
    let begun = jobs::production_has_begun(&mut tx, &order.id).await?;
    if !read_status(&order.status)?.buyer_may_cancel(begun) {
        return Err(AppError::Conflict(t::too_late_to_cancel(ordering.lang()).to_owned()));
    }
    become_status(&mut tx, ordering.lang(), &order, Status::Cancelled).await?;
    let event = moved(
        Event::of(ordering, "order_cancelled", number),
        &order,
        Status::Cancelled,
    );
    record(&mut tx, ordering.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts an order's jobs into the cart again, but for those left out of it; what is no longer offered shows there as such.
pub(super) async fn reorder(ordering: &Ordering, number: &str) -> Result<(), AppError> {
    let mut tx = ordering.begin().await?;
    let order = own_order(&mut tx, ordering, number).await?;
    let jobs: Vec<(String, String)> = tx
        .all(
            "SELECT j.product_id, j.configuration FROM jobs j JOIN orders o ON o.id = j.order_id
             WHERE j.order_id = $1 AND (j.state <> 'cancelled' OR o.status IN ('cancelled', 'declined', 'rejected'))
             ORDER BY j.position",
            args![&order.id],
        )
        .await?;
    for (product, configuration) in jobs {
        cart::add(&mut tx, ordering, &product, &decode(&configuration)?).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Approves an order at the level it waits for; it goes on to the next level that its total exceeds.
pub async fn approve(buyer: &Buyer, number: &str) -> Result<(), AppError> {
    let mut tx = buyer.begin().await?;
    let order = order_to_approve(&mut tx, buyer, number).await?;
    let next: Option<(i64,)> = tx
        .one(
            "SELECT level FROM approval_rules WHERE company_id = $1 AND level > $2 AND over_amount < $3 ORDER BY level LIMIT 1",
            args![buyer.company(), order.approval_level, order.total],
        )
        .await?;
    let status = if next.is_some() {
        Status::ApprovalRequired
    } else {
        Status::Approved
    };
    become_status(&mut tx, buyer.lang(), &order, status).await?;
    tx.execute(
        "UPDATE orders SET approval_level = $2 WHERE id = $1",
        args![&order.id, next.map(|(level,)| level)],
    )
    .await?;
    let kinds: &[_] = if next.is_some() {
        &["order_level_approved", "order_approval_needed"]
    } else {
        &["order_approved"]
    };
    for kind in kinds {
        let event = moved(Event::of(buyer, kind, number), &order, status);
        record(&mut tx, buyer.shop().now(), event).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Declines an order; the reason is for its buyer.
pub(super) async fn decline(buyer: &Buyer, number: &str, reason: &str) -> Result<(), AppError> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(invalid("reason", t::decline_reason_missing(buyer.lang())));
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(invalid("reason", t::too_long(buyer.lang())));
    }
    let mut tx = buyer.begin().await?;
    let order = order_to_approve(&mut tx, buyer, number).await?;
    become_status(&mut tx, buyer.lang(), &order, Status::Declined).await?;
    tx.execute(
        "UPDATE orders SET decline_reason = $2 WHERE id = $1",
        args![&order.id, reason],
    )
    .await?;
    let event = Event::of(buyer, "order_declined", number).detail(reason);
    record(&mut tx, buyer.shop().now(), moved(event, &order, Status::Declined)).await?;
    tx.commit().await?;
    Ok(())
}

/// An order of one's own, locked: what is read of it and its jobs stays true until the transaction ends.
async fn own_order(tx: &mut Tx, shopper: &Shopper, number: &str) -> Result<Row, AppError> {
    tx.one(
        "UPDATE orders SET status = status WHERE number = $1 AND company_id = $2 AND buyer_id = $3
         RETURNING id, status, total, approval_level",
        args![number, shopper.company(), shopper.buyer()],
    )
    .await?
    .ok_or(AppError::NotFound)
}

/// An order that waits for this buyer, locked: the levels that are read after it are those that it goes by.
async fn order_to_approve(tx: &mut Tx, buyer: &Buyer, number: &str) -> Result<Row, AppError> {
    tx.execute(
        "UPDATE orders SET status = status WHERE number = $1 AND company_id = $2 AND status = 'approval_required'",
        args![number, buyer.company()],
    )
    .await?;
    tx.one(
        "SELECT o.id, o.status, o.total, o.approval_level FROM orders o
         JOIN approval_rules r ON r.company_id = o.company_id AND r.level = o.approval_level
         WHERE o.number = $1 AND o.company_id = $2 AND r.approver_id = $3 AND o.status = 'approval_required'",
        args![number, buyer.company(), buyer.buyer()],
    )
    .await?
    .ok_or(AppError::NotFound)
}

/// How far an order is, as an event tells it.
#[derive(Serialize)]
struct Told<'a> {
    status: &'a str,
}

/// The event of an order that was `before` and goes to another state.
pub(super) fn moved<'a>(event: Event<'a>, before: &Row, next: Status) -> Event<'a> {
    let before = Told { status: &before.status };
    event.change(Some(&before), Some(&Told { status: next.key() }))
}

/// The one place where an order and its jobs change their state; a transition the table lacks, or one that somebody
/// else made meanwhile, is a conflict.
pub(super) async fn become_status(tx: &mut Tx, lang: Lang, order: &Row, next: Status) -> Result<(), AppError> {
    let conflict = || AppError::Conflict(t::changed_meanwhile(lang).to_owned());
    if !read_status(&order.status)?.may_become(next) {
        return Err(conflict());
    }
    let written = tx
        .execute(
            "UPDATE orders SET status = $3 WHERE id = $1 AND status = $2",
            args![&order.id, &order.status, next.key()],
        )
        .await?;
    if written == 0 {
        return Err(conflict());
    }
    if matches!(next, Status::Cancelled | Status::Declined | Status::Rejected) {
        jobs::cancel_of_order(tx, &order.id).await?;
        charges::total_again(tx, &order.id).await?;
    }
    Ok(())
}
