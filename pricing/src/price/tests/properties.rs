//! The rules, on random price lists that a shop could have.

use proptest::prelude::*;

use super::oracle::{self, half_up};
use super::sensible::{case, plain, spec};
use super::{order, sum_of_parts, total};
use crate::check::Order;
use crate::price::unit_price;
use crate::ratio::Ratio;
use crate::{Between, Effect, Micros, Money, PriceSheet, QuantityRule, Quote, Rate, Spec, Speed, price};

fn unit_at(spec: &Spec, quantity: u32) -> Ratio {
    unit_price(spec, &Order::check(spec, &order(spec, quantity)).unwrap()).unwrap()
}

fn pieces(from: u64) -> u32 {
    u32::try_from(from).unwrap()
}

fn at_most(left: Ratio, right: Ratio) -> bool {
    !left.minus(right).unwrap().is_positive()
}

fn size_of(change: Ratio) -> Ratio {
    let back = Ratio::ZERO.minus(change).unwrap();
    if change.is_positive() { change } else { back }
}

/// The same product sold in any quantity.
fn in_any_quantity(spec: Spec) -> Spec {
    Spec {
        quantity: QuantityRule::Range {
            min: 1,
            max: u32::MAX,
            step: 1,
        },
        ..spec
    }
}

proptest! {
    #[test]
    fn random_price_lists_are_valid(spec in spec()) {
        prop_assert_eq!(spec.validate(), Ok(()));
    }

    #[test]
    fn the_total_is_the_exact_amount_rounded_once((spec, asked, sheet) in case()) {
        let quote = price(&spec, &asked, sheet).unwrap();
        prop_assert_eq!(i128::from(quote.total.minor()), oracle::total(&spec, &asked, sheet));
    }

    #[test]
    fn the_parts_add_up_to_the_total((spec, asked, sheet) in case()) {
        let quote = price(&spec, &asked, sheet).unwrap();
        prop_assert_eq!(sum_of_parts(&quote), quote.total);
    }

    #[test]
    fn a_part_in_whole_cents_is_shown_exactly(
        (mut spec, asked, sheet) in case(), setup in 0..9_999i64, flat in -999..9_999i64,
    ) {
        spec.setup = Micros::cents(setup);
        for choice in &mut spec.groups[1].options {
            choice.effect = Effect::Flat(Micros::cents(flat));
        }
        let quote = price(&spec, &asked, sheet).unwrap();
        prop_assert_eq!(quote.setup.minor(), setup);
        prop_assert_eq!(&quote.options[1], &("b".to_owned(), Money::from_minor(flat)));
    }

    #[test]
    fn no_total_is_below_the_minimum_after_speed_and_sheet((spec, asked, sheet) in case()) {
        let halves = if asked.speed == Speed::Rush { 3 } else { 2 };
        let least = i128::from(spec.minimum.0) * halves * i128::from(10_000 + sheet.adjustment_bp);
        let quote = price(&spec, &asked, sheet).unwrap();
        let least = half_up(least, 2 * 10_000 * 10_000);
        prop_assert!(i128::from(quote.total.minor()) >= least);
        prop_assert!(!quote.minimum_applied || i128::from(quote.total.minor()) == least);
    }

    #[test]
    fn the_listed_total_holds_at_every_break_whatever_lies_between(spec in plain()) {
        for b in &spec.breaks {
            let Rate::Total(listed) = b.rate else { unreachable!() };
            prop_assert_eq!(Micros::cents(total(&spec, &order(&spec, pieces(b.from)))), listed);
        }
    }

    #[test]
    fn in_steps_the_unit_price_stays_until_the_next_break(spec in plain(), ahead in 0..9_999u32) {
        let spec = in_any_quantity(Spec { between: Between::Step, ..spec });
        for (index, b) in spec.breaks.iter().enumerate() {
            let end = spec.breaks.get(index + 1).map_or(100_000, |next| pieces(next.from));
            let start = pieces(b.from);
            let (here, there) = (unit_at(&spec, start), unit_at(&spec, start + ahead % (end - start)));
            prop_assert!(at_most(here, there) && at_most(there, here));
        }
    }

    #[test]
    fn a_linear_unit_price_lies_between_its_neighbours_and_never_jumps(
        spec in plain(), ahead in 0..9_999u32,
    ) {
        let spec = in_any_quantity(Spec { between: Between::Linear, ..spec });
        for pair in spec.breaks.windows(2) {
            let (start, end) = (pieces(pair[0].from), pieces(pair[1].from));
            let (first, last) = (unit_at(&spec, start), unit_at(&spec, end));
            let (low, high) = if at_most(first, last) { (first, last) } else { (last, first) };
            let quantity = start + ahead % (end - start);
            let unit = unit_at(&spec, quantity);
            prop_assert!(at_most(low, unit) && at_most(unit, high));
            let slope = Ratio::new(1, i128::from(end - start)).unwrap();
            let even = size_of(last.minus(first).unwrap()).times(slope).unwrap();
            let step = size_of(unit_at(&spec, quantity + 1).minus(unit).unwrap());
            prop_assert!(at_most(step, even) && at_most(even, step));
        }
    }

    #[test]
    fn rush_is_one_and_a_half_times_to_half_a_cent(spec in plain()) {
        let usual = order(&spec, spec.default_configuration().quantity);
        let rushed = super::Sentence::rushed(usual.clone());
        let doubled = 2 * total(&spec, &rushed) - 3 * total(&spec, &usual);
        prop_assert!(doubled == 0 || doubled == 1, "a half goes up");
    }

    #[test]
    fn a_price_sheet_of_minus_eight_takes_8_percent_off(spec in plain()) {
        let usual = spec.default_configuration();
        let agreed = price(&spec, &usual, PriceSheet { adjustment_bp: -800 }).unwrap();
        let listed = i128::from(total(&spec, &usual));
        prop_assert_eq!(i128::from(agreed.total.minor()), half_up(listed * 92, 100));
        prop_assert_eq!(i128::from(agreed.sheet.minor()), half_up(listed * 92, 100) - listed);
    }

    #[test]
    fn a_quote_survives_json((spec, asked, sheet) in case()) {
        let quote = price(&spec, &asked, sheet).unwrap();
        let json = serde_json::to_string(&quote).unwrap();
        prop_assert_eq!(serde_json::from_str::<Quote>(&json).unwrap(), quote);
    }
}
