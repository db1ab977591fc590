//! Around every request: an id, a line in the log, and a panic that ends only itself.

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderName, HeaderValue, StatusCode, header};
use std::{any::Any, time::Instant};
use tracing::{Instrument, info, info_span};
use tracing_subscriber::EnvFilter;

const ID_HEADER: HeaderName = HeaderName::from_static("x-request-id");

tokio::task_local! {
    /// For where no request is at hand: the end of a panic.
    static REQUEST_ID: String;
}

/// Our own id of a request, in its answer and on its lines in the log.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(pub(crate) String);

/// Addresses with a token that lets somebody in.
pub(crate) const SECRET_PATHS: [&str; 3] = ["/password/", "/email/", "/welcome/"];

/// A path as the log may have it.
fn logged(path: &str) -> &str {
    SECRET_PATHS
        .into_iter()
        .find(|secret| path.starts_with(secret))
        .unwrap_or(path)
}

/// Gives the request its id and writes one line when it is answered. Neither query, cookies nor tokens are logged.
pub(crate) async fn log_request(mut request: Request, next: Next) -> Response {
    let id = uuid::Uuid::now_v7().to_string();
    request.extensions_mut().insert(RequestId(id.clone()));
    let span = info_span!("request", id, method = %request.method(), path = logged(request.uri().path()));
    let start = Instant::now();
    let answer = REQUEST_ID.scope(id.clone(), next.run(request).instrument(span.clone()));
    let mut response = answer.await;
    let millis = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| info!(status = response.status().as_u16(), millis, "answered"));
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(ID_HEADER, id);
    }
    response
}

/// The answer to a request that panicked. Its id is in the header, and in the log with the cause.
pub(crate) fn panicked(cause: Box<dyn Any + Send + 'static>) -> Response {
    let text = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    tracing::error!(cause = text, "a request panicked");
    let id = REQUEST_ID.try_with(Clone::clone).unwrap_or_default();
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Quoin</title><h1>Something went wrong</h1>\
                <p>問題が発生しました。</p><p>{id}</p><p><a href=\"/\">Quoin</a></p></html>"
    );
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
        page,
    )
        .into_response()
}

/// Logs to standard error, at `info` unless `RUST_LOG` says otherwise.
pub(crate) fn start_logging(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if json {
        log.json().init();
    } else {
        log.init();
    }
}
