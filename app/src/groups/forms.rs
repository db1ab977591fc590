//! What is typed about groups, and the rules that need no store.

use super::{texts as t, types::Audience};
use crate::{
    auth::Page,
    ui::{Checked, FieldError, Lang, at, written},
};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
const LONGEST_NAME: usize = 60;
/// Stands between the names of several groups in a file of users.
const BETWEEN: char = '|';

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewGroup {
    pub name_en: String,
    pub name_ja: String,
    pub audience: String,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupNames {
    pub name_en: String,
    pub name_ja: String,
    /// The one that was read.
    pub version: String,
}

/// The matrix as it was ticked. What is locked is not sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AccessForm {
    /// The one that was read.
    pub version: String,
    pub open: Vec<String>,
}

impl Checked for NewGroup {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut problems = of_names(&self.name_en, &self.name_ja, lang);
        if Audience::from_key(&self.audience).is_none() {
            problems.push(at("audience", t::choose_audience(lang)));
        }
        problems
    }
}

impl Checked for GroupNames {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        of_names(&self.name_en, &self.name_ja, lang)
    }
}

fn of_names(en: &str, ja: &str, lang: Lang) -> Vec<FieldError> {
    [
        ("name_en", en, t::english_name_missing(lang)),
        ("name_ja", ja, t::japanese_name_missing(lang)),
    ]
    .into_iter()
    .filter_map(|(field, name, missing)| {
        let name = name.trim();
        if written(name).is_empty() {
            Some(at(field, missing))
        } else if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            Some(at(field, t::name_too_long(LONGEST_NAME, lang)))
        } else if name.contains(BETWEEN) {
            Some(at(field, t::name_has_bar(lang)))
        } else {
            None
        }
    })
    .collect()
}

/// How a cell of the matrix is sent.
pub(super) fn cell_value(group: &str, page: Page) -> String {
    format!("{group}/{}", page.key())
}
