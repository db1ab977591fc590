//! The catalogue: shelves of products.

use super::{
    api::list_products,
    picture::picture_address,
    texts as t,
    types::{ProductCard, Shelf, Shelves},
};
use crate::ui::{lang, loaded, query_value, reading, refresh, shop_money, texts as ui};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

/// What the address asks for: category, search words, page.
type Asked = (String, String, u32);

#[component]
pub fn CataloguePage() -> impl IntoView {
    let query = use_query_map();
    let refresh = refresh();
    let asked = Memo::new(move |_| -> Asked {
        query.with(|query| {
            let get = |name: &str| query.get(name).unwrap_or_default();
            (get("category"), get("q"), get("page").parse().unwrap_or(1))
        })
    });
    let shelves = reading(
        move || (asked.get(), refresh.get()),
        |((category, q, page), _)| list_products(category, q, page),
    );
    loaded(shelves, move |shelves| {
        view! { <ShelvesView shelves asked=asked.get_untracked() /> }.into_any()
    })
}

#[component]
fn ShelvesView(shelves: Shelves, asked: Asked) -> impl IntoView {
    let lang = lang();
    let (category, q, page) = asked;
    let title = match (&*q, shelves.shelves.first()) {
        ("", Some(shelf)) if !category.is_empty() => shelf.name.clone(),
        ("", _) => t::title(lang).to_owned(),
        (q, _) => t::search_title(q, lang),
    };
    // A single category is the page's heading already.
    let alone = q.is_empty() && !category.is_empty();
    let narrowed = !q.is_empty() || !category.is_empty();
    let empty = shelves.shelves.is_empty();
    let to_page = move |page: u32| format!("/catalogue?category={category}&q={}&page={page}", query_value(&q));
    view! {
        <Title text=title.clone() />
        <div class="page-head">
            <h1>{title}</h1>
            <p class="lede">{t::lede(lang)}</p>
            {narrowed.then(|| view! { <a href="/catalogue">{t::whole(lang)}</a> })}
        </div>
        {empty
            .then(|| {
                view! {
                    <div class="empty">
                        <h2>{t::nothing(lang)}</h2>
                        <p>{t::nothing_text(lang)}</p>
                        <a class="button" href="/catalogue">
                            {t::whole(lang)}
                        </a>
                    </div>
                }
            })}
        {shelves.shelves.into_iter().map(|shelf| view! { <ShelfView shelf alone /> }).collect_view()}
        {(page > 1 || shelves.more)
            .then(|| {
                view! {
                    <nav class="pager" aria-label=ui::pages(lang)>
                        {(page > 1).then(|| view! { <a href=to_page(1)>{ui::previous_page(lang)}</a> })}
                        {shelves
                            .more
                            .then(|| view! { <a href=to_page(page.max(1) + 1)>{ui::next_page(lang)}</a> })}
                    </nav>
                }
            })}
    }
}

#[component]
fn ShelfView(shelf: Shelf, alone: bool) -> impl IntoView {
    let href = format!("/catalogue?category={}", shelf.slug);
    view! {
        <section class="shelf">
            <h2 class:visually-hidden=alone>
                <a href=href>{shelf.name}</a>
            </h2>
            <div class="card-grid">
                {shelf.products.into_iter().map(|product| view! { <Card product /> }).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn Card(product: ProductCard) -> impl IntoView {
    let lang = lang();
    view! {
        <article class="product-card">
            <a href=format!("/product/{}", product.slug)>
                <img src=picture_address(&product.picture) alt="" width="400" height="300" loading="lazy" />
                <h3>{product.name}</h3>
                <p class="product-card__text">{product.summary}</p>
                <p class="price">{t::from(lang)} " " <strong>{shop_money(product.from)}</strong></p>
            </a>
        </article>
    }
}
