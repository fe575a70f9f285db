//! A form as a page, as HTML to copy, and the tickets of its pages.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Extension, Path, State};
use axum::http::header::{CONTENT_TYPE, HOST, HeaderMap};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::answer::{self, Page};
use super::{Forms, cors};
use crate::channels::webform::ticket::WORK_BITS;
use crate::net::http_server::Caller;
use crate::servers::tongue;
use crate::words::Lang;

/// The form as a page of its own.
pub(super) async fn page(
    State(forms): State<Arc<Forms>>,
    Path(channel): Path<String>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let lang = language(&forms, &headers, &uri);
    let Some(known) = forms.known(&channel) else {
        return answer::absent(lang);
    };
    let ticket = forms.ticket(&known.form);
    Page {
        known: &known,
        lang,
        ticket: &ticket,
        filled: None,
        note: "",
    }
    .response(StatusCode::OK)
}

/// The form as HTML that somebody copies into a page of their own.
pub(super) async fn html(
    State(forms): State<Arc<Forms>>,
    Path(channel): Path<String>,
    Extension(caller): Extension<Caller>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let lang = language(&forms, &headers, &uri);
    let Some(known) = forms.known(&channel) else {
        return answer::absent(lang);
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let scheme = if caller.secure { "https" } else { "http" };
    let base = host.map_or_else(String::new, |host| format!("{scheme}://{host}"));
    let code = answer::to_copy(&known, lang, &base);
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], code).into_response()
}

/// A ticket for a page that somebody copied, and how much work it asks for.
pub(super) async fn ticket(
    State(forms): State<Arc<Forms>>,
    Path(channel): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(known) = forms.known(&channel) else {
        return (StatusCode::NOT_FOUND, "there is no such form\n").into_response();
    };
    let ticket = forms.ticket(&known.form);
    // A ticket is no secret: without one a page works as before, and it opens nothing.
    let mut response = Json(json!({"ticket": ticket, "bits": WORK_BITS})).into_response();
    cors::open(&mut response, &known.form, &headers, true);
    response
}

impl Forms {
    pub(super) fn ticket(&self, form: &crate::channels::webform::Form) -> String {
        form.tickets.issue(self.desk.now(), self.desk.random())
    }
}

/// The language of a form's page.
pub(super) fn language(forms: &Forms, headers: &HeaderMap, uri: &Uri) -> Lang {
    tongue::of_page(headers, uri, forms.own_language())
}
