//! Companies: added, changed, deactivated.
//!
//! Its one rule: a change names the version that its maker saw; it holds the company's row, so that changes come one after
//! another.

use super::{
    forms::{DetailsForm, NewCompanyForm, PricesForm, basis_points, tidy},
    listing::index_company,
    renaming::renamed,
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::{Staff, end_sessions},
    groups,
    on_behalf::{Policy, close_of_company},
    store::{StoreError, Tx, new_id},
    ui::{AppError, Lang, at},
};
use serde::Serialize;

/// A company as an event tells it.
#[derive(PartialEq, Eq, sqlx::FromRow, Serialize)]
struct Told {
    name: String,
    active: bool,
    language: String,
    /// The name of its price sheet.
    price_sheet: Option<String>,
    price_adjustment: i64,
    po_number_required: bool,
    on_behalf_policy: String,
    monthly_budget: Option<i64>,
    budget_carries_over: bool,
}

impl InEvent for Told {}

async fn told(tx: &mut Tx, company: &str) -> Result<Told, AppError> {
    tx.one(
        "SELECT c.name, c.active, c.language, s.name AS price_sheet, c.price_adjustment, c.po_number_required,
                c.on_behalf_policy, c.monthly_budget, c.budget_carries_over
         FROM companies c LEFT JOIN price_sheets s ON s.id = c.price_sheet_id WHERE c.id = $1",
        args![company],
    )
    .await?
    .ok_or(AppError::NotFound)
}

/// Begins a change of a company that somebody saw in this version. Until it commits, nobody else changes the company.
pub(super) async fn begin(staff: &Staff, company: &str, version: i64) -> Result<Tx, AppError> {
    let mut tx = staff.shop().db().begin().await?;
    // As all who change users, so that nobody waits for somebody who waits for them: a new name is written to its buyers.
    groups::lock(&mut tx).await?;
    let held = tx
        .execute(
            "UPDATE companies SET version = version + 1 WHERE id = $1 AND version = $2",
            args![company, version],
        )
        .await?;
    if held == 0 {
        known(&mut tx, company).await?;
        return Err(AppError::Conflict(t::changed_meanwhile(staff.lang()).to_owned()));
    }
    Ok(tx)
}

pub(super) async fn known(tx: &mut Tx, company: &str) -> Result<(), AppError> {
    let there: Option<(String,)> = tx.one("SELECT id FROM companies WHERE id = $1", args![company]).await?;
    there.map(|_| ()).ok_or(AppError::NotFound)
}

pub(super) fn of_company<'a>(staff: &'a Staff, kind: &'static str, company: &'a str) -> Event<'a> {
    Event {
        company: Some(company),
        ..Event::by(staff.id(), kind, company)
    }
}

/// A company, or something of its, as an event tells it.
pub(super) trait InEvent: PartialEq + Serialize {
    /// Which of several it is; nothing where that needs no name.
    fn detail(&self) -> Option<&str> {
        None
    }
}

/// Writes what became of a company, or of something of its, and commits; where nothing did, all stays as it was.
pub(super) async fn finish<T: InEvent>(
    mut tx: Tx,
    staff: &Staff,
    company: &str,
    kind: &'static str,
    (before, after): (Option<T>, Option<T>),
) -> Result<(), AppError> {
    if before == after {
        return Ok(());
    }
    let told = after.as_ref().or(before.as_ref());
    let event = of_company(staff, kind, company)
        .detail(told.and_then(InEvent::detail).unwrap_or_default())
        .change(before.as_ref(), after.as_ref());
    record(&mut tx, staff.shop().now(), event).await?;
    tx.commit().await?;
    Ok(())
}

/// Adds a company and returns its id. Its buyers decide themselves whether customer service orders for them.
pub(super) async fn add(staff: &Staff, form: &NewCompanyForm) -> Result<String, AppError> {
    let (id, now, name) = (new_id(), staff.shop().now(), tidy(&form.name));
    let mut tx = staff.shop().db().begin().await?;
    free(&mut tx, &name, "", staff.lang()).await?;
    let sheet = sheet(&mut tx, &form.sheet, staff.lang()).await?;
    tx.execute(
        "INSERT INTO companies (id, name, active, language, price_adjustment, price_sheet_id, po_number_required,
                                on_behalf_policy, served_by_all_csrs, monthly_budget, budget_carries_over, created_at)
         VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $6, NULL, $6, $8)",
        args![
            &id,
            &name,
            true,
            &form.language,
            sheet,
            false,
            Policy::Allowed.key(),
            now
        ],
    )
    .await
    .map_err(|cause| taken_or(cause, staff.lang()))?;
    index_company(&mut tx, &id).await?;
    let after = told(&mut tx, &id).await?;
    record(
        &mut tx,
        now,
        of_company(staff, "company_added", &id).change(None, Some(&after)),
    )
    .await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes name, language, and what holds for the orders of its buyers. Who acts for one of them without ground any more
/// is stopped.
pub(super) async fn change(staff: &Staff, company: &str, version: i64, form: &DetailsForm) -> Result<(), AppError> {
    let (lang, now) = (staff.lang(), staff.shop().now());
    let mut tx = begin(staff, company, version).await?;
    let before = told(&mut tx, company).await?;
    let name = tidy(&form.name);
    free(&mut tx, &name, company, lang).await?;
    let budget = form.budget();
    tx.execute(
        "UPDATE companies SET name = $2, language = $3, po_number_required = $4, on_behalf_policy = $5, monthly_budget = $6,
                              budget_carries_over = $7
         WHERE id = $1",
        args![
            company,
            &name,
            &form.language,
            !form.po_number_required.is_empty(),
            &form.on_behalf,
            budget.map(pricing::Money::minor),
            budget.is_some() && !form.carries_over.is_empty(),
        ],
    )
    .await
    .map_err(|cause| taken_or(cause, lang))?;
    if before.name != name {
        renamed(&mut tx, company).await?;
    }
    if before.on_behalf_policy != form.on_behalf {
        close_of_company(&mut tx, company, staff.id(), now).await?;
    }
    let after = told(&mut tx, company).await?;
    finish(tx, staff, company, "company_changed", (Some(before), Some(after))).await
}

/// Gives a company a price sheet, or an adjustment of its own.
pub(super) async fn set_prices(staff: &Staff, company: &str, version: i64, form: &PricesForm) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    let before = told(&mut tx, company).await?;
    let sheet = sheet(&mut tx, &form.sheet, staff.lang()).await?;
    tx.execute(
        "UPDATE companies SET price_sheet_id = $2, price_adjustment = $3 WHERE id = $1",
        args![company, sheet, basis_points(&form.adjustment).unwrap_or_default()],
    )
    .await?;
    let after = told(&mut tx, company).await?;
    finish(
        tx,
        staff,
        company,
        "company_prices_changed",
        (Some(before), Some(after)),
    )
    .await
}

/// Its buyers are guests at their next request, and nobody acts for them any more. Carts and orders stay.
pub(super) async fn deactivate(staff: &Staff, company: &str, version: i64) -> Result<(), AppError> {
    let now = staff.shop().now();
    let mut tx = begin(staff, company, version).await?;
    let before = told(&mut tx, company).await?;
    set_active(&mut tx, company, false).await?;
    close_of_company(&mut tx, company, staff.id(), now).await?;
    let signed_in: Vec<(String,)> = tx
        .all(
            "SELECT DISTINCT u.id FROM users u JOIN sessions s ON s.user_id = u.id WHERE u.company_id = $1",
            args![company],
        )
        .await?;
    for (buyer,) in signed_in {
        end_sessions(&mut tx, &buyer, None, now).await?;
    }
    let after = told(&mut tx, company).await?;
    finish(tx, staff, company, "company_deactivated", (Some(before), Some(after))).await
}

pub(super) async fn reactivate(staff: &Staff, company: &str, version: i64) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    let before = told(&mut tx, company).await?;
    set_active(&mut tx, company, true).await?;
    let after = told(&mut tx, company).await?;
    finish(tx, staff, company, "company_reactivated", (Some(before), Some(after))).await
}

async fn set_active(tx: &mut Tx, company: &str, active: bool) -> Result<(), StoreError> {
    tx.execute("UPDATE companies SET active = $2 WHERE id = $1", args![company, active])
        .await?;
    Ok(())
}

/// Whether no other company has this name, in capitals or not.
async fn free(tx: &mut Tx, name: &str, company: &str, lang: Lang) -> Result<(), AppError> {
    let other: Option<(String,)> = tx
        .one(
            "SELECT id FROM companies WHERE lower(name) = lower($1) AND id <> $2 LIMIT 1",
            args![name, company],
        )
        .await?;
    match other {
        None => Ok(()),
        Some(_) => Err(taken(lang)),
    }
}

fn taken(lang: Lang) -> AppError {
    AppError::Invalid(vec![at("name", t::name_taken(lang))])
}

/// A name that somebody else took at the same moment is taken all the same.
pub(super) fn taken_or(cause: StoreError, lang: Lang) -> AppError {
    let unique = cause
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation);
    if unique { taken(lang) } else { cause.into() }
}

/// The price sheet that was chosen, held so that nobody removes it meanwhile; none for list prices.
async fn sheet(tx: &mut Tx, id: &str, lang: Lang) -> Result<Option<String>, AppError> {
    if id.is_empty() {
        return Ok(None);
    }
    let there: Option<(String,)> = tx
        .one(
            "UPDATE price_sheets SET version = version WHERE id = $1 RETURNING id",
            args![id],
        )
        .await?;
    there
        .map(|(id,)| Some(id))
        .ok_or_else(|| AppError::Invalid(vec![at("sheet", t::choose_one(lang))]))
}
