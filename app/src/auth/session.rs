//! The session: a random token in the browser's cookie, its hash in the store.
//!
//! Its one rule: whenever who one acts as changes, both the token and the identity epoch are new ones.

use super::{
    Page, RequestContext,
    context::{Person, Session, Who},
    token::{new_token, token_hash},
};
use crate::{
    args,
    on_behalf::{self, Standing},
    shop::Shop,
    store::{Db, StoreError, Tx, new_id},
    ui::Lang,
};
use jiff::tz::TimeZone;

/// Being seen is written down at most this often.
const SEEN_EVERY_MS: i64 = 60 * 1000;

#[derive(sqlx::FromRow)]
struct Row {
    session_id: String,
    identity: String,
    confirmed_at: i64,
    seen_at: i64,
    created_at: i64,
    time_zone: String,
    on_behalf_id: Option<String>,
    user_id: String,
    name: String,
    language: String,
    audience: String,
    company_id: Option<String>,
    company_name: Option<String>,
    active: bool,
    pages: Option<String>,
    cart_lines: i64,
}

/// Who a token stands for.
#[derive(Debug)]
pub struct Resolved {
    pub who: Who,
    pub session: Option<Session>,
    /// The lines of the cart that is theirs to fill; 0 for staff.
    pub cart_lines: i64,
    /// The time zone that the signed-in user has chosen.
    pub zone: Option<TimeZone>,
}

impl Default for Resolved {
    fn default() -> Self {
        Self {
            who: Who::Guest,
            session: None,
            cart_lines: 0,
            zone: None,
        }
    }
}

/// Finds out who a token stands for, in one query; a guest, if for nobody any more.
pub async fn resolve(shop: &Shop, token: &str) -> Result<Resolved, StoreError> {
    let (now, settings) = (shop.now(), shop.settings());
    let row: Option<Row> = shop
        .db()
        .one(
            "SELECT s.id AS session_id, s.identity, s.confirmed_at, s.seen_at, s.created_at, s.on_behalf_id,
                    u.id AS user_id, u.name, u.language, u.time_zone, u.audience, u.company_id, c.name AS company_name,
                    u.active AND (c.id IS NULL OR c.active) AS active,
                    (SELECT string_agg(a.page, ',') FROM page_access a JOIN group_members m ON m.group_id = a.group_id
                     WHERE m.user_id = u.id) AS pages,
                    (SELECT COUNT(*) FROM cart_lines l WHERE l.buyer_id = COALESCE(o.subject_id, u.id)) AS cart_lines
             FROM sessions s
             JOIN users u ON u.id = s.user_id
             LEFT JOIN companies c ON c.id = u.company_id
             LEFT JOIN on_behalf_sessions o ON o.id = s.on_behalf_id
             WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.created_at > $3 AND s.seen_at > $4",
            args![
                token_hash(token),
                now,
                now - settings.session_end,
                now - settings.session_idle
            ],
        )
        .await?;
    // Somebody deactivated while acting is first told so; acting for nobody, they are a guest at once.
    let Some(row) = row.filter(|row| row.active || row.on_behalf_id.is_some()) else {
        return Ok(Resolved::default());
    };
    if now - row.seen_at > SEEN_EVERY_MS {
        let end = (now + settings.session_idle).min(row.created_at + settings.session_end);
        touch(shop.db(), &row.session_id, now, end).await?;
    }
    let cart_lines = row.cart_lines;
    let zone = (!row.time_zone.is_empty())
        .then(|| TimeZone::get(&row.time_zone).ok())
        .flatten();
    let session = Session {
        id: row.session_id.clone(),
        identity: row.identity.clone(),
        confirmed_at: row.confirmed_at,
    };
    let (audience, on_behalf) = (row.audience.clone(), row.on_behalf_id.clone());
    let person = row.into_person();
    let who = match on_behalf {
        Some(id) => match on_behalf::standing(shop, &id).await? {
            Standing::Open(acting) => Who::Acting { csr: person, acting },
            Standing::Over { ending, return_to } => Who::Ended {
                csr: person,
                ending,
                return_to,
            },
        },
        None if audience == "staff" => Who::Staff(person),
        None => Who::Customer(person),
    };
    Ok(Resolved {
        who,
        session: Some(session),
        cart_lines,
        zone,
    })
}

impl Row {
    fn into_person(self) -> Person {
        Person {
            id: self.user_id,
            name: self.name,
            lang: Lang::from_code(&self.language).unwrap_or_default(),
            pages: self
                .pages
                .iter()
                .flat_map(|pages| pages.split(','))
                .filter_map(Page::from_key)
                .collect(),
            company: self.company_id.zip(self.company_name),
        }
    }
}

/// The pages that a user's groups may open.
pub(crate) async fn pages_of(db: &Db, user: &str) -> Result<Vec<Page>, StoreError> {
    let pages: Vec<(String,)> = db
        .all(
            "SELECT DISTINCT a.page FROM page_access a JOIN group_members m ON m.group_id = a.group_id WHERE m.user_id = $1",
            args![user],
        )
        .await?;
    Ok(pages.iter().filter_map(|(page,)| Page::from_key(page)).collect())
}

async fn touch(db: &Db, session: &str, now: i64, end: i64) -> Result<(), StoreError> {
    db.execute(
        "UPDATE sessions SET seen_at = $2, expires_at = $3 WHERE id = $1",
        args![session, now, end],
    )
    .await?;
    Ok(())
}

/// Of what a browser says of itself, so many characters are kept.
const USER_AGENT: usize = 300;

/// Opens a session in the request's browser and returns the token for it.
pub(super) async fn open(tx: &mut Tx, request: &RequestContext, user: &str) -> Result<String, StoreError> {
    let (now, settings) = (request.shop.now(), request.shop.settings());
    let user_agent: String = request.user_agent.chars().take(USER_AGENT).collect();
    let token = new_token();
    tx.execute("DELETE FROM sessions WHERE expires_at <= $1", args![now])
        .await?;
    tx.execute(
        "INSERT INTO sessions (id, token_hash, user_id, identity, on_behalf_id, created_at, confirmed_at, seen_at, expires_at,
                               user_agent, address)
         VALUES ($1, $2, $3, $4, NULL, $5, $5, $5, $6, $7, $8)",
        args![
            new_id(),
            token_hash(&token),
            user,
            new_id(),
            now,
            now + settings.session_idle.min(settings.session_end),
            user_agent,
            &request.address,
        ],
    )
    .await?;
    Ok(token)
}

/// Makes the session act on behalf (or no longer), under a new token and a new identity epoch. Returns the token; none
/// if another request of this browser was faster.
pub(crate) async fn rotate(
    tx: &mut Tx,
    session: &Session,
    on_behalf: Option<&str>,
) -> Result<Option<String>, StoreError> {
    let token = new_token();
    let rotated = tx
        .execute(
            "UPDATE sessions SET token_hash = $3, identity = $4, on_behalf_id = $5 WHERE id = $1 AND identity = $2",
            args![&session.id, &session.identity, token_hash(&token), new_id(), on_behalf],
        )
        .await?;
    Ok((rotated == 1).then_some(token))
}

/// Notes that the password was given again.
pub(crate) async fn confirm(tx: &mut Tx, session: &str, now: i64) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE sessions SET confirmed_at = $2 WHERE id = $1",
        args![session, now],
    )
    .await?;
    Ok(())
}

pub(crate) async fn close(tx: &mut Tx, session: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM sessions WHERE id = $1", args![session]).await?;
    Ok(())
}

/// Ends every session of a user but the one that is spared, and what is done on behalf in them.
pub async fn end_sessions(tx: &mut Tx, user: &str, spared: Option<&str>, now: i64) -> Result<(), StoreError> {
    let sessions: Vec<(String,)> = tx
        .all("SELECT id FROM sessions WHERE user_id = $1", args![user])
        .await?;
    for (session,) in sessions {
        if Some(session.as_str()) != spared {
            on_behalf::close_of_session(tx, &session, on_behalf::How::SignedOut, now).await?;
            close(tx, &session).await?;
        }
    }
    Ok(())
}
