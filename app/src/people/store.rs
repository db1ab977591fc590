//! Users as they are while a transaction holds them, and what is said of them in a refusal or an event.

use super::texts as t;
use crate::{
    args,
    audit::Event,
    auth::Staff,
    groups::{self, Audience},
    store::{StoreError, Tx, encode, hex},
    ui::{AppError, Lang, at},
};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A user, held by this transaction.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct User {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) language: String,
    pub(super) audience: String,
    pub(super) company_id: Option<String>,
    pub(super) active: bool,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct Company {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) language: String,
}

/// As an event tells it.
#[derive(Serialize)]
pub(super) struct Fields<'a> {
    pub(super) name: &'a str,
    pub(super) email: &'a str,
    pub(super) language: &'a str,
    pub(super) company: Option<&'a str>,
}

impl User {
    pub(super) fn is_customer(&self) -> bool {
        self.audience == Audience::Customer.key()
    }

    /// An event about this user, in the company's log where it is a customer.
    pub(super) fn event<'a>(&'a self, staff: &'a Staff, kind: &'static str) -> Event<'a> {
        Event {
            company: self.company_id.as_deref(),
            ..Event::by(staff.id(), kind, &self.id)
        }
    }
}

/// The user of this id, whom nobody else changes until the transaction ends. The lock of groups comes first, as in all that
/// changes users: two who change the same ones in another order never wait for each other.
pub(super) async fn held(tx: &mut Tx, id: &str) -> Result<User, AppError> {
    groups::lock(tx).await?;
    tx.one(
        "UPDATE users SET active = active WHERE id = $1
         RETURNING id, name, email, language, audience, company_id, active",
        args![id],
    )
    .await?
    .ok_or(AppError::NotFound)
}

pub(super) async fn groups_of(tx: &mut Tx, user: &str) -> Result<Vec<String>, StoreError> {
    let groups: Vec<(String,)> = tx
        .all(
            "SELECT group_id FROM group_members WHERE user_id = $1 ORDER BY group_id",
            args![user],
        )
        .await?;
    Ok(groups.into_iter().map(|(id,)| id).collect())
}

/// # Errors
/// `Invalid` where there is no company of this name.
pub(super) async fn company_named(tx: &mut Tx, name: &str, lang: Lang) -> Result<Company, AppError> {
    tx.one("SELECT id, name, language FROM companies WHERE name = $1", args![name])
        .await?
        .ok_or_else(|| wrong("company", t::no_such_company(lang)))
}

pub(super) async fn company_of(tx: &mut Tx, user: &User) -> Result<Option<Company>, StoreError> {
    match &user.company_id {
        Some(id) => {
            tx.one("SELECT id, name, language FROM companies WHERE id = $1", args![id])
                .await
        }
        None => Ok(None),
    }
}

/// What a form is made for: as long as it is the same, nothing of it was changed.
pub(super) fn seen(user: &User, groups: &[String]) -> Result<String, StoreError> {
    let all = (&user.name, &user.email, &user.language, &user.company_id, groups);
    Ok(hex(&Sha256::digest(encode(&all)?)[..8]))
}

/// As addresses are read here: small letters.
pub(super) fn tidy_email(email: &str) -> String {
    email.trim().to_lowercase()
}

pub(super) fn wrong(field: &str, message: &str) -> AppError {
    AppError::Invalid(vec![at(field, message)])
}

/// What is refused of groups, said at the field that names them.
pub(super) fn of_groups(error: AppError, field: &str, lang: Lang) -> AppError {
    match error {
        AppError::Forbidden(reason) => wrong(field, &reason),
        AppError::Invalid(errors) => {
            let message = errors.into_iter().next().map(|error| error.message);
            wrong(field, &message.unwrap_or_default())
        }
        AppError::NotFound => wrong(field, t::choose_group(lang)),
        other => other,
    }
}
