//! The door: groups, their members and their page access.

use super::{
    forms::{AccessForm, GroupNames, NewGroup},
    types::{GroupDetail, GroupSummary, MemberList, PageAccess},
};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{access, members, store},
    crate::{
        auth::{Page, Staff},
        ui::{Checked, go},
    },
};

#[server(client = Browser, input = GetUrl)]
pub async fn list_groups() -> Result<Vec<GroupSummary>, AppError> {
    store::list(&Staff::with(Page::Groups)?).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_group(id: String) -> Result<GroupDetail, AppError> {
    store::group(&Staff::with(Page::Groups)?, &id).await
}

/// A page of the members by name; `after` is the one before its first.
#[server(client = Browser, input = GetUrl)]
pub async fn list_group_members(
    id: String,
    #[server(default)] q: String,
    #[server(default)] after: String,
) -> Result<MemberList, AppError> {
    members::list(&Staff::with(Page::Groups)?, &id, &q, &after).await
}

/// Users who could become members.
#[server(client = Browser, input = GetUrl)]
pub async fn find_users_for_group(id: String, #[server(default)] q: String) -> Result<MemberList, AppError> {
    members::find(&Staff::with(Page::Groups)?, &id, &q).await
}

#[server(client = Browser)]
pub async fn add_group(form: NewGroup) -> Result<(), AppError> {
    let staff = Staff::with(Page::Groups)?;
    let id = store::add(&staff, &form.checked(staff.lang())?).await?;
    go(&format!("/staff/groups/{id}"));
    Ok(())
}

#[server(client = Browser)]
pub async fn rename_group(id: String, form: GroupNames) -> Result<(), AppError> {
    let staff = Staff::with(Page::Groups)?;
    store::rename(&staff, &id, &form.checked(staff.lang())?).await?;
    go(&format!("/staff/groups/{id}"));
    Ok(())
}

#[server(client = Browser)]
pub async fn delete_group(id: String) -> Result<(), AppError> {
    store::delete(&Staff::with(Page::Groups)?, &id).await?;
    go("/staff/groups");
    Ok(())
}

#[server(client = Browser)]
pub async fn add_group_members(id: String, #[server(default)] users: Vec<String>) -> Result<(), AppError> {
    members::add(&Staff::with(Page::Groups)?, &id, &users).await?;
    go(&format!("/staff/groups/{id}?added={}", users.len()));
    Ok(())
}

#[server(client = Browser)]
pub async fn remove_group_members(id: String, #[server(default)] users: Vec<String>) -> Result<(), AppError> {
    members::remove(&Staff::with(Page::Groups)?, &id, &users).await?;
    go(&format!("/staff/groups/{id}?removed={}", users.len()));
    Ok(())
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_page_access() -> Result<PageAccess, AppError> {
    access::read(&Staff::with(Page::Groups)?).await
}

#[server(client = Browser)]
pub async fn set_page_access(form: AccessForm) -> Result<(), AppError> {
    access::write(&Staff::with(Page::Groups)?, &form).await?;
    go("/staff/groups/access?saved=1");
    Ok(())
}
