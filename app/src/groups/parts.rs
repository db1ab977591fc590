//! What the pages of groups share.

use super::texts as t;
use crate::{auth::Page, ui::Lang};
use leptos::prelude::*;

/// A padlock, and what it means for those who do not see it.
#[component]
pub(super) fn Padlock(#[prop(into)] says: String) -> impl IntoView {
    view! {
        <span class="padlock">{padlock()} <span class="visually-hidden">{says}</span></span>
    }
}

fn padlock() -> impl IntoView {
    view! {
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path
                fill="currentColor"
                fill-rule="evenodd"
                d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z"
            />
        </svg>
    }
}

/// That a group is built in, or why it can be neither renamed nor deleted.
#[component]
pub(super) fn BuiltInNote(text: &'static str) -> impl IntoView {
    view! {
        <p class="built-in">
            <span class="padlock">{padlock()}</span>
            <span>{text}</span>
        </p>
    }
}

pub(super) fn page_names(pages: &[Page], lang: Lang) -> String {
    if pages.is_empty() {
        return t::opens_nothing(lang).to_owned();
    }
    let open = Page::ALL.into_iter().filter(|page| pages.contains(page));
    let names: Vec<&str> = open.map(|page| page.text(lang)).collect();
    names.join(lang.pick(", ", "、"))
}
