//! A job as staff see and work on it: a chunk that customers' browsers never load.

use super::{
    JobState,
    parts::{Comments, History, JobFacts, JobHead},
    staff_api::{AddJobCsr, AnswerOnJob, GiveJobTo, NoteOnJob, RemoveJobCsr, SetJobState, get_staff_job},
    texts as t,
    types::StaffJob,
};
use crate::{
    companies::{Mailed, People, mailed_text},
    files::FilesPanel,
    production::{PARCEL, ParcelFields},
    ui::{AreaField, Field, PostForm, lang, loaded, reading, refresh},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

#[component]
pub fn StaffJobPage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|params| params.get("number").unwrap_or_default()));
    let refresh = refresh();
    let job = reading(
        move || (number.get(), refresh.get()),
        |(number, _)| get_staff_job(number),
    );
    loaded(job, |job| view! { <StaffJobView job /> }.into_any()).into_any()
}

#[component]
fn StaffJobView(job: StaffJob) -> impl IntoView {
    let lang = lang();
    let number = job.job.number.clone();
    let page = format!("/staff/jobs/{number}");
    let may_upload = job.job.state.is_before_production();
    let on_behalf = format!("/on-behalf?buyer={}&from={page}", job.buyer_id);
    let order_for = job.serves.then(|| {
        view! {
            <p class="job__step">
                <a class="button" href=on_behalf>
                    {t::order_for_buyer(lang)}
                </a>
            </p>
        }
    });
    let facts = view! {
        <dt>{t::company(lang)}</dt>
        <dd>
            <a href=format!("/staff/jobs?company={}", job.company_id)>{job.company.clone()}</a>
        </dd>
        <dt>{t::buyer(lang)}</dt>
        <dd>{job.buyer.clone()} " · " {job.buyer_email.clone()}</dd>
        {job
            .added_by
            .clone()
            .map(|csr| {
                view! {
                    <dt>{t::added_by(lang)}</dt>
                    <dd>{csr}</dd>
                }
            })}
    }
    .into_any();
    let (files, comments, history) = (job.job.files.clone(), job.job.comments.clone(), job.job.history.clone());
    let (longest, portal) = (job.job.longest_file, job.job.order.is_none());
    view! {
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href="/staff/jobs">{t::title(lang)}</a>
        </nav>
        <JobHead job=job.job.clone() />
        {job.held.then(|| view! { <p class="notice notice--warning">{t::is_held(lang)}</p> })}
        <NextStates number=number.clone() states=job.next_states.clone() />
        <div class="job">
            <aside class="job__side">
                <p class="job__step">
                    <a class="button" href=format!("{page}/ticket.pdf") rel="external" target="_blank">
                        {t::print_ticket(lang)}
                    </a>
                </p>
                <JobFacts job=job.job.clone() orders="/staff/orders" facts />
                {order_for}
                <Csrs job=job.clone() />
                {portal.then(|| view! { <GiveTo number=number.clone() /> })}
            </aside>
            <div class="job__main">
                <FilesPanel page number=number.clone() files may_upload may_delete=false longest />
                <Comments
                    heading=t::comments(lang)
                    none=t::no_comments(lang)
                    comments
                    to=Some((AnswerOnJob::PATH, t::send_comment(lang)))
                    field=("text", t::write_to_customer(lang))
                    number=number.clone()
                    id="comments"
                />
                <Comments
                    heading=t::internal_notes(lang)
                    none=t::no_notes(lang)
                    comments=job.notes
                    to=Some((NoteOnJob::PATH, t::add_note(lang)))
                    field=("note", t::write_note(lang))
                    number
                    id="notes"
                />
                <History history />
            </div>
        </div>
    }
}

/// A button for each state that the job can go to.
#[component]
fn NextStates(number: String, mut states: Vec<JobState>) -> impl IntoView {
    let lang = lang();
    // What asks for a text opens under the others.
    states.sort_by_key(|state| matches!(state, JobState::CorrectionsRequested | JobState::Shipped));
    if states.is_empty() {
        return ().into_any();
    }
    let buttons = states
        .into_iter()
        .map(|state| {
            let fields = view! {
                <input type="hidden" name="number" value=number.clone() />
                <input type="hidden" name="state" value=state.key() />
            };
            if state == JobState::CorrectionsRequested {
                // Its customer must know what to correct.
                view! {
                    <details class="inline-form">
                        <summary class="button">{state.text(lang)}</summary>
                        <PostForm to=SetJobState::PATH class="stack">
                            {fields}
                            <AreaField name="text" label=t::what_to_correct(lang) required=true />
                            <button class="button">{t::request_corrections(lang)}</button>
                        </PostForm>
                    </details>
                }
                .into_any()
            } else if state == JobState::Shipped {
                view! {
                    <details class="inline-form">
                        <summary class="button">{state.text(lang)}</summary>
                        <PostForm to=SetJobState::PATH check=PARCEL class="stack">
                            {fields}
                            <ParcelFields />
                            <button class="button button--primary">{state.text(lang)}</button>
                        </PostForm>
                    </details>
                }
                .into_any()
            } else {
                let class = match state {
                    JobState::Cancelled => "button button--danger",
                    JobState::Preflight | JobState::AwaitingFiles => "button",
                    _ => "button button--primary",
                };
                view! {
                    <PostForm to=SetJobState::PATH>
                        {fields}
                        <button class=class>{state.text(lang)}</button>
                    </PostForm>
                }
                .into_any()
            }
        })
        .collect_view();
    view! {
        <section class="toolbar" aria-labelledby="next-states">
            <h2 id="next-states" class="toolbar__title">
                {t::set_state(lang)}
            </h2>
            {buttons}
        </section>
    }
    .into_any()
}

#[component]
fn Csrs(job: StaffJob) -> impl IntoView {
    let lang = lang();
    let warns = matches!(job.mailed, Mailed::Fallback | Mailed::Nobody);
    view! {
        <section class="job__step" aria-labelledby="job-csrs">
            <h2 id="job-csrs">{t::job_csrs(lang)}</h2>
            <People
                assigned=job.csrs
                others=job.others
                of=("job", job.job.number)
                add=AddJobCsr::PATH
                remove=RemoveJobCsr::PATH
                label=t::add_job_csr(lang)
            />
            <p class:notice=warns class:notice--warning=warns>
                {t::who_is_mailed(lang)}
                ": "
                {mailed_text(&job.mailed, lang)}
            </p>
        </section>
    }
}

#[component]
fn GiveTo(number: String) -> impl IntoView {
    let lang = lang();
    view! {
        <details class="job__step">
            <summary>{t::give_to(lang)}</summary>
            <p>{t::give_to_text(lang)}</p>
            <PostForm to=GiveJobTo::PATH class="cluster">
                <input type="hidden" name="number" value=number />
                <Field name="email" label=t::buyers_email(lang) kind="email" autocomplete="off" required=true />
                <button class="button">{t::give(lang)}</button>
            </PostForm>
        </details>
    }
}
