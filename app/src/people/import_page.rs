//! The pages "Import users": a file is sent, and looked through.

use super::{
    api::{ImportUsers, get_user_import},
    page::HERE,
    texts as t,
};
use crate::{
    imports::{DryRunView, Kind, UploadForm, importing},
    ui::{CheckField, lang, loaded, reading, refresh},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

#[component]
pub fn ImportUsersPage() -> impl IntoView {
    importing(Kind::Users, || view! { <Import /> }.into_any())
}

#[component]
fn Import() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let lang = lang();
    view! {
        <Title text=t::import_title(lang) />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{t::import_title(lang)}</h1>
        </div>
        {move || {
            if id.with(String::is_empty) {
                view! { <Send /> }.into_any()
            } else {
                view! { <Looked id /> }.into_any()
            }
        }}
    }
    .into_any()
}

#[component]
fn Send() -> impl IntoView {
    let lang = lang();
    let columns = [
        ("email", t::column_email(lang)),
        ("name", t::column_name(lang)),
        ("groups", t::column_groups(lang)),
        ("company", t::column_company(lang)),
        ("language", t::column_language(lang)),
        ("state", t::column_state(lang)),
    ]
    .map(|(name, text)| {
        view! {
            <div>
                <dt>
                    <code>{name}</code>
                </dt>
                <dd>{text}</dd>
            </div>
        }
    })
    .collect_view();
    view! {
        <p>{t::import_text(lang)}</p>
        <UploadForm kind=Kind::Users />
        <h2>{t::import_columns(lang)}</h2>
        <dl class="facts">{columns}</dl>
    }
    .into_any()
}

#[component]
fn Looked(id: Memo<String>) -> impl IntoView {
    let refresh = refresh();
    let run = reading(move || (id.get(), refresh.get()), |(id, _)| get_user_import(id));
    loaded(run, |run| {
        view! {
            <DryRunView run kind=Kind::Users apply=ImportUsers::PATH>
                <CheckField name="links" label=t::links(lang()) checked=true />
            </DryRunView>
        }
        .into_any()
    })
    .into_any()
}
