//! The catalogue: what can be ordered, configured and priced; for staff also how it is kept.
//!
//! Its one rule: the browser shows the price that the shared function gives; the server computes it again.

mod api;
#[cfg(feature = "ssr")]
mod categories;
mod categories_page;
mod configurator;
#[cfg(feature = "ssr")]
mod content;
mod form;
mod import_page;
#[cfg(feature = "ssr")]
mod index;
mod page;
mod picture;
#[cfg(feature = "ssr")]
mod pictures;
#[cfg(feature = "ssr")]
mod prices;
mod product_page;
#[cfg(feature = "ssr")]
mod publishing;
#[cfg(feature = "ssr")]
mod refusals;
#[cfg(feature = "ssr")]
mod sheets;
mod slug;
mod staff_api;
mod staff_editor;
#[cfg(feature = "ssr")]
mod staff_export;
mod staff_form;
mod staff_groups;
#[cfg(feature = "ssr")]
mod staff_import;
#[cfg(feature = "ssr")]
mod staff_list;
mod staff_list_page;
mod staff_new_page;
mod staff_product_page;
mod staff_reading;
mod staff_rows;
#[cfg(feature = "ssr")]
mod staff_store;
mod staff_tester;
mod staff_texts;
mod staff_trial;
mod staff_types;
#[cfg(feature = "ssr")]
mod staff_writing;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
mod summary;
mod texts;
mod types;
#[cfg(feature = "ssr")]
mod visibility;

#[cfg(test)]
mod tests;

pub use categories_page::CategoriesPage;
pub use form::{ConfigurationForm, parse_number};
pub use import_page::ImportProductsPage;
pub use page::CataloguePage;
pub(crate) use picture::picture_address;
#[cfg(feature = "ssr")]
pub use pictures::{LONGEST_PICTURE, keep_picture, picture, picture_too_long};
pub use product_page::ProductPage;
#[cfg(feature = "ssr")]
pub use staff_export::ProductsExport;
pub use staff_form::ProductForm;
#[cfg(feature = "ssr")]
pub use staff_import::look_through;
pub use staff_list_page::StaffProductsPage;
pub use staff_new_page::NewProductPage;
pub use staff_product_page::StaffProductPage;
pub use staff_types::{
    Labelled, Named, NewProduct, ProductChoices, ProductFilter, ProductState, SheetOption, StaffCategory, StaffProduct,
    StaffProductList, StaffProductSummary,
};
pub use types::{Product, ProductCard, Shelf, Shelves};
#[cfg(feature = "ssr")]
pub(crate) use {
    index::index_product,
    prices::{adjustment, price_sheet},
    store::{offered, priceable},
    summary::choices,
    texts::problem_text,
};
