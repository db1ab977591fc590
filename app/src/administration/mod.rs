//! Administration: where everything that a shop sets up is found.

mod api;
mod page;
#[cfg(test)]
mod tests;
mod texts;

pub(crate) use page::has;
pub use page::{AdministrationPage, Sections};
