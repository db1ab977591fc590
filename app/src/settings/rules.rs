//! The rules of the settings' forms, which browser and server ask alike.

use super::texts as t;
use super::types::{LimitsForm, MailForm, RegionForm, SessionsForm, ShippingForm, ShopForm, TaxForm, TestForm};
use crate::ui::{Checked, Currency, FieldError, Lang, at, parse_amount, written};

const LONGEST_NAME: usize = 60;

const LONGEST_ADDRESS: usize = 254;

const LONGEST_HOST: usize = 255;

const LONGEST_PASSWORD: usize = 500;

/// Megabytes: what a bucket takes in parts of the file store's size.
const MOST_UPLOAD: u32 = 80_000;

const MOST_CART_LINES: u32 = 500;

/// Basis points: 100 %.
const HIGHEST_RATE: i64 = 10_000;

/// Minor units.
const MOST_MONEY: i64 = 100_000_000;

/// Minutes in an hour, and in a day.
const HOUR: u32 = 60;

const DAY: u32 = 24 * HOUR;

impl Checked for TestForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let wrong = (!looks_like_address(&self.to)).then(|| at("to", t::no_address(lang)));
        wrong.into_iter().collect()
    }
}

/// What is wrong with a text that has to be there.
fn named(problems: &mut Vec<FieldError>, field: &str, text: &str, lang: Lang) {
    if written(text).is_empty() {
        problems.push(at(field, t::missing(lang)));
    } else if text.trim().chars().count() > LONGEST_NAME || text.chars().any(char::is_control) {
        problems.push(at(field, t::too_long(LONGEST_NAME, lang)));
    }
}

/// A whole number of a field, between these two.
fn within(problems: &mut Vec<FieldError>, field: &str, text: &str, least: u32, most: u32, lang: Lang) -> u32 {
    match parse_amount(text, 0).and_then(|number| u32::try_from(number).ok()) {
        Some(number) if (least..=most).contains(&number) => number,
        _ => {
            problems.push(at(field, t::between(least, most, lang)));
            0
        }
    }
}

/// A form of an address, enough to tell a slip of the hand; whether mail arrives, a mail tells.
pub(super) fn looks_like_address(text: &str) -> bool {
    let text = text.trim();
    let whole = text
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    whole
        && text.len() <= LONGEST_ADDRESS
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;".contains(c))
}

impl Checked for ShopForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut problems = Vec::new();
        named(&mut problems, "name", &self.name, lang);
        if !self.accent.trim().is_empty() && super::palette::Colour::read(&self.accent).is_none() {
            problems.push(at("accent", t::no_colour(lang)));
        }
        problems
    }
}

impl RegionForm {
    pub(super) fn offered(&self) -> Vec<Lang> {
        self.languages.split(',').filter_map(Lang::from_code).collect()
    }
}

impl Checked for RegionForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut problems = Vec::new();
        let offered = self.offered();
        if offered.is_empty() {
            problems.push(at("languages", t::missing(lang)));
        }
        if !Lang::from_code(&self.default_language).is_some_and(|default| offered.contains(&default)) {
            problems.push(at("default_language", t::default_not_offered(lang)));
        }
        if Currency::from_code(&self.currency).is_none() {
            problems.push(at("currency", t::no_currency(lang)));
        }
        if self.time_zone.trim().is_empty() {
            problems.push(at("time_zone", t::missing(lang)));
        }
        problems
    }
}

impl Checked for MailForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut problems = Vec::new();
        if !self.from_name.trim().is_empty() {
            named(&mut problems, "from_name", &self.from_name, lang);
        }
        if !looks_like_address(&self.from_address) {
            problems.push(at("from_address", t::no_address(lang)));
        }
        for (field, text) in [("fallback", &self.fallback), ("operators", &self.operators)] {
            if !text.trim().is_empty() && !looks_like_address(text) {
                problems.push(at(field, t::no_address(lang)));
            }
        }
        if self.relay_host.trim().is_empty() {
            if !self.relay_user.trim().is_empty() || !self.relay_password.is_empty() {
                problems.push(at("relay_host", t::missing(lang)));
            }
        } else {
            self.relay_problems(&mut problems, lang);
        }
        problems
    }
}

impl MailForm {
    fn relay_problems(&self, problems: &mut Vec<FieldError>, lang: Lang) {
        let host = self.relay_host.trim();
        if !host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c)) {
            problems.push(at("relay_host", t::no_host(lang)));
        }
        if !self.relay_port.trim().is_empty() {
            within(problems, "relay_port", &self.relay_port, 1, 65_535, lang);
        }
        if !["tls", "starttls", "none"].contains(&self.relay_security.as_str()) {
            problems.push(at("relay_security", t::missing(lang)));
        }
        if self.relay_user.trim().is_empty() && !self.relay_password.is_empty() {
            problems.push(at("relay_user", t::missing(lang)));
        }
        for (field, text, longest) in [
            ("relay_host", host, LONGEST_HOST),
            ("relay_user", self.relay_user.trim(), LONGEST_HOST),
            ("relay_password", self.relay_password.as_str(), LONGEST_PASSWORD),
        ] {
            if text.chars().count() > longest {
                problems.push(at(field, t::too_long(longest, lang)));
            }
        }
    }
}

impl LimitsForm {
    /// Megabytes, and lines.
    pub(super) fn read(&self, lang: Lang) -> Result<(u32, u32), Vec<FieldError>> {
        let mut problems = Vec::new();
        let limits = (
            within(
                &mut problems,
                "longest_upload",
                &self.longest_upload,
                1,
                MOST_UPLOAD,
                lang,
            ),
            within(&mut problems, "cart_lines", &self.cart_lines, 1, MOST_CART_LINES, lang),
        );
        if problems.is_empty() { Ok(limits) } else { Err(problems) }
    }
}

impl Checked for LimitsForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        self.read(lang).err().unwrap_or_default()
    }
}

/// Times in minutes.
pub(super) struct Times {
    pub(super) idle: u32,
    pub(super) end: u32,
    pub(super) on_behalf_limit: u32,
    pub(super) on_behalf_idle: u32,
}

impl SessionsForm {
    pub(super) fn read(&self, lang: Lang) -> Result<Times, Vec<FieldError>> {
        let mut problems = Vec::new();
        let times = Times {
            idle: within(&mut problems, "idle", &self.idle, 1, 30 * 24, lang) * HOUR,
            end: within(&mut problems, "end", &self.end, 1, 90 * 24, lang) * HOUR,
            on_behalf_limit: within(&mut problems, "on_behalf_limit", &self.on_behalf_limit, 1, DAY, lang),
            on_behalf_idle: within(&mut problems, "on_behalf_idle", &self.on_behalf_idle, 1, DAY, lang),
        };
        if problems.is_empty() && times.end < times.idle {
            problems.push(at("end", t::ends_before_idle(lang)));
        }
        if problems.is_empty() && times.on_behalf_limit < times.on_behalf_idle {
            problems.push(at("on_behalf_limit", t::ends_before_idle(lang)));
        }
        if problems.is_empty() { Ok(times) } else { Err(problems) }
    }
}

impl Checked for SessionsForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        self.read(lang).err().unwrap_or_default()
    }
}

impl TaxForm {
    /// Basis points.
    pub(super) fn rate(&self) -> Option<i64> {
        parse_amount(&self.rate, 2).filter(|rate| (0..=HIGHEST_RATE).contains(rate))
    }
}

impl Checked for TaxForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut problems = Vec::new();
        named(&mut problems, "name_en", &self.name_en, lang);
        named(&mut problems, "name_ja", &self.name_ja, lang);
        if self.rate().is_none() {
            problems.push(at("rate", t::no_rate(lang)));
        }
        problems
    }
}

impl ShippingForm {
    pub(super) fn amount(text: &str) -> Option<i64> {
        parse_amount(text, 2).filter(|minor| (0..=MOST_MONEY).contains(minor))
    }
}

impl Checked for ShippingForm {
    fn problems(&self, lang: Lang) -> Vec<FieldError> {
        let mut problems = Vec::new();
        named(&mut problems, "name_en", &self.name_en, lang);
        named(&mut problems, "name_ja", &self.name_ja, lang);
        if Self::amount(&self.price).is_none() {
            problems.push(at("price", t::no_amount(lang)));
        }
        if !self.free_from.trim().is_empty() && Self::amount(&self.free_from).is_none() {
            problems.push(at("free_from", t::no_amount(lang)));
        }
        problems
    }
}
