//! The formula a second time, written another way: everything over one denominator, nothing reduced. Good for
//! sensible prices only; it overflows where the crate would answer `TooLarge`.

use crate::{Basis, Between, Break, BreakBy, Configuration, Effect, PriceSheet, Rate, Size, Spec, Speed};

/// The total in minor units.
pub(super) fn total(spec: &Spec, asked: &Configuration, sheet: PriceSheet) -> i128 {
    let pieces = i128::from(asked.quantity);
    let effects = effects(spec, asked);
    let (width, height) = size(spec, asked);
    let mm2 = pieces * width * height;
    let (mut unit, mut parts) = unit(spec, asked, mm2);
    for effect in &effects {
        if let Effect::UnitPrice(rate) = effect {
            (unit, parts) = (i128::from(rate.0), 1);
        }
    }
    // All that follows is in micros × parts × 1,000,000 (mm² in a m²) × 10,000 (basis points).
    let scale = parts * 10_000_000_000;
    let units = match spec.basis {
        Basis::Piece => pieces * 1_000_000,
        Basis::SquareMetre => mm2,
    };
    let mut sum = unit * units * 10_000 + i128::from(spec.setup.0) * scale;
    for effect in effects {
        sum += match effect {
            Effect::Included | Effect::UnitPrice(_) => 0,
            Effect::Flat(rate) => i128::from(rate.0) * scale,
            Effect::PerPiece(rate) => i128::from(rate.0) * pieces * scale,
            Effect::PerSquareMetre(rate) => i128::from(rate.0) * mm2 * (scale / 1_000_000),
            Effect::PerMetre(rate) => i128::from(rate.0) * (2 * width + 2 * height) * pieces * (scale / 1_000),
            Effect::Percent(bp) => unit * units * i128::from(bp),
        };
    }
    let list = sum.max(i128::from(spec.minimum.0) * scale).max(0);
    let halves = if asked.speed == Speed::Rush { 3 } else { 2 };
    let bp = 10_000 + i128::from(sheet.adjustment_bp);
    half_up(list * halves * bp, scale * 2 * 10_000 * 10_000)
}

/// For amounts that are not negative.
pub(super) fn half_up(above: i128, below: i128) -> i128 {
    above / below + i128::from(above % below >= below - above % below)
}

fn effects(spec: &Spec, asked: &Configuration) -> Vec<Effect> {
    let mut effects = Vec::new();
    for group in &spec.groups {
        let key = asked.options.get(&group.key).unwrap_or(&group.options[0].key);
        effects.extend(group.options.iter().filter(|o| o.key == *key).map(|o| o.effect));
    }
    effects
}

fn size(spec: &Spec, asked: &Configuration) -> (i128, i128) {
    let (width, height) = match spec.size {
        Size::None => (0, 0),
        Size::Options => unreachable!("pinned by the poster's examples"),
        Size::Free { .. } => (asked.width_mm.unwrap(), asked.height_mm.unwrap()),
    };
    (width.into(), height.into())
}

fn unit(spec: &Spec, asked: &Configuration, mm2: i128) -> (i128, i128) {
    let here = match spec.break_by {
        BreakBy::Pieces => i128::from(asked.quantity),
        BreakBy::TotalArea => mm2,
    };
    for pair in spec.breaks.windows(2) {
        let (start, end) = (i128::from(pair[0].from), i128::from(pair[1].from));
        if here >= end {
            continue;
        }
        let (low, low_parts) = at_break(spec, asked, &pair[0]);
        if spec.between == Between::Step || here <= start {
            return (low, low_parts);
        }
        let (high, high_parts) = at_break(spec, asked, &pair[1]);
        let weighed = low * high_parts * (end - here) + high * low_parts * (here - start);
        return (weighed, low_parts * high_parts * (end - start));
    }
    at_break(spec, asked, spec.breaks.last().unwrap())
}

fn at_break(spec: &Spec, asked: &Configuration, at: &Break) -> (i128, i128) {
    let (rate, pieces) = match at.rate {
        Rate::Each(each) => (i128::from(each.0), 1),
        Rate::Total(total) => (i128::from(total.0), i128::from(at.from)),
    };
    match spec.pages {
        None => (rate, pieces),
        Some(rule) => {
            let extra = i128::from(asked.pages.unwrap() - rule.included);
            let per = i128::from(rule.per);
            (rate * per + i128::from(at.per_page.0) * extra * pieces, pieces * per)
        }
    }
}
