//! Who is looking, as the browser may know it.

use crate::{
    on_behalf::{Ending, Mode},
    ui::{Currency, Lang, texts as t},
};
use serde::{Deserialize, Serialize};

/// A page of the site that groups may or may not open; the right to a page is the right to every function behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Page {
    /// Catalogue, cart and own orders: what a buyer does.
    Storefront,
    Orders,
    /// What is printed: files, states, comments, and which CSRs look after it.
    Jobs,
    OrderOnBehalf,
    OnBehalfSessions,
    /// What the shop mails, and whether it went out.
    Mails,
    /// Customer accounts, and who serves them.
    Companies,
    /// Who may sign in, and in which groups they are.
    Users,
    /// Which pages each group may open.
    Groups,
    /// Products and their prices.
    Catalogue,
    /// What is being printed: board, hold, job tickets, shipping.
    Production,
    /// What holds for the whole shop.
    Settings,
    /// Every event.
    AuditLog,
}

impl Page {
    pub const ALL: [Self; 13] = [
        Self::Storefront,
        Self::Orders,
        Self::Jobs,
        Self::Production,
        Self::OrderOnBehalf,
        Self::OnBehalfSessions,
        Self::Users,
        Self::Groups,
        Self::Companies,
        Self::Catalogue,
        Self::Settings,
        Self::Mails,
        Self::AuditLog,
    ];

    /// Its name in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Storefront => "storefront",
            Self::Orders => "orders",
            Self::Jobs => "jobs",
            Self::OrderOnBehalf => "order_on_behalf",
            Self::OnBehalfSessions => "on_behalf_sessions",
            Self::Mails => "mails",
            Self::Companies => "companies",
            Self::Users => "users",
            Self::Groups => "groups",
            Self::Catalogue => "catalogue",
            Self::Production => "production",
            Self::Settings => "settings",
            Self::AuditLog => "audit_log",
        }
    }

    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Storefront => t::storefront(lang),
            Self::Orders => t::orders(lang),
            Self::Jobs => t::jobs(lang),
            Self::OrderOnBehalf => t::order_on_behalf(lang),
            Self::OnBehalfSessions => t::on_behalf_sessions(lang),
            Self::Mails => t::mails(lang),
            Self::Companies => t::companies(lang),
            Self::Users => t::users(lang),
            Self::Groups => t::groups(lang),
            Self::Catalogue => t::catalogue(lang),
            Self::Production => t::production(lang),
            Self::Settings => t::settings(lang),
            Self::AuditLog => t::audit_log(lang),
        }
    }

    /// Whether it belongs to customers' groups; all others belong to those of staff.
    pub const fn is_for_customers(self) -> bool {
        matches!(self, Self::Storefront)
    }

    /// Whether it is an administrative right, which nobody who orders on behalf has.
    pub const fn is_administration(self) -> bool {
        matches!(
            self,
            Self::Users
                | Self::Groups
                | Self::Companies
                | Self::Catalogue
                | Self::Settings
                | Self::Mails
                | Self::AuditLog
        )
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.key() == key)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    #[default]
    Guest,
    Buyer {
        name: String,
        company: String,
    },
    Staff {
        name: String,
        pages: Vec<Page>,
    },
    /// A CSR on behalf of a buyer: everything here is about the buyer, nothing about the CSR.
    Acting {
        name: String,
        company: String,
        reason: String,
        mode: Mode,
        /// Milliseconds left when the server answered.
        left: i64,
    },
    /// The on-behalf session is over; the CSR is to be told before going on as themselves.
    Ended {
        ending: Ending,
    },
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// The identity epoch: what every call must name.
    pub identity: String,
    pub lang: Lang,
    pub role: Role,
    pub cart_lines: i64,
    pub currency: Currency,
    pub shop: ShopFace,
}

/// The shop as every page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopFace {
    pub name: String,
    /// Where its logo is, if it has one.
    pub logo: Option<String>,
    /// The languages that it offers.
    pub languages: Vec<Lang>,
}

impl Viewer {
    /// Whether a cart and a catalogue are theirs to use.
    pub fn shops(&self) -> bool {
        matches!(self.role, Role::Buyer { .. } | Role::Acting { .. })
    }

    /// Whether they are staff who may open this page.
    pub fn opens(&self, page: Page) -> bool {
        matches!(&self.role, Role::Staff { pages, .. } if pages.contains(&page))
    }

    /// The name shown as one's own: on behalf it is the buyer's.
    pub fn name(&self) -> Option<String> {
        match &self.role {
            Role::Buyer { name, .. } | Role::Staff { name, .. } | Role::Acting { name, .. } => Some(name.clone()),
            Role::Guest | Role::Ended { .. } => None,
        }
    }
}
