//! The door for those who may change the settings.

use super::types::{
    LimitsForm, MailForm, RegionForm, SessionsForm, ShippingForm, ShopForm, ShopSettings, TaxForm, TestForm,
};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{logo, reading, shipping, store, tax, test_mail},
    crate::{
        auth::{Page, Staff},
        ui::{Checked, go, query_value},
    },
};

/// Everything that is set.
#[server(client = Browser, input = GetUrl)]
pub async fn get_settings() -> Result<ShopSettings, AppError> {
    reading::settings(&Staff::with(Page::Settings)?).await
}

#[server(client = Browser)]
pub async fn change_shop(version: i64, form: ShopForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Settings)?;
    store::change_shop(&staff, version, &form.checked(staff.lang())?).await?;
    saved("shop");
    Ok(())
}

#[server(client = Browser)]
pub async fn remove_logo(version: i64) -> Result<(), AppError> {
    logo::remove_logo(&Staff::with(Page::Settings)?, version).await
}

#[server(client = Browser)]
pub async fn change_region(version: i64, form: RegionForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Settings)?;
    store::change_region(&staff, version, &form.checked(staff.lang())?).await?;
    saved("region");
    Ok(())
}

#[server(client = Browser)]
pub async fn change_mail(version: i64, form: MailForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Settings)?;
    store::change_mail(&staff, version, &form.checked(staff.lang())?).await?;
    saved("mail");
    Ok(())
}

/// Sends a mail as the settings are that are saved, and says what came of it.
#[server(client = Browser)]
pub async fn send_test_mail(form: TestForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Settings)?;
    let form = form.checked(staff.lang())?;
    test_mail::send(&staff, &form.to).await?;
    go(&format!("/staff/settings/mail?sent={}", query_value(form.to.trim())));
    Ok(())
}

#[server(client = Browser)]
pub async fn change_limits(version: i64, form: LimitsForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Settings)?;
    store::change_limits(&staff, version, &form.checked(staff.lang())?).await?;
    saved("limits");
    Ok(())
}

#[server(client = Browser)]
pub async fn change_sessions(version: i64, form: SessionsForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Settings)?;
    store::change_sessions(&staff, version, &form.checked(staff.lang())?).await?;
    saved("sessions");
    Ok(())
}

#[server(client = Browser)]
pub async fn add_tax_class(form: TaxForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Settings)?;
    tax::add(&staff, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn change_tax_class(id: String, version: i64, form: TaxForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Settings)?;
    tax::change(&staff, &id, version, &form.checked(staff.lang())?).await
}

/// Products without a class of their own, and shipping, are taxed by it from now on.
#[server(client = Browser)]
pub async fn make_tax_class_default(id: String, version: i64) -> Result<(), AppError> {
    tax::make_default(&Staff::with(Page::Settings)?, &id, version).await
}

#[server(client = Browser)]
pub async fn remove_tax_class(id: String, version: i64) -> Result<(), AppError> {
    tax::remove(&Staff::with(Page::Settings)?, &id, version).await
}

#[server(client = Browser)]
pub async fn add_shipping_method(form: ShippingForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Settings)?;
    shipping::add(&staff, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn change_shipping_method(id: String, version: i64, form: ShippingForm) -> Result<(), AppError> {
    let staff = Staff::with(Page::Settings)?;
    shipping::change(&staff, &id, version, &form.checked(staff.lang())?).await
}

#[server(client = Browser)]
pub async fn move_shipping_method_up(id: String, version: i64) -> Result<(), AppError> {
    shipping::move_up(&Staff::with(Page::Settings)?, &id, version).await
}

#[server(client = Browser)]
pub async fn remove_shipping_method(id: String, version: i64) -> Result<(), AppError> {
    shipping::remove(&Staff::with(Page::Settings)?, &id, version).await
}

/// Comes back to the section and says that it was saved.
#[cfg(feature = "ssr")]
fn saved(section: &str) {
    go(&format!("/staff/settings/{section}?saved=yes"));
}
