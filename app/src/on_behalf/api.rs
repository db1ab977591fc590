//! The door: find a buyer, start, extend, stop; and the buyer's consent.

use super::types::FoundBuyers;
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{Mode, consent, finding, store},
    crate::{
        auth::{ActingCsr, Buyer, Csr, RequestContext, cookie},
        ui::{go, own_path},
    },
};

/// The buyers the CSR may act for: those that the words find, or the one with this id.
#[server(client = Browser, input = GetUrl)]
pub async fn find_buyers(
    #[server(default)] q: String,
    #[server(default)] buyer: String,
) -> Result<FoundBuyers, AppError> {
    finding::find_buyers(&Csr::choosing()?, &q, &buyer).await
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

/// Gives the running session its whole time again.
#[server(client = Browser)]
pub async fn extend_on_behalf() -> Result<(), AppError> {
    store::extend(&ActingCsr::current()?).await
}

/// From looking to ordering, without stopping.
#[server(client = Browser)]
pub async fn start_ordering(#[server(default)] page: String) -> Result<(), AppError> {
    let csr = ActingCsr::current()?;
    let token = store::start_ordering(&csr).await?;
    cookie::set_session(csr.shop(), &token);
    go(own_path(&page).unwrap_or("/catalogue"));
    Ok(())
}

/// The buyer allows customer service to order for them: for good, or until the end of a day (`2026-12-31`).
#[server(client = Browser)]
pub async fn grant_consent(
    #[server(default)] how_long: String,
    #[server(default)] until: String,
) -> Result<(), AppError> {
    consent::grant(&Buyer::in_person()?, &how_long, &until).await
}

/// The buyer allows it no longer: what runs ends at once.
#[server(client = Browser)]
pub async fn withdraw_consent() -> Result<(), AppError> {
    consent::withdraw(&Buyer::in_person()?).await
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
