//! Production: what is being printed, by stage, with holds, job tickets and shipments.
//!
//! Its one rule: jobs move by their own table of states, each in a transaction of its own, and what was left is said.

mod api;
mod board_page;
mod carriers;
#[cfg(feature = "ssr")]
mod code128;
mod list_page;
#[cfg(feature = "ssr")]
pub mod lists;
#[cfg(feature = "ssr")]
mod moving;
#[cfg(feature = "ssr")]
mod paper;
mod parts;
#[cfg(feature = "ssr")]
mod reading;
mod report;
#[cfg(feature = "ssr")]
mod shipping;
mod texts;
#[cfg(feature = "ssr")]
mod ticket;
mod types;

pub use board_page::BoardPage;
pub use list_page::ProductionListPage;
pub(crate) use parts::{PARCEL, ParcelFields};
#[cfg(feature = "ssr")]
pub(crate) use shipping::{Parcel, in_words as shipments_in_words, of_order as shipments_of_order, ship};
#[cfg(feature = "ssr")]
pub use ticket::tickets;
pub use types::{
    Board, Card, Column, Due, Move, MoveForm, Nearness, ParcelForm, ReasonForm, Shipped, Stage, ToMake, ToMakeList,
};
