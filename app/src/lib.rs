//! Quoin, a web-to-print storefront: everything that is Quoin, one room a capability.
//!
//! A file's name says where its code runs: `store.rs` and what it needs on the server, `page.rs` on both sides.

#![expect(
    unreachable_pub,
    reason = "Leptos's macros write `pub` on what they derive from private components and server functions"
)]

pub mod account;
pub mod administration;
pub mod audit;
pub mod auth;
pub mod cart;
pub mod catalogue;
pub mod companies;
pub mod files;
pub mod groups;
pub mod imports;
pub mod jobs;
pub mod mails;
pub mod on_behalf;
pub mod orders;
pub mod passwords;
pub mod people;
pub mod production;
pub mod settings;
mod site;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod demo;
#[cfg(feature = "ssr")]
pub mod export;
#[cfg(feature = "ssr")]
pub mod shop;
#[cfg(feature = "ssr")]
pub mod store;

pub use site::App;
#[cfg(feature = "ssr")]
pub use site::{Assets, shell};
