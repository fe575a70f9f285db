//! Bring your own channel over HTTP: the contract, for whoever writes a connector.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;

use crate::channels::partner::CONTRACT;

/// The route that serves the contract; everybody may read it.
pub(super) fn contract() -> Router {
    let page = || async { ([(CONTENT_TYPE, "application/json")], CONTRACT) };
    Router::new().route("/byoc/v1/openapi.json", get(page))
}
