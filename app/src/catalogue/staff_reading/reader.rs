//! Reads field after field, whatever they are about.

use crate::{
    catalogue::{form::parse_number, staff_form::RATE, staff_texts as t},
    ui::{FieldError, Lang, at, parse_amount, written},
};
use pricing::{Label, Micros};

const LONGEST_LABEL: usize = 80;
/// A million currency units: the largest amount that can be typed.
pub(super) const LARGEST: i64 = 1_000_000_000_000;

/// Reads field after field and notes what is wrong.
pub(super) struct Reader {
    pub(super) lang: Lang,
    pub(super) problems: Vec<FieldError>,
}

impl Reader {
    pub(super) const fn new(lang: Lang) -> Self {
        Self {
            lang,
            problems: Vec::new(),
        }
    }

    pub(super) fn say(&mut self, field: &str, message: impl Into<String>) {
        if field.is_empty() {
            self.problems.push(FieldError {
                field: String::new(),
                message: message.into(),
            });
        } else {
            self.problems.push(at(field, message));
        }
    }

    pub(super) fn text(&mut self, field: &str, text: &str, longest: usize, required: bool) {
        let length = text.trim().chars().count();
        if required && written(text).is_empty() {
            self.say(field, t::required(self.lang));
        } else if length > longest {
            self.say(field, t::too_long(longest, self.lang));
        }
    }

    pub(super) fn label(&mut self, field: &str, en: &str, ja: &str) -> Label {
        self.text(&format!("{field}][label_en"), en, LONGEST_LABEL, true);
        self.text(&format!("{field}][label_ja"), ja, LONGEST_LABEL, true);
        Label {
            en: en.trim().to_owned(),
            ja: ja.trim().to_owned(),
        }
    }

    /// A rate of zero or more.
    pub(super) fn rate(&mut self, field: &str, text: &str) -> Micros {
        match parse_amount(text, RATE) {
            Some(micros) if (0..=LARGEST).contains(&micros) => Micros(micros),
            _ => {
                self.say(field, t::amount_wrong(self.lang));
                Micros(0)
            }
        }
    }

    pub(super) fn optional_rate(&mut self, field: &str, text: &str) -> Micros {
        if text.trim().is_empty() {
            Micros(0)
        } else {
            self.rate(field, text)
        }
    }

    pub(super) fn number(&mut self, field: &str, text: &str, least: u32) -> u32 {
        match parse_number(text) {
            Some(number) if number >= least => number,
            _ => {
                self.say(field, t::number_wrong(least, self.lang));
                least
            }
        }
    }
}
