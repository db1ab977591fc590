//! Pages.

use crate::ui::NotFoundPage;
use leptos::prelude::*;

#[component]
pub fn AuditLogPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn EventPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}
