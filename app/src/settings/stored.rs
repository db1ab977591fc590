//! The settings as the store has them: a JSON object for each section that was ever saved.

use super::current::{Fixed, Logo, Setting, Settings};
use crate::{
    args,
    store::{Db, StoreError, decode},
    ui::{Currency, Lang},
};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// A part of the settings that is saved at once.
pub(super) trait Section: Serialize + DeserializeOwned {
    const KEY: &'static str;
}

/// All that is saved.
#[derive(Clone, Debug, Default)]
pub(super) struct Stored {
    /// How often something was saved: it only grows.
    pub(super) writes: i64,
    rows: BTreeMap<String, (i64, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ShopSection {
    pub(super) name: String,
    pub(super) accent: Option<String>,
    pub(super) logo: Option<Logo>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RegionSection {
    pub(super) languages: Vec<Lang>,
    pub(super) default_language: Lang,
    pub(super) currency: String,
    pub(super) time_zone: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MailSection {
    pub(super) from_name: String,
    pub(super) from_address: String,
    pub(super) fallback: String,
    pub(super) operators: String,
    /// With its password: it never leaves the server.
    pub(super) relay: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LimitsSection {
    /// Megabytes.
    pub(super) longest_upload: u64,
    pub(super) cart_lines: i64,
}

/// Minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SessionsSection {
    pub(super) idle: i64,
    pub(super) end: i64,
    pub(super) on_behalf_limit: i64,
    pub(super) on_behalf_idle: i64,
}

impl Section for ShopSection {
    const KEY: &'static str = "shop";
}

impl Section for RegionSection {
    const KEY: &'static str = "region";
}

impl Section for MailSection {
    const KEY: &'static str = "mail";
}

impl Section for LimitsSection {
    const KEY: &'static str = "limits";
}

impl Section for SessionsSection {
    const KEY: &'static str = "sessions";
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

    /// A section, if it was ever saved. One that cannot be read, say of a later version, is as if it never were.
    pub(super) fn section<Part: Section>(&self) -> Option<Part> {
        let (_, value) = self.rows.get(Part::KEY)?;
        match decode(value) {
            Ok(section) => Some(section),
            Err(cause) => {
                tracing::error!(%cause, section = Part::KEY, "settings cannot be read");
                None
            }
        }
    }

    /// Puts what is stored over what is not fixed.
    pub(super) fn apply(&self, settings: &mut Settings, fixed: &Fixed) {
        if let Some(shop) = self.section::<ShopSection>() {
            settings.name = shop.name;
            settings.accent = shop.accent;
            settings.logo = shop.logo;
        }
        if let Some(region) = self.section::<RegionSection>() {
            region.apply(settings, fixed);
        }
        if let Some(mail) = self.section::<MailSection>() {
            mail.apply(settings, fixed);
        }
        if let Some(limits) = self.section::<LimitsSection>() {
            settings.cart_lines = limits.cart_lines;
            if !fixed.contains_key(&Setting::LongestUpload) {
                settings.longest_upload = limits.longest_upload.saturating_mul(MEGABYTE);
            }
        }
        if let Some(sessions) = self.section::<SessionsSection>() {
            sessions.apply(settings, fixed);
        }
    }
}

/// Bytes.
pub(super) const MEGABYTE: u64 = 1_000_000;
/// Milliseconds.
pub(super) const MINUTE: i64 = 60 * 1000;

impl RegionSection {
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

impl MailSection {
    fn apply(self, settings: &mut Settings, fixed: &Fixed) {
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

impl SessionsSection {
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
