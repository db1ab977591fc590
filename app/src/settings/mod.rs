//! Settings: what holds for the whole shop.

mod page;

pub use page::SettingsPage;
