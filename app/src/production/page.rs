//! Pages.

use crate::ui::NotFoundPage;
use leptos::prelude::*;

#[component]
pub fn BoardPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn ProductionListPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}
