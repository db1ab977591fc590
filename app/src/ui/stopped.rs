//! When the program in the browser has stopped, say because a part of it could not be fetched: the page says so.

use super::{Lang, texts as t};
use leptos::prelude::document;

/// Shows it above the page, in the page's language, with a link that loads the page again.
pub fn show_stopped() {
    let lang = document()
        .document_element()
        .and_then(|html| html.get_attribute("lang"))
        .and_then(|code| Lang::from_code(&code))
        .unwrap_or_default();
    let (Some(body), Ok(notice), Ok(again)) = (
        document().body(),
        document().create_element("p"),
        document().create_element("a"),
    ) else {
        return;
    };
    let _ = notice.set_attribute("class", "notice notice--warning stopped");
    let _ = notice.set_attribute("role", "alert");
    notice.set_text_content(Some(t::stopped(lang)));
    let _ = again.set_attribute("href", "");
    // The router still listens, but no longer goes anywhere.
    let _ = again.set_attribute("rel", "external");
    again.set_text_content(Some(t::load_again(lang)));
    let _ = notice.append_child(&again);
    let _ = body.prepend_with_node_1(&notice);
}
