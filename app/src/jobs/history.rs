//! Comments and history of a job, as customers and as staff read them.

use super::{
    texts as t,
    types::{Comment, Happened},
    words,
};
use crate::{
    args,
    auth::{Shopper, Staff},
    store::StoreError,
};

#[derive(sqlx::FromRow)]
struct CommentRow {
    at: i64,
    body: String,
    /// None for the shop's.
    author: Option<String>,
    by_customer_service: bool,
}

/// The comments of a job, oldest first. Whoever of the shop wrote one is the shop.
pub(super) async fn comments(shopper: &Shopper, job: &str) -> Result<Vec<Comment>, StoreError> {
    let lang = shopper.lang();
    let rows: Vec<CommentRow> = shopper
        .shop()
        .db()
        .all(
            "SELECT c.at, c.body, u.name AS author, c.written_by <> c.author_id AS by_customer_service
             FROM job_comments c LEFT JOIN users u ON u.id = c.author_id AND u.audience = 'customer'
             WHERE c.job_id = $1 ORDER BY c.id",
            args![job],
        )
        .await?;
    let comment = |row: CommentRow| Comment {
        at: shopper.when(row.at),
        author: words::doer(row.author, row.by_customer_service, lang),
        text: row.body,
    };
    Ok(rows.into_iter().map(comment).collect())
}

#[derive(sqlx::FromRow)]
struct StaffCommentRow {
    at: i64,
    body: String,
    author: String,
    writer: String,
}

/// The same for staff, with who wrote them.
pub(super) async fn comments_for_staff(staff: &Staff, job: &str) -> Result<Vec<Comment>, StoreError> {
    let rows: Vec<StaffCommentRow> = staff
        .shop()
        .db()
        .all(
            "SELECT c.at, c.body, a.name AS author, w.name AS writer
             FROM job_comments c JOIN users a ON a.id = c.author_id JOIN users w ON w.id = c.written_by
             WHERE c.job_id = $1 ORDER BY c.id",
            args![job],
        )
        .await?;
    let comment = |row: StaffCommentRow| Comment {
        at: staff.when(row.at),
        author: words::actor_for(&row.writer, &row.author, staff.lang()),
        text: row.body,
    };
    Ok(rows.into_iter().map(comment).collect())
}

/// What staff noted for each other, oldest first.
pub(super) async fn notes(staff: &Staff, job: &str) -> Result<Vec<Comment>, StoreError> {
    let rows: Vec<(i64, String, String)> = staff
        .shop()
        .db()
        .all(
            "SELECT n.at, n.body, u.name FROM internal_notes n JOIN users u ON u.id = n.author_id
             WHERE n.job_id = $1 ORDER BY n.id",
            args![job],
        )
        .await?;
    let note = |(at, text, author)| Comment {
        at: staff.when(at),
        author,
        text,
    };
    Ok(rows.into_iter().map(note).collect())
}

#[derive(sqlx::FromRow)]
struct EventRow {
    at: i64,
    kind: String,
    detail: String,
    subject: Option<String>,
    by_customer_service: bool,
}

/// What happened to a job and its order, oldest first: only the kinds of events that are a customer's to read.
pub(super) async fn history(shopper: &Shopper, job: &str, order: Option<&str>) -> Result<Vec<Happened>, StoreError> {
    let lang = shopper.lang();
    let rows: Vec<EventRow> = shopper
        .shop()
        .db()
        .all(
            "SELECT e.at, e.kind, e.detail, u.name AS subject, e.on_behalf_id IS NOT NULL AS by_customer_service
             FROM events e LEFT JOIN users u ON u.id = e.subject_id AND u.audience = 'customer'
             WHERE e.object IN ($1, $2) AND e.kind IN ('order_placed', 'order_approved', 'order_declined',
                   'order_cancelled', 'job_opened', 'job_changed', 'job_deleted', 'job_state_changed',
                   'job_state_followed', 'job_held', 'job_released', 'file_uploaded', 'file_added', 'file_deleted', 'file_restored')
             ORDER BY e.id",
            args![job, order.unwrap_or(job)],
        )
        .await?;
    let happened = |row: EventRow| Happened {
        at: shopper.when(row.at),
        what: words::happened(&row.kind, &row.detail, lang),
        by: words::doer(row.subject, row.by_customer_service, lang),
    };
    Ok(rows.into_iter().map(happened).collect())
}

#[derive(sqlx::FromRow)]
struct StaffEventRow {
    at: i64,
    kind: String,
    detail: String,
    actor: Option<String>,
    subject: Option<String>,
    /// Whom the detail names, where it is a person's id.
    named: Option<String>,
}

/// All that happened, with who did it.
pub(super) async fn history_for_staff(
    staff: &Staff,
    job: &str,
    order: Option<&str>,
) -> Result<Vec<Happened>, StoreError> {
    let lang = staff.lang();
    let rows: Vec<StaffEventRow> = staff
        .shop()
        .db()
        .all(
            "SELECT e.at, e.kind, e.detail, a.name AS actor, s.name AS subject, n.name AS named
             FROM events e
             LEFT JOIN users a ON a.id = e.actor_id
             LEFT JOIN users s ON s.id = e.subject_id
             LEFT JOIN users n ON n.id = e.detail
             WHERE e.object IN ($1, $2) ORDER BY e.id",
            args![job, order.unwrap_or(job)],
        )
        .await?;
    let happened = |row: StaffEventRow| Happened {
        at: staff.when(row.at),
        what: words::happened(&row.kind, row.named.as_deref().unwrap_or(&row.detail), lang),
        by: match (row.actor, row.subject) {
            (Some(actor), Some(subject)) => words::actor_for(&actor, &subject, lang),
            (Some(somebody), None) | (None, Some(somebody)) => somebody,
            (None, None) => t::the_shop(lang).to_owned(),
        },
    };
    Ok(rows.into_iter().map(happened).collect())
}
