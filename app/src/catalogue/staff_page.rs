//! Pages.

use crate::ui::NotFoundPage;
use leptos::prelude::*;

#[component]
pub fn StaffProductsPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn NewProductPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn StaffProductPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn CategoriesPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}

#[component]
pub fn ImportProductsPage() -> impl IntoView {
    view! { <NotFoundPage /> }.into_any()
}
