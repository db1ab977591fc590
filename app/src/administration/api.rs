//! The door: what this person administers.

use crate::{
    auth::Page,
    ui::{AppError, Browser},
};
use leptos::{prelude::*, server_fn::codec::GetUrl};

#[cfg(feature = "ssr")]
use crate::auth::Staff;

/// The administrative pages that this person may open.
#[server(client = Browser, input = GetUrl)]
pub async fn get_administration() -> Result<Vec<Page>, AppError> {
    let staff = Staff::administering()?;
    Ok(Page::ALL
        .into_iter()
        .filter(|page| page.is_administration() && staff.may(*page))
        .collect())
}
