//! The page "Import products": a CSV file is sent, looked through, and done.

use super::{
    staff_api::{ImportProducts, get_product_import},
    staff_list_page::HERE,
    staff_texts as t,
};
use crate::{
    imports::{DryRunView, Kind, UploadForm, importing},
    ui::{lang, loaded, reading, refresh},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

#[component]
pub fn ImportProductsPage() -> impl IntoView {
    importing(Kind::Catalogue, || view! { <Import /> }.into_any())
}

#[component]
fn Import() -> impl IntoView {
    let lang = lang();
    let params = use_params_map();
    let id = params.with_untracked(|params| params.get("id"));
    let body = match id {
        Some(id) => view! { <Looked id /> }.into_any(),
        None => view! {
            <p>{t::import_text(lang)}</p>
            <UploadForm kind=Kind::Catalogue />
            <h2>{t::import_columns(lang)}</h2>
            <p>{t::import_columns_text(lang)}</p>
        }
        .into_any(),
    };
    view! {
        <Title text=t::import_title(lang) />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{t::import_title(lang)}</h1>
        </div>
        {body}
    }
    .into_any()
}

#[component]
fn Looked(id: String) -> impl IntoView {
    let refresh = refresh();
    let run = reading(move || refresh.get(), move |_| get_product_import(id.clone()));
    loaded(run, |run| {
        view! { <DryRunView run kind=Kind::Catalogue apply=ImportProducts::PATH /> }.into_any()
    })
}
