//! The door for staff: orders with who placed them for whom, and why.

use super::types::{StaffOrder, StaffOrderList};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::staff_store as store,
    crate::auth::{Page, Staff},
};

/// Orders of the companies this person serves; operators and administrators see all. Newest first.
#[server(client = Browser, input = GetUrl)]
pub async fn list_staff_orders(
    #[server(default)] q: String,
    #[server(default)] status: String,
    #[server(default)] before: String,
) -> Result<StaffOrderList, AppError> {
    store::list(&Staff::with(Page::Orders)?, &q, &status, &before).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_staff_order(number: String) -> Result<StaffOrder, AppError> {
    store::staff_order(&Staff::with(Page::Orders)?, &number).await
}
