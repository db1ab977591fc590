//! The door: one's own account.

use super::types::Account;
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {super::store, crate::auth::Shopper};

/// The account, with a page of the on-behalf sessions; a moment in milliseconds is where that page starts.
#[server(client = Browser, input = GetUrl)]
pub async fn get_account(#[server(default)] before: String) -> Result<Account, AppError> {
    store::account(&Shopper::reading()?, &before).await
}
