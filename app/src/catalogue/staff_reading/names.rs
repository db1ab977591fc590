//! Where in the form a price list is wrong that is wrong as a whole.

use pricing::SpecError;

/// A group's row and key, with the rows and keys of its options.
pub(super) type GroupNames = (String, String, Vec<(String, String)>);

/// Which field of the form says what.
pub(super) struct Names<'a> {
    pub(super) breaks: &'a [String],
    pub(super) groups: &'a [GroupNames],
}

impl Names<'_> {
    pub(super) fn field(&self, error: &SpecError) -> String {
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
