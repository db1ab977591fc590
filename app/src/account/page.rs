//! The account's page: few come here, so its code is a chunk of its own.

use super::{api::get_account, texts as t, types::Account};
use crate::{
    on_behalf::OnMyBehalfView,
    ui::{lang, loaded, refresh},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

#[component]
pub fn AccountPage() -> impl IntoView {
    let query = use_query_map();
    let before = Memo::new(move |_| query.with(|query| query.get("before").unwrap_or_default()));
    let refresh = refresh();
    let account = Resource::new(move || (before.get(), refresh.get()), |(before, _)| get_account(before));
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
        </div>
        {loaded(
            account,
            move |account| view! { <AccountView account before=before.get_untracked() /> }.into_any(),
        )}
    }
    .into_any()
}

#[component]
fn AccountView(account: Account, before: String) -> impl IntoView {
    let lang = lang();
    view! {
        <section class="account">
            <h2>{t::profile(lang)}</h2>
            <dl class="facts">
                <dt>{t::name(lang)}</dt>
                <dd>{account.name}</dd>
                <dt>{t::email(lang)}</dt>
                <dd>{account.email}</dd>
                <dt>{t::company(lang)}</dt>
                <dd>{account.company}</dd>
            </dl>
        </section>
        <OnMyBehalfView on_my_behalf=account.on_my_behalf before />
    }
}
