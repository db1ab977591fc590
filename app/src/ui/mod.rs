//! What every page shares: language, errors, forms, the frame around a page. It has no server functions.

mod amount;
#[cfg(feature = "ssr")]
mod answer_json;
#[cfg(not(feature = "ssr"))]
#[path = "answer_json_browser.rs"]
mod answer_json;
mod checked;
mod choices;
mod client;
mod error;
mod field;
mod form;
mod format;
mod frame;
mod identity;
mod lang;
mod leads;
mod loaded;
mod masthead;
mod pager;
mod reading;
#[cfg(feature = "ssr")]
mod refusal;
mod send;
mod shortcut;
#[cfg(feature = "ssr")]
mod status;
#[cfg(not(feature = "ssr"))]
#[path = "status_browser.rs"]
mod status;
mod stopped;
pub mod texts;
mod view;

pub use amount::{parse_amount, written_amount};
#[cfg(feature = "ssr")]
pub(crate) use checked::is_invisible;
pub use checked::{Check, Checked, at, check, written};
pub use choices::{CheckBox, CheckBoxes, GroupedSelectField, PickField};
pub use client::Browser;
pub(crate) use error::error_text;
pub use error::{AppError, FieldError};
pub use field::{AreaField, CheckField, Field, SelectField};
pub use form::{PostForm, Submitted};
pub(crate) use form::{came_back, sent_once};
pub use format::{Currency, When, money};
pub(crate) use format::{count, label, shop_money};
pub use frame::Frame;
pub(crate) use identity::asking;
pub use lang::Lang;
pub(crate) use lang::texts;
pub(crate) use leads::{Leads, opens};
pub(crate) use loaded::loaded;
pub use loaded::{ErrorPage, NotFoundPage};
pub(crate) use masthead::ADMINISTRATION;
pub use pager::Pager;
pub(crate) use reading::reading;
#[cfg(feature = "ssr")]
pub(crate) use refusal::{invalid, refuse, taken_names};
pub use send::IDENTITY_HEADER;
pub(crate) use send::{form_fields, page_identity};
pub(crate) use shortcut::{FIND_BUYER, focus};
#[cfg(feature = "ssr")]
pub(crate) use status::go;
#[cfg(feature = "ssr")]
pub use status::own_path;
pub(crate) use status::set as set_status;
pub(crate) use status::title;
pub use stopped::show_stopped;
use view::notice;
pub(crate) use view::provide_view;
pub use view::{lang, refresh, use_viewer};

/// Where to sign in and come back from.
fn sign_in_path(here: &str) -> String {
    format!("/sign-in?next={}", query_value(here))
}

/// A value of the page's query string, decoded once: the router's own decodes some of them twice.
pub(crate) fn raw_query_value(name: &str) -> Option<String> {
    use leptos::prelude::GetUntracked;
    let search = leptos_router::hooks::use_location().search;
    search
        .get_untracked()
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find_map(|(key, value)| {
            (key == name).then(|| leptos_router::location::Url::unescape(&value.replace('+', " ")))
        })
}

/// An address with those values in its query string that are not empty.
pub(crate) fn address(path: &str, values: &[(&str, &str)]) -> String {
    let query: Vec<String> = values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", query_value(value)))
        .collect();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// A text as a value in a query string.
pub(crate) fn query_value(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
