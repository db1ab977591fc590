//! The door: signing in and out, the language, and who is looking.

use super::types::Viewer;
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{context::RequestContext, sign_in},
    crate::ui::{Lang, go, invalid, own_path},
};

/// Signs in and goes on to `next`, a path of the shop.
#[server(client = Browser)]
pub async fn sign_in(email: String, password: String, #[server(default)] next: String) -> Result<(), AppError> {
    let request = RequestContext::current()?;
    sign_in::sign_in(&request, &email, password).await?;
    go(own_path(&next).unwrap_or("/"));
    Ok(())
}

/// Signs out; on behalf, this ends both.
#[server(client = Browser)]
pub async fn sign_out() -> Result<(), AppError> {
    let request = RequestContext::current()?;
    sign_in::sign_out(&request).await?;
    go("/sign-in");
    Ok(())
}

/// Chooses a language and comes back to the page.
#[server(client = Browser)]
pub async fn set_language(lang: String, #[server(default)] page: String) -> Result<(), AppError> {
    let request = RequestContext::current()?;
    let chosen = Lang::from_code(&lang).ok_or_else(|| invalid("lang", lang))?;
    sign_in::set_language(&request, chosen).await?;
    go(own_path(&page).unwrap_or("/"));
    Ok(())
}

/// Who is looking.
#[server(client = Browser, input = GetUrl)]
pub async fn get_viewer() -> Result<Viewer, AppError> {
    Ok(RequestContext::current()?.viewer())
}
