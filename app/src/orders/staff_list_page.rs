//! Orders as staff list them: a chunk that customers' browsers never load.

use super::{
    list_page::{NoneMatch, StatusFilter, StatusStamp},
    staff_api::list_staff_orders,
    texts as t,
    types::{OrderFilter, StaffOrderList, StaffOrderSummary},
};
use crate::ui::{Lang, Pager, address, lang, loaded, reading, refresh, shop_money};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{components::Form, hooks::use_query_map};

const HERE: &str = "/staff/orders";
const FILE: &str = "/staff/orders.csv";

impl OrderFilter {
    fn is_all(&self) -> bool {
        [&self.q, &self.status, &self.company, &self.from, &self.to]
            .iter()
            .all(|value| value.is_empty())
    }

    /// The address of this list or its file, after that row.
    fn address(&self, path: &str, after: &str) -> String {
        let values = [
            ("q", &*self.q),
            ("status", &self.status),
            ("company", &self.company),
            ("from", &self.from),
            ("to", &self.to),
            ("sort", &self.sort),
            ("after", after),
        ];
        address(path, &values)
    }
}

#[component]
pub fn StaffOrdersPage() -> impl IntoView {
    let query = use_query_map();
    let refresh = refresh();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let get = |name: &str| query.get(name).unwrap_or_default();
            let filter = OrderFilter {
                q: get("q"),
                status: get("status"),
                company: get("company"),
                from: get("from"),
                to: get("to"),
                sort: get("sort"),
            };
            (filter, get("after"))
        })
    });
    let orders = reading(
        move || (asked.get(), refresh.get()),
        |((filter, after), _)| {
            let OrderFilter {
                q,
                status,
                company,
                from,
                to,
                sort,
            } = filter;
            list_staff_orders(q, status, company, from, to, sort, after)
        },
    );
    let lang = lang();
    let table = loaded(orders, move |orders| {
        let (filter, after) = asked.get_untracked();
        view! { <StaffOrderTable orders filter after /> }.into_any()
    });
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
        </div>
        {move || view! { <Narrow filter=asked.with(|(filter, _)| filter.clone()) /> }}
        {table}
    }
    .into_any()
}

#[component]
fn Narrow(filter: OrderFilter) -> impl IntoView {
    let lang = lang();
    let file = filter.address(FILE, "");
    let sorts = [("", t::newest_first(lang)), ("oldest", t::oldest_first(lang))]
        .map(|(value, text)| {
            view! {
                <option value=value selected=value == filter.sort>
                    {text}
                </option>
            }
        })
        .collect_view();
    let company =
        (!filter.company.is_empty()).then(|| view! { <input type="hidden" name="company" value=filter.company /> });
    view! {
        <Form method="GET" action=HERE attr:class="toolbar" attr:role="search" attr:aria-label=t::title(lang)>
            <div class="field">
                <label for="q">{t::filter_orders(lang)}</label>
                <input id="q" type="search" name="q" value=filter.q />
            </div>
            <StatusFilter status=filter.status />
            <div class="field">
                <label for="from">{t::placed_from(lang)}</label>
                <input id="from" type="date" name="from" value=filter.from />
            </div>
            <div class="field">
                <label for="to">{t::placed_to(lang)}</label>
                <input id="to" type="date" name="to" value=filter.to />
            </div>
            <div class="field">
                <label for="sort">{t::sort(lang)}</label>
                <select id="sort" name="sort">
                    {sorts}
                </select>
            </div>
            {company}
            <button class="button button--quiet">{t::filter(lang)}</button>
            <a class="button button--quiet" href=file rel="external" download="">
                {t::export_csv(lang)}
            </a>
        </Form>
    }
}

#[component]
fn StaffOrderTable(orders: StaffOrderList, filter: OrderFilter, after: String) -> impl IntoView {
    let lang = lang();
    let only = orders.company.map(|company| {
        let all = OrderFilter {
            company: String::new(),
            ..filter.clone()
        };
        view! {
            <p class="toolbar">
                {t::only_of(&company, lang)} " " <a href=all.address(HERE, "")>{t::of_all_companies(lang)}</a>
            </p>
        }
    });
    if orders.orders.is_empty() && filter.is_all() && after.is_empty() {
        return view! {
            <div class="empty">
                <h2>{t::none(lang)}</h2>
                <p>{t::none_for_staff(lang)}</p>
            </div>
        }
        .into_any();
    }
    if orders.orders.is_empty() {
        return view! {
            {only}
            <NoneMatch to=HERE />
        }
        .into_any();
    }
    let next = orders.next.map(|next| filter.address(HERE, &next));
    view! {
        {only}
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
        <Pager to=filter.address(HERE, "") next before=after older=t::next_orders(lang) newest=t::first_orders(lang) />
    }
    .into_any()
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
