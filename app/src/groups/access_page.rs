//! The page "Page access": groups × pages, saved at once.

use super::{
    api::{SetPageAccess, get_page_access},
    forms::cell_value,
    page::HERE,
    parts::Padlock,
    texts as t,
    types::{AccessCell, AccessRow, Lock, PageAccess},
};
use crate::ui::{AppError, Lang, PickField, PostForm, Submitted, error_text, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

#[component]
pub fn PageAccessPage() -> impl IntoView {
    let refresh = refresh();
    let access = reading(move || refresh.get(), |_| get_page_access());
    let lang = lang();
    view! {
        <Title text=t::page_access(lang) />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{t::page_access(lang)}</h1>
            <p class="lede">{t::access_lede(lang)}</p>
        </div>
        {loaded(access, |access| view! { <Matrix access /> }.into_any())}
    }
    .into_any()
}

#[component]
fn Matrix(access: PageAccess) -> impl IntoView {
    let lang = lang();
    let query = use_query_map();
    let saved = move || query.with(|query| query.get("saved").is_some());
    // Sent plainly, a matrix that was read too long ago comes back as it is now, and with the reason.
    let conflict = use_context::<Submitted>()
        .filter(|submitted| submitted.to == SetPageAccess::PATH && matches!(submitted.error, AppError::Conflict(_)))
        .map(|submitted| view! { <p class="notice notice--warning">{error_text(&submitted.error, lang)}</p> });
    view! {
        <div role="status">
            {conflict}
            {move || saved().then(|| view! { <p class="notice notice--success">{t::saved(lang)}</p> })}
        </div>
        <PostForm to=SetPageAccess::PATH only=("form[version]", access.version.to_string()) class="access">
            <AccessTable caption=t::staff_groups(lang) rows=access.staff />
            <AccessTable caption=t::customer_groups(lang) rows=access.customers />
            <div class="cluster">
                <button class="button button--primary">{t::save_access(lang)}</button>
            </div>
        </PostForm>
        <section class="account">
            <h2>{t::why_locked(lang)}</h2>
            <ul>
                <li>{t::why_administrators(lang)}</li>
                <li>{t::why_csr(lang)}</li>
                <li>{t::why_buyers(lang)}</li>
                <li>{t::why_not_yours(lang)}</li>
            </ul>
        </section>
    }
}

#[component]
fn AccessTable(caption: &'static str, rows: Vec<AccessRow>) -> impl IntoView {
    let lang = lang();
    let pages: Vec<&'static str> = rows
        .first()
        .map(|row| row.cells.iter().map(|cell| cell.page.text(lang)).collect())
        .unwrap_or_default();
    let heads = pages
        .into_iter()
        .map(|page| view! { <th scope="col">{page}</th> })
        .collect_view();
    let rows = rows.into_iter().map(|group| row(group, lang)).collect_view();
    view! {
        <div class="table-scroll">
            <table class="table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t::group(lang)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(group: AccessRow, lang: Lang) -> impl IntoView {
    let cells = group
        .cells
        .into_iter()
        .map(|cell| {
            let page = cell.page.text(lang);
            view! { <td data-label=page>{control(&cell, &group.group, &group.name, lang)}</td> }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row" data-label=t::group(lang)>
                <a href=format!("{HERE}/{}", group.group)>{group.name.clone()}</a>
            </th>
            {cells}
        </tr>
    }
}

/// A box to tick, or what it is and a padlock.
fn control(cell: &AccessCell, group: &str, name: &str, lang: Lang) -> AnyView {
    let Some(lock) = cell.lock else {
        return view! {
            <PickField
                name="form[open][]"
                label=format!("{name}: {}", cell.page.text(lang))
                value=cell_value(group, cell.page)
                checked=cell.open
                bare=true
            />
        }
        .into_any();
    };
    let says = match lock {
        Lock::Kept | Lock::Never => t::lock(lock, lang).to_owned(),
        Lock::NotYours => {
            let now = if cell.open { t::open(lang) } else { t::closed(lang) };
            format!("{now}. {}", t::lock(lock, lang))
        }
    };
    let title = says.clone();
    let sign = if cell.open { "✓" } else { "–" };
    view! {
        <span class="locked" title=title>
            <span aria-hidden="true">{sign}</span>
            <Padlock says />
        </span>
    }
    .into_any()
}
