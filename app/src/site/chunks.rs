//! Chunks of the wasm that not everybody loads: the pages of staff, and those of customers beside shopping.
//!
//! One chunk for each, since what several chunks share becomes chunks of its own, each a request. Resources are made in
//! `view`: what `data` mentions is in everybody's wasm.

use crate::{
    account::AccountPage,
    administration::{AdministrationPage, Sections},
    audit::{AuditLogPage, EventPage},
    catalogue::{CategoriesPage, ImportProductsPage, NewProductPage, StaffProductPage, StaffProductsPage},
    companies::{CompaniesPage, CompanyPage, NewCompanyPage, PriceSheetPage, PriceSheetsPage},
    groups::{GroupPage, GroupsPage, NewGroupPage, PageAccessPage},
    jobs::{JobPage, JobsPage, NewJobPage, StaffJobPage, StaffJobsPage},
    mails::{MailPage, MailsPage, PreferencesPage},
    on_behalf::{OnBehalfSessionPage, OnBehalfSessionsPage, PickerPage},
    orders::{StaffOrderPage, StaffOrdersPage},
    passwords::{ConfirmEmailPage, FirstAdministratorPage, ForgotPasswordPage, SetPasswordPage},
    people::{ImportUsersPage, NewUserPage, UserPage, UsersPage},
    production::{BoardPage, ProductionListPage},
    settings::SettingsPage,
    ui::NotFoundPage,
};
use leptos::prelude::*;
use leptos_router::{LazyRoute, hooks::use_location, lazy_route};

/// Pages that customers' browsers never load.
pub(super) struct StaffRoute {
    /// The address it was made for: while its chunk comes, somebody may go on to another.
    path: String,
}

#[lazy_route]
impl LazyRoute for StaffRoute {
    fn data() -> Self {
        Self { path: path() }
    }

    fn view(this: Self) -> AnyView {
        match segments(&this.path)[..] {
            ["on-behalf"] => view! { <PickerPage /> }.into_any(),
            ["staff", "orders"] => view! { <StaffOrdersPage /> }.into_any(),
            ["staff", "orders", _] => view! { <StaffOrderPage /> }.into_any(),
            ["staff", "jobs"] => view! { <StaffJobsPage /> }.into_any(),
            ["staff", "jobs", _] => view! { <StaffJobPage /> }.into_any(),
            ["staff", "on-behalf-sessions"] => view! { <OnBehalfSessionsPage /> }.into_any(),
            ["staff", "on-behalf-sessions", _] => view! { <OnBehalfSessionPage /> }.into_any(),
            ["staff", "production"] => view! { <BoardPage /> }.into_any(),
            ["staff", "production", "list"] => view! { <ProductionListPage /> }.into_any(),
            ["staff", "preferences"] => view! { <PreferencesPage /> }.into_any(),
            ["staff", ref rest @ ..] => view! {
                <Sections />
                {administration(rest)}
            }
            .into_any(),
            _ => view! { <NotFoundPage /> }.into_any(),
        }
    }
}

/// The page of the administration at this address below `/staff`.
fn administration(path: &[&str]) -> AnyView {
    match path {
        ["administration"] => view! { <AdministrationPage /> }.into_any(),
        ["users"] => view! { <UsersPage /> }.into_any(),
        ["users", "new"] => view! { <NewUserPage /> }.into_any(),
        ["users", "import", ..] => view! { <ImportUsersPage /> }.into_any(),
        ["users", _] => view! { <UserPage /> }.into_any(),
        ["groups"] => view! { <GroupsPage /> }.into_any(),
        ["groups", "new"] => view! { <NewGroupPage /> }.into_any(),
        ["groups", "access"] => view! { <PageAccessPage /> }.into_any(),
        ["groups", _] => view! { <GroupPage /> }.into_any(),
        ["companies"] => view! { <CompaniesPage /> }.into_any(),
        ["companies", "new"] => view! { <NewCompanyPage /> }.into_any(),
        ["companies", "price-sheets"] => view! { <PriceSheetsPage /> }.into_any(),
        ["companies", "price-sheets", _] => view! { <PriceSheetPage /> }.into_any(),
        ["companies", ..] => view! { <CompanyPage /> }.into_any(),
        ["catalogue"] => view! { <StaffProductsPage /> }.into_any(),
        ["catalogue", "new"] => view! { <NewProductPage /> }.into_any(),
        ["catalogue", "categories"] => view! { <CategoriesPage /> }.into_any(),
        ["catalogue", "import", ..] => view! { <ImportProductsPage /> }.into_any(),
        ["catalogue", _] => view! { <StaffProductPage /> }.into_any(),
        ["settings", ..] => view! { <SettingsPage /> }.into_any(),
        ["mails"] => view! { <MailsPage /> }.into_any(),
        ["mails", _] => view! { <MailPage /> }.into_any(),
        ["audit-log"] => view! { <AuditLogPage /> }.into_any(),
        ["audit-log", _] => view! { <EventPage /> }.into_any(),
        _ => view! { <NotFoundPage /> }.into_any(),
    }
}

/// A customer's own pages that shopping does not need.
pub(super) struct CustomerRoute {
    /// The address it was made for: while its chunk comes, somebody may go on to another.
    path: String,
}

#[lazy_route]
impl LazyRoute for CustomerRoute {
    fn data() -> Self {
        Self { path: path() }
    }

    fn view(this: Self) -> AnyView {
        match segments(&this.path)[..] {
            ["account"] => view! { <AccountPage /> }.into_any(),
            ["password"] => view! { <ForgotPasswordPage /> }.into_any(),
            ["password", _] => view! { <SetPasswordPage /> }.into_any(),
            ["email", _] => view! { <ConfirmEmailPage /> }.into_any(),
            ["welcome", _] => view! { <FirstAdministratorPage /> }.into_any(),
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
