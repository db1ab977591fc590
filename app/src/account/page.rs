//! The account's page: few come here, so its code is a chunk of its own.

use super::{
    api::get_account,
    settings::{EmailSection, MailsSection, PasswordSection, ProfileForms, SessionsSection},
    texts as t,
    types::Account,
};
use crate::{
    on_behalf::OnMyBehalfView,
    ui::{lang, loaded, reading, refresh},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

#[component]
pub fn AccountPage() -> impl IntoView {
    let query = use_query_map();
    let before = Memo::new(move |_| query.with(|query| query.get("before").unwrap_or_default()));
    let refresh = refresh();
    let account = reading(move || (before.get(), refresh.get()), |(before, _)| get_account(before));
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
    let Account {
        name,
        email,
        company,
        own,
        on_my_behalf,
    } = account;
    let fact = |label: &'static str, value: String| {
        view! {
            <dt>{label}</dt>
            <dd>{value}</dd>
        }
    };
    let on_my_behalf = on_my_behalf.map(|on_my_behalf| view! { <OnMyBehalfView on_my_behalf before /> });
    let Some(own) = own else {
        return view! {
            <section class="account">
                <h2>{t::profile(lang)}</h2>
                <dl class="facts">
                    {fact(t::name(lang), name)} {fact(t::email(lang), email)}
                    {company.map(|company| fact(t::company(lang), company))}
                </dl>
            </section>
            {on_my_behalf}
        }
        .into_any();
    };
    view! {
        <section class="account">
            <h2>{t::profile(lang)}</h2>
            {company.map(|company| view! { <dl class="facts">{fact(t::company(lang), company)}</dl> })}
            <ProfileForms name own=own.clone() />
        </section>
        <EmailSection email asked=own.asked_email />
        <PasswordSection />
        <SessionsSection sessions=own.sessions />
        <MailsSection news=own.news />
        {on_my_behalf}
    }
    .into_any()
}
