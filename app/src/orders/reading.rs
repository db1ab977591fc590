//! What a customer reads of orders. No query here selects who of customer service placed one.

use super::{
    Status, charges,
    types::{Action, Checkout, Order, OrderJob, OrderList, OrderSummary},
};
use crate::{
    args,
    auth::{RequestContext, Shopper},
    cart,
    catalogue::choices,
    companies,
    jobs::{self, JobState},
    production::shipments_of_order,
    store::{Db, StoreError, decode, new_id},
    ui::{AppError, Lang, When},
};
use pricing::{Configuration, Money, Spec};

const PAGE: usize = 25;

pub(super) async fn checkout(shopper: &Shopper) -> Result<Checkout, AppError> {
    let cart = cart::cart(shopper).await?;
    let (totals, shipping) = charges::of_cart(shopper, &cart).await?;
    Ok(Checkout {
        cart,
        totals,
        shipping,
        terms: companies::terms(shopper).await?,
        key: new_id(),
    })
}

#[derive(sqlx::FromRow)]
struct SummaryRow {
    id: String,
    number: String,
    placed_at: i64,
    status: String,
    total: i64,
    jobs: i64,
    by_customer_service: bool,
    to_approve: bool,
}

/// One's own orders and those that wait for one's approval; an order's id is where the next page starts.
pub(super) async fn list(shopper: &Shopper, status: &str, before: &str) -> Result<OrderList, AppError> {
    let mut rows: Vec<SummaryRow> = shopper
        .shop()
        .db()
        .all(
            "SELECT o.id, o.number, o.placed_at, o.status, o.total + o.shipping + o.tax AS total,
                    (SELECT COUNT(*) FROM jobs j WHERE j.order_id = o.id) AS jobs,
                    o.on_behalf_id IS NOT NULL AS by_customer_service,
                    o.buyer_id <> $1 AS to_approve
             FROM orders o
             WHERE o.company_id = $2 AND (o.buyer_id = $1 OR (o.status = 'approval_required' AND EXISTS (
                       SELECT 1 FROM approval_rules r
                       WHERE r.company_id = o.company_id AND r.level = o.approval_level AND r.approver_id = $1)))
               AND ($3 = '' OR o.status = $3) AND ($4 = '' OR o.id < $4)
             ORDER BY o.id DESC LIMIT $5",
            args![
                shopper.buyer(),
                shopper.company(),
                status,
                before,
                i64::try_from(PAGE + 1).unwrap_or(i64::MAX)
            ],
        )
        .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(OrderList {
        next: rows.last().filter(|_| more).map(|row| row.id.clone()),
        orders: rows
            .into_iter()
            .map(|row| row.into_summary(shopper))
            .collect::<Result<_, StoreError>>()?,
    })
}

impl SummaryRow {
    fn into_summary(self, shopper: &Shopper) -> Result<OrderSummary, StoreError> {
        Ok(OrderSummary {
            number: self.number,
            placed_at: shopper.when(self.placed_at),
            status: read_status(&self.status)?,
            total: Money::from_minor(self.total),
            jobs: self.jobs,
            by_customer_service: self.by_customer_service,
            to_approve: self.to_approve,
        })
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct OrderRow {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) placed_at: i64,
    pub(super) status: String,
    pub(super) buyer_id: String,
    pub(super) buyer: String,
    pub(super) address: String,
    pub(super) cost_centre: String,
    pub(super) po_number: String,
    pub(super) note: String,
    pub(super) by_customer_service: bool,
    pub(super) decline_reason: String,
    pub(super) status_reason: String,
    pub(super) approver_id: Option<String>,
}

/// An order of one's own, or one that needed (or needs) one's approval.
pub(super) async fn order(shopper: &Shopper, number: &str) -> Result<Order, AppError> {
    let db = shopper.shop().db();
    let row: Option<OrderRow> = db
        .one(
            "SELECT o.id, o.number, o.placed_at, o.status, o.buyer_id, u.name AS buyer, o.address, o.cost_centre, o.po_number,
                    o.note, o.on_behalf_id IS NOT NULL AS by_customer_service, o.decline_reason,
                    o.status_reason, r.approver_id
             FROM orders o
             JOIN users u ON u.id = o.buyer_id
             LEFT JOIN approval_rules r ON r.company_id = o.company_id AND r.level = o.approval_level
             WHERE o.number = $1 AND o.company_id = $2
               AND (o.buyer_id = $3 OR EXISTS (
                       SELECT 1 FROM approval_rules a
                       WHERE a.company_id = o.company_id AND a.approver_id = $3 AND a.over_amount < o.total))",
            args![number, shopper.company(), shopper.buyer()],
        )
        .await?;
    let row = row.ok_or(AppError::NotFound)?;
    let status = read_status(&row.status)?;
    let own = row.buyer_id == shopper.buyer();
    let in_person = shopper.on_behalf().is_none();
    let waits = status == Status::ApprovalRequired && row.approver_id.as_deref() == Some(shopper.buyer());
    let placed_at = shopper.when(row.placed_at);
    let mut order = row.into_order(shopper.request(), placed_at).await?;
    let actions = [
        (Action::Cancel, own && status.buyer_may_cancel(has_begun(&order))),
        (Action::Reorder, own),
        (Action::Approve, waits && in_person),
        (Action::AwaitApprover, waits && !in_person),
    ];
    order.may = actions
        .into_iter()
        .filter_map(|(action, may)| may.then_some(action))
        .collect();
    Ok(order)
}

/// Whether a job of the order is in production already, or past it.
pub(super) fn has_begun(order: &Order) -> bool {
    order
        .jobs
        .iter()
        .filter_map(|job| JobState::from_key(&job.state.0))
        .any(JobState::is_production)
}

impl OrderRow {
    /// The order with its jobs; what the reader may do with it is the caller's to say.
    pub(super) async fn into_order(self, request: &RequestContext, placed_at: When) -> Result<Order, StoreError> {
        Ok(Order {
            jobs: jobs(request.shop.db(), &self.id, request.lang).await?,
            shipments: shipments_of_order(request, &self.id).await?,
            status_reason: self.status_reason,
            status: read_status(&self.status)?,
            number: self.number,
            placed_at,
            buyer: self.buyer,
            address: self.address,
            cost_centre: self.cost_centre,
            po_number: self.po_number,
            note: self.note,
            totals: charges::of_order(request.shop.db(), &self.id, request.lang).await?,
            by_customer_service: self.by_customer_service,
            decline_reason: self.decline_reason,
            may: Vec::new(),
        })
    }
}

#[derive(sqlx::FromRow)]
struct JobRow {
    number: String,
    name_en: String,
    name_ja: String,
    picture: String,
    spec: String,
    configuration: String,
    price: i64,
    state: String,
}

async fn jobs(db: &Db, order: &str, lang: Lang) -> Result<Vec<OrderJob>, StoreError> {
    let rows: Vec<JobRow> = db
        .all(
            "SELECT number, CASE WHEN name = '' THEN name_en ELSE name END AS name_en,
                    CASE WHEN name = '' THEN name_ja ELSE name END AS name_ja, picture, spec, configuration, price, state
             FROM jobs WHERE order_id = $1 ORDER BY position",
            args![order],
        )
        .await?;
    rows.into_iter().map(|row| row.into_job(lang)).collect()
}

impl JobRow {
    fn into_job(self, lang: Lang) -> Result<OrderJob, StoreError> {
        let spec: Spec = decode(&self.spec)?;
        let configuration: Configuration = decode(&self.configuration)?;
        let text = jobs::read_state(&self.state)?.text(lang);
        Ok(OrderJob {
            number: self.number,
            name: lang.pick(self.name_en, self.name_ja),
            picture: self.picture,
            quantity: configuration.quantity,
            choices: choices(&spec, &configuration, lang),
            price: Money::from_minor(self.price),
            state: (self.state, text.to_owned()),
        })
    }
}

/// A state that the store should never have is a failure of the store.
pub(super) fn read_status(key: &str) -> Result<Status, StoreError> {
    Status::from_key(key).ok_or_else(|| StoreError::Decode(format!("unknown order status {key:?}").into()))
}
