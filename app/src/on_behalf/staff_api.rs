//! The door for staff: the on-behalf sessions.

use super::types::{StaffSessionDetail, StaffSessions};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::sessions::{self, Filter},
    crate::auth::{Page, Staff},
};

/// A page of sessions; `before` is where it starts. The others narrow it: part of a name, `running` or `ended`, and days.
#[server(client = Browser, input = GetUrl)]
pub async fn list_on_behalf_sessions(
    #[server(default)] q: String,
    #[server(default)] state: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] before: String,
) -> Result<StaffSessions, AppError> {
    let filter = Filter { q, state, from, to };
    sessions::list(&Staff::with(Page::OnBehalfSessions)?, &filter, &before).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_on_behalf_session(id: String) -> Result<StaffSessionDetail, AppError> {
    sessions::detail(&Staff::with(Page::OnBehalfSessions)?, &id).await
}

/// Ends a running session.
#[server(client = Browser)]
pub async fn end_on_behalf_session(id: String) -> Result<(), AppError> {
    sessions::end(&Staff::with(Page::OnBehalfSessions)?, &id).await
}
