//! Starting and stopping, and the buyers a CSR can choose from.

use super::{BuyerToServe, Ending, FoundBuyers, Mode, REASONS, ground, texts as t};
use crate::{
    args,
    audit::{Event, record},
    auth::{Csr, RequestContext, Who, confirm, confirm_password, rotate},
    store::{StoreError, Tx, new_id, prefix_range, search_words},
    ui::{AppError, invalid, own_path},
};

/// How long it lasts, by the server's clock.
const LIMIT_MS: i64 = 30 * 60 * 1000;
/// A sign-in or confirmation older than this is not enough to start.
const CONFIRMATION_MS: i64 = 8 * 60 * 60 * 1000;
const LISTED: usize = 30;
const LONGEST_NOTE: usize = 200;

/// How an on-behalf session ends.
#[derive(Clone, Copy, Debug)]
pub(crate) enum How {
    Stopped,
    Switched,
    SignedOut,
    Over(Ending),
}

impl How {
    const fn key(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Switched => "switched",
            Self::SignedOut => "signed_out",
            Self::Over(ending) => ending.key(),
        }
    }
}

/// What the start dialog asks.
pub(super) struct Start {
    pub(super) buyer: String,
    pub(super) reason: String,
    pub(super) note: String,
    pub(super) mode: Mode,
    pub(super) password: String,
    pub(super) return_to: String,
}

/// Starts acting for a buyer; returns the browser's new token. Acting for somebody already, it switches.
pub(super) async fn start(csr: &Csr, start: Start) -> Result<String, AppError> {
    let shop = csr.shop();
    let now = shop.now();
    valid(csr, &start)?;
    if let Err(refusal) = ground::check(shop.db(), csr.id(), &start.buyer, now).await? {
        denied(csr, &start.buyer, refusal).await?;
        return Err(refusal.error(csr.lang()));
    }
    let confirmed = confirmed_again(csr, start.password.clone()).await?;
    let mut tx = shop.db().begin().await?;
    close_of_session(&mut tx, &csr.session().id, How::Switched, now).await?;
    let id = open(&mut tx, csr, &start, now).await?;
    if confirmed {
        confirm(&mut tx, &csr.session().id, now).await?;
    }
    let token = rotate(&mut tx, csr.session(), Some(&id)).await?;
    let token = token.ok_or_else(|| AppError::Conflict(t::another_was_faster(csr.lang()).to_owned()))?;
    tx.commit().await?;
    Ok(token)
}

fn valid(csr: &Csr, start: &Start) -> Result<(), AppError> {
    if !REASONS.contains(&start.reason.as_str()) {
        return Err(invalid("reason", t::reason_missing(csr.lang())));
    }
    if start.note.chars().count() > LONGEST_NOTE {
        return Err(invalid("note", t::note_too_long(csr.lang())));
    }
    Ok(())
}

/// Whether the sign-in is too old to start without the password.
fn needs_password(csr: &Csr) -> bool {
    csr.shop().now() - csr.session().confirmed_at > CONFIRMATION_MS
}

async fn confirmed_again(csr: &Csr, password: String) -> Result<bool, AppError> {
    if !needs_password(csr) {
        return Ok(false);
    }
    if password.is_empty() {
        return Err(invalid("password", t::password_missing(csr.lang())));
    }
    if !confirm_password(csr.request(), csr.id(), password).await? {
        return Err(invalid("password", t::password_wrong(csr.lang())));
    }
    Ok(true)
}

async fn open(tx: &mut Tx, csr: &Csr, start: &Start, now: i64) -> Result<String, StoreError> {
    let id = new_id();
    let company: Option<(String,)> = tx
        .one(
            "INSERT INTO on_behalf_sessions
             (id, actor_id, subject_id, company_id, reason, note, mode, return_to, started_at, seen_at, expires_at)
         SELECT $1, $2, u.id, u.company_id, $4, $5, $6, $7, $8, $8, $9 FROM users u WHERE u.id = $3
         RETURNING company_id",
            args![
                &id,
                csr.id(),
                &start.buyer,
                &start.reason,
                start.note.trim(),
                start.mode.key(),
                own_path(&start.return_to).unwrap_or("/on-behalf"),
                now,
                now + LIMIT_MS,
            ],
        )
        .await?;
    let (company,) = company.ok_or(StoreError::RowNotFound)?;
    let event = Event {
        subject: Some(&start.buyer),
        on_behalf: Some(&id),
        company: Some(&company),
        ..Event::by(csr.id(), "on_behalf_started", &id)
    };
    record(tx, now, event.detail(start.mode.key())).await?;
    Ok(id)
}

async fn denied(csr: &Csr, target: &str, refusal: ground::Refusal) -> Result<(), StoreError> {
    let shop = csr.shop();
    let mut tx = shop.db().begin().await?;
    // What was asked for may be anything; what is kept of it has an end.
    let target: String = target.chars().take(64).collect();
    let event = Event::by(csr.id(), "on_behalf_denied", &target).detail(refusal.key());
    record(&mut tx, shop.now(), event).await?;
    tx.commit().await
}

/// Stops acting, or goes on after it has ended by itself. Returns the browser's new token and the page to go back to.
pub(super) async fn stop(request: &RequestContext) -> Result<Option<(String, String)>, AppError> {
    let return_to = match &*request.who {
        Who::Acting { acting, .. } => acting.return_to.clone(),
        Who::Ended { return_to, .. } => return_to.clone(),
        Who::Guest => return Err(AppError::SignIn),
        Who::Customer(_) => return Err(AppError::NotFound),
        Who::Staff(_) => return Ok(None),
    };
    let session = request.session.as_ref().ok_or(AppError::SignIn)?;
    let mut tx = request.shop.db().begin().await?;
    close_of_session(&mut tx, &session.id, How::Stopped, request.shop.now()).await?;
    let token = rotate(&mut tx, session, None).await?;
    let token = token.ok_or_else(|| AppError::Conflict(t::another_was_faster(request.lang).to_owned()))?;
    tx.commit().await?;
    Ok(Some((token, return_to)))
}

/// Ends whatever this browser's session does on behalf.
pub(crate) async fn close_of_session(tx: &mut Tx, session: &str, how: How, now: i64) -> Result<(), StoreError> {
    let open: Option<(Option<String>,)> = tx
        .one("SELECT on_behalf_id FROM sessions WHERE id = $1", args![session])
        .await?;
    match open {
        Some((Some(id),)) => close(tx, &id, how, now).await,
        _ => Ok(()),
    }
}

/// Ends one on-behalf session, once: the first ending counts.
pub(super) async fn close(tx: &mut Tx, id: &str, how: How, now: i64) -> Result<(), StoreError> {
    let closed: Option<(String, String, String)> = tx
        .one(
            "UPDATE on_behalf_sessions SET ended_at = $2, ended_how = $3 WHERE id = $1 AND ended_at IS NULL
             RETURNING actor_id, subject_id, company_id",
            args![id, now, how.key()],
        )
        .await?;
    if let Some((actor, subject, company)) = closed {
        let event = Event {
            subject: Some(&subject),
            on_behalf: Some(id),
            company: Some(&company),
            ..Event::by(&actor, "on_behalf_ended", id)
        };
        record(tx, now, event.detail(how.key())).await?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct BuyerRow {
    id: String,
    name: String,
    email: String,
    company: String,
    last: Option<i64>,
}

/// The buyers this CSR may act for, those acted for last first; all words must be found.
pub(super) async fn find_buyers(csr: &Csr, query: &str, buyer: &str) -> Result<FoundBuyers, AppError> {
    let mut words = search_words(query).into_iter().map(|word| prefix_range(&word));
    let mut next = || words.next().unwrap_or_default();
    let (a, b, c) = (next(), next(), next());
    let rows: Vec<BuyerRow> = csr
        .shop()
        .db()
        .all(
            "SELECT u.id, u.name, u.email, c.name AS company,
                    (SELECT MAX(o.started_at) FROM on_behalf_sessions o WHERE o.actor_id = $1 AND o.subject_id = u.id) AS last
             FROM users u JOIN companies c ON c.id = u.company_id
             WHERE u.active = $2 AND c.active = $2 AND c.on_behalf_policy <> 'off'
               AND EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = c.id AND s.user_id = $1)
               AND ($3 = '' OR EXISTS (SELECT 1 FROM user_search t WHERE t.user_id = u.id AND t.term >= $3 AND t.term < $4))
               AND ($5 = '' OR EXISTS (SELECT 1 FROM user_search t WHERE t.user_id = u.id AND t.term >= $5 AND t.term < $6))
               AND ($7 = '' OR EXISTS (SELECT 1 FROM user_search t WHERE t.user_id = u.id AND t.term >= $7 AND t.term < $8))
               AND ($10 = '' OR u.id = $10)
             ORDER BY CASE WHEN EXISTS (SELECT 1 FROM on_behalf_sessions o WHERE o.actor_id = $1 AND o.subject_id = u.id)
                           THEN 0 ELSE 1 END, last DESC, u.name, u.id
             LIMIT $9",
            args![
                csr.id(),
                true,
                a.0,
                a.1,
                b.0,
                b.1,
                c.0,
                c.1,
                i64::try_from(LISTED + 1).unwrap_or(i64::MAX),
                buyer
            ],
        )
        .await?;
    Ok(FoundBuyers {
        more: rows.len() > LISTED,
        confirm_password: needs_password(csr),
        buyers: rows.into_iter().take(LISTED).map(BuyerRow::into_buyer).collect(),
    })
}

impl BuyerRow {
    fn into_buyer(self) -> BuyerToServe {
        BuyerToServe {
            id: self.id,
            name: self.name,
            email: self.email,
            company: self.company,
            recent: self.last.is_some(),
        }
    }
}
