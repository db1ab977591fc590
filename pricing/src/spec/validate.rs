//! Whether a price list makes sense, for the administrator who writes it.

use std::collections::BTreeSet;

use super::{Basis, BreakBy, Effect, OptionGroup, PageRule, QuantityRule, Rate, Size, Spec};
use crate::Micros;

/// What is wrong with a price list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpecError {
    NoBreaks,
    /// The break at this position does not start above the one before it, or starts at no pieces.
    BreakOrder {
        index: usize,
    },
    /// A total is not positive, or given where the breaks or the rate count area.
    BreakTotal {
        index: usize,
    },
    /// Minimum, setup or a break's price is below zero.
    NegativePrice,
    /// No quantity can be ordered, or listed quantities are to be read off areas.
    Quantity,
    /// The smallest quantity lies below the first break.
    BelowFirstBreak,
    /// No page count can be ordered, the least is not a multiple or lacks included pages, or `per` is 0.
    Pages,
    /// A range of sizes is empty or starts at 0, or the price needs a size that no group always gives.
    Size,
    /// The group has no options or shares its key.
    Group {
        key: String,
    },
    /// The choice shares its key, has an empty size, needs a size that is not there, or takes off over 100 %.
    Choice {
        group: String,
        key: String,
    },
    /// More than one group can replace the unit price.
    UnitPrices,
}

impl Spec {
    /// Checks that every configuration this price list allows has a price, but for amounts that are too large.
    ///
    /// # Errors
    /// The first [`SpecError`] found.
    pub fn validate(&self) -> Result<(), SpecError> {
        self.validate_breaks()?;
        self.validate_quantity()?;
        if self.pages.is_some_and(|rule| !rule.makes_sense()) {
            return Err(SpecError::Pages);
        }
        self.validate_size()?;
        self.validate_groups()
    }

    fn validate_breaks(&self) -> Result<(), SpecError> {
        if self.breaks.is_empty() {
            return Err(SpecError::NoBreaks);
        }
        let by_piece = self.basis == Basis::Piece && self.break_by == BreakBy::Pieces;
        let mut least = u64::from(self.break_by == BreakBy::Pieces);
        let mut prices = vec![self.minimum, self.setup];
        for (index, b) in self.breaks.iter().enumerate() {
            if b.from < least {
                return Err(SpecError::BreakOrder { index });
            }
            least = b.from.saturating_add(1);
            prices.push(b.per_page);
            match b.rate {
                Rate::Total(total) if total <= Micros(0) || !by_piece => {
                    return Err(SpecError::BreakTotal { index });
                }
                Rate::Total(total) => prices.push(total),
                Rate::Each(each) => prices.push(each),
            }
        }
        let negative = prices.iter().any(|&price| price < Micros(0));
        if negative {
            Err(SpecError::NegativePrice)
        } else {
            Ok(())
        }
    }

    fn validate_quantity(&self) -> Result<(), SpecError> {
        let by_pieces = self.break_by == BreakBy::Pieces;
        match self.quantity {
            QuantityRule::Listed if by_pieces => {
                let orderable = self.breaks.iter().all(|b| u32::try_from(b.from).is_ok());
                if orderable { Ok(()) } else { Err(SpecError::Quantity) }
            }
            QuantityRule::Range { min, max, step } if min > 0 && min <= max && step > 0 => {
                let first = self.breaks.first().map_or(0, |b| b.from);
                if by_pieces && u64::from(min) < first {
                    Err(SpecError::BelowFirstBreak)
                } else {
                    Ok(())
                }
            }
            _ => Err(SpecError::Quantity),
        }
    }

    fn validate_size(&self) -> Result<(), SpecError> {
        let needed = self.basis == Basis::SquareMetre || self.break_by == BreakBy::TotalArea;
        let valid = match self.size {
            Size::None => !needed,
            Size::Options => self.groups.iter().any(OptionGroup::always_gives_size),
            Size::Free {
                min_width_mm,
                max_width_mm,
                min_height_mm,
                max_height_mm,
            } => (1..=max_width_mm).contains(&min_width_mm) && (1..=max_height_mm).contains(&min_height_mm),
        };
        if valid { Ok(()) } else { Err(SpecError::Size) }
    }

    fn validate_groups(&self) -> Result<(), SpecError> {
        let mut keys = BTreeSet::new();
        let mut replacing = 0;
        for group in &self.groups {
            if group.options.is_empty() || !keys.insert(&group.key) {
                return Err(SpecError::Group { key: group.key.clone() });
            }
            self.validate_choices(group)?;
            let replaces = |effect| matches!(effect, Effect::UnitPrice(_));
            replacing += u8::from(group.options.iter().any(|choice| replaces(choice.effect)));
            if replacing > 1 {
                return Err(SpecError::UnitPrices);
            }
        }
        Ok(())
    }

    fn validate_choices(&self, group: &OptionGroup) -> Result<(), SpecError> {
        let mut keys = BTreeSet::new();
        for choice in &group.options {
            let sensible = match choice.effect {
                Effect::Percent(bp) => bp >= -10_000,
                Effect::UnitPrice(rate) => rate >= Micros(0),
                effect => !effect.needs_size() || self.size != Size::None,
            };
            let empty = choice.size.is_some_and(|(width, height)| width == 0 || height == 0);
            if !sensible || empty || !keys.insert(&choice.key) {
                return Err(SpecError::Choice {
                    group: group.key.clone(),
                    key: choice.key.clone(),
                });
            }
        }
        Ok(())
    }
}

impl OptionGroup {
    fn always_gives_size(&self) -> bool {
        self.options.iter().all(|choice| choice.size.is_some())
    }
}

impl PageRule {
    fn makes_sense(self) -> bool {
        self.per > 0
            && self.multiple > 0
            && (1..=self.max).contains(&self.min)
            && self.min.is_multiple_of(self.multiple)
            && self.included <= self.min
    }
}
