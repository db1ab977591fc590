//! Companies as administrators see them, and who their Customer CSRs are.

use super::{
    staff_types::{Colleague, CompanyDetail, CompanyList, CompanySummary, Mailed},
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::{Db, StoreError, Tx},
    ui::{AppError, invalid},
};
use serde::Serialize;

const PAGE: usize = 50;

#[derive(sqlx::FromRow)]
struct SummaryRow {
    id: String,
    name: String,
    active: bool,
    all_csrs: bool,
    csrs: Option<String>,
}

pub(super) async fn list(staff: &Staff, q: &str, after: &str) -> Result<CompanyList, AppError> {
    let typed = q.trim().replace(['%', '_'], "");
    let mut rows: Vec<SummaryRow> = staff
        .shop()
        .db()
        .all(
            "SELECT c.id, c.name, c.active, c.served_by_all_csrs AS all_csrs,
                    (SELECT string_agg(u.name, ', ') FROM customer_csrs k JOIN users u ON u.id = k.user_id
                     WHERE k.company_id = c.id AND u.active = $1) AS csrs
             FROM companies c
             WHERE ($2 = '' OR lower(c.name) LIKE '%' || $3 || '%' OR c.name LIKE '%' || $2 || '%')
               AND ($4 = '' OR c.name > $4)
             ORDER BY c.name LIMIT $5",
            args![
                true,
                &typed,
                typed.to_lowercase(),
                after,
                i64::try_from(PAGE + 1).unwrap_or(i64::MAX)
            ],
        )
        .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(CompanyList {
        next: rows.last().filter(|_| more).map(|row| row.name.clone()),
        companies: rows.into_iter().map(SummaryRow::into_summary).collect(),
    })
}

impl SummaryRow {
    fn into_summary(self) -> CompanySummary {
        let csrs = self.csrs.unwrap_or_default();
        CompanySummary {
            id: self.id,
            name: self.name,
            active: self.active,
            all_csrs: self.all_csrs,
            csrs: csrs
                .split(", ")
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: String,
    name: String,
    active: bool,
}

impl PersonRow {
    fn into_colleague(self) -> Colleague {
        Colleague {
            id: self.id,
            name: self.name,
            active: self.active,
        }
    }
}

pub(super) async fn company(staff: &Staff, id: &str) -> Result<CompanyDetail, AppError> {
    let db = staff.shop().db();
    let company: Option<(String, bool, bool)> = db
        .one(
            "SELECT name, active, served_by_all_csrs FROM companies WHERE id = $1",
            args![id],
        )
        .await?;
    let (name, active, all_csrs) = company.ok_or(AppError::NotFound)?;
    let csrs: Vec<PersonRow> = db
        .all(
            "SELECT u.id, u.name, u.active FROM customer_csrs k JOIN users u ON u.id = k.user_id
             WHERE k.company_id = $1 ORDER BY u.name, u.id",
            args![id],
        )
        .await?;
    let others: Vec<PersonRow> = db
        .all(
            "SELECT u.id, u.name, u.active FROM users u
             WHERE u.audience = 'staff' AND u.active = $2
               AND NOT EXISTS (SELECT 1 FROM customer_csrs k WHERE k.company_id = $1 AND k.user_id = u.id)
             ORDER BY u.name, u.id",
            args![id, true],
        )
        .await?;
    Ok(CompanyDetail {
        id: id.to_owned(),
        name,
        active,
        all_csrs,
        csrs: csrs.into_iter().map(PersonRow::into_colleague).collect(),
        others: others.into_iter().map(PersonRow::into_colleague).collect(),
        mailed: mailed(db, id).await?,
    })
}

/// Who gets the CSR mails about a company's account.
pub(crate) async fn mailed(db: &Db, company: &str) -> Result<Mailed, StoreError> {
    let served: Vec<(String,)> = db
        .all(
            "SELECT u.name FROM served_companies s JOIN users u ON u.id = s.user_id
             WHERE s.company_id = $1 AND u.active = $2 ORDER BY u.name, u.id",
            args![company, true],
        )
        .await?;
    if !served.is_empty() {
        return Ok(Mailed::CustomerCsrs(served.into_iter().map(|(name,)| name).collect()));
    }
    let fallback: Option<(String,)> = db
        .one("SELECT address FROM mail_addresses WHERE purpose = 'fallback'", args![])
        .await?;
    Ok(if fallback.is_some() {
        Mailed::Fallback
    } else {
        Mailed::Nobody
    })
}

/// Assigns somebody of the active staff to a company; who is assigned already stays so.
pub(super) async fn add_csr(staff: &Staff, company: &str, user: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    known(&mut tx, company).await?;
    active_staff(&mut tx, user)
        .await?
        .ok_or_else(|| invalid("user", t::choose_staff(staff.lang())))?;
    let added = tx
        .execute(
            "INSERT INTO customer_csrs (company_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![company, user],
        )
        .await?;
    if added > 0 {
        changed(&mut tx, staff, company, "customer_csr_added", user).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn remove_csr(staff: &Staff, company: &str, user: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let removed = tx
        .execute(
            "DELETE FROM customer_csrs WHERE company_id = $1 AND user_id = $2",
            args![company, user],
        )
        .await?;
    if removed == 0 {
        return Err(AppError::NotFound);
    }
    changed(&mut tx, staff, company, "customer_csr_removed", user).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) async fn set_all_csrs(staff: &Staff, company: &str, all: bool) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    known(&mut tx, company).await?;
    let set = tx
        .execute(
            "UPDATE companies SET served_by_all_csrs = $2 WHERE id = $1 AND served_by_all_csrs <> $2",
            args![company, all],
        )
        .await?;
    if set > 0 {
        let served = |all| Served { by_all_csrs: all };
        let event = of_company(staff, "all_csrs_set", company)
            .detail(if all { "all" } else { "named" })
            .change(Some(&served(!all)), Some(&served(all)));
        record(&mut tx, staff.shop().now(), event).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn known(tx: &mut Tx, company: &str) -> Result<(), AppError> {
    let there: Option<(String,)> = tx.one("SELECT id FROM companies WHERE id = $1", args![company]).await?;
    there.map(|_| ()).ok_or(AppError::NotFound)
}

/// The name of somebody of the active staff.
pub(crate) async fn active_staff(tx: &mut Tx, user: &str) -> Result<Option<String>, StoreError> {
    let name: Option<(String,)> = tx
        .one(
            "SELECT name FROM users WHERE id = $1 AND audience = 'staff' AND active = $2",
            args![user, true],
        )
        .await?;
    Ok(name.map(|(name,)| name))
}

async fn changed(
    tx: &mut Tx,
    staff: &Staff,
    company: &str,
    kind: &'static str,
    detail: &str,
) -> Result<(), StoreError> {
    let event = of_company(staff, kind, company).detail(detail);
    record(tx, staff.shop().now(), event).await
}

fn of_company<'a>(staff: &'a Staff, kind: &'static str, company: &'a str) -> Event<'a> {
    Event {
        company: Some(company),
        ..Event::by(staff.id(), kind, company)
    }
}

/// As an event tells it.
#[derive(Serialize)]
struct Served {
    by_all_csrs: bool,
}
