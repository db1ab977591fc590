//! Companies: what a buyer's company sets for its orders.

#[cfg(feature = "ssr")]
mod store;
mod types;

#[cfg(feature = "ssr")]
pub(crate) use store::{OrderingRules, address, ordering_rules, terms};
pub use types::{Address, CostCentre, OrderingTerms};
