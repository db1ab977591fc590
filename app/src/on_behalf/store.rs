//! Starting, going on and stopping.

use super::{Ending, Mode, REASONS, ground, texts as t};
use crate::{
    args,
    audit::{Event, record},
    auth::{ActingCsr, Csr, RequestContext, Who, confirm, confirm_password, rotate},
    shop::Shop,
    store::{StoreError, Tx, new_id},
    ui::{AppError, invalid, own_path},
};

/// A sign-in or confirmation older than this is not enough to start.
const CONFIRMATION_MS: i64 = 8 * 60 * 60 * 1000;
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
pub(super) fn needs_password(csr: &Csr) -> bool {
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
                return_to(csr, start),
                now,
                now + csr.shop().settings().on_behalf_limit,
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

/// Where Stop will lead: to the page on which it started, also after a switch.
fn return_to<'a>(csr: &'a Csr, start: &'a Start) -> &'a str {
    match &*csr.request().who {
        Who::Acting { acting, .. } => &acting.return_to,
        _ => own_path(&start.return_to).unwrap_or("/on-behalf"),
    }
}

async fn denied(csr: &Csr, target: &str, refusal: ground::Refusal) -> Result<(), StoreError> {
    let shop = csr.shop();
    let mut tx = shop.db().begin().await?;
    // What was asked for may be anything; what is kept of it has an end.
    let target: String = target.chars().take(64).collect();
    let mut event = Event::by(csr.id(), "on_behalf_denied", &target).detail(refusal.key());
    if let Who::Acting { acting, .. } = &*csr.request().who {
        event.on_behalf = Some(&acting.id);
    }
    record(&mut tx, shop.now(), event).await?;
    tx.commit().await
}

/// Gives the session its whole time again, from now.
pub(super) async fn extend(csr: &ActingCsr) -> Result<(), AppError> {
    let (shop, now) = (csr.shop(), csr.shop().now());
    let mut tx = shop.db().begin().await?;
    let extended = tx
        .execute(
            "UPDATE on_behalf_sessions SET expires_at = $2 WHERE id = $1 AND ended_at IS NULL",
            args![csr.on_behalf(), now + shop.settings().on_behalf_limit],
        )
        .await?;
    if extended == 0 {
        return Err(AppError::Ended(Ending::EndedByStaff));
    }
    record(&mut tx, now, csr.event("on_behalf_extended")).await?;
    tx.commit().await?;
    Ok(())
}

/// From looking to ordering. What one may do changes, so token and identity epoch do; returns the token.
pub(super) async fn start_ordering(csr: &ActingCsr) -> Result<String, AppError> {
    let shop = csr.shop();
    let mut tx = shop.db().begin().await?;
    let changed = tx
        .execute(
            "UPDATE on_behalf_sessions SET mode = $2 WHERE id = $1 AND ended_at IS NULL",
            args![csr.on_behalf(), Mode::Order.key()],
        )
        .await?;
    if changed == 0 {
        return Err(AppError::Ended(Ending::EndedByStaff));
    }
    let token = rotate(&mut tx, csr.session(), Some(csr.on_behalf())).await?;
    let token = token.ok_or_else(|| AppError::Conflict(t::another_was_faster(csr.lang()).to_owned()))?;
    let event = csr.event("on_behalf_mode").detail(Mode::Order.key());
    record(&mut tx, shop.now(), event).await?;
    tx.commit().await?;
    Ok(token)
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
        Some((Some(id),)) => close(tx, &id, how, None, now).await.map(|_| ()),
        _ => Ok(()),
    }
}

/// Ends one on-behalf session, once: the first ending counts, and only it is told as one. Without anybody else who did
/// it, its own CSR did.
pub(super) async fn close(tx: &mut Tx, id: &str, how: How, by: Option<&str>, now: i64) -> Result<bool, StoreError> {
    let closed: Option<(String, String, String)> = tx
        .one(
            "UPDATE on_behalf_sessions SET ended_at = $2, ended_how = $3 WHERE id = $1 AND ended_at IS NULL
             RETURNING actor_id, subject_id, company_id",
            args![id, now, how.key()],
        )
        .await?;
    let Some((actor, subject, company)) = closed else {
        return Ok(false);
    };
    let event = Event {
        subject: Some(&subject),
        on_behalf: Some(id),
        company: Some(&company),
        ..Event::by(by.unwrap_or(&actor), "on_behalf_ended", id)
    };
    record(tx, now, event.detail(how.key())).await?;
    Ok(true)
}

/// Ends the running sessions for buyers of a company on which it gives no ground any more: deactivated, or by its policy.
pub(crate) async fn close_of_company(tx: &mut Tx, company: &str, by: &str, now: i64) -> Result<(), StoreError> {
    let running: Vec<(String, bool)> = tx
        .all(
            "SELECT s.id, c.active FROM on_behalf_sessions s
             JOIN users b ON b.id = s.subject_id JOIN companies c ON c.id = s.company_id
             WHERE s.company_id = $1 AND s.ended_at IS NULL
               AND (NOT c.active OR c.on_behalf_policy = 'off'
                    OR (c.on_behalf_policy = 'ask' AND COALESCE(b.on_behalf_consent_until, 0) <= $2))",
            args![company, now],
        )
        .await?;
    for (id, active) in running {
        let ending = if active {
            Ending::NotAllowed
        } else {
            Ending::CompanyInactive
        };
        close(tx, &id, How::Over(ending), Some(by), now).await?;
    }
    Ok(())
}

/// Ends what nobody came back to, at the moment when it was over.
pub async fn close_overdue(shop: &Shop) -> Result<(), StoreError> {
    let (now, idle) = (shop.now(), shop.settings().on_behalf_idle);
    let overdue: Vec<(String, i64, i64)> = shop
        .db()
        .all(
            "SELECT id, expires_at, seen_at FROM on_behalf_sessions
             WHERE ended_at IS NULL AND (expires_at <= $1 OR seen_at + $2 <= $1)",
            args![now, idle],
        )
        .await?;
    for (id, expires_at, seen_at) in overdue {
        let clock = (expires_at, seen_at);
        let (ending, at) = if expires_at <= seen_at + idle {
            (Ending::Expired, expires_at)
        } else {
            (Ending::Idle, seen_at + idle)
        };
        let mut tx = shop.db().begin().await?;
        if is_unchanged(&mut tx, &id, clock).await? {
            close(&mut tx, &id, How::Over(ending), None, at).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Whether an open session still expires and was last seen at these moments; if so, it stays so until the transaction's
/// end. An extension or a request may have come before.
pub(super) async fn is_unchanged(tx: &mut Tx, id: &str, clock: (i64, i64)) -> Result<bool, StoreError> {
    let unchanged = tx
        .execute(
            "UPDATE on_behalf_sessions SET seen_at = seen_at
             WHERE id = $1 AND ended_at IS NULL AND expires_at = $2 AND seen_at = $3",
            args![id, clock.0, clock.1],
        )
        .await?;
    Ok(unchanged == 1)
}

/// Writes down that something was refused while acting: the path that was tried, and why not. Where that cannot be
/// written, the log says so.
pub async fn record_refusal(request: &RequestContext, path: &str, why: &'static str) {
    if let Err(cause) = try_to_record_refusal(request, path, why).await {
        tracing::error!(%cause, path, "a refusal could not be written down");
    }
}

async fn try_to_record_refusal(request: &RequestContext, path: &str, why: &'static str) -> Result<(), StoreError> {
    let Who::Acting { csr, acting } = &*request.who else {
        return Ok(());
    };
    let event = acting.event(&csr.id, "on_behalf_refused", path);
    let mut tx = request.shop.db().begin().await?;
    record(&mut tx, request.shop.now(), event.detail(why)).await?;
    tx.commit().await
}
