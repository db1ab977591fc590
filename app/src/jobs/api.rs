//! The door for customers: their jobs, and opening one without an order.

use super::types::{Job, JobList};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{listing, reading, store},
    crate::{
        auth::{Ordering, Shopper},
        store::new_id,
        ui::go,
    },
};

/// A page of one's jobs: newest first, or by due date with `sort=due`; `from` is where it starts.
#[server(client = Browser, input = GetUrl)]
pub async fn list_jobs(
    #[server(default)] q: String,
    #[server(default)] state: String,
    #[server(default)] sort: String,
    #[server(default)] from: String,
) -> Result<JobList, AppError> {
    let asked = listing::Asked {
        q,
        state,
        sort,
        from,
        company: String::new(),
    };
    listing::own(&Shopper::reading()?, &asked).await
}

#[server(client = Browser, input = GetUrl)]
pub async fn get_job(number: String) -> Result<Job, AppError> {
    reading::job(&Shopper::reading()?, &number).await
}

/// A key for a job to be opened: the same key never opens two.
#[server(client = Browser, input = GetUrl)]
pub async fn start_job() -> Result<String, AppError> {
    Shopper::reading()?;
    Ok(new_id())
}

/// Opens a job without an order.
#[server(client = Browser)]
pub async fn open_job(
    key: String,
    #[server(default)] name: String,
    #[server(default)] description: String,
    #[server(default)] code: String,
    #[server(default)] due: String,
    #[server(default)] quantity: String,
) -> Result<(), AppError> {
    let sent = store::Sent {
        name,
        description,
        code,
        due,
        quantity,
    };
    let number = store::open(&Ordering::changing()?, &key, sent).await?;
    go(&format!("/jobs/{number}"));
    Ok(())
}

/// Changes a job's details, until its production begins.
#[server(client = Browser)]
pub async fn change_job(
    number: String,
    #[server(default)] name: String,
    #[server(default)] description: String,
    #[server(default)] code: String,
    #[server(default)] due: String,
    #[server(default)] quantity: String,
) -> Result<(), AppError> {
    let sent = store::Sent {
        name,
        description,
        code,
        due,
        quantity,
    };
    store::change(&Ordering::changing()?, &number, sent).await
}

#[server(client = Browser)]
pub async fn comment_on_job(number: String, #[server(default)] text: String) -> Result<(), AppError> {
    store::comment(&Ordering::changing()?, &number, &text).await
}

/// Gives a job up, until its production begins.
#[server(client = Browser)]
pub async fn delete_job(number: String) -> Result<(), AppError> {
    store::delete(&Ordering::changing()?, &number).await
}
