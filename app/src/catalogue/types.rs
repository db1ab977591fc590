//! What travels of the catalogue, in the viewer's language and at the company's prices.

use pricing::{Money, PriceSheet, Spec};
use serde::{Deserialize, Serialize};

/// A product as a card shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductCard {
    pub slug: String,
    pub name: String,
    pub summary: String,
    pub picture: String,
    /// The price of the default configuration.
    pub from: Money,
}

/// A category with its products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    pub slug: String,
    pub name: String,
    pub products: Vec<ProductCard>,
}

/// One page of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelves {
    pub shelves: Vec<Shelf>,
    /// There is a next page.
    pub more: bool,
}

/// A product with all that is needed to configure and price it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    pub slug: String,
    pub name: String,
    pub summary: String,
    pub picture: String,
    /// What the picture shows; may be empty.
    pub alt: String,
    pub category_slug: String,
    pub category: String,
    pub spec: Spec,
    pub sheet: PriceSheet,
}
