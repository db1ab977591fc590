//! Pages.

use crate::ui::NotFoundPage;
use leptos::prelude::*;

#[component]
pub fn ForgotPasswordPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn SetPasswordPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn FirstAdministratorPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}
