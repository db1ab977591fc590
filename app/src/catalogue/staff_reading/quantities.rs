//! How many, of how many pages, and how large: what a product can be ordered in.

use super::reader::Reader;
use crate::catalogue::{staff_form::ProductForm, staff_texts as t};
use pricing::{PageRule, QuantityRule, Size};

impl Reader {
    pub(super) fn quantity(&mut self, form: &ProductForm) -> QuantityRule {
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

    pub(super) fn pages(&mut self, form: &ProductForm) -> Option<PageRule> {
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

    pub(super) fn size(&mut self, form: &ProductForm) -> Size {
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
}
