//! Marketing: flyers and leaflets.

use super::{
    parts::{choice, group, totals},
    products::{Category, Product},
};
use pricing::{Effect, Spec};

pub(super) fn category() -> Category {
    Category {
        slug: "marketing",
        name: ("Marketing", "販促物"),
        products: vec![flyer(), leaflet()],
    }
}

fn flyer() -> Product {
    let paper = vec![
        choice("135g", ("Coated, 135 g/m²", "コート紙 135 g/m²"), Effect::Included),
        choice(
            "170g",
            ("Coated, 170 g/m²", "コート紙 170 g/m²"),
            Effect::Percent(1_000),
        ),
    ];
    let print = vec![
        choice(
            "4-0",
            ("4/0, full colour on one side", "4/0（片面フルカラー）"),
            Effect::Included,
        ),
        choice(
            "4-4",
            ("4/4, full colour on both sides", "4/4（両面フルカラー）"),
            Effect::Percent(1_500),
        ),
    ];
    Product {
        slug: "flyer-a5",
        name: ("Flyer A5", "A5チラシ"),
        summary: (
            "148 × 210 mm in full colour, on one side or both.",
            "148 × 210 mm、片面または両面のフルカラー印刷。",
        ),
        picture: "flyer",
        spec: Spec {
            breaks: totals(&[(250, 3_400), (500, 4_200), (1_000, 5_500), (5_000, 13_500)]),
            groups: vec![
                group("paper", ("Paper", "用紙"), paper),
                group("print", ("Print", "印刷"), print),
            ],
            rush: true,
            ..Spec::default()
        },
    }
}

fn leaflet() -> Product {
    let fold = vec![
        choice("roll", ("Roll fold", "巻き三つ折り"), Effect::Included),
        choice("z", ("Z fold", "Z折り（外三つ折り）"), Effect::Included),
    ];
    Product {
        slug: "leaflet-dl",
        name: ("Leaflet A4 folded to DL", "A4三つ折りリーフレット"),
        summary: ("Six panels that fit a DL envelope.", "DL封筒に入る6面のリーフレット。"),
        picture: "leaflet",
        spec: Spec {
            breaks: totals(&[(250, 6_900), (500, 8_500), (1_000, 11_200)]),
            groups: vec![group("fold", ("Fold", "折り方"), fold)],
            rush: true,
            ..Spec::default()
        },
    }
}
