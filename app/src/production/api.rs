//! The door for production: board, list, and several jobs moved at once.

use super::types::{Board, MoveForm, ToMake, ToMakeList};
use crate::ui::{AppError, Browser};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use {
    super::{moving, reading},
    crate::{
        auth::{Page, Staff},
        ui::{Checked, go, own_path},
    },
};

/// What is to be made, in columns.
#[server(client = Browser, input = GetUrl)]
pub async fn get_board() -> Result<Board, AppError> {
    reading::board(&Staff::with(Page::Production)?).await
}

/// A page of what is at one stage.
#[server(client = Browser, input = GetUrl)]
pub async fn list_to_make(
    #[server(default)] filter: ToMake,
    #[server(default)] after: String,
) -> Result<ToMakeList, AppError> {
    reading::list(&Staff::with(Page::Production)?, &filter, &after).await
}

/// Moves several jobs, and shows on the page at `back` what became of each.
#[server(client = Browser)]
pub async fn move_jobs(#[server(default)] form: MoveForm, #[server(default)] back: String) -> Result<(), AppError> {
    let staff = Staff::with(Page::Production)?;
    let form = form.checked(staff.lang())?;
    let report = moving::move_jobs(&staff, form).await?;
    let back = own_path(&back).unwrap_or("/staff/production");
    let joint = if back.contains('?') { '&' } else { '?' };
    go(&format!("{back}{joint}{}", report.query()));
    Ok(())
}
