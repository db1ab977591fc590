//! Look mode on the page: in place of what would change something stands why it is not there.

use super::{Mode, texts as t};
use crate::{
    auth::Role,
    ui::{lang, use_viewer},
};
use leptos::prelude::*;

/// Whether the CSR only looks.
pub(crate) fn looks_only() -> bool {
    use_viewer().with_untracked(|viewer| matches!(viewer.role, Role::Acting { mode: Mode::Look, .. }))
}

/// What changes something, or the reason why a CSR who only looks does not have it.
#[component]
pub fn UnlessLooking(children: Children) -> impl IntoView {
    if looks_only() {
        view! { <p class="notice">{t::looking_only(lang())}</p> }.into_any()
    } else {
        children().into_any()
    }
}
