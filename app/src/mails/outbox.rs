//! The outbox as administrators see it.

use super::{
    content::{Purpose, Reader, content},
    message::plain,
    texts as t,
    types::{MailPreview, OutboxMail, OutboxPage, State},
    wording,
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::StoreError,
    ui::AppError,
};

const PAGE: usize = 25;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    event_id: String,
    address: String,
    language: String,
    audience: String,
    digest: bool,
    state: String,
    attempts: i64,
    due_at: i64,
    created_at: i64,
    sent_at: Option<i64>,
    last_error: String,
    kind: String,
    object: String,
    detail: String,
}

/// Mails of a query on the outbox `o`.
macro_rules! mails {
    ($where:literal) => {
        concat!(
            "SELECT o.id, o.event_id, o.address, o.language, o.audience, o.digest, o.state, o.attempts, o.due_at, o.created_at,
                    o.sent_at, o.last_error, e.kind, e.object, e.detail
             FROM outbox o JOIN events e ON e.id = o.event_id WHERE ",
            $where
        )
    };
}

pub(super) async fn list(staff: &Staff, state: &str, before: &str) -> Result<OutboxPage, AppError> {
    let mut rows: Vec<Row> = staff
        .shop()
        .db()
        .all(
            mails!("($1 = '' OR o.state = $1) AND ($2 = '' OR o.id < $2) ORDER BY o.id DESC LIMIT $3"),
            args![state, before, i64::try_from(PAGE + 1).unwrap_or(i64::MAX)],
        )
        .await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(OutboxPage {
        next: rows.last().filter(|_| more).map(|row| row.id.clone()),
        mails: rows
            .iter()
            .map(|row| row.mail(staff))
            .collect::<Result<_, StoreError>>()?,
    })
}

async fn one(staff: &Staff, id: &str) -> Result<Row, AppError> {
    staff
        .shop()
        .db()
        .one(mails!("o.id = $1"), args![id])
        .await?
        .ok_or(AppError::NotFound)
}

/// A mail as its reader gets it now.
pub(super) async fn preview(staff: &Staff, id: &str) -> Result<MailPreview, AppError> {
    let row = one(staff, id).await?;
    let settings = staff.shop().settings();
    let reader = Reader::of(&row.audience, &row.language)
        .map(|reader| reader.in_a_language_of(&settings))
        .ok_or(AppError::NotFound)?;
    let content = content(
        staff.shop(),
        &row.id,
        &row.event_id,
        row.digest,
        reader,
        Purpose::Looking,
    )
    .await?
    .ok_or(AppError::NotFound)?;
    Ok(MailPreview {
        mail: row.mail(staff)?,
        text: plain(&settings.name, &content).map_err(|_| AppError::Failed { id: String::new() })?,
    })
}

/// Makes a settled mail due again, under its own id.
pub(super) async fn resend(staff: &Staff, id: &str) -> Result<(), AppError> {
    one(staff, id).await?;
    let now = staff.shop().now();
    let mut tx = staff.shop().db().begin().await?;
    let due = tx
        .execute(
            "UPDATE outbox SET state = 'pending', batch = NULL, due_at = $2, attempts = 0, sent_at = NULL, last_error = ''
             WHERE id = $1 AND state IN ('sent', 'failed', 'retrying', 'suppressed')",
            args![id, now],
        )
        .await?;
    if due == 0 {
        return Err(AppError::Conflict(t::under_way(staff.lang()).to_owned()));
    }
    record(&mut tx, now, Event::by(staff.id(), "mail_resent", id)).await?;
    tx.commit().await?;
    Ok(())
}

impl Row {
    fn mail(&self, staff: &Staff) -> Result<OutboxMail, StoreError> {
        let state = State::from_key(&self.state)
            .ok_or_else(|| StoreError::Decode(format!("unknown state {:?} of a mail", self.state).into()))?;
        Ok(OutboxMail {
            id: self.id.clone(),
            to: self.address.clone(),
            subject: if self.digest {
                t::digest(staff.lang()).to_owned()
            } else {
                wording::subject_of(&self.kind, &self.detail, &self.object, staff.lang())
            },
            state,
            created: staff.when(self.created_at),
            sent: self.sent_at.map(|at| staff.when(at)),
            due: (state == State::Retrying).then(|| staff.when(self.due_at)),
            attempts: self.attempts,
            error: self.last_error.clone(),
        })
    }
}
