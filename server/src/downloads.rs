//! Files on their way out: as an attachment with a type that no browser runs, whole or a part of them.

use crate::exports::refused;
use app::{
    auth::{Page, RequestContext, Shopper, Staff},
    files::{Content, content, content_for_staff},
    ui::AppError,
};
use axum::{
    Extension,
    body::Body,
    extract::Path,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header};
use std::ops::Range;

/// A version of a file of a customer's job.
pub(crate) async fn of_customer(
    Extension(context): Extension<RequestContext>,
    Path((number, version)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = match Shopper::of(context.clone()) {
        Ok(shopper) => content(&shopper, &number, &version).await,
        Err(error) => Err(error),
    };
    answer(&context, found, &headers, &format!("/jobs/{number}")).await
}

/// The same for staff.
pub(crate) async fn of_staff(
    Extension(context): Extension<RequestContext>,
    Path((number, version)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = match Staff::of(context.clone(), Page::Jobs) {
        Ok(staff) => content_for_staff(&staff, &number, &version).await,
        Err(error) => Err(error),
    };
    answer(&context, found, &headers, &format!("/staff/jobs/{number}")).await
}

async fn answer(
    context: &RequestContext,
    found: Result<Content, AppError>,
    headers: &HeaderMap,
    page: &str,
) -> Response {
    let sent = match found {
        Ok(found) => send(&found, headers).await,
        Err(error) => Err(error),
    };
    match sent {
        Ok(response) => response,
        Err(error) => refused(context, &error, page).await,
    }
}

async fn send(content: &Content, headers: &HeaderMap) -> Result<Response, AppError> {
    let Ok(part) = part(headers, content.size) else {
        let whole = format!("bytes */{}", content.size);
        return Ok((StatusCode::RANGE_NOT_SATISFIABLE, [(header::CONTENT_RANGE, whole)]).into_response());
    };
    let range = part.clone().unwrap_or(0..content.size);
    let about = [
        (header::CONTENT_TYPE, content.media_type.to_owned()),
        (header::CONTENT_DISPOSITION, content.disposition.clone()),
        (header::CONTENT_LENGTH, (range.end - range.start).to_string()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
    ];
    let body = Body::from_stream(content.read(range.clone()).await?);
    if part.is_none() {
        return Ok((about, body).into_response());
    }
    let which = format!("bytes {}-{}/{}", range.start, range.end - 1, content.size);
    let which = [(header::CONTENT_RANGE, which)];
    Ok((StatusCode::PARTIAL_CONTENT, about, which, body).into_response())
}

/// The part that a download goes on with (RFC 9110, section 14). What asks for several gets the whole.
fn part(headers: &HeaderMap, size: u64) -> Result<Option<Range<u64>>, ()> {
    let Some(asked) = headers.get(header::RANGE).and_then(|value| value.to_str().ok()) else {
        return Ok(None);
    };
    let Ok(ranges) = http_range_header::parse_range_header(asked) else {
        return Ok(None);
    };
    match ranges.validate(size).map_err(|_| ())?.as_slice() {
        [one] => Ok(Some(*one.start()..one.end() + 1)),
        _ => Ok(None),
    }
}
