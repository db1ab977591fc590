//! Every price of the demo shop.

use super::products;
use pricing::{Configuration, PriceSheet, from_price, price};

/// The total in minor units, at list price, of a product's default with this change.
fn total(slug: &str, change: impl Fn(&mut Configuration)) -> Option<i64> {
    let product = products().into_iter().find(|product| product.slug == slug)?;
    let mut configuration = product.spec.default_configuration();
    change(&mut configuration);
    let quote = price(&product.spec, &configuration, PriceSheet::default()).ok()?;
    Some(quote.total.minor())
}

#[test]
fn every_price_list_is_valid() {
    for product in products() {
        assert_eq!(product.spec.validate(), Ok(()), "{}", product.slug);
    }
}

#[test]
fn every_price_of_the_list_is_what_the_formula_gives() {
    let listed: [(&str, &[(u32, i64)]); 8] = [
        (
            "business-cards",
            &[(100, 1_900), (250, 2_700), (500, 3_600), (1_000, 5_200)],
        ),
        (
            "flyer-a5",
            &[(250, 3_400), (500, 4_200), (1_000, 5_500), (5_000, 13_500)],
        ),
        ("leaflet-dl", &[(250, 6_900), (500, 8_500), (1_000, 11_200)]),
        ("letterhead-a4", &[(500, 5_800), (1_000, 7_900), (2_500, 13_900)]),
        ("envelope-dl", &[(500, 7_400), (1_000, 10_900), (2_500, 21_900)]),
        // Setup, and each 3.10, 2.45 and 1.80.
        ("brochure-a4", &[(50, 20_000), (100, 29_000), (250, 49_500)]),
        // Setup, and each 2.20, 1.90 and 1.60 with 40 pages at 0.035, 0.029 and 0.024.
        ("report-a4", &[(50, 24_000), (100, 36_600), (250, 70_000)]),
        (
            "roll-up",
            &[
                (1, 7_900),
                (2, 13_800),
                (4, 27_600),
                (5, 29_500),
                (9, 53_100),
                (10, 54_000),
            ],
        ),
    ];
    for (slug, prices) in listed {
        for &(quantity, cents) in prices {
            assert_eq!(
                total(slug, |c| c.quantity = quantity),
                Some(cents),
                "{quantity} of {slug}"
            );
        }
    }
}

#[test]
fn posters_and_banners_are_priced_by_area() {
    let posters = |quantity, size: &str| {
        total("poster", |c| {
            c.quantity = quantity;
            c.options.insert("size".to_owned(), size.to_owned());
        })
    };
    assert_eq!(posters(20, "a1"), Some(15_986));
    assert_eq!(posters(1, "a2"), Some(1_200), "the minimum");
    // A0 is 0.999949 m².
    for (quantity, cents) in [(1, 2_400), (4, 9_600), (5, 9_999), (19, 37_998), (20, 31_998)] {
        assert_eq!(posters(quantity, "a0"), Some(cents), "{quantity} of A0");
    }
    let banners = |quantity, width, height| {
        total("pvc-banner", |c| {
            c.quantity = quantity;
            (c.width_mm, c.height_mm) = (Some(width), Some(height));
        })
    };
    assert_eq!(banners(1, 1_000, 1_000), Some(3_500), "the minimum");
    for (quantity, width, cents) in [
        (1, 3_000, 5_400),
        (1, 5_000, 7_500),
        (4, 5_000, 30_000),
        (5, 5_000, 30_000),
    ] {
        assert_eq!(banners(quantity, width, 1_000), Some(cents), "{quantity} of {width} mm");
    }
}

#[test]
fn every_option_costs_what_the_list_says() {
    let cases = [
        ("business-cards", "paper", "uncoated", 2_242),
        ("business-cards", "finish", "soft-touch", 3_900),
        ("flyer-a5", "paper", "170g", 3_740),
        ("flyer-a5", "print", "4-4", 3_910),
        ("leaflet-dl", "fold", "z", 6_900),
        ("letterhead-a4", "print", "4-0", 6_960),
        ("envelope-dl", "print", "4-0", 9_620),
        // 0.24948 m² × (24.00 + 8.00) is below the minimum.
        ("poster", "lamination", "laminate", 1_200),
        ("roll-up", "stand", "print-only", 3_900),
    ];
    for (slug, group, key, cents) in cases {
        let chosen = total(slug, |c| {
            c.options.insert(group.to_owned(), key.to_owned());
        });
        assert_eq!(chosen, Some(cents), "{slug} with {key}");
    }
    let hemmed = total("pvc-banner", |c| {
        (c.width_mm, c.height_mm) = (Some(3_000), Some(1_000));
        c.options.insert("edge".to_owned(), "hem".to_owned());
    });
    assert_eq!(hemmed, Some(5_400 + 8 * 300));
    assert_eq!(total("brochure-a4", |c| c.pages = Some(12)), Some(20_800));
}

#[test]
fn a_card_in_the_catalogue_starts_at_the_smallest_order() {
    let from: Vec<(&str, Option<i64>)> = products()
        .iter()
        .map(|product| {
            (
                product.slug,
                from_price(&product.spec, PriceSheet::default()).map(pricing::Money::minor),
            )
        })
        .collect();
    let expected = [
        ("business-cards", 1_900),
        ("letterhead-a4", 5_800),
        ("envelope-dl", 7_400),
        ("flyer-a5", 3_400),
        ("leaflet-dl", 6_900),
        ("brochure-a4", 20_000),
        ("report-a4", 24_000),
        ("poster", 1_200),
        ("pvc-banner", 3_500),
        ("roll-up", 7_900),
    ];
    assert_eq!(from, expected.map(|(slug, cents)| (slug, Some(cents))));
}
