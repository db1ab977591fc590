//! What is sold by area or stands by itself.

use super::{choice, each, group, up_to};
use crate::{Basis, BreakBy, Choice, Effect, Micros, Size, Spec};

/// In the sizes of ISO 216.
pub(in crate::price::tests) fn poster() -> Spec {
    let sheet = |key, size| Choice {
        size: Some(size),
        ..choice(key, Effect::Included)
    };
    let sizes = vec![
        sheet("a2", (420, 594)),
        sheet("a1", (594, 841)),
        sheet("a0", (841, 1_189)),
    ];
    let finish = vec![
        choice("none", Effect::Included),
        choice("laminate", Effect::PerSquareMetre(Micros::cents(800))),
    ];
    Spec {
        minimum: Micros::cents(1_200),
        quantity: up_to(500),
        basis: Basis::SquareMetre,
        breaks: each(&[(1, 2_400, 0), (5, 2_000, 0), (20, 1_600, 0)]),
        size: Size::Options,
        groups: vec![group("size", sizes), group("finish", finish)],
        ..Spec::default()
    }
}

pub(in crate::price::tests) fn banner() -> Spec {
    let edge = vec![
        choice("cut", Effect::Included),
        choice("hem", Effect::PerMetre(Micros::cents(300))),
    ];
    Spec {
        minimum: Micros::cents(3_500),
        quantity: up_to(100),
        basis: Basis::SquareMetre,
        break_by: BreakBy::TotalArea,
        breaks: each(&[(1, 1_800, 0), (5_000_000, 1_500, 0), (20_000_001, 1_200, 0)]),
        size: Size::Free {
            min_width_mm: 500,
            max_width_mm: 10_000,
            min_height_mm: 500,
            max_height_mm: 5_000,
        },
        groups: vec![group("edge", edge)],
        rush: true,
        ..Spec::default()
    }
}

pub(in crate::price::tests) fn roll_up() -> Spec {
    let parts = vec![
        choice("complete", Effect::Included),
        choice("print-only", Effect::UnitPrice(Micros::cents(3_900))),
    ];
    Spec {
        quantity: up_to(100),
        breaks: each(&[(1, 7_900, 0), (2, 6_900, 0), (5, 5_900, 0), (10, 5_400, 0)]),
        groups: vec![group("parts", parts)],
        ..Spec::default()
    }
}
