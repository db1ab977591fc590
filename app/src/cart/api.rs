//! The door: the cart and its lines.

use super::types::Cart;
use crate::{
    catalogue::ConfigurationForm,
    ui::{AppError, Browser},
};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::store,
    crate::{
        auth::{Ordering, Shopper},
        ui::go,
    },
};

#[server(client = Browser, input = GetUrl)]
pub async fn get_cart() -> Result<Cart, AppError> {
    store::cart(&Shopper::reading()?).await
}

/// Puts a configured product into the cart.
#[server(client = Browser)]
pub async fn add_to_cart(product: String, #[server(default)] form: ConfigurationForm) -> Result<(), AppError> {
    store::add_form(&Ordering::changing()?, &product, &form).await?;
    go("/cart");
    Ok(())
}

/// Changes the quantity of a line, if it still is as it was seen.
#[server(client = Browser)]
pub async fn change_cart_line(line: String, version: i64, #[server(default)] quantity: String) -> Result<(), AppError> {
    store::change(&Ordering::changing()?, &line, version, &quantity).await
}

/// Takes a line out, if it still is as it was seen.
#[server(client = Browser)]
pub async fn remove_cart_line(line: String, version: i64) -> Result<(), AppError> {
    store::remove(&Ordering::changing()?, &line, version).await
}
