//! The catalogue: what can be ordered, configured and priced.
//!
//! Its one rule: the browser shows the price that the shared function gives; the server computes it again.

mod api;
mod configurator;
mod form;
mod page;
#[cfg(feature = "ssr")]
mod prices;
mod product_page;
mod staff_page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
mod summary;
mod texts;
mod types;

#[cfg(test)]
mod tests;

pub use form::{ConfigurationForm, parse_number};
pub use page::CataloguePage;
pub use product_page::ProductPage;
pub use staff_page::{CategoriesPage, ImportProductsPage, NewProductPage, StaffProductPage, StaffProductsPage};
pub use types::{Product, ProductCard, Shelf, Shelves};
#[cfg(feature = "ssr")]
pub(crate) use {
    prices::{adjustment, price_sheet},
    store::priceable,
};
#[cfg(feature = "ssr")]
pub(crate) use {summary::choices, texts::problem_text};
