//! The door: links that are mailed, and the first administrator. Everybody may knock; only a good token opens.

use super::types::{AskForm, FirstForm, GoodLink, NewPasswordForm};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{first_run, store},
    crate::{
        auth::RequestContext,
        ui::{Checked, go},
    },
};

/// Has a link mailed to whoever has forgotten their password; says the same to everybody.
#[server(client = Browser)]
pub async fn ask_for_link(form: AskForm) -> Result<(), AppError> {
    let request = RequestContext::current()?;
    let form = form.checked(request.lang)?;
    store::ask(&request, &form.email).await?;
    go("/password?asked=yes");
    Ok(())
}

/// What a link that sets a password is about; nothing where it is over or never was.
#[server(client = Browser, input = GetUrl)]
pub async fn get_password_link(token: String) -> Result<Option<GoodLink>, AppError> {
    store::good_link(&RequestContext::current()?, &token).await
}

/// Sets the password on a link; then one signs in with it.
#[server(client = Browser)]
pub async fn set_password(token: String, form: NewPasswordForm) -> Result<(), AppError> {
    let request = RequestContext::current()?;
    let form = form.checked(request.lang)?;
    store::set(&request, &token, form.new).await?;
    go("/sign-in?done=password");
    Ok(())
}

/// The address that a link confirms; nothing where it is over or never was.
#[server(client = Browser, input = GetUrl)]
pub async fn get_email_link(token: String) -> Result<Option<GoodLink>, AppError> {
    store::good_email_link(&RequestContext::current()?, &token).await
}

/// Takes over the address that a link confirms.
#[server(client = Browser)]
pub async fn confirm_email(token: String) -> Result<(), AppError> {
    store::confirm_email(&RequestContext::current()?, &token).await?;
    go("/email/done");
    Ok(())
}

/// Whether the link of the first administrator is good.
#[server(client = Browser, input = GetUrl)]
pub async fn get_first_run(token: String) -> Result<bool, AppError> {
    let request = RequestContext::current()?;
    Ok(first_run::is_good(request.shop.db(), &token).await?)
}

/// Makes the first administrator, who is signed in with it.
#[server(client = Browser)]
pub async fn make_first_administrator(token: String, form: FirstForm) -> Result<(), AppError> {
    let request = RequestContext::current()?;
    let form = form.checked(request.lang)?;
    first_run::make_on_link(&request, &token, form).await?;
    go("/staff/administration");
    Ok(())
}
