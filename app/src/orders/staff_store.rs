//! What staff read of orders. Whoever orders on behalf sees the companies they serve and the jobs
//! that they are a Job CSR of; other staff see all.

use super::{
    reading::{OrderRow, read_status},
    types::{OnBehalf, StaffOrder, StaffOrderList, StaffOrderSummary},
};
use crate::{
    args,
    auth::{Page, Staff},
    on_behalf::reason_text,
    store::StoreError,
    ui::AppError,
};
use pricing::Money;

const PAGE: usize = 25;

#[derive(sqlx::FromRow)]
struct SummaryRow {
    id: String,
    number: String,
    placed_at: i64,
    status: String,
    total: i64,
    company: String,
    buyer: String,
    on_behalf_by: Option<String>,
}

pub(super) async fn list(staff: &Staff, query: &str, status: &str, before: &str) -> Result<StaffOrderList, AppError> {
    let typed = query.trim().replace(['%', '_'], "");
    let mut rows: Vec<SummaryRow> = staff
        .shop()
        .db()
        .all(
            "SELECT o.id, o.number, o.placed_at, o.status, o.total + o.shipping + o.tax AS total, c.name AS company, b.name AS buyer, a.name AS on_behalf_by
             FROM orders o
             JOIN companies c ON c.id = o.company_id
             JOIN users b ON b.id = o.buyer_id
             LEFT JOIN users a ON a.id = o.placed_by AND o.on_behalf_id IS NOT NULL
             WHERE ($1 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = c.id AND s.user_id = $2)
                    OR EXISTS (SELECT 1 FROM jobs j JOIN job_csrs k ON k.job_id = j.id WHERE j.order_id = o.id AND k.user_id = $2))
               AND ($3 = '' OR lower(o.number) LIKE '%' || $3 || '%' OR lower(c.name) LIKE '%' || $3 || '%'
                    OR lower(b.name) LIKE '%' || $3 || '%' OR c.name LIKE '%' || $7 || '%' OR b.name LIKE '%' || $7 || '%')
               AND ($4 = '' OR o.status = $4) AND ($5 = '' OR o.id < $5)
             ORDER BY o.id DESC LIMIT $6",
            args![
                staff.sees_all(),
                staff.id(),
                typed.to_lowercase(),
                status,
                before,
                i64::try_from(PAGE + 1).unwrap_or(i64::MAX),
                typed
            ],
        )
        .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(StaffOrderList {
        next: rows.last().filter(|_| more).map(|row| row.id.clone()),
        orders: rows
            .into_iter()
            .map(|row| row.into_summary(staff))
            .collect::<Result<_, StoreError>>()?,
    })
}

impl SummaryRow {
    fn into_summary(self, staff: &Staff) -> Result<StaffOrderSummary, StoreError> {
        Ok(StaffOrderSummary {
            number: self.number,
            placed_at: staff.when(self.placed_at),
            status: read_status(&self.status)?,
            total: Money::from_minor(self.total),
            company: self.company,
            buyer: self.buyer,
            on_behalf_by: self.on_behalf_by,
        })
    }
}

#[derive(sqlx::FromRow)]
struct StaffRow {
    #[sqlx(flatten)]
    order: OrderRow,
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
                    o.note, o.on_behalf_id IS NOT NULL AS by_customer_service, o.decline_reason, NULL AS approver_id,
                    c.name AS company, b.email AS buyer_email, a.name AS csr,
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
    Ok(StaffOrder {
        added_by,
        buyer_id: row.order.buyer_id.clone(),
        serves: row.serves && staff.may(Page::OrderOnBehalf),
        order: row.order.into_order(db, placed_at, staff.lang()).await?,
        company: row.company,
        buyer_email: row.buyer_email,
        on_behalf,
    })
}
