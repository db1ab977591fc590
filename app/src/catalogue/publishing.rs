//! Drafts, and what customers see of them.
//!
//! Its one rule: only here does a draft become what customers see, with the price that cards show and the words it is found
//! by.

use super::{
    content::{Content, ProductRow, facts, take},
    index::index_product,
    staff_texts as t,
    staff_types::ProductState,
    texts::too_large,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::{StoreError, Tx, encode},
    ui::{AppError, invalid},
};
use pricing::{PriceSheet, from_price};
use serde::Serialize;

/// As the event of a product that is withdrawn tells it.
#[derive(Serialize)]
struct Told {
    state: &'static str,
}

pub(super) async fn publish(staff: &Staff, id: &str, version: i64) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let row = take(&mut tx, staff, id, version).await?;
    let content = row.newest()?;
    show(&mut tx, staff, &row, &content).await?;
    tx.commit().await?;
    Ok(())
}

/// Makes this what customers see of the product.
pub(super) async fn show(tx: &mut Tx, staff: &Staff, row: &ProductRow, content: &Content) -> Result<(), AppError> {
    let was = row.live()?;
    write(tx, staff, row, content).await?;
    set_state(tx, &row.id, ProductState::Published).await?;
    let seen = (row.state()? == ProductState::Published).then_some(&was);
    let facts = |content| facts(&row.slug, content);
    let event = Event::by(staff.id(), "product_published", &row.id)
        .detail(&content.name.en)
        .change(seen.map(facts).as_ref(), Some(&facts(content)));
    record(tx, staff.shop().now(), event).await?;
    Ok(())
}

/// Writes what is or will be seen, with all that follows from it; no draft is left. In another category it stands last.
pub(super) async fn write(tx: &mut Tx, staff: &Staff, row: &ProductRow, content: &Content) -> Result<(), AppError> {
    known(tx, staff, content).await?;
    let from = from_price(&content.spec, PriceSheet::default()).ok_or_else(|| invalid("", too_large(staff.lang())))?;
    tx.execute(
        "UPDATE products SET name_en = $2, name_ja = $3, summary_en = $4, summary_ja = $5, picture = $6, alt_en = $7,
                alt_ja = $8, spec = $9, from_price = $10, draft = '', draft_category = NULL,
                draft_tax_class = NULL, tax_class_id = $12, position = CASE WHEN category_id = $11 THEN position
                           ELSE (SELECT COALESCE(MAX(o.position), 0) + 1 FROM products o WHERE o.category_id = $11) END,
                category_id = $11
         WHERE id = $1",
        args![
            &row.id,
            &content.name.en,
            &content.name.ja,
            &content.summary.en,
            &content.summary.ja,
            &content.picture,
            &content.alt.en,
            &content.alt.ja,
            encode(&content.spec)?,
            from.minor(),
            &content.category,
            content.own_tax_class()
        ],
    )
    .await
    .map_err(|cause| removed_meanwhile(cause, staff))?;
    index_product(tx, &row.id).await?;
    Ok(())
}

/// A category or tax class that is no more is a message at its field.
pub(super) async fn known(tx: &mut Tx, staff: &Staff, content: &Content) -> Result<(), AppError> {
    let (categories, classes): (i64, i64) = tx
        .one(
            "SELECT (SELECT COUNT(*) FROM categories WHERE id = $1), (SELECT COUNT(*) FROM tax_classes WHERE id = $2)",
            args![&content.category, &content.tax_class],
        )
        .await?
        .unwrap_or_default();
    if categories == 0 {
        return Err(invalid("form[category]", t::choose_category(staff.lang())));
    }
    if classes == 0 && content.own_tax_class().is_some() {
        return Err(invalid("form[tax_class]", t::choose_tax_class(staff.lang())));
    }
    Ok(())
}

/// The same where it went in the very moment.
pub(super) fn removed_meanwhile(cause: StoreError, staff: &Staff) -> AppError {
    let gone = cause
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_foreign_key_violation);
    if gone {
        AppError::Conflict(t::changed_meanwhile(staff.lang()).to_owned())
    } else {
        cause.into()
    }
}

pub(super) async fn set_state(tx: &mut Tx, id: &str, state: ProductState) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE products SET state = $2, active = $3 WHERE id = $1",
        args![id, state.key(), state == ProductState::Published],
    )
    .await?;
    Ok(())
}

pub(super) async fn withdraw(staff: &Staff, id: &str, version: i64) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let row = take(&mut tx, staff, id, version).await?;
    if row.state()? != ProductState::Published {
        return Err(AppError::Conflict(t::changed_meanwhile(staff.lang()).to_owned()));
    }
    set_state(&mut tx, id, ProductState::Withdrawn).await?;
    let told = |state: ProductState| Told { state: state.key() };
    let event = Event::by(staff.id(), "product_withdrawn", id)
        .detail(&row.name_en)
        .change(
            Some(&told(ProductState::Published)),
            Some(&told(ProductState::Withdrawn)),
        );
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}

/// Discards the draft; says whether nothing is left of the product, since it was never published.
pub(super) async fn discard(staff: &Staff, id: &str, version: i64) -> Result<bool, AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let row = take(&mut tx, staff, id, version).await?;
    let gone = row.state()? == ProductState::Draft;
    let (draft, live) = (row.newest()?, row.live()?);
    let facts = |content| facts(&row.slug, content);
    let event = if gone {
        for sql in [
            "DELETE FROM product_companies WHERE product_id = $1",
            "DELETE FROM product_search WHERE product_id = $1",
            "DELETE FROM products WHERE id = $1",
        ] {
            tx.execute(sql, args![id]).await?;
        }
        Event::by(staff.id(), "product_removed", id).change(Some(&facts(&live)), None)
    } else {
        tx.execute(
            "UPDATE products SET draft = '', draft_category = NULL, draft_tax_class = NULL WHERE id = $1",
            args![id],
        )
        .await?;
        Event::by(staff.id(), "product_draft_discarded", id).change(Some(&facts(&draft)), Some(&facts(&live)))
    };
    record(&mut tx, staff.shop().now(), event.detail(&row.name_en)).await?;
    tx.commit().await?;
    Ok(gone)
}
