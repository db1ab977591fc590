//! What travels of price sheets to staff.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSummary {
    pub id: String,
    pub name: String,
    /// Basis points on whatever no rule is about.
    pub adjustment: i64,
    pub rules: i64,
    /// How many companies have it.
    pub companies: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceSheets {
    pub sheets: Vec<SheetSummary>,
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    Category,
    Product,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRule {
    pub id: String,
    pub about: About,
    pub name: String,
    /// Basis points.
    pub adjustment: i64,
}

/// A price sheet with its rules, those about categories first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetDetail {
    pub id: String,
    pub name: String,
    pub adjustment: i64,
    pub version: i64,
    pub rules: Vec<SheetRule>,
    /// How many companies have it, and id and name of the first.
    pub companies: i64,
    pub named: Vec<(String, String)>,
    /// Id and name of what no rule is about yet.
    pub categories: Vec<(String, String)>,
    pub products: Vec<(String, String)>,
}
