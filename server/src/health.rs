//! For load balancers: alive, and ready to serve.

use app::shop::Shop;
use axum::extract::State;
use http::StatusCode;

/// The process answers.
pub(crate) async fn alive() -> &'static str {
    "ok"
}

/// The store answers too.
pub(crate) async fn ready(State(shop): State<Shop>) -> Result<&'static str, StatusCode> {
    match shop.db().one::<(i64,)>("SELECT COUNT(*) FROM groups", Vec::new()).await {
        Ok(_) => Ok("ok"),
        Err(cause) => {
            tracing::error!(%cause, "not ready");
            Err(StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}
