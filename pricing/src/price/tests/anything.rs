//! Price lists and orders of any values whatever.

use proptest::prelude::*;
use proptest::sample::select;

use super::products::{choice, group};
use crate::{
    Basis, Between, Break, BreakBy, Choice, Configuration, Effect, Micros, OptionGroup, PageRule, PriceSheet,
    QuantityRule, Rate, Size, Spec, Speed,
};

fn micros() -> impl Strategy<Value = Micros> {
    prop_oneof![
        select(vec![i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX]),
        any::<i64>(),
        -10_000_000..100_000_000i64,
    ]
    .prop_map(Micros)
}

fn number() -> impl Strategy<Value = u32> {
    prop_oneof![select(vec![0, 1, 2, u32::MAX - 1, u32::MAX]), any::<u32>(), 0..1_000u32]
}

fn from() -> impl Strategy<Value = u64> {
    prop_oneof![
        number().prop_map(u64::from),
        select(vec![u64::MAX - 1, u64::MAX]),
        any::<u64>()
    ]
}

fn a_break() -> impl Strategy<Value = Break> {
    let rate = prop_oneof![micros().prop_map(Rate::Total), micros().prop_map(Rate::Each)];
    (from(), rate, micros()).prop_map(|(from, rate, per_page)| Break { from, rate, per_page })
}

fn a_choice() -> impl Strategy<Value = Choice> {
    let effect = prop_oneof![
        Just(Effect::Included),
        micros().prop_map(Effect::Flat),
        micros().prop_map(Effect::PerPiece),
        micros().prop_map(Effect::PerSquareMetre),
        micros().prop_map(Effect::PerMetre),
        micros().prop_map(|rate| Effect::Percent(rate.0)),
        micros().prop_map(Effect::UnitPrice),
    ];
    let size = prop::option::of((number(), number()));
    (select(vec!["x", "y"]), effect, size).prop_map(|(key, effect, size)| Choice {
        size,
        ..choice(key, effect)
    })
}

fn a_group() -> impl Strategy<Value = OptionGroup> {
    (select(vec!["a", "b"]), prop::collection::vec(a_choice(), 0..3)).prop_map(|(key, options)| group(key, options))
}

pub(super) fn spec() -> impl Strategy<Value = Spec> {
    let range = (number(), number(), number());
    let quantity = prop_oneof![
        Just(QuantityRule::Listed),
        range.prop_map(|(min, max, step)| QuantityRule::Range { min, max, step }),
    ];
    let rules = (
        quantity,
        select(vec![Basis::Piece, Basis::SquareMetre]),
        select(vec![BreakBy::Pieces, BreakBy::TotalArea]),
        select(vec![Between::Step, Between::Linear]),
    );
    let page = (number(), number(), number(), number(), number());
    let pages = prop::option::of(page.prop_map(|(min, max, multiple, included, per)| PageRule {
        min,
        max,
        multiple,
        included,
        per,
    }));
    let sides = (number(), number(), number(), number());
    let size = prop_oneof![
        Just(Size::None),
        Just(Size::Options),
        sides.prop_map(
            |(min_width_mm, max_width_mm, min_height_mm, max_height_mm)| Size::Free {
                min_width_mm,
                max_width_mm,
                min_height_mm,
                max_height_mm,
            }
        ),
    ];
    let breaks = prop::collection::vec(a_break(), 0..4).prop_perturb(|mut breaks, mut random| {
        if random.random_bool(0.8) {
            breaks.sort_by_key(|b| b.from);
        }
        breaks
    });
    let groups = prop::collection::vec(a_group(), 0..3);
    (micros(), micros(), rules, breaks, pages, size, groups, any::<bool>()).prop_map(
        |(minimum, setup, rules, breaks, pages, size, groups, rush)| Spec {
            minimum,
            setup,
            quantity: rules.0,
            basis: rules.1,
            break_by: rules.2,
            between: rules.3,
            breaks,
            pages,
            size,
            groups,
            rush,
        },
    )
}

fn configuration() -> impl Strategy<Value = Configuration> {
    let key = select(vec!["a", "b", "c"]).prop_map(str::to_owned);
    let options = prop::collection::btree_map(key, select(vec!["x", "y", "z"]).prop_map(str::to_owned), 0..2);
    let some = || prop::option::of(number());
    let speed = select(vec![Speed::Standard, Speed::Rush]);
    (number(), options, some(), some(), some(), speed).prop_map(
        |(quantity, options, pages, width_mm, height_mm, speed)| Configuration {
            quantity,
            options,
            pages,
            width_mm,
            height_mm,
            speed,
        },
    )
}

/// Orders out of the blue, and orders that the price list is likely to allow.
pub(super) fn case() -> impl Strategy<Value = (Spec, Configuration, PriceSheet)> {
    let sheet = micros().prop_map(|any| PriceSheet { adjustment_bp: any.0 });
    (spec(), configuration(), sheet, 0..4u8).prop_map(|(spec, asked, sheet, kind)| {
        let fitting = spec.default_configuration();
        let asked = match kind {
            0 => asked,
            1 => fitting,
            2 => Configuration {
                speed: asked.speed,
                quantity: asked.quantity,
                ..fitting
            },
            _ => Configuration {
                pages: asked.pages,
                width_mm: asked.width_mm,
                ..fitting
            },
        };
        (spec, asked, sheet)
    })
}
