//! The door: read the catalogue.

use super::types::{Product, Shelves};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {super::store, crate::auth::Shopper};

/// One page of the catalogue: all of it, of a category, or what a search finds. Pages count from 1.
#[server(client = Browser, input = GetUrl)]
pub async fn list_products(
    #[server(default)] category: String,
    #[server(default)] q: String,
    #[server(default)] page: u32,
) -> Result<Shelves, AppError> {
    store::list_products(&Shopper::reading()?, &category, &q, page).await
}

/// One product.
#[server(client = Browser, input = GetUrl)]
pub async fn get_product(slug: String) -> Result<Product, AppError> {
    store::product(&Shopper::reading()?, &slug).await
}
