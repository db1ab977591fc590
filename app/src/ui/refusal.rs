//! How the server says what is wrong with a field, and what only it can know of names.

use super::{AppError, FieldError};

/// The error of one field.
pub(crate) fn invalid(field: &str, message: impl Into<String>) -> AppError {
    AppError::Invalid(vec![FieldError {
        field: field.to_owned(),
        message: message.into(),
    }])
}

/// All of these errors, if there are any.
pub(crate) fn refuse(errors: impl Iterator<Item = FieldError>) -> Result<(), AppError> {
    let errors: Vec<FieldError> = errors.collect();
    if errors.is_empty() {
        Ok(())
    } else {
        Err(AppError::Invalid(errors))
    }
}

/// Which of the two names of a thing, `name_en` and `name_ja`, others have: regardless of case, and in either language, since
/// people and files name things by either.
pub(crate) fn taken_names(en: &str, ja: &str, others: &[(String, String)]) -> Vec<&'static str> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    [("name_en", en), ("name_ja", ja)]
        .into_iter()
        .filter(|(_, name)| others.iter().any(|(en, ja)| same(en, name) || same(ja, name)))
        .map(|(field, _)| field)
        .collect()
}
