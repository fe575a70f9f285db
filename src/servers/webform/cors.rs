//! Which scripts may post a form, and read what is answered (Fetch Standard, 3.2): those of its sites.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, HOST, HeaderMap, HeaderValue, ORIGIN, VARY,
};
use axum::response::{IntoResponse, Response};

use super::Forms;
use crate::channels::webchat::origin::Origin;
use crate::channels::webform::Form;

/// Answers a browser that asks first.
pub(super) async fn allow(
    State(forms): State<Arc<Forms>>,
    Path(channel): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(known) = forms.known(&channel) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = StatusCode::NO_CONTENT.into_response();
    open(&mut response, &known.form, &headers, false);
    let out = response.headers_mut();
    out.insert(
        ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("GET, POST"),
    );
    out.insert(
        ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("content-type"),
    );
    out.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    response
}

/// Lets a script of the form's sites read an answer; any page, where nothing in it is anybody's.
pub(super) fn open(response: &mut Response, form: &Form, asked: &HeaderMap, anybody: bool) {
    let out = response.headers_mut();
    out.append(VARY, HeaderValue::from_static("origin"));
    let Some(shown) = asked.get(ORIGIN) else {
        return;
    };
    if anybody || is_site(form, shown) {
        out.insert(ACCESS_CONTROL_ALLOW_ORIGIN, shown.clone());
    }
}

/// Whether a script that posts may: of the desk's own page, of a site of the form's, or of no page at all.
pub(super) fn may_post(form: &Form, headers: &HeaderMap) -> bool {
    let Some(shown) = headers.get(ORIGIN) else {
        return true;
    };
    let origin = shown.to_str().ok().and_then(Origin::parse);
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let is_own = origin
        .zip(host)
        .is_some_and(|(origin, host)| host.eq_ignore_ascii_case(origin.authority()));
    is_own || is_site(form, shown)
}

fn is_site(form: &Form, shown: &HeaderValue) -> bool {
    let origin = shown.to_str().ok().and_then(Origin::parse);
    origin.is_some_and(|origin| form.origins.contains(&origin))
}
