//! The cart: what the buyer, or a CSR on their behalf, is about to order. There is one live cart a buyer.

mod api;
mod page;
#[cfg(feature = "ssr")]
mod store;
mod texts;
mod types;

pub use api::{AddToCart, ChangeCartLine, RemoveCartLine};
pub use page::CartPage;
pub(crate) use page::Choices;
#[cfg(feature = "ssr")]
pub(crate) use store::{TakenLine, add, cart, take};
pub use types::{Cart, CartLine};
