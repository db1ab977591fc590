//! Passwords: links by which one is set, their rules, and the first administrator.

mod api;
#[cfg(feature = "ssr")]
mod first_run;
#[cfg(feature = "ssr")]
mod links;
mod page;
mod rules;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
mod strength;
mod texts;
mod types;
mod welcome_page;

#[cfg(feature = "ssr")]
pub use {
    first_run::{NewAdministrator, administrator_link, first_run_token, make_administrator},
    links::send_set_link,
    store::answer_asks,
};
#[cfg(feature = "ssr")]
pub(crate) use {
    links::{end_all, mail_token, send_email_link},
    store::{known_of, write_password},
    strength::hash_new,
};
pub(crate) use {
    page::NewPassword,
    rules::{is_email, problems},
    types::name_problem,
};
pub use {
    page::{ConfirmEmailPage, ForgotPasswordPage, SetPasswordPage},
    types::{AskForm, FirstForm, GoodLink, NewPasswordForm},
    welcome_page::FirstAdministratorPage,
};
