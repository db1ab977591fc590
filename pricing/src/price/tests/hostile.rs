//! What holds even for price lists and orders of any values whatever.

use proptest::prelude::*;

use super::anything::{case, spec};
use super::sum_of_parts;
use crate::{
    Basis, BreakBy, Configuration, Money, PageRule, PriceSheet, Problem, QuantityRule, Size, Spec,
    effective_quantities, from_price, price,
};

/// Lifts every limit, so that the order gets as far as the arithmetic.
fn allow(mut spec: Spec, asked: Configuration) -> (Spec, Configuration) {
    spec.quantity = QuantityRule::Range {
        min: 1,
        max: u32::MAX,
        step: 1,
    };
    spec.pages = spec.pages.map(|rule| PageRule {
        min: 0,
        max: u32::MAX,
        multiple: 1,
        included: rule.included,
        per: rule.per.max(1),
    });
    if spec.basis == Basis::SquareMetre || spec.break_by == BreakBy::TotalArea {
        spec.size = Size::Free {
            min_width_mm: 0,
            max_width_mm: u32::MAX,
            min_height_mm: 0,
            max_height_mm: u32::MAX,
        };
    }
    spec.groups.retain(|group| !group.options.is_empty());
    spec.rush = true;
    let asked = Configuration {
        quantity: asked.quantity.max(1),
        options: std::collections::BTreeMap::new(),
        pages: asked.pages.or(Some(u32::MAX)),
        width_mm: asked.width_mm.or(Some(u32::MAX)),
        height_mm: asked.height_mm.or(Some(u32::MAX)),
        speed: asked.speed,
    };
    (spec, asked)
}

fn assert_sound(spec: &Spec, asked: &Configuration, sheet: PriceSheet) {
    if let Ok(quote) = price(spec, asked, sheet) {
        assert!(quote.total >= Money::default());
        assert_eq!(sum_of_parts(&quote), quote.total);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_048))]

    #[test]
    fn nothing_panics_and_every_price_is_sound((spec, asked, sheet) in case()) {
        let _ = (spec.validate(), from_price(&spec, sheet), effective_quantities(&spec));
        assert_sound(&spec, &asked, sheet);
        let (spec, asked) = allow(spec, asked);
        assert_sound(&spec, &asked, sheet);
    }

    #[test]
    fn a_valid_price_list_prices_its_default_configuration(spec in spec()) {
        if spec.validate().is_ok() {
            let problem = price(&spec, &spec.default_configuration(), PriceSheet::default()).err();
            prop_assert!(matches!(problem, None | Some(Problem::TooLarge)), "{:?}", problem);
        }
    }

    #[test]
    fn any_price_list_and_order_survive_json((spec, asked, _) in case()) {
        let json = serde_json::to_string(&(&spec, &asked)).unwrap();
        prop_assert_eq!(serde_json::from_str::<(Spec, Configuration)>(&json).unwrap(), (spec, asked));
    }
}
