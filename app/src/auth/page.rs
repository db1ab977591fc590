//! The sign-in page.

use super::{SignIn, texts as t};
use crate::ui::{Field, PostForm, lang, use_viewer};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::{components::Redirect, hooks::use_query_map};

#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = lang();
    let signed_in = use_viewer().with_untracked(|viewer| viewer.name().is_some());
    let next = use_query_map().with_untracked(|query| query.get("next").unwrap_or_default());
    let done = use_query_map().with_untracked(|query| query.get("done").is_some());
    if signed_in {
        return view! { <Redirect path="/" /> }.into_any();
    }
    view! {
        <Title text=t::title(lang) />
        <section class="sign-in">
            <h1>{t::title(lang)}</h1>
            <p class="lede">{if done { t::password_is_set(lang) } else { t::lede(lang) }}</p>
            <PostForm to=SignIn::PATH class="stack">
                <input type="hidden" name="next" value=next />
                <Field name="email" kind="email" label=t::email(lang) autocomplete="username" required=true />
                <Field name="password" kind="password" label=t::password(lang) autocomplete="current-password" required=true />
                <button class="button button--primary">{t::title(lang)}</button>
            </PostForm>
            <p>
                <a href="/password">{t::forgot(lang)}</a>
            </p>
        </section>
    }
    .into_any()
}
