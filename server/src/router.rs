//! Every way into the server, and the layers that all of them pass.

use crate::{
    api,
    config::Web,
    context::{Resolver, resolve_request},
    guard, health,
    layers::{log_request, panicked},
    pages::{Pages, page},
};
use app::{Assets, shop::Shop};
use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::{any, get},
};
use http::{HeaderValue, header};
use std::{path::Path, sync::Arc};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeader,
};

/// The names of built files carry their hashes: they never change.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const CHECKED: HeaderValue = HeaderValue::from_static("no-cache");
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// The whole site.
pub fn router(shop: Shop, assets: Assets, site: &Path, web: Web) -> Router {
    // Leptos renders on the executor of the process; in tests another router may have set it already.
    let _ = any_spawner::Executor::init_tokio();
    with_layers(routes(shop.clone(), assets, site), shop, web)
}

fn routes(shop: Shop, assets: Assets, site: &Path) -> Router {
    // Only names with hashes never change; a watching build has none.
    let built = if assets.js == "quoin.js" { CHECKED } else { FOR_GOOD };
    let pages = Pages {
        assets: Arc::new(assets),
    };
    let built_files = ServeDir::new(site.join("pkg")).precompressed_br().precompressed_gzip();
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready).with_state(shop))
        .nest_service("/pkg", kept(built_files, built))
        .nest_service("/pictures", kept(ServeDir::new(site.join("pictures")), FOR_A_DAY))
        .route_service(
            "/favicon.svg",
            kept(ServeFile::new(site.join("favicon.svg")), FOR_A_DAY),
        )
        .route("/api/{*function}", any(api::call).with_state(pages.clone()))
        .fallback_service(get(page).with_state(pages))
}

/// Files with how long a browser may keep them.
fn kept<S>(files: S, how_long: HeaderValue) -> SetResponseHeader<S, HeaderValue> {
    SetResponseHeader::overriding(files, header::CACHE_CONTROL, how_long)
}

/// What every request passes, from the inside out: who it is, cross-site calls refused, safety headers, compression,
/// the panic's end, the log.
pub fn with_layers(routes: Router, shop: Shop, web: Web) -> Router {
    let resolver = Resolver { shop, web };
    routes
        .layer(from_fn_with_state(resolver.clone(), resolve_request))
        .layer(from_fn_with_state(resolver, guard::same_site_only))
        .layer(from_fn(guard::safety_headers))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(log_request))
}
