//! The pieces that price lists are written with.

use super::products::Text;
use pricing::{Break, Choice, Effect, Label, Micros, OptionGroup, QuantityRule, Rate};

/// Breaks from (pieces, cents for all of them).
pub(super) fn totals(listed: &[(u64, i64)]) -> Vec<Break> {
    let at = |&(from, cents)| at(from, Rate::Total(Micros::cents(cents)), 0);
    listed.iter().map(at).collect()
}

/// Breaks from (pieces or mm², cents each).
pub(super) fn each(listed: &[(u64, i64)]) -> Vec<Break> {
    let at = |&(from, cents)| at(from, Rate::Each(Micros::cents(cents)), 0);
    listed.iter().map(at).collect()
}

/// Breaks from (pieces, cents each, micros for the pages that the product's page rule counts by).
pub(super) fn each_with_pages(listed: &[(u64, i64, i64)]) -> Vec<Break> {
    let at = |&(from, cents, per_page)| at(from, Rate::Each(Micros::cents(cents)), per_page);
    listed.iter().map(at).collect()
}

fn at(from: u64, rate: Rate, per_page: i64) -> Break {
    Break {
        from,
        rate,
        per_page: Micros(per_page),
    }
}

pub(super) fn range(min: u32, max: u32, step: u32) -> QuantityRule {
    QuantityRule::Range { min, max, step }
}

pub(super) fn group(key: &str, label: Text, options: Vec<Choice>) -> OptionGroup {
    OptionGroup {
        key: key.to_owned(),
        label: both(label),
        options,
    }
}

pub(super) fn choice(key: &str, label: Text, effect: Effect) -> Choice {
    Choice {
        key: key.to_owned(),
        label: both(label),
        effect,
        size: None,
    }
}

/// A size in mm that the buyer picks by its name.
pub(super) fn sheet(key: &str, label: Text, size: (u32, u32)) -> Choice {
    Choice {
        size: Some(size),
        ..choice(key, label, Effect::Included)
    }
}

fn both((en, ja): Text) -> Label {
    Label {
        en: en.to_owned(),
        ja: ja.to_owned(),
    }
}
