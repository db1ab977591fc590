//! Who serves a company: its Customer CSRs, and who is mailed about it.

use super::{
    changing::{known, of_company},
    staff_types::{Colleague, CompanyCsrs, Mailed},
    texts as t,
};
use crate::{
    args,
    audit::record,
    auth::Staff,
    store::{Db, StoreError, Tx},
    ui::{AppError, invalid},
};
use serde::Serialize;

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

pub(super) async fn csrs(db: &Db, id: &str, all_csrs: bool) -> Result<CompanyCsrs, StoreError> {
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
    Ok(CompanyCsrs {
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
    let name = active_staff(&mut tx, user)
        .await?
        .ok_or_else(|| invalid("user", t::choose_staff(staff.lang())))?;
    let added = tx
        .execute(
            "INSERT INTO customer_csrs (company_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![company, user],
        )
        .await?;
    if added > 0 {
        let after = Assigned { csr: user, name: &name };
        let event = of_company(staff, "customer_csr_added", company)
            .detail(user)
            .change(None, Some(&after));
        record(&mut tx, staff.shop().now(), event).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn remove_csr(staff: &Staff, company: &str, user: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let (name,): (String,) = tx
        .one("SELECT name FROM users WHERE id = $1", args![user])
        .await?
        .ok_or(AppError::NotFound)?;
    let removed = tx
        .execute(
            "DELETE FROM customer_csrs WHERE company_id = $1 AND user_id = $2",
            args![company, user],
        )
        .await?;
    if removed == 0 {
        return Err(AppError::NotFound);
    }
    let before = Assigned { csr: user, name: &name };
    let event = of_company(staff, "customer_csr_removed", company)
        .detail(user)
        .change(Some(&before), None);
    record(&mut tx, staff.shop().now(), event).await?;
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

/// As an event tells it, which no customer reads.
#[derive(Serialize)]
pub(crate) struct Assigned<'a> {
    pub(crate) csr: &'a str,
    pub(crate) name: &'a str,
}

/// As an event tells it.
#[derive(Serialize)]
struct Served {
    by_all_csrs: bool,
}
