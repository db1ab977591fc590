//! Reading and changing one's own account.

use super::{
    sessions, texts as t,
    types::{Account, EmailForm, News, Own, PasswordForm, ProfileForm},
    zones,
};
use crate::{
    args,
    audit::{Event, record},
    auth::{Attempt, Oneself, Shopper, confirm_password, cookie},
    on_behalf, passwords,
    people::index_user,
    store::{StoreError, Tx},
    ui::{AppError, Lang, at},
};
use serde::Serialize;

/// The buyer's account as a CSR sees it on their behalf.
pub(super) async fn account(shopper: &Shopper, before: &str) -> Result<Account, AppError> {
    let (name, email, company): (String, String, String) = shopper
        .shop()
        .db()
        .one(
            "SELECT u.name, u.email, c.name FROM users u JOIN companies c ON c.id = u.company_id WHERE u.id = $1",
            args![shopper.buyer()],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(Account {
        name,
        email,
        company: Some(company),
        own: None,
        on_my_behalf: Some(on_behalf::on_my_behalf(shopper, before).await?),
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    email: String,
    language: String,
    time_zone: String,
    order_news: bool,
    job_news: bool,
}

/// One's own account. `shopper` is the same person, where they are a customer who may shop.
pub(super) async fn own(oneself: &Oneself, shopper: Option<&Shopper>, before: &str) -> Result<Account, AppError> {
    let db = oneself.shop().db();
    let row: Row = db
        .one(
            "SELECT name, email, language, time_zone, order_news, job_news FROM users WHERE id = $1",
            args![oneself.id()],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let asked_email: Option<(String,)> = db
        .one(
            "SELECT address FROM password_links
             WHERE user_id = $1 AND kind = 'email' AND ended_at IS NULL AND expires_at > $2",
            args![oneself.id(), oneself.shop().now()],
        )
        .await?;
    Ok(Account {
        name: row.name,
        email: row.email,
        company: oneself.company().map(|(_, name)| name.clone()),
        on_my_behalf: match shopper {
            Some(shopper) => Some(on_behalf::on_my_behalf(shopper, before).await?),
            None => None,
        },
        own: Some(Own {
            lang: Lang::from_code(&row.language).unwrap_or_default(),
            time_zone: row.time_zone,
            time_zones: zones::names(),
            asked_email: asked_email.map(|(address,)| address),
            sessions: sessions::list(oneself).await?,
            news: oneself.is_customer().then_some(News {
                orders: row.order_news,
                jobs: row.job_news,
            }),
        }),
    })
}

/// What an event says of a profile.
#[derive(PartialEq, Serialize)]
struct Profile {
    name: String,
    language: String,
    time_zone: String,
}

async fn profile(tx: &mut Tx, user: &str) -> Result<Profile, StoreError> {
    let (name, language, time_zone) = tx
        .one("SELECT name, language, time_zone FROM users WHERE id = $1", args![user])
        .await?
        .ok_or(StoreError::RowNotFound)?;
    Ok(Profile {
        name,
        language,
        time_zone,
    })
}

pub(super) async fn change_profile(oneself: &Oneself, form: ProfileForm) -> Result<(), AppError> {
    let (shop, lang) = (oneself.shop(), oneself.lang());
    if !form.time_zone.is_empty() && !zones::is_known(&form.time_zone) {
        return Err(AppError::Invalid(vec![at("time_zone", t::time_zone_wrong(lang))]));
    }
    let now = shop.now();
    let after = Profile {
        name: form.name.trim().to_owned(),
        language: form.language,
        time_zone: form.time_zone,
    };
    let mut tx = shop.db().begin().await?;
    let before = profile(&mut tx, oneself.id()).await?;
    // Only the name has somebody else who may change it.
    let changed = tx
        .execute(
            "UPDATE users SET name = $2, language = $3, time_zone = $4 WHERE id = $1 AND name IN ($2, $5)",
            args![oneself.id(), &after.name, &after.language, &after.time_zone, &form.was],
        )
        .await?;
    if changed == 0 {
        return Err(AppError::Conflict(t::changed_meanwhile(lang).to_owned()));
    }
    let renamed = before.name != after.name;
    if before != after {
        // CSRs are told of a customer's new name, not of their language.
        if renamed {
            index_user(&mut tx, oneself.id()).await?;
        }
        let kind = if renamed && oneself.is_customer() {
            "profile_changed"
        } else {
            "preferences_changed"
        };
        let event = oneself.event(kind).detail(&after.name);
        record(&mut tx, now, event.change(Some(&before), Some(&after))).await?;
    }
    tx.commit().await?;
    // With the cookie a new document is loaded, whose every part has the new name and language.
    if renamed || oneself.lang().code() != after.language {
        cookie::set_language(shop, &after.language);
    }
    Ok(())
}

/// Mails the new address a link, unless somebody has it: the answer does not tell.
pub(super) async fn ask_for_email(oneself: &Oneself, form: EmailForm) -> Result<(), AppError> {
    let (shop, lang) = (oneself.shop(), oneself.lang());
    let email = form.email.trim().to_lowercase();
    let now = shop.now();
    Attempt::to_change_email(oneself.session()).begin(shop).await?;
    if !confirm_password(oneself.request(), oneself.id(), form.password).await? {
        return Err(AppError::Invalid(vec![at("password", t::password_wrong(lang))]));
    }
    let mut tx = shop.db().begin().await?;
    let taken: Option<(String,)> = tx.one("SELECT id FROM users WHERE email = $1", args![&email]).await?;
    let kind = match taken {
        Some((user,)) if user == oneself.id() => {
            return Err(AppError::Invalid(vec![at("email", t::same_email(lang))]));
        }
        // A link that nobody is mailed: the page says the same.
        Some(_) => "taken_email_asked",
        None => "email_change_asked",
    };
    let event = oneself.event(kind).detail(&email);
    passwords::send_email_link(&mut tx, now, event).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) async fn change_password(oneself: &Oneself, form: PasswordForm) -> Result<(), AppError> {
    let (shop, lang) = (oneself.shop(), oneself.lang());
    let (email, old_hash): (String, String) = shop
        .db()
        .one(
            "SELECT email, password_hash FROM users WHERE id = $1",
            args![oneself.id()],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    if !confirm_password(oneself.request(), oneself.id(), form.old.clone()).await? {
        return Err(AppError::Invalid(vec![at("old", t::password_wrong(lang))]));
    }
    if form.old == form.new {
        return Err(AppError::Invalid(vec![at("new", t::same_password(lang))]));
    }
    let about = passwords::known_of(oneself.person(), email);
    let hash = passwords::hash_new(shop, form.new, about, lang).await?;
    let now = shop.now();
    let mut tx = shop.db().begin().await?;
    let unchanged = tx
        .execute(
            "UPDATE users SET active = active WHERE id = $1 AND password_hash = $2 AND active = $3",
            args![oneself.id(), old_hash, true],
        )
        .await?;
    if unchanged == 0 {
        return Err(AppError::Conflict(t::changed_meanwhile(lang).to_owned()));
    }
    let spared = Some(oneself.session().id.as_str());
    let event: Event<'_> = oneself.event("password_changed");
    passwords::write_password(&mut tx, now, oneself.id(), &hash, spared, event).await?;
    tx.commit().await?;
    Ok(())
}

/// What an event says of the mails that a customer wants.
#[derive(PartialEq, Serialize)]
struct Wanted {
    order_news: bool,
    job_news: bool,
}

pub(super) async fn set_news(oneself: &Oneself, orders: bool, jobs: bool) -> Result<(), AppError> {
    if !oneself.is_customer() {
        return Err(AppError::NotFound);
    }
    let now = oneself.shop().now();
    let mut tx = oneself.shop().db().begin().await?;
    let (order_news, job_news): (bool, bool) = tx
        .one(
            "SELECT order_news, job_news FROM users WHERE id = $1",
            args![oneself.id()],
        )
        .await?
        .ok_or(StoreError::RowNotFound)?;
    let before = Wanted { order_news, job_news };
    let after = Wanted {
        order_news: orders,
        job_news: jobs,
    };
    if before != after {
        tx.execute(
            "UPDATE users SET order_news = $2, job_news = $3 WHERE id = $1",
            args![oneself.id(), orders, jobs],
        )
        .await?;
        let event = oneself.event("news_chosen").change(Some(&before), Some(&after));
        record(&mut tx, now, event).await?;
    }
    tx.commit().await?;
    Ok(())
}
