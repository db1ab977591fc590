//! Business stationery.

use super::{
    parts::{choice, group, totals},
    products::{Category, Product},
};
use pricing::{Effect, Micros, OptionGroup, Spec};

pub(super) fn category() -> Category {
    Category {
        slug: "business-stationery",
        name: ("Business stationery", "ビジネス用品"),
        products: vec![business_cards(), letterhead(), envelope()],
    }
}

fn business_cards() -> Product {
    let paper = vec![
        choice("coated", ("Coated, 350 g/m²", "コート紙 350 g/m²"), Effect::Included),
        choice(
            "uncoated",
            ("Uncoated, 350 g/m²", "上質紙 350 g/m²"),
            Effect::Percent(1_800),
        ),
    ];
    let finish = vec![
        choice("none", ("None", "なし"), Effect::Included),
        choice(
            "soft-touch",
            ("Soft-touch lamination", "ソフトタッチ加工"),
            Effect::Flat(Micros::cents(2_000)),
        ),
    ];
    Product {
        slug: "business-cards",
        name: ("Business cards", "名刺"),
        summary: (
            "85 × 55 mm on sturdy 350 g/m² card.",
            "85 × 55 mm、しっかりした厚みの350 g/m²。",
        ),
        picture: "business-cards",
        spec: Spec {
            breaks: totals(&[(100, 1_900), (250, 2_700), (500, 3_600), (1_000, 5_200)]),
            groups: vec![
                group("paper", ("Paper", "用紙"), paper),
                group("finish", ("Finish", "表面加工"), finish),
            ],
            rush: true,
            ..Spec::default()
        },
    }
}

fn letterhead() -> Product {
    Product {
        slug: "letterhead-a4",
        name: ("Letterhead A4", "A4レターヘッド"),
        summary: (
            "Writing paper with your heading, ready for the office printer.",
            "社名入りの便箋。オフィスのプリンターにもそのまま使えます。",
        ),
        picture: "letterhead",
        spec: Spec {
            breaks: totals(&[(500, 5_800), (1_000, 7_900), (2_500, 13_900)]),
            groups: vec![one_side(Effect::Percent(2_000))],
            rush: true,
            ..Spec::default()
        },
    }
}

fn envelope() -> Product {
    Product {
        slug: "envelope-dl",
        name: ("DL window envelope", "DL窓付き封筒"),
        summary: (
            "110 × 220 mm, with a window for the address.",
            "110 × 220 mm、宛名の見える窓付き。",
        ),
        picture: "envelope",
        spec: Spec {
            breaks: totals(&[(500, 7_400), (1_000, 10_900), (2_500, 21_900)]),
            groups: vec![one_side(Effect::Percent(3_000))],
            rush: true,
            ..Spec::default()
        },
    }
}

/// Print on the front alone, in one colour or, at this price, in four.
fn one_side(four_colours: Effect) -> OptionGroup {
    let options = vec![
        choice(
            "1-0",
            ("1/0, one colour on one side", "1/0（片面1色）"),
            Effect::Included,
        ),
        choice(
            "4-0",
            ("4/0, full colour on one side", "4/0（片面フルカラー）"),
            four_colours,
        ),
    ];
    group("print", ("Print", "印刷"), options)
}
