//! The page "Audit log": every event, narrowed by any of its parts. For whoever may open it: at first administrators only.

use super::{
    staff_api::list_events,
    staff_filter::{HERE, Narrow},
    texts as t,
    types::{AuditLog, Filter, LoggedEvent, LoggedPerson, Thing},
};
use crate::ui::{Lang, Pager, address, lang, loaded, raw_query_value, reading, refresh};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

#[component]
pub fn AuditLogPage() -> impl IntoView {
    let search = use_location().search;
    let asked = Memo::new(move |_| {
        search.track();
        (Filter::of_page(), raw_query_value("before").unwrap_or_default())
    });
    let refresh = refresh();
    let log = reading(
        move || (asked.get(), refresh.get()),
        |((filter, before), _)| list_events(filter, before),
    );
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
            <p class="lede">{t::lede(lang)}</p>
        </div>
        {loaded(
            log,
            move |log| {
                let (filter, before) = asked.get_untracked();
                view! {
                    <Narrow filter=filter.clone() kinds=log.kinds.clone() problems=log.problems.clone() />
                    <Events log filter before />
                }
                    .into_any()
            },
        )}
    }
    .into_any()
}

#[component]
fn Events(log: AuditLog, filter: Filter, before: String) -> impl IntoView {
    let lang = lang();
    let next = log.next.map(|next| filter.address(HERE, &next));
    let searched = log.searched_to.map(|at| {
        view! {
            <p class="notice">
                {t::searched_to(lang)} " " {at.view()}
            </p>
        }
    });
    let none = log.events.is_empty();
    let rows = log.events.into_iter().map(|event| row(event, lang)).collect_view();
    let table = if none {
        view! {
            <div class="empty">
                <h2>{t::none(lang)}</h2>
                <a class="button" href=HERE>
                    {t::show_all(lang)}
                </a>
            </div>
        }
        .into_any()
    } else {
        view! {
            <div class="table-scroll">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t::when(lang)}</th>
                            <th scope="col">{t::kind(lang)}</th>
                            <th scope="col">{t::actor(lang)}</th>
                            <th scope="col">{t::object(lang)}</th>
                            <th scope="col">{t::company(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        {table}
        {searched}
        <Pager to=filter.address(HERE, "") next before older=t::older(lang) newest=t::newest(lang) />
    }
}

fn row(event: LoggedEvent, lang: Lang) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=t::when(lang)>
                <a href=format!("{HERE}/{}", event.id)>{event.at.view()}</a>
            </th>
            <td data-label=t::kind(lang)>
                <span>{event.what}</span>
            </td>
            <td data-label=t::actor(lang)>
                <span>
                    {match event.actor {
                        Some(actor) => only("actor", actor).into_any(),
                        None => t::the_shop(lang).into_any(),
                    }}
                    {event
                        .subject
                        .map(|subject| view! { " " {t::in_the_name_of(lang)} " " {only("subject", subject)} })}
                </span>
            </td>
            <td data-label=t::object(lang)>{thing(event.thing)}</td>
            <td data-label=t::company(lang)>{event.company.map(|company| only("company", company))}</td>
        </tr>
    }
}

/// Narrows the log to this one.
pub(super) fn only(field: &'static str, person: LoggedPerson) -> impl IntoView {
    view! { <a href=address(HERE, &[(field, &person.id)])>{person.name}</a> }
}

pub(super) fn thing(thing: Thing) -> impl IntoView {
    match thing.path {
        Some(path) => view! { <a href=path>{thing.name}</a> }.into_any(),
        None => view! { <span class="breakable">{thing.name}</span> }.into_any(),
    }
}
