//! Job CSRs: the staff assigned to one job. While one of them is active, the Customer CSRs are not mailed about it.

use super::{staff_store::sees_all, types::StaffJob};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    companies::{Colleague, Mailed, active_staff, choose_staff, mailed},
    store::{Db, StoreError, Tx},
    ui::{AppError, invalid},
};

#[derive(sqlx::FromRow)]
struct Row {
    number: String,
    id: Option<String>,
    name: Option<String>,
    active: Option<bool>,
}

/// The jobs of an order with their Job CSRs, and who is mailed about each.
pub(super) async fn jobs(db: &Db, order: &str, company: &str) -> Result<Vec<StaffJob>, StoreError> {
    let rows: Vec<Row> = db
        .all(
            "SELECT j.number, u.id, u.name, u.active FROM jobs j
             LEFT JOIN job_csrs k ON k.job_id = j.id LEFT JOIN users u ON u.id = k.user_id
             WHERE j.order_id = $1 ORDER BY j.position, u.name, u.id",
            args![order],
        )
        .await?;
    let account = mailed(db, company).await?;
    let mut jobs: Vec<StaffJob> = Vec::new();
    for row in rows {
        if jobs.last().is_none_or(|job| job.number != row.number) {
            jobs.push(StaffJob {
                number: row.number,
                csrs: Vec::new(),
                mailed: account.clone(),
            });
        }
        if let (Some(job), Some(id), Some(name)) = (jobs.last_mut(), row.id, row.name) {
            let active = row.active == Some(true);
            job.csrs.push(Colleague { id, name, active });
        }
    }
    for job in &mut jobs {
        let active: Vec<String> = job
            .csrs
            .iter()
            .filter(|csr| csr.active)
            .map(|csr| csr.name.clone())
            .collect();
        if !active.is_empty() {
            job.mailed = Mailed::JobCsrs(active);
        }
    }
    Ok(jobs)
}

#[derive(sqlx::FromRow)]
struct JobRow {
    id: String,
    company_id: String,
}

/// A job of an order that this reader may see; no other exists.
async fn job(tx: &mut Tx, staff: &Staff, number: &str) -> Result<JobRow, AppError> {
    tx.one(
        "SELECT j.id, j.company_id FROM jobs j
         WHERE j.number = $1
           AND ($2 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = j.company_id AND s.user_id = $3)
                OR EXISTS (SELECT 1 FROM jobs o JOIN job_csrs k ON k.job_id = o.id WHERE o.order_id = j.order_id AND k.user_id = $3))",
        args![number, sees_all(staff), staff.id()],
    )
    .await?
    .ok_or(AppError::NotFound)
}

/// Assigns somebody of the active staff; who is assigned already stays so.
pub(super) async fn add(staff: &Staff, number: &str, user: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let job = job(&mut tx, staff, number).await?;
    active_staff(&mut tx, user)
        .await?
        .ok_or_else(|| invalid("user", choose_staff(staff.lang())))?;
    let added = tx
        .execute(
            "INSERT INTO job_csrs (job_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![&job.id, user],
        )
        .await?;
    if added > 0 {
        changed(&mut tx, staff, &job, "job_csr_added", number, user).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn remove(staff: &Staff, number: &str, user: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let job = job(&mut tx, staff, number).await?;
    let removed = tx
        .execute(
            "DELETE FROM job_csrs WHERE job_id = $1 AND user_id = $2",
            args![&job.id, user],
        )
        .await?;
    if removed == 0 {
        return Err(AppError::NotFound);
    }
    changed(&mut tx, staff, &job, "job_csr_removed", number, user).await?;
    tx.commit().await?;
    Ok(())
}

async fn changed(
    tx: &mut Tx,
    staff: &Staff,
    job: &JobRow,
    kind: &'static str,
    number: &str,
    user: &str,
) -> Result<(), StoreError> {
    let event = Event {
        company: Some(&job.company_id),
        ..Event::by(staff.id(), kind, number)
    };
    record(tx, staff.shop().now(), event.detail(user)).await
}
