//! Who sees a product: all companies, or chosen ones. Every customer's query asks [`super::offered`].

use super::{content::ProductRow, staff_texts as t};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::Tx,
    ui::{AppError, invalid},
};
use serde::Serialize;
use std::collections::BTreeSet;

/// All companies, or those of these ids.
pub(super) type Viewers = Option<BTreeSet<String>>;

/// As an event tells it.
#[derive(Serialize)]
struct Seen {
    for_all: bool,
}

/// A company that sees a product, and as an event tells it.
#[derive(sqlx::FromRow, Serialize)]
struct Viewer {
    #[serde(skip)]
    id: String,
    #[serde(rename = "company")]
    name: String,
}

/// As an event tells it that says all of them.
#[derive(Serialize)]
struct SeenBy {
    for_all: bool,
    companies: BTreeSet<String>,
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
    let company: Option<Viewer> = tx
        .one("SELECT id, name FROM companies WHERE name = $1", args![name.trim()])
        .await?;
    let company = company.ok_or_else(|| invalid("name", t::no_such_company(staff.lang())))?;
    let added = tx
        .execute(
            "INSERT INTO product_companies (product_id, company_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![id, &company.id],
        )
        .await?;
    if added > 0 {
        let event = Event {
            company: Some(&company.id),
            ..Event::by(staff.id(), "product_shown_to_company", id)
        };
        record(&mut tx, staff.shop().now(), event.change(None, Some(&company))).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn hide_from(staff: &Staff, id: &str, company: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    lock(&mut tx, id).await?;
    let company: Option<Viewer> = tx
        .one("SELECT id, name FROM companies WHERE id = $1", args![company])
        .await?;
    let company = company.ok_or(AppError::NotFound)?;
    let removed = tx
        .execute(
            "DELETE FROM product_companies WHERE product_id = $1 AND company_id = $2",
            args![id, &company.id],
        )
        .await?;
    if removed == 0 {
        return Err(AppError::NotFound);
    }
    let event = Event {
        company: Some(&company.id),
        ..Event::by(staff.id(), "product_hidden_from_company", id)
    };
    record(&mut tx, staff.shop().now(), event.change(Some(&company), None)).await?;
    tx.commit().await?;
    Ok(())
}

/// Shows a product to these and to nobody else; says whether that is another thing than before.
pub(super) async fn set_viewers(
    tx: &mut Tx,
    staff: &Staff,
    row: &ProductRow,
    companies: &Viewers,
) -> Result<bool, AppError> {
    let had: Vec<(String,)> = tx
        .all(
            "SELECT company_id FROM product_companies WHERE product_id = $1",
            args![&row.id],
        )
        .await?;
    let had: BTreeSet<String> = had.into_iter().map(|(id,)| id).collect();
    let was: Viewers = (!row.for_all).then_some(had);
    if was == *companies {
        return Ok(false);
    }
    tx.execute(
        "UPDATE products SET for_all = $2 WHERE id = $1",
        args![&row.id, companies.is_none()],
    )
    .await?;
    if let Some(ids) = companies {
        tx.execute("DELETE FROM product_companies WHERE product_id = $1", args![&row.id])
            .await?;
        for id in ids {
            tx.execute(
                "INSERT INTO product_companies (product_id, company_id) VALUES ($1, $2)",
                args![&row.id, id],
            )
            .await?;
        }
    }
    let seen = |companies: &Viewers| SeenBy {
        for_all: companies.is_none(),
        companies: companies.clone().unwrap_or_default(),
    };
    let event =
        Event::by(staff.id(), "product_visibility_changed", &row.id).change(Some(&seen(&was)), Some(&seen(companies)));
    record(tx, staff.shop().now(), event).await?;
    Ok(true)
}

async fn lock(tx: &mut Tx, id: &str) -> Result<(), AppError> {
    let locked = tx
        .execute("UPDATE products SET version = version WHERE id = $1", args![id])
        .await?;
    if locked == 0 { Err(AppError::NotFound) } else { Ok(()) }
}
