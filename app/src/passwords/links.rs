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
    store::{Db, StoreError, Tx},
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
    /// One that somebody has forgotten.
    Reset,
    /// A new e-mail address.
    Email,
}

/// A link that is still good.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) id: String,
    pub(crate) user: String,
    /// The e-mail address that it confirms.
    pub(crate) address: String,
}

impl LinkKind {
    const fn key(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::Reset => "reset",
            Self::Email => "email",
        }
    }

    /// Which older links a new one ends; none for all. Anybody can ask for a reset, so it ends no more than resets.
    const fn ends(self) -> Option<Self> {
        match self {
            Self::Set => None,
            Self::Reset | Self::Email => Some(self),
        }
    }

    /// Milliseconds.
    const fn life(self) -> i64 {
        match self {
            Self::Set => 7 * DAY_MS,
            Self::Reset | Self::Email => 60 * MINUTE_MS,
        }
    }
}

/// Mails somebody a link on which they choose their password, good for seven days; all others are void. `actor` sends it.
pub async fn send_set_link(tx: &mut Tx, now: i64, actor: &str, user: &str) -> Result<(), StoreError> {
    let event = Event::by(actor, "password_link_sent", user);
    make(tx, now, LinkKind::Set, event).await
}

/// Mails somebody's new address a link on which they confirm it. The event has it in its detail, and is about the user.
pub(crate) async fn send_email_link(tx: &mut Tx, now: i64, event: Event<'_>) -> Result<(), StoreError> {
    make(tx, now, LinkKind::Email, event).await
}

/// A new link about the event's user, with its event and its mail.
pub(super) async fn make(tx: &mut Tx, now: i64, kind: LinkKind, event: Event<'_>) -> Result<(), StoreError> {
    let id = write(tx, now, kind, &event).await?;
    mails::queue(tx, &id, &event, now).await
}

/// A new link that is not mailed: the token, for whoever runs the server.
pub(super) async fn make_printed(tx: &mut Tx, now: i64, event: Event<'_>) -> Result<String, StoreError> {
    let id = write(tx, now, LinkKind::Reset, &event).await?;
    let token = new_token();
    tx.execute(
        "INSERT INTO password_link_tokens (token_hash, link_id) VALUES ($1, $2)",
        args![token_hash(&token), id],
    )
    .await?;
    Ok(token)
}

/// Writes link and event. Returns the id of both.
async fn write(tx: &mut Tx, now: i64, kind: LinkKind, event: &Event<'_>) -> Result<String, StoreError> {
    let user = event.object;
    end(tx, now, user, kind.ends()).await?;
    tx.execute(
        "DELETE FROM password_links WHERE expires_at <= $1",
        args![now - KEPT_MS],
    )
    .await?;
    let id = note(tx, now, event).await?;
    let address = match kind {
        LinkKind::Email => event.detail.as_str(),
        LinkKind::Set | LinkKind::Reset => "",
    };
    tx.execute(
        "INSERT INTO password_links (id, user_id, kind, address, created_at, expires_at, ended_at)
         VALUES ($1, $2, $3, $4, $5, $6, NULL)",
        args![&id, user, kind.key(), address, now, now + kind.life()],
    )
    .await?;
    Ok(id)
}

/// Makes a user's open links void.
pub(crate) async fn end_all(tx: &mut Tx, now: i64, user: &str) -> Result<(), StoreError> {
    end(tx, now, user, None).await
}

/// Those of one kind, or all.
async fn end(tx: &mut Tx, now: i64, user: &str, kind: Option<LinkKind>) -> Result<(), StoreError> {
    let kind = kind.map_or("", LinkKind::key);
    mails::withhold_links(tx, user, kind).await?;
    tx.execute(
        "UPDATE password_links SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL AND $3 IN ('', kind)",
        args![user, now, kind],
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

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    user_id: String,
    address: String,
}

/// The link that a token opens, if it is still good: one that sets a password, or one that confirms an address. It opens
/// nothing for whom the shop does not let in.
pub(super) async fn find(db: &Db, now: i64, token: &str, email: bool) -> Result<Option<Link>, StoreError> {
    let row: Option<Row> = db
        .one(
            "SELECT l.id, l.user_id, l.address FROM password_link_tokens k JOIN password_links l ON l.id = k.link_id
             JOIN users u ON u.id = l.user_id LEFT JOIN companies c ON c.id = u.company_id
             WHERE k.token_hash = $1 AND l.ended_at IS NULL AND l.expires_at > $2 AND (l.kind = 'email') = $3
               AND u.active = $4 AND (c.id IS NULL OR c.active = $4)",
            args![token_hash(token), now, email, true],
        )
        .await?;
    Ok(row.map(|row| Link {
        id: row.id,
        user: row.user_id,
        address: row.address,
    }))
}

/// Uses a link up. False where it is over, perhaps since a moment ago.
pub(super) async fn take(tx: &mut Tx, now: i64, link: &Link) -> Result<bool, StoreError> {
    let taken = tx
        .execute(
            "UPDATE password_links SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL AND expires_at > $2",
            args![&link.id, now],
        )
        .await?;
    Ok(taken == 1)
}
