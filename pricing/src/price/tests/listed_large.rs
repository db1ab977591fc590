//! Every figure of the demo shop's price list that goes by area or by the piece.

use super::products::{banner, poster, roll_up};
use super::{Sentence, assert_list, order, total};
use crate::{Money, PriceSheet, price};

#[test]
fn a_poster_is_priced_by_its_exact_area() {
    let poster = poster();
    let a1 = order(&poster, 20).with("size", "a1");
    // 20 × 0.594 × 0.841 m² × 16.00 = 159.857…, and 24.00 with laminate = 239.785…
    assert_eq!(total(&poster, &a1), 15_986);
    assert_eq!(total(&poster, &a1.with("finish", "laminate")), 23_979);
    for (quantity, cents) in [(1, 2_400), (4, 9_600), (5, 9_999), (19, 37_998), (20, 31_998)] {
        // A0 is 0.999949 m².
        assert_eq!(
            total(&poster, &order(&poster, quantity).with("size", "a0")),
            cents,
            "{quantity}"
        );
    }
}

#[test]
fn a_banner_at_exactly_5_m2_has_reached_the_next_rate_and_at_20_m2_not_yet_the_last() {
    let banner = banner();
    for (width, height, cents) in [
        (3_000, 1_000, 5_400),
        (4_999, 1_000, 8_998),
        (5_000, 1_000, 7_500),
        (5_000, 4_000, 30_000),
        (5_000, 4_001, 24_006),
    ] {
        assert_eq!(total(&banner, &order(&banner, 1).measuring(width, height)), cents);
    }
    let four = order(&banner, 4).measuring(2_500, 1_000);
    assert_eq!(total(&banner, &four), 15_000, "the area of all banners together counts");
}

#[test]
fn a_hem_is_paid_by_the_metre_of_edge_of_every_banner() {
    let banner = banner();
    let hemmed = order(&banner, 1).measuring(3_000, 1_000).with("edge", "hem");
    assert_eq!(total(&banner, &hemmed), 5_400 + 8 * 300);
    let two = order(&banner, 2).measuring(3_000, 1_000).with("edge", "hem");
    assert_eq!(total(&banner, &two), 9_000 + 16 * 300);
}

#[test]
fn a_small_job_costs_the_minimum() {
    let (poster, banner) = (poster(), banner());
    for (spec, size, minimum) in [(&poster, None, 1_200), (&banner, Some((1_000, 1_000)), 3_500)] {
        let mut small = order(spec, 1);
        if let Some((width, height)) = size {
            small = small.measuring(width, height);
        }
        let quote = price(spec, &small, PriceSheet::default()).unwrap();
        assert!(quote.minimum_applied);
        assert_eq!((quote.total, quote.base), (Money::from_minor(minimum), quote.total));
    }
    let a1 = order(&poster, 1).with("size", "a1");
    assert_eq!(total(&poster, &a1), 1_200, "0.499554 m² × 24.00 is 11.99");
}

#[test]
fn roll_ups_step_down_by_quantity_and_print_only_replaces_the_unit_price() {
    let roll_up = roll_up();
    assert_list(&roll_up, &[(1, 7_900), (2, 13_800), (5, 29_500), (10, 54_000)]);
    for (quantity, cents) in [(4, 27_600), (9, 53_100), (100, 540_000)] {
        assert_eq!(total(&roll_up, &order(&roll_up, quantity)), cents);
    }
    for quantity in [1, 3, 10] {
        let print = order(&roll_up, quantity).with("parts", "print-only");
        assert_eq!(total(&roll_up, &print), 3_900 * i64::from(quantity));
    }
}
