//! The door for administrators: companies and their Customer CSRs.

use super::staff_types::{CompanyDetail, CompanyList};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::staff_store,
    crate::auth::{Page, Staff},
};

/// A page of companies by name; `after` is the name before its first.
#[server(client = Browser, input = GetUrl)]
pub async fn list_companies(
    #[server(default)] q: String,
    #[server(default)] after: String,
) -> Result<CompanyList, AppError> {
    staff_store::list(&Staff::with(Page::Companies)?, &q, &after).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_company(id: String) -> Result<CompanyDetail, AppError> {
    staff_store::company(&Staff::with(Page::Companies)?, &id).await
}

#[server(client = Browser)]
pub async fn add_customer_csr(company: String, #[server(default)] user: String) -> Result<(), AppError> {
    staff_store::add_csr(&Staff::with(Page::Companies)?, &company, &user).await
}

#[server(client = Browser)]
pub async fn remove_customer_csr(company: String, user: String) -> Result<(), AppError> {
    staff_store::remove_csr(&Staff::with(Page::Companies)?, &company, &user).await
}

/// Whether all members of the CSR group serve the company.
#[server(client = Browser)]
pub async fn set_all_csrs(company: String, #[server(default)] all: bool) -> Result<(), AppError> {
    staff_store::set_all_csrs(&Staff::with(Page::Companies)?, &company, all).await
}
