//! The pages "On behalf sessions": who acted for whom, why, and what was done. Staff only.

use super::{
    my_behalf::DoneView,
    staff_api::{EndOnBehalfSession, get_on_behalf_session, list_on_behalf_sessions},
    texts as t,
    types::{Deed, DeedTo, Mode, StaffSession, StaffSessionDetail, StaffSessions},
};
use crate::ui::{Lang, Pager, PostForm, address, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::{
    components::Form,
    hooks::{use_params_map, use_query_map},
};

const HERE: &str = "/staff/on-behalf-sessions";
const FIELDS: [&str; 4] = ["q", "state", "from", "to"];

/// The address of the list, or of its export, as it is narrowed.
fn list(path: &str, narrowed: &[String; 4], before: &str) -> String {
    let values = FIELDS.iter().zip(narrowed).map(|(name, value)| (*name, value.as_str()));
    let values: Vec<(&str, &str)> = values.chain([("before", before)]).collect();
    address(path, &values)
}

#[component]
pub fn OnBehalfSessionsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let value = |name: &str| query.get(name).unwrap_or_default();
            (FIELDS.map(value), value("before"))
        })
    });
    let refresh = refresh();
    let sessions = reading(
        move || (asked.get(), refresh.get()),
        |(([q, state, from, to], before), _)| list_on_behalf_sessions(q, state, from, to, before),
    );
    let lang = lang();
    view! {
        <Title text=t::sessions(lang) />
        <div class="page-head">
            <h1>{t::sessions(lang)}</h1>
            <p class="lede">{t::sessions_lede(lang)}</p>
        </div>
        {move || view! { <Narrow narrowed=asked.get().0 /> }}
        {loaded(
            sessions,
            move |sessions| {
                let (narrowed, before) = asked.get_untracked();
                view! { <SessionTable sessions narrowed before /> }.into_any()
            },
        )}
    }
    .into_any()
}

#[component]
fn Narrow(narrowed: [String; 4]) -> impl IntoView {
    let lang = lang();
    let export = list("/staff/on-behalf-sessions.csv", &narrowed, "");
    let [q, state, from, to] = narrowed;
    let states = [
        ("", t::any_state(lang)),
        ("running", t::running(lang)),
        ("ended", t::state_ended(lang)),
    ]
    .map(|(value, name)| {
        view! {
            <option value=value selected=value == state>
                {name}
            </option>
        }
    })
    .collect_view();
    let day = |id: &'static str, name: &'static str, label: &'static str, value: String| {
        view! {
            <div class="field">
                <label for=id>{label}</label>
                <input id=id type="date" name=name value=value />
            </div>
        }
    };
    view! {
        <Form method="GET" action=HERE attr:class="toolbar" attr:role="search">
            <div class="field">
                <label for="sessions-q">{t::filter_sessions(lang)}</label>
                <input id="sessions-q" type="search" name="q" value=q />
            </div>
            <div class="field">
                <label for="sessions-state">{t::state(lang)}</label>
                <select id="sessions-state" name="state">
                    {states}
                </select>
            </div>
            {day("sessions-from", "from", t::from_day(lang), from)}
            {day("sessions-to", "to", t::to_day(lang), to)}
            <button class="button button--quiet">{t::filter(lang)}</button>
            <a class="button button--quiet" href=export rel="external" download="">
                {t::export_csv(lang)}
            </a>
        </Form>
    }
}

#[component]
fn SessionTable(sessions: StaffSessions, narrowed: [String; 4], before: String) -> impl IntoView {
    let lang = lang();
    let next = sessions.next.map(|next| list(HERE, &narrowed, &next));
    if sessions.sessions.is_empty() {
        let all = narrowed.iter().all(String::is_empty);
        return view! {
            <div class="empty">
                <h2>{t::no_sessions(lang)}</h2>
                {if all {
                    view! { <p>{t::no_sessions_text(lang)}</p> }.into_any()
                } else {
                    view! {
                        <a class="button" href=HERE>
                            {t::show_all(lang)}
                        </a>
                    }
                        .into_any()
                }}
            </div>
        }
        .into_any();
    }
    let rows = sessions
        .sessions
        .into_iter()
        .map(|session| row(session, lang))
        .collect_view();
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::started(lang)}</th>
                        <th scope="col">{t::csr(lang)}</th>
                        <th scope="col">{t::buyer(lang)}</th>
                        <th scope="col">{t::reason(lang)}</th>
                        <th scope="col">{t::ended_at(lang)}</th>
                        <th scope="col">{t::visit_done(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Pager to=list(HERE, &narrowed, "") next before older=t::older(lang) newest=t::newest(lang) />
    }
    .into_any()
}

fn row(session: StaffSession, lang: Lang) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=t::started(lang)>
                <a href=format!("{HERE}/{}", session.id)>{session.started.view()}</a>
            </th>
            <td data-label=t::csr(lang)>{session.csr}</td>
            <td data-label=t::buyer(lang)>
                <span>{session.buyer} " · " {session.company}</span>
            </td>
            <td data-label=t::reason(lang)>
                <span>{session.reason}</span>
                {(session.mode == Mode::Look).then(|| view! { " " <span class="tag">{t::looking(lang)}</span> })}
            </td>
            <td data-label=t::ended_at(lang)>
                {match session.ended {
                    Some((at, how)) => view! { <span>{at.view()} " · " {how}</span> }.into_any(),
                    None => view! { <span class="status status--in_production">{t::running(lang)}</span> }.into_any(),
                }}
            </td>
            <td data-label=t::visit_done(lang)>
                <DoneView done=session.done orders="/staff/orders" />
            </td>
        </tr>
    }
}

#[component]
pub fn OnBehalfSessionPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let refresh = refresh();
    let session = reading(move || (id.get(), refresh.get()), |(id, _)| get_on_behalf_session(id));
    loaded(session, |detail| view! { <SessionView detail /> }.into_any()).into_any()
}

#[component]
fn SessionView(detail: StaffSessionDetail) -> impl IntoView {
    let lang = lang();
    let StaffSessionDetail { session, deeds } = detail;
    let title = t::session_of(&session.csr, &session.buyer, lang);
    let running = session.ended.is_none();
    let mode = match session.mode {
        Mode::Look => t::mode_look(lang),
        Mode::Order => t::mode_order(lang),
    };
    let ended = match session.ended {
        Some((at, how)) => view! { {at.view()} " · " {how} }.into_any(),
        None => t::running(lang).into_any(),
    };
    view! {
        <Title text=title.clone() />
        <nav class="breadcrumbs" aria-label=t::sessions(lang)>
            <a href=HERE>{t::sessions(lang)}</a>
        </nav>
        <div class="page-head">
            <h1>{title}</h1>
        </div>
        <dl class="facts account">
            <dt>{t::csr(lang)}</dt>
            <dd>{session.csr}</dd>
            <dt>{t::buyer(lang)}</dt>
            <dd>{session.buyer}</dd>
            <dt>{t::company(lang)}</dt>
            <dd>{session.company}</dd>
            <dt>{t::reason(lang)}</dt>
            <dd>{session.reason}</dd>
            <dt>{t::mode_short(lang)}</dt>
            <dd>{mode}</dd>
            <dt>{t::started(lang)}</dt>
            <dd>{session.started.view()}</dd>
            <dt>{t::ended_at(lang)}</dt>
            <dd>{ended}</dd>
        </dl>
        <section class="account">
            <h2>{t::visit_done(lang)}</h2>
            <ol class="log">{deeds.into_iter().map(deed).collect_view()}</ol>
        </section>
        {running
            .then(|| {
                view! {
                    <section class="panel">
                        <h2>{t::end_session(lang)}</h2>
                        <p>{t::end_session_text(lang)}</p>
                        <PostForm to=EndOnBehalfSession::PATH>
                            <input type="hidden" name="id" value=session.id />
                            <button class="button button--danger">{t::end_session(lang)}</button>
                        </PostForm>
                    </section>
                }
            })}
    }
}

fn deed(deed: Deed) -> impl IntoView {
    let to = deed.to.map(|to| {
        let (list, number) = match to {
            DeedTo::Order(number) => ("orders", number),
            DeedTo::Job(number) => ("jobs", number),
        };
        view! {
            " "
            <a href=format!("/staff/{list}/{number}")>{number.clone()}</a>
        }
    });
    view! {
        <li>
            {deed.at.view()} " "
            <span>
                {deed.what}
                {to}
            </span>
        </li>
    }
}
