//! The page "Administration", and the way from each of its pages to the others.

use super::{api::get_administration, texts as t};
use crate::{
    auth::{Page, Role},
    ui::{ADMINISTRATION, lang, loaded, reading, texts as ui_texts, use_viewer},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::A;

#[component]
pub fn AdministrationPage() -> impl IntoView {
    let pages = reading(|| (), |()| get_administration());
    let lang = lang();
    let cards = move |pages: Vec<Page>| {
        let cards = pages
            .into_iter()
            .filter_map(|page| {
                let path = path(page)?;
                Some(view! {
                    <li class="section-card">
                        <h2>
                            <a href=path>{page.text(lang)}</a>
                        </h2>
                        <p>{t::about(page, lang)}</p>
                    </li>
                })
            })
            .collect_view();
        view! { <ul class="section-cards">{cards}</ul> }.into_any()
    };
    view! {
        <Title text=ui_texts::administration(lang) />
        <div class="page-head">
            <h1>{ui_texts::administration(lang)}</h1>
        </div>
        {loaded(pages, cards)}
    }
    .into_any()
}

/// Above every page of the administration: the other ones that this person may open.
#[component]
pub fn Sections() -> impl IntoView {
    let lang = lang();
    let pages = use_viewer().with_untracked(|viewer| match &viewer.role {
        Role::Staff { pages, .. } => pages.clone(),
        _ => Vec::new(),
    });
    let links = Page::ALL
        .into_iter()
        .filter(|page| pages.contains(page))
        .filter_map(|page| path(page).map(|path| view! { <A href=path>{page.text(lang)}</A> }))
        .collect_view();
    view! {
        <nav class="sections" aria-label=ui_texts::administration(lang)>
            <A href=ADMINISTRATION exact=true>
                {t::overview(lang)}
            </A>
            {links}
        </nav>
    }
}

/// Whether an address is that of an administrative page, or below one.
pub(crate) fn has(address: &str) -> bool {
    Page::ALL
        .into_iter()
        .filter_map(path)
        .filter_map(|page| address.strip_prefix(page))
        .any(|below| below.is_empty() || below.starts_with('/'))
}

/// Where an administrative page is.
const fn path(page: Page) -> Option<&'static str> {
    Some(match page {
        Page::Users => "/staff/users",
        Page::Groups => "/staff/groups",
        Page::Companies => "/staff/companies",
        Page::Catalogue => "/staff/catalogue",
        Page::Settings => "/staff/settings",
        Page::Mails => "/staff/mails",
        Page::AuditLog => "/staff/audit-log",
        Page::Storefront
        | Page::Orders
        | Page::Jobs
        | Page::Production
        | Page::OrderOnBehalf
        | Page::OnBehalfSessions => return None,
    })
}
