//! Pages: the app rendered on the server, whole before it is sent, so that its status is right and nothing flashes.

use crate::guard::page_policy;
use app::{
    Assets,
    auth::{RequestContext, Viewer},
    on_behalf, shell,
    ui::{AppError, Submitted},
};
use axum::{
    Extension,
    body::Body,
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, Uri, header};
use leptos::{
    nonce::use_nonce,
    prelude::{provide_context, use_context},
};
use leptos_axum::{ResponseOptions, render_app_async_with_context};
use std::sync::Arc;

/// No route: what a page for a stale form is rendered at.
const STALE_PAGE: &str = "/stale";

#[derive(Clone, Debug)]
pub(crate) struct Pages {
    pub(crate) assets: Arc<Assets>,
}

/// Any page of the site map, or the page that says there is none.
pub(crate) async fn page(
    State(pages): State<Pages>,
    Extension(context): Extension<RequestContext>,
    request: Request,
) -> Response {
    let (asked, path) = (context.clone(), request.uri().path().to_owned());
    let response = pages.render(context, request, None).await;
    if response.status() == StatusCode::FORBIDDEN {
        on_behalf::record_refusal(&asked, &path, "forbidden").await;
    }
    response
}

impl Pages {
    /// The page of a plain form that was refused, with the messages and what was typed. It stays a plain document:
    /// its address is the form's, where the single-page app would find no page.
    pub(crate) async fn again(&self, context: RequestContext, from: &str, submitted: Submitted) -> Response {
        let status = StatusCode::from_u16(submitted.error.status());
        let mut request = Request::new(Body::empty());
        // The page was somebody else's: in its place stands the one that says so.
        let stale = matches!(submitted.error, AppError::Stale { .. });
        let page = if stale { STALE_PAGE } else { from };
        *request.uri_mut() = page.parse().unwrap_or(Uri::from_static("/"));
        let mut response = self.render(context, request, Some(submitted)).await;
        if let (StatusCode::OK, Ok(status)) = (response.status(), status) {
            *response.status_mut() = status;
        }
        response
    }

    async fn render(&self, context: RequestContext, request: Request, submitted: Option<Submitted>) -> Response {
        let viewer: Viewer = context.viewer();
        let accent = context.shop.settings().accent.clone();
        let watched = !self.assets.are_hashed();
        let (assets, live, for_page) = (self.assets.clone(), submitted.is_none(), viewer.clone());
        let render = render_app_async_with_context(
            move || {
                provide_context(context.clone());
                provide_context(viewer.clone());
                if let Some(submitted) = &submitted {
                    provide_context(submitted.clone());
                }
                let nonce = use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
                let policy = page_policy(&nonce, watched);
                if let (Some(response), Ok(policy)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&policy))
                {
                    response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
                }
            },
            move || shell(assets.clone(), for_page.clone(), accent.as_deref(), live),
        );
        render(request).await.into_response()
    }
}

/// After a plain form: to where the server function sends, or back to the page, with its cookies.
pub(crate) fn see_other(response: Response, from: &str) -> Response {
    let mut headers = response.headers().clone();
    if !headers.contains_key(header::LOCATION)
        && let Ok(from) = HeaderValue::from_str(from)
    {
        headers.insert(header::LOCATION, from);
    }
    headers.remove(header::CONTENT_TYPE);
    headers.remove(header::CONTENT_LENGTH);
    (StatusCode::SEE_OTHER, headers).into_response()
}
