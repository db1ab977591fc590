//! Pages.

use crate::ui::NotFoundPage;
use leptos::prelude::*;

#[component]
pub fn SettingsPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}
