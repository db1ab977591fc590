//! A job as its customer sees it: few pages of shopping need it, so its code is a chunk of its own.

use super::{
    api::{ChangeJob, CommentOnJob, DeleteJob, get_job},
    parts::{Comments, History, JobFacts, JobHead},
    texts as t,
    types::{Details, Job, JobAction},
};
use crate::{
    files::FilesPanel,
    on_behalf::{UnlessLooking, looks_only},
    ui::{AreaField, Field, PostForm, Submitted, lang, loaded, reading, refresh},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;

#[component]
pub fn JobPage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|params| params.get("number").unwrap_or_default()));
    let refresh = refresh();
    let job = reading(move || (number.get(), refresh.get()), |(number, _)| get_job(number));
    loaded(job, |job| view! { <JobView job /> }.into_any()).into_any()
}

#[component]
fn JobView(job: Job) -> impl IntoView {
    let lang = lang();
    let number = job.number.clone();
    let page = format!("/jobs/{number}");
    let allowed = job.may.clone();
    let may = |action| allowed.contains(&action) && !looks_only();
    let (changes, comments, deletes) = (may(JobAction::Change), may(JobAction::Comment), may(JobAction::Delete));
    let looking = (!allowed.is_empty()).then(|| view! { <UnlessLooking>""</UnlessLooking> });
    let (files, said, history) = (job.files.clone(), job.comments.clone(), job.history.clone());
    let (details, portal, longest) = (job.details.clone(), job.order.is_none(), job.longest_file);
    view! {
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href="/jobs">{t::title(lang)}</a>
        </nav>
        <JobHead job=job.clone() />
        {looking}
        <div class="job">
            <aside class="job__side">
                <JobFacts job orders="/orders" />
                {changes.then(|| view! { <Change details portal number=number.clone() /> })}
                {deletes.then(|| view! { <Delete number=number.clone() portal /> })}
            </aside>
            <div class="job__main">
                <FilesPanel page number=number.clone() files may_upload=changes may_delete=changes longest />
                <Comments
                    heading=t::comments(lang)
                    none=t::no_comments(lang)
                    comments=said
                    to=comments.then(|| (CommentOnJob::PATH, t::send_comment(lang)))
                    field=("text", t::write_comment(lang))
                    number
                    id="comments"
                />
                <History history />
            </div>
        </div>
    }
}

#[component]
fn Change(details: Details, portal: bool, number: String) -> impl IntoView {
    let lang = lang();
    // Refused, the form shows what is wrong.
    let came_back = use_context::<Submitted>().is_some_and(|submitted| submitted.to == ChangeJob::PATH);
    view! {
        <details class="job__step" open=came_back>
            <summary>{t::change_details(lang)}</summary>
            <PostForm to=ChangeJob::PATH class="stack">
                <input type="hidden" name="number" value=number />
                <DetailFields details portal />
                <button class="button">{t::save(lang)}</button>
            </PostForm>
        </details>
    }
}

/// The fields of a job's details, for opening and for changing one.
#[component]
pub(super) fn DetailFields(details: Details, portal: bool) -> impl IntoView {
    let lang = lang();
    let quantity = if details.quantity == 0 {
        String::new()
    } else {
        details.quantity.to_string()
    };
    view! {
        <Field name="name" label=t::name(lang) value=details.name autocomplete="off" required=portal />
        {portal
            .then(|| {
                view! { <Field name="quantity" label=t::quantity(lang) value=quantity inputmode="numeric" autocomplete="off" required=true /> }
            })}
        <Field name="due" label=t::due(lang) kind="date" value=details.due autocomplete="off" />
        <Field name="code" label=t::code(lang) hint=t::code_hint(lang) value=details.code autocomplete="off" />
        <AreaField name="description" label=t::description(lang) value=details.description />
    }
}

#[component]
fn Delete(number: String, portal: bool) -> impl IntoView {
    let lang = lang();
    let text = if portal {
        t::delete_text(lang)
    } else {
        t::delete_ordered_text(lang)
    };
    view! {
        <details class="job__step">
            <summary>{t::delete_job(lang)}</summary>
            <p>{text}</p>
            <PostForm to=DeleteJob::PATH>
                <input type="hidden" name="number" value=number />
                <button class="button button--danger">{t::really_delete(lang)}</button>
            </PostForm>
        </details>
    }
}
