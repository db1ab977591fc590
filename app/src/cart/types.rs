//! What travels of the cart.

use pricing::Money;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    pub id: String,
    /// Counts the writes: a change names the version it saw.
    pub version: i64,
    pub slug: String,
    pub name: String,
    pub picture: String,
    /// Name and value of every choice.
    pub choices: Vec<(String, String)>,
    pub quantity: u32,
    /// The price now, or what keeps the line from being ordered, in the viewer's language.
    pub price: Result<Money, String>,
    /// Customer service put it here, not the buyer. Who it was does not travel.
    pub by_customer_service: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cart {
    pub lines: Vec<CartLine>,
    pub total: Money,
}

impl Cart {
    /// Whether there is something to order and nothing in its way.
    pub fn can_be_ordered(&self) -> bool {
        !self.lines.is_empty() && self.lines.iter().all(|line| line.price.is_ok())
    }
}
