//! The first administrator of an empty shop: made on a link that its start prints, or by command.

use super::{rules::is_email, strength::hash_new, texts as t, types::FirstForm};
use crate::{
    args,
    audit::{Event, record},
    auth::{RequestContext, enter, new_token, token_hash},
    people::index_user,
    shop::Shop,
    store::{Db, StoreError, Tx, new_id},
    ui::{AppError, Lang, at},
};

/// Whoever is made here.
#[derive(Debug)]
pub struct NewAdministrator {
    pub name: String,
    pub email: String,
    pub lang: Lang,
    pub password: String,
}

/// A new token for the first administrator's link, if the shop has no users; older ones are void.
pub async fn first_run_token(shop: &Shop) -> Result<Option<String>, StoreError> {
    let mut tx = shop.db().begin().await?;
    tx.execute("DELETE FROM first_run_links", args![]).await?;
    let token = if has_users(&mut tx).await? {
        None
    } else {
        let token = new_token();
        tx.execute(
            "INSERT INTO first_run_links (token_hash, created_at) VALUES ($1, $2)",
            args![token_hash(&token), shop.now()],
        )
        .await?;
        Some(token)
    };
    tx.commit().await?;
    Ok(token)
}

/// Whether the link of this token is still good.
pub(super) async fn is_good(db: &Db, token: &str) -> Result<bool, StoreError> {
    let row: Option<(i64,)> = db
        .one(
            "SELECT created_at FROM first_run_links WHERE token_hash = $1",
            args![token_hash(token)],
        )
        .await?;
    Ok(row.is_some())
}

/// Makes the first administrator on the link of this token, and signs them in.
pub(super) async fn make_on_link(request: &RequestContext, token: &str, form: FirstForm) -> Result<(), AppError> {
    let shop = &request.shop;
    let too_late = || AppError::Conflict(t::first_too_late(request.lang).to_owned());
    if !is_good(shop.db(), token).await? {
        return Err(too_late());
    }
    let new = NewAdministrator {
        name: form.name,
        email: form.email,
        lang: Lang::from_code(&form.language).unwrap_or_default(),
        password: form.new,
    };
    let hash = hash_of(shop, &new, request.lang).await?;
    let mut tx = shop.db().begin().await?;
    // Of two at once, the second finds it gone.
    let deleted = tx
        .execute(
            "DELETE FROM first_run_links WHERE token_hash = $1",
            args![token_hash(token)],
        )
        .await?;
    if deleted == 0 || has_users(&mut tx).await? {
        return Err(too_late());
    }
    let id = write(&mut tx, shop.now(), &new, &hash).await?;
    enter(tx, request, &id).await
}

/// Makes an administrator by command.
///
/// # Errors
/// `Invalid` with what is wrong with name, address or password.
pub async fn make_administrator(shop: &Shop, new: &NewAdministrator, lang: Lang) -> Result<(), AppError> {
    let form = FirstForm {
        name: new.name.clone(),
        email: new.email.clone(),
        language: new.lang.code().to_owned(),
        new: new.password.clone(),
        again: new.password.clone(),
    };
    crate::ui::Checked::checked(form, lang)?;
    let hash = hash_of(shop, new, lang).await?;
    let mut tx = shop.db().begin().await?;
    let taken: Option<(String,)> = tx
        .one("SELECT id FROM users WHERE email = $1", args![address(&new.email)])
        .await?;
    if taken.is_some() {
        return Err(AppError::Invalid(vec![at("email", t::email_is_taken(lang))]));
    }
    tx.execute("DELETE FROM first_run_links", args![]).await?;
    write(&mut tx, shop.now(), new, &hash).await?;
    tx.commit().await?;
    Ok(())
}

/// A token with which an administrator who is locked out sets a new password; none where no active administrator has this
/// address.
pub async fn administrator_link(shop: &Shop, email: &str) -> Result<Option<String>, StoreError> {
    if !is_email(email) {
        return Ok(None);
    }
    let now = shop.now();
    let mut tx = shop.db().begin().await?;
    let user: Option<(String,)> = tx
        .one(
            "SELECT u.id FROM users u JOIN group_members m ON m.user_id = u.id JOIN groups g ON g.id = m.group_id
             WHERE u.email = $1 AND u.active AND g.built_in = 'administrators'",
            args![address(email)],
        )
        .await?;
    let Some((user,)) = user else { return Ok(None) };
    let event = Event {
        actor: None,
        ..Event::by(&user, "password_link_printed", &user)
    };
    let token = super::links::make_printed(&mut tx, now, event).await?;
    tx.commit().await?;
    Ok(Some(token))
}

async fn hash_of(shop: &Shop, new: &NewAdministrator, lang: Lang) -> Result<String, AppError> {
    let about = vec![new.name.clone(), new.email.clone()];
    hash_new(shop, new.password.clone(), about, lang).await
}

async fn has_users(tx: &mut Tx) -> Result<bool, StoreError> {
    let one: Option<(String,)> = tx.one("SELECT id FROM users LIMIT 1", args![]).await?;
    Ok(one.is_some())
}

fn address(email: &str) -> String {
    email.trim().to_lowercase()
}

async fn write(tx: &mut Tx, now: i64, new: &NewAdministrator, hash: &str) -> Result<String, StoreError> {
    let id = new_id();
    tx.execute(
        "INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at)
         VALUES ($1, $2, $3, $4, 'staff', NULL, $5, $6, $7)",
        args![
            &id,
            address(&new.email),
            new.name.trim(),
            new.lang.code(),
            true,
            hash,
            now
        ],
    )
    .await?;
    tx.execute(
        "INSERT INTO group_members (group_id, user_id) SELECT id, $1 FROM groups WHERE built_in = 'administrators'",
        args![&id],
    )
    .await?;
    index_user(tx, &id).await?;
    record(tx, now, Event::by(&id, "administrator_made", &id)).await?;
    Ok(id)
}
