//! One's own sessions: what they say of themselves, and ending them.

use super::{browser::browser_words, types::OwnSession};
use crate::{
    args,
    audit::record,
    auth::{Oneself, close, end_sessions},
    on_behalf,
    ui::AppError,
};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    user_agent: String,
    address: String,
    created_at: i64,
    seen_at: i64,
}

/// The newest ones, this one first.
pub(super) async fn list(oneself: &Oneself) -> Result<Vec<OwnSession>, AppError> {
    let this = &oneself.session().id;
    let rows: Vec<Row> = oneself
        .shop()
        .db()
        .all(
            "SELECT id, user_agent, address, created_at, seen_at FROM sessions WHERE user_id = $1 AND expires_at > $2
             ORDER BY CASE WHEN id = $3 THEN 0 ELSE 1 END, seen_at DESC, id LIMIT 50",
            args![oneself.id(), oneself.shop().now(), this],
        )
        .await?;
    let session = |row: Row| OwnSession {
        browser: browser_words(&row.user_agent),
        address: row.address,
        started: oneself.when(row.created_at),
        seen: oneself.when(row.seen_at),
        is_this: row.id == *this,
        id: row.id,
    };
    Ok(rows.into_iter().map(session).collect())
}

/// Ends one, with what is done on behalf in it. The one that asks is ended by signing out.
pub(super) async fn end(oneself: &Oneself, id: &str) -> Result<(), AppError> {
    let now = oneself.shop().now();
    let mut tx = oneself.shop().db().begin().await?;
    let own: Option<(String,)> = tx
        .one(
            "SELECT id FROM sessions WHERE id = $1 AND user_id = $2 AND id <> $3",
            args![id, oneself.id(), &oneself.session().id],
        )
        .await?;
    if own.is_none() {
        return Err(AppError::NotFound);
    }
    on_behalf::close_of_session(&mut tx, id, on_behalf::How::SignedOut, now).await?;
    close(&mut tx, id).await?;
    record(&mut tx, now, oneself.event("session_ended")).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends all sessions but the one that asks.
pub async fn end_other_sessions(oneself: &Oneself) -> Result<(), AppError> {
    let now = oneself.shop().now();
    let mut tx = oneself.shop().db().begin().await?;
    end_sessions(&mut tx, oneself.id(), Some(&oneself.session().id), now).await?;
    record(&mut tx, now, oneself.event("other_sessions_ended")).await?;
    tx.commit().await?;
    Ok(())
}
