//! What a product costs from which number of pieces, or area, on.

use super::reader::Reader;
use crate::{
    catalogue::{
        form::parse_number,
        staff_form::{BreakForm, ProductForm, RATE, in_order},
        staff_texts as t,
    },
    ui::parse_amount,
};
use pricing::{Break, BreakBy, Rate, SpecError};

/// More than anybody sells, so that a price list stays quick to price and to show.
const MOST_BREAKS: usize = 100;

impl Reader {
    /// The breaks in ascending order, with the names of their rows.
    pub(super) fn breaks(&mut self, form: &ProductForm, by: BreakBy) -> (Vec<String>, Vec<Break>) {
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
}
