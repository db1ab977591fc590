//! From a page of a list to the next, and back to its start.

use super::texts as t;
use leptos::prelude::*;

#[component]
pub fn Pager(
    /// The list's start.
    #[prop(into)]
    to: String,
    /// The next page.
    next: Option<String>,
    /// Where this page starts; empty at the list's start.
    before: String,
    older: &'static str,
    newest: &'static str,
) -> impl IntoView {
    let newest = (!before.is_empty()).then(|| view! { <a href=to>{newest}</a> });
    let older = next.map(|next| view! { <a href=next>{older}</a> });
    (newest.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="pager" aria-label=t::pages(super::lang())>
                {newest}
                {older}
            </nav>
        }
    })
}
