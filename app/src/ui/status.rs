//! The HTTP side of a rendered page: its status and where it sends on to.

use axum::http::{HeaderValue, StatusCode, header};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;

pub(crate) fn set(status: u16) {
    if let (Some(response), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        response.set_status(status);
    }
}

/// A page's title as it stands in the document's head, into which `leptos_meta` writes it as it is: names that people give
/// must not become markup there.
pub(crate) fn title(text: String) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Sends the browser to another page of the shop: a page by 303, an answer to a script by its `Location` header.
pub(crate) fn go(path: &str) {
    if let (Some(response), Ok(location)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&ascii(path))) {
        response.insert_header(header::LOCATION, location);
        response.set_status(StatusCode::SEE_OTHER);
    }
}

/// A path as a header can hold it: what is no visible ASCII is percent-encoded, what is encoded already stays.
fn ascii(path: &str) -> String {
    path.bytes()
        .map(|byte| {
            if byte.is_ascii_graphic() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

pub(super) fn sign_in(here: &str) {
    go(&super::sign_in_path(here));
}

/// The path if it is one of this shop: `//host`, `/\\host` and whole URLs are not.
pub fn own_path(path: &str) -> Option<&str> {
    let own =
        path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.chars().any(char::is_control);
    own.then_some(path)
}
