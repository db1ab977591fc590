//! What administrators type about a company, and what is wrong with it; the same rules in the browser and on the server.

use super::texts as t;
use crate::{
    on_behalf::Policy,
    ui::{Checked, FieldError, Lang, at, parse_amount, written},
};
use pricing::Money;
use serde::{Deserialize, Serialize};

const LONGEST_NAME: usize = 120;
const LONGEST_CODE: usize = 40;
const LONGEST_LINES: usize = 500;
const MOST_LINES: usize = 10;
/// Digits behind the point of amounts and percentages.
const DIGITS: usize = 2;
/// In minor units: 100 million.
const LARGEST_AMOUNT: i64 = 10_000_000_000;
/// Basis points.
const ADJUSTMENTS: std::ops::RangeInclusive<i64> = -10_000..=100_000;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCompanyForm {
    pub name: String,
    pub language: String,
    /// The id of a price sheet; empty for list prices.
    pub sheet: String,
}

impl Checked for NewCompanyForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let problems = [
            name_problem("name", &self.name, lang),
            language_problem(&self.language, lang),
        ];
        problems.into_iter().flatten().collect()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DetailsForm {
    pub name: String,
    pub language: String,
    pub on_behalf: String,
    pub po_number_required: String,
    /// An amount a month; empty without a budget.
    pub budget: String,
    pub carries_over: String,
}

impl Checked for DetailsForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let policy = Policy::from_key(&self.on_behalf).is_none();
        let budget = !self.budget.trim().is_empty() && self.budget().is_none();
        let problems = [
            name_problem("name", &self.name, lang),
            language_problem(&self.language, lang),
            policy.then(|| at("on_behalf", t::choose_one(lang))),
            budget.then(|| at("budget", t::no_amount(lang))),
        ];
        problems.into_iter().flatten().collect()
    }
}

impl DetailsForm {
    pub(super) fn budget(&self) -> Option<Money> {
        amount(&self.budget)
    }
}

/// Either a price sheet or an adjustment of the company's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PricesForm {
    pub sheet: String,
    /// Percent.
    pub adjustment: String,
}

impl Checked for PricesForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        // With a price sheet it may be left out.
        let left_out = !self.sheet.is_empty() && self.adjustment.trim().is_empty();
        let problem = (!left_out)
            .then(|| adjustment_problem(&self.adjustment, lang))
            .flatten();
        problem.into_iter().collect()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressForm {
    pub label: String,
    pub lines: String,
}

impl Checked for AddressForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let lines = self.lines();
        let lines = if lines.is_empty() {
            Some(t::lines_missing(lang))
        } else if lines.chars().count() > LONGEST_LINES || lines.lines().count() > MOST_LINES {
            Some(t::lines_too_long(lang))
        } else {
            None
        };
        let problems = [
            text_problem("label", &self.label, LONGEST_NAME, t::label_missing(lang), lang),
            lines.map(|message| at("lines", message)),
        ];
        problems.into_iter().flatten().collect()
    }
}

impl AddressForm {
    /// The lines without those that are empty.
    pub(super) fn lines(&self) -> String {
        let lines: Vec<String> = self.lines.lines().map(tidy).filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CentreForm {
    pub code: String,
    pub name: String,
}

impl Checked for CentreForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let problems = [
            text_problem("code", &self.code, LONGEST_CODE, t::code_missing(lang), lang),
            name_problem("name", &self.name, lang),
        ];
        problems.into_iter().flatten().collect()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LevelForm {
    pub over: String,
    /// The e-mail of a buyer.
    pub approver: String,
}

impl Checked for LevelForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let problems = [
            self.over().is_none().then(|| at("over", t::no_amount(lang))),
            self.approver
                .trim()
                .is_empty()
                .then(|| at("approver", t::approver_missing(lang))),
        ];
        problems.into_iter().flatten().collect()
    }
}

impl LevelForm {
    pub(super) fn over(&self) -> Option<Money> {
        amount(&self.over)
    }
}

/// A price sheet: its name, and what holds where no rule does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SheetForm {
    pub name: String,
    /// Percent.
    pub adjustment: String,
}

impl Checked for SheetForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let problems = [
            name_problem("name", &self.name, lang),
            adjustment_problem(&self.adjustment, lang),
        ];
        problems.into_iter().flatten().collect()
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleForm {
    /// `product:` or `category:` with an id; a rule that is there keeps what it is about.
    pub about: String,
    /// Percent.
    pub adjustment: String,
}

impl Checked for RuleForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        adjustment_problem(&self.adjustment, lang).into_iter().collect()
    }
}

/// A text of one line as it is kept.
pub(super) fn tidy(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    written(&visible.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Basis points of what was typed as a percentage.
pub(super) fn basis_points(text: &str) -> Option<i64> {
    let number = text.trim().trim_end_matches(['%', '％']).trim_end();
    parse_amount(number, DIGITS).filter(|basis_points| ADJUSTMENTS.contains(basis_points))
}

fn amount(text: &str) -> Option<Money> {
    let minor = parse_amount(text, DIGITS)?;
    (0..=LARGEST_AMOUNT).contains(&minor).then(|| Money::from_minor(minor))
}

fn name_problem(field: &str, name: &str, lang: Lang) -> Option<FieldError> {
    text_problem(field, name, LONGEST_NAME, t::name_missing(lang), lang)
}

fn text_problem(field: &str, text: &str, longest: usize, missing: &str, lang: Lang) -> Option<FieldError> {
    match tidy(text).chars().count() {
        0 => Some(at(field, missing)),
        length if length > longest => Some(at(field, t::too_long(longest, lang))),
        _ => None,
    }
}

fn language_problem(language: &str, lang: Lang) -> Option<FieldError> {
    Lang::from_code(language)
        .is_none()
        .then(|| at("language", t::choose_one(lang)))
}

fn adjustment_problem(adjustment: &str, lang: Lang) -> Option<FieldError> {
    basis_points(adjustment)
        .is_none()
        .then(|| at("adjustment", t::no_percentage(lang)))
}
