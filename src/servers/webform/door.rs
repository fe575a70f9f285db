//! A form as a page, as HTML to copy, and the tickets of its pages.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Extension, Path, State};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, HOST, HeaderMap};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::answer::{self, Page};
use super::{Forms, cors};
use crate::channels::webform::ticket::WORK_BITS;
use crate::net::http_server::Caller;
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

/// The language of a page: the one that its link names, else the first that the browser likes and the desk
/// speaks, else the desk's.
pub(super) fn language(forms: &Forms, headers: &HeaderMap, uri: &Uri) -> Lang {
    let mut said = uri.query().unwrap_or_default().split('&');
    if let Some(named) = said.find_map(|one| one.strip_prefix("lang=")) {
        return Lang::parse(named);
    }
    spoken(headers).unwrap_or_else(|| forms.own_language())
}

/// The first language that the browser likes and the desk speaks.
pub(in crate::servers) fn spoken(headers: &HeaderMap) -> Option<Lang> {
    let liked = headers.get(ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
    liked.and_then(first_spoken)
}

/// The first of a list of languages that the desk speaks; browsers write them in order (RFC 9110, 12.5.4).
pub(in crate::servers) fn first_spoken(liked: &str) -> Option<Lang> {
    liked.split(',').take(LANGUAGES_MAX).find_map(|one| {
        let code = one.trim().get(..2)?.to_ascii_lowercase();
        match code.as_str() {
            "es" => Some(Lang::Es),
            "en" => Some(Lang::En),
            _ => None,
        }
    })
}

/// How many languages of a browser are looked at.
const LANGUAGES_MAX: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_the_desk_speaks_is_taken() {
        assert_eq!(first_spoken("fr-FR,es;q=0.9,en;q=0.8"), Some(Lang::Es));
        assert_eq!(first_spoken("en-GB,es"), Some(Lang::En));
        assert_eq!(first_spoken("fr, €, de"), None);
        assert_eq!(first_spoken(""), None);
    }
}
