//! How somebody of the staff wants CSR mail.

use super::{
    batches::keep_others_out,
    texts as t,
    types::{State, Wish},
};
use crate::{
    args,
    audit::{Event, record},
    auth::Staff,
    store::StoreError,
    ui::{AppError, invalid},
};
use serde::Serialize;

/// As an event tells it.
#[derive(sqlx::FromRow, Serialize)]
struct Told {
    mail_wish: String,
}

pub(super) async fn wish(staff: &Staff) -> Result<Wish, AppError> {
    let (wish,): (String,) = staff
        .shop()
        .db()
        .one("SELECT mail_wish FROM users WHERE id = $1", args![staff.id()])
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(Wish::from_key(&wish).unwrap_or_default())
}

/// Sets it. A digest that waits goes out now when each mail is wanted, and not at all when none is.
pub(super) async fn set_wish(staff: &Staff, wish: &str) -> Result<(), AppError> {
    let wish = Wish::from_key(wish).ok_or_else(|| invalid("wish", t::wish_wrong(staff.lang())))?;
    let now = staff.shop().now();
    let mut tx = staff.shop().db().begin().await?;
    keep_others_out(&mut tx).await?;
    let before: Told = tx
        .one("SELECT mail_wish FROM users WHERE id = $1", args![staff.id()])
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let changed = tx
        .execute(
            "UPDATE users SET mail_wish = $2, mail_paused = $3 WHERE id = $1 AND mail_wish <> $2",
            args![staff.id(), wish.key(), wish == Wish::Paused],
        )
        .await?;
    if changed == 0 {
        return Ok(());
    }
    // Out of its batch, a digest waits for no morning.
    let waiting = match wish {
        Wish::Digest => None,
        Wish::Each => Some((State::Pending, "")),
        Wish::Paused => Some((State::Suppressed, "paused")),
    };
    if let Some((state, reason)) = waiting {
        tx.execute(
            "UPDATE outbox SET state = $2, last_error = $3, batch = NULL
             WHERE recipient_id = $1 AND digest AND state = 'pending'",
            args![staff.id(), state.key(), reason],
        )
        .await?;
    }
    let after = Told {
        mail_wish: wish.key().to_owned(),
    };
    let event = Event::by(staff.id(), "mail_wish_set", staff.id())
        .detail(wish.key())
        .change(Some(&before), Some(&after));
    record(&mut tx, now, event).await?;
    tx.commit().await?;
    Ok(())
}
