//! Links that are there only for whoever may follow them.

use super::use_viewer;
use crate::auth::Page;
use leptos::prelude::*;

/// Whether the viewer may open this page of staff.
pub(crate) fn opens(page: Page) -> bool {
    use_viewer().with_untracked(|viewer| viewer.opens(page))
}

/// A name, which leads whoever may open that page to what it names.
#[component]
pub(crate) fn Leads(to: Page, path: String, name: String) -> impl IntoView {
    if opens(to) {
        view! { <a href=path>{name}</a> }.into_any()
    } else {
        name.into_any()
    }
}
