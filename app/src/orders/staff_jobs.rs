//! The Job CSRs of an order, on its page for staff.

use super::{
    staff_api::{AddJobCsr, RemoveJobCsr},
    texts as t,
    types::StaffJob,
};
use crate::{
    companies::{Colleague, Mailed, mailed_text},
    ui::{PostForm, SelectField, lang},
};
use leptos::{prelude::*, server_fn::ServerFn};

#[component]
pub(super) fn JobCsrs(jobs: Vec<StaffJob>, colleagues: Vec<Colleague>) -> impl IntoView {
    let lang = lang();
    let jobs = jobs
        .into_iter()
        .map(|job| view! { <OneJob job colleagues=colleagues.clone() /> })
        .collect_view();
    view! {
        <section class="account">
            <h2>{t::job_csrs(lang)}</h2>
            {jobs}
        </section>
    }
}

#[component]
fn OneJob(job: StaffJob, colleagues: Vec<Colleague>) -> impl IntoView {
    let lang = lang();
    let warns = matches!(job.mailed, Mailed::Fallback | Mailed::Nobody);
    let options = std::iter::once((String::new(), t::choose_staff(lang).to_owned()))
        .chain(
            colleagues
                .into_iter()
                .filter(|colleague| !job.csrs.iter().any(|csr| csr.id == colleague.id))
                .map(|colleague| (colleague.id, colleague.name)),
        )
        .collect();
    let number = job.number.clone();
    let csrs = job
        .csrs
        .into_iter()
        .map(|csr| {
            let job = number.clone();
            view! {
                <li>
                    <span>{csr.name.clone()}</span>
                    <PostForm to=RemoveJobCsr::PATH only=("user", csr.id)>
                        <input type="hidden" name="job" value=job />
                        <button class="link-button" aria-label=format!("{}: {}", t::remove(lang), csr.name)>
                            {t::remove(lang)}
                        </button>
                    </PostForm>
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>{job.number.clone()}</h3>
        <ul class="people">{csrs}</ul>
        <PostForm to=AddJobCsr::PATH only=("job", job.number) class="cluster">
            <SelectField name="user" label=t::add_job_csr(lang) options=options required=true />
            <button class="button">{t::add(lang)}</button>
        </PostForm>
        <p class:notice=warns class:notice--warning=warns>
            {t::who_is_mailed(lang)} ": " {mailed_text(&job.mailed, lang)}
        </p>
    }
}
