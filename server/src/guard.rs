//! What no request gets past: cross-site calls are refused, and every answer carries the safety headers.

use crate::{config::Web, layers::SECRET_PATHS};
use app::ui::AppError;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};

/// Refuses everything that changes something unless it comes from the shop's own pages: by Fetch Metadata where the
/// browser sends it (all since 2023), else by Origin. With neither there is no browser we know: refused too.
pub(crate) async fn same_site_only(State(web): State<Web>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || is_own(&web, request.headers()) {
        next.run(request).await
    } else {
        tracing::warn!(path = request.uri().path(), "cross-site request refused");
        (
            StatusCode::FORBIDDEN,
            "This request did not come from the shop's own pages.",
        )
            .into_response()
    }
}

fn is_own(web: &Web, headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok()) else {
        return false;
    };
    if let Some(public) = &web.public_url {
        return origin == public.origin().ascii_serialization();
    }
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    host.is_some_and(|host| origin == format!("http://{host}") || origin == format!("https://{host}"))
}

/// Adds what tells the browser to be careful.
pub(crate) async fn safety_headers(State(web): State<Web>, request: Request, next: Next) -> Response {
    // The address of a page that a mailed link opens is a secret.
    let secret = SECRET_PATHS.iter().any(|path| request.uri().path().starts_with(path));
    let referrer = if secret { "no-referrer" } else { "same-origin" };
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, referrer),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if web.is_https() {
        let a_year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, a_year);
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    response
}

/// The policy of a page: nothing from another host, scripts only with this answer's nonce. A watched page also hears of
/// new builds.
pub(crate) fn page_policy(nonce: &str, watched: bool) -> String {
    let builds = if watched { " ws:" } else { "" };
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
         font-src 'self'; connect-src 'self'{builds}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// A call must name the identity that its page was made for. This is asked here, once, of every server function.
pub(crate) fn same_identity(claimed: Option<&str>, current: &str, name: String) -> Result<(), AppError> {
    match claimed {
        Some(claimed) if claimed == current => Ok(()),
        _ => Err(AppError::Stale { now: name }),
    }
}
