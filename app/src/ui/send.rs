//! Sends a form from the browser and follows the answer.
//!
//! Its one rule: an answer for another identity than the page's never updates the page; it loads a new document.

use super::AppError;
use gloo_net::http::Request;
use leptos::prelude::{document, window};
use web_sys::{FormData, HtmlFormElement, SubmitEvent, UrlSearchParams, wasm_bindgen::JsCast};

/// The header by which a call names the identity that its page was made for, and an answer the one it was made by.
pub const IDENTITY_HEADER: &str = "x-quoin-identity";

/// What an accepted form asks of the page.
pub(super) enum Sent {
    /// Show this path of the same identity.
    Go(String),
    /// Stay, and read again what changed.
    Stay,
    /// Somebody else now: nothing of this page may live on.
    Reload(Option<String>),
}

/// The identity epoch that this document was rendered for.
pub(crate) fn page_identity() -> String {
    document()
        .query_selector("meta[name=identity]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default()
}

/// The form's fields as it would send them itself, the pressed button among them.
pub(super) fn form_body(event: &SubmitEvent) -> Option<String> {
    let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    if let Some(button) = event.submitter()
        && let (Some(name), Some(value)) = (button.get_attribute("name"), button.get_attribute("value"))
    {
        data.append_with_str(&name, &value).ok()?;
    }
    encoded(&data)
}

/// The form's fields as they are now, as it would send them.
pub(crate) fn form_fields(form: &HtmlFormElement) -> Option<String> {
    encoded(&FormData::new_with_form(form).ok()?)
}

fn encoded(data: &FormData) -> Option<String> {
    let fields = UrlSearchParams::new_with_str_sequence_sequence(data).ok()?;
    Some(fields.to_string().into())
}

pub(super) async fn send_form(to: &str, body: String) -> Result<Sent, AppError> {
    let offline = |_| AppError::Offline;
    let answer = Request::post(to)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json")
        .header(IDENTITY_HEADER, &page_identity())
        .body(body)
        .map_err(offline)?
        .send()
        .await
        .map_err(offline)?;
    if !answer.ok() {
        let id = answer.headers().get("x-request-id").unwrap_or_default();
        let text = answer.text().await.map_err(offline)?;
        return Err(serde_json::from_slice(text.as_bytes()).unwrap_or(AppError::Failed { id }));
    }
    // Unread, an answer keeps its connection from being used again.
    answer.binary().await.map_err(offline)?;
    let location = answer.headers().get("location");
    let same = answer
        .headers()
        .get(IDENTITY_HEADER)
        .is_none_or(|identity| identity == page_identity());
    Ok(match (same, location) {
        (false, location) => Sent::Reload(location),
        (true, Some(location)) => Sent::Go(location),
        (true, None) => Sent::Stay,
    })
}

/// Loads a document anew: the given path, or the page as it now is.
pub(super) fn load(path: Option<&str>) {
    let location = window().location();
    let _ = match path {
        Some(path) => location.assign(path),
        None => location.reload(),
    };
}
