//! Rules of a form, written once: the browser asks them before it sends, the server before it stores.

use super::{AppError, FieldError, Lang};
use serde::{Deserialize, de::DeserializeOwned};

/// How deep a field's name may nest, as server functions read it.
const DEPTH: usize = 5;

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
    // Browsers write brackets as codes, and servers read them alike. What cannot be read here is for the server to refuse.
    serde_qs::Config::new(DEPTH, false)
        .deserialize_str::<Body<Form>>(body)
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

#[cfg(test)]
mod tests {
    use super::{Checked, FieldError, Lang, at, check};
    use serde::Deserialize;

    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Named {
        name: String,
    }

    impl Checked for Named {
        fn problems(&self, _: Lang) -> Vec<FieldError> {
            let missing = self.name.is_empty().then(|| at("name", "missing"));
            missing.into_iter().collect()
        }
    }

    #[test]
    fn a_form_is_checked_as_browsers_write_it() {
        for body in ["page=%2F&form%5Bname%5D=", "form[name]="] {
            assert_eq!(check::<Named>(body, Lang::En), [at("name", "missing")], "{body}");
        }
        assert_eq!(check::<Named>("form%5Bname%5D=Ana+Ruiz", Lang::En), []);
    }
}
