//! Answers of yes, as JSON.

use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// A document.
pub(in crate::servers) struct Page(pub(in crate::servers) Value);

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = self.0.to_string().into_response();
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        response
    }
}
