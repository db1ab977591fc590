//! The door for staff: orders with who placed them for whom, and why.

use super::types::{StaffOrder, StaffOrderList};
use crate::{
    production::ReasonForm,
    ui::{AppError, Browser},
};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{OrderStep, staff_changes, staff_lists, staff_store, types::OrderFilter},
    crate::{
        auth::{Page, Staff},
        ui::Checked,
    },
};

/// A page of the orders of the companies this person serves; operators and administrators see all.
#[server(client = Browser, input = GetUrl)]
pub async fn list_staff_orders(
    #[server(default)] q: String,
    #[server(default)] status: String,
    #[server(default)] company: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] sort: String,
    #[server(default)] after: String,
) -> Result<StaffOrderList, AppError> {
    let filter = OrderFilter {
        q,
        status,
        company,
        from,
        to,
        sort,
    };
    staff_lists::list(&Staff::with(Page::Orders)?, &filter, &after).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_staff_order(number: String) -> Result<StaffOrder, AppError> {
    staff_store::staff_order(&Staff::with(Page::Orders)?, &number).await
}

/// Puts an order on hold, releases it, rejects or cancels it; all but a release need a reason for its buyer.
#[server(client = Browser)]
pub async fn move_order(number: String, step: String, #[server(default)] form: ReasonForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Production)?;
    let step = OrderStep::from_key(&step).ok_or(AppError::Malformed)?;
    let reason = match step {
        OrderStep::Release => String::new(),
        _ => form.checked(staff.lang())?.reason,
    };
    staff_changes::move_order(&staff, &number, step, reason.trim()).await
}
