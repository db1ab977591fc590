//! Pages.

use crate::ui::NotFoundPage;
use leptos::prelude::*;

#[component]
pub fn UsersPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn NewUserPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn UserPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn ImportUsersPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}
