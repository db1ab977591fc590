//! Settings: what holds for the whole shop.
//!
//! Their one rule: what the program was started with counts before what is set here, and what is set here counts at once.

#[cfg(feature = "ssr")]
mod current;
mod page;
#[cfg(feature = "ssr")]
mod snapshot;
#[cfg(feature = "ssr")]
mod stored;

#[cfg(feature = "ssr")]
pub use current::{Fixed, Logo, MailSettings, Origin, Setting, Settings, Start};
pub use page::SettingsPage;
#[cfg(feature = "ssr")]
pub(crate) use snapshot::Snapshot;
