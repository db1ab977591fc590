//! How the browser calls a server function: as `fetch` does, naming the identity that the page was made for.

use super::{
    AppError,
    send::{IDENTITY_HEADER, page_identity},
};
use leptos::server_fn::{
    Bytes,
    client::{Client, browser::BrowserClient},
    request::browser::BrowserRequest,
    response::browser::BrowserResponse,
};
use std::future::Future;

/// The client of every server function that a page calls by itself; forms go through [`super::PostForm`].
pub struct Browser;

impl Client<AppError> for Browser {
    type Request = BrowserRequest;
    type Response = BrowserResponse;

    fn send(request: BrowserRequest) -> impl Future<Output = Result<BrowserResponse, AppError>> + Send {
        request.headers().set(IDENTITY_HEADER, &page_identity());
        <BrowserClient as Client<AppError>>::send(request)
    }

    fn open_websocket(
        path: &str,
    ) -> impl Future<
        Output = Result<
            (
                impl futures::Stream<Item = Result<Bytes, Bytes>> + Send + 'static,
                impl futures::Sink<Bytes> + Send + 'static,
            ),
            AppError,
        >,
    > + Send {
        <BrowserClient as Client<AppError>>::open_websocket(path)
    }

    fn spawn(future: impl Future<Output = ()> + Send + 'static) {
        <BrowserClient as Client<AppError>>::spawn(future);
    }
}
