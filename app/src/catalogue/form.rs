//! From what is typed into a product's form to a configuration; the same in the browser and on the server.

use pricing::{Configuration, Size, Spec, Speed};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A product's form as it is sent: all of it text, so that nothing is lost when it is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConfigurationForm {
    pub quantity: String,
    pub options: BTreeMap<String, String>,
    pub pages: String,
    /// Millimetres.
    pub width: String,
    /// Millimetres.
    pub height: String,
    /// `rush`, or anything else for the standard speed.
    pub speed: String,
}

impl ConfigurationForm {
    /// Reads the form for this product. What is no number becomes 0, which [`pricing::price`] refuses with the limits.
    pub fn configuration(&self, spec: &Spec) -> Configuration {
        let quantity = parse_number(&self.quantity).unwrap_or(0);
        let pages = spec.pages.map(|_| parse_number(&self.pages).unwrap_or(0));
        let sized = matches!(spec.size, Size::Free { .. });
        let millimetres = |text: &str| sized.then(|| parse_number(text).unwrap_or(0));
        Configuration {
            quantity,
            options: self.options.clone(),
            pages,
            width_mm: millimetres(&self.width),
            height_mm: millimetres(&self.height),
            speed: if self.speed == "rush" {
                Speed::Rush
            } else {
                Speed::Standard
            },
        }
    }
}

/// A whole number as people type it: with or without thousands separators, in half or full width.
pub fn parse_number(text: &str) -> Option<u32> {
    let digits: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | '\u{a0}' | ' ' | '\u{3000}' | '’'))
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
            other => other,
        })
        .collect();
    digits.parse().ok()
}
