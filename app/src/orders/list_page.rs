//! A buyer's orders.

use super::{
    Status,
    api::list_orders,
    texts as t,
    types::{OrderList, OrderSummary},
};
use crate::ui::{Lang, Pager, lang, loaded, reading, refresh, shop_money};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{components::Form, hooks::use_query_map};

#[component]
pub fn OrdersPage() -> impl IntoView {
    let query = use_query_map();
    let refresh = refresh();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            (
                query.get("status").unwrap_or_default(),
                query.get("before").unwrap_or_default(),
            )
        })
    });
    let orders = reading(
        move || (asked.get(), refresh.get()),
        |((status, before), _)| list_orders(status, before),
    );
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
        </div>
        {loaded(
            orders,
            move |orders| {
                let (status, before) = asked.get_untracked();
                view! { <OrderTable orders status before /> }.into_any()
            },
        )}
    }
}

#[component]
fn OrderTable(orders: OrderList, status: String, before: String) -> impl IntoView {
    let lang = lang();
    let narrowed = !status.is_empty() || !before.is_empty();
    if orders.orders.is_empty() && !narrowed {
        return view! {
            <div class="empty">
                <h2>{t::none(lang)}</h2>
                <p>{t::none_text(lang)}</p>
                <a class="button" href="/catalogue">
                    {t::to_catalogue(lang)}
                </a>
            </div>
        }
        .into_any();
    }
    let empty = orders.orders.is_empty();
    let next = orders
        .next
        .clone()
        .map(|next| format!("/orders?status={status}&before={next}"));
    view! {
        <Form method="GET" action="/orders" attr:class="toolbar">
            <StatusFilter status=status.clone() />
            <button class="button button--quiet">{t::filter(lang)}</button>
        </Form>
        {if empty {
            view! { <NoneMatch to="/orders" /> }.into_any()
        } else {
            view! {
                <div class="table-scroll">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{t::number(lang)}</th>
                                <th scope="col">{t::placed(lang)}</th>
                                <th scope="col">{t::status(lang)}</th>
                                <th scope="col" class="num">{t::jobs(lang)}</th>
                                <th scope="col" class="num">{t::amount(lang)}</th>
                            </tr>
                        </thead>
                        <tbody>{orders.orders.into_iter().map(|order| row(order, lang)).collect_view()}</tbody>
                    </table>
                </div>
            }
                .into_any()
        }}
        <Pager to="/orders" next before older=t::older(lang) newest=t::newest(lang) />
    }
    .into_any()
}

fn row(order: OrderSummary, lang: Lang) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=t::number(lang)>
                <a href=format!("/orders/{}", order.number)>{order.number.clone()}</a>
                {order.by_customer_service.then(|| view! { " " <span class="tag">{t::by_customer_service(lang)}</span> })}
                {order.to_approve.then(|| view! { " " <span class="tag">{t::waits_for_you(lang)}</span> })}
            </th>
            <td data-label=t::placed(lang)>{order.placed_at.view()}</td>
            <td data-label=t::status(lang)>
                <StatusStamp status=order.status />
            </td>
            <td class="num" data-label=t::jobs(lang)>
                {order.jobs}
            </td>
            <td class="num" data-label=t::amount(lang)>
                {shop_money(order.total)}
            </td>
        </tr>
    }
}

#[component]
pub(super) fn StatusStamp(status: Status) -> impl IntoView {
    view! { <span class=format!("status status--{}", status.key())>{status.text(lang())}</span> }
}

/// The filter of a list by status.
#[component]
pub(super) fn StatusFilter(status: String) -> impl IntoView {
    let lang = lang();
    let options = Status::ALL
        .map(|option| {
            view! {
                <option value=option.key() selected=option.key() == status>
                    {option.text(lang)}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for="status">{t::status(lang)}</label>
            <select id="status" name="status">
                <option value="">{t::any_status(lang)}</option>
                {options}
            </select>
        </div>
    }
}

#[component]
pub(super) fn NoneMatch(to: &'static str) -> impl IntoView {
    let lang = lang();
    view! {
        <div class="empty">
            <h2>{t::none_match(lang)}</h2>
            <a class="button" href=to>
                {t::show_all(lang)}
            </a>
        </div>
    }
}
