//! The door for staff: jobs, their state, their Job CSRs and what is noted about them.

use super::types::{StaffJob, StaffJobList};
use crate::{
    production::ParcelForm,
    ui::{AppError, Browser},
};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{csrs, listing, staff_changes, staff_store},
    crate::{
        auth::{Page, Staff},
        production::Parcel,
        ui::Checked,
    },
};

/// A page of jobs of the companies this person serves; operators and administrators see all.
#[server(client = Browser, input = GetUrl)]
pub async fn list_staff_jobs(
    #[server(default)] q: String,
    #[server(default)] state: String,
    #[server(default)] sort: String,
    #[server(default)] company: String,
    #[server(default)] from: String,
) -> Result<StaffJobList, AppError> {
    let asked = listing::Asked {
        q,
        state,
        sort,
        from,
        company,
    };
    listing::of_staff(&Staff::with(Page::Jobs)?, &asked).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_staff_job(number: String) -> Result<StaffJob, AppError> {
    staff_store::job(&Staff::with(Page::Jobs)?, &number).await
}

/// Takes a job to another state; asking for corrections needs a text for the customer, and what is shipped goes with a
/// carrier.
#[server(client = Browser)]
pub async fn set_job_state(
    number: String,
    state: String,
    #[server(default)] text: String,
    #[server(default)] form: ParcelForm,
) -> Result<(), AppError> {
    let staff = Staff::with(Page::Jobs)?;
    let parcel = Parcel::of(form.checked(staff.lang())?);
    staff_changes::set_state(&staff, &number, &state, &text, &parcel).await
}

/// A comment of the shop, which the customer reads without a name.
#[server(client = Browser)]
pub async fn answer_on_job(number: String, #[server(default)] text: String) -> Result<(), AppError> {
    staff_changes::answer(&Staff::with(Page::Jobs)?, &number, &text).await
}

/// An internal note.
#[server(client = Browser)]
pub async fn note_on_job(number: String, #[server(default)] note: String) -> Result<(), AppError> {
    staff_changes::note(&Staff::with(Page::Jobs)?, &number, &note).await
}

/// Gives a portal job to the buyer of this e-mail address.
#[server(client = Browser)]
pub async fn give_job_to(number: String, #[server(default)] email: String) -> Result<(), AppError> {
    staff_changes::give_to(&Staff::with(Page::Jobs)?, &number, &email).await
}

/// Makes somebody of the active staff a Job CSR of the job with this number.
#[server(client = Browser)]
pub async fn add_job_csr(job: String, #[server(default)] user: String) -> Result<(), AppError> {
    csrs::add(&Staff::with(Page::Jobs)?, &job, &user).await
}

#[server(client = Browser)]
pub async fn remove_job_csr(job: String, user: String) -> Result<(), AppError> {
    csrs::remove(&Staff::with(Page::Jobs)?, &job, &user).await
}
