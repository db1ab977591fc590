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
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer, services::ServeDir,
    set_header::SetResponseHeaderLayer,
};

/// The names of built files carry their hashes: they never change.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// The whole site.
pub fn router(shop: Shop, assets: Assets, site: &Path, web: Web) -> Router {
    layered(routes(shop.clone(), assets, site), Resolver { shop, web })
}

fn routes(shop: Shop, assets: Assets, site: &Path) -> Router {
    let hashed = assets.js != "quoin.js";
    let pages = Pages {
        assets: Arc::new(assets),
    };
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready).with_state(shop))
        .nest_service(
            "/pkg",
            files(
                &site.join("pkg"),
                if hashed {
                    FOR_GOOD
                } else {
                    HeaderValue::from_static("no-cache")
                },
            ),
        )
        .nest_service("/pictures", files(&site.join("pictures"), FOR_A_DAY))
        .route_service("/favicon.svg", files(&site.join("favicon.svg"), FOR_A_DAY))
        .route("/api/{*function}", any(api::call).with_state(pages.clone()))
        .fallback_service(get(page).with_state(pages))
}

fn files(path: &Path, cache: HeaderValue) -> Router {
    let service = if path.is_dir() || path.extension().is_none() {
        Router::new().fallback_service(ServeDir::new(path).precompressed_br().precompressed_gzip())
    } else {
        Router::new().fallback_service(tower_http::services::ServeFile::new(path))
    };
    service.layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, cache))
}

/// From the inside out: who it is, cross-site calls refused, safety headers, compression, the panic's end, the log.
pub(crate) fn layered(routes: Router, resolver: Resolver) -> Router {
    routes
        .layer(from_fn_with_state(resolver.clone(), resolve_request))
        .layer(from_fn_with_state(resolver, guard::same_site_only))
        .layer(from_fn(guard::safety_headers))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(log_request))
}
