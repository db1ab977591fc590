//! The keyboard's way to the picker, from every page of somebody who orders on behalf.

use super::{form::here, use_viewer};
use crate::auth::{Page, Role};
use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The picker's search field.
pub(crate) const FIND_BUYER: &str = "find-buyer";

/// `Ctrl K` or `⌘K` opens the picker; on it, they go to its search field.
pub(super) fn open_picker_by_shortcut() {
    let may = use_viewer()
        .with_untracked(|viewer| viewer.opens(Page::OrderOnBehalf) || matches!(viewer.role, Role::Acting { .. }));
    if !may {
        return;
    }
    let here = here();
    let navigate = use_navigate();
    Effect::new(move |_| {
        let (here, navigate) = (here.clone(), navigate.clone());
        let pressed = window_event_listener(ev::keydown, move |event| {
            if !(event.ctrl_key() || event.meta_key()) || event.shift_key() || event.alt_key() || event.key() != "k" {
                return;
            }
            event.prevent_default();
            if !focus(FIND_BUYER) {
                let from = super::query_value(&untrack(&here));
                navigate(&format!("/on-behalf?from={from}"), NavigateOptions::default());
            }
        });
        on_cleanup(move || pressed.remove());
    });
}

/// Moves the focus to the element with this id, if it is there.
pub(crate) fn focus(id: &str) -> bool {
    use web_sys::wasm_bindgen::JsCast;
    let element = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}
