//! Administration: where everything that a shop sets up is found.

mod api;
mod page;
mod texts;

pub use page::{AdministrationPage, Sections};
