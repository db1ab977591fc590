//! Who is looking, as the browser may know it.

use crate::{
    on_behalf::{Ending, Mode},
    ui::{Currency, Lang},
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
}

impl Page {
    pub const ALL: [Self; 7] = [
        Self::Storefront,
        Self::Orders,
        Self::Jobs,
        Self::OrderOnBehalf,
        Self::OnBehalfSessions,
        Self::Mails,
        Self::Companies,
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
        }
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
}

impl Viewer {
    /// Whether a cart and a catalogue are theirs to use.
    pub fn shops(&self) -> bool {
        matches!(self.role, Role::Buyer { .. } | Role::Acting { .. })
    }

    /// The name shown as one's own: on behalf it is the buyer's.
    pub fn name(&self) -> Option<String> {
        match &self.role {
            Role::Buyer { name, .. } | Role::Staff { name, .. } | Role::Acting { name, .. } => Some(name.clone()),
            Role::Guest | Role::Ended { .. } => None,
        }
    }
}
