//! Links that are mailed to one person: to set a password, or to confirm a new e-mail address.
//!
//! Its one rule: a token exists in its mail alone. It is made when the mail is sent; the store has its SHA-256, and whoever
//! looks at the mail in the administration reads a mask.

use crate::{
    args,
    audit::{Event, note},
    auth::{new_token, token_hash},
    mails,
    shop::Shop,
    store::{StoreError, Tx},
};

const MINUTE_MS: i64 = 60 * 1000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// What is long over is forgotten.
const KEPT_MS: i64 = 30 * DAY_MS;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkKind {
    /// A password that staff ask somebody to choose.
    Set,
}

impl LinkKind {
    const fn key(self) -> &'static str {
        match self {
            Self::Set => "set",
        }
    }

    /// Milliseconds.
    const fn life(self) -> i64 {
        match self {
            Self::Set => 7 * DAY_MS,
        }
    }
}

/// Mails somebody a link on which they choose their password, good for seven days; older ones are void. `actor` sends it.
pub async fn send_set_link(tx: &mut Tx, now: i64, actor: &str, user: &str) -> Result<(), StoreError> {
    let event = Event::by(actor, "password_link_sent", user);
    make(tx, now, LinkKind::Set, event).await
}

/// A new link about the event's user, with its event and its mail. The event's detail is the address that an e-mail link
/// confirms.
pub(super) async fn make(tx: &mut Tx, now: i64, kind: LinkKind, event: Event<'_>) -> Result<(), StoreError> {
    let user = event.object;
    end_all(tx, now, user, false).await?;
    tx.execute(
        "DELETE FROM password_links WHERE expires_at <= $1",
        args![now - KEPT_MS],
    )
    .await?;
    let id = note(tx, now, &event).await?;
    tx.execute(
        "INSERT INTO password_links (id, user_id, kind, address, created_at, expires_at, ended_at)
         VALUES ($1, $2, $3, $4, $5, $6, NULL)",
        args![&id, user, kind.key(), "", now, now + kind.life(),],
    )
    .await?;
    mails::queue(tx, &id, &event, now).await
}

/// Makes a user's open links void: those that confirm an address, or all.
pub(super) async fn end_all(tx: &mut Tx, now: i64, user: &str, only_email: bool) -> Result<(), StoreError> {
    mails::withhold_links(tx, user, only_email).await?;
    tx.execute(
        "UPDATE password_links SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL AND (kind = 'email' OR NOT $3)",
        args![user, now, only_email],
    )
    .await?;
    Ok(())
}

/// A new token for the link of this event, whose mail is about to be sent. None where the link is over.
pub(crate) async fn mail_token(shop: &Shop, event: &str) -> Result<Option<String>, StoreError> {
    let token = new_token();
    let made = shop
        .db()
        .execute(
            "INSERT INTO password_link_tokens (token_hash, link_id)
             SELECT $1, id FROM password_links WHERE id = $2 AND ended_at IS NULL AND expires_at > $3",
            args![token_hash(&token), event, shop.now()],
        )
        .await?;
    Ok((made == 1).then_some(token))
}
