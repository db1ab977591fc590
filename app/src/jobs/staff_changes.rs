//! What staff change of jobs.

use super::{
    JobState,
    moving::{Standing, advance, obstacle},
    search::index,
    staff_store::{job_in_reach, next_states},
    store::written,
    texts as t,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    mails,
    production::{Parcel, ship},
    store::{StoreError, Tx, new_id},
    ui::{AppError, invalid},
};
use serde::Serialize;

/// Takes a job a step further, or back. Who asks for corrections says which: its customer reads that as a comment.
/// What is shipped goes as this parcel.
pub(super) async fn set_state(
    staff: &Staff,
    number: &str,
    state: &str,
    text: &str,
    parcel: &Parcel,
) -> Result<(), AppError> {
    let lang = staff.lang();
    let next = JobState::from_key(state).ok_or(AppError::Malformed)?;
    let mut tx = staff.shop().db().begin().await?;
    let job = job_in_reach(&mut tx, staff, number).await?;
    if !next_states(job.state, job.order_id.is_some()).contains(&next) {
        return Err(AppError::Conflict(t::changed_meanwhile(lang).to_owned()));
    }
    if let Some(obstacle) = obstacle(&mut tx, &job, next).await? {
        return Err(AppError::Conflict(obstacle.text(lang).to_owned()));
    }
    if next == JobState::CorrectionsRequested {
        let text = written("text", text, lang)?;
        write_comment(&mut tx, staff, &job, &text).await?;
    }
    if next == JobState::Shipped {
        ship(&mut tx, staff, std::slice::from_ref(&job), parcel).await?;
    } else {
        advance(&mut tx, staff, &job, next).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn write_comment(tx: &mut Tx, staff: &Staff, job: &Standing, text: &str) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO job_comments (id, job_id, at, author_id, written_by, by_staff, body)
         VALUES ($1, $2, $3, $4, $4, $5, $6)",
        args![new_id(), &job.id, staff.shop().now(), staff.id(), true, text],
    )
    .await?;
    Ok(())
}

/// A comment that the customer reads as the shop's.
pub(super) async fn answer(staff: &Staff, number: &str, text: &str) -> Result<(), AppError> {
    let text = written("text", text, staff.lang())?;
    let mut tx = staff.shop().db().begin().await?;
    let job = job_in_reach(&mut tx, staff, number).await?;
    write_comment(&mut tx, staff, &job, &text).await?;
    let event = job.event(staff, "job_answered");
    record(&mut tx, staff.shop().now(), event.detail(text)).await?;
    tx.commit().await?;
    Ok(())
}

/// A note for staff alone.
pub(super) async fn note(staff: &Staff, number: &str, note: &str) -> Result<(), AppError> {
    let note = written("note", note, staff.lang())?;
    let mut tx = staff.shop().db().begin().await?;
    let job = job_in_reach(&mut tx, staff, number).await?;
    let now = staff.shop().now();
    tx.execute(
        "INSERT INTO internal_notes (id, job_id, at, author_id, body) VALUES ($1, $2, $3, $4, $5)",
        args![new_id(), &job.id, now, staff.id(), &note],
    )
    .await?;
    record(&mut tx, now, job.event(staff, "job_noted")).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives a portal job to another buyer. At another company its Job CSRs are dropped.
pub(super) async fn give_to(staff: &Staff, number: &str, email: &str) -> Result<(), AppError> {
    let lang = staff.lang();
    let mut tx = staff.shop().db().begin().await?;
    let job = job_in_reach(&mut tx, staff, number).await?;
    if job.order_id.is_some() {
        return Err(AppError::Conflict(t::belongs_to_its_order(lang).to_owned()));
    }
    let buyer: Option<(String, String)> = tx
        .one(
            "SELECT u.id, u.company_id FROM users u JOIN companies c ON c.id = u.company_id
             WHERE u.email = $1 AND u.active = $2 AND c.active = $2
               AND ($3 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = c.id AND s.user_id = $4))",
            args![email.trim().to_lowercase(), true, staff.sees_all(), staff.id()],
        )
        .await?;
    let (buyer, company) = buyer.ok_or_else(|| invalid("email", t::no_such_buyer(lang)))?;
    let before: Owner = tx
        .one(
            "SELECT COALESCE(buyer_id, '') AS buyer, company_id AS company FROM jobs WHERE id = $1",
            args![&job.id],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    tx.execute(
        "UPDATE jobs SET buyer_id = $2, company_id = $3 WHERE id = $1",
        args![&job.id, &buyer, &company],
    )
    .await?;
    if company != job.company_id {
        tx.execute("DELETE FROM job_csrs WHERE job_id = $1", args![&job.id])
            .await?;
    }
    mails::withhold(&mut tx, &job.number).await?;
    index(&mut tx, &job.id).await?;
    let event = Event {
        company: Some(&company),
        ..job.event(staff, "job_moved")
    }
    .detail(&buyer);
    let after = Owner {
        buyer,
        company: company.clone(),
    };
    record(&mut tx, staff.shop().now(), event.change(Some(&before), Some(&after))).await?;
    tx.commit().await?;
    Ok(())
}

/// Whose a job is, by ids, as an event tells it.
#[derive(sqlx::FromRow, Serialize)]
struct Owner {
    buyer: String,
    company: String,
}
