//! A product as staff write it: all of it texts, so that nothing is lost when it is wrong. [`super::staff_reading`] reads it.
//!
//! Its one rule: a row keeps its name (`b3`, `g0`, `g0-2`) while the form lives, so that a message finds it. Names begin
//! with a letter, since a number between brackets would be read as a place in a list.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Digits of a rate after its point: micros.
pub(super) const RATE: usize = 6;
/// Digits of a percentage after its point: basis points.
pub(super) const PERCENT: usize = 2;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductForm {
    pub name_en: String,
    pub name_ja: String,
    pub summary_en: String,
    pub summary_ja: String,
    /// Part of the product's address; made from the English name where it is empty.
    pub slug: String,
    /// The category's id.
    pub category: String,
    pub alt_en: String,
    pub alt_ja: String,
    /// The tax class's id, or empty for the default one.
    pub tax_class: String,
    pub minimum: String,
    pub setup: String,
    /// `listed` or `range`.
    pub quantity: String,
    pub min: String,
    pub max: String,
    pub step: String,
    /// `piece` or `square_metre`.
    pub basis: String,
    /// `pieces` or `area`.
    pub break_by: String,
    /// `step` or `linear`.
    pub between: String,
    pub breaks: BTreeMap<String, BreakForm>,
    /// `counted`, or empty where pages have no part in the price.
    pub pages: String,
    pub pages_min: String,
    pub pages_max: String,
    pub pages_multiple: String,
    pub pages_included: String,
    pub pages_per: String,
    /// `none`, `options` or `free`.
    pub size: String,
    pub width_min: String,
    pub width_max: String,
    pub height_min: String,
    pub height_max: String,
    pub groups: BTreeMap<String, GroupForm>,
    /// Named by their group's name and a number: `g0-2`.
    pub choices: BTreeMap<String, ChoiceForm>,
    /// `offered`, or empty.
    pub rush: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BreakForm {
    /// Pieces, or square metres.
    pub from: String,
    pub price: String,
    /// `total` or `each`.
    pub rate: String,
    pub per_page: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    /// What carts and orders know it by; made from the English name where it is empty.
    pub key: String,
    pub label_en: String,
    pub label_ja: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChoiceForm {
    /// As of a group.
    pub key: String,
    pub label_en: String,
    pub label_ja: String,
    /// A key of [`EFFECTS`].
    pub effect: String,
    pub amount: String,
    /// Millimetres, where the option is a size.
    pub width: String,
    pub height: String,
}

/// What an option may do to the price; the first changes nothing.
pub(super) const EFFECTS: [&str; 7] = [
    "included",
    "flat",
    "per_piece",
    "per_square_metre",
    "per_metre",
    "percent",
    "unit_price",
];

impl BreakForm {
    pub(super) fn is_empty(&self) -> bool {
        [&self.from, &self.price, &self.per_page]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}

impl GroupForm {
    pub(super) fn is_empty(&self) -> bool {
        self.label_en.trim().is_empty() && self.label_ja.trim().is_empty()
    }
}

impl ChoiceForm {
    pub(super) fn is_empty(&self) -> bool {
        [&self.label_en, &self.label_ja, &self.amount, &self.width, &self.height]
            .iter()
            .all(|text| text.trim().is_empty())
    }
}

/// The name of a row.
pub(super) fn row(kind: char, place: u32) -> String {
    format!("{kind}{place}")
}

/// The name of an option's row in a group.
pub(super) fn choice_name(group: &str, place: u32) -> String {
    format!("{group}-{place}")
}

/// Where a row stands: by the numbers of its name.
pub(super) fn place(name: &str) -> (u32, u32) {
    let mut numbers = name
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok());
    let mut next = || numbers.next().unwrap_or(0);
    (next(), next())
}

/// Rows in the order in which they stand.
pub(super) fn in_order<Row>(rows: &BTreeMap<String, Row>) -> Vec<(&String, &Row)> {
    let mut rows: Vec<_> = rows.iter().collect();
    rows.sort_by_key(|(name, _)| place(name));
    rows
}
