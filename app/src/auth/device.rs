//! Browsers in which somebody has signed in before: a random token in a cookie that lives for a year, its hash in the store.
//!
//! Such a browser has wrong passwords of its own to spend, so that nobody else's guesses keep its user out ("device cookies",
//! OWASP). It opens nothing by itself.

use super::{
    RequestContext,
    token::{new_token, token_hash},
};
use crate::{
    args,
    store::{Db, StoreError, Tx},
};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Longer than the cookie lives.
const KEPT_MS: i64 = 400 * DAY_MS;
/// Of more than these, the longest unused are forgotten.
const MOST: i64 = 50;

/// What was found out about a browser when somebody signed in.
pub(crate) struct Remembered {
    /// For its cookie.
    pub(crate) token: String,
    /// Whether this user has signed in in others before, but never in this one.
    pub(crate) is_new: bool,
}

/// Whether whoever has this e-mail address has signed in in the browser with this token.
pub(super) async fn is_known(db: &Db, token: &str, email: &str) -> Result<bool, StoreError> {
    let known: Option<(i64,)> = db
        .one(
            "SELECT d.seen_at FROM devices d JOIN users u ON u.id = d.user_id WHERE d.token_hash = $1 AND u.email = $2",
            args![token_hash(token), email],
        )
        .await?;
    Ok(known.is_some())
}

/// Notes that a user has signed in, or set a password by mail, in the request's browser.
pub(crate) async fn remember(tx: &mut Tx, request: &RequestContext, user: &str) -> Result<Remembered, StoreError> {
    let now = request.shop.now();
    if let Some(token) = &request.device {
        let seen = tx
            .execute(
                "UPDATE devices SET seen_at = $3 WHERE token_hash = $1 AND user_id = $2",
                args![token_hash(token), user, now],
            )
            .await?;
        if seen == 1 {
            return Ok(Remembered {
                token: token.clone(),
                is_new: false,
            });
        }
    }
    let token = of_another_user(tx, request).await?.unwrap_or_else(new_token);
    let (before,): (i64,) = tx
        .one("SELECT COUNT(*) FROM devices WHERE user_id = $1", args![user])
        .await?
        .ok_or(StoreError::RowNotFound)?;
    tx.execute(
        "INSERT INTO devices (token_hash, user_id, first_seen_at, seen_at) VALUES ($1, $2, $3, $3) ON CONFLICT DO NOTHING",
        args![token_hash(&token), user, now],
    )
    .await?;
    forget_old(tx, user, now).await?;
    Ok(Remembered {
        token,
        is_new: before > 0,
    })
}

/// The browser's token, if we gave it for another user of the same browser. What anybody else made up is none.
async fn of_another_user(tx: &mut Tx, request: &RequestContext) -> Result<Option<String>, StoreError> {
    let Some(token) = &request.device else {
        return Ok(None);
    };
    let ours: Option<(i64,)> = tx
        .one(
            "SELECT seen_at FROM devices WHERE token_hash = $1 LIMIT 1",
            args![token_hash(token)],
        )
        .await?;
    Ok(ours.map(|_| token.clone()))
}

async fn forget_old(tx: &mut Tx, user: &str, now: i64) -> Result<(), StoreError> {
    tx.execute("DELETE FROM devices WHERE seen_at < $1", args![now - KEPT_MS])
        .await?;
    tx.execute(
        "DELETE FROM devices WHERE user_id = $1 AND token_hash NOT IN
             (SELECT token_hash FROM devices WHERE user_id = $1 ORDER BY seen_at DESC, token_hash LIMIT $2)",
        args![user, MOST],
    )
    .await?;
    Ok(())
}
