//! Passwords: links by which one is set, their rules, and the first administrator.

#[cfg(feature = "ssr")]
mod links;
mod page;

#[cfg(feature = "ssr")]
pub(crate) use links::mail_token;
#[cfg(feature = "ssr")]
pub use links::send_set_link;
pub use page::{FirstAdministratorPage, ForgotPasswordPage, SetPasswordPage};
