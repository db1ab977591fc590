//! Reads what staff wrote of a product, and says at its field what is wrong: the same in the browser and on the server.

mod breaks;
mod names;
mod options;
mod quantities;
mod reader;

use self::{names::Names, reader::Reader};
use super::{
    slug::{LONGEST_SLUG, is_slug, slug_of},
    staff_form::ProductForm,
    staff_texts as t,
};
use crate::ui::{Checked, FieldError, Lang};
use pricing::{Basis, Between, BreakBy, PriceSheet, Spec, from_price};

const LONGEST_NAME: usize = 120;
const LONGEST_SUMMARY: usize = 500;

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
