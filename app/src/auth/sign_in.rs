//! Signing in and out.

use super::{RequestContext, Who, cookie, device, password, session, texts as t, throttle::Attempt};
use crate::{
    account, args,
    audit::{Event, record},
    on_behalf,
    store::Tx,
    ui::{AppError, Lang, invalid},
};
use serde::Serialize;

#[derive(sqlx::FromRow)]
struct Account {
    id: String,
    password_hash: String,
    signs_in: bool,
}

/// Opens a session for whoever has this address and password; an unknown address, a wrong password and a
/// deactivated account get the same answer after the same work.
pub(super) async fn sign_in(request: &RequestContext, email: &str, password: String) -> Result<(), AppError> {
    let shop = &request.shop;
    let email = email.trim().to_lowercase();
    if email.is_empty() {
        return Err(invalid("email", t::email_missing(request.lang)));
    }
    if password.is_empty() {
        return Err(invalid("password", t::password_missing(request.lang)));
    }
    let attempt = Attempt::to_sign_in(request, &email).await?;
    attempt.begin(shop).await?;
    let account = account_of(request, &email).await?;
    let hash = account.as_ref().map(|account| account.password_hash.clone());
    let fits = password::fits(shop, password, hash).await;
    let Some(account) = account.filter(|account| fits && account.signs_in) else {
        return Err(invalid("password", t::wrong_password(request.lang)));
    };
    attempt.succeeded(shop).await?;
    let mut tx = shop.db().begin().await?;
    // Whoever changes the password or deactivates the account waits, and then ends this session too; or was faster.
    let unchanged = tx
        .execute(
            "UPDATE users SET active = active WHERE id = $1 AND password_hash = $2 AND active = $3",
            args![&account.id, &account.password_hash, true],
        )
        .await?;
    if unchanged == 0 {
        return Err(invalid("password", t::wrong_password(request.lang)));
    }
    enter(tx, request, &account.id).await
}

async fn account_of(request: &RequestContext, email: &str) -> Result<Option<Account>, AppError> {
    Ok(request
        .shop
        .db()
        .one(
            "SELECT u.id, u.password_hash, u.active AND (c.id IS NULL OR c.active) AS signs_in
             FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.email = $1",
            args![email],
        )
        .await?)
}

/// What a mail about a new browser says of it.
#[derive(Serialize)]
struct Browser<'a> {
    browser: String,
    address: &'a str,
}

/// Opens a session for a user in the request's browser, in place of the one that it has, and ends the transaction.
pub(crate) async fn enter(mut tx: Tx, request: &RequestContext, user: &str) -> Result<(), AppError> {
    let shop = &request.shop;
    let now = shop.now();
    if let Some(old) = &request.session {
        on_behalf::close_of_session(&mut tx, &old.id, on_behalf::How::SignedOut, now).await?;
        session::close(&mut tx, &old.id).await?;
    }
    let token = session::open(&mut tx, request, user).await?;
    record(&mut tx, now, Event::by(user, "signed_in", user)).await?;
    let browser = device::remember(&mut tx, request, user).await?;
    if browser.is_new {
        let seen = Browser {
            browser: account::browser_words(&request.user_agent),
            address: &request.address,
        };
        let event = Event::by(user, "new_device_signed_in", user).change(None, Some(&seen));
        record(&mut tx, now, event).await?;
    }
    tx.commit().await?;
    cookie::set_session(shop, &token);
    cookie::set_device(shop, &browser.token);
    Ok(())
}

/// Whether this is the person's password; counted for their session, as an attempt to sign in is.
pub(crate) async fn confirm_password(request: &RequestContext, user: &str, password: String) -> Result<bool, AppError> {
    let shop = &request.shop;
    let session = request.session.as_ref().ok_or(AppError::SignIn)?;
    let (hash,): (String,) = shop
        .db()
        .one("SELECT password_hash FROM users WHERE id = $1", args![user])
        .await?
        .ok_or(AppError::NotFound)?;
    let attempt = Attempt::to_confirm(session);
    attempt.begin(shop).await?;
    let fits = password::fits(shop, password, Some(hash)).await;
    if fits {
        attempt.succeeded(shop).await?;
    }
    Ok(fits)
}

/// Ends the session, and with it what was done on behalf in it.
pub(super) async fn sign_out(request: &RequestContext) -> Result<(), AppError> {
    let shop = &request.shop;
    if let Some(session) = &request.session {
        let now = shop.now();
        let mut tx = shop.db().begin().await?;
        on_behalf::close_of_session(&mut tx, &session.id, on_behalf::How::SignedOut, now).await?;
        session::close(&mut tx, &session.id).await?;
        if let Some(user) = signed_in_user(&request.who) {
            record(&mut tx, now, Event::by(user, "signed_out", user)).await?;
        }
        tx.commit().await?;
    }
    cookie::clear_session(shop);
    Ok(())
}

/// As an event tells it.
#[derive(sqlx::FromRow, Serialize)]
struct Told {
    language: String,
}

/// Remembers a language for this browser, and for the person who is signed in as themselves.
pub(super) async fn set_language(request: &RequestContext, lang: Lang) -> Result<(), AppError> {
    if let Some(user) = signed_in_user(&request.who) {
        let mut tx = request.shop.db().begin().await?;
        let before: Option<Told> = tx.one("SELECT language FROM users WHERE id = $1", args![user]).await?;
        tx.execute("UPDATE users SET language = $2 WHERE id = $1", args![user, lang.code()])
            .await?;
        let after = Told {
            language: lang.code().to_owned(),
        };
        let event = Event::by(user, "language_chosen", user)
            .detail(lang.code())
            .change(before.as_ref(), Some(&after));
        record(&mut tx, request.shop.now(), event).await?;
        tx.commit().await?;
    }
    cookie::set_language(&request.shop, lang.code());
    Ok(())
}

fn signed_in_user(who: &Who) -> Option<&str> {
    match who {
        Who::Guest => None,
        Who::Customer(person) | Who::Staff(person) => Some(&person.id),
        Who::Acting { csr, .. } | Who::Ended { csr, .. } => Some(&csr.id),
    }
}
