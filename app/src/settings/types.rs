//! What travels of the settings. The relay's password is in none of it.

use crate::auth::ShopFace;
use serde::{Deserialize, Serialize};

/// A section as it is, and what a change of it must name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited<Form> {
    pub version: i64,
    pub form: Form,
}

/// All that is set, for its page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopSettings {
    pub shop: Edited<ShopForm>,
    pub face: ShopFace,
    pub region: Edited<RegionForm>,
    /// There are orders in the shop's currency, so it stays.
    pub has_orders: bool,
    pub mail: Edited<MailForm>,
    /// The relay asks for a password, and the shop knows one.
    pub has_password: bool,
    pub limits: Edited<LimitsForm>,
    pub sessions: Edited<SessionsForm>,
    pub tax_classes: Vec<Listed<TaxForm>>,
    pub shipping: Vec<Listed<ShippingForm>>,
    /// The fields that are fixed, and where, in words.
    pub fixed: Vec<(String, String)>,
}

/// One of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed<Form> {
    pub id: String,
    pub version: i64,
    pub form: Form,
    /// Why it cannot be removed.
    pub kept: Option<String>,
    /// The default tax class.
    pub is_default: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShopForm {
    pub name: String,
    /// As `#20339b`; empty for the usual one.
    pub accent: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RegionForm {
    /// Codes, with commas between them.
    pub languages: String,
    pub default_language: String,
    pub currency: String,
    pub time_zone: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailForm {
    pub from_name: String,
    pub from_address: String,
    pub fallback: String,
    pub operators: String,
    /// Empty without a relay.
    pub relay_host: String,
    pub relay_port: String,
    /// tls, starttls, none
    pub relay_security: String,
    pub relay_user: String,
    /// Written only. Empty leaves it as it is.
    pub relay_password: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LimitsForm {
    /// Megabytes.
    pub longest_upload: String,
    pub cart_lines: String,
}

/// Hours, and minutes for ordering on behalf.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionsForm {
    pub idle: String,
    pub end: String,
    pub on_behalf_limit: String,
    pub on_behalf_idle: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaxForm {
    pub name_en: String,
    pub name_ja: String,
    /// Percent.
    pub rate: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ShippingForm {
    pub name_en: String,
    pub name_ja: String,
    pub price: String,
    /// Empty where it is never free.
    pub free_from: String,
    /// yes, no
    pub active: String,
}

/// To whom a test mail goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TestForm {
    pub to: String,
}
