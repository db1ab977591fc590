//! A failure of the store ends here: its cause goes to the log, its number to the person.

use super::StoreError;
use crate::{auth::RequestContext, ui::AppError};
use leptos::prelude::use_context;

impl From<StoreError> for AppError {
    fn from(cause: StoreError) -> Self {
        let id = use_context::<RequestContext>()
            .map(|request| request.request_id)
            .unwrap_or_default();
        tracing::error!(request_id = id, %cause, "the store failed");
        Self::Failed { id }
    }
}
