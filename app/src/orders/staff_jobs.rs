//! The Job CSRs of an order, on its page for staff.

use super::{
    staff_api::{AddJobCsr, RemoveJobCsr},
    texts as t,
    types::StaffJob,
};
use crate::{
    companies::{Colleague, Mailed, People, mailed_text},
    ui::lang,
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
    let others = colleagues
        .into_iter()
        .filter(|colleague| !job.csrs.iter().any(|csr| csr.id == colleague.id))
        .collect();
    view! {
        <h3>{job.number.clone()}</h3>
        <People
            assigned=job.csrs
            others
            of=("job", job.number)
            add=AddJobCsr::PATH
            remove=RemoveJobCsr::PATH
            label=t::add_job_csr(lang)
        />
        <p class:notice=warns class:notice--warning=warns>
            {t::who_is_mailed(lang)} ": " {mailed_text(&job.mailed, lang)}
        </p>
    }
}
