//! Forms around passwords, and what their pages read.

use super::{
    rules::{is_email, problems},
    texts as t,
};
use crate::ui::{Checked, FieldError, Lang, at, written};
use serde::{Deserialize, Serialize};

/// The longest name of a person, in characters.
const LONGEST_NAME: usize = 120;

/// Somebody has forgotten their password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AskForm {
    pub email: String,
}

impl Checked for AskForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        if is_email(&self.email) {
            Vec::new()
        } else {
            vec![at("email", t::email_wrong(lang))]
        }
    }
}

/// A password, chosen on a link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewPasswordForm {
    pub new: String,
    pub again: String,
}

impl Checked for NewPasswordForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        problems(&self.new, &self.again, lang)
    }
}

/// The first administrator of a shop.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FirstForm {
    pub name: String,
    pub email: String,
    pub language: String,
    pub new: String,
    pub again: String,
}

impl Checked for FirstForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut wrong = person_problems(&self.name, &self.email, lang);
        if Lang::from_code(&self.language).is_none() {
            wrong.push(at("language", t::language_wrong(lang)));
        }
        wrong.extend(problems(&self.new, &self.again, lang));
        wrong
    }
}

/// What is wrong with a person's name and e-mail address.
fn person_problems(name: &str, email: &str, lang: Lang) -> Vec<FieldError> {
    let mut wrong: Vec<FieldError> = name_problem(name, lang).into_iter().collect();
    if !is_email(email) {
        wrong.push(at("email", t::email_wrong(lang)));
    }
    wrong
}

/// What is wrong with a person's name.
pub(crate) fn name_problem(name: &str, lang: Lang) -> Option<FieldError> {
    let name = name.trim();
    if written(name).is_empty() {
        Some(at("name", t::name_missing(lang)))
    } else if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        Some(at("name", t::name_wrong(lang)))
    } else {
        None
    }
}

/// A link that is still good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoodLink {
    /// Whose password it sets, so that a password manager knows; or the address that it confirms.
    pub email: String,
}
