//! Server functions over HTTP: from a script as JSON, from a plain form as a page.
//!
//! Its one rule: before any of them runs, the call has named the identity that its page was made for.

use crate::{
    guard::same_identity,
    pages::{self, Pages},
};
use app::{
    auth::RequestContext,
    on_behalf,
    ui::{AppError, IDENTITY_HEADER, Submitted, own_path},
};
use axum::{
    Extension,
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts};
use leptos::{
    prelude::provide_context,
    server_fn::{
        axum::{get_server_fn_service, server_fn_paths},
        error::FromServerFnError,
    },
};

/// Longer forms are refused: no field of ours comes near.
const LONGEST_BODY: usize = 256 * 1024;

pub(crate) async fn call(
    State(pages): State<Pages>,
    Extension(context): Extension<RequestContext>,
    request: Request,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LONGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    if !is_function(&parts) && server_fn_paths().any(|(path, _)| path == parts.uri.path()) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let plain_form = parts.method == Method::POST && accepts_html(&parts.headers);
    let from = page_of(&body);
    parts
        .headers
        .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let path = parts.uri.path().to_owned();
    let changes = parts.method != Method::GET;
    let answer = answer(&context, parts, body.clone()).await;
    if let Err(error) = &answer {
        record_refusal(&context, changes, &path, error).await;
    }
    if !plain_form {
        return answer_to_script(answer, &context);
    }
    match answer {
        Ok(response) => pages::see_other(response, &from),
        Err(error) => {
            let submitted = Submitted {
                to: path,
                error,
                values: fields(&body),
            };
            pages.again(context, &from, submitted).await
        }
    }
}

/// What is refused while acting is evidence too; a page that only asks who one is now attempts nothing.
pub(crate) async fn record_refusal(context: &RequestContext, changes: bool, path: &str, error: &AppError) {
    match error {
        AppError::Forbidden(_) => on_behalf::record_refusal(context, path, "forbidden").await,
        AppError::Stale { .. } if changes => on_behalf::record_refusal(context, path, "stale").await,
        _ => {}
    }
}

/// Runs the server function, and sorts what it says into answer and error.
async fn answer(context: &RequestContext, parts: Parts, body: Bytes) -> Result<Response, AppError> {
    let reads = parts.method == Method::GET;
    let claimed = parts
        .headers
        .get(IDENTITY_HEADER)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned)
        .or_else(|| {
            fields(&body)
                .into_iter()
                .find_map(|(name, value)| (name == "identity").then_some(value))
        });
    if !(reads && claimed.is_none()) {
        same_identity(claimed.as_deref(), context.identity(), context.identity_name())?;
    }
    if !is_function(&parts) {
        return Err(AppError::NotFound);
    }
    let provided = context.clone();
    let response = leptos_axum::handle_server_fns_with_context(
        move || provide_context(provided.clone()),
        Request::from_parts(parts, Body::from(body)),
    )
    .await
    .into_response();
    if response.status().is_server_error() {
        return Err(error_of(response, context).await);
    }
    Ok(response)
}

fn is_function(parts: &Parts) -> bool {
    get_server_fn_service(parts.uri.path(), parts.method.clone()).is_some()
}

/// Leptos answers every error with status 500 and the error in its body; the one that was meant is in there.
async fn error_of(response: Response, context: &RequestContext) -> AppError {
    let body = to_bytes(response.into_body(), LONGEST_BODY).await.unwrap_or_default();
    with_id(AppError::de(body), context)
}

/// A failure names the request whose lines in the log have its cause.
pub(crate) fn with_id(error: AppError, context: &RequestContext) -> AppError {
    match error {
        AppError::Failed { id } if id.is_empty() => AppError::Failed {
            id: context.request_id.clone(),
        },
        error => error,
    }
}

fn answer_to_script(answer: Result<Response, AppError>, context: &RequestContext) -> Response {
    match answer {
        Ok(mut response) => {
            if response.status().is_redirection() {
                *response.status_mut() = StatusCode::OK;
            }
            // Whoever got a new cookie is somebody else now; the page finds out by a header that is not its own.
            let identity = if response.headers().contains_key(header::SET_COOKIE) {
                ""
            } else {
                context.identity()
            };
            if let Ok(identity) = HeaderValue::from_str(identity) {
                response.headers_mut().insert(IDENTITY_HEADER, identity);
            }
            response
        }
        Err(error) => refused(&error),
    }
}

/// An error as scripts read it.
pub(crate) fn refused(error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "application/json")], error.ser()).into_response()
}

pub(crate) fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

/// The page that a plain form stands on, as its own field says.
fn page_of(body: &[u8]) -> String {
    let page = fields(body)
        .into_iter()
        .find_map(|(name, value)| (name == "page").then_some(value));
    page.filter(|page| own_path(page).is_some())
        .unwrap_or_else(|| "/".to_owned())
}

fn fields(body: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(body).into_owned().collect()
}
