//! The shop's price sheets: what companies that share one pay.

use super::{
    changing::taken_or,
    forms::{RuleForm, SheetForm, basis_points, tidy},
    sheet_types::{About, PriceSheets, SheetDetail, SheetRule, SheetSummary},
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::{Tx, new_id},
    ui::{AppError, Lang, at, invalid},
};
use serde::Serialize;

/// More than a page can show well.
const MOST_SHEETS: i64 = 500;
/// Companies that are named of those that have a sheet.
const NAMED: i64 = 20;
const CHOICES: i64 = 1_000;

#[derive(sqlx::FromRow)]
struct SummaryRow {
    id: String,
    name: String,
    adjustment: i64,
    rules: i64,
    companies: i64,
}

pub(super) async fn list(staff: &Staff) -> Result<PriceSheets, AppError> {
    let rows: Vec<SummaryRow> = staff
        .shop()
        .db()
        .all(
            "SELECT s.id, s.name, s.adjustment,
                    (SELECT COUNT(*) FROM price_sheet_rules r WHERE r.sheet_id = s.id) AS rules,
                    (SELECT COUNT(*) FROM companies c WHERE c.price_sheet_id = s.id) AS companies
             FROM price_sheets s ORDER BY s.name LIMIT $1",
            args![MOST_SHEETS],
        )
        .await?;
    let sheet = |row: SummaryRow| SheetSummary {
        id: row.id,
        name: row.name,
        adjustment: row.adjustment,
        rules: row.rules,
        companies: row.companies,
    };
    Ok(PriceSheets {
        sheets: rows.into_iter().map(sheet).collect(),
    })
}

#[derive(sqlx::FromRow)]
struct RuleRow {
    id: String,
    adjustment: i64,
    of_product: bool,
    name_en: String,
    name_ja: String,
}

pub(super) async fn sheet(staff: &Staff, id: &str) -> Result<SheetDetail, AppError> {
    let (db, lang) = (staff.shop().db(), staff.lang());
    let row: Option<(String, i64, i64, i64)> = db
        .one(
            "SELECT s.name, s.adjustment, s.version, (SELECT COUNT(*) FROM companies c WHERE c.price_sheet_id = s.id)
             FROM price_sheets s WHERE s.id = $1",
            args![id],
        )
        .await?;
    let (name, adjustment, version, companies) = row.ok_or(AppError::NotFound)?;
    let rules: Vec<RuleRow> = db
        .all(
            "SELECT r.id, r.adjustment, r.product_id IS NOT NULL AS of_product,
                    COALESCE(p.name_en, c.name_en, '') AS name_en, COALESCE(p.name_ja, c.name_ja, '') AS name_ja
             FROM price_sheet_rules r LEFT JOIN products p ON p.id = r.product_id LEFT JOIN categories c ON c.id = r.category_id
             WHERE r.sheet_id = $1 ORDER BY of_product, c.position, p.position, r.id",
            args![id],
        )
        .await?;
    let named: Vec<(String, String)> = db
        .all(
            "SELECT c.id, c.name FROM companies c WHERE c.price_sheet_id = $1 ORDER BY c.name LIMIT $2",
            args![id, NAMED],
        )
        .await?;
    let rule = |row: RuleRow| SheetRule {
        id: row.id,
        about: if row.of_product {
            About::Product
        } else {
            About::Category
        },
        name: lang.pick(row.name_en, row.name_ja),
        adjustment: row.adjustment,
    };
    Ok(SheetDetail {
        id: id.to_owned(),
        name,
        adjustment,
        version,
        rules: rules.into_iter().map(rule).collect(),
        companies,
        named,
        categories: choices(
            db.all(
                "SELECT c.id, c.name_en, c.name_ja FROM categories c
                 WHERE NOT EXISTS (SELECT 1 FROM price_sheet_rules r WHERE r.sheet_id = $1 AND r.category_id = c.id)
                 ORDER BY c.position, c.id LIMIT $2",
                args![id, CHOICES],
            )
            .await?,
            lang,
        ),
        products: choices(
            db.all(
                "SELECT p.id, p.name_en, p.name_ja FROM products p
                 WHERE NOT EXISTS (SELECT 1 FROM price_sheet_rules r WHERE r.sheet_id = $1 AND r.product_id = p.id)
                 ORDER BY p.position, p.id LIMIT $2",
                args![id, CHOICES],
            )
            .await?,
            lang,
        ),
    })
}

fn choices(rows: Vec<(String, String, String)>, lang: Lang) -> Vec<(String, String)> {
    rows.into_iter().map(|(id, en, ja)| (id, lang.pick(en, ja))).collect()
}

/// A price sheet as an event tells it.
#[derive(PartialEq, Eq, sqlx::FromRow, Serialize)]
struct Told {
    name: String,
    adjustment: i64,
}

/// A rule as an event tells it.
#[derive(PartialEq, Eq, sqlx::FromRow, Serialize)]
struct ToldRule {
    category: Option<String>,
    product: Option<String>,
    adjustment: i64,
}

/// Begins a change of a sheet that somebody saw in this version.
async fn begin(staff: &Staff, id: &str, version: i64) -> Result<Tx, AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let held = tx
        .execute(
            "UPDATE price_sheets SET version = version + 1 WHERE id = $1 AND version = $2",
            args![id, version],
        )
        .await?;
    if held == 0 {
        told(&mut tx, id).await?;
        return Err(AppError::Conflict(t::sheet_changed_meanwhile(staff.lang()).to_owned()));
    }
    Ok(tx)
}

async fn told(tx: &mut Tx, id: &str) -> Result<Told, AppError> {
    tx.one("SELECT name, adjustment FROM price_sheets WHERE id = $1", args![id])
        .await?
        .ok_or(AppError::NotFound)
}

async fn told_rule(tx: &mut Tx, sheet: &str, rule: &str) -> Result<ToldRule, AppError> {
    tx.one(
        "SELECT c.slug AS category, p.slug AS product, r.adjustment FROM price_sheet_rules r
         LEFT JOIN categories c ON c.id = r.category_id LEFT JOIN products p ON p.id = r.product_id
         WHERE r.id = $1 AND r.sheet_id = $2",
        args![rule, sheet],
    )
    .await?
    .ok_or(AppError::NotFound)
}

/// Adds a price sheet and returns its id.
pub(super) async fn add(staff: &Staff, form: &SheetForm) -> Result<String, AppError> {
    let (id, now, name) = (new_id(), staff.shop().now(), tidy(&form.name));
    let mut tx = staff.shop().db().begin().await?;
    free(&mut tx, &name, "", staff.lang()).await?;
    tx.execute(
        "INSERT INTO price_sheets (id, name, adjustment, version, created_at) VALUES ($1, $2, $3, 1, $4)",
        args![&id, &name, basis_points(&form.adjustment).unwrap_or_default(), now],
    )
    .await
    .map_err(|cause| taken_or(cause, staff.lang()))?;
    let after = told(&mut tx, &id).await?;
    finish(tx, staff, &id, "price_sheet_added", (None, Some(after))).await?;
    Ok(id)
}

pub(super) async fn change(staff: &Staff, id: &str, version: i64, form: &SheetForm) -> Result<(), AppError> {
    let mut tx = begin(staff, id, version).await?;
    let before = told(&mut tx, id).await?;
    let name = tidy(&form.name);
    free(&mut tx, &name, id, staff.lang()).await?;
    tx.execute(
        "UPDATE price_sheets SET name = $2, adjustment = $3 WHERE id = $1",
        args![id, &name, basis_points(&form.adjustment).unwrap_or_default()],
    )
    .await
    .map_err(|cause| taken_or(cause, staff.lang()))?;
    let after = told(&mut tx, id).await?;
    finish(tx, staff, id, "price_sheet_changed", (Some(before), Some(after))).await
}

/// Removes a sheet that no company has.
pub(super) async fn remove(staff: &Staff, id: &str, version: i64) -> Result<(), AppError> {
    let mut tx = begin(staff, id, version).await?;
    let before = told(&mut tx, id).await?;
    let used: Option<(String,)> = tx
        .one(
            "SELECT c.name FROM companies c WHERE c.price_sheet_id = $1 ORDER BY c.name LIMIT 1",
            args![id],
        )
        .await?;
    if let Some((company,)) = used {
        return Err(invalid("", in_use(&company, staff.lang())));
    }
    tx.execute("DELETE FROM price_sheets WHERE id = $1", args![id]).await?;
    finish(tx, staff, id, "price_sheet_removed", (Some(before), None)).await
}

fn in_use(company: &str, lang: Lang) -> String {
    lang.pick(
        format!("{company} has this price sheet. Give its companies another one first."),
        format!("「{company}」がこの価格表を使っています。先に別の価格表へ変更してください。"),
    )
}

async fn free(tx: &mut Tx, name: &str, id: &str, lang: Lang) -> Result<(), AppError> {
    let other: Option<(String,)> = tx
        .one(
            "SELECT id FROM price_sheets WHERE lower(name) = lower($1) AND id <> $2 LIMIT 1",
            args![name, id],
        )
        .await?;
    match other {
        None => Ok(()),
        Some(_) => Err(AppError::Invalid(vec![at("name", t::name_taken(lang))])),
    }
}

pub(super) async fn add_rule(staff: &Staff, sheet: &str, version: i64, form: &RuleForm) -> Result<(), AppError> {
    let mut tx = begin(staff, sheet, version).await?;
    let missing = || AppError::Invalid(vec![at("about", t::choose_one(staff.lang()))]);
    let (sql, id) = match form.about.split_once(':') {
        Some(("category", id)) => (
            "INSERT INTO price_sheet_rules (id, sheet_id, category_id, adjustment)
             SELECT $1, $2, c.id, $3 FROM categories c WHERE c.id = $4 ON CONFLICT DO NOTHING",
            id,
        ),
        Some(("product", id)) => (
            "INSERT INTO price_sheet_rules (id, sheet_id, product_id, adjustment)
             SELECT $1, $2, p.id, $3 FROM products p WHERE p.id = $4 ON CONFLICT DO NOTHING",
            id,
        ),
        _ => return Err(missing()),
    };
    let rule = new_id();
    let adjustment = basis_points(&form.adjustment).unwrap_or_default();
    if tx.execute(sql, args![&rule, sheet, adjustment, id]).await? == 0 {
        return Err(missing());
    }
    let after = told_rule(&mut tx, sheet, &rule).await?;
    finish(tx, staff, sheet, "price_sheet_rule_added", (None, Some(after))).await
}

pub(super) async fn change_rule(
    staff: &Staff,
    sheet: &str,
    version: i64,
    rule: &str,
    form: &RuleForm,
) -> Result<(), AppError> {
    let mut tx = begin(staff, sheet, version).await?;
    let before = told_rule(&mut tx, sheet, rule).await?;
    tx.execute(
        "UPDATE price_sheet_rules SET adjustment = $2 WHERE id = $1",
        args![rule, basis_points(&form.adjustment).unwrap_or_default()],
    )
    .await?;
    let after = told_rule(&mut tx, sheet, rule).await?;
    finish(
        tx,
        staff,
        sheet,
        "price_sheet_rule_changed",
        (Some(before), Some(after)),
    )
    .await
}

pub(super) async fn remove_rule(staff: &Staff, sheet: &str, version: i64, rule: &str) -> Result<(), AppError> {
    let mut tx = begin(staff, sheet, version).await?;
    let before = told_rule(&mut tx, sheet, rule).await?;
    tx.execute("DELETE FROM price_sheet_rules WHERE id = $1", args![rule])
        .await?;
    finish(tx, staff, sheet, "price_sheet_rule_removed", (Some(before), None)).await
}

async fn finish<T: PartialEq + Serialize>(
    mut tx: Tx,
    staff: &Staff,
    sheet: &str,
    kind: &'static str,
    (before, after): (Option<T>, Option<T>),
) -> Result<(), AppError> {
    if before == after {
        return Ok(());
    }
    let event = Event::by(staff.id(), kind, sheet).change(before.as_ref(), after.as_ref());
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}
