//! Random price lists that a shop could have, with orders that they allow.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use super::products::{choice, group};
use crate::{
    Basis, Between, Break, BreakBy, Configuration, Effect, Micros, OptionGroup, PageRule, PriceSheet, QuantityRule,
    Rate, Size, Spec, Speed,
};

/// Up to 50.00 in micros.
fn rate() -> impl Strategy<Value = Micros> {
    (0..50_000_000i64).prop_map(Micros)
}

fn breaks(by_piece: bool) -> impl Strategy<Value = Vec<Break>> {
    let reach = if by_piece { 2..300u64 } else { 2..100_000_000 };
    (prop::collection::btree_set(reach, 0..5), any::<bool>()).prop_flat_map(
        move |(mut froms, totals): (BTreeSet<u64>, bool)| {
            froms.insert(1);
            let priced = |from| {
                (rate(), 0..500_000i64).prop_map(move |(Micros(rate), per_page)| Break {
                    from,
                    rate: if by_piece && totals {
                        Rate::Total(Micros(rate * 20 + 1))
                    } else {
                        Rate::Each(Micros(rate))
                    },
                    per_page: Micros(per_page),
                })
            };
            froms.into_iter().map(priced).collect::<Vec<_>>()
        },
    )
}

fn effect(sized: bool) -> impl Strategy<Value = Effect> {
    let sized = u32::from(sized);
    prop_oneof![
        2 => Just(Effect::Included),
        2 => rate().prop_map(Effect::Flat),
        1 => (-1_000_000..0i64).prop_map(|micros| Effect::Flat(Micros(micros))),
        2 => rate().prop_map(Effect::PerPiece),
        3 => (-10_000..20_000i64).prop_map(Effect::Percent),
        2 * sized => rate().prop_map(Effect::PerSquareMetre),
        2 * sized => rate().prop_map(Effect::PerMetre),
    ]
}

/// Three groups; only the last can replace the unit price.
fn groups(sized: bool) -> impl Strategy<Value = Vec<OptionGroup>> {
    let last = prop_oneof![3 => effect(sized), 1 => rate().prop_map(Effect::UnitPrice)];
    let two = || (effect(sized), effect(sized));
    (two(), two(), (effect(sized), last)).prop_map(|(a, b, c)| {
        [("a", a), ("b", b), ("c", c)]
            .map(|(key, (x, y))| group(key, vec![choice("x", x), choice("y", y)]))
            .to_vec()
    })
}

pub(super) fn spec() -> impl Strategy<Value = Spec> {
    let kinds = select(vec![
        (Basis::Piece, BreakBy::Pieces),
        (Basis::SquareMetre, BreakBy::Pieces),
        (Basis::SquareMetre, BreakBy::TotalArea),
    ]);
    kinds.prop_flat_map(|(basis, break_by)| {
        let sized = basis == Basis::SquareMetre;
        let paged = prop_oneof![
            Just(None),
            Just(Some(PageRule {
                min: 8,
                max: 48,
                multiple: 4,
                included: 8,
                per: 4
            })),
            Just(Some(PageRule {
                min: 3,
                max: 200,
                multiple: 1,
                included: 0,
                per: 3
            })),
        ];
        let between = select(vec![Between::Step, Between::Linear]);
        (rate(), rate(), between, breaks(!sized), paged, groups(sized)).prop_map(
            move |(minimum, setup, between, breaks, pages, groups)| Spec {
                minimum,
                setup,
                quantity: QuantityRule::Range {
                    min: 1,
                    max: 400,
                    step: 1,
                },
                basis,
                break_by,
                between,
                breaks,
                pages,
                size: if sized { FREE } else { Size::None },
                groups,
                rush: true,
            },
        )
    })
}

const FREE: Size = Size::Free {
    min_width_mm: 1,
    max_width_mm: 3_000,
    min_height_mm: 1,
    max_height_mm: 3_000,
};

/// An order that every [`spec`] allows.
fn order() -> impl Strategy<Value = Configuration> {
    let key = || select(vec!["x", "y"]);
    let speed = select(vec![Speed::Standard, Speed::Rush]);
    (
        1..=400u32,
        [key(), key(), key()],
        2..=12u32,
        1..=3_000u32,
        1..=3_000u32,
        speed,
    )
        .prop_map(|(quantity, keys, fours, width, height, speed)| Configuration {
            quantity,
            options: ["a", "b", "c"]
                .map(str::to_owned)
                .into_iter()
                .zip(keys.map(str::to_owned))
                .collect(),
            pages: Some(fours * 4),
            width_mm: Some(width),
            height_mm: Some(height),
            speed,
        })
}

pub(super) fn case() -> impl Strategy<Value = (Spec, Configuration, PriceSheet)> {
    let sheet = (-10_000..5_000i64).prop_map(|adjustment_bp| PriceSheet { adjustment_bp });
    (spec(), order(), sheet)
}

/// A product with totals in whole cents and nothing beside them.
pub(super) fn plain() -> impl Strategy<Value = Spec> {
    let listed = prop::collection::btree_map(1..5_000u64, 1..1_000_000i64, 1..6);
    (listed, select(vec![Between::Step, Between::Linear])).prop_map(|(listed, between)| Spec {
        between,
        breaks: listed
            .into_iter()
            .map(|(from, cents)| Break {
                from,
                rate: Rate::Total(Micros::cents(cents)),
                per_page: Micros(0),
            })
            .collect(),
        rush: true,
        ..Spec::default()
    })
}
