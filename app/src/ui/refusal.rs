//! How the server says what is wrong with a field.

use super::{AppError, FieldError};

/// The error of one field.
pub(crate) fn invalid(field: &str, message: impl Into<String>) -> AppError {
    AppError::Invalid(vec![FieldError {
        field: field.to_owned(),
        message: message.into(),
    }])
}
