//! The pages "Audit log": every event, narrowed by any of its parts, and one of them whole. Administrators only.

use super::{
    staff_api::{get_event, list_events},
    texts as t,
    types::{AuditLog, EventDetail, Filter, LoggedEvent, LoggedPerson, Thing},
};
use crate::ui::{FieldError, Lang, Pager, address, lang, loaded, raw_query_value, refresh};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{
    components::Form,
    hooks::{use_location, use_params_map},
};

const HERE: &str = "/staff/audit-log";

impl Filter {
    /// From the page's address, each value decoded once.
    fn of_page() -> Self {
        let value = |name: &str| raw_query_value(name).unwrap_or_default();
        Self {
            actor: value("actor"),
            subject: value("subject"),
            company: value("company"),
            kind: value("kind"),
            object: value("object"),
            on_behalf: value("on_behalf"),
            from: value("from"),
            to: value("to"),
            text: value("text"),
        }
    }

    /// The address of the list, or of its export, as it is narrowed.
    fn address(&self, path: &str, before: &str) -> String {
        address(
            path,
            &[
                ("actor", &self.actor),
                ("subject", &self.subject),
                ("company", &self.company),
                ("kind", &self.kind),
                ("object", &self.object),
                ("on_behalf", &self.on_behalf),
                ("from", &self.from),
                ("to", &self.to),
                ("text", &self.text),
                ("before", before),
            ],
        )
    }
}

#[component]
pub fn AuditLogPage() -> impl IntoView {
    let search = use_location().search;
    let asked = Memo::new(move |_| {
        search.track();
        (Filter::of_page(), raw_query_value("before").unwrap_or_default())
    });
    let refresh = refresh();
    let log = Resource::new(
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
fn Narrow(filter: Filter, kinds: Vec<(String, String)>, problems: Vec<FieldError>) -> impl IntoView {
    let lang = lang();
    let export = filter.address("/staff/audit-log.csv", "");
    let may_export = problems.is_empty();
    let field = move |name: &'static str, kind: &'static str, label: &'static str, value: String| {
        let problem = problems.iter().find(|problem| problem.field == name);
        let message = problem.map(|problem| {
            view! {
                <p class="field__error" id=format!("log-{name}-error")>
                    {problem.message.clone()}
                </p>
            }
        });
        let wrong = problem.is_some();
        view! {
            <div class="field" class:field--invalid=wrong>
                <label for=format!("log-{name}")>{label}</label>
                <input
                    id=format!("log-{name}")
                    name=name
                    type=kind
                    value=value
                    aria-invalid=wrong.then_some("true")
                    aria-describedby=wrong.then(|| format!("log-{name}-error"))
                />
                {message}
            </div>
        }
    };
    let options = std::iter::once((String::new(), t::any_kind(lang).to_owned()))
        .chain(kinds)
        .map(|(value, name)| {
            let selected = value == filter.kind;
            view! {
                <option value=value selected=selected>
                    {name}
                </option>
            }
        })
        .collect_view();
    view! {
        <Form method="GET" action=HERE attr:class="toolbar audit-filter" attr:role="search">
            {field("actor", "text", t::actor_field(lang), filter.actor)}
            {field("subject", "text", t::subject_field(lang), filter.subject)}
            {field("company", "text", t::company(lang), filter.company)}
            <div class="field">
                <label for="log-kind">{t::kind(lang)}</label>
                <select id="log-kind" name="kind">
                    {options}
                </select>
            </div>
            {field("object", "text", t::object_field(lang), filter.object)}
            {field("on_behalf", "text", t::session_field(lang), filter.on_behalf)}
            {field("text", "text", t::text_field(lang), filter.text)}
            {field("from", "date", t::from_day(lang), filter.from)}
            {field("to", "date", t::to_day(lang), filter.to)}
            <div class="cluster">
                <button class="button button--quiet">{t::filter(lang)}</button>
                {may_export
                    .then(|| {
                        view! {
                            <a class="button button--quiet" href=export rel="external" download="">
                                {t::export_csv(lang)}
                            </a>
                        }
                    })}
            </div>
        </Form>
    }
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
fn only(field: &'static str, person: LoggedPerson) -> impl IntoView {
    view! { <a href=address(HERE, &[(field, &person.id)])>{person.name}</a> }
}

fn thing(thing: Thing) -> impl IntoView {
    match thing.path {
        Some(path) => view! { <a href=path>{thing.name}</a> }.into_any(),
        None => view! { <span class="breakable">{thing.name}</span> }.into_any(),
    }
}

#[component]
pub fn EventPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let event = Resource::new(move || id.get(), get_event);
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
    view! {
        <Title text=event.what.clone() />
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{event.what}</h1>
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

/// One side of a change.
fn side(value: String, lang: Lang) -> AnyView {
    if value.is_empty() {
        view! { <span class="soft">{t::nothing(lang)}</span> }.into_any()
    } else {
        value.into_any()
    }
}
