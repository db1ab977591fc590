//! The price formula. It is written out at the head of the crate.

use crate::check::Order;
use crate::money::MICROS_PER_MINOR;
use crate::quote::Bill;
use crate::ratio::Ratio;
use crate::{
    Basis, Between, Break, BreakBy, Configuration, Effect, Micros, Money, PriceSheet, Problem, Quote, Rate, Spec, Speed,
};

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests;

const WHOLE_BP: i64 = 10_000;

/// Prices a configuration. The total is never negative.
///
/// # Errors
/// The first [`Problem`] in the order quantity, pages, options, width, height, speed; then
/// [`NotPriced`](Problem::NotPriced) and [`TooLarge`](Problem::TooLarge).
pub fn price(spec: &Spec, configuration: &Configuration, sheet: PriceSheet) -> Result<Quote, Problem> {
    let order = Order::check(spec, configuration)?;
    quote(spec, &order, sheet).ok_or(Problem::TooLarge)
}

/// The price of the default configuration, for "from 19.00" in a catalogue; `None` where that has no price.
#[must_use]
pub fn from_price(spec: &Spec, sheet: PriceSheet) -> Option<Money> {
    let quote = price(spec, &spec.default_configuration(), sheet).ok()?;
    Some(quote.total)
}

/// The quantities of the breaks that can be ordered, for a price table. None if the breaks count area.
#[must_use]
pub fn effective_quantities(spec: &Spec) -> Vec<u32> {
    if spec.break_by == BreakBy::TotalArea {
        return Vec::new();
    }
    let quantities = spec.breaks.iter().map(|b| u32::try_from(b.from));
    quantities
        .flatten()
        .filter(|&quantity| spec.quantity.allows(quantity))
        .collect()
}

/// `None` if the amount is too large.
fn quote(spec: &Spec, order: &Order, sheet: PriceSheet) -> Option<Quote> {
    let base = base(spec, order)?;
    let mut options = Vec::with_capacity(order.effects.len());
    let mut subtotal = base.plus(micros(spec.setup))?;
    for &(group, effect) in &order.effects {
        let amount = effect_amount(effect, order, base)?;
        options.push((group, amount));
        subtotal = subtotal.plus(amount)?;
    }
    let missing = micros(spec.minimum.max(Micros(0))).minus(subtotal)?;
    let minimum_applied = missing.is_positive();
    let top_up = if minimum_applied { missing } else { Ratio::ZERO };

    let mut bill = Bill::default();
    let base = bill.add(base.plus(top_up)?)?;
    let options = options
        .into_iter()
        .map(|(group, amount)| Some((group.to_owned(), bill.add(amount)?)))
        .collect::<Option<_>>()?;
    let setup = bill.add(micros(spec.setup))?;
    let rush = bill.multiply(match order.speed {
        Speed::Standard => Ratio::whole(1),
        Speed::Rush => Ratio::new(3, 2)?,
    })?;
    let kept_bp = sheet.adjustment_bp.saturating_add(WHOLE_BP).max(0);
    let sheet = bill.multiply(Ratio::new(kept_bp.into(), WHOLE_BP.into())?)?;
    let unit = Ratio::new(i128::from(bill.shown) * MICROS_PER_MINOR, order.quantity)?;
    Some(Quote {
        total: Money::from_minor(bill.shown),
        base,
        options,
        setup,
        rush,
        sheet,
        unit_micros: unit.round()?.try_into().ok()?,
        minimum_applied,
    })
}

/// Quantity × unit × area, in micros.
fn base(spec: &Spec, order: &Order) -> Option<Ratio> {
    let replaced = order.effects.iter().rev().find_map(|(_, effect)| match effect {
        Effect::UnitPrice(rate) => Some(micros(*rate)),
        _ => None,
    });
    let unit = match replaced {
        Some(unit) => unit,
        None => unit_price(spec, order)?,
    };
    unit.times(match spec.basis {
        Basis::Piece => Ratio::whole(order.quantity),
        Basis::SquareMetre => square_metres(order)?,
    })
}

/// The unit price at the ordered quantity, in micros.
fn unit_price(spec: &Spec, order: &Order) -> Option<Ratio> {
    let here = match spec.break_by {
        BreakBy::Pieces => order.quantity,
        BreakBy::TotalArea => order.area_mm2(),
    };
    let reached = spec.breaks.iter().rposition(|b| i128::from(b.from) <= here);
    let lower = spec.breaks.get(reached.unwrap_or(0))?;
    let price = break_price(lower, order)?;
    let upper = reached.and_then(|index| spec.breaks.get(index + 1));
    match (spec.between, upper) {
        (Between::Linear, Some(upper)) => {
            let start = i128::from(lower.from);
            let way = Ratio::new(here - start, i128::from(upper.from) - start)?;
            let rise = break_price(upper, order)?.minus(price)?;
            price.plus(rise.times(way)?)
        }
        _ => Some(price),
    }
}

/// The unit price at a break itself, its pages included.
fn break_price(at: &Break, order: &Order) -> Option<Ratio> {
    let rate = match at.rate {
        Rate::Total(total) => Ratio::new(total.0.into(), at.from.into())?,
        Rate::Each(each) => micros(each),
    };
    rate.plus(micros(at.per_page).times(order.extra_pages)?)
}

fn effect_amount(effect: Effect, order: &Order, base: Ratio) -> Option<Ratio> {
    match effect {
        Effect::Included | Effect::UnitPrice(_) => Some(Ratio::ZERO),
        Effect::Flat(rate) => Some(micros(rate)),
        Effect::PerPiece(rate) => micros(rate).times(Ratio::whole(order.quantity)),
        Effect::PerSquareMetre(rate) => micros(rate).times(square_metres(order)?),
        Effect::PerMetre(rate) => micros(rate).times(Ratio::new(order.edge_mm(), 1_000)?),
        Effect::Percent(bp) => base.times(Ratio::new(bp.into(), WHOLE_BP.into())?),
    }
}

fn square_metres(order: &Order) -> Option<Ratio> {
    Ratio::new(order.area_mm2(), 1_000_000)
}

fn micros(rate: Micros) -> Ratio {
    Ratio::whole(rate.0.into())
}
