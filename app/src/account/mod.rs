//! My account: who one is here, where one is signed in, and what others may do in one's name.

mod api;
#[cfg(feature = "ssr")]
mod browser;
mod page;
#[cfg(feature = "ssr")]
mod sessions;
mod settings;
#[cfg(feature = "ssr")]
mod store;
mod texts;
mod types;
#[cfg(feature = "ssr")]
mod zones;

#[cfg(feature = "ssr")]
pub(crate) use browser::browser_words;
pub use page::AccountPage;
#[cfg(feature = "ssr")]
pub use sessions::end_other_sessions;
pub use types::{Account, EmailForm, News, Own, OwnSession, PasswordForm, ProfileForm};
