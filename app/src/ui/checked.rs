//! Rules of a form, written once: the browser asks them before it sends, the server before it stores.

use super::{AppError, FieldError, Lang};
use serde::{Deserialize, de::DeserializeOwned};

/// What a form says. It travels as the argument `form`, so its fields are named `form[name]`; what is wrong with one is said
/// at that name ([`at`]).
pub trait Checked: DeserializeOwned {
    /// Everything that is wrong, in the order of the fields. What only the store knows is not asked here.
    fn problems(&self, lang: Lang) -> Vec<FieldError>;

    /// # Errors
    /// `Invalid` with all that is wrong.
    fn checked(self, lang: Lang) -> Result<Self, AppError> {
        let problems = self.problems(lang);
        if problems.is_empty() {
            Ok(self)
        } else {
            Err(AppError::Invalid(problems))
        }
    }
}

/// What is wrong with a form that is about to be sent.
pub type Check = fn(body: &str, lang: Lang) -> Vec<FieldError>;

/// The [`Check`] of a form: `check=check::<UserForm>`.
pub fn check<Form: Checked>(body: &str, lang: Lang) -> Vec<FieldError> {
    #[derive(Deserialize)]
    #[serde(bound = "Form: DeserializeOwned")]
    struct Body<Form> {
        form: Form,
    }
    // What cannot be read here is for the server to refuse.
    serde_qs::from_str::<Body<Form>>(body)
        .map(|body| body.form.problems(lang))
        .unwrap_or_default()
}

/// A problem of the form's field of this name.
pub fn at(name: &str, message: impl Into<String>) -> FieldError {
    FieldError {
        field: format!("form[{name}]"),
        message: message.into(),
    }
}
