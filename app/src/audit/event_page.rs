//! The page of one event: who did what to which thing, and what it changed.

use super::{
    staff_api::get_event,
    staff_filter::HERE,
    staff_page::{only, thing},
    texts as t,
    types::EventDetail,
};
use crate::ui::{Lang, address, lang, loaded, reading};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

#[component]
pub fn EventPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let event = reading(move || id.get(), get_event);
    loaded(event, |detail| view! { <EventView detail /> }.into_any()).into_any()
}

#[component]
fn EventView(detail: EventDetail) -> impl IntoView {
    let lang = lang();
    let EventDetail { event, changes } = detail;
    let same = address(HERE, &[("object", &event.thing.key)]);
    let on_behalf = event.on_behalf.map(|id| {
        view! {
            <dt>{t::session_field(lang)}</dt>
            <dd>
                <a href=format!("/staff/on-behalf-sessions/{id}")>{t::show_session(lang)}</a>
                " · "
                <a href=address(HERE, &[("on_behalf", &id)])>{t::all_of_session(lang)}</a>
            </dd>
        }
    });
    let detail = (!event.detail.is_empty()).then(|| {
        view! {
            <dt>{t::detail(lang)}</dt>
            <dd class="breakable">{event.detail}</dd>
        }
    });
    let changes = if changes.is_empty() {
        view! { <p>{t::no_changes(lang)}</p> }.into_any()
    } else {
        let rows = changes
            .into_iter()
            .map(|change| {
                view! {
                    <tr>
                        <th scope="row" data-label=t::field(lang)>
                            <code>{change.field}</code>
                        </th>
                        <td class="breakable" data-label=t::before(lang)>
                            {side(change.before, lang)}
                        </td>
                        <td class="breakable" data-label=t::after(lang)>
                            {side(change.after, lang)}
                        </td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <div class="table-scroll">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t::field(lang)}</th>
                            <th scope="col">{t::before(lang)}</th>
                            <th scope="col">{t::after(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let title = heading(event.what);
    view! {
        <Title text=title.clone() />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{title}</h1>
        </div>
        <dl class="facts account">
            <dt>{t::when(lang)}</dt>
            <dd>{event.at.view()}</dd>
            <dt>{t::actor(lang)}</dt>
            <dd>
                {match event.actor {
                    Some(actor) => only("actor", actor).into_any(),
                    None => t::the_shop(lang).into_any(),
                }}
            </dd>
            {event
                .subject
                .map(|subject| {
                    view! {
                        <dt>{t::subject(lang)}</dt>
                        <dd>{only("subject", subject)}</dd>
                    }
                })}
            {on_behalf}
            {event
                .company
                .map(|company| {
                    view! {
                        <dt>{t::company(lang)}</dt>
                        <dd>{only("company", company)}</dd>
                    }
                })}
            <dt>{t::object(lang)}</dt>
            <dd>{thing(event.thing)} " · " <a href=same>{t::all_of_object(lang)}</a></dd>
            {detail}
            <dt>{t::kind_key(lang)}</dt>
            <dd>
                <code>{event.kind}</code>
            </dd>
        </dl>
        <section class="account">
            <h2>{t::what_changed(lang)}</h2>
            {changes}
        </section>
    }
}

/// What happened, with a capital letter where there are such.
fn heading(mut what: String) -> String {
    if let Some(first) = what.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    what
}

/// One side of a change.
fn side(value: String, lang: Lang) -> AnyView {
    if value.is_empty() {
        view! { <span class="soft">{t::nothing(lang)}</span> }.into_any()
    } else {
        value.into_any()
    }
}
