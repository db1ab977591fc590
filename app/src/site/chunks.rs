//! Chunks of the wasm that not everybody loads: the pages of staff, and those of customers beside shopping.
//!
//! One chunk for each, since what several chunks share becomes chunks of its own, each a request. Resources are made in
//! `view`: what `data` mentions is in everybody's wasm.

use crate::{
    account::AccountPage,
    companies::{CompaniesPage, CompanyPage},
    jobs::{JobPage, JobsPage, NewJobPage, StaffJobPage, StaffJobsPage},
    mails::{MailPage, MailsPage, PreferencesPage},
    on_behalf::{OnBehalfSessionPage, OnBehalfSessionsPage, PickerPage},
    orders::{StaffOrderPage, StaffOrdersPage},
    ui::NotFoundPage,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_location, lazy_route};

/// Pages that customers' browsers never load.
pub(super) struct StaffRoute;

#[lazy_route]
impl LazyRoute for StaffRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let StaffRoute = this;
        let path = path();
        match segments(&path)[..] {
            ["on-behalf"] => view! { <PickerPage /> }.into_any(),
            ["staff", "orders"] => view! { <StaffOrdersPage /> }.into_any(),
            ["staff", "orders", _] => view! { <StaffOrderPage /> }.into_any(),
            ["staff", "jobs"] => view! { <StaffJobsPage /> }.into_any(),
            ["staff", "jobs", _] => view! { <StaffJobPage /> }.into_any(),
            ["staff", "on-behalf-sessions"] => view! { <OnBehalfSessionsPage /> }.into_any(),
            ["staff", "on-behalf-sessions", _] => view! { <OnBehalfSessionPage /> }.into_any(),
            ["staff", "companies"] => view! { <CompaniesPage /> }.into_any(),
            ["staff", "companies", _] => view! { <CompanyPage /> }.into_any(),
            ["staff", "mails"] => view! { <MailsPage /> }.into_any(),
            ["staff", "mails", _] => view! { <MailPage /> }.into_any(),
            ["staff", "preferences"] => view! { <PreferencesPage /> }.into_any(),
            _ => view! { <NotFoundPage /> }.into_any(),
        }
    }
}

/// A customer's own pages that shopping does not need.
pub(super) struct CustomerRoute;

#[lazy_route]
impl LazyRoute for CustomerRoute {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let CustomerRoute = this;
        let path = path();
        match segments(&path)[..] {
            ["account"] => view! { <AccountPage /> }.into_any(),
            ["jobs"] => view! { <JobsPage /> }.into_any(),
            ["jobs", "new"] => view! { <NewJobPage /> }.into_any(),
            ["jobs", _] => view! { <JobPage /> }.into_any(),
            _ => view! { <NotFoundPage /> }.into_any(),
        }
    }
}

fn path() -> String {
    use_location().pathname.get_untracked()
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}
