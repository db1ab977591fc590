//! The door for administrators: what a company sets for the orders of its buyers.

use super::forms::{AddressForm, CentreForm, LevelForm};
use crate::ui::{AppError, Browser};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {
    super::{
        address_book::{self, Way},
        approval, centres,
    },
    crate::{
        auth::{Page, Staff},
        ui::Checked,
    },
};

#[server(client = Browser)]
pub async fn add_address(company: String, version: i64, form: AddressForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    address_book::add(&staff, &company, version, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn change_address(company: String, version: i64, address: String, form: AddressForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    address_book::change(&staff, &company, version, &address, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn raise_address(company: String, version: i64, address: String) -> Result<(), AppError> {
    address_book::shift(&Staff::with(Page::Companies)?, &company, version, &address, Way::Up).await
}

#[server(client = Browser)]
pub async fn lower_address(company: String, version: i64, address: String) -> Result<(), AppError> {
    address_book::shift(&Staff::with(Page::Companies)?, &company, version, &address, Way::Down).await
}

#[server(client = Browser)]
pub async fn remove_address(company: String, version: i64, address: String) -> Result<(), AppError> {
    address_book::remove(&Staff::with(Page::Companies)?, &company, version, &address).await
}

#[server(client = Browser)]
pub async fn add_cost_centre(company: String, version: i64, form: CentreForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    centres::add(&staff, &company, version, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn change_cost_centre(
    company: String,
    version: i64,
    centre: String,
    form: CentreForm,
) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    centres::change(&staff, &company, version, &centre, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn remove_cost_centre(company: String, version: i64, centre: String) -> Result<(), AppError> {
    centres::remove(&Staff::with(Page::Companies)?, &company, version, &centre).await
}

#[server(client = Browser)]
pub async fn add_approval_level(company: String, version: i64, form: LevelForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    approval::add(&staff, &company, version, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn change_approval_level(company: String, version: i64, level: i64, form: LevelForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    approval::change(&staff, &company, version, level, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn remove_approval_level(company: String, version: i64, level: i64) -> Result<(), AppError> {
    approval::remove(&Staff::with(Page::Companies)?, &company, version, level).await
}
