//! Orders: from the cart through checkout to a numbered order with its jobs.
//!
//! Its one rule: an order says for whom and by whom it was placed; customers read the first, staff both.

mod api;
#[cfg(feature = "ssr")]
mod charges;
mod checkout_page;
#[cfg(feature = "ssr")]
mod following;
mod list_page;
#[cfg(feature = "ssr")]
pub mod lists;
mod order_page;
#[cfg(feature = "ssr")]
mod placing;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod reapproval;
mod staff_api;
#[cfg(feature = "ssr")]
mod staff_changes;
mod staff_list_page;
#[cfg(feature = "ssr")]
mod staff_lists;
mod staff_page;
#[cfg(feature = "ssr")]
mod staff_store;
mod status;
#[cfg(feature = "ssr")]
mod store;
mod texts;
mod totals;
mod types;
#[cfg(feature = "ssr")]
mod writing;

#[cfg(test)]
mod tests;

pub use checkout_page::CheckoutPage;
pub use list_page::OrdersPage;
pub use order_page::OrderPage;
pub use staff_list_page::StaffOrdersPage;
pub use staff_page::StaffOrderPage;
pub use status::{OrderStep, Status};
pub use types::{
    Checkout, Order, OrderFilter, OrderJob, OrderList, OrderSummary, Shipment, ShippingOption, StaffOrder,
    StaffOrderList, StaffOrderSummary, Totals,
};
#[cfg(feature = "ssr")]
pub(crate) use {
    following::{follow_jobs, leave_out, may_be_produced},
    placing::count_up,
    reapproval::{ApprovalRule, follow_approval_rules, hold_placing},
    staff_changes::{may_take, take},
};
#[cfg(feature = "ssr")]
pub use {
    staff_lists::OrdersExport,
    staff_store::staff_order,
    store::{approve, cancel},
};
