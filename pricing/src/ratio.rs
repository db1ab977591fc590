//! Exact fractions. Every operation yields `None` rather than overflow.

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy)]
pub(crate) struct Ratio {
    above: i128,
    below: i128,
}

impl Ratio {
    pub(crate) const ZERO: Self = Self::whole(0);

    pub(crate) const fn whole(number: i128) -> Self {
        Self {
            above: number,
            below: 1,
        }
    }

    /// `None` unless `below` is positive.
    pub(crate) fn new(above: i128, below: i128) -> Option<Self> {
        if below <= 0 {
            return None;
        }
        let common = common_divisor(above, below);
        Some(Self {
            above: above / common,
            below: below / common,
        })
    }

    pub(crate) fn is_positive(self) -> bool {
        self.above > 0
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let common = common_divisor(self.below, other.below);
        let widen = other.below / common;
        let left = self.above.checked_mul(widen)?;
        let right = other.above.checked_mul(self.below / common)?;
        Self::new(left.checked_add(right)?, self.below.checked_mul(widen)?)
    }

    pub(crate) fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.times(Self::whole(-1))?)
    }

    /// Cancels crosswise first, which keeps the factors small and the product in lowest terms.
    pub(crate) fn times(self, other: Self) -> Option<Self> {
        let falling = common_divisor(self.above, other.below);
        let rising = common_divisor(other.above, self.below);
        Some(Self {
            above: (self.above / falling).checked_mul(other.above / rising)?,
            below: (self.below / rising).checked_mul(other.below / falling)?,
        })
    }

    /// The nearest integer; a half goes up.
    pub(crate) fn round(self) -> Option<i128> {
        let twice = self.above.checked_mul(2)?.checked_add(self.below)?;
        Some(twice.div_euclid(self.below.checked_mul(2)?))
    }
}

/// The greatest common divisor of any number and a positive one. It divides `below`, so it is positive and fits.
fn common_divisor(above: i128, below: i128) -> i128 {
    let (mut divisor, mut rest) = (below, above % below);
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    divisor.abs()
}
