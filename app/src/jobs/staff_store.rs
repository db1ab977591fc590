//! What staff read of jobs. Whoever orders on behalf sees the companies they serve and the jobs that they are a Job CSR
//! of; other staff see all.

use super::{
    JobState, csrs,
    history::{comments_for_staff, history_for_staff, notes},
    moving::{Standing, lock},
    reading::{JobRow, job_columns},
    types::StaffJob,
};
use crate::{
    args,
    auth::{Page, Staff},
    files,
    store::Tx,
    ui::AppError,
};

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    job: JobRow,
    company_id: String,
    company: String,
    buyer_id: String,
    buyer: String,
    buyer_email: String,
    serves: bool,
    added_by: Option<String>,
    held: bool,
}

pub(crate) async fn job(staff: &Staff, number: &str) -> Result<StaffJob, AppError> {
    let row: Option<Row> = staff
        .shop()
        .db()
        .one(
            concat!(
                "SELECT ",
                job_columns!(),
                ", j.company_id, j.held, c.name AS company, b.id AS buyer_id, b.name AS buyer, b.email AS buyer_email,
                 EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = j.company_id AND s.user_id = $2) AS serves,
                 a.name AS added_by
                 FROM jobs j
                 LEFT JOIN orders o ON o.id = j.order_id
                 JOIN companies c ON c.id = j.company_id
                 JOIN users b ON b.id = j.buyer_id
                 LEFT JOIN users a ON a.id = j.added_by AND j.on_behalf_id IS NOT NULL
                 WHERE j.number = $1
                   AND ($3 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = j.company_id AND s.user_id = $2)
                        OR EXISTS (SELECT 1 FROM job_csrs k WHERE k.job_id = j.id AND k.user_id = $2))"
            ),
            args![number, staff.id(), staff.sees_all()],
        )
        .await?;
    let row = row.ok_or(AppError::NotFound)?;
    let id = row.job.id.clone();
    let mut job = row.job.into_job(staff.request())?;
    job.files = files::of_staff(staff, &id).await?;
    job.comments = comments_for_staff(staff, &id).await?;
    job.history = history_for_staff(staff, &job.number, job.order.as_deref()).await?;
    let (csrs, others) = csrs::of_job(staff, &id).await?;
    Ok(StaffJob {
        next_states: next_states(job.state, job.order.is_some())
            .into_iter()
            .filter(|next| !(row.held && next.is_production()))
            .collect(),
        mailed: csrs::mailed(staff, &csrs, &row.company_id).await?,
        notes: notes(staff, &id).await?,
        csrs,
        others,
        company: row.company,
        company_id: row.company_id,
        buyer: row.buyer,
        buyer_id: row.buyer_id,
        buyer_email: row.buyer_email,
        serves: row.serves && staff.may(Page::OrderOnBehalf),
        added_by: row.added_by,
        held: row.held,
        job,
    })
}

/// What staff can make of a job. One of an order is cancelled with its order.
pub(super) fn next_states(state: JobState, ordered: bool) -> Vec<JobState> {
    JobState::ALL
        .into_iter()
        .filter(|next| state.may_become(*next) && !(ordered && *next == JobState::Cancelled))
        .collect()
}

/// A job that this reader may see, locked for a change; no other exists.
pub(crate) async fn job_in_reach(tx: &mut Tx, staff: &Staff, number: &str) -> Result<Standing, AppError> {
    let id = id_in_reach(tx, staff, number).await?;
    let job = lock(tx, &id).await?;
    // Until it was locked, it could be given to another company.
    id_in_reach(tx, staff, number).await?;
    Ok(job)
}

async fn id_in_reach(tx: &mut Tx, staff: &Staff, number: &str) -> Result<String, AppError> {
    let id: Option<(String,)> = tx
        .one(
            "SELECT j.id FROM jobs j
             WHERE j.number = $1
               AND ($2 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = j.company_id AND s.user_id = $3)
                    OR EXISTS (SELECT 1 FROM job_csrs k WHERE k.job_id = j.id AND k.user_id = $3))",
            args![number, staff.sees_all(), staff.id()],
        )
        .await?;
    id.map(|(id,)| id).ok_or(AppError::NotFound)
}
