//! Setting a password on a link, asking for one, confirming an address.

use super::{
    links::{self, Link, LinkKind},
    strength::hash_new,
    texts as t,
    types::GoodLink,
};
use crate::{
    args,
    audit::{Event, record},
    auth::{Attempt, Person, RequestContext, cookie, end_sessions, remember},
    people::index_user,
    shop::Shop,
    store::{StoreError, Tx, new_id},
    ui::{AppError, Lang},
};
use serde::Serialize;

const MINUTE_MS: i64 = 60 * 1000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
/// Links that are mailed to one account in an hour, whoever asks; the last of them stays good.
const MOST_IN_AN_HOUR: i64 = 5;

/// Notes that somebody has forgotten the password of this address. Everybody gets the same answer after the same work: who
/// it is, [`answer_asks`] finds out later.
pub(super) async fn ask(request: &RequestContext, email: &str) -> Result<(), AppError> {
    let shop = &request.shop;
    Attempt::to_ask(request).begin(shop).await?;
    let mut tx = shop.db().begin().await?;
    tx.execute(
        "INSERT INTO password_asks (id, email, asked_at) VALUES ($1, $2, $3)",
        args![new_id(), email.trim().to_lowercase(), shop.now()],
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Writes the mails for those who have forgotten their password and have an account. Returns how many had asked.
pub async fn answer_asks(shop: &Shop) -> Result<usize, StoreError> {
    let asks: Vec<(String, String)> = shop
        .db()
        .all("SELECT id, email FROM password_asks ORDER BY id LIMIT 100", args![])
        .await?;
    for (id, email) in &asks {
        let mut tx = shop.db().begin().await?;
        // Another server may have taken it.
        let taken = tx.execute("DELETE FROM password_asks WHERE id = $1", args![id]).await?;
        if taken == 1 {
            answer(&mut tx, shop.now(), email).await?;
        }
        tx.commit().await?;
    }
    Ok(asks.len())
}

async fn answer(tx: &mut Tx, now: i64, email: &str) -> Result<(), StoreError> {
    let user: Option<(String,)> = tx
        .one(
            "SELECT u.id FROM users u LEFT JOIN companies c ON c.id = u.company_id
             WHERE u.email = $1 AND u.active AND (c.id IS NULL OR c.active)",
            args![email],
        )
        .await?;
    let Some((user,)) = user else { return Ok(()) };
    // One that has just been mailed is meant: a second would make it void while it is being opened.
    let (just_now, in_an_hour): (i64, i64) = tx
        .one(
            "SELECT CAST(COALESCE(SUM(CASE WHEN created_at > $2 AND ended_at IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT),
                    COUNT(*)
             FROM password_links WHERE user_id = $1 AND kind = 'reset' AND created_at > $3",
            args![&user, now - MINUTE_MS, now - HOUR_MS],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    if just_now > 0 || in_an_hour >= MOST_IN_AN_HOUR {
        return Ok(());
    }
    // Who asked is nobody knows whom.
    let event = Event {
        actor: None,
        ..Event::by(&user, "password_reset_asked", &user)
    };
    links::make(tx, now, LinkKind::Reset, event).await
}

#[derive(sqlx::FromRow)]
struct Account {
    email: String,
    name: String,
    company: Option<String>,
    unset: bool,
}

async fn account(shop: &Shop, user: &str) -> Result<Account, AppError> {
    Ok(shop
        .db()
        .one(
            "SELECT u.email, u.name, c.name AS company, u.password_hash = '' AS unset
             FROM users u LEFT JOIN companies c ON c.id = u.company_id WHERE u.id = $1",
            args![user],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?)
}

/// The link of a token that sets a password, if it is still good.
pub(super) async fn good_link(request: &RequestContext, token: &str) -> Result<Option<GoodLink>, AppError> {
    let shop = &request.shop;
    let Some(link) = links::find(shop.db(), shop.now(), token, false).await? else {
        return Ok(None);
    };
    let email = account(shop, &link.user).await?.email;
    Ok(Some(GoodLink { email }))
}

/// Sets the password on a link. Every session of the user ends, and this browser is one of theirs from now on.
pub(super) async fn set(request: &RequestContext, token: &str, password: String) -> Result<(), AppError> {
    let (shop, lang) = (&request.shop, request.lang);
    let now = shop.now();
    let over = || AppError::Conflict(t::link_over(lang).to_owned());
    let link = links::find(shop.db(), now, token, false).await?.ok_or_else(over)?;
    let account = account(shop, &link.user).await?;
    let unset = account.unset;
    let about = [Some(account.name), Some(account.email), account.company];
    let hash = hash_new(shop, password, about.into_iter().flatten().collect(), lang).await?;
    let mut tx = shop.db().begin().await?;
    if !links::take(&mut tx, now, &link).await? {
        return Err(over());
    }
    let kind = if unset { "password_set" } else { "password_changed" };
    write_password(
        &mut tx,
        now,
        &link.user,
        &hash,
        None,
        Event::by(&link.user, kind, &link.user),
    )
    .await?;
    let browser = remember(&mut tx, request, &link.user).await?;
    tx.commit().await?;
    cookie::set_device(shop, &browser.token);
    Ok(())
}

/// Writes a new password, with its event: other sessions end, and open links are void.
pub(crate) async fn write_password(
    tx: &mut Tx,
    now: i64,
    user: &str,
    hash: &str,
    spared: Option<&str>,
    event: Event<'_>,
) -> Result<(), StoreError> {
    tx.execute("UPDATE users SET password_hash = $2 WHERE id = $1", args![user, hash])
        .await?;
    links::end_all(tx, now, user).await?;
    end_sessions(tx, user, spared, now).await?;
    record(tx, now, event).await
}

/// The link of a token that confirms an address, if it is still good.
pub(super) async fn good_email_link(request: &RequestContext, token: &str) -> Result<Option<GoodLink>, AppError> {
    let shop = &request.shop;
    let link = links::find(shop.db(), shop.now(), token, true).await?;
    Ok(link.map(|link| GoodLink { email: link.address }))
}

/// What an event says of a changed address.
#[derive(Serialize)]
struct Address {
    email: String,
}

/// Takes over the address that a link confirms. The old one is told.
pub(super) async fn confirm_email(request: &RequestContext, token: &str) -> Result<(), AppError> {
    let (shop, lang) = (&request.shop, request.lang);
    let now = shop.now();
    let over = || AppError::Conflict(t::link_over(lang).to_owned());
    let link = links::find(shop.db(), now, token, true).await?.ok_or_else(over)?;
    let mut tx = shop.db().begin().await?;
    if !links::take(&mut tx, now, &link).await? {
        return Err(over());
    }
    change_email(&mut tx, now, &link, lang).await?;
    tx.commit().await?;
    Ok(())
}

async fn change_email(tx: &mut Tx, now: i64, link: &Link, lang: Lang) -> Result<(), AppError> {
    let (was, company): (String, Option<String>) = tx
        .one("SELECT email, company_id FROM users WHERE id = $1", args![&link.user])
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let event = |kind| {
        let (before, after) = (
            Address { email: was.clone() },
            Address {
                email: link.address.clone(),
            },
        );
        Event {
            company: company.as_deref(),
            ..Event::by(&link.user, kind, &link.user).change(Some(&before), Some(&after))
        }
    };
    // Before the change, so that the mail goes to the old address.
    record(tx, now, event("email_changed")).await?;
    let changed = tx
        .execute(
            "UPDATE users SET email = $2 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM users o WHERE o.email = $2)",
            args![&link.user, &link.address],
        )
        .await;
    match changed {
        // Somebody has it, perhaps since this very moment.
        Ok(0) => return Err(AppError::Conflict(t::email_taken(lang).to_owned())),
        Err(error) if is_taken(&error) => return Err(AppError::Conflict(t::email_taken(lang).to_owned())),
        changed => changed?,
    };
    links::end_all(tx, now, &link.user).await?;
    index_user(tx, &link.user).await?;
    if company.is_some() {
        let (name,): (String,) = tx
            .one("SELECT name FROM users WHERE id = $1", args![&link.user])
            .await?
            .ok_or(StoreError::RowNotFound)?;
        record(tx, now, event("profile_changed").detail(name)).await?;
    }
    Ok(())
}

fn is_taken(error: &StoreError) -> bool {
    error
        .as_database_error()
        .is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

/// What is known of somebody, which their password must not be.
pub(crate) fn known_of(person: &Person, email: String) -> Vec<String> {
    let company = person.company.iter().map(|(_, name)| name.clone());
    [person.name.clone(), email].into_iter().chain(company).collect()
}
