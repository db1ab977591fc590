//! What can go wrong, as it travels to the browser. The cause stays in the server's log.

use super::{Lang, texts as t};
use crate::on_behalf::Ending;
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// A message for one field of a form, in the viewer's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name; empty for the form as a whole.
    pub field: String,
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// It is not there, or not for this person: the two are never told apart.
    NotFound,
    /// Nobody is signed in.
    SignIn,
    /// Refused, with the reason in the viewer's language.
    Forbidden(String),
    Invalid(Vec<FieldError>),
    /// Not a call that any of our pages makes.
    Malformed,
    /// Somebody was faster; says what to do.
    Conflict(String),
    /// The page was made for another identity than the session now has; names the one it has.
    Stale {
        now: String,
    },
    /// The on-behalf session is over, and the CSR has not yet been told.
    Ended(Ending),
    TooMany {
        minutes: u32,
    },
    /// The server could not be reached (said by the browser itself).
    Offline,
    /// The server failed; the log has the cause under this id.
    Failed {
        id: String,
    },
}

impl AppError {
    /// The HTTP status of an answer that carries this error.
    pub const fn status(&self) -> u16 {
        match self {
            Self::SignIn => 401,
            Self::Forbidden(_) => 403,
            Self::NotFound => 404,
            Self::Conflict(_) | Self::Stale { .. } | Self::Ended(_) => 409,
            Self::Invalid(_) | Self::Malformed => 422,
            Self::TooMany { .. } => 429,
            Self::Failed { .. } => 500,
            Self::Offline => 503,
        }
    }
}

/// What a person reads of an error, where no field has its own message.
pub(crate) fn error_text(error: &AppError, lang: Lang) -> String {
    match error {
        AppError::NotFound => t::page_not_found_text(lang).to_owned(),
        AppError::SignIn => t::sign_in_needed(lang).to_owned(),
        AppError::Forbidden(reason) | AppError::Conflict(reason) => reason.clone(),
        AppError::Invalid(errors) => errors
            .first()
            .map(|error| error.message.clone())
            .unwrap_or_default(),
        AppError::Malformed => t::malformed(lang).to_owned(),
        AppError::Stale { now } if now.is_empty() => lang.pick(
            "You have signed out in another window. Nothing was changed.".to_owned(),
            "別のウィンドウでサインアウトしました。変更は行われていません。".to_owned(),
        ),
        AppError::Stale { now } => lang.pick(
            format!("In this browser you are now: {now}. This page was made for somebody else, so nothing was changed."),
            format!("このブラウザーでは現在「{now}」です。このページは別の人のために作られたため、変更は行われていません。"),
        ),
        AppError::Ended(ending) => ending.text(lang).to_owned(),
        AppError::TooMany { minutes } => lang.pick(
            format!("Too many attempts. Please try again in {minutes} minutes."),
            format!("試行回数が多すぎます。{minutes}分後にもう一度お試しください。"),
        ),
        AppError::Offline => t::no_connection_text(lang).to_owned(),
        AppError::Failed { id } => lang.pick(
            format!("The shop could not do this. Nothing was changed. Please try again; if it stays so, tell us this number: {id}"),
            format!("処理できませんでした。変更は行われていません。もう一度お試しください。続く場合は次の番号をお知らせください: {id}"),
        ),
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for AppError {}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                Self::Malformed
            }
            _ => Self::Failed { id: String::new() },
        }
    }
}
