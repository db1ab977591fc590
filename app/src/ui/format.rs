//! Money and times as people read them.

use super::Lang;
use leptos::prelude::*;
use pricing::Money;
use serde::{Deserialize, Serialize};

/// The shop's currency: its ISO 4217 code and its sign. Amounts have two digits after the point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Currency {
    pub code: String,
    pub sign: String,
}

impl Currency {
    /// Those that a shop can choose: of two decimal digits.
    pub const CODES: [&str; 10] = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD"];

    /// The one with this code, if a shop can choose it.
    pub fn from_code(code: &str) -> Option<Self> {
        let sign = match code {
            "EUR" => "€",
            "USD" => "$",
            "GBP" => "£",
            "CHF" => "CHF ",
            "SEK" | "NOK" | "DKK" => "kr ",
            "PLN" => "zł ",
            "CAD" => "CA$",
            "AUD" => "A$",
            _ => return None,
        };
        Some(Self {
            code: code.to_owned(),
            sign: sign.to_owned(),
        })
    }
}

/// An amount with sign, thousands and decimals: `€1,234.50`, in both of the shop's languages.
pub fn money(amount: Money, currency: &Currency) -> String {
    let minor = amount.minor();
    let whole = (minor / 100).unsigned_abs().to_string();
    let mut text = String::new();
    if minor < 0 {
        text.push('−');
    }
    text.push_str(&currency.sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let cents = (minor % 100).unsigned_abs();
    text.push('.');
    text.push(char::from(b'0' + u8::try_from(cents / 10).unwrap_or(0)));
    text.push(char::from(b'0' + u8::try_from(cents % 10).unwrap_or(0)));
    text
}

/// The amount in the shop's currency.
pub(crate) fn shop_money(amount: Money) -> String {
    super::use_viewer().with_untracked(|viewer| money(amount, &viewer.currency))
}

/// A moment, written out by the server in the viewer's language and time zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// RFC 3339, for machines.
    pub iso: String,
    pub text: String,
}

impl When {
    pub(crate) fn view(self) -> impl IntoView {
        view! { <time datetime=self.iso>{self.text}</time> }
    }
}

/// A number with thousands: `1,000`.
pub(crate) fn count(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The same words in the viewer's language.
pub(crate) fn label(label: &pricing::Label, lang: Lang) -> String {
    lang.pick(&label.en, &label.ja).clone()
}
