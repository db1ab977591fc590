//! The door for administrators: the shop's price sheets.

use super::{
    forms::{RuleForm, SheetForm},
    sheet_types::{PriceSheets, SheetDetail},
};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::sheets,
    crate::{
        auth::{Page, Staff},
        ui::{Checked, go},
    },
};

#[server(client = Browser, input = GetUrl)]
pub async fn list_price_sheets() -> Result<PriceSheets, AppError> {
    sheets::list(&Staff::with(Page::Companies)?).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_price_sheet(sheet: String) -> Result<SheetDetail, AppError> {
    sheets::sheet(&Staff::with(Page::Companies)?, &sheet).await
}

/// Adds a price sheet and goes to its page.
#[server(client = Browser)]
pub async fn add_price_sheet(form: SheetForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    let id = sheets::add(&staff, &form.checked(staff.lang())?).await?;
    go(&format!("/staff/companies/price-sheets/{id}"));
    Ok(())
}

#[server(client = Browser)]
pub async fn change_price_sheet(sheet: String, version: i64, form: SheetForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    sheets::change(&staff, &sheet, version, &form.checked(staff.lang())?).await
}

/// Removes a price sheet that no company has, and goes to the others.
#[server(client = Browser)]
pub async fn remove_price_sheet(sheet: String, version: i64) -> Result<(), AppError> {
    sheets::remove(&Staff::with(Page::Companies)?, &sheet, version).await?;
    go("/staff/companies/price-sheets");
    Ok(())
}

#[server(client = Browser)]
pub async fn add_price_sheet_rule(sheet: String, version: i64, form: RuleForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    sheets::add_rule(&staff, &sheet, version, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn change_price_sheet_rule(
    sheet: String,
    version: i64,
    rule: String,
    form: RuleForm,
) -> Result<(), AppError> {
    let staff = Staff::with(Page::Companies)?;
    sheets::change_rule(&staff, &sheet, version, &rule, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn remove_price_sheet_rule(sheet: String, version: i64, rule: String) -> Result<(), AppError> {
    sheets::remove_rule(&Staff::with(Page::Companies)?, &sheet, version, &rule).await
}
