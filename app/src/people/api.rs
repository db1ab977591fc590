//! The door for whoever administers users.

use super::{
    form::{NewUserForm, UserForm},
    types::{Choices, UserDetail, UserList},
};
use crate::{
    imports::DryRun,
    ui::{AppError, Browser},
};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{adding, batch, changing, choices, detail, import, listing, states, types::Task},
    crate::{
        auth::{Page, Staff},
        ui::{go, own_path},
    },
};

/// A page of users; `from` is what the page before gave, `batch` what [`change_users`] sent on with.
#[server(client = Browser, input = GetUrl)]
pub async fn list_users(
    #[server(default)] q: String,
    #[server(default)] group: String,
    #[server(default)] company: String,
    #[server(default)] state: String,
    #[server(default)] sort: String,
    #[server(default)] from: String,
    #[server(default)] batch: String,
) -> Result<UserList, AppError> {
    let filter = listing::Filter {
        q,
        group,
        company,
        state,
        sort,
    };
    listing::list(&Staff::with(Page::Users)?, &filter, &from, &batch).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_user(id: String) -> Result<UserDetail, AppError> {
    detail::detail(&Staff::with(Page::Users)?, &id).await
}

/// What a new user can be put into; with the company of this id.
#[server(client = Browser, input = GetUrl)]
pub async fn get_user_choices(#[server(default)] company: String) -> Result<Choices, AppError> {
    Ok(choices::choices(&Staff::with(Page::Users)?, &company).await?)
}

#[server(client = Browser)]
pub async fn add_user(form: NewUserForm) -> Result<(), AppError> {
    let id = adding::add(&Staff::with(Page::Users)?, form).await?;
    go(&format!("/staff/users/{id}"));
    Ok(())
}

#[server(client = Browser)]
pub async fn change_user(id: String, form: UserForm) -> Result<(), AppError> {
    changing::change(&Staff::with(Page::Users)?, &id, form).await
}

#[server(client = Browser)]
pub async fn deactivate_user(id: String) -> Result<(), AppError> {
    states::set_active(&Staff::with(Page::Users)?, &id, false).await
}

#[server(client = Browser)]
pub async fn reactivate_user(id: String) -> Result<(), AppError> {
    states::set_active(&Staff::with(Page::Users)?, &id, true).await
}

#[server(client = Browser)]
pub async fn send_password_link(id: String) -> Result<(), AppError> {
    states::send_link(&Staff::with(Page::Users)?, &id).await
}

/// Does a task for several users, and goes `back` to the list, which says what came of it.
#[server(client = Browser)]
pub async fn change_users(
    #[server(default)] users: Vec<String>,
    #[server(default)] task: String,
    #[server(default)] group: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let staff = Staff::with(Page::Users)?;
    let task = Task::from_key(&task).ok_or(AppError::Malformed)?;
    let batch = batch::run(&staff, task, &users, &group).await?;
    let back = own_path(&back).filter(|back| back.starts_with("/staff/users"));
    let back = back.unwrap_or("/staff/users");
    let and = if back.contains('?') { '&' } else { '?' };
    go(&format!("{back}{and}batch={batch}"));
    Ok(())
}

/// What would be done with a file that was sent.
#[server(client = Browser, input = GetUrl)]
pub async fn get_user_import(id: String) -> Result<DryRun, AppError> {
    import::dry_run(&Staff::with(Page::Users)?, &id).await
}

/// Imports a file that would do what was `seen` of it; `links` is `on` to mail the new users their links.
#[server(client = Browser)]
pub async fn import_users(
    id: String,
    #[server(default)] seen: String,
    #[server(default)] links: String,
) -> Result<(), AppError> {
    import::apply(&Staff::with(Page::Users)?, &id, &seen, !links.is_empty()).await
}
