//! Large format, priced by area or by the piece.

use super::{
    parts::{choice, each, group, range, sheet},
    products::{Category, Product},
};
use pricing::{Basis, BreakBy, Effect, Micros, Size, Spec};

pub(super) fn category() -> Category {
    Category {
        slug: "large-format",
        name: ("Large format", "大判印刷"),
        products: vec![poster(), banner(), roll_up()],
    }
}

/// In sizes of ISO 216.
fn poster() -> Product {
    let sizes = vec![
        sheet("a2", ("A2 (420 × 594 mm)", "A2（420 × 594 mm）"), (420, 594)),
        sheet("a1", ("A1 (594 × 841 mm)", "A1（594 × 841 mm）"), (594, 841)),
        sheet("a0", ("A0 (841 × 1,189 mm)", "A0（841 × 1,189 mm）"), (841, 1_189)),
    ];
    let lamination = vec![
        choice("none", ("None", "なし"), Effect::Included),
        choice(
            "laminate",
            ("Laminated", "ラミネート加工"),
            Effect::PerSquareMetre(Micros::cents(800)),
        ),
    ];
    Product {
        slug: "poster",
        name: ("Poster", "ポスター"),
        summary: (
            "A2, A1 or A0, laminated if you wish.",
            "A2・A1・A0の3サイズ。ラミネート加工も選べます。",
        ),
        picture: "poster",
        spec: Spec {
            minimum: Micros::cents(1_200),
            quantity: range(1, 500, 1),
            basis: Basis::SquareMetre,
            breaks: each(&[(1, 2_400), (5, 2_000), (20, 1_600)]),
            size: Size::Options,
            groups: vec![
                group("size", ("Size", "サイズ"), sizes),
                group("lamination", ("Lamination", "ラミネート"), lamination),
            ],
            rush: true,
            ..Spec::default()
        },
    }
}

/// The area of all banners together decides the rate.
fn banner() -> Product {
    let edge = vec![
        choice("cut", ("Cut flush", "断ち切り"), Effect::Included),
        choice(
            "hem",
            ("Hem and eyelets", "縁の折り返し・ハトメ"),
            Effect::PerMetre(Micros::cents(300)),
        ),
    ];
    Product {
        slug: "pvc-banner",
        name: ("PVC banner", "PVCバナー"),
        summary: (
            "Any size up to 5 × 2 m, for indoors and out.",
            "最大5 × 2 mの自由なサイズ。屋内にも屋外にも。",
        ),
        picture: "banner",
        spec: Spec {
            minimum: Micros::cents(3_500),
            quantity: range(1, 200, 1),
            basis: Basis::SquareMetre,
            break_by: BreakBy::TotalArea,
            breaks: each(&[(1, 1_800), (5_000_000, 1_500), (20_000_001, 1_200)]),
            size: Size::Free {
                min_width_mm: 500,
                max_width_mm: 5_000,
                min_height_mm: 500,
                max_height_mm: 2_000,
            },
            groups: vec![group("edge", ("Edge", "縁の仕上げ"), edge)],
            rush: true,
            ..Spec::default()
        },
    }
}

fn roll_up() -> Product {
    let stand = vec![
        choice("with-stand", ("With stand", "スタンド付き"), Effect::Included),
        choice(
            "print-only",
            ("Print only", "印刷のみ"),
            Effect::UnitPrice(Micros::cents(3_900)),
        ),
    ];
    Product {
        slug: "roll-up",
        name: ("Roll-up 85 × 200 cm", "ロールアップバナー 85 × 200 cm"),
        summary: (
            "Stands by itself and rolls away into its base.",
            "自立式。使わないときは土台に巻き取って収納できます。",
        ),
        picture: "roll-up",
        spec: Spec {
            quantity: range(1, 100, 1),
            breaks: each(&[(1, 7_900), (2, 6_900), (5, 5_900), (10, 5_400)]),
            groups: vec![group("stand", ("Stand", "スタンド"), stand)],
            rush: true,
            ..Spec::default()
        },
    }
}
