//! What travels of an account to its own person, and the forms that change it.

use super::texts as t;
use crate::{
    on_behalf::OnMyBehalf,
    passwords::{is_email, name_problem, problems},
    ui::{Checked, FieldError, Lang, When, at},
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub name: String,
    pub email: String,
    /// A customer's.
    pub company: Option<String>,
    /// For the person themselves, never for a CSR in their name.
    pub own: Option<Own>,
    /// A customer's.
    pub on_my_behalf: Option<OnMyBehalf>,
}

/// What only the person themselves sees of their account, and can change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    pub lang: Lang,
    /// An IANA name; empty for what the browser says.
    pub time_zone: String,
    /// The names that can be chosen.
    pub time_zones: Vec<String>,
    /// A new e-mail address that is not yet confirmed.
    pub asked_email: Option<String>,
    pub sessions: Vec<OwnSession>,
    /// What a customer is mailed; staff say so on a page of their own.
    pub news: Option<News>,
}

/// A browser in which one is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSession {
    pub id: String,
    /// Such as "Firefox, Windows"; empty if it does not say.
    pub browser: String,
    pub address: String,
    pub started: When,
    pub seen: When,
    /// The one that asks.
    pub is_this: bool,
}

/// What a customer is mailed beside what they need to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    pub orders: bool,
    pub jobs: bool,
}

/// Name, language and time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    pub name: String,
    /// As the name was when the page was made.
    pub was: String,
    pub language: String,
    pub time_zone: String,
}

impl Checked for ProfileForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut wrong: Vec<FieldError> = name_problem(&self.name, lang).into_iter().collect();
        if Lang::from_code(&self.language).is_none() {
            wrong.push(at("language", t::language_wrong(lang)));
        }
        wrong
    }
}

/// A new e-mail address, and the password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailForm {
    pub email: String,
    pub password: String,
}

impl Checked for EmailForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut wrong = Vec::new();
        if !is_email(&self.email) {
            wrong.push(at("email", t::email_wrong(lang)));
        }
        if self.password.is_empty() {
            wrong.push(at("password", t::password_missing(lang)));
        }
        wrong
    }
}

/// The old password, and the new one twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    pub old: String,
    pub new: String,
    pub again: String,
}

impl Checked for PasswordForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut wrong = Vec::new();
        if self.old.is_empty() {
            wrong.push(at("old", t::password_missing(lang)));
        }
        wrong.extend(problems(&self.new, &self.again, lang));
        wrong
    }
}
