//! The masthead: the shop's mark, where one can go, and who one is.

use super::{PostForm, texts as t, use_viewer};
use crate::{
    administration,
    auth::{Page, Role, SetLanguage, SignOut, Viewer},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::{
    components::{A, Form},
    hooks::{use_location, use_query_map},
};

/// Where everything that is administered is found.
pub(crate) const ADMINISTRATION: &str = "/staff/administration";

#[component]
pub(super) fn Masthead() -> impl IntoView {
    let viewer = use_viewer();
    let lang = super::lang();
    let (links, administers, shops, name) =
        viewer.with_untracked(|viewer| (links(viewer), administers(viewer), viewer.shops(), viewer.name()));
    let signed_in = name.is_some();
    view! {
        <header class="masthead">
            <Brand />
            {signed_in
                .then(|| {
                    view! {
                        <nav class="primary" aria-label=t::main_navigation(lang)>
                            {links
                                .into_iter()
                                .map(|(path, text)| view! { <A href=path>{text}</A> })
                                .collect_view()}
                            {administers.then(|| view! { <AdministrationLink /> })}
                        </nav>
                    }
                })}
            {shops.then(|| view! { <Search /> })}
            <div class="masthead__tools">
                {shops
                    .then(|| {
                        view! {
                            <A href="/cart" attr:class="cart-link">
                                {t::cart(lang)}
                                " "
                                <span class="count">{move || viewer.with(|viewer| viewer.cart_lines)}</span>
                            </A>
                        }
                    })}
                {name
                    .map(|name| {
                        view! {
                            <A href="/account" attr:class="account-name">
                                {name}
                            </A>
                            <PostForm to=SignOut::PATH>
                                <button class="link-button">{t::sign_out(lang)}</button>
                            </PostForm>
                        }
                    })}
                <Languages />
            </div>
        </header>
    }
}

/// The shop's mark and name, also once they have just been changed.
#[component]
fn Brand() -> impl IntoView {
    let viewer = use_viewer();
    let shop = Memo::new(move |_| viewer.with(|viewer| viewer.shop.clone()));
    let mark = move || match shop.get().logo {
        Some(logo) => view! { <img class="brand__logo" src=logo alt="" /> }.into_any(),
        None => view! {
            <svg class="brand__mark" viewBox="0 0 32 32" aria-hidden="true">
                <path class="brand__ink" d="M3 4h26v8L3 22.6z"></path>
                <path class="brand__plate" d="M29 28H3v-1.6L29 16z"></path>
            </svg>
        }
        .into_any(),
    };
    view! {
        <a class="brand" href="/">
            {mark}
            <span>{move || shop.get().name}</span>
        </a>
    }
}

fn links(viewer: &Viewer) -> Vec<(&'static str, &'static str)> {
    let lang = viewer.lang;
    match &viewer.role {
        Role::Guest | Role::Ended { .. } => Vec::new(),
        Role::Buyer { .. } | Role::Acting { .. } => {
            vec![
                ("/catalogue", t::catalogue(lang)),
                ("/orders", t::orders(lang)),
                ("/jobs", t::jobs(lang)),
            ]
        }
        Role::Staff { pages, .. } => [
            (Page::Orders, "/staff/orders"),
            (Page::Jobs, "/staff/jobs"),
            (Page::Production, "/staff/production"),
            (Page::OrderOnBehalf, "/on-behalf"),
            (Page::OnBehalfSessions, "/staff/on-behalf-sessions"),
        ]
        .into_iter()
        .filter(|(page, _)| pages.contains(page))
        .map(|(page, path)| (path, page.text(lang)))
        .collect(),
    }
}

/// Whether a page of the administration is open to them.
fn administers(viewer: &Viewer) -> bool {
    match &viewer.role {
        Role::Staff { pages, .. } => pages.iter().any(|page| page.is_administration()),
        _ => false,
    }
}

/// The way to the administration. Its pages are not below it, but the link is to say that one is among them.
#[component]
fn AdministrationLink() -> impl IntoView {
    let path = use_location().pathname;
    let current = move || {
        path.with(|path| match path.as_str() {
            ADMINISTRATION => Some("page"),
            path => administration::has(path).then_some("true"),
        })
    };
    view! {
        <a href=ADMINISTRATION aria-current=current>
            {t::administration(super::lang())}
        </a>
    }
}

#[component]
fn Search() -> impl IntoView {
    let lang = super::lang();
    // Other lists are searched by the same name.
    let here = use_location().pathname.with_untracked(|path| path == "/catalogue");
    let query = use_query_map().with_untracked(|query| query.get("q").filter(|_| here).unwrap_or_default());
    view! {
        <Form method="GET" action="/catalogue" attr:class="site-search" attr:role="search">
            <input type="search" name="q" value=query aria-label=t::search_products(lang) placeholder=t::search_products(lang) />
            <button class="button button--quiet">{t::search(lang)}</button>
        </Form>
    }
}

#[component]
fn Languages() -> impl IntoView {
    let now = super::lang();
    let offered = use_viewer().with_untracked(|viewer| viewer.shop.languages.clone());
    if offered.len() < 2 {
        return ().into_any();
    }
    view! {
        <PostForm to=SetLanguage::PATH class="languages" label=t::language(now)>
            {offered
                .into_iter()
                .map(|lang| {
                    view! {
                        <button
                            class="link-button"
                            name="lang"
                            value=lang.code()
                            lang=lang.code()
                            aria-current=(lang == now).then_some("true")
                        >
                            {lang.name()}
                        </button>
                    }
                })
                .collect_view()}
        </PostForm>
    }
    .into_any()
}
