//! What staff read of an order. Whoever orders on behalf sees the companies they serve and the jobs
//! that they are a Job CSR of; other staff see all.

use super::{
    reading::{OrderRow, has_begun},
    types::{OnBehalf, StaffOrder},
};
use crate::{
    args,
    auth::{Page, Staff},
    on_behalf::reason_text,
    ui::AppError,
};

#[derive(sqlx::FromRow)]
struct StaffRow {
    #[sqlx(flatten)]
    order: OrderRow,
    company_id: String,
    company: String,
    buyer_email: String,
    serves: bool,
    csr: Option<String>,
    reason: Option<String>,
    reason_note: Option<String>,
}

/// An order with who placed it for whom and why; one of a company that is not served does not exist.
pub async fn staff_order(staff: &Staff, number: &str) -> Result<StaffOrder, AppError> {
    let db = staff.shop().db();
    let row: Option<StaffRow> = db
        .one(
            "SELECT o.id, o.number, o.placed_at, o.status, o.buyer_id, b.name AS buyer, o.address, o.cost_centre, o.po_number,
                    o.note, o.on_behalf_id IS NOT NULL AS by_customer_service, o.decline_reason, o.status_reason, NULL AS approver_id,
                    c.id AS company_id, c.name AS company, b.email AS buyer_email, a.name AS csr,
                    EXISTS (SELECT 1 FROM served_companies x WHERE x.company_id = c.id AND x.user_id = $3) AS serves, s.reason, s.note AS reason_note
             FROM orders o
             JOIN companies c ON c.id = o.company_id
             JOIN users b ON b.id = o.buyer_id
             LEFT JOIN on_behalf_sessions s ON s.id = o.on_behalf_id
             LEFT JOIN users a ON a.id = s.actor_id
             WHERE o.number = $1
               AND ($2 OR EXISTS (SELECT 1 FROM served_companies x WHERE x.company_id = c.id AND x.user_id = $3)
                    OR EXISTS (SELECT 1 FROM jobs j JOIN job_csrs k ON k.job_id = j.id WHERE j.order_id = o.id AND k.user_id = $3))",
            args![number, staff.sees_all(), staff.id()],
        )
        .await?;
    let row = row.ok_or(AppError::NotFound)?;
    let placed_at = staff.when(row.order.placed_at);
    let on_behalf = row.csr.map(|csr| OnBehalf {
        csr,
        reason: reason_text(
            &row.reason.unwrap_or_default(),
            &row.reason_note.unwrap_or_default(),
            staff.lang(),
        ),
    });
    let added_by = db
        .all(
            "SELECT j.number, u.name FROM jobs j JOIN on_behalf_sessions s ON s.id = j.on_behalf_id JOIN users u ON u.id = s.actor_id
             WHERE j.order_id = $1 ORDER BY j.position",
            args![&row.order.id],
        )
        .await?;
    let buyer_id = row.order.buyer_id.clone();
    let order = row.order.into_order(staff.request(), placed_at).await?;
    Ok(StaffOrder {
        added_by,
        buyer_id,
        steps: if staff.may(Page::Production) {
            order.status.steps(has_begun(&order)).to_vec()
        } else {
            Vec::new()
        },
        serves: row.serves && staff.may(Page::OrderOnBehalf),
        order,
        company_id: row.company_id,
        company: row.company,
        buyer_email: row.buyer_email,
        on_behalf,
    })
}
