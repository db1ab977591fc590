//! Who sees a product: all companies, or chosen ones. Every customer's query asks [`super::offered`].

use super::staff_texts as t;
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::Tx,
    ui::{AppError, invalid},
};
use serde::Serialize;

/// As an event tells it.
#[derive(Serialize)]
struct Seen {
    for_all: bool,
}

pub(super) async fn set_for_all(staff: &Staff, id: &str, all: bool) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    lock(&mut tx, id).await?;
    let set = tx
        .execute(
            "UPDATE products SET for_all = $2 WHERE id = $1 AND for_all <> $2",
            args![id, all],
        )
        .await?;
    if set > 0 {
        let event = Event::by(staff.id(), "product_visibility_changed", id)
            .change(Some(&Seen { for_all: !all }), Some(&Seen { for_all: all }));
        record(&mut tx, staff.shop().now(), event).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Shows it to the company of this name; one that sees it already goes on seeing it.
pub(super) async fn show_to(staff: &Staff, id: &str, name: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    lock(&mut tx, id).await?;
    let company: Option<(String,)> = tx
        .one("SELECT id FROM companies WHERE name = $1", args![name.trim()])
        .await?;
    let (company,) = company.ok_or_else(|| invalid("name", t::no_such_company(staff.lang())))?;
    let added = tx
        .execute(
            "INSERT INTO product_companies (product_id, company_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![id, &company],
        )
        .await?;
    if added > 0 {
        tell(&mut tx, staff, "product_shown_to_company", id, &company).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn hide_from(staff: &Staff, id: &str, company: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    lock(&mut tx, id).await?;
    let removed = tx
        .execute(
            "DELETE FROM product_companies WHERE product_id = $1 AND company_id = $2",
            args![id, company],
        )
        .await?;
    if removed == 0 {
        return Err(AppError::NotFound);
    }
    tell(&mut tx, staff, "product_hidden_from_company", id, company).await?;
    tx.commit().await?;
    Ok(())
}

async fn lock(tx: &mut Tx, id: &str) -> Result<(), AppError> {
    let locked = tx
        .execute("UPDATE products SET version = version WHERE id = $1", args![id])
        .await?;
    if locked == 0 { Err(AppError::NotFound) } else { Ok(()) }
}

async fn tell(tx: &mut Tx, staff: &Staff, kind: &'static str, id: &str, company: &str) -> Result<(), AppError> {
    let event = Event {
        company: Some(company),
        ..Event::by(staff.id(), kind, id)
    };
    record(tx, staff.shop().now(), event).await?;
    Ok(())
}
