//! Who buys for a company, and what happened last; the way to all of it.

use super::{
    staff_types::{Activity, Buyers, CompanyEvent, Newest},
    texts as t,
};
use crate::{
    auth::Page,
    ui::{Leads, lang, opens},
};
use leptos::prelude::*;

#[component]
pub(super) fn BuyersView(company: String, buyers: Buyers) -> impl IntoView {
    let lang = lang();
    let none = buyers.buyers.is_empty().then(|| view! { <p>{t::no_buyers(lang)}</p> });
    let rows = buyers
        .buyers
        .into_iter()
        .map(|buyer| {
            let path = format!("/staff/users/{}", buyer.id);
            let inactive = (!buyer.active).then(|| view! { " " <span class="tag">{t::inactive(lang)}</span> });
            view! {
                <li>
                    <span>
                        <Leads to=Page::Users path name=buyer.name /> {inactive}
                    </span>
                    <span>{buyer.email}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="account">
            <h2>{t::buyers(lang)}</h2>
            {none}
            <ul class="people">{rows}</ul>
            {buyers.more.then(|| view! { <p>{t::more_buyers(lang)}</p> })}
            {opens(Page::Users)
                .then(|| {
                    view! {
                        <p class="cluster">
                            <a href=format!("/staff/users?company={company}")>{t::all_buyers(lang)}</a>
                            <a class="button" href=format!("/staff/users/new?company={company}")>
                                {t::add_user(lang)}
                            </a>
                        </p>
                    }
                })}
        </section>
    }
}

#[component]
pub(super) fn ActivityView(company: String, activity: Activity) -> impl IntoView {
    let lang = lang();
    let orders = activity.orders.map(|orders| {
        view! {
            <NewestList
                title=t::newest_orders(lang)
                none=t::no_orders(lang)
                what=t::buyer(lang)
                newest=orders
                path="/staff/orders"
                all=(format!("/staff/orders?company={company}"), t::all_orders(lang))
            />
        }
    });
    let jobs = activity.jobs.map(|jobs| {
        view! {
            <NewestList
                title=t::newest_jobs(lang)
                none=t::no_jobs(lang)
                what=t::what(lang)
                newest=jobs
                path="/staff/jobs"
                all=(format!("/staff/jobs?company={company}"), t::all_jobs(lang))
            />
        }
    });
    let events = activity.events.map(|events| {
        let all = format!("/staff/audit-log?company={company}");
        view! { <Events events all /> }
    });
    let nothing =
        (orders.is_none() && jobs.is_none() && events.is_none()).then(|| view! { <p>{t::no_access(lang)}</p> });
    view! {
        {nothing}
        {orders}
        {jobs}
        {events}
    }
}

#[component]
fn NewestList(
    title: &'static str,
    none: &'static str,
    /// The heading of the names.
    what: &'static str,
    newest: Vec<Newest>,
    path: &'static str,
    /// Address and text of the whole list.
    all: (String, &'static str),
) -> impl IntoView {
    let lang = lang();
    if newest.is_empty() {
        return view! {
            <section class="account">
                <h2>{title}</h2>
                <p>{none}</p>
            </section>
        }
        .into_any();
    }
    let rows = newest
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <th scope="row" data-label=t::number(lang)>
                        <a href=format!("{path}/{}", line.number)>{line.number.clone()}</a>
                    </th>
                    <td data-label=what>{line.name}</td>
                    <td data-label=t::when(lang)>{line.at.view()}</td>
                    <td data-label=t::state(lang)>
                        <span class=format!("status status--{}", line.state.0)>{line.state.1}</span>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="account">
            <h2>{title}</h2>
            <div class="table-scroll">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t::number(lang)}</th>
                            <th scope="col">{what}</th>
                            <th scope="col">{t::when(lang)}</th>
                            <th scope="col">{t::state(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p>
                <a href=all.0>{all.1}</a>
            </p>
        </section>
    }
    .into_any()
}

#[component]
fn Events(events: Vec<CompanyEvent>, all: String) -> impl IntoView {
    let lang = lang();
    let none = events.is_empty().then(|| view! { <p>{t::no_events(lang)}</p> });
    let rows = events
        .into_iter()
        .map(|event| {
            let who = (!event.who.is_empty()).then(|| format!(" ({})", event.who));
            view! { <li>{event.at.view()} <span>{event.what} {who}</span></li> }
        })
        .collect_view();
    view! {
        <section class="account">
            <h2>{t::events(lang)}</h2>
            {none}
            <ul class="log">{rows}</ul>
            <p>
                <a href=all>{t::all_events(lang)}</a>
            </p>
        </section>
    }
}
