//! My account: who one is here, and what others may do in one's name.

mod api;
mod page;
#[cfg(feature = "ssr")]
mod store;
mod texts;
mod types;

pub use page::AccountPage;
pub use types::Account;
