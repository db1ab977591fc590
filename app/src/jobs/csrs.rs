//! Job CSRs: the staff assigned to one job. While one of them is active, the Customer CSRs are not mailed about it.

use super::staff_store::job_in_reach;
use crate::{
    args,
    audit::record,
    auth::Staff,
    companies::{self, Assigned, Colleague, Mailed, active_staff, choose_staff},
    store::StoreError,
    ui::{AppError, invalid},
};

/// A job's Job CSRs, and the active staff who are not among them.
pub(super) async fn of_job(staff: &Staff, job: &str) -> Result<(Vec<Colleague>, Vec<Colleague>), StoreError> {
    let rows: Vec<(String, String, bool, bool)> = staff
        .shop()
        .db()
        .all(
            "SELECT u.id, u.name, u.active, k.job_id IS NOT NULL FROM users u
             LEFT JOIN job_csrs k ON k.user_id = u.id AND k.job_id = $1
             WHERE u.audience = 'staff' AND (u.active = $2 OR k.job_id IS NOT NULL) ORDER BY u.name, u.id",
            args![job, true],
        )
        .await?;
    let (assigned, others): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, _, _, assigned)| *assigned);
    let colleague = |(id, name, active, _)| Colleague { id, name, active };
    Ok((
        assigned.into_iter().map(colleague).collect(),
        others.into_iter().map(colleague).collect(),
    ))
}

/// Who is mailed about a job with these Job CSRs.
pub(super) async fn mailed(staff: &Staff, csrs: &[Colleague], company: &str) -> Result<Mailed, StoreError> {
    let active: Vec<String> = csrs
        .iter()
        .filter(|csr| csr.active)
        .map(|csr| csr.name.clone())
        .collect();
    if active.is_empty() {
        companies::mailed(staff.shop().db(), company).await
    } else {
        Ok(Mailed::JobCsrs(active))
    }
}

/// Assigns somebody of the active staff; who is assigned already stays so.
pub(super) async fn add(staff: &Staff, number: &str, user: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let job = job_in_reach(&mut tx, staff, number).await?;
    let name = active_staff(&mut tx, user)
        .await?
        .ok_or_else(|| invalid("user", choose_staff(staff.lang())))?;
    let added = tx
        .execute(
            "INSERT INTO job_csrs (job_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            args![&job.id, user],
        )
        .await?;
    if added > 0 {
        let event = job.event(staff, "job_csr_added").detail(user);
        record(
            &mut tx,
            staff.shop().now(),
            event.change(None, Some(&Assigned { csr: user, name: &name })),
        )
        .await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn remove(staff: &Staff, number: &str, user: &str) -> Result<(), AppError> {
    let mut tx = staff.shop().db().begin().await?;
    let job = job_in_reach(&mut tx, staff, number).await?;
    let (name,): (String,) = tx
        .one("SELECT name FROM users WHERE id = $1", args![user])
        .await?
        .ok_or(AppError::NotFound)?;
    let removed = tx
        .execute(
            "DELETE FROM job_csrs WHERE job_id = $1 AND user_id = $2",
            args![&job.id, user],
        )
        .await?;
    if removed == 0 {
        return Err(AppError::NotFound);
    }
    let event = job.event(staff, "job_csr_removed").detail(user);
    record(
        &mut tx,
        staff.shop().now(),
        event.change(Some(&Assigned { csr: user, name: &name }), None),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}
