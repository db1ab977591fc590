//! A buyer's jobs.

use super::{
    JobState,
    api::list_jobs,
    parts::{StateStamp, job_name},
    texts as t,
    types::{JobList, JobSummary},
};
use crate::ui::{Lang, Pager, address, count, lang, loaded, reading, refresh};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{components::Form, hooks::use_query_map};

const HERE: &str = "/jobs";

/// What a list is narrowed to and its order, in the address: words, state, order, company and where the page starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Narrowed {
    pub(super) q: String,
    pub(super) state: String,
    pub(super) sort: String,
    pub(super) company: String,
    pub(super) from: String,
}

impl Narrowed {
    /// What the page's address says, followed.
    pub(super) fn of_page() -> Memo<Self> {
        let query = use_query_map();
        Memo::new(move |_| {
            query.with(|query| {
                let value = |name: &str| query.get(name).unwrap_or_default();
                Self {
                    q: value("q"),
                    state: value("state"),
                    sort: value("sort"),
                    company: value("company"),
                    from: value("from"),
                }
            })
        })
    }

    pub(super) fn is_all(&self) -> bool {
        [&self.q, &self.state, &self.company, &self.from]
            .iter()
            .all(|value| value.is_empty())
    }

    /// The address of the list as it is narrowed, from there on.
    pub(super) fn address(&self, path: &str, from: &str) -> String {
        let values = [
            ("q", &*self.q),
            ("state", &self.state),
            ("sort", &self.sort),
            ("company", &self.company),
            ("from", from),
        ];
        address(path, &values)
    }
}

#[component]
pub fn JobsPage() -> impl IntoView {
    let narrowed = Narrowed::of_page();
    let refresh = refresh();
    let jobs = reading(
        move || (narrowed.get(), refresh.get()),
        |(narrowed, _)| list_jobs(narrowed.q, narrowed.state, narrowed.sort, narrowed.from),
    );
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
            <a class="button" href="/jobs/new">
                {t::open_job(lang)}
            </a>
        </div>
        {move || view! { <Narrow path=HERE narrowed=narrowed.get() label=t::find_own(lang) /> }}
        {loaded(
            jobs,
            move |jobs| view! { <JobTable jobs narrowed=narrowed.get_untracked() /> }.into_any(),
        )}
    }
    .into_any()
}

/// The form that narrows a list of jobs.
#[component]
pub(super) fn Narrow(path: &'static str, narrowed: Narrowed, label: &'static str) -> impl IntoView {
    let lang = lang();
    let states = JobState::ALL
        .map(|option| {
            view! {
                <option value=option.key() selected=option.key() == narrowed.state>
                    {option.text(lang)}
                </option>
            }
        })
        .collect_view();
    let orders = [("", t::newest_first(lang)), ("due", t::due_first(lang))]
        .map(|(value, text)| {
            view! {
                <option value=value selected=value == narrowed.sort>
                    {text}
                </option>
            }
        })
        .collect_view();
    let company =
        (!narrowed.company.is_empty()).then(|| view! { <input type="hidden" name="company" value=narrowed.company /> });
    view! {
        <Form method="GET" action=path attr:class="toolbar" attr:role="search" attr:aria-label=t::title(lang)>
            <div class="field">
                <label for="jobs-q">{label}</label>
                <input id="jobs-q" type="search" name="q" value=narrowed.q />
            </div>
            <div class="field">
                <label for="jobs-state">{t::state(lang)}</label>
                <select id="jobs-state" name="state">
                    <option value="">{t::any_state(lang)}</option>
                    {states}
                </select>
            </div>
            <div class="field">
                <label for="jobs-sort">{t::sort(lang)}</label>
                <select id="jobs-sort" name="sort">
                    {orders}
                </select>
            </div>
            {company}
            <button class="button button--quiet">{t::filter(lang)}</button>
        </Form>
    }
}

#[component]
fn JobTable(jobs: JobList, narrowed: Narrowed) -> impl IntoView {
    let lang = lang();
    if jobs.jobs.is_empty() {
        return view! { <NoJobs all=narrowed.is_all() path=HERE /> }.into_any();
    }
    let next = jobs.next.map(|next| narrowed.address(HERE, &next));
    let rows = jobs.jobs.into_iter().map(|job| row(job, lang)).collect_view();
    view! {
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::job(lang)}</th>
                        <th scope="col">{t::state(lang)}</th>
                        <th scope="col">{t::due(lang)}</th>
                        <th scope="col">{t::opened(lang)}</th>
                        <th scope="col" class="num">{t::quantity(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <Pager to=narrowed.address(HERE, "") next before=narrowed.from older=t::next(lang) newest=t::first(lang) />
    }
    .into_any()
}

#[component]
pub(super) fn NoJobs(
    /// Whether there are none at all.
    all: bool,
    path: &'static str,
) -> impl IntoView {
    let lang = lang();
    if all {
        return view! {
            <div class="empty">
                <h2>{t::none(lang)}</h2>
                <p>{t::none_text(lang)}</p>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="empty">
            <h2>{t::none_match(lang)}</h2>
            <a class="button" href=path>
                {t::show_all(lang)}
            </a>
        </div>
    }
    .into_any()
}

fn row(job: JobSummary, lang: Lang) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" data-label=t::job(lang)>
                {job_name(&job, HERE)}
            </th>
            <td data-label=t::state(lang)>
                <StateStamp state=job.state />
            </td>
            <td data-label=t::due(lang)>{job.due}</td>
            <td data-label=t::opened(lang)>{job.opened.view()}</td>
            <td class="num" data-label=t::quantity(lang)>
                {count(job.quantity)}
            </td>
        </tr>
    }
}
