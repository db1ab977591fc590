//! What the server knows of the request at hand: resolved once, before anything else runs.

use super::{Page, Role, Viewer};
use crate::{
    audit::Event,
    on_behalf::{Ending, Mode, reason_text},
    shop::{Shop, day_of, start_of_day, when},
    ui::{AppError, Lang, When},
};
use jiff::tz::TimeZone;
use leptos::prelude::use_context;
use std::sync::Arc;

/// A signed-in user as the store has them.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub lang: Lang,
    pub pages: Vec<Page>,
    /// Id and name; staff have none.
    pub company: Option<(String, String)>,
}

/// An open on-behalf session whose ground still stands.
#[derive(Clone, Debug)]
pub struct Acting {
    pub id: String,
    pub subject: Person,
    pub reason: String,
    pub note: String,
    pub mode: Mode,
    pub return_to: String,
    pub expires_at: i64,
}

/// Who makes this request.
#[derive(Clone, Debug)]
pub enum Who {
    Guest,
    Customer(Person),
    Staff(Person),
    Acting {
        csr: Person,
        acting: Box<Acting>,
    },
    /// On behalf until just now; nobody again until the CSR has read why.
    Ended {
        csr: Person,
        ending: Ending,
        return_to: String,
    },
}

/// The session row behind the cookie.
#[derive(Clone, Debug)]
pub struct Session {
    pub id: String,
    pub identity: String,
    pub confirmed_at: i64,
}

#[derive(Clone, Debug)]
pub struct RequestContext {
    pub shop: Shop,
    pub who: Arc<Who>,
    pub session: Option<Session>,
    pub lang: Lang,
    pub zone: TimeZone,
    pub request_id: String,
    /// The client's address: for throttling, and for its user to know a session by.
    pub address: String,
    /// What the browser says that it is.
    pub user_agent: String,
    /// The token of a browser in which somebody has signed in before; anybody may have made one up.
    pub device: Option<String>,
    pub cart_lines: i64,
}

/// The identity epoch of somebody who is not signed in.
const GUEST_IDENTITY: &str = "guest";

impl RequestContext {
    /// The context of the request that is being answered.
    pub fn current() -> Result<Self, AppError> {
        use_context().ok_or_else(|| AppError::Failed { id: String::new() })
    }

    pub fn identity(&self) -> &str {
        self.session
            .as_ref()
            .map_or(GUEST_IDENTITY, |session| &session.identity)
    }

    /// Who this browser is now, in words for its own user.
    pub fn identity_name(&self) -> String {
        match &*self.who {
            Who::Guest => String::new(),
            Who::Customer(person) | Who::Staff(person) => person.name.clone(),
            Who::Acting { acting, .. } => self.lang.pick(
                format!("ordering on behalf of {}", acting.subject.name),
                format!("{}様の代理注文中", acting.subject.name),
            ),
            Who::Ended { csr, .. } => csr.name.clone(),
        }
    }

    pub(crate) fn when(&self, at: i64) -> When {
        when(at, self.lang, &self.zone)
    }

    /// The day that it is where the viewer is, as `2026-12-31`.
    pub(crate) fn today(&self) -> String {
        day_of(self.shop.now(), &self.zone)
    }

    /// The first moment of a day (`2026-12-31`) where the viewer is.
    pub(crate) fn start_of_day(&self, day: &str) -> Option<i64> {
        start_of_day(day, 0, &self.zone)
    }

    /// The first moment after that day.
    pub(crate) fn end_of_day(&self, day: &str) -> Option<i64> {
        start_of_day(day, 1, &self.zone)
    }

    /// What the browser may know of who is looking.
    pub fn viewer(&self) -> Viewer {
        let settings = self.shop.settings();
        Viewer {
            identity: self.identity().to_owned(),
            lang: self.lang,
            role: self.role(),
            cart_lines: self.cart_lines,
            currency: settings.currency.clone(),
            shop: settings.face(),
        }
    }

    fn role(&self) -> Role {
        match &*self.who {
            Who::Guest => Role::Guest,
            Who::Customer(person) => Role::Buyer {
                name: person.name.clone(),
                company: person.company_name(),
            },
            Who::Staff(person) => Role::Staff {
                name: person.name.clone(),
                pages: person.pages.clone(),
            },
            Who::Acting { acting, .. } => Role::Acting {
                name: acting.subject.name.clone(),
                company: acting.subject.company_name(),
                reason: reason_text(&acting.reason, &acting.note, self.lang),
                mode: acting.mode,
                left: acting.expires_at - self.shop.now(),
            },
            Who::Ended { ending, .. } => Role::Ended { ending: *ending },
        }
    }
}

impl Acting {
    /// An event that its CSR causes in it.
    pub(crate) fn event<'a>(&'a self, csr: &'a str, kind: &'static str, object: &'a str) -> Event<'a> {
        Event {
            subject: Some(&self.subject.id),
            on_behalf: Some(&self.id),
            company: self.subject.company.as_ref().map(|(id, _)| id.as_str()),
            ..Event::by(csr, kind, object)
        }
    }
}

impl Person {
    pub fn may(&self, page: Page) -> bool {
        self.pages.contains(&page)
    }

    fn company_name(&self) -> String {
        self.company.as_ref().map(|(_, name)| name.clone()).unwrap_or_default()
    }
}
