//! Every way into the server, and the layers that all of them pass.

use crate::{
    api,
    config::Web,
    context::{Resolver, resolve_request},
    downloads, exports, guard, health, imports,
    layers::{log_request, panicked},
    look,
    pages::{Pages, page},
    pictures, tickets, uploads,
};
use app::{Assets, imports::Kind, settings::LONGEST_LOGO, shop::Shop};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state, map_response},
    response::{Redirect, Response},
    routing::{any, get, post},
};
use http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};
use std::{path::Path, sync::Arc};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate},
    },
    services::{ServeDir, ServeFile},
};

/// The names of built files carry their hashes: they never change.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const CHECKED: HeaderValue = HeaderValue::from_static("no-cache");
const FOR_A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

/// Bytes: what a form with a file has besides.
const FORM_AROUND_IT: usize = 64 * 1024;

/// The whole site.
pub fn router(shop: Shop, assets: Assets, site: &Path, web: Web) -> Router {
    // Leptos renders on the executor of the process; in tests another router may have set it already.
    let _ = any_spawner::Executor::init_tokio();
    let resolver = Resolver {
        shop: shop.clone(),
        web: web.clone(),
    };
    with_layers(routes(&shop, assets, site, resolver), &web)
}

fn routes(shop: &Shop, assets: Assets, site: &Path, resolver: Resolver) -> Router {
    // Only names with hashes never change; a watching build has none.
    let built = if assets.are_hashed() { FOR_GOOD } else { CHECKED };
    let pages = Pages {
        assets: Arc::new(assets),
    };
    let app = Router::new()
        .route("/api/{*function}", any(api::call).with_state(pages.clone()))
        .route("/staff/catalogue.csv", get(exports::catalogue))
        .route("/staff/on-behalf-sessions.csv", get(exports::on_behalf_sessions))
        .route("/staff/audit-log.csv", get(exports::events))
        .route("/staff/orders.csv", get(exports::orders))
        .route("/staff/jobs/{number}/ticket.pdf", get(tickets::of_job))
        .route(
            "/staff/production/tickets.pdf",
            get(tickets::of_address).post(tickets::of_form),
        )
        .route("/staff/users.csv", get(exports::users))
        .route("/jobs/{number}/files/{version}", get(downloads::of_customer))
        .route("/staff/jobs/{number}/files/{version}", get(downloads::of_staff))
        .merge(uploads(&pages))
        .merge(logo(&pages))
        .fallback_service(get(page).with_state(pages))
        .layer(from_fn_with_state(resolver, resolve_request));
    let built_files = ServeDir::new(site.join("pkg")).precompressed_br().precompressed_gzip();
    let of_products = Router::new()
        .route("/product-pictures/{name}", get(pictures::show))
        .with_state(shop.clone());
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready).with_state(shop.clone()))
        .merge(kept(Router::new().nest_service("/pkg", built_files), built))
        .merge(kept(files_of_site(site), FOR_A_DAY))
        .merge(kept(of_products, FOR_GOOD))
        .merge(kept(face(shop), FOR_GOOD))
        .merge(app)
}

/// Their length is limited by what takes them, not by the request.
fn uploads(pages: &Pages) -> Router {
    Router::new()
        .route(
            "/jobs/{number}/files",
            post(uploads::of_customer).get(uploads::page_of_job),
        )
        .route(
            "/staff/jobs/{number}/files",
            post(uploads::of_staff).get(uploads::page_of_job),
        )
        .route(Kind::Users.path(), post(imports::of_users).get(page))
        .route(Kind::Catalogue.path(), post(imports::of_catalogue).get(page))
        .route(
            "/staff/catalogue/{id}/picture",
            post(pictures::keep).get(pictures::page_of_product),
        )
        .layer(DefaultBodyLimit::disable())
        .with_state(pages.clone())
}

/// The shop's own colours and logo, at addresses that change with them.
fn face(shop: &Shop) -> Router {
    Router::new()
        .route("/look/{file}", get(look::style))
        .route("/logo/{id}", get(look::logo).with_state(shop.clone()))
}

/// A logo is short, but a form with one is longer than those that server functions take.
fn logo(pages: &Pages) -> Router {
    Router::new()
        .route("/staff/settings/logo", post(look::set_logo).get(look::page_of_logo))
        .layer(DefaultBodyLimit::max(LONGEST_LOGO + FORM_AROUND_IT))
        .with_state(pages.clone())
}

fn files_of_site(site: &Path) -> Router {
    Router::new()
        .nest_service("/pictures", ServeDir::new(site.join("pictures")))
        .route_service("/staff.css", ServeFile::new(site.join("staff.css")))
        .route_service("/favicon.svg", ServeFile::new(site.join("favicon.svg")))
        // Browsers ask for it beside what is no page, such as a job ticket.
        .route("/favicon.ico", get(async || Redirect::permanent("/favicon.svg")))
}

/// Files with how long a browser may keep them; that there is none is not for keeping.
fn kept(files: Router, how_long: HeaderValue) -> Router {
    files.layer(map_response(move |mut response: Response| {
        let how_long = how_long.clone();
        async move {
            if response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED {
                response.headers_mut().insert(header::CACHE_CONTROL, how_long);
            }
            response
        }
    }))
}

/// Files are sent as they are: most are compressed already, and a download says how long it is.
fn worth_compressing() -> impl Predicate {
    DefaultPredicate::new().and(|_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| {
        !(headers.contains_key(header::CONTENT_DISPOSITION) && headers.contains_key(header::ACCEPT_RANGES))
    })
}

/// What every request passes, from the inside out: cross-site calls refused, compression, the panic's end, safety
/// headers, the log.
pub fn with_layers(routes: Router, web: &Web) -> Router {
    routes
        .layer(from_fn_with_state(web.clone(), guard::same_site_only))
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Fastest)
                .compress_when(worth_compressing()),
        )
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(web.clone(), guard::safety_headers))
        .layer(from_fn(log_request))
}
