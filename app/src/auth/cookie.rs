//! The session's cookie, and the reader for all of ours.

use crate::shop::Shop;
use http::{HeaderMap, HeaderValue, header};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

/// The cookie of a language chosen in this browser.
pub const LANGUAGE: &str = "lang";

/// The cookie in which a page tells the browser's time zone.
pub const TIME_ZONE: &str = "tz";

/// On HTTPS the prefix makes browsers refuse the cookie from anything but this very host (RFC 6265bis, 4.1.3.2).
pub fn session_name(shop: &Shop) -> &'static str {
    if shop.settings().https { "__Host-quoin" } else { "quoin" }
}

/// The cookie of a browser in which somebody has signed in.
pub fn device_name(shop: &Shop) -> &'static str {
    if shop.settings().https {
        "__Host-device"
    } else {
        "device"
    }
}

pub(crate) fn set_device(shop: &Shop, token: &str) {
    append(shop, device_name(shop), token, "; HttpOnly; Max-Age=31536000");
}

pub(crate) fn set_session(shop: &Shop, token: &str) {
    append(shop, session_name(shop), token, "; HttpOnly");
}

pub(super) fn clear_session(shop: &Shop) {
    append(shop, session_name(shop), "", "; HttpOnly; Max-Age=0");
    append(shop, LANGUAGE, "", "; Max-Age=0");
}

pub(crate) fn set_language(shop: &Shop, code: &str) {
    append(shop, LANGUAGE, code, "; HttpOnly; Max-Age=31536000");
}

/// The value of a cookie of the request.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(n, value)| (n == name).then_some(value))
}

fn append(shop: &Shop, name: &str, value: &str, more: &str) {
    let secure = if shop.settings().https { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; SameSite=Lax{more}{secure}");
    if let (Some(response), Ok(cookie)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie)) {
        response.append_header(header::SET_COOKIE, cookie);
    }
}
