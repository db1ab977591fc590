//! Jobs as staff list them: a chunk that customers' browsers never load.

use super::{
    list_page::{Narrow, Narrowed, NoJobs},
    parts::{StateStamp, job_name},
    staff_api::list_staff_jobs,
    texts as t,
    types::{StaffJobList, StaffJobSummary},
};
use crate::ui::{Lang, Pager, count, lang, loaded, reading, refresh};
use leptos::prelude::*;
use leptos_meta::Title;

const HERE: &str = "/staff/jobs";

#[component]
pub fn StaffJobsPage() -> impl IntoView {
    let narrowed = Narrowed::of_page();
    let refresh = refresh();
    let jobs = reading(
        move || (narrowed.get(), refresh.get()),
        |(narrowed, _)| {
            list_staff_jobs(
                narrowed.q,
                narrowed.state,
                narrowed.sort,
                narrowed.company,
                narrowed.from,
            )
        },
    );
    let lang = lang();
    view! {
        <Title text=t::title(lang) />
        <div class="page-head">
            <h1>{t::title(lang)}</h1>
        </div>
        {move || view! { <Narrow path=HERE narrowed=narrowed.get() label=t::find_all(lang) /> }}
        {loaded(
            jobs,
            move |jobs| view! { <StaffJobTable jobs narrowed=narrowed.get_untracked() /> }.into_any(),
        )}
    }
    .into_any()
}

#[component]
fn StaffJobTable(jobs: StaffJobList, narrowed: Narrowed) -> impl IntoView {
    let lang = lang();
    let only = jobs.company.map(|company| {
        let all = Narrowed {
            company: String::new(),
            ..narrowed.clone()
        };
        view! {
            <p class="toolbar">
                {t::only_of(&company, lang)} " "
                <a href=all.address(HERE, "")>{t::of_all_companies(lang)}</a>
            </p>
        }
    });
    if jobs.jobs.is_empty() {
        return view! {
            {only}
            <NoJobs all=narrowed.is_all() path=HERE />
        }
        .into_any();
    }
    let next = jobs.next.map(|next| narrowed.address(HERE, &next));
    let rows = jobs.jobs.into_iter().map(|job| row(job, lang)).collect_view();
    view! {
        {only}
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t::job(lang)}</th>
                        <th scope="col">{t::company(lang)}</th>
                        <th scope="col">{t::buyer(lang)}</th>
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

fn row(summary: StaffJobSummary, lang: Lang) -> impl IntoView {
    let StaffJobSummary { job, company, buyer } = summary;
    view! {
        <tr>
            <th scope="row" data-label=t::job(lang)>
                {job_name(&job, HERE)}
            </th>
            <td data-label=t::company(lang)>{company}</td>
            <td data-label=t::buyer(lang)>{buyer}</td>
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
