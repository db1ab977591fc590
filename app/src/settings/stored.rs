//! The settings as the store has them: a JSON object for each section that was ever saved.

use super::{
    Section,
    current::{Fixed, Logo, Setting, Settings},
    relay::Relay,
};
use crate::{
    args,
    store::{Db, StoreError, decode},
    ui::{Currency, Lang},
};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeMap;

/// A section of the settings that is saved at once.
pub(super) trait Part: Serialize + DeserializeOwned {
    const SECTION: Section;

    /// As it holds, however that came.
    fn of(settings: &Settings) -> Self;

    /// What an event says of it: no secrets.
    fn told(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// All that is saved.
#[derive(Clone, Debug, Default)]
pub(super) struct Stored {
    /// How often something was saved: it only grows.
    pub(super) writes: i64,
    rows: BTreeMap<String, (i64, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ShopPart {
    pub(super) name: String,
    pub(super) accent: Option<String>,
    pub(super) logo: Option<Logo>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RegionPart {
    pub(super) languages: Vec<Lang>,
    pub(super) default_language: Lang,
    pub(super) currency: String,
    pub(super) time_zone: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MailPart {
    pub(super) from_name: String,
    pub(super) from_address: String,
    pub(super) fallback: String,
    pub(super) operators: String,
    /// With its password: it never leaves the server.
    pub(super) relay: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LimitsPart {
    /// Megabytes.
    pub(super) longest_upload: u64,
    pub(super) cart_lines: i64,
}

/// Minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SessionsPart {
    pub(super) idle: i64,
    pub(super) end: i64,
    pub(super) on_behalf_limit: i64,
    pub(super) on_behalf_idle: i64,
}

impl Part for ShopPart {
    const SECTION: Section = Section::Shop;

    fn of(settings: &Settings) -> Self {
        Self {
            name: settings.name.clone(),
            accent: settings.accent.clone(),
            logo: settings.logo.clone(),
        }
    }
}

impl Part for RegionPart {
    const SECTION: Section = Section::Region;

    fn of(settings: &Settings) -> Self {
        Self {
            languages: settings.languages.clone(),
            default_language: settings.default_language,
            currency: settings.currency.code.clone(),
            time_zone: settings.time_zone.iana_name().unwrap_or("UTC").to_owned(),
        }
    }
}

impl Part for MailPart {
    const SECTION: Section = Section::Mail;

    fn of(settings: &Settings) -> Self {
        let mail = settings.mail.clone();
        Self {
            from_name: mail.from_name,
            from_address: mail.from_address,
            fallback: mail.fallback.unwrap_or_default(),
            operators: mail.operators.unwrap_or_default(),
            relay: mail.relay,
        }
    }

    fn told(&self) -> Value {
        let relay = self.relay.as_deref().and_then(Relay::read);
        let mut told = serde_json::to_value(self).unwrap_or_default();
        told["relay"] = relay.as_ref().map(Relay::told).into();
        told["relay_user"] = relay.map(|relay| relay.user).into();
        told
    }
}

impl Part for LimitsPart {
    const SECTION: Section = Section::Limits;

    fn of(settings: &Settings) -> Self {
        Self {
            longest_upload: settings.longest_upload / MEGABYTE,
            cart_lines: settings.cart_lines,
        }
    }
}

impl Part for SessionsPart {
    const SECTION: Section = Section::Sessions;

    fn of(settings: &Settings) -> Self {
        Self {
            idle: settings.session_idle / MINUTE,
            end: settings.session_end / MINUTE,
            on_behalf_limit: settings.on_behalf_limit / MINUTE,
            on_behalf_idle: settings.on_behalf_idle / MINUTE,
        }
    }
}

impl Stored {
    pub(super) async fn read(db: &Db) -> Result<Self, StoreError> {
        let rows: Vec<(String, i64, String)> = db.all("SELECT section, version, value FROM settings", args![]).await?;
        Ok(Self {
            writes: rows.iter().map(|(_, version, _)| version).sum(),
            rows: rows
                .into_iter()
                .map(|(section, version, value)| (section, (version, value)))
                .collect(),
        })
    }

    /// How often a section was saved.
    pub(super) fn version(&self, section: Section) -> i64 {
        self.rows.get(section.key()).map_or(0, |(version, _)| *version)
    }

    /// A section, if it was ever saved. One that cannot be read, say of a later version, is as if it never were.
    fn part<P: Part>(&self) -> Option<P> {
        let (_, value) = self.rows.get(P::SECTION.key())?;
        match decode(value) {
            Ok(part) => Some(part),
            Err(cause) => {
                tracing::error!(%cause, section = P::SECTION.key(), "settings cannot be read");
                None
            }
        }
    }

    /// Puts what is stored over what is not fixed.
    pub(super) fn apply(&self, settings: &mut Settings, fixed: &Fixed) {
        if let Some(shop) = self.part::<ShopPart>() {
            settings.name = shop.name;
            settings.accent = shop.accent;
            settings.logo = shop.logo;
        }
        if let Some(region) = self.part::<RegionPart>() {
            region.apply(settings, fixed);
        }
        if let Some(mail) = self.part::<MailPart>() {
            mail.apply(settings, fixed);
        }
        if let Some(limits) = self.part::<LimitsPart>() {
            settings.cart_lines = limits.cart_lines;
            if !fixed.contains_key(&Setting::LongestUpload) {
                settings.longest_upload = limits.longest_upload.saturating_mul(MEGABYTE);
            }
        }
        if let Some(sessions) = self.part::<SessionsPart>() {
            sessions.apply(settings, fixed);
        }
    }
}

/// Bytes.
pub(super) const MEGABYTE: u64 = 1_000_000;
/// Milliseconds.
pub(super) const MINUTE: i64 = 60 * 1000;

impl RegionPart {
    fn apply(self, settings: &mut Settings, fixed: &Fixed) {
        if !self.languages.is_empty() {
            settings.languages = self.languages;
            settings.default_language = self.default_language;
        }
        if let (Some(currency), false) = (
            Currency::from_code(&self.currency),
            fixed.contains_key(&Setting::Currency),
        ) {
            settings.currency = currency;
        }
        if let (Ok(zone), false) = (TimeZone::get(&self.time_zone), fixed.contains_key(&Setting::TimeZone)) {
            settings.time_zone = zone;
        }
    }
}

impl MailPart {
    pub(super) fn apply(self, settings: &mut Settings, fixed: &Fixed) {
        let mail = &mut settings.mail;
        let some = |address: String| Some(address).filter(|address| !address.is_empty());
        if !fixed.contains_key(&Setting::MailFrom) {
            mail.from_name = self.from_name;
            mail.from_address = self.from_address;
        }
        if !fixed.contains_key(&Setting::MailFallback) {
            mail.fallback = some(self.fallback);
        }
        if !fixed.contains_key(&Setting::MailOperators) {
            mail.operators = some(self.operators);
        }
        if !fixed.contains_key(&Setting::Relay) {
            mail.relay = self.relay;
        }
    }
}

impl SessionsPart {
    fn apply(self, settings: &mut Settings, fixed: &Fixed) {
        settings.session_idle = self.idle * MINUTE;
        settings.session_end = self.end * MINUTE;
        if !fixed.contains_key(&Setting::OnBehalfLimit) {
            settings.on_behalf_limit = self.on_behalf_limit * MINUTE;
        }
        if !fixed.contains_key(&Setting::OnBehalfIdle) {
            settings.on_behalf_idle = self.on_behalf_idle * MINUTE;
        }
    }
}
