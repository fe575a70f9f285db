//! The HTTP listeners' few routes: alive, ready, metrics, agents in a browser and their pages, linked files, partner channels.

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::http::header::{
    AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue,
};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use subtle::ConstantTimeEq;

use super::browser;
use super::byoc::{self, Byoc};
use super::desk::Desk;
use super::health::Vitals;
use super::links;
use super::manual;
use super::pages;
use super::survey::{self, Surveys};
use super::webchat::{self, WebChat};
use super::webform::{self, Forms};
use crate::net::http_server::{Apart, Caller, HttpServer, HttpSettings};
use crate::net::tcp::Gate;
use crate::net::tls::ServerTls;

/// What the routes answer from.
#[derive(Clone)]
pub struct Gateway {
    /// Health and metrics.
    pub vitals: Arc<Vitals>,
    /// What a reader of the metrics from elsewhere must show; without it only this machine reads them.
    pub metrics_token: Arc<dyn Fn() -> Option<String> + Send + Sync>,
    /// Whom agents in a browser talk to.
    pub desk: Arc<Desk>,
    /// Partner channels; none where the record is only read.
    pub byoc: Option<Arc<Byoc>>,
    /// Chats; none where the record is only read.
    pub chat: Option<Arc<WebChat>>,
    /// Forms; none where the record is only read.
    pub forms: Option<Arc<Forms>>,
    /// Surveys; none where the record is only read.
    pub surveys: Option<Arc<Surveys>>,
    /// Whether the demo's shop is shown.
    pub shop: bool,
}

/// Serves the routes on one listener until `stop`; `tls` is `None` for plain HTTP.
pub async fn serve(
    gateway: Gateway,
    gate: Gate,
    tls: Option<Arc<ServerTls>>,
    stop: impl Future<Output = ()>,
) {
    let (desk, partners) = (Arc::clone(&gateway.desk), gateway.byoc.clone());
    let (chats, forms) = (gateway.chat.clone(), gateway.forms.clone());
    let surveys = gateway.surveys.clone();
    let shop = if gateway.shop {
        pages::shop_routes()
    } else {
        Router::new()
    };
    let router = Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(gateway)
        .merge(links::routes(Arc::clone(&desk)))
        .merge(browser::routes(desk))
        .merge(pages::routes())
        .merge(pages::widget_routes())
        .merge(manual::routes())
        .merge(shop)
        .merge(byoc::routes(partners))
        .merge(webchat::routes(chats))
        .merge(webform::routes(forms))
        .merge(survey::routes(surveys));
    let fixed = |name: &'static str, value: &'static str| {
        (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    };
    let settings = HttpSettings {
        headers: vec![
            fixed("x-content-type-options", "nosniff"),
            fixed("content-security-policy", "default-src 'none'"),
            fixed("referrer-policy", "no-referrer"),
            (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ],
        apart: ["/byoc/", "/chat/", "/form/"]
            .map(|beginning| Apart {
                beginning,
                answer_within: byoc::ANSWER_WITHIN,
            })
            .into(),
        ..HttpSettings::default()
    };
    let server = HttpServer {
        gate,
        tls,
        router,
        settings,
    };
    server.serve(stop).await;
}

async fn alive() -> &'static str {
    "ok\n"
}

async fn ready(State(gateway): State<Gateway>) -> Response {
    match gateway.vitals.readiness() {
        Ok(()) => "ready\n".into_response(),
        Err(why) => (StatusCode::SERVICE_UNAVAILABLE, format!("{why}\n")).into_response(),
    }
}

async fn metrics(
    State(gateway): State<Gateway>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
) -> Response {
    // A proxy on this machine speaks for the world: it adds a header that a local reader has not.
    let local = caller.address.ip().to_canonical().is_loopback()
        && !FORWARDED.iter().any(|name| headers.contains_key(*name));
    if !local && !shows(&headers, (gateway.metrics_token)()) {
        return (StatusCode::FORBIDDEN, "a token is needed\n").into_response();
    }
    let kind =
        HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
    // Some of it is counted from the record.
    let vitals = Arc::clone(&gateway.vitals);
    match tokio::task::spawn_blocking(move || vitals.metrics()).await {
        Ok(page) => ([(CONTENT_TYPE, kind)], page).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn shows(headers: &HeaderMap, token: Option<String>) -> bool {
    let shown = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    match (shown, token) {
        (Some(shown), Some(token)) if !token.is_empty() => {
            shown.as_bytes().ct_eq(token.as_bytes()).into()
        }
        _ => false,
    }
}

/// What proxies add to a request that is not their own.
const FORWARDED: [&str; 3] = ["forwarded", "x-forwarded-for", "x-real-ip"];

#[cfg(test)]
mod tests {
    use super::*;

    fn bearer(token: &str) -> HeaderMap {
        let value = HeaderValue::from_str(&format!("Bearer {token}")).expect("plain");
        [(AUTHORIZATION, value)].into_iter().collect()
    }

    #[test]
    fn only_the_token_itself_opens_the_metrics() {
        let token = || Some("s3cret".to_owned());
        assert!(shows(&bearer("s3cret"), token()));
        assert!(!shows(&bearer("s3cre"), token()));
        assert!(!shows(&HeaderMap::new(), token()));
    }

    #[test]
    fn without_a_token_nobody_from_elsewhere_reads_metrics() {
        assert!(!shows(&bearer(""), None));
        assert!(!shows(&bearer(""), Some(String::new())));
    }
}
