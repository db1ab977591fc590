//! What travels of ordering on behalf. Only staff, and the CSR who acts, are ever sent any of it.

use super::texts as t;
use crate::ui::{Lang, When};
use serde::{Deserialize, Serialize};

/// The reasons a CSR can give, by their names in the store.
pub const REASONS: [&str; 4] = ["helping", "service", "correction", "other"];

/// What the CSR may do while acting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    Look,
    #[default]
    Order,
}

impl Mode {
    /// Its name in the store and in forms.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Look => "look",
            Self::Order => "order",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Look, Self::Order].into_iter().find(|mode| mode.key() == key)
    }
}

/// Why an on-behalf session is over without the CSR having stopped it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    Expired,
    Idle,
    RightLost,
    Unassigned,
    BuyerInactive,
    CompanyInactive,
    NotAllowed,
    EndedByStaff,
}

impl Ending {
    pub const ALL: [Self; 8] = [
        Self::Expired,
        Self::Idle,
        Self::RightLost,
        Self::Unassigned,
        Self::BuyerInactive,
        Self::CompanyInactive,
        Self::NotAllowed,
        Self::EndedByStaff,
    ];

    /// Its name in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Idle => "idle",
            Self::RightLost => "right_lost",
            Self::Unassigned => "unassigned",
            Self::BuyerInactive => "buyer_inactive",
            Self::CompanyInactive => "company_inactive",
            Self::NotAllowed => "not_allowed",
            Self::EndedByStaff => "ended_by_staff",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ending| ending.key() == key)
    }

    /// The message that says which ground is gone.
    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Expired => t::ended_expired(lang),
            Self::Idle => t::ended_idle(lang),
            Self::RightLost => t::ended_right_lost(lang),
            Self::Unassigned => t::ended_unassigned(lang),
            Self::BuyerInactive => t::ended_buyer_inactive(lang),
            Self::CompanyInactive => t::ended_company_inactive(lang),
            Self::NotAllowed => t::ended_not_allowed(lang),
            Self::EndedByStaff => t::ended_by_staff(lang),
        }
    }
}

/// A buyer as the picker lists them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuyerToServe {
    pub id: String,
    pub name: String,
    pub email: String,
    pub company: String,
    /// Whether this CSR has acted for them before.
    pub recent: bool,
    /// Whether the company's policy, or the buyer where it asks the buyer, allows it now.
    pub consents: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundBuyers {
    pub buyers: Vec<BuyerToServe>,
    /// There are more than are listed.
    pub more: bool,
    /// The password must be given again to start.
    pub confirm_password: bool,
}

/// What a company has agreed about ordering on behalf of its buyers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Policy {
    /// By contract, for every buyer.
    Allowed,
    /// Each buyer decides.
    Ask,
    Off,
}

impl Policy {
    pub const ALL: [Self; 3] = [Self::Allowed, Self::Ask, Self::Off];

    /// Its name in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Ask => "ask",
            Self::Off => "off",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.key() == key)
    }
}

/// What a buyer has consented to, where the company's policy asks them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Consent {
    NotGiven,
    ForGood,
    Until(When),
}

/// What was done in an on-behalf session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Numbers of orders.
    pub placed: Vec<String>,
    pub cancelled: Vec<String>,
    pub cart_changes: i64,
}

/// An on-behalf session as its buyer reads it: when and what, never who or why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub at: When,
    pub running: bool,
    /// Begun minutes.
    pub minutes: i64,
    pub done: Done,
}

/// All that a buyer reads of ordering on their behalf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnMyBehalf {
    pub policy: Policy,
    pub consent: Consent,
    pub visits: Vec<Visit>,
    /// Where the next page of visits starts.
    pub next: Option<String>,
}

/// An on-behalf session as staff read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffSession {
    pub id: String,
    pub csr: String,
    pub buyer: String,
    pub company: String,
    pub reason: String,
    pub mode: Mode,
    pub started: When,
    /// When and how it ended; none while it runs.
    pub ended: Option<(When, String)>,
    pub done: Done,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffSessions {
    pub sessions: Vec<StaffSession>,
    pub next: Option<String>,
}

/// Something that happened in an on-behalf session, in words, and the order or job that it happened to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    pub at: When,
    pub what: String,
    pub to: Option<DeedTo>,
}

/// What something happened to, by its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeedTo {
    Order(String),
    Job(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffSessionDetail {
    pub session: StaffSession,
    pub deeds: Vec<Deed>,
}
