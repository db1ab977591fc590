//! The audit log: every event, written in the transaction of its change, and the pages that show them.

#[cfg(feature = "ssr")]
mod events;
mod page;

#[cfg(feature = "ssr")]
pub(crate) use events::{Event, note, record};
pub use page::{AuditLogPage, EventPage};
