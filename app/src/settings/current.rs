//! The settings as they apply: what the program was started with, over what is set on the pages, over what is usual.

use super::stored::Stored;
use crate::{
    auth::ShopFace,
    ui::{Currency, Lang},
};
use jiff::tz::TimeZone;
use std::{collections::BTreeMap, path::PathBuf};

const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;

/// What holds for the whole shop at this moment.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Cookies are `Secure` and `__Host-`.
    pub https: bool,
    /// Where people reach the shop, without a slash at its end: what links in mails begin with.
    pub public_url: String,
    /// The shop's name, as pages and mails say it.
    pub name: String,
    /// The colour that stands for the shop, as six hexadecimal digits.
    pub accent: Option<String>,
    pub logo: Option<Logo>,
    /// The languages that are offered, never none.
    pub languages: Vec<Lang>,
    /// What people read who have not chosen.
    pub default_language: Lang,
    pub currency: Currency,
    pub time_zone: TimeZone,
    pub mail: MailSettings,
    /// The longest file that the shop takes, in bytes.
    pub longest_upload: u64,
    /// The most lines that a cart takes.
    pub cart_lines: i64,
    /// Milliseconds that an on-behalf session lasts from its start or extension.
    pub on_behalf_limit: i64,
    /// Milliseconds without a request after which it is over.
    pub on_behalf_idle: i64,
    /// Milliseconds without a request after which one has to sign in again.
    pub session_idle: i64,
    /// Milliseconds after signing in at which one has to do so again, however busy.
    pub session_end: i64,
}

/// How mails go out, and the shop's own addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailSettings {
    /// From whom mails come; empty for the shop's name.
    pub from_name: String,
    pub from_address: String,
    /// Who gets what would reach no CSR.
    pub fallback: Option<String>,
    /// Who hears of every order.
    pub operators: Option<String>,
    /// The relay's URL, with its password; without one, mails are files.
    pub relay: Option<String>,
}

/// The picture that stands beside the shop's name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Logo {
    /// Of its content in the file store.
    pub id: String,
    pub media_type: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            https: false,
            public_url: String::new(),
            name: "Quoin".to_owned(),
            accent: None,
            logo: None,
            languages: vec![Lang::En, Lang::Ja],
            default_language: Lang::En,
            currency: Currency::from_code("EUR").unwrap_or_default(),
            time_zone: TimeZone::UTC,
            mail: MailSettings {
                from_name: String::new(),
                from_address: "quoin@localhost".to_owned(),
                fallback: None,
                operators: None,
                relay: None,
            },
            longest_upload: 5_000_000_000,
            cart_lines: 100,
            on_behalf_limit: 30 * MINUTE,
            on_behalf_idle: 10 * MINUTE,
            session_idle: 12 * HOUR,
            session_end: 30 * 24 * HOUR,
        }
    }
}

impl Settings {
    /// From whom mails come.
    pub(crate) fn sender(&self) -> (&str, &str) {
        let name = &self.mail.from_name;
        let name = if name.is_empty() { &self.name } else { name };
        (name, &self.mail.from_address)
    }

    pub(crate) fn face(&self) -> ShopFace {
        ShopFace {
            name: self.name.clone(),
            logo: self.logo.as_ref().map(|logo| format!("/logo/{}", logo.id)),
            languages: self.languages.clone(),
        }
    }

    /// The language that is offered in place of this one: itself, where it is.
    pub fn spoken(&self, lang: Lang) -> Lang {
        if self.languages.contains(&lang) {
            lang
        } else {
            self.default_language
        }
    }

    /// These, with what is stored over all that is not fixed.
    pub(super) fn with(&self, stored: &Stored, fixed: &Fixed) -> Self {
        let mut settings = self.clone();
        stored.apply(&mut settings, fixed);
        settings
    }
}

/// What the program can be started with, and its page then shows but does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    Currency,
    TimeZone,
    MailFrom,
    MailFallback,
    MailOperators,
    Relay,
    LongestUpload,
    OnBehalfLimit,
    OnBehalfIdle,
}

impl Setting {
    /// Its name on the command line; with underscores that of the settings file, in capitals of the environment.
    pub const fn option(self) -> &'static str {
        match self {
            Self::Currency => "currency",
            Self::TimeZone => "time-zone",
            Self::MailFrom => "mail-from",
            Self::MailFallback => "mail-fallback",
            Self::MailOperators => "mail-operators",
            Self::Relay => "smtp-url",
            Self::LongestUpload => "longest-upload",
            Self::OnBehalfLimit => "on-behalf-limit",
            Self::OnBehalfIdle => "on-behalf-idle",
        }
    }
}

/// Where a fixed setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The command line or the environment.
    Start,
    /// `quoin.toml`.
    File,
}

/// What is fixed.
pub type Fixed = BTreeMap<Setting, Origin>;

/// What the program was started with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// What applies where nothing is set on the pages.
    pub settings: Settings,
    pub fixed: Fixed,
    /// Where mails go while there is no relay.
    pub mail_folder: PathBuf,
    /// The certificate of the authority that signed the relay's, as PEM.
    pub mail_authority: Option<Vec<u8>>,
}
