//! The formula against the demo shop's price list, and against itself at random.

mod anything;
mod hostile;
mod listed;
mod listed_large;
mod oracle;
mod problems;
mod products;
mod properties;
mod sensible;
mod validity;

use crate::{Configuration, Money, PriceSheet, Problem, Spec, Speed, effective_quantities, price};

/// The list price in minor units.
fn total(spec: &Spec, configuration: &Configuration) -> i64 {
    price(spec, configuration, PriceSheet::default()).unwrap().total.minor()
}

fn refusal(spec: &Spec, configuration: &Configuration) -> Problem {
    price(spec, configuration, PriceSheet::default()).unwrap_err()
}

fn order(spec: &Spec, quantity: u32) -> Configuration {
    Configuration {
        quantity,
        ..spec.default_configuration()
    }
}

/// A sentence about an order: `order(&cards, 500).with("paper", "uncoated").rushed()`.
trait Sentence {
    fn with(self, group: &str, choice: &str) -> Self;
    fn pages(self, pages: u32) -> Self;
    fn measuring(self, width_mm: u32, height_mm: u32) -> Self;
    fn rushed(self) -> Self;
}

impl Sentence for Configuration {
    fn with(mut self, group: &str, choice: &str) -> Self {
        self.options.insert(group.to_owned(), choice.to_owned());
        self
    }

    fn pages(mut self, pages: u32) -> Self {
        self.pages = Some(pages);
        self
    }

    fn measuring(mut self, width_mm: u32, height_mm: u32) -> Self {
        (self.width_mm, self.height_mm) = (Some(width_mm), Some(height_mm));
        self
    }

    fn rushed(mut self) -> Self {
        self.speed = Speed::Rush;
        self
    }
}

fn sum_of_parts(quote: &crate::Quote) -> Money {
    let options: Money = quote.options.iter().map(|(_, amount)| *amount).sum();
    quote.base + options + quote.setup + quote.rush + quote.sheet
}

/// Pins the whole price table of a product.
fn assert_list(spec: &Spec, listed: &[(u32, i64)]) {
    let quantities: Vec<u32> = listed.iter().map(|(quantity, _)| *quantity).collect();
    assert_eq!(effective_quantities(spec), quantities);
    for &(quantity, cents) in listed {
        assert_eq!(total(spec, &order(spec, quantity)), cents, "{quantity}");
    }
}
