//! The door: find a buyer, start, stop.

use super::types::FoundBuyers;
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{Mode, store},
    crate::{
        auth::{Csr, RequestContext, cookie},
        ui::go,
    },
};

/// The buyers the CSR may act for: those that the words find, or the one with this id.
#[server(client = Browser, input = GetUrl)]
pub async fn find_buyers(
    #[server(default)] q: String,
    #[server(default)] buyer: String,
) -> Result<FoundBuyers, AppError> {
    store::find_buyers(&Csr::as_oneself()?, &q, &buyer).await
}

/// Starts acting for a buyer, or switches to them.
#[server(client = Browser)]
pub async fn start_on_behalf(
    buyer: String,
    #[server(default)] reason: String,
    #[server(default)] note: String,
    #[server(default)] mode: String,
    #[server(default)] password: String,
    #[server(default)] return_to: String,
) -> Result<(), AppError> {
    let csr = Csr::choosing()?;
    let mode = Mode::from_key(&mode).ok_or(AppError::Malformed)?;
    let start = store::Start {
        buyer,
        reason,
        note,
        mode,
        password,
        return_to,
    };
    let token = store::start(&csr, start).await?;
    cookie::set_session(csr.shop(), &token);
    go("/catalogue");
    Ok(())
}

/// Stops acting and goes back to where it started; also what a CSR does after it has ended by itself.
#[server(client = Browser)]
pub async fn stop_on_behalf() -> Result<(), AppError> {
    let request = RequestContext::current()?;
    match store::stop(&request).await? {
        Some((token, return_to)) => {
            cookie::set_session(&request.shop, &token);
            go(&return_to);
        }
        None => go("/"),
    }
    Ok(())
}
