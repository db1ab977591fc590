//! A product: its picture, its form, its price as one chooses.

use super::{api::get_product, configurator::Configurator, picture::picture_address, types::Product};
use crate::ui::{lang, loaded, reading, refresh};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

#[component]
pub fn ProductPage() -> impl IntoView {
    let params = use_params_map();
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let refresh = refresh();
    let product = reading(move || (slug.get(), refresh.get()), |(slug, _)| get_product(slug));
    loaded(product, |product| view! { <ProductView product /> }.into_any())
}

#[component]
fn ProductView(product: Product) -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=product.name.clone() />
        <nav class="breadcrumbs" aria-label=super::texts::title(lang)>
            <a href="/catalogue">{super::texts::title(lang)}</a>
            <a href=format!("/catalogue?category={}", product.category_slug)>{product.category.clone()}</a>
        </nav>
        <div class="product">
            <div class="product__picture">
                <img src=picture_address(&product.picture) alt=product.alt.clone() width="800" height="600" />
            </div>
            <div class="product__form">
                <div class="page-head">
                    <h1>{product.name.clone()}</h1>
                    <p class="lede">{product.summary.clone()}</p>
                </div>
                <Configurator product />
            </div>
        </div>
    }
}
