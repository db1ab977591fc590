//! In the browser a page has no status, and sending on is navigating.

pub(crate) fn set(_status: u16) {}

pub(crate) fn go(path: &str) {
    super::send::load(Some(path));
}

pub(super) fn sign_in(here: &str) {
    go(&super::sign_in_path(here));
}

/// In the browser a title is text.
pub(crate) fn title(text: String) -> String {
    text
}
