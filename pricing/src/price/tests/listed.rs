//! Every figure of the demo shop's price list.

use super::products::{all, banner, brochure, business_cards, envelope, flyer, leaflet, letterhead, report};
use super::{Sentence, assert_list, order, total};
use crate::{Money, PriceSheet, from_price, price};

const AGREED: PriceSheet = PriceSheet { adjustment_bp: -800 };

#[test]
fn a_listed_quantity_costs_exactly_its_listed_total() {
    assert_list(
        &business_cards(),
        &[(100, 1_900), (250, 2_700), (500, 3_600), (1_000, 5_200)],
    );
    assert_list(&flyer(), &[(250, 3_400), (500, 4_200), (1_000, 5_500), (5_000, 13_500)]);
    assert_list(&leaflet(), &[(250, 6_900), (500, 8_500), (1_000, 11_200)]);
    assert_list(&letterhead(), &[(500, 5_800), (1_000, 7_900), (2_500, 13_900)]);
    assert_list(&envelope(), &[(500, 7_400), (1_000, 10_900), (2_500, 21_900)]);
}

#[test]
fn an_option_adds_its_percentage_of_the_base_or_its_flat_amount() {
    let cards = business_cards();
    assert_eq!(total(&cards, &order(&cards, 500).with("paper", "uncoated")), 4_248);
    assert_eq!(total(&cards, &order(&cards, 500).with("paper", "soft-touch")), 5_600);
    let letters = letterhead();
    assert_eq!(total(&letters, &order(&letters, 500).with("print", "4/0")), 6_960);
    let envelopes = envelope();
    assert_eq!(total(&envelopes, &order(&envelopes, 500).with("print", "4/0")), 9_620);
    let leaflets = leaflet();
    assert_eq!(total(&leaflets, &order(&leaflets, 250).with("fold", "z")), 6_900);
}

#[test]
fn percentages_are_of_the_base_and_not_of_each_other() {
    let flyer = flyer();
    let heavy = order(&flyer, 500).with("paper", "170g");
    assert_eq!(total(&flyer, &heavy), 4_620);
    assert_eq!(total(&flyer, &order(&flyer, 500).with("print", "4/4")), 4_830);
    assert_eq!(total(&flyer, &heavy.with("print", "4/4")), 5_250);
}

#[test]
fn a_brochure_pays_for_each_four_pages_beyond_eight() {
    let brochure = brochure();
    assert_list(&brochure, &[(50, 20_000), (100, 29_000), (250, 49_500)]);
    for (quantity, pages, cents) in [
        (50, 12, 20_800),
        (100, 12, 30_200),
        (250, 12, 51_750),
        (100, 16, 31_400),
        (50, 48, 28_000),
    ] {
        assert_eq!(total(&brochure, &order(&brochure, quantity).pages(pages)), cents);
    }
}

#[test]
fn a_report_pays_for_every_page() {
    let report = report();
    assert_list(&report, &[(50, 24_000), (100, 36_600), (250, 70_000)]);
    assert_eq!(total(&report, &order(&report, 100).pages(120)), 59_800);
    assert_eq!(total(&report, &order(&report, 250).pages(120)), 118_000);
}

#[test]
fn a_linear_unit_price_is_halfway_at_the_middle_and_stays_after_the_last_break() {
    let report = report();
    // 75 × (2.05 + 120 × 0.032) + 60.00 and 500 × (1.60 + 120 × 0.024) + 60.00
    assert_eq!(total(&report, &order(&report, 75).pages(120)), 50_175);
    assert_eq!(total(&report, &order(&report, 500).pages(120)), 230_000);
}

#[test]
fn rush_and_the_price_sheet_multiply_the_minimum_too() {
    let (cards, banner) = (business_cards(), banner());
    assert_eq!(total(&cards, &order(&cards, 500).rushed()), 5_400);
    assert_eq!(total(&banner, &order(&banner, 1).rushed()), 5_250);
    let quote = price(&banner, &order(&banner, 1).rushed(), AGREED).unwrap();
    assert_eq!(quote.total.minor(), 4_830);
    assert_eq!(
        (quote.base.minor(), quote.rush.minor(), quote.sheet.minor()),
        (3_500, 1_750, -420)
    );
    assert_eq!(price(&cards, &order(&cards, 500), AGREED).unwrap().total.minor(), 3_312);
}

#[test]
fn the_unit_shown_is_the_total_for_one_piece() {
    let cards = business_cards();
    let soft = order(&cards, 500).with("paper", "soft-touch");
    assert_eq!(
        price(&cards, &soft, PriceSheet::default()).unwrap().unit_micros,
        112_000
    );
}

#[test]
fn a_catalogue_card_starts_at_the_smallest_order() {
    let from: Vec<_> = all()
        .iter()
        .map(|spec| from_price(spec, PriceSheet::default()))
        .collect();
    let cents = [1_900, 3_400, 6_900, 20_000, 24_000, 5_800, 7_400, 1_200, 3_500, 7_900];
    assert_eq!(from, cents.map(|cents| Some(Money::from_minor(cents))));
    assert_eq!(from_price(&business_cards(), AGREED), Some(Money::from_minor(1_748)));
}
