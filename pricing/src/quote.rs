//! A price in parts that add up as they are shown.

use serde::{Deserialize, Serialize};

use crate::Money;
use crate::money::MICROS_PER_MINOR;
use crate::ratio::Ratio;

/// Minor units. Leaves room to state the same amount in micros, and keeps JSON numbers exact in a browser.
const LARGEST: i64 = 100_000_000_000_000;

/// What a job costs. `base`, `options`, `setup`, `rush` and `sheet`, in this order, add up to `total`.
///
/// Each part is the step from one rounded running total to the next. So a part that is whole in minor units is shown
/// exactly, a part that is nothing as nothing, and the others are less than one minor unit off; no line collects the
/// roundings of the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// What the buyer pays, net.
    pub total: Money,
    /// Quantity × unit × area, and what the job fell short of the minimum.
    pub base: Money,
    /// Every group's key with what its choice costs; nothing for one that replaces the unit price, which is in `base`.
    pub options: Vec<(String, Money)>,
    pub setup: Money,
    /// What rush adds.
    pub rush: Money,
    /// What the company's price sheet adds or, if negative, takes off.
    pub sheet: Money,
    /// The total for one piece, in micros, rounded half up; for display only.
    pub unit_micros: i64,
    /// Whether the job was raised to the minimum.
    pub minimum_applied: bool,
}

/// A running total: exact in micros, and as last shown in minor units.
pub(crate) struct Bill {
    exact: Ratio,
    pub(crate) shown: i64,
}

impl Default for Bill {
    fn default() -> Self {
        Self {
            exact: Ratio::ZERO,
            shown: 0,
        }
    }
}

impl Bill {
    pub(crate) fn add(&mut self, amount: Ratio) -> Option<Money> {
        self.reach(self.exact.plus(amount)?)
    }

    pub(crate) fn multiply(&mut self, factor: Ratio) -> Option<Money> {
        self.reach(self.exact.times(factor)?)
    }

    /// Moves to a new running total and yields the step there as it is shown.
    fn reach(&mut self, exact: Ratio) -> Option<Money> {
        let minor = exact.times(Ratio::new(1, MICROS_PER_MINOR)?)?.round()?;
        let shown = i64::try_from(minor).ok()?;
        if shown.unsigned_abs() > LARGEST.unsigned_abs() {
            return None;
        }
        let step = Money::from_minor(shown - self.shown);
        (self.exact, self.shown) = (exact, shown);
        Some(step)
    }
}
