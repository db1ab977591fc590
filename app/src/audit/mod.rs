//! The audit log: every event, written in the transaction of its change, and the pages that show them.
//!
//! Its one rule: what is written stays; the store itself refuses to change or remove an event.

#[cfg(feature = "ssr")]
mod changes;
mod event_page;
#[cfg(feature = "ssr")]
mod events;
#[cfg(feature = "ssr")]
mod export;
#[cfg(feature = "ssr")]
pub mod finding;
#[cfg(feature = "ssr")]
mod row;
#[cfg(feature = "ssr")]
mod searching;
mod staff_api;
mod staff_filter;
mod staff_page;
#[cfg(feature = "ssr")]
mod staff_store;
mod texts;
#[cfg(feature = "ssr")]
mod things;
mod types;
#[cfg(feature = "ssr")]
mod words;

#[cfg(all(test, feature = "ssr"))]
mod tests;

pub use event_page::EventPage;
#[cfg(feature = "ssr")]
pub(crate) use events::{Event, note, record};
#[cfg(feature = "ssr")]
pub use export::EventsExport;
pub use staff_page::AuditLogPage;
pub use types::{AuditLog, Change, EventDetail, Filter, LoggedEvent, LoggedPerson, Thing};
#[cfg(feature = "ssr")]
pub(crate) use words::kind as kind_text;
