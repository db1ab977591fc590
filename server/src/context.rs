//! Who makes a request: resolved once, before anything else sees it.

use crate::{config::Web, layers::RequestId};
use app::{
    auth::{RequestContext, Resolved, Who, cookie, resolve},
    settings::Settings,
    shop::Shop,
    store::StoreError,
    ui::Lang,
};
use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header, request::Parts};
use jiff::tz::TimeZone;
use std::{net::SocketAddr, sync::Arc};

#[derive(Clone, Debug)]
pub(crate) struct Resolver {
    pub(crate) shop: Shop,
    pub(crate) web: Web,
}

/// Puts the [`RequestContext`] into the request.
pub(crate) async fn resolve_request(State(resolver): State<Resolver>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match resolver.context(&parts).await {
        Ok(context) => {
            parts.extensions.insert(context);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(cause) => {
            tracing::error!(%cause, "the session could not be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

impl Resolver {
    async fn context(&self, request: &Parts) -> Result<RequestContext, StoreError> {
        let headers = &request.headers;
        self.shop.keep_settings().await;
        let Resolved {
            who,
            session,
            cart_lines,
            zone,
        } = match cookie::read(headers, cookie::session_name(&self.shop)) {
            Some(token) => resolve(&self.shop, token).await?,
            None => Resolved::default(),
        };
        Ok(RequestContext {
            lang: language(headers, &who, &self.shop.settings()),
            zone: zone
                .or_else(|| time_zone(headers))
                .unwrap_or_else(|| self.shop.settings().time_zone.clone()),
            request_id: request
                .extensions
                .get::<RequestId>()
                .map(|id| id.0.clone())
                .unwrap_or_default(),
            address: self.address(request),
            user_agent: headers
                .get(header::USER_AGENT)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
                .to_owned(),
            device: cookie::read(headers, cookie::device_name(&self.shop)).map(str::to_owned),
            shop: self.shop.clone(),
            who: Arc::new(who),
            session,
            cart_lines,
        })
    }

    /// The client's address: the connection's, unless the shop stands behind a proxy that it trusts to name it.
    fn address(&self, request: &Parts) -> String {
        let named = self
            .web
            .client_address_header
            .as_ref()
            .and_then(|name| request.headers.get(name))
            .and_then(|value| value.to_str().ok())
            // A proxy appends the address it saw: the last one is its own word.
            .and_then(|value| value.rsplit(',').next());
        match named {
            Some(address) => address.trim().to_owned(),
            None => request
                .extensions
                .get::<ConnectInfo<SocketAddr>>()
                .map(|ConnectInfo(address)| address.ip().to_string())
                .unwrap_or_default(),
        }
    }
}

/// What was chosen in this browser, then what the user has set, then what the browser asks for, of what the shop offers.
fn language(headers: &HeaderMap, who: &Who, settings: &Settings) -> Lang {
    let of_user = match who {
        Who::Guest => None,
        Who::Customer(person) | Who::Staff(person) => Some(person.lang),
        Who::Acting { csr, .. } | Who::Ended { csr, .. } => Some(csr.lang),
    };
    let of_browser = || {
        let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        Lang::from_accept_language(header)
    };
    let wanted = cookie::read(headers, cookie::LANGUAGE)
        .and_then(Lang::from_code)
        .or(of_user)
        .or_else(of_browser);
    settings.spoken(wanted.unwrap_or(settings.default_language))
}

/// The browser's own time zone, which the page tells by a cookie.
fn time_zone(headers: &HeaderMap) -> Option<TimeZone> {
    let name = cookie::read(headers, cookie::TIME_ZONE)?;
    TimeZone::get(&name.replace("%2F", "/")).ok()
}
