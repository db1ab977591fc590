//! The door for administrators: companies, their prices and their Customer CSRs.

use super::{
    forms::{DetailsForm, NewCompanyForm, PricesForm},
    staff_types::{CompanyList, StaffCompany},
};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{changing, csrs, listing, reading},
    crate::{
        auth::{Page, Staff},
        ui::{Checked, go},
    },
};

/// A page of companies by name; `after` is the name before its first.
#[server(client = Browser, input = GetUrl)]
pub async fn list_companies(
    #[server(default)] q: String,
    #[server(default)] state: String,
    #[server(default)] after: String,
) -> Result<CompanyList, AppError> {
    let asked = listing::Asked { q, state, after };
    listing::list(&Staff::with(Page::Companies)?, &asked).await
}

/// A company with one of its sections.
#[server(client = Browser, input = GetUrl)]
pub async fn get_company(
    id: String,
    #[server(default)] section: String,
    #[server(default)] product: String,
    #[server(default)] from: String,
) -> Result<StaffCompany, AppError> {
    let asked = reading::Asked {
        id,
        section,
        product,
        from,
    };
    reading::company(&Staff::with(Page::Companies)?, &asked).await
}

/// Adds a company and goes to its page.
#[server(client = Browser)]
pub async fn add_company(form: NewCompanyForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    let id = changing::add(&staff, &form.checked(staff.lang())?).await?;
    go(&format!("/staff/companies/{id}"));
    Ok(())
}

#[server(client = Browser)]
pub async fn change_company(company: String, version: i64, form: DetailsForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    changing::change(&staff, &company, version, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn set_company_prices(company: String, version: i64, form: PricesForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    changing::set_prices(&staff, &company, version, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn deactivate_company(company: String, version: i64) -> Result<(), AppError> {
    changing::deactivate(&Staff::with(Page::Companies)?, &company, version).await
}

#[server(client = Browser)]
pub async fn reactivate_company(company: String, version: i64) -> Result<(), AppError> {
    changing::reactivate(&Staff::with(Page::Companies)?, &company, version).await
}

#[server(client = Browser)]
pub async fn add_customer_csr(company: String, #[server(default)] user: String) -> Result<(), AppError> {
    csrs::add_csr(&Staff::with(Page::Companies)?, &company, &user).await
}

#[server(client = Browser)]
pub async fn remove_customer_csr(company: String, user: String) -> Result<(), AppError> {
    csrs::remove_csr(&Staff::with(Page::Companies)?, &company, &user).await
}

/// Whether all members of the CSR group serve the company.
#[server(client = Browser)]
pub async fn set_all_csrs(company: String, #[server(default)] all: bool) -> Result<(), AppError> {
    csrs::set_all_csrs(&Staff::with(Page::Companies)?, &company, all).await
}
