//! What the buyer asks for, and what was agreed with the buyer's company.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One product as the buyer wants it. [`Spec::default_configuration`](crate::Spec::default_configuration) is where a
/// buyer starts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Configuration {
    /// Pieces.
    pub quantity: u32,
    /// Group key to choice key. A group that is missing here stands at its first choice.
    pub options: BTreeMap<String, String>,
    /// Required by a product with a page rule, ignored by any other.
    pub pages: Option<u32>,
    /// Millimetres. Required by a product of free size, ignored by any other.
    pub width_mm: Option<u32>,
    /// Millimetres. Required by a product of free size, ignored by any other.
    pub height_mm: Option<u32>,
    pub speed: Speed,
}

/// How soon the job is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speed {
    #[default]
    Standard,
    /// One and a half times the price.
    Rush,
}

/// A company's price sheet. The default changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PriceSheet {
    /// Basis points (hundredths of a percent) on the whole price: −800 is 8 % off. Below −10,000 counts as −10,000.
    pub adjustment_bp: i64,
}
