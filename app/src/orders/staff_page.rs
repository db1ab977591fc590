//! Orders as staff see them: a chunk that customers' browsers never load.

use super::{
    list_page::{NoneMatch, StatusFilter, StatusStamp},
    order_page::OrderSheet,
    staff_api::{get_staff_order, list_staff_orders},
    texts as t,
    types::{StaffOrder, StaffOrderList, StaffOrderSummary},
};
use crate::ui::{Lang, Pager, lang, loaded, query_value, refresh, shop_money};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{
    components::Form,
    hooks::{use_params_map, use_query_map},
};

/// Filter, status, and where the page starts.
type Asked = (String, String, String);

#[component]
pub fn StaffOrdersPage() -> impl IntoView {
    let query = use_query_map();
    let refresh = refresh();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let get = |name: &str| query.get(name).unwrap_or_default();
            (get("q"), get("status"), get("before"))
        })
    });
    let orders = Resource::new(
        move || (asked.get(), refresh.get()),
        |((q, status, before), _)| list_staff_orders(q, status, before),
    );
    let lang = lang();
    let table = loaded(orders, move |orders| {
        view! { <StaffOrderTable orders asked=asked.get_untracked() /> }.into_any()
    });
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
        </div>
        {table}
    }
    .into_any()
}

#[component]
fn StaffOrderTable(orders: StaffOrderList, asked: Asked) -> impl IntoView {
    let lang = lang();
    let (q, status, before) = asked;
    let empty = orders.orders.is_empty();
    let next = orders
        .next
        .clone()
        .map(|next| format!("/staff/orders?q={}&status={status}&before={next}", query_value(&q)));
    view! {
        <Form method="GET" action="/staff/orders" attr:class="toolbar" attr:role="search">
            <div class="field">
                <label for="q">{t::filter_orders(lang)}</label>
                <input id="q" type="search" name="q" value=q />
            </div>
            <StatusFilter status />
            <button class="button button--quiet">{t::filter(lang)}</button>
        </Form>
        {if empty {
            view! { <NoneMatch to="/staff/orders" /> }.into_any()
        } else {
            view! {
                <div class="table-scroll">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{t::number(lang)}</th>
                                <th scope="col">{t::company(lang)}</th>
                                <th scope="col">{t::buyer(lang)}</th>
                                <th scope="col">{t::placed(lang)}</th>
                                <th scope="col">{t::status(lang)}</th>
                                <th scope="col" class="num">{t::amount(lang)}</th>
                            </tr>
                        </thead>
                        <tbody>{orders.orders.into_iter().map(|order| row(order, lang)).collect_view()}</tbody>
                    </table>
                </div>
            }
                .into_any()
        }}
        <Pager to="/staff/orders" next before older=t::older(lang) newest=t::newest(lang) />
    }
}

fn row(order: StaffOrderSummary, lang: Lang) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=t::number(lang)>
                <a href=format!("/staff/orders/{}", order.number)>{order.number.clone()}</a>
                {order.on_behalf_by.map(|csr| view! { " " <span class="tag">{t::on_behalf_by(&csr, lang)}</span> })}
            </th>
            <td data-label=t::company(lang)>{order.company}</td>
            <td data-label=t::buyer(lang)>{order.buyer}</td>
            <td data-label=t::placed(lang)>{order.placed_at.view()}</td>
            <td data-label=t::status(lang)>
                <StatusStamp status=order.status />
            </td>
            <td class="num" data-label=t::amount(lang)>
                {shop_money(order.total)}
            </td>
        </tr>
    }
}

#[component]
pub fn StaffOrderPage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|params| params.get("number").unwrap_or_default()));
    let refresh = refresh();
    let order = Resource::new(
        move || (number.get(), refresh.get()),
        |(number, _)| get_staff_order(number),
    );
    loaded(order, |order| view! { <StaffOrderView order /> }.into_any()).into_any()
}

#[component]
fn StaffOrderView(order: StaffOrder) -> impl IntoView {
    let lang = lang();
    let buyer = order.order.buyer.clone();
    let serves = order.serves;
    let on_behalf = format!(
        "/on-behalf?buyer={}&from=/staff/orders/{}",
        order.buyer_id, order.order.number
    );
    let by = order.on_behalf.map(|on_behalf| {
        view! {
            <dt>{t::customer_service(lang)}</dt>
            <dd>{t::on_behalf_of(&on_behalf.csr, &buyer, lang)}</dd>
            <dt>{t::why(lang)}</dt>
            <dd>{on_behalf.reason}</dd>
        }
    });
    let of_jobs = |name: &'static str, people: Vec<(String, String)>| {
        let lines: Vec<String> = people
            .iter()
            .map(|(job, person)| t::for_job(person, job, lang))
            .collect();
        view! {
            <dt>{name}</dt>
            <dd>{lines.join("\n")}</dd>
        }
    };
    let added_by = (!order.added_by.is_empty()).then(|| of_jobs(t::added_by(lang), order.added_by));
    let facts = view! {
        <dt>{t::company(lang)}</dt>
        <dd>{order.company}</dd>
        <dt>{t::email(lang)}</dt>
        <dd>{order.buyer_email}</dd>
        {by}
        {added_by}
    }
    .into_any();
    view! {
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href="/staff/orders">{t::title(lang)}</a>
        </nav>
        <OrderSheet order=order.order jobs="/staff/jobs" facts />
        {serves
            .then(|| {
                view! {
                    <div class="toolbar">
                        <a class="button" href=on_behalf>
                            {t::order_for_buyer(lang)}
                        </a>
                    </div>
                }
            })}
    }
}
