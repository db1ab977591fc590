//! The page "Catalogue" of the administration: every product, drafts among them.

use super::{
    picture::picture_address,
    staff_api::{MoveProduct, list_staff_products},
    staff_texts as t,
    staff_types::{Labelled, ProductFilter, ProductState, StaffProductList, StaffProductSummary},
};
use crate::ui::{Lang, Pager, PostForm, address, label, lang, loaded, raw_query_value, reading, refresh, shop_money};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::{components::Form, hooks::use_query_map};

pub(super) const HERE: &str = "/staff/catalogue";

impl ProductFilter {
    /// The list narrowed so, from this place on.
    fn address(&self, path: &str, after: &str) -> String {
        let values = [
            ("q", &*self.q),
            ("category", &*self.category),
            ("state", &*self.state),
            ("after", after),
        ];
        address(path, &values)
    }

    fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

#[component]
pub fn StaffProductsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.track();
        let value = |name: &str| raw_query_value(name).unwrap_or_default();
        let filter = ProductFilter {
            q: value("q"),
            category: value("category"),
            state: value("state"),
        };
        (filter, value("after"))
    });
    let refresh = refresh();
    let products = reading(
        move || (asked.get(), refresh.get()),
        |((filter, after), _)| list_staff_products(filter, after),
    );
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
            <p class="cluster">
                <a class="button" href="/staff/catalogue/import">
                    {t::import(lang)}
                </a>
                <a class="button" href="/staff/catalogue.csv" rel="external" download="">
                    {t::export(lang)}
                </a>
                <a class="button" href="/staff/catalogue/categories">
                    {t::categories(lang)}
                </a>
                <a class="button button--primary" href="/staff/catalogue/new">
                    {t::add_product(lang)}
                </a>
            </p>
        </div>
        {loaded(
            products,
            move |products| {
                let (filter, after) = asked.get_untracked();
                view! { <ProductTable products filter after /> }.into_any()
            },
        )}
    }
    .into_any()
}

#[component]
fn Narrow(filter: ProductFilter, categories: Vec<Labelled>) -> impl IntoView {
    let lang = lang();
    let categories = categories
        .into_iter()
        .map(|category| {
            let selected = category.id == filter.category;
            view! {
                <option value=category.id selected=selected>
                    {label(&category.name, lang)}
                </option>
            }
        })
        .collect_view();
    let states = ProductState::ALL
        .map(|state| {
            view! {
                <option value=state.key() selected=state.key() == filter.state>
                    {state.text(lang)}
                </option>
            }
        })
        .collect_view();
    view! {
        <Form method="GET" action=HERE attr:class="toolbar" attr:role="search" attr:aria-label=t::title(lang)>
            <div class="field">
                <label for="products-q">{t::find(lang)}</label>
                <input id="products-q" type="search" name="q" value=filter.q />
            </div>
            <div class="field">
                <label for="products-category">{t::category(lang)}</label>
                <select id="products-category" name="category">
                    <option value="">{t::any_category(lang)}</option>
                    {categories}
                </select>
            </div>
            <div class="field">
                <label for="products-state">{t::state(lang)}</label>
                <select id="products-state" name="state">
                    <option value="">{t::any_state(lang)}</option>
                    {states}
                </select>
            </div>
            <button class="button button--quiet">{t::filter(lang)}</button>
        </Form>
    }
}

#[component]
fn ProductTable(products: StaffProductList, filter: ProductFilter, after: String) -> impl IntoView {
    let lang = lang();
    let narrow = view! { <Narrow filter=filter.clone() categories=products.categories /> };
    if products.products.is_empty() {
        let (title, text, link) = if filter.is_all() && after.is_empty() {
            (
                t::none(lang),
                t::none_text(lang),
                ("/staff/catalogue/new", t::add_product(lang)),
            )
        } else {
            (t::none_match(lang), "", (HERE, t::show_all(lang)))
        };
        return view! {
            {narrow}
            <div class="empty">
                <h2>{title}</h2>
                <p>{text}</p>
                <a class="button" href=link.0>
                    {link.1}
                </a>
            </div>
        }
        .into_any();
    }
    // Of a whole category alone, one above the other is what customers see.
    let in_order = !filter.category.is_empty() && filter.q.is_empty() && filter.state.is_empty();
    let next = products.next.map(|next| filter.address(HERE, &next));
    let rows = products
        .products
        .into_iter()
        .map(|product| row(product, in_order, lang))
        .collect_view();
    let order = in_order.then(|| view! { <th scope="col">{t::order(lang)}</th> });
    view! {
        {narrow}
        {(!in_order).then(|| view! { <p class="field__hint">{t::order_hint(lang)}</p> })}
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::product(lang)}</th>
                        <th scope="col">{t::category(lang)}</th>
                        <th scope="col">{t::state(lang)}</th>
                        <th scope="col" class="num">
                            {t::list_price(lang)}
                        </th>
                        {order}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Pager to=filter.address(HERE, "") next before=after older=t::next(lang) newest=t::first(lang) />
    }
    .into_any()
}

fn row(product: StaffProductSummary, in_order: bool, lang: Lang) -> impl IntoView {
    let name = label(&product.name, lang);
    let order = in_order.then(|| {
        view! {
            <td data-label=t::order(lang)>
                <div class="cluster">
                    <Move id=product.id.clone() name=name.clone() up=true />
                    <Move id=product.id.clone() name=name.clone() up=false />
                </div>
            </td>
        }
    });
    view! {
        <tr>
            <th scope="row" data-label=t::product(lang)>
                <div class="product-name">
                    <img src=picture_address(&product.picture) alt="" width="48" height="36" loading="lazy" />
                    <a href=format!("{HERE}/{}", product.id)>{name.clone()}</a>
                </div>
            </th>
            <td data-label=t::category(lang)>{label(&product.category, lang)}</td>
            <td data-label=t::state(lang)>
                <div class="cluster">
                    <StateTag state=product.state />
                    {product.changed.then(|| view! { <span class="tag">{t::changed(lang)}</span> })}
                    {(!product.for_all).then(|| view! { <span class="tag">{t::for_some(lang)}</span> })}
                </div>
            </td>
            <td class="num" data-label=t::list_price(lang)>
                {shop_money(product.from)}
            </td>
            {order}
        </tr>
    }
}

/// A product's state, in words and colour.
#[component]
pub(super) fn StateTag(state: ProductState) -> impl IntoView {
    let class = match state {
        ProductState::Draft => "status",
        ProductState::Published => "status status--finished",
        ProductState::Withdrawn => "status status--cancelled",
    };
    view! { <span class=class>{state.text(lang())}</span> }
}

#[component]
fn Move(id: String, name: String, up: bool) -> impl IntoView {
    let lang = lang();
    let text = if up { t::up(lang) } else { t::down(lang) };
    view! {
        <PostForm to=MoveProduct::PATH only=("id", id)>
            <input type="hidden" name="up" value=up.to_string() />
            <button class="link-button" aria-label=format!("{text}: {name}")>
                {text}
            </button>
        </PostForm>
    }
}
