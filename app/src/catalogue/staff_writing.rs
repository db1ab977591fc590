//! Writes a price list out as staff read and change it: the other way than [`super::staff_reading`].

use super::staff_form::{BreakForm, ChoiceForm, GroupForm, PERCENT, ProductForm, RATE, choice_name, row};
use crate::ui::written_amount;
use pricing::{
    Basis, Between, Break, BreakBy, Choice, Effect, Label, Micros, OptionGroup, PageRule, QuantityRule, Rate, Size,
    Spec,
};

impl ProductForm {
    /// Writes a price list out; the other fields stay empty.
    pub(crate) fn of_spec(spec: &Spec) -> Self {
        let mut form = Self {
            minimum: optional(spec.minimum),
            setup: optional(spec.setup),
            basis: match spec.basis {
                Basis::Piece => "piece",
                Basis::SquareMetre => "square_metre",
            }
            .to_owned(),
            break_by: match spec.break_by {
                BreakBy::Pieces => "pieces",
                BreakBy::TotalArea => "area",
            }
            .to_owned(),
            between: match spec.between {
                Between::Step => "step",
                Between::Linear => "linear",
            }
            .to_owned(),
            rush: if spec.rush { "offered" } else { "" }.to_owned(),
            ..Self::default()
        };
        form.write_quantity(spec.quantity);
        form.write_size(spec.size);
        if let Some(rule) = spec.pages {
            form.write_pages(rule);
        }
        form.breaks = (0..)
            .zip(&spec.breaks)
            .map(|(place, b)| (row('b', place), BreakForm::of(b, spec.break_by)))
            .collect();
        for (place, group) in (0..).zip(&spec.groups) {
            form.write_group(&row('g', place), group);
        }
        form
    }

    fn write_quantity(&mut self, rule: QuantityRule) {
        match rule {
            QuantityRule::Listed => "listed".clone_into(&mut self.quantity),
            QuantityRule::Range { min, max, step } => {
                "range".clone_into(&mut self.quantity);
                (self.min, self.max, self.step) = (number(min), number(max), number(step));
            }
        }
    }

    fn write_pages(&mut self, rule: PageRule) {
        "counted".clone_into(&mut self.pages);
        (self.pages_min, self.pages_max) = (number(rule.min), number(rule.max));
        self.pages_multiple = number(rule.multiple);
        (self.pages_included, self.pages_per) = (number(rule.included), number(rule.per));
    }

    fn write_size(&mut self, size: Size) {
        match size {
            Size::None => "none".clone_into(&mut self.size),
            Size::Options => "options".clone_into(&mut self.size),
            Size::Free {
                min_width_mm,
                max_width_mm,
                min_height_mm,
                max_height_mm,
            } => {
                "free".clone_into(&mut self.size);
                (self.width_min, self.width_max) = (number(min_width_mm), number(max_width_mm));
                (self.height_min, self.height_max) = (number(min_height_mm), number(max_height_mm));
            }
        }
    }

    fn write_group(&mut self, name: &str, group: &OptionGroup) {
        let Label { en, ja } = group.label.clone();
        self.groups.insert(
            name.to_owned(),
            GroupForm {
                key: group.key.clone(),
                label_en: en,
                label_ja: ja,
            },
        );
        for (place, choice) in (0..).zip(&group.options) {
            self.choices.insert(choice_name(name, place), ChoiceForm::of(choice));
        }
    }
}

impl BreakForm {
    fn of(b: &Break, by: BreakBy) -> Self {
        let from = i64::try_from(b.from).unwrap_or(i64::MAX);
        let (rate, price) = match b.rate {
            Rate::Total(total) => ("total", total),
            Rate::Each(each) => ("each", each),
        };
        Self {
            from: match by {
                BreakBy::Pieces => written_amount(from, 0, 0),
                // Square millimetres as square metres.
                BreakBy::TotalArea => written_amount(from, RATE, 0),
            },
            price: written(price),
            rate: rate.to_owned(),
            per_page: optional(b.per_page),
        }
    }
}

impl ChoiceForm {
    fn of(choice: &Choice) -> Self {
        let (effect, amount) = match choice.effect {
            Effect::Included => ("included", String::new()),
            Effect::Flat(rate) => ("flat", written(rate)),
            Effect::PerPiece(rate) => ("per_piece", written(rate)),
            Effect::PerSquareMetre(rate) => ("per_square_metre", written(rate)),
            Effect::PerMetre(rate) => ("per_metre", written(rate)),
            Effect::Percent(bp) => ("percent", written_amount(bp, PERCENT, 0)),
            Effect::UnitPrice(rate) => ("unit_price", written(rate)),
        };
        let Label { en, ja } = choice.label.clone();
        let side = |side: Option<u32>| side.map(number).unwrap_or_default();
        Self {
            key: choice.key.clone(),
            label_en: en,
            label_ja: ja,
            effect: effect.to_owned(),
            amount,
            width: side(choice.size.map(|size| size.0)),
            height: side(choice.size.map(|size| size.1)),
        }
    }
}

fn number(number: u32) -> String {
    written_amount(number.into(), 0, 0)
}

fn written(rate: Micros) -> String {
    written_amount(rate.0, RATE, 2)
}

fn optional(rate: Micros) -> String {
    if rate == Micros(0) {
        String::new()
    } else {
        written(rate)
    }
}
