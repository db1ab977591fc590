//! Pictures of products on their way in, from staff, and out, to everybody who has seen their address.

use crate::{
    api::{accepts_html, record_refusal, refused, with_id},
    guard::same_identity,
    pages::Pages,
    uploads::{read_on, text},
};
use app::{
    auth::{Page, RequestContext, Staff},
    catalogue::{LONGEST_PICTURE, keep_picture, picture, picture_too_long},
    shop::Shop,
    ui::{AppError, IDENTITY_HEADER, Submitted},
};
use axum::{
    Extension,
    body::Bytes,
    extract::{Multipart, OriginalUri, Path, State, multipart::Field},
    response::{IntoResponse, Redirect, Response},
};
use http::{HeaderMap, StatusCode, header};

/// A picture by its name, which says all of its content.
pub(crate) async fn show(State(shop): State<Shop>, Path(name): Path<String>) -> Response {
    match picture(&shop, &name).await {
        Ok((media_type, content)) => ([(header::CONTENT_TYPE, media_type)], content).into_response(),
        Err(error) => StatusCode::from_u16(error.status())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
    }
}

/// Gives a product's draft a picture.
pub(crate) async fn keep(
    State(pages): State<Pages>,
    Extension(context): Extension<RequestContext>,
    OriginalUri(uri): OriginalUri,
    Path(id): Path<String>,
    headers: HeaderMap,
    mut form: Multipart,
) -> Response {
    let (path, page) = (uri.path(), format!("/staff/catalogue/{id}"));
    let outcome = take(&context, &id, &headers, &mut form)
        .await
        .map_err(|error| with_id(error, &context));
    if let Err(error) = &outcome {
        record_refusal(&context, true, path, error).await;
        read_on(form).await;
    }
    match (outcome, accepts_html(&headers)) {
        (Ok(()), false) => StatusCode::NO_CONTENT.into_response(),
        (Ok(()), true) => Redirect::to(&page).into_response(),
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

/// The address of an upload, looked at again, is the product's page.
pub(crate) async fn page_of_product(OriginalUri(uri): OriginalUri) -> Redirect {
    Redirect::to(uri.path().trim_end_matches("/picture"))
}

/// Reads the form as it comes: identity and version stand before the file.
async fn take(context: &RequestContext, id: &str, headers: &HeaderMap, form: &mut Multipart) -> Result<(), AppError> {
    let header = headers.get(IDENTITY_HEADER).and_then(|value| value.to_str().ok());
    let mut claimed = header.map(str::to_owned);
    let mut version = None;
    while let Some(mut field) = form.next_field().await.map_err(|_| AppError::Malformed)? {
        match field.name() {
            Some("identity") if claimed.is_none() => claimed = Some(text(&mut field).await?),
            Some("version") => version = text(&mut field).await?.parse().ok(),
            Some("file") => {
                same_identity(claimed.as_deref(), context.identity(), context.identity_name())?;
                let staff = Staff::of(context.clone(), Page::Catalogue)?;
                let whole = whole(&staff, &mut field).await?;
                return keep_picture(&staff, id, version.ok_or(AppError::Malformed)?, whole).await;
            }
            _ => {}
        }
    }
    same_identity(claimed.as_deref(), context.identity(), context.identity_name())?;
    let staff = Staff::of(context.clone(), Page::Catalogue)?;
    keep_picture(&staff, id, version.unwrap_or(0), Bytes::new()).await
}

/// All of a file, as far as it is no longer than a picture may be.
async fn whole(staff: &Staff, field: &mut Field<'_>) -> Result<Bytes, AppError> {
    let mut content = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|_| AppError::Malformed)? {
        content.extend_from_slice(&piece);
        if content.len() > LONGEST_PICTURE {
            return Err(picture_too_long(staff));
        }
    }
    Ok(content.into())
}
