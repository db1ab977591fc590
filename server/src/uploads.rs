//! Files on their way in: read from the request as they come and given on, so that no length of one needs memory.
//!
//! Its one rule: like every change, an upload names the identity that its page was made for before a byte of it is taken.

use crate::{
    api::{accepts_html, record_refusal, refused, with_id},
    guard::same_identity,
    pages::Pages,
};
use app::{
    auth::{Ordering, Page, RequestContext, Staff},
    files::{Owner, Receiving, Uploaded, no_file},
    ui::{AppError, IDENTITY_HEADER, Submitted, own_path},
};
use axum::{
    Extension, Json,
    extract::{Multipart, OriginalUri, Path, State, multipart::Field},
    response::{IntoResponse, Redirect, Response},
};
use http::HeaderMap;
use std::time::Duration;

/// A sender that is silent for so long is gone.
pub(crate) const SILENCE: Duration = Duration::from_mins(1);
/// A form's own fields are no longer than this, in bytes.
const LONGEST_FIELD: usize = 4096;
/// Of a refused upload so much more is read, in bytes, since a browser that is still sending reads no answer.
const READ_AFTER_REFUSAL: usize = 64 * 1024 * 1024;

/// Files of a customer's job.
pub(crate) async fn of_customer(
    State(pages): State<Pages>,
    Extension(context): Extension<RequestContext>,
    OriginalUri(uri): OriginalUri,
    Path(number): Path<String>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let owner = Ordering::of(context.clone()).map(Owner::Customer);
    upload(pages, context, uri.path(), &number, &headers, form, owner).await
}

/// Files that staff add to a job.
pub(crate) async fn of_staff(
    State(pages): State<Pages>,
    Extension(context): Extension<RequestContext>,
    OriginalUri(uri): OriginalUri,
    Path(number): Path<String>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    let owner = Staff::of(context.clone(), Page::Jobs).map(Owner::Staff);
    upload(pages, context, uri.path(), &number, &headers, form, owner).await
}

/// A plain form that was refused stands at the address of the upload; looked at again, that is the job's page.
pub(crate) async fn page_of_job(OriginalUri(uri): OriginalUri) -> Redirect {
    Redirect::to(uri.path().trim_end_matches("/files"))
}

async fn upload(
    pages: Pages,
    context: RequestContext,
    path: &str,
    number: &str,
    headers: &HeaderMap,
    mut form: Multipart,
    owner: Result<Owner, AppError>,
) -> Response {
    let mut page = "/".to_owned();
    let outcome = take(&context, number, headers, &mut form, owner, &mut page)
        .await
        .map_err(|error| with_id(error, &context));
    if let Err(error) = &outcome {
        record_refusal(&context, true, path, error).await;
        read_on(form).await;
    }
    match (outcome, accepts_html(headers)) {
        (Ok(uploaded), false) => Json(uploaded).into_response(),
        (Ok(_), true) => Redirect::to(&page).into_response(),
        (Err(error), false) => refused(&error),
        (Err(error), true) => {
            let submitted = Submitted {
                to: path.to_owned(),
                error,
                values: Vec::new(),
            };
            pages.again(context, &page, submitted).await
        }
    }
}

/// Takes every file of the form, and says what came of the last one. `page` is where the form stands, if it says so.
async fn take(
    context: &RequestContext,
    number: &str,
    headers: &HeaderMap,
    form: &mut Multipart,
    owner: Result<Owner, AppError>,
    page: &mut String,
) -> Result<Uploaded, AppError> {
    let header = headers.get(IDENTITY_HEADER).and_then(|value| value.to_str().ok());
    let mut claimed = header.map(str::to_owned);
    let mut uploaded = None;
    let mut owner = Some(owner);
    let mut proven = None;
    while let Some(mut field) = form.next_field().await.map_err(|_| AppError::Malformed)? {
        match field.name() {
            Some("identity") if claimed.is_none() => claimed = Some(text(&mut field).await?),
            Some("page") => {
                let from = text(&mut field).await?;
                if own_path(&from).is_some() {
                    *page = from;
                }
            }
            Some("file") => {
                same_identity(claimed.as_deref(), context.identity(), context.identity_name())?;
                if let Some(owner) = owner.take() {
                    proven = Some(owner?);
                }
                // A form in which no file was chosen sends one without a name.
                let name = field.file_name().unwrap_or_default().to_owned();
                if let (Some(owner), false) = (&proven, name.is_empty()) {
                    uploaded = Some(receive(owner, number, &name, &mut field).await?);
                }
            }
            _ => {}
        }
    }
    uploaded.ok_or_else(|| no_file(context.lang))
}

async fn receive(owner: &Owner, number: &str, name: &str, field: &mut Field<'_>) -> Result<Uploaded, AppError> {
    let mut receiving = Receiving::begin(owner, number, name).await?;
    loop {
        // What breaks off, or falls silent, was not the file.
        let piece = match tokio::time::timeout(SILENCE, field.chunk()).await {
            Ok(Ok(Some(piece))) => receiving.take(piece).await,
            Ok(Ok(None)) => return receiving.end().await,
            Ok(Err(_)) | Err(_) => Err(AppError::Malformed),
        };
        if let Err(error) = piece {
            receiving.abandon().await?;
            return Err(error);
        }
    }
}

/// A short field of the form.
pub(crate) async fn text(field: &mut Field<'_>) -> Result<String, AppError> {
    let mut text = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|_| AppError::Malformed)? {
        text.extend_from_slice(&piece);
        if text.len() > LONGEST_FIELD {
            return Err(AppError::Malformed);
        }
    }
    String::from_utf8(text).map_err(|_| AppError::Malformed)
}

/// Reads a refused form on, so that its sender reads the answer.
pub(crate) async fn read_on(mut form: Multipart) {
    let mut read = 0;
    while let Ok(Ok(Some(mut field))) = tokio::time::timeout(SILENCE, form.next_field()).await {
        while let Ok(Ok(Some(piece))) = tokio::time::timeout(SILENCE, field.chunk()).await {
            read += piece.len();
            if read > READ_AFTER_REFUSAL {
                return;
            }
        }
    }
}
