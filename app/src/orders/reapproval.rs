//! What becomes of the orders that wait for approval when their company's levels change.

use super::{
    Status, placing,
    store::{Row, become_status, moved},
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::{StoreError, Tx},
    ui::AppError,
};

/// A level of approval; its number is its place among the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ApprovalRule {
    /// The number that it had before; none for a new one.
    pub(crate) was: Option<i64>,
    /// Minor units: what is more waits for the approver.
    pub(crate) over: i64,
    /// The approver's id.
    pub(crate) approver: String,
}

/// Keeps every order from being placed until the transaction ends.
pub(crate) async fn hold_placing(tx: &mut Tx, staff: &Staff) -> Result<(), StoreError> {
    placing::hold(tx, staff.shop().year(staff.shop().now())).await
}

#[derive(sqlx::FromRow)]
struct Waiting {
    #[sqlx(flatten)]
    order: Row,
    number: String,
}

/// Lets each waiting order go by the new levels: it stays at its level while its total exceeds that, else it goes on to the
/// next one that it exceeds; where there is none, it is approved. A new approver is asked.
pub(crate) async fn follow_approval_rules(
    tx: &mut Tx,
    staff: &Staff,
    company: &str,
    before: &[ApprovalRule],
    after: &[ApprovalRule],
) -> Result<(), AppError> {
    let waiting: Vec<Waiting> = tx
        .all(
            "UPDATE orders SET status = status WHERE company_id = $1 AND status = 'approval_required'
             RETURNING id, status, total, approval_level, number",
            args![company],
        )
        .await?;
    for Waiting { order, number } in waiting {
        let was = before.iter().find(|rule| rule.was == order.approval_level);
        let level = next_level(was, after, order.total);
        tx.execute(
            "UPDATE orders SET approval_level = $2 WHERE id = $1",
            args![&order.id, level.map(|(level, _)| level)],
        )
        .await?;
        let event = |kind| Event {
            company: Some(company),
            ..Event::by(staff.id(), kind, &number)
        };
        match level {
            Some((_, rule)) if was.is_some_and(|was| was.approver == rule.approver) => {}
            Some(_) => record(tx, staff.shop().now(), event("order_approval_needed")).await?,
            None => {
                become_status(tx, staff.lang(), &order, Status::Approved).await?;
                let event = moved(event("order_approved"), &order, Status::Approved);
                record(tx, staff.shop().now(), event).await?;
            }
        }
    }
    Ok(())
}

/// The level that an order waits for now, which waited for `was`.
fn next_level<'a>(
    was: Option<&ApprovalRule>,
    after: &'a [ApprovalRule],
    total: i64,
) -> Option<(i64, &'a ApprovalRule)> {
    let mut exceeded = (1..).zip(after).filter(|(_, rule)| rule.over < total);
    match was {
        None => exceeded.next(),
        Some(was) => {
            let (mut same, mut next) = (None, None);
            for (level, rule) in exceeded {
                if rule.was == was.was {
                    same = Some((level, rule));
                } else if rule.over >= was.over && next.is_none() {
                    next = Some((level, rule));
                }
            }
            same.or(next)
        }
    }
}
