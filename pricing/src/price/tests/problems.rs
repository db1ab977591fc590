//! What cannot be ordered, and price lists that cannot be kept.

use super::products::{banner, brochure, business_cards, roll_up};
use super::{Sentence, order, refusal};
use crate::{Micros, Money, PriceSheet, Problem, QuantityRule, Rate, Size, Spec, from_price, price};

#[test]
fn a_listed_product_is_sold_in_its_listed_quantities_only() {
    let cards = business_cards();
    let allowed = vec![100, 250, 500, 1_000];
    assert_eq!(
        refusal(&cards, &order(&cards, 300)),
        Problem::QuantityNotListed { allowed }
    );
}

#[test]
fn a_range_counts_its_steps_from_its_minimum() {
    let quantity = QuantityRule::Range {
        min: 5,
        max: 50,
        step: 10,
    };
    let spec = Spec { quantity, ..roll_up() };
    for allowed in [5, 15, 45] {
        assert!(price(&spec, &order(&spec, allowed), PriceSheet::default()).is_ok());
    }
    for refused in [0, 4, 10, 50, 55] {
        let problem = refusal(&spec, &order(&spec, refused));
        assert_eq!(
            problem,
            Problem::QuantityOutOfRange {
                min: 5,
                max: 50,
                step: 10
            }
        );
    }
}

#[test]
fn pages_are_required_in_range_and_in_multiples() {
    let brochure = brochure();
    let mut none = order(&brochure, 50);
    none.pages = None;
    let problem = Problem::Pages {
        min: 8,
        max: 48,
        multiple: 4,
    };
    assert_eq!(refusal(&brochure, &none), problem);
    for pages in [0, 4, 10, 52] {
        assert_eq!(refusal(&brochure, &order(&brochure, 50).pages(pages)), problem);
    }
}

#[test]
fn a_size_out_of_range_names_its_side() {
    let banner = banner();
    let wide = refusal(&banner, &order(&banner, 1).measuring(10_001, 5_000));
    assert_eq!(
        wide,
        Problem::Width {
            min_mm: 500,
            max_mm: 10_000
        }
    );
    let low = refusal(&banner, &order(&banner, 1).measuring(10_000, 499));
    assert_eq!(
        low,
        Problem::Height {
            min_mm: 500,
            max_mm: 5_000
        }
    );
    assert_eq!((wide.field(), low.field()), ("width", "height"));
}

#[test]
fn a_choice_that_is_not_offered_names_its_group() {
    let cards = business_cards();
    for group in ["paper", "fold"] {
        let problem = refusal(&cards, &order(&cards, 100).with(group, "z"));
        assert_eq!(
            problem,
            Problem::UnknownOption {
                group: group.to_owned()
            }
        );
        assert_eq!(problem.field(), "options");
    }
}

#[test]
fn a_group_left_out_stands_at_its_first_choice() {
    let cards = business_cards();
    let mut plain = order(&cards, 100);
    plain.options.clear();
    assert_eq!(super::total(&cards, &plain), 1_900);
}

#[test]
fn rush_must_be_offered() {
    let brochure = brochure();
    let problem = refusal(&brochure, &order(&brochure, 50).rushed());
    assert_eq!((problem.field(), problem), ("speed", Problem::NoRush));
}

#[test]
fn nothing_costs_more_than_a_trillion() {
    let trillion = 1_000_000_000_000_000_000;
    let mut spec = roll_up();
    spec.setup = Micros(trillion - 2 * 69_000_000);
    assert_eq!(super::total(&spec, &order(&spec, 2)), 100_000_000_000_000);
    spec.setup = Micros(spec.setup.0 + 10_000);
    assert_eq!(refusal(&spec, &order(&spec, 2)), Problem::TooLarge);
}

#[test]
fn an_amount_beyond_128_bits_is_refused() {
    let mut spec = banner();
    spec.size = Size::Free {
        min_width_mm: u32::MAX,
        max_width_mm: u32::MAX,
        min_height_mm: u32::MAX,
        max_height_mm: u32::MAX,
    };
    spec.quantity = QuantityRule::Range {
        min: u32::MAX,
        max: u32::MAX,
        step: 1,
    };
    spec.breaks[2].rate = Rate::Each(Micros(i64::MAX));
    assert_eq!(refusal(&spec, &spec.default_configuration()), Problem::TooLarge);
}

#[test]
fn a_product_without_breaks_has_no_price() {
    let spec = Spec {
        breaks: Vec::new(),
        ..roll_up()
    };
    assert_eq!(refusal(&spec, &order(&spec, 1)), Problem::NotPriced);
    assert_eq!(from_price(&spec, PriceSheet::default()), None);
}

#[test]
fn money_stops_at_its_largest_amount() {
    let most = Money::from_minor(i64::MAX);
    assert_eq!(most + Money::from_minor(1), most);
}
