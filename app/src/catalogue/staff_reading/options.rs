//! The option groups of a product, and what each option does to the price.

use super::{
    names::GroupNames,
    reader::{LARGEST, Reader},
};
use crate::{
    catalogue::{
        slug::slug_of,
        staff_form::{ChoiceForm, EFFECTS, GroupForm, PERCENT, ProductForm, RATE, in_order},
        staff_texts as t, texts,
    },
    ui::parse_amount,
};
use pricing::{Choice, Effect, Micros, OptionGroup};
use std::collections::BTreeSet;

/// So that a price list stays quick to price and to show.
const MOST_CHOICES: usize = 200;

impl Reader {
    /// The option groups, with the names and keys of their rows.
    pub(super) fn groups(&mut self, form: &ProductForm) -> (Vec<GroupNames>, Vec<OptionGroup>) {
        if form.choices.len() > MOST_CHOICES {
            self.say("", t::too_many_rows(MOST_CHOICES, self.lang));
        }
        let mut keys = BTreeSet::new();
        let mut groups = Vec::new();
        for (name, row) in in_order(&form.groups) {
            let choices: Vec<_> = in_order(&form.choices)
                .into_iter()
                .filter(|(choice, row)| {
                    choice.rsplit_once('-').is_some_and(|(group, _)| group == name) && !row.is_empty()
                })
                .collect();
            if row.is_empty() && choices.is_empty() {
                continue;
            }
            groups.push(self.group(name, row, &choices, &mut keys));
        }
        groups.into_iter().unzip()
    }

    fn group(
        &mut self,
        name: &str,
        row: &GroupForm,
        choices: &[(&String, &ChoiceForm)],
        keys: &mut BTreeSet<String>,
    ) -> (GroupNames, OptionGroup) {
        let label = self.label(&format!("groups][{name}"), &row.label_en, &row.label_ja);
        let key = key_of(&row.key, &label.en, 'g', keys);
        if choices.is_empty() {
            let field = format!("choices][{name}-0][label_en");
            self.say(&field, t::group_without_options(self.lang));
        }
        let mut taken = BTreeSet::new();
        let (names, options) = choices
            .iter()
            .map(|(choice, row)| {
                let option = self.choice(choice, row, &mut taken);
                (((*choice).clone(), option.key.clone()), option)
            })
            .unzip();
        let group = OptionGroup {
            key: key.clone(),
            label,
            options,
        };
        ((name.to_owned(), key, names), group)
    }

    fn choice(&mut self, name: &str, row: &ChoiceForm, keys: &mut BTreeSet<String>) -> Choice {
        let label = self.label(&format!("choices][{name}"), &row.label_en, &row.label_ja);
        let sized = [&row.width, &row.height].iter().any(|side| !side.trim().is_empty());
        let size = sized.then(|| {
            (
                self.number(&format!("choices][{name}][width"), &row.width, 1),
                self.number(&format!("choices][{name}][height"), &row.height, 1),
            )
        });
        Choice {
            key: key_of(&row.key, &label.en, 'o', keys),
            label,
            effect: self.effect(name, row),
            size,
        }
    }

    fn effect(&mut self, name: &str, row: &ChoiceForm) -> Effect {
        let effect = if row.effect.is_empty() {
            EFFECTS[0]
        } else {
            &*row.effect
        };
        let field = format!("choices][{name}][amount");
        if effect == "included" {
            if !row.amount.trim().is_empty() {
                self.say(&format!("choices][{name}][effect"), t::amount_without_effect(self.lang));
            }
            return Effect::Included;
        }
        if effect == "percent" {
            let percent = row.amount.trim().trim_end_matches(['%', '％']);
            let Some(bp) = parse_amount(percent, PERCENT).filter(|bp| (-10_000..=1_000_000).contains(bp)) else {
                self.say(&field, t::percent_wrong(self.lang));
                return Effect::Included;
            };
            return Effect::Percent(bp);
        }
        let rate = match parse_amount(&row.amount, RATE) {
            // What is done less for may cost less, but for the price of a piece itself.
            Some(micros) if micros.abs() <= LARGEST && (micros >= 0 || effect != "unit_price") => Micros(micros),
            _ => {
                self.say(&field, t::amount_wrong(self.lang));
                Micros(0)
            }
        };
        match effect {
            "flat" => Effect::Flat(rate),
            "per_piece" => Effect::PerPiece(rate),
            "per_square_metre" => Effect::PerSquareMetre(rate),
            "per_metre" => Effect::PerMetre(rate),
            "unit_price" => Effect::UnitPrice(rate),
            _ => {
                self.say(&format!("choices][{name}][effect"), texts::unknown_option(self.lang));
                Effect::Included
            }
        }
    }
}

/// A key that nothing else in the same list has: the one it has had, or one made from its name. It begins with a letter.
fn key_of(had: &str, name: &str, kind: char, taken: &mut BTreeSet<String>) -> String {
    let had = had.trim();
    let made = if had.is_empty()
        || !had
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'[' | b']'))
    {
        slug_of(name, 40)
    } else {
        had.to_owned()
    };
    let made = if made.starts_with(|c: char| c.is_ascii_alphabetic()) || (made == had && !had.is_empty()) {
        made
    } else {
        format!("{kind}{made}")
    };
    let mut key = made.clone();
    for number in 2.. {
        if taken.insert(key.clone()) {
            break;
        }
        key = format!("{made}-{number}");
    }
    key
}
