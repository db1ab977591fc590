//! The door for those who keep the catalogue.

use super::{
    staff_form::ProductForm,
    staff_types::{NewProduct, ProductFilter, StaffCategory, StaffProduct, StaffProductList},
};
use crate::{
    imports::DryRun,
    ui::{AppError, Browser},
};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{categories, publishing, staff_import, staff_list, staff_store, visibility},
    crate::{
        auth::{Page, Staff},
        ui::go,
    },
};

/// A page of products in the order of the catalogue, drafts among them; `after` is where it starts.
#[server(client = Browser, input = GetUrl)]
pub async fn list_staff_products(
    #[server(default)] filter: ProductFilter,
    #[server(default)] after: String,
) -> Result<StaffProductList, AppError> {
    staff_list::list(&Staff::with(Page::Catalogue)?, &filter, &after).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_staff_product(id: String) -> Result<StaffProduct, AppError> {
    staff_store::product(&Staff::with(Page::Catalogue)?, &id).await
}

/// What the form of a new product starts with: empty, or as a copy of the product of this id.
#[server(client = Browser, input = GetUrl)]
pub async fn start_product(#[server(default)] copy: String) -> Result<NewProduct, AppError> {
    staff_store::start(&Staff::with(Page::Catalogue)?, &copy).await
}

/// Adds a product as a draft. `intent` is `publish` to publish it at once, `try` to see prices without a script.
#[server(client = Browser)]
pub async fn add_product(
    #[server(default)] form: ProductForm,
    #[server(default)] picture: String,
    #[server(default)] intent: String,
) -> Result<(), AppError> {
    let staff = Staff::with(Page::Catalogue)?;
    let form = staff_store::to_keep(form, &intent, staff.lang())?;
    let id = staff_store::add(&staff, &form, &picture, intent == "publish").await?;
    go(&format!("/staff/catalogue/{id}"));
    Ok(())
}

/// Writes a product's draft; `intent` as of [`add_product`].
#[server(client = Browser)]
pub async fn change_product(
    id: String,
    version: i64,
    #[server(default)] form: ProductForm,
    #[server(default)] intent: String,
) -> Result<(), AppError> {
    let staff = Staff::with(Page::Catalogue)?;
    let form = staff_store::to_keep(form, &intent, staff.lang())?;
    staff_store::change(&staff, &id, version, &form, intent == "publish").await
}

/// Shows customers the product as its draft has it.
#[server(client = Browser)]
pub async fn publish_product(id: String, version: i64) -> Result<(), AppError> {
    publishing::publish(&Staff::with(Page::Catalogue)?, &id, version).await
}

/// Takes a product off; what was ordered stays.
#[server(client = Browser)]
pub async fn withdraw_product(id: String, version: i64) -> Result<(), AppError> {
    publishing::withdraw(&Staff::with(Page::Catalogue)?, &id, version).await
}

/// Discards the draft; of what was never published nothing is left.
#[server(client = Browser)]
pub async fn discard_draft(id: String, version: i64) -> Result<(), AppError> {
    if publishing::discard(&Staff::with(Page::Catalogue)?, &id, version).await? {
        go("/staff/catalogue");
    }
    Ok(())
}

/// Moves a product one place up or down in its category.
#[server(client = Browser)]
pub async fn move_product(id: String, #[server(default)] up: bool) -> Result<(), AppError> {
    staff_store::shift(&Staff::with(Page::Catalogue)?, &id, up).await
}

/// Whether all companies see the product, or only chosen ones.
#[server(client = Browser)]
pub async fn set_product_for_all(id: String, #[server(default)] all: bool) -> Result<(), AppError> {
    visibility::set_for_all(&Staff::with(Page::Catalogue)?, &id, all).await
}

/// Shows a product to the company of this name.
#[server(client = Browser)]
pub async fn show_product_to(id: String, #[server(default)] name: String) -> Result<(), AppError> {
    visibility::show_to(&Staff::with(Page::Catalogue)?, &id, &name).await
}

#[server(client = Browser)]
pub async fn hide_product_from(id: String, company: String) -> Result<(), AppError> {
    visibility::hide_from(&Staff::with(Page::Catalogue)?, &id, &company).await
}

/// Takes the picture out of the draft.
#[server(client = Browser)]
pub async fn remove_picture(id: String, version: i64) -> Result<(), AppError> {
    staff_store::remove_picture(&Staff::with(Page::Catalogue)?, &id, version).await
}

/// What would be done with a file of products, or was.
#[server(client = Browser, input = GetUrl)]
pub async fn get_product_import(id: String) -> Result<DryRun, AppError> {
    staff_import::dry_run(&Staff::with(Page::Catalogue)?, &id).await
}

/// Does what a file of products says, once, if that is what was `seen` of it.
#[server(client = Browser)]
pub async fn import_products(id: String, #[server(default)] seen: String) -> Result<(), AppError> {
    staff_import::apply(&Staff::with(Page::Catalogue)?, &id, &seen).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn list_categories() -> Result<Vec<StaffCategory>, AppError> {
    categories::list(&Staff::with(Page::Catalogue)?).await
}

#[server(client = Browser)]
pub async fn add_category(
    #[server(default)] name_en: String,
    #[server(default)] name_ja: String,
) -> Result<(), AppError> {
    categories::add(&Staff::with(Page::Catalogue)?, &name_en, &name_ja).await
}

/// Renames a category, if it still has the names that were seen.
#[server(client = Browser)]
pub async fn rename_category(
    category: String,
    #[server(default)] seen: String,
    #[server(default)] name_en: String,
    #[server(default)] name_ja: String,
) -> Result<(), AppError> {
    categories::rename(&Staff::with(Page::Catalogue)?, &category, &seen, &name_en, &name_ja).await
}

/// Moves a category one place up or down.
#[server(client = Browser)]
pub async fn move_category(category: String, #[server(default)] up: bool) -> Result<(), AppError> {
    categories::shift(&Staff::with(Page::Catalogue)?, &category, up).await
}

/// Removes a category that has no products.
#[server(client = Browser)]
pub async fn remove_category(category: String) -> Result<(), AppError> {
    categories::remove(&Staff::with(Page::Catalogue)?, &category).await
}
