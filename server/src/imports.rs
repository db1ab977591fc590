//! Files to be imported on their way in: read whole, up to their limit, kept, and looked through once.
//!
//! Sent as a plain form from the page at the same address.

use crate::{
    api::{accepts_html, record_refusal, refused, with_id},
    guard::same_identity,
    pages::Pages,
    uploads::{SILENCE, read_on, text},
};
use app::{
    auth::{RequestContext, Staff},
    catalogue,
    imports::{Kind, LONGEST, keep, no_file, too_long},
    people,
    ui::{AppError, IDENTITY_HEADER, Submitted},
};
use axum::{
    Extension,
    extract::{Multipart, State, multipart::Field},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode, header};

pub(crate) async fn of_users(
    State(pages): State<Pages>,
    Extension(context): Extension<RequestContext>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    import(pages, context, Kind::Users, &headers, form).await
}

pub(crate) async fn of_catalogue(
    State(pages): State<Pages>,
    Extension(context): Extension<RequestContext>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    import(pages, context, Kind::Catalogue, &headers, form).await
}

/// Sends on to the page that shows what came of looking through the file.
async fn import(
    pages: Pages,
    context: RequestContext,
    kind: Kind,
    headers: &HeaderMap,
    mut form: Multipart,
) -> Response {
    let outcome = take(&context, kind, headers, &mut form)
        .await
        .map_err(|error| with_id(error, &context));
    if let Err(error) = &outcome {
        record_refusal(&context, true, kind.path(), error).await;
        read_on(form).await;
    }
    match (outcome, accepts_html(headers)) {
        (Ok(id), true) => Redirect::to(&page_of(kind, &id)).into_response(),
        (Ok(id), false) => (StatusCode::OK, [(header::LOCATION, page_of(kind, &id))]).into_response(),
        (Err(error), false) => refused(&error),
        (Err(error), true) => {
            let submitted = Submitted {
                to: kind.path().to_owned(),
                error,
                values: Vec::new(),
            };
            pages.again(context, kind.path(), submitted).await
        }
    }
}

fn page_of(kind: Kind, id: &str) -> String {
    format!("{}/{id}", kind.path())
}

async fn take(
    context: &RequestContext,
    kind: Kind,
    headers: &HeaderMap,
    form: &mut Multipart,
) -> Result<String, AppError> {
    let header = headers.get(IDENTITY_HEADER).and_then(|value| value.to_str().ok());
    let mut claimed = header.map(str::to_owned);
    while let Some(mut field) = form.next_field().await.map_err(|_| AppError::Malformed)? {
        match field.name() {
            Some("identity") if claimed.is_none() => claimed = Some(text(&mut field).await?),
            Some("file") => {
                same_identity(claimed.as_deref(), context.identity(), context.identity_name())?;
                let staff = Staff::of(context.clone(), kind.page())?;
                let name = field.file_name().unwrap_or_default().to_owned();
                if name.is_empty() {
                    return Err(no_file(context.lang));
                }
                let file = whole(&mut field, context).await?;
                let id = keep(&staff, kind, &name, file).await?;
                match kind {
                    Kind::Users => people::look_through(&staff, &id).await?,
                    Kind::Catalogue => catalogue::look_through(&staff, &id).await?,
                };
                return Ok(id);
            }
            _ => {}
        }
    }
    Err(no_file(context.lang))
}

async fn whole(field: &mut Field<'_>, context: &RequestContext) -> Result<Vec<u8>, AppError> {
    let mut bytes = Vec::new();
    loop {
        // What breaks off, or falls silent, was not the file.
        match tokio::time::timeout(SILENCE, field.chunk()).await {
            Ok(Ok(Some(piece))) => bytes.extend_from_slice(&piece),
            Ok(Ok(None)) => return Ok(bytes),
            Ok(Err(_)) | Err(_) => return Err(AppError::Malformed),
        }
        if bytes.len() > LONGEST {
            return Err(too_long(context.lang));
        }
    }
}
