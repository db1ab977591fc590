//! Products as staff list and write them.

use super::{
    categories::{lock, place, shifted},
    content::{Content, ProductRow, facts, product_rows, take},
    publishing::{self, known, removed_meanwhile, write},
    sheets::sheets,
    staff_form::ProductForm,
    staff_list::names_of_categories,
    staff_texts as t,
    staff_types::{Labelled, Named, NewProduct, ProductChoices, ProductState, StaffProduct},
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    settings::tax_classes,
    store::{StoreError, Tx, encode, new_id},
    ui::{AppError, Checked, Lang, at},
};
use pricing::Label;

/// Companies that are suggested, and products to copy: more are found by typing.
const SUGGESTED: i64 = 500;

#[derive(sqlx::FromRow)]
struct CompanyRow {
    id: String,
    name: String,
}

pub(super) async fn product(staff: &Staff, id: &str) -> Result<StaffProduct, AppError> {
    let db = staff.shop().db();
    let row: Option<ProductRow> = db.one(product_rows!("WHERE p.id = $1"), args![id]).await?;
    let row = row.ok_or(AppError::NotFound)?;
    let companies: Vec<CompanyRow> = db
        .all(
            "SELECT c.id, c.name FROM product_companies v JOIN companies c ON c.id = v.company_id
             WHERE v.product_id = $1 ORDER BY c.name",
            args![id],
        )
        .await?;
    let others: Vec<(String,)> = db
        .all(
            "SELECT c.name FROM companies c
             WHERE NOT EXISTS (SELECT 1 FROM product_companies v WHERE v.product_id = $1 AND v.company_id = c.id)
             ORDER BY c.name LIMIT $2",
            args![id, SUGGESTED],
        )
        .await?;
    let content = row.newest()?;
    Ok(StaffProduct {
        state: row.state()?,
        changed: !row.draft.is_empty(),
        picture: content.picture.clone(),
        choices: choices(staff, id, &content.category).await?,
        form: content.into_form(&row.slug),
        for_all: row.for_all,
        companies: companies
            .into_iter()
            .map(|company| Named {
                id: company.id,
                name: company.name,
            })
            .collect(),
        others: others.into_iter().map(|(name,)| name).collect(),
        id: row.id,
        version: row.version,
        slug: row.slug,
    })
}

async fn choices(staff: &Staff, product: &str, category: &str) -> Result<ProductChoices, StoreError> {
    Ok(ProductChoices {
        categories: names_of_categories(staff).await?,
        tax_classes: tax_classes(staff.shop().db())
            .await?
            .into_iter()
            .map(|(id, name)| Labelled { id, name })
            .collect(),
        sheets: sheets(staff, product, category).await?,
    })
}

/// An empty form, or a copy of a product as it was last written.
pub(super) async fn start(staff: &Staff, copy: &str) -> Result<NewProduct, AppError> {
    let db = staff.shop().db();
    let mut form = ProductForm::default();
    let mut picture = String::new();
    if !copy.is_empty() {
        let row: Option<ProductRow> = db.one(product_rows!("WHERE p.id = $1"), args![copy]).await?;
        let content = row.ok_or(AppError::NotFound)?.newest()?;
        picture.clone_from(&content.picture);
        // Its address would be that of another product.
        form = content.into_form("");
    }
    let products: Vec<(String, String, String)> = db
        .all(
            "SELECT id, name_en, name_ja FROM products ORDER BY name_en, id LIMIT $1",
            args![SUGGESTED],
        )
        .await?;
    Ok(NewProduct {
        choices: choices(staff, copy, &form.category).await?,
        form,
        picture,
        products: products
            .into_iter()
            .map(|(id, en, ja)| (id, Label { en, ja }))
            .collect(),
    })
}

/// A form that is to be kept, without problems. Who only tries prices without a script gets the page again, with nothing to
/// say about it.
pub(super) fn to_keep(form: ProductForm, intent: &str, lang: Lang) -> Result<ProductForm, AppError> {
    if intent == "try" {
        return Err(AppError::Invalid(Vec::new()));
    }
    form.checked(lang)
}

/// Adds a product as a draft, or published at once, and returns its id.
pub(super) async fn add(staff: &Staff, form: &ProductForm, picture: &str, published: bool) -> Result<String, AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let picture = if is_a_products(&mut tx, picture).await? {
        picture
    } else {
        ""
    };
    let content = Content::of_form(form, picture, staff.lang());
    let id = insert(&mut tx, staff, &form.address(), &content).await?;
    if published {
        let row = row(&mut tx, &id).await?;
        publishing::show(&mut tx, staff, &row, &content).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// Writes a new product down as a draft.
pub(super) async fn insert(tx: &mut Tx, staff: &Staff, slug: &str, content: &Content) -> Result<String, AppError> {
    known(tx, staff, content).await?;
    let id = new_id();
    let added = tx
        .execute(
            "INSERT INTO products (id, slug, category_id, name_en, name_ja, summary_en, summary_ja, picture, spec, from_price,
                                   position, active, state)
             VALUES ($1, $2, $3, '', '', '', '', '', '', 0,
                     (SELECT COALESCE(MAX(position), 0) + 1 FROM products WHERE category_id = $3), $4, $5)
             ON CONFLICT (slug) DO NOTHING",
            args![&id, slug, &content.category, false, ProductState::Draft.key()],
        )
        .await
        .map_err(|cause| removed_meanwhile(cause, staff))?;
    if added == 0 {
        return Err(slug_taken(staff));
    }
    let row = ProductRow {
        id: id.clone(),
        category_id: content.category.clone(),
        ..ProductRow::default()
    };
    write(tx, staff, &row, content).await?;
    let event = Event::by(staff.id(), "product_added", &id)
        .detail(&content.name.en)
        .change(None, Some(&facts(slug, content)));
    record(tx, staff.shop().now(), event).await?;
    Ok(id)
}

fn slug_taken(staff: &Staff) -> AppError {
    AppError::Invalid(vec![at("slug", t::slug_taken(staff.lang()))])
}

/// A copy has the picture of what it was made of; no other name of a picture comes from a form.
async fn is_a_products(tx: &mut Tx, picture: &str) -> Result<bool, StoreError> {
    let known: Option<(String,)> = tx
        .one("SELECT id FROM products WHERE picture = $1 LIMIT 1", args![picture])
        .await?;
    Ok(known.is_some())
}

pub(super) async fn row(tx: &mut Tx, id: &str) -> Result<ProductRow, AppError> {
    let row: Option<ProductRow> = tx.one(product_rows!("WHERE p.id = $1"), args![id]).await?;
    row.ok_or(AppError::NotFound)
}

/// Writes a product's draft, and publishes it where that is asked for.
pub(super) async fn change(
    staff: &Staff,
    id: &str,
    version: i64,
    form: &ProductForm,
    published: bool,
) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let mut row = take(&mut tx, staff, id, version).await?;
    let content = Content::of_form(form, &row.newest()?.picture, staff.lang());
    if row.state()? == ProductState::Draft {
        rename(&mut tx, staff, &mut row, &form.address()).await?;
    }
    keep(&mut tx, staff, &row, &content).await?;
    if published {
        publishing::show(&mut tx, staff, &row, &content).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Gives what was never published another address.
async fn rename(tx: &mut Tx, staff: &Staff, row: &mut ProductRow, slug: &str) -> Result<(), AppError> {
    tx.execute("UPDATE products SET slug = $2 WHERE id = $1", args![&row.id, slug])
        .await
        .map_err(|cause| {
            let taken = cause
                .as_database_error()
                .is_some_and(sqlx::error::DatabaseError::is_unique_violation);
            if taken { slug_taken(staff) } else { cause.into() }
        })?;
    slug.clone_into(&mut row.slug);
    Ok(())
}

/// Keeps what staff wrote of a product: where it was never published in its place, else as a draft beside what customers
/// see. What is as they see it is no draft.
pub(super) async fn keep(tx: &mut Tx, staff: &Staff, row: &ProductRow, content: &Content) -> Result<(), AppError> {
    let (before, live) = (row.newest()?, row.live()?);
    if row.state()? == ProductState::Draft {
        write(tx, staff, row, content).await?;
    } else {
        let changed = live != *content;
        if changed {
            known(tx, staff, content).await?;
        }
        tx.execute(
            "UPDATE products SET draft = $2, draft_category = $3, draft_tax_class = $4 WHERE id = $1",
            args![
                &row.id,
                if changed { encode(content)? } else { String::new() },
                changed.then_some(&*content.category),
                changed.then(|| content.own_tax_class()).flatten()
            ],
        )
        .await
        .map_err(|cause| removed_meanwhile(cause, staff))?;
    }
    if before != *content {
        let facts = |content| facts(&row.slug, content);
        let event = Event::by(staff.id(), "product_changed", &row.id)
            .detail(&content.name.en)
            .change(Some(&facts(&before)), Some(&facts(content)));
        record(tx, staff.shop().now(), event).await?;
    }
    Ok(())
}

pub(super) async fn remove_picture(staff: &Staff, id: &str, version: i64) -> Result<(), AppError> {
    set_picture(staff, id, version, "").await
}

/// Gives the draft a picture.
pub(super) async fn set_picture(staff: &Staff, id: &str, version: i64, picture: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let row = take(&mut tx, staff, id, version).await?;
    let content = Content {
        picture: picture.to_owned(),
        ..row.newest()?
    };
    keep(&mut tx, staff, &row, &content).await?;
    tx.commit().await?;
    Ok(())
}

/// Moves a product one place up or down in its category; the first and the last stay where they are.
pub(super) async fn shift(staff: &Staff, id: &str, up: bool) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let category = row(&mut tx, id).await?.category_id;
    lock(&mut tx, &category).await?;
    let order: Vec<(String, i64)> = tx
        .all(
            "SELECT id, position FROM products WHERE category_id = $1",
            args![&category],
        )
        .await?;
    let moved = shifted(order.clone(), id, up).ok_or(AppError::NotFound)?;
    for (id, position) in &moved {
        tx.execute("UPDATE products SET position = $2 WHERE id = $1", args![id, *position])
            .await?;
    }
    if !moved.is_empty() {
        let event = Event::by(staff.id(), "product_moved", id)
            .detail(if up { "up" } else { "down" })
            .change(place(&order, id).as_ref(), place(&moved, id).as_ref());
        record(&mut tx, staff.shop().now(), event).await?;
    }
    tx.commit().await?;
    Ok(())
}
