//! Categories: the shelves of the catalogue, in their order.

use super::{refusals::category_in_use, slug::slug_of, staff_texts as t, staff_types::StaffCategory};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::{StoreError, Tx, new_id},
    ui::{AppError, FieldError, Lang, invalid, refuse, taken_names, written},
};
use pricing::Label;
use serde::Serialize;

const LONGEST_NAME: usize = 80;
/// Products that are named where a category is in use.
const NAMED: usize = 5;

/// As an event tells it.
#[derive(Serialize)]
struct Names<'a> {
    name_en: &'a str,
    name_ja: &'a str,
}

/// Where one stands among the others, as an event tells it.
#[derive(Serialize)]
pub(super) struct Place {
    position: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name_en: String,
    name_ja: String,
    products: i64,
}

pub(super) async fn list(staff: &Staff) -> Result<Vec<StaffCategory>, AppError> {
    let rows: Vec<Row> = staff
        .shop()
        .db()
        .all(
            "SELECT c.id, c.name_en, c.name_ja,
                    (SELECT COUNT(*) FROM products p WHERE p.category_id = c.id OR p.draft_category = c.id) AS products
             FROM categories c ORDER BY c.position, c.id",
            args![],
        )
        .await?;
    let rows = rows.into_iter().map(|row| StaffCategory {
        id: row.id,
        name: Label {
            en: row.name_en,
            ja: row.name_ja,
        },
        products: row.products,
    });
    Ok(rows.collect())
}

pub(super) async fn add(staff: &Staff, name_en: &str, name_ja: &str) -> Result<(), AppError> {
    let names = names(name_en, name_ja, staff.lang())?;
    let (name_en, name_ja) = (&*names.en, &*names.ja);
    let mut tx = staff.shop().db().begin().await?;
    let id = new_id();
    lock_all(&mut tx).await?;
    not_taken(&mut tx, &names, &id, staff.lang()).await?;
    let slug = free_slug(&mut tx, name_en, &id).await?;
    tx.execute(
        "INSERT INTO categories (id, slug, name_en, name_ja, position)
         VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(position), 0) + 1 FROM categories))",
        args![&id, slug, name_en, name_ja],
    )
    .await?;
    let event = Event::by(staff.id(), "category_added", &id)
        .detail(name_en)
        .change(None, Some(&Names { name_en, name_ja }));
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}

/// A slug that no category has: the id at its end makes it so where the name's is taken or says nothing.
async fn free_slug(tx: &mut Tx, name: &str, id: &str) -> Result<String, StoreError> {
    let slug = slug_of(name, 60);
    let taken: Option<(String,)> = tx
        .one("SELECT id FROM categories WHERE slug = $1", args![&slug])
        .await?;
    let end = &id[id.len().saturating_sub(6)..];
    Ok(match (slug.is_empty(), taken.is_some()) {
        (true, _) => format!("category-{end}"),
        (false, true) => format!("{slug}-{end}"),
        (false, false) => slug,
    })
}

/// `seen` is the names as the form showed them, one after another.
pub(super) async fn rename(staff: &Staff, id: &str, seen: &str, name_en: &str, name_ja: &str) -> Result<(), AppError> {
    let names = names(name_en, name_ja, staff.lang())?;
    let (name_en, name_ja) = (&*names.en, &*names.ja);
    let mut tx = staff.shop().db().begin().await?;
    lock_all(&mut tx).await?;
    let (was_en, was_ja) = lock(&mut tx, id).await?;
    if seen != format!("{was_en}/{was_ja}") {
        return Err(AppError::Conflict(t::category_changed(staff.lang()).to_owned()));
    }
    not_taken(&mut tx, &names, id, staff.lang()).await?;
    tx.execute(
        "UPDATE categories SET name_en = $2, name_ja = $3 WHERE id = $1",
        args![id, name_en, name_ja],
    )
    .await?;
    if (&*was_en, &*was_ja) != (name_en, name_ja) {
        let before = Names {
            name_en: &was_en,
            name_ja: &was_ja,
        };
        let event = Event::by(staff.id(), "category_renamed", id)
            .detail(name_en)
            .change(Some(&before), Some(&Names { name_en, name_ja }));
        record(&mut tx, staff.shop().now(), event).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Both names, as they are kept.
fn names(en: &str, ja: &str, lang: Lang) -> Result<Label, AppError> {
    let (en, ja) = (written(en), written(ja));
    let mut errors = Vec::new();
    for (field, name) in [("name_en", &en), ("name_ja", &ja)] {
        let message = match name.chars().count() {
            0 => t::required(lang).to_owned(),
            length if length > LONGEST_NAME => t::too_long(LONGEST_NAME, lang),
            _ => continue,
        };
        errors.push(FieldError {
            field: field.to_owned(),
            message,
        });
    }
    if errors.is_empty() {
        Ok(Label { en, ja })
    } else {
        Err(AppError::Invalid(errors))
    }
}

/// Refuses a name that another category has.
async fn not_taken(tx: &mut Tx, names: &Label, but: &str, lang: Lang) -> Result<(), AppError> {
    let others: Vec<(String, String)> = tx
        .all("SELECT name_en, name_ja FROM categories WHERE id <> $1", args![but])
        .await?;
    refuse(
        taken_names(&names.en, &names.ja, &others)
            .into_iter()
            .map(|field| FieldError {
                field: field.to_owned(),
                message: t::category_name_taken(lang).to_owned(),
            }),
    )
}

/// All categories with their positions. Two who name or move one wait for each other until the transaction ends, at one row:
/// they would meet those of all categories in any order.
async fn lock_all(tx: &mut Tx) -> Result<Vec<(String, i64)>, StoreError> {
    tx.execute("UPDATE counters SET value = value WHERE name = 'categories'", args![])
        .await?;
    tx.all("SELECT id, position FROM categories", args![]).await
}

/// A category's names; it stays locked until the transaction ends.
pub(super) async fn lock(tx: &mut Tx, id: &str) -> Result<(String, String), AppError> {
    tx.one(
        "UPDATE categories SET position = position WHERE id = $1 RETURNING name_en, name_ja",
        args![id],
    )
    .await?
    .ok_or(AppError::NotFound)
}

/// Moves it one place up or down; the first and the last stay where they are.
pub(super) async fn shift(staff: &Staff, id: &str, up: bool) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let order = lock_all(&mut tx).await?;
    let Some(moved) = shifted(order.clone(), id, up) else {
        return Err(AppError::NotFound);
    };
    for (id, position) in &moved {
        tx.execute(
            "UPDATE categories SET position = $2 WHERE id = $1",
            args![id, *position],
        )
        .await?;
    }
    if !moved.is_empty() {
        let event = Event::by(staff.id(), "category_moved", id)
            .detail(if up { "up" } else { "down" })
            .change(place(&order, id).as_ref(), place(&moved, id).as_ref());
        record(&mut tx, staff.shop().now(), event).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Who has another position when one moves a place up or down; none where it cannot. `None` where it is not among them.
pub(super) fn shifted(mut order: Vec<(String, i64)>, id: &str, up: bool) -> Option<Vec<(String, i64)>> {
    order.sort_by(|(a, at), (b, bt)| (at, a).cmp(&(bt, b)));
    let here = order.iter().position(|(other, _)| other == id)?;
    let there = if up { here.checked_sub(1) } else { Some(here + 1) };
    let Some(there) = there.filter(|there| *there < order.len()) else {
        return Some(Vec::new());
    };
    order.swap(here, there);
    let moved = (1_i64..)
        .zip(order)
        .filter(|(position, (_, was))| position != was)
        .map(|(position, (id, _))| (id, position));
    Some(moved.collect())
}

/// Where one stands.
pub(super) fn place(order: &[(String, i64)], id: &str) -> Option<Place> {
    let (_, position) = order.iter().find(|(other, _)| other == id)?;
    Some(Place { position: *position })
}

pub(super) async fn remove(staff: &Staff, id: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let (name_en, name_ja) = lock(&mut tx, id).await?;
    let users: Vec<(String, String)> = tx
        .all(
            "SELECT name_en, name_ja FROM products WHERE category_id = $1 OR draft_category = $1 ORDER BY position, id LIMIT $2",
            args![id, i64::try_from(NAMED + 1).unwrap_or(i64::MAX)],
        )
        .await?;
    if !users.is_empty() {
        let names: Vec<String> = users
            .iter()
            .take(NAMED)
            .map(|(en, ja)| staff.lang().pick(en, ja).clone())
            .collect();
        return Err(invalid("", category_in_use(&names, users.len() > NAMED, staff.lang())));
    }
    tx.execute("DELETE FROM categories WHERE id = $1", args![id]).await?;
    let before = Names {
        name_en: &name_en,
        name_ja: &name_ja,
    };
    let event = Event::by(staff.id(), "category_removed", id)
        .detail(&name_en)
        .change(Some(&before), None);
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}
