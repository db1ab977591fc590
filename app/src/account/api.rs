//! The door: one's own account.

use super::types::{Account, EmailForm, PasswordForm, ProfileForm};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{sessions, store},
    crate::{
        auth::{Oneself, Shopper},
        ui::Checked,
    },
};

/// The account, with a page of the on-behalf sessions; a moment in milliseconds is where that page starts. On behalf it is
/// the buyer's, without what is theirs alone.
#[server(client = Browser, input = GetUrl)]
pub async fn get_account(#[server(default)] before: String) -> Result<Account, AppError> {
    match Oneself::in_person() {
        Ok(oneself) => store::own(&oneself, Shopper::reading().ok().as_ref(), &before).await,
        Err(AppError::Forbidden(_)) => store::account(&Shopper::reading()?, &before).await,
        Err(error) => Err(error),
    }
}

/// Changes name, language and time zone.
#[server(client = Browser)]
pub async fn change_profile(form: ProfileForm) -> Result<(), AppError> {
    let oneself = Oneself::in_person()?;
    store::change_profile(&oneself, form.checked(oneself.lang())?).await
}

/// Mails a new address a link on which it is confirmed.
#[server(client = Browser)]
pub async fn change_email(form: EmailForm) -> Result<(), AppError> {
    let oneself = Oneself::in_person()?;
    store::ask_for_email(&oneself, form.checked(oneself.lang())?).await
}

/// Changes the password; all other sessions end.
#[server(client = Browser)]
pub async fn change_password(form: PasswordForm) -> Result<(), AppError> {
    let oneself = Oneself::in_person()?;
    store::change_password(&oneself, form.checked(oneself.lang())?).await
}

/// Ends one of one's other sessions.
#[server(client = Browser)]
pub async fn end_session(id: String) -> Result<(), AppError> {
    sessions::end(&Oneself::in_person()?, &id).await
}

/// Ends all sessions but the one that asks.
#[server(client = Browser)]
pub async fn end_other_sessions() -> Result<(), AppError> {
    sessions::end_other_sessions(&Oneself::in_person()?).await
}

/// Which mails a customer wants beside the necessary ones: what is said is wanted.
#[server(client = Browser)]
pub async fn set_news(#[server(default)] orders: String, #[server(default)] jobs: String) -> Result<(), AppError> {
    store::set_news(&Oneself::in_person()?, !orders.is_empty(), !jobs.is_empty()).await
}
