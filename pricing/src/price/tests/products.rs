//! The demo shop's products, as far as their prices go.

mod large;

use crate::{Between, Break, Choice, Effect, Label, Micros, OptionGroup, PageRule, QuantityRule, Rate, Spec};

pub(super) use large::{banner, poster, roll_up};

fn totals(listed: &[(u64, i64)]) -> Vec<Break> {
    let at = |&(from, cents)| Break {
        from,
        rate: Rate::Total(Micros::cents(cents)),
        per_page: Micros(0),
    };
    listed.iter().map(at).collect()
}

/// From, cents each, micros a page.
fn each(listed: &[(u64, i64, i64)]) -> Vec<Break> {
    let at = |&(from, cents, per_page)| Break {
        from,
        rate: Rate::Each(Micros::cents(cents)),
        per_page: Micros(per_page),
    };
    listed.iter().map(at).collect()
}

pub(super) fn choice(key: &str, effect: Effect) -> Choice {
    Choice {
        key: key.to_owned(),
        label: Label::default(),
        effect,
        size: None,
    }
}

pub(super) fn group(key: &str, options: Vec<Choice>) -> OptionGroup {
    OptionGroup {
        key: key.to_owned(),
        label: Label::default(),
        options,
    }
}

pub(super) fn up_to(max: u32) -> QuantityRule {
    QuantityRule::Range { min: 1, max, step: 1 }
}

pub(super) fn business_cards() -> Spec {
    let paper = vec![
        choice("350g", Effect::Included),
        choice("uncoated", Effect::Percent(1_800)),
        choice("soft-touch", Effect::Flat(Micros::cents(2_000))),
    ];
    Spec {
        breaks: totals(&[(100, 1_900), (250, 2_700), (500, 3_600), (1_000, 5_200)]),
        groups: vec![group("paper", paper)],
        rush: true,
        ..Spec::default()
    }
}

pub(super) fn flyer() -> Spec {
    let paper = vec![choice("135g", Effect::Included), choice("170g", Effect::Percent(1_000))];
    let print = vec![choice("4/0", Effect::Included), choice("4/4", Effect::Percent(1_500))];
    Spec {
        breaks: totals(&[(250, 3_400), (500, 4_200), (1_000, 5_500), (5_000, 13_500)]),
        groups: vec![group("paper", paper), group("print", print)],
        ..Spec::default()
    }
}

pub(super) fn leaflet() -> Spec {
    let fold = vec![choice("roll", Effect::Included), choice("z", Effect::Included)];
    Spec {
        breaks: totals(&[(250, 6_900), (500, 8_500), (1_000, 11_200)]),
        groups: vec![group("fold", fold)],
        ..Spec::default()
    }
}

pub(super) fn brochure() -> Spec {
    Spec {
        setup: Micros::cents(4_500),
        breaks: each(&[(50, 310, 160_000), (100, 245, 120_000), (250, 180, 90_000)]),
        pages: Some(PageRule {
            min: 8,
            max: 48,
            multiple: 4,
            included: 8,
            per: 4,
        }),
        ..Spec::default()
    }
}

pub(super) fn report() -> Spec {
    Spec {
        setup: Micros::cents(6_000),
        quantity: QuantityRule::Range {
            min: 50,
            max: 1_000,
            step: 1,
        },
        between: Between::Linear,
        breaks: each(&[(50, 220, 35_000), (100, 190, 29_000), (250, 160, 24_000)]),
        pages: Some(PageRule {
            min: 40,
            max: 200,
            multiple: 1,
            included: 0,
            per: 1,
        }),
        ..Spec::default()
    }
}

pub(super) fn letterhead() -> Spec {
    let print = vec![choice("1/0", Effect::Included), choice("4/0", Effect::Percent(2_000))];
    Spec {
        breaks: totals(&[(500, 5_800), (1_000, 7_900), (2_500, 13_900)]),
        groups: vec![group("print", print)],
        ..Spec::default()
    }
}

pub(super) fn envelope() -> Spec {
    let print = vec![choice("1/0", Effect::Included), choice("4/0", Effect::Percent(3_000))];
    Spec {
        breaks: totals(&[(500, 7_400), (1_000, 10_900), (2_500, 21_900)]),
        groups: vec![group("print", print)],
        ..Spec::default()
    }
}

pub(super) fn all() -> Vec<Spec> {
    vec![
        business_cards(),
        flyer(),
        leaflet(),
        brochure(),
        report(),
        letterhead(),
        envelope(),
        poster(),
        banner(),
        roll_up(),
    ]
}
