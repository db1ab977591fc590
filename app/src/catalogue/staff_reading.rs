//! Reads what staff wrote of a product, and says at its field what is wrong: the same in the browser and on the server.

use super::{
    form::parse_number,
    staff_form::{BreakForm, ChoiceForm, EFFECTS, GroupForm, PERCENT, ProductForm, RATE, in_order},
    staff_texts as t,
};
use crate::ui::{Checked, FieldError, Lang, at, parse_amount};
use pricing::{
    Basis, Between, Break, BreakBy, Choice, Effect, Label, Micros, OptionGroup, PageRule, PriceSheet, QuantityRule,
    Rate, Size, Spec, SpecError, from_price,
};
use std::collections::BTreeSet;

const LONGEST_NAME: usize = 120;
const LONGEST_SUMMARY: usize = 500;
const LONGEST_LABEL: usize = 80;
const LONGEST_SLUG: usize = 60;
/// More than anybody sells, so that a price list stays quick to price and to show.
const MOST_BREAKS: usize = 100;
const MOST_CHOICES: usize = 200;
/// A million currency units: the largest amount that can be typed.
const LARGEST: i64 = 1_000_000_000_000;

impl Checked for ProductForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut reader = Reader::new(lang);
        reader.text("name_en", &self.name_en, LONGEST_NAME, true);
        reader.text("name_ja", &self.name_ja, LONGEST_NAME, true);
        reader.text("summary_en", &self.summary_en, LONGEST_SUMMARY, false);
        reader.text("summary_ja", &self.summary_ja, LONGEST_SUMMARY, false);
        reader.text("alt_en", &self.alt_en, LONGEST_SUMMARY, false);
        reader.text("alt_ja", &self.alt_ja, LONGEST_SUMMARY, false);
        let slug = self.address();
        if !is_slug(&slug) {
            reader.say("slug", t::slug_wrong(lang));
        }
        if self.category.is_empty() {
            reader.say("category", t::choose_category(lang));
        }
        let (_, problems) = self.spec(lang);
        reader.problems.extend(problems);
        reader.problems
    }
}

impl ProductForm {
    /// The part of the address that names the product.
    pub(super) fn address(&self) -> String {
        let typed = self.slug.trim();
        if typed.is_empty() {
            slug_of(&self.name_en, LONGEST_SLUG)
        } else {
            typed.to_owned()
        }
    }

    /// The price list, and what is wrong with it. It is to be used only where nothing is.
    pub(crate) fn spec(&self, lang: Lang) -> (Spec, Vec<FieldError>) {
        let mut reader = Reader::new(lang);
        let break_by = if self.break_by == "area" {
            BreakBy::TotalArea
        } else {
            BreakBy::Pieces
        };
        let (names, breaks) = reader.breaks(self, break_by);
        let (group_names, groups) = reader.groups(self);
        let spec = Spec {
            minimum: reader.optional_rate("minimum", &self.minimum),
            setup: reader.optional_rate("setup", &self.setup),
            quantity: reader.quantity(self),
            basis: if self.basis == "square_metre" {
                Basis::SquareMetre
            } else {
                Basis::Piece
            },
            break_by,
            between: if self.between == "linear" {
                Between::Linear
            } else {
                Between::Step
            },
            breaks,
            pages: reader.pages(self),
            size: reader.size(self),
            groups,
            rush: !self.rush.is_empty(),
        };
        if reader.problems.is_empty() {
            let names = Names {
                breaks: &names,
                groups: &group_names,
            };
            if let Err(error) = spec.validate() {
                reader.say(&names.field(&error), t::spec_error(&error, lang));
            } else if from_price(&spec, PriceSheet::default()).is_none() {
                reader.say("", super::texts::too_large(lang));
            }
        }
        (spec, reader.problems)
    }
}

/// Whether it can stand in an address.
pub(super) fn is_slug(slug: &str) -> bool {
    (1..=LONGEST_SLUG).contains(&slug.len())
        && slug
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !slug.starts_with('-')
        && !slug.ends_with('-')
}

/// A name in small letters, digits and hyphens; nothing of it may be left.
pub(super) fn slug_of(name: &str, longest: usize) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(longest);
    slug.trim_end_matches('-').to_owned()
}

/// A group's row and key, with the rows and keys of its options.
type GroupNames = (String, String, Vec<(String, String)>);

/// Which field of the form says what.
struct Names<'a> {
    breaks: &'a [String],
    groups: &'a [GroupNames],
}

impl Names<'_> {
    fn field(&self, error: &SpecError) -> String {
        let of_break = |index: usize, field: &str| match self.breaks.get(index) {
            Some(name) => format!("breaks][{name}][{field}"),
            None => "quantity".to_owned(),
        };
        let group = |key: &str| self.groups.iter().find(|(_, k, _)| k == key);
        match error {
            SpecError::NoBreaks => "breaks][b0][from".to_owned(),
            SpecError::BreakOrder { index } => of_break(*index, "from"),
            SpecError::BreakTotal { index } => of_break(*index, "price"),
            SpecError::NegativePrice => "minimum".to_owned(),
            SpecError::Quantity => "quantity".to_owned(),
            SpecError::BelowFirstBreak => "min".to_owned(),
            SpecError::Pages => "pages_min".to_owned(),
            SpecError::Size => "size".to_owned(),
            SpecError::Group { key } => {
                group(key).map_or_else(String::new, |(name, ..)| format!("groups][{name}][label_en"))
            }
            SpecError::Choice { group: of, key } => group(of)
                .and_then(|(_, _, choices)| choices.iter().find(|(_, k)| k == key))
                .map_or_else(String::new, |(name, _)| format!("choices][{name}][effect")),
            SpecError::UnitPrices => String::new(),
        }
    }
}

/// Reads field after field and notes what is wrong.
struct Reader {
    lang: Lang,
    problems: Vec<FieldError>,
}

impl Reader {
    const fn new(lang: Lang) -> Self {
        Self {
            lang,
            problems: Vec::new(),
        }
    }

    fn say(&mut self, field: &str, message: impl Into<String>) {
        if field.is_empty() {
            self.problems.push(FieldError {
                field: String::new(),
                message: message.into(),
            });
        } else {
            self.problems.push(at(field, message));
        }
    }

    fn text(&mut self, field: &str, text: &str, longest: usize, required: bool) {
        let length = text.trim().chars().count();
        if length == 0 && required {
            self.say(field, t::required(self.lang));
        } else if length > longest {
            self.say(field, t::too_long(longest, self.lang));
        }
    }

    fn label(&mut self, field: &str, en: &str, ja: &str) -> Label {
        self.text(&format!("{field}][label_en"), en, LONGEST_LABEL, true);
        self.text(&format!("{field}][label_ja"), ja, LONGEST_LABEL, true);
        Label {
            en: en.trim().to_owned(),
            ja: ja.trim().to_owned(),
        }
    }

    /// A rate of zero or more.
    fn rate(&mut self, field: &str, text: &str) -> Micros {
        match parse_amount(text, RATE) {
            Some(micros) if (0..=LARGEST).contains(&micros) => Micros(micros),
            _ => {
                self.say(field, t::amount_wrong(self.lang));
                Micros(0)
            }
        }
    }

    fn optional_rate(&mut self, field: &str, text: &str) -> Micros {
        if text.trim().is_empty() {
            Micros(0)
        } else {
            self.rate(field, text)
        }
    }

    fn number(&mut self, field: &str, text: &str, least: u32) -> u32 {
        match parse_number(text) {
            Some(number) if number >= least => number,
            _ => {
                self.say(field, t::number_wrong(least, self.lang));
                least
            }
        }
    }

    fn quantity(&mut self, form: &ProductForm) -> QuantityRule {
        if form.quantity != "range" {
            return QuantityRule::Listed;
        }
        let (min, max) = (self.number("min", &form.min, 1), self.number("max", &form.max, 1));
        let step = if form.step.trim().is_empty() {
            1
        } else {
            self.number("step", &form.step, 1)
        };
        if min > max {
            self.say("max", t::below_least(self.lang));
        }
        QuantityRule::Range { min, max, step }
    }

    fn pages(&mut self, form: &ProductForm) -> Option<PageRule> {
        if form.pages.is_empty() {
            return None;
        }
        let rule = PageRule {
            min: self.number("pages_min", &form.pages_min, 1),
            max: self.number("pages_max", &form.pages_max, 1),
            multiple: self.number("pages_multiple", &form.pages_multiple, 1),
            included: self.number("pages_included", &form.pages_included, 0),
            per: self.number("pages_per", &form.pages_per, 1),
        };
        if rule.min > rule.max {
            self.say("pages_max", t::below_least(self.lang));
        } else if !rule.min.is_multiple_of(rule.multiple) {
            self.say("pages_min", t::no_multiple(rule.multiple, self.lang));
        } else if rule.included > rule.min {
            self.say("pages_included", t::included_too_many(self.lang));
        }
        Some(rule)
    }

    fn size(&mut self, form: &ProductForm) -> Size {
        match &*form.size {
            "options" => Size::Options,
            "free" => {
                let mut range = |from: &str, from_text: &str, to: &str, to_text: &str| {
                    let (least, most) = (self.number(from, from_text, 1), self.number(to, to_text, 1));
                    if least > most {
                        self.say(to, t::below_least(self.lang));
                    }
                    (least, most)
                };
                let (min_width_mm, max_width_mm) = range("width_min", &form.width_min, "width_max", &form.width_max);
                let (min_height_mm, max_height_mm) =
                    range("height_min", &form.height_min, "height_max", &form.height_max);
                Size::Free {
                    min_width_mm,
                    max_width_mm,
                    min_height_mm,
                    max_height_mm,
                }
            }
            _ => Size::None,
        }
    }

    /// The breaks in ascending order, with the names of their rows.
    fn breaks(&mut self, form: &ProductForm, by: BreakBy) -> (Vec<String>, Vec<Break>) {
        let rows: Vec<_> = in_order(&form.breaks)
            .into_iter()
            .filter(|(_, row)| !row.is_empty())
            .collect();
        if rows.is_empty() {
            let first = in_order(&form.breaks).first().map(|(name, _)| (*name).clone());
            let field = format!("breaks][{}][from", first.unwrap_or_else(|| "b0".to_owned()));
            self.say(&field, t::spec_error(&SpecError::NoBreaks, self.lang));
        }
        if let Some((name, _)) = rows.get(MOST_BREAKS) {
            self.say(
                &format!("breaks][{name}][from"),
                t::too_many_rows(MOST_BREAKS, self.lang),
            );
        }
        let mut breaks: Vec<(String, Break)> = rows
            .into_iter()
            .map(|(name, row)| (name.clone(), self.one_break(name, row, by)))
            .collect();
        breaks.sort_by_key(|(_, b)| b.from);
        breaks.into_iter().unzip()
    }

    fn one_break(&mut self, name: &str, row: &BreakForm, by: BreakBy) -> Break {
        let field = |field: &str| format!("breaks][{name}][{field}");
        let from = match by {
            BreakBy::Pieces => parse_number(&row.from).filter(|from| *from > 0).map(u64::from),
            BreakBy::TotalArea => parse_amount(&row.from, RATE).and_then(|mm2| u64::try_from(mm2).ok()),
        };
        if from.is_none() {
            let wrong = match by {
                BreakBy::Pieces => t::number_wrong(1, self.lang),
                BreakBy::TotalArea => t::amount_wrong(self.lang).to_owned(),
            };
            self.say(&field("from"), wrong);
        }
        let price = self.rate(&field("price"), &row.price);
        Break {
            from: from.unwrap_or(0),
            rate: if row.rate == "total" {
                Rate::Total(price)
            } else {
                Rate::Each(price)
            },
            per_page: self.optional_rate(&field("per_page"), &row.per_page),
        }
    }

    /// The option groups, with the names and keys of their rows.
    fn groups(&mut self, form: &ProductForm) -> (Vec<GroupNames>, Vec<OptionGroup>) {
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
                self.say(
                    &format!("choices][{name}][effect"),
                    super::texts::unknown_option(self.lang),
                );
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
