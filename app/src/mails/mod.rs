//! Mails: an event becomes rows of the outbox in its own transaction, and a worker sends them.
//!
//! Its one rule: no mail without the change, no change without its mail.

#[cfg(feature = "ssr")]
mod account_content;
#[cfg(feature = "ssr")]
mod batches;
#[cfg(feature = "ssr")]
mod content;
#[cfg(feature = "ssr")]
mod digest_content;
#[cfg(feature = "ssr")]
mod job_content;
#[cfg(feature = "ssr")]
mod kinds;
#[cfg(feature = "ssr")]
mod message;
#[cfg(feature = "ssr")]
mod order_content;
#[cfg(feature = "ssr")]
mod outbox;
mod preferences;
#[cfg(feature = "ssr")]
mod preferences_store;
#[cfg(feature = "ssr")]
mod queue;
#[cfg(feature = "ssr")]
mod recipients;
mod staff_api;
mod staff_page;
mod texts;
#[cfg(feature = "ssr")]
mod transport;
mod types;
#[cfg(feature = "ssr")]
mod wording;
#[cfg(feature = "ssr")]
mod worker;

#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub(crate) use batches::{withhold, withhold_links};
pub use preferences::PreferencesPage;
#[cfg(feature = "ssr")]
pub(crate) use queue::{WAITS_FOR_APPROVAL, queue};
pub use staff_page::{MailPage, MailsPage};
#[cfg(feature = "ssr")]
pub(crate) use transport::send_plain;
#[cfg(feature = "ssr")]
pub use transport::{Mailer, Sender, is_address};
pub use types::{MailPreview, OutboxMail, OutboxPage, State, Wish};
#[cfg(feature = "ssr")]
pub(crate) use worker::note_addresses;
#[cfg(feature = "ssr")]
pub use worker::{configure, send_due};
