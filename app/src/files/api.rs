//! The door for customers: deleting a file of one's job, and having it back. Contents go by requests of their own.

use crate::ui::{AppError, Browser};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use {super::changes, crate::auth::Ordering};

#[server(client = Browser)]
pub async fn delete_file(number: String, file: String) -> Result<(), AppError> {
    changes::delete(&Ordering::changing()?, &number, &file).await
}

/// Restores a deleted file, as long as nothing else has its name.
#[server(client = Browser)]
pub async fn restore_file(number: String, file: String) -> Result<(), AppError> {
    changes::restore(&Ordering::changing()?, &number, &file).await
}
