//! Amounts and rates as integers. A currency unit has 100 minor units and 1,000,000 micros.

use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

/// Micros in one minor unit.
pub(crate) const MICROS_PER_MINOR: i128 = 10_000;

/// An amount in minor units (cents). The currency travels with the shop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    /// `minor` minor units: 1900 is 19.00.
    #[must_use]
    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    /// The amount in minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.0
    }
}

/// Stops at the largest amount instead of wrapping around. A [`Quote`](crate::Quote) holds at most 10¹⁴ minor
/// units, so that no cart of quotes comes near it.
impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::default(), Add::add)
    }
}

/// A rate in millionths of the currency unit: 1.00 is `Micros(1_000_000)`, 0.035 a page `Micros(35_000)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Micros(pub i64);

impl Micros {
    /// The rate that is `cents` minor units: `Micros::cents(1900)` is 19.00.
    #[must_use]
    pub const fn cents(cents: i64) -> Self {
        Self(cents.saturating_mul(10_000))
    }
}
