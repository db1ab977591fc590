//! Passwords: links by which one is set, their rules, and the first administrator.

mod page;

pub use page::{FirstAdministratorPage, ForgotPasswordPage, SetPasswordPage};
