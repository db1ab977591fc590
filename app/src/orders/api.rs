//! The door for customers: check out, read, cancel, repeat, approve.

use super::types::{Checkout, Order, OrderList};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{placing, reading, store},
    crate::{
        auth::{Buyer, Ordering, Shopper},
        ui::go,
    },
};

#[server(client = Browser, input = GetUrl)]
pub async fn get_checkout() -> Result<Checkout, AppError> {
    reading::checkout(&Shopper::reading()?).await
}

/// Turns the cart into an order, once for a key.
#[server(client = Browser)]
pub async fn place_order(
    key: String,
    #[server(default)] address: String,
    #[server(default)] cost_centre: String,
    #[server(default)] po_number: String,
    #[server(default)] note: String,
    #[server(default)] shipping: String,
) -> Result<(), AppError> {
    let request = placing::Request {
        key,
        address,
        cost_centre,
        po_number,
        note,
        shipping,
    };
    let number = placing::place(&Ordering::changing()?, request).await?;
    go(&format!("/orders/{number}"));
    Ok(())
}

/// One's orders and those that wait for one's approval, newest first.
#[server(client = Browser, input = GetUrl)]
pub async fn list_orders(
    #[server(default)] status: String,
    #[server(default)] before: String,
) -> Result<OrderList, AppError> {
    reading::list(&Shopper::reading()?, &status, &before).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_order(number: String) -> Result<Order, AppError> {
    reading::order(&Shopper::reading()?, &number).await
}

#[server(client = Browser)]
pub async fn cancel_order(number: String) -> Result<(), AppError> {
    store::cancel(&Ordering::changing()?, &number).await
}

/// Puts the jobs of an order into the cart again, at today's prices.
#[server(client = Browser)]
pub async fn reorder(number: String) -> Result<(), AppError> {
    store::reorder(&Ordering::changing()?, &number).await?;
    go("/cart");
    Ok(())
}

/// Approves an order at the level it waits for: the approver in person.
#[server(client = Browser)]
pub async fn approve_order(number: String) -> Result<(), AppError> {
    store::approve(&Buyer::in_person()?, &number).await
}

/// Declines an order, with the reason for its buyer.
#[server(client = Browser)]
pub async fn decline_order(number: String, #[server(default)] reason: String) -> Result<(), AppError> {
    store::decline(&Buyer::in_person()?, &number, &reason).await
}
