//! The shop's own colours and logo, for everybody; and the form that sets the logo.

use crate::{
    api::{record_refusal, with_id},
    guard::same_identity,
    pages::Pages,
    uploads::text,
};
use app::{
    auth::{Page, RequestContext, Staff},
    settings,
    shop::Shop,
    ui::{AppError, Submitted},
};
use axum::{
    Extension,
    extract::{Multipart, Path, State},
    response::{IntoResponse, Redirect, Response},
};
use http::{StatusCode, header};

const PAGE: &str = "/staff/settings/shop";
const FORM: &str = "/staff/settings/logo";

/// The style sheet of a colour.
pub(crate) async fn style(Path(file): Path<String>) -> Response {
    match settings::look(&file) {
        Some(style) => ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], style).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The logo, as what its bytes say it is.
pub(crate) async fn logo(State(shop): State<Shop>, Path(id): Path<String>) -> Response {
    match settings::logo(&shop, &id).await {
        Ok(Some((media_type, picture))) => ([(header::CONTENT_TYPE, media_type)], picture).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(cause) => {
            tracing::error!(%cause, "the logo could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A form that was refused stands at its own address; looked at again, that is its page.
pub(crate) async fn page_of_logo() -> Redirect {
    Redirect::to(PAGE)
}

/// Puts the picture of a form in the place of the logo, and comes back to the page.
pub(crate) async fn set_logo(
    State(pages): State<Pages>,
    Extension(context): Extension<RequestContext>,
    form: Multipart,
) -> Response {
    match take(&context, form).await.map_err(|error| with_id(error, &context)) {
        Ok(()) => Redirect::to(&format!("{PAGE}?saved=yes")).into_response(),
        Err(error) => {
            record_refusal(&context, true, FORM, &error).await;
            let submitted = Submitted {
                to: FORM.to_owned(),
                error,
                values: Vec::new(),
            };
            pages.again(context, PAGE, submitted).await
        }
    }
}

async fn take(context: &RequestContext, mut form: Multipart) -> Result<(), AppError> {
    let staff = Staff::of(context.clone(), Page::Settings)?;
    let (mut claimed, mut version, mut picture) = (None, None, None);
    while let Some(mut field) = form.next_field().await.map_err(|_| AppError::Malformed)? {
        match field.name() {
            Some("identity") => claimed = Some(text(&mut field).await?),
            Some("version") => version = text(&mut field).await?.parse().ok(),
            // A form that is too long breaks off here: the picture is longer than any that is taken.
            Some("file") => picture = Some(field.bytes().await.map_err(|_| settings::logo_too_long(context.lang))?),
            _ => {}
        }
    }
    same_identity(claimed.as_deref(), context.identity(), context.identity_name())?;
    let version = version.ok_or(AppError::Malformed)?;
    settings::set_logo(&staff, version, picture.unwrap_or_default()).await
}
