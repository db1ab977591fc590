//! Reading what a company sets for the orders of its buyers.

use super::types::{Address, CostCentre, OrderingTerms};
use crate::{
    args,
    auth::Shopper,
    shop::{months_between, start_of_month},
    store::{StoreError, Tx},
};
use pricing::Money;

/// What an order is checked against, read in the transaction that places it.
pub(crate) struct OrderingRules {
    pub(crate) po_number_required: bool,
    pub(crate) budget_left: Option<Money>,
}

#[derive(sqlx::FromRow)]
struct CompanyRow {
    po_number_required: bool,
    monthly_budget: Option<i64>,
    budget_carries_over: bool,
    created_at: i64,
}

pub(crate) async fn ordering_rules(tx: &mut Tx, shopper: &Shopper) -> Result<OrderingRules, StoreError> {
    let company: CompanyRow = tx
        .one(
            "SELECT po_number_required, monthly_budget, budget_carries_over, created_at FROM companies WHERE id = $1",
            args![shopper.company()],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let budget_left = match company.monthly_budget {
        None => None,
        Some(budget) => Some(budget_left(tx, shopper, &company, budget).await?),
    };
    Ok(OrderingRules {
        po_number_required: company.po_number_required,
        budget_left,
    })
}

/// The budget of this month, and of every month since the company was added where unused budget carries over, less what was ordered.
async fn budget_left(tx: &mut Tx, shopper: &Shopper, company: &CompanyRow, budget: i64) -> Result<Money, StoreError> {
    let settings = shopper.shop().settings();
    let zone = &settings.time_zone;
    let now = shopper.shop().now();
    let (since, months) = if company.budget_carries_over {
        (company.created_at, months_between(company.created_at, now, zone))
    } else {
        (start_of_month(now, zone), 1)
    };
    let (spent,): (i64,) = tx
        .one(
            "SELECT CAST(COALESCE(SUM(total), 0) AS BIGINT) FROM orders
             WHERE company_id = $1 AND placed_at >= $2 AND status NOT IN ('declined', 'rejected')
               AND (status <> 'cancelled' OR EXISTS (SELECT 1 FROM jobs j WHERE j.order_id = orders.id AND j.state <> 'cancelled'))",
            args![shopper.company(), since],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(Money::from_minor(budget.saturating_mul(months) - spent))
}

#[derive(sqlx::FromRow)]
struct AddressRow {
    id: String,
    label: String,
    lines: String,
}

/// What the checkout offers and asks for.
pub(crate) async fn terms(shopper: &Shopper) -> Result<OrderingTerms, StoreError> {
    let mut tx = shopper.shop().db().begin_reading().await?;
    let addresses: Vec<AddressRow> = tx
        .all(
            "SELECT id, label, lines FROM addresses WHERE company_id = $1 ORDER BY position, id",
            args![shopper.company()],
        )
        .await?;
    let cost_centres: Vec<(String, String)> = tx
        .all(
            "SELECT code, name FROM cost_centres WHERE company_id = $1 ORDER BY code",
            args![shopper.company()],
        )
        .await?;
    let rules = ordering_rules(&mut tx, shopper).await?;
    Ok(OrderingTerms {
        addresses: addresses
            .into_iter()
            .map(|AddressRow { id, label, lines }| Address { id, label, lines })
            .collect(),
        cost_centres: cost_centres
            .into_iter()
            .map(|(code, name)| CostCentre { code, name })
            .collect(),
        po_number_required: rules.po_number_required,
        budget_left: rules.budget_left,
    })
}

/// An address of the shopper's company, written out as an order keeps it.
pub(crate) async fn address(tx: &mut Tx, shopper: &Shopper, id: &str) -> Result<Option<String>, StoreError> {
    let row: Option<(String, String)> = tx
        .one(
            "SELECT label, lines FROM addresses WHERE id = $1 AND company_id = $2",
            args![id, shopper.company()],
        )
        .await?;
    Ok(row.map(|(label, lines)| format!("{label}\n{lines}")))
}
