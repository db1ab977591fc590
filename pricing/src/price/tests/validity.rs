//! Price lists that can be kept, and the faults of others.

use super::products::{all, brochure, business_cards, choice, group};
use crate::{Basis, Effect, Micros, QuantityRule, Rate, Size, Spec, SpecError};

#[test]
fn the_demo_products_are_valid() {
    for spec in all() {
        assert_eq!(spec.validate(), Ok(()));
    }
}

/// What `validate` says of the business cards after a change.
fn fault(change: impl FnOnce(&mut Spec)) -> SpecError {
    let mut spec = business_cards();
    change(&mut spec);
    spec.validate().unwrap_err()
}

#[test]
fn a_price_list_names_its_first_fault() {
    assert_eq!(fault(|s| s.breaks.clear()), SpecError::NoBreaks);
    assert_eq!(fault(|s| s.breaks.swap(1, 2)), SpecError::BreakOrder { index: 2 });
    assert_eq!(fault(|s| s.breaks[0].from = 0), SpecError::BreakOrder { index: 0 });
    let free = |s: &mut Spec| s.breaks[3].rate = Rate::Total(Micros(0));
    assert_eq!(fault(free), SpecError::BreakTotal { index: 3 });
    assert_eq!(
        fault(|s| s.basis = Basis::SquareMetre),
        SpecError::BreakTotal { index: 0 }
    );
    assert_eq!(fault(|s| s.setup = Micros(-1)), SpecError::NegativePrice);
    assert_eq!(fault(|s| s.breaks[3].from = 1 << 40), SpecError::Quantity);
    let below = QuantityRule::Range {
        min: 99,
        max: 100,
        step: 1,
    };
    assert_eq!(fault(|s| s.quantity = below), SpecError::BelowFirstBreak);
    assert_eq!(fault(|s| s.size = Size::Options), SpecError::Size);
    let paper = || "paper".to_owned();
    assert_eq!(
        fault(|s| s.groups[0].options.clear()),
        SpecError::Group { key: paper() }
    );
    let twice = |s: &mut Spec| s.groups.push(s.groups[0].clone());
    assert_eq!(fault(twice), SpecError::Group { key: paper() });
    let sizeless = |s: &mut Spec| s.groups[0].options[1].effect = Effect::PerMetre(Micros(1));
    let key = "uncoated".to_owned();
    assert_eq!(fault(sizeless), SpecError::Choice { group: paper(), key });
    let replacing = |key| group(key, vec![choice("x", Effect::UnitPrice(Micros(1)))]);
    let two = |s: &mut Spec| s.groups.extend([replacing("a"), replacing("b")]);
    assert_eq!(fault(two), SpecError::UnitPrices);
    let mut brochure = brochure();
    brochure.pages = brochure.pages.map(|rule| crate::PageRule { per: 0, ..rule });
    assert_eq!(brochure.validate(), Err(SpecError::Pages));
}
