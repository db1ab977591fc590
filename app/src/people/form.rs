//! What is typed of a user, and the rules that browser and server both ask.

use super::texts as t;
use crate::ui::{Checked, FieldError, Lang, at, written};
use serde::{Deserialize, Serialize};

/// In characters.
const LONGEST_NAME: usize = 120;
const LONGEST_EMAIL: usize = 254;

/// A new user.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NewUserForm {
    pub name: String,
    pub email: String,
    /// The group's id.
    pub group: String,
    /// The company's name; for customers.
    pub company: String,
    /// The language's code.
    pub language: String,
    /// `on` to mail the link on which they set their password.
    pub send: String,
}

/// A user as changed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UserForm {
    pub name: String,
    pub email: String,
    /// The groups' ids.
    pub groups: Vec<String>,
    /// The company's name; for customers.
    pub company: String,
    /// The language's code.
    pub language: String,
    /// What the form was made for.
    pub seen: String,
}

impl Checked for NewUserForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut problems = person_problems(&self.name, &self.email, &self.language, lang);
        if self.group.is_empty() {
            problems.push(at("group", t::choose_group(lang)));
        }
        problems
    }
}

impl Checked for UserForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut problems = person_problems(&self.name, &self.email, &self.language, lang);
        if self.groups.iter().all(String::is_empty) {
            problems.push(at("groups", t::choose_groups(lang)));
        }
        problems
    }
}

fn person_problems(name: &str, email: &str, language: &str, lang: Lang) -> Vec<FieldError> {
    [
        name_problem(name, lang).map(|text| at("name", text)),
        email_problem(email, lang).map(|text| at("email", text)),
        language_problem(language, lang).map(|text| at("language", text)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn name_problem(name: &str, lang: Lang) -> Option<&'static str> {
    let name = name.trim();
    if written(name).is_empty() {
        Some(t::name_missing(lang))
    } else if name.chars().count() > LONGEST_NAME {
        Some(t::name_too_long(lang))
    } else if name.chars().any(char::is_control) {
        Some(t::name_odd(lang))
    } else {
        None
    }
}

pub(super) fn email_problem(email: &str, lang: Lang) -> Option<&'static str> {
    let email = email.trim();
    if email.is_empty() {
        Some(t::email_missing(lang))
    } else if email.len() > LONGEST_EMAIL || !is_email(email) {
        Some(t::email_wrong(lang))
    } else {
        None
    }
}

pub(super) fn language_problem(code: &str, lang: Lang) -> Option<&'static str> {
    Lang::from_code(code).is_none().then(|| t::choose_language(lang))
}

/// What mail relays take: a name of common signs, an `@`, and a domain of at least two parts.
fn is_email(email: &str) -> bool {
    let Some((name, domain)) = email.rsplit_once('@') else {
        return false;
    };
    let of_name = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let of_domain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let parts: Vec<&str> = domain.split('.').collect();
    !name.is_empty()
        && name.len() <= 64
        && name.chars().all(of_name)
        && name.split('.').all(|part| !part.is_empty())
        && parts.len() > 1
        && parts.iter().all(|part| {
            !part.is_empty()
                && part.len() <= 63
                && part.chars().all(of_domain)
                && !part.starts_with('-')
                && !part.ends_with('-')
        })
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for good in ["ana@brackwater.example", "a.b+c@x-y.co.jp", "o'neil@print.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in [
            "ana",
            "@b.example",
            "a@b",
            "a@b..c",
            "a b@c.example",
            "a@-b.example",
            "a.@b.example",
            "a@b@c.example",
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
