//! Tax on what is ordered. Prices are net; each class taxes the sum of what is in it, rounded half up once.

use crate::{Label, Money};
use serde::{Deserialize, Serialize};

/// Basis points in the whole: a rate of 1900 is 19 %.
const WHOLE: i128 = 10_000;

/// A tax with its rate in basis points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxClass {
    pub name: Label,
    pub rate: i64,
}

/// What one class comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxLine {
    pub class: TaxClass,
    pub net: Money,
    pub tax: Money,
}

/// The taxes of net amounts, each with its class: highest rate first. What has no class is not taxed.
#[must_use]
pub fn taxes(amounts: impl IntoIterator<Item = (Option<TaxClass>, Money)>) -> Vec<TaxLine> {
    let mut lines: Vec<TaxLine> = Vec::new();
    for (class, amount) in amounts {
        let Some(class) = class else { continue };
        match lines.iter_mut().find(|line| line.class == class) {
            Some(line) => line.net = line.net + amount,
            None => lines.push(TaxLine {
                class,
                net: amount,
                tax: Money::default(),
            }),
        }
    }
    for line in &mut lines {
        line.tax = tax(line.net, line.class.rate);
    }
    lines.sort_by(|a, b| (b.class.rate, &a.class.name.en).cmp(&(a.class.rate, &b.class.name.en)));
    lines
}

/// Half up to a whole minor unit; stops at the largest amount, as sums do.
fn tax(net: Money, rate: i64) -> Money {
    let rounded = (i128::from(net.minor()) * i128::from(rate) + WHOLE / 2).div_euclid(WHOLE);
    Money::from_minor(i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX }))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::{TaxClass, taxes};
    use crate::{Label, Money};
    use proptest::prelude::*;

    fn class(name: &str, rate: i64) -> TaxClass {
        TaxClass {
            name: Label {
                en: name.to_owned(),
                ja: name.to_owned(),
            },
            rate,
        }
    }

    fn cents(minor: i64) -> Money {
        Money::from_minor(minor)
    }

    #[test]
    fn each_class_is_rounded_once_on_its_sum_half_up() {
        let (full, reduced) = (class("Standard", 1900), class("Reduced", 700));
        let lines = taxes([
            (Some(reduced.clone()), cents(50)),
            (Some(full.clone()), cents(13)),
            (Some(full.clone()), cents(13)),
            (None, cents(1_000_000)),
        ]);
        // 0.26 at 19 % is 0.0494; line by line it would have been 0.02 twice. 0.50 at 7 % is 0.035.
        let told: Vec<_> = lines
            .iter()
            .map(|line| (line.class.clone(), line.net, line.tax))
            .collect();
        assert_eq!(told, [(full, cents(26), cents(5)), (reduced, cents(50), cents(4))]);
    }

    proptest! {
        #[test]
        fn the_order_of_lines_does_not_matter_and_the_error_is_half_a_unit_at_most(
            mut amounts in proptest::collection::vec((0_i64..3, 0_i64..1_000_000_000), 0..20),
            rates in proptest::array::uniform3(0_i64..=10_000),
        ) {
            let classes = ["a", "b", "c"].map(ToOwned::to_owned);
            let of = |n: i64| {
                let n = usize::try_from(n).unwrap();
                class(&classes[n], rates[n])
            };
            let taxed = |amounts: &[(i64, i64)]| taxes(amounts.iter().map(|(n, minor)| (Some(of(*n)), cents(*minor))));
            let lines = taxed(&amounts);
            amounts.reverse();
            prop_assert_eq!(&taxed(&amounts), &lines);
            for line in &lines {
                let exact = i128::from(line.net.minor()) * i128::from(line.class.rate);
                let error = i128::from(line.tax.minor()) * 10_000 - exact;
                prop_assert!((-4_999..=5_000).contains(&error), "{line:?}");
            }
            let net: Money = lines.iter().map(|line| line.net).sum();
            prop_assert_eq!(net, amounts.iter().map(|(_, minor)| cents(*minor)).sum());
        }
    }
}
