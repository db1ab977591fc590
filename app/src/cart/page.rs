//! The cart's page.

use super::{
    ChangeCartLine, RemoveCartLine,
    api::get_cart,
    texts as t,
    types::{Cart, CartLine},
};
use crate::{
    catalogue::picture_address,
    on_behalf::{UnlessLooking, looks_only},
    ui::{Field, PostForm, count, lang, loaded, reading, refresh, shop_money},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

#[component]
pub fn CartPage() -> impl IntoView {
    let refresh = refresh();
    let cart = reading(move || refresh.get(), |_| get_cart());
    loaded(cart, |cart| view! { <CartView cart /> }.into_any())
}

#[component]
fn CartView(cart: Cart) -> impl IntoView {
    let lang = lang();
    if cart.lines.is_empty() {
        return view! {
            <Title text=t::title(lang) />
            <div class="empty">
                <h1>{t::empty(lang)}</h1>
                <p>{t::empty_text(lang)}</p>
                <a class="button" href="/catalogue">
                    {t::to_catalogue(lang)}
                </a>
            </div>
        }
        .into_any();
    }
    let ready = cart.can_be_ordered();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
        </div>
        <div class="with-aside">
            <ul class="lines" aria-label=t::lines(lang)>
                {cart.lines.into_iter().map(|line| view! { <LineView line /> }).collect_view()}
            </ul>
            <aside class="panel" aria-label=t::total(lang)>
                <dl class="totals">
                    <dt>{t::total(lang)}</dt>
                    <dd class="num">{shop_money(cart.total)}</dd>
                </dl>
                <UnlessLooking>
                    {if ready {
                        view! {
                            <a class="button button--primary" href="/checkout">
                                {t::check_out(lang)}
                            </a>
                        }
                            .into_any()
                    } else {
                        view! { <p class="notice notice--warning">{t::in_the_way(lang)}</p> }.into_any()
                    }}
                </UnlessLooking>
            </aside>
        </div>
    }
    .into_any()
}

#[component]
fn LineView(line: CartLine) -> impl IntoView {
    let lang = lang();
    let (name, quantity) = (line.name.clone(), line.quantity);
    let only = ("line", line.id.clone());
    let version = line.version.to_string();
    let (change, remove) = if looks_only() {
        (view! { <span>{count(quantity)}</span> }.into_any(), None)
    } else {
        let change = view! { <ChangeForm quantity only=only.clone() version=version.clone() /> };
        (change.into_any(), Some(view! { <RemoveForm name only version /> }))
    };
    view! {
        <li class="line">
            <img class="line__picture" src=picture_address(&line.picture) alt="" width="120" height="90" />
            <div class="line__what">
                <h2>
                    <a href=format!("/product/{}", line.slug)>{line.name.clone()}</a>
                </h2>
                <Choices choices=line.choices />
                {line.by_customer_service.then(|| view! { <span class="tag">{t::by_customer_service(lang)}</span> })}
            </div>
            <div class="line__quantity">
                {change}
            </div>
            <div class="line__price num">
                {match line.price {
                    Ok(price) => shop_money(price).into_any(),
                    Err(problem) => view! { <p class="field__error">{problem}</p> }.into_any(),
                }}
            </div>
            <div class="line__actions">
                {remove}
            </div>
        </li>
    }
}

#[component]
fn ChangeForm(quantity: u32, only: (&'static str, String), version: String) -> impl IntoView {
    let lang = lang();
    view! {
        <PostForm to=ChangeCartLine::PATH only class="cluster">
            <input type="hidden" name="version" value=version />
            <Field
                name="quantity"
                label=t::quantity(lang)
                value=quantity.to_string()
                inputmode="numeric"
                autocomplete="off"
            />
            <button class="button button--quiet">{t::change(lang)}</button>
        </PostForm>
    }
}

#[component]
fn RemoveForm(name: String, only: (&'static str, String), version: String) -> impl IntoView {
    let lang = lang();
    view! {
        <PostForm to=RemoveCartLine::PATH only>
            <input type="hidden" name="version" value=version />
            <button class="link-button" aria-label=format!("{}: {name}", t::remove(lang))>
                {t::remove(lang)}
            </button>
        </PostForm>
    }
}

/// The choices of a configured product, one a line.
#[component]
pub(crate) fn Choices(choices: Vec<(String, String)>) -> impl IntoView {
    let choices = choices
        .into_iter()
        .map(|(name, value)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="choices-list">{choices}</dl> }
}
