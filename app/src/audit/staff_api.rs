//! The door to the audit log.

use super::types::{AuditLog, EventDetail, Filter};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::staff_store,
    crate::auth::{Page, Staff},
};

/// A page of the events of a filter, newest first; `before` is the key that it starts after.
#[server(client = Browser, input = GetUrl)]
pub async fn list_events(
    #[server(default)] filter: Filter,
    #[server(default)] before: String,
) -> Result<AuditLog, AppError> {
    staff_store::list(&Staff::with(Page::AuditLog)?, &filter, &before).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_event(id: String) -> Result<EventDetail, AppError> {
    staff_store::event(&Staff::with(Page::AuditLog)?, &id).await
}
