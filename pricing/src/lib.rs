//! What a print job costs: one function that the browser and the server share.
//!
//! A product's [`Spec`] says how it is priced, a [`Configuration`] what the buyer chose and a [`PriceSheet`] what
//! was agreed with the buyer's company. [`price`] turns the three into a [`Quote`]:
//!
//! ```text
//! list  = max(minimum, setup + quantity × unit(quantity) [× area] + options)
//! total = list × speed × (1 + price sheet)
//! ```
//!
//! Amounts are exact fractions until the total is rounded once, half up, to a whole minor unit. Nothing here reads a
//! clock, a locale or a float, so that both sides reach the same figure.
//!
//! **Order of minimum, speed and sheet.** The minimum comes first: it stands for the work of starting a job at
//! all. Speed multiplies what then stands, because a rushed small job displaces as much as the list says it is worth.
//! The price sheet comes last, because a company that agreed on −8 % expects 8 % off every price it sees, a minimum
//! price and a rush price included.

mod check;
mod configuration;
mod money;
mod price;
mod problem;
mod quote;
mod ratio;
mod spec;
mod tax;

pub use configuration::{Configuration, PriceSheet, Speed};
pub use money::{Micros, Money};
pub use price::{effective_quantities, from_price, price};
pub use problem::Problem;
pub use quote::Quote;
pub use spec::{
    Basis, Between, Break, BreakBy, Choice, Effect, Label, OptionGroup, PageRule, QuantityRule, Rate, Size, Spec,
    SpecError,
};
pub use tax::{TaxClass, TaxLine, taxes};
