//! A ceiling: an answer of 20 kB that never changes, from the axum that serves Quoin.
//!
//! It passes the layers that Quoin has from tower-http, compression and the panic's end. What Quoin's own layers add
//! shows in `/healthz`, measured beside it.

use axum::{Router, body::Bytes, http::header, response::Html, routing::get, serve::ListenerExt};
use tokio::net::TcpListener;
use tower_http::{CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer};

const LENGTH: usize = 20_000;

pub(crate) async fn serve() -> anyhow::Result<()> {
    let text = Bytes::from("<p>Quoin</p>\n".repeat(LENGTH / 12)).slice(..LENGTH);
    let app = Router::new()
        .route(
            "/",
            get(move || async move { ([(header::CACHE_CONTROL, "no-store")], Html(text)) }),
        )
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(CatchPanicLayer::new());
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}", listener.local_addr()?);
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    axum::serve(listener, app).await?;
    Ok(())
}
