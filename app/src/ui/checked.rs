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

/// What somebody wrote in a field: trimmed, without control characters but new lines and tabs. Where nothing of it can be
/// seen, nothing was written.
pub fn written(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        String::new()
    } else {
        text.trim().to_owned()
    }
}

/// Marks that turn the direction of text, join or choose how a letter looks, and blank letters: alone they show nothing, and
/// they make one name look like another.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        u32::from(c),
        0x00AD
            | 0x034F
            | 0x061C
            | 0x115F..=0x1160
            | 0x180B..=0x180F
            | 0x200B..=0x200F
            | 0x202A..=0x202E
            | 0x2060..=0x206F
            | 0x2800
            | 0x3164
            | 0xFE00..=0xFE0F
            | 0xFEFF
            | 0xFFA0
            | 0xE0000..=0xE0FFF
    )
}

#[cfg(test)]
mod tests {
    use super::{Checked, FieldError, Lang, at, check, written};
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

    #[test]
    fn what_cannot_be_seen_was_not_written() {
        for nothing in [
            "",
            " \n\t ",
            "\0",
            "\u{7}\u{9b}",
            "\u{200b}",
            "\u{202e}",
            "\u{3000}\u{feff}",
            "\u{3164}",
        ] {
            assert_eq!(written(nothing), "", "{nothing:?}");
        }
        for (typed, kept) in [
            (" Ana Ruiz ", "Ana Ruiz"),
            ("one\r\n\ttwo\0", "one\n\ttwo"),
            ("\u{202e}ana", "\u{202e}ana"),
            ("表紙", "表紙"),
        ] {
            assert_eq!(written(typed), kept, "{typed:?}");
        }
    }
}
