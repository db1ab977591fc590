//! A company's cost centres. An order keeps the code that it was placed with.

use super::{
    changing::{InEvent, begin, finish},
    forms::{CentreForm, tidy},
    staff_types::{Centre, Centres},
    texts as t,
};
use crate::{
    args,
    auth::Staff,
    store::{Db, StoreError, Tx, new_id},
    ui::{AppError, Lang, at},
};
use serde::Serialize;

const PAGE: usize = 50;
const READ: i64 = 51;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    code: String,
    name: String,
}

pub const FROM_CODE: &str =
    "SELECT id, code, name FROM cost_centres WHERE company_id = $1 AND code >= $2 ORDER BY code LIMIT $3";

/// A page of cost centres from this code on.
pub(super) async fn from_code(db: &Db, company: &str, from: &str) -> Result<Centres, StoreError> {
    let mut rows: Vec<Row> = db.all(FROM_CODE, args![company, from, READ]).await?;
    let next = (rows.len() > PAGE).then(|| rows.pop()).flatten().map(|row| row.code);
    let centres = rows
        .into_iter()
        .map(|Row { id, code, name }| Centre { id, code, name })
        .collect();
    Ok(Centres { centres, next })
}

#[derive(PartialEq, Eq, sqlx::FromRow, Serialize)]
struct Told {
    code: String,
    name: String,
}

impl Told {
    fn of(form: &CentreForm) -> Self {
        Self {
            code: tidy(&form.code),
            name: tidy(&form.name),
        }
    }
}

impl InEvent for Told {
    fn detail(&self) -> Option<&str> {
        Some(&self.code)
    }
}

async fn told(tx: &mut Tx, company: &str, centre: &str) -> Result<Told, AppError> {
    tx.one(
        "SELECT code, name FROM cost_centres WHERE id = $1 AND company_id = $2",
        args![centre, company],
    )
    .await?
    .ok_or(AppError::NotFound)
}

/// Codes are unique within the company, whose row is held.
async fn free(tx: &mut Tx, company: &str, code: &str, centre: &str, lang: Lang) -> Result<(), AppError> {
    let other: Option<(String,)> = tx
        .one(
            "SELECT id FROM cost_centres WHERE company_id = $1 AND code = $2 AND id <> $3",
            args![company, code, centre],
        )
        .await?;
    match other {
        None => Ok(()),
        Some(_) => Err(AppError::Invalid(vec![at("code", t::code_taken(lang))])),
    }
}

pub(super) async fn add(staff: &Staff, company: &str, version: i64, form: &CentreForm) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    let after = Told::of(form);
    free(&mut tx, company, &after.code, "", staff.lang()).await?;
    tx.execute(
        "INSERT INTO cost_centres (id, company_id, code, name) VALUES ($1, $2, $3, $4)",
        args![new_id(), company, &after.code, &after.name],
    )
    .await?;
    finish(tx, staff, company, "cost_centre_added", (None, Some(after))).await
}

pub(super) async fn change(
    staff: &Staff,
    company: &str,
    version: i64,
    centre: &str,
    form: &CentreForm,
) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    let (before, after) = (told(&mut tx, company, centre).await?, Told::of(form));
    free(&mut tx, company, &after.code, centre, staff.lang()).await?;
    tx.execute(
        "UPDATE cost_centres SET code = $2, name = $3 WHERE id = $1",
        args![centre, &after.code, &after.name],
    )
    .await?;
    finish(tx, staff, company, "cost_centre_changed", (Some(before), Some(after))).await
}

pub(super) async fn remove(staff: &Staff, company: &str, version: i64, centre: &str) -> Result<(), AppError> {
    let mut tx = begin(staff, company, version).await?;
    let before = told(&mut tx, company, centre).await?;
    tx.execute("DELETE FROM cost_centres WHERE id = $1", args![centre])
        .await?;
    finish(tx, staff, company, "cost_centre_removed", (Some(before), None)).await
}
