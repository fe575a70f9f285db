//! What whoever filled in a form gets back: thanks, what has to be mended, or why nothing was taken; as a page,
//! or as JSON for a script.

use std::fmt::Display;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, LOCATION};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Known;
use crate::channels::webform::field::Field;
use crate::channels::webform::fill::{Fault, Filled};
use crate::channels::webform::page::{self, Showing, escaped, sentence};
use crate::words::{self, Lang};

/// A form as a page.
pub(super) struct Page<'a> {
    pub(super) known: &'a Known,
    pub(super) lang: Lang,
    /// The ticket of this page.
    pub(super) ticket: &'a str,
    /// What was filled in before, and what is wrong with it.
    pub(super) filled: Option<(&'a Filled, &'a [Fault])>,
    /// Why it was not taken, where that is nobody's mistake.
    pub(super) note: &'a str,
}

impl Page<'_> {
    pub(super) fn response(&self, status: StatusCode) -> Response {
        let Known { name, form, .. } = self.known;
        let say = saying(self.lang);
        let action = format!("/form/{name}");
        let content = page::form(
            form,
            &Showing {
                language: self.lang.code(),
                say: &say,
                action: &action,
                ticket: self.ticket,
                script: SCRIPT,
                filled: self.filled,
                note: self.note,
                file_bytes_max: self.known.file_bytes_max,
            },
        );
        let title = match form.title.as_str() {
            "" => say("form.title", &[]),
            own => own.to_owned(),
        };
        shown(self.known, self.lang, status, &title, &content)
    }
}

/// The form for somebody's own page, which posts to `base`.
pub(super) fn to_copy(known: &Known, lang: Lang, base: &str) -> String {
    page::to_copy(
        &known.form,
        lang.code(),
        &saying(lang),
        base,
        known.file_bytes_max,
    )
}

/// It was taken; of what waits in quarantine nobody is told that it does.
pub(super) fn thanks(
    known: &Known,
    lang: Lang,
    filled: &Filled,
    reference: &str,
    as_json: bool,
) -> Response {
    if as_json {
        let reference = (!reference.is_empty()).then_some(reference);
        return Json(json!({"taken": true, "reference": reference})).into_response();
    }
    if let Some(url) = known.form.return_to(&filled.wanted, reference)
        && let Ok(location) = HeaderValue::from_str(&url)
    {
        let mut response = StatusCode::SEE_OTHER.into_response();
        response.headers_mut().insert(LOCATION, location);
        return response;
    }
    let say = saying(lang);
    let mut lines = vec![say("form.thanks", &[])];
    if !reference.is_empty() {
        lines.push(say("form.thanks_reference", &[("reference", &reference)]));
    }
    lines.push(match filled.value("mail") {
        "" => say("form.thanks_nowhere", &[]),
        mail => say("form.thanks_mail", &[("mail", &mail)]),
    });
    let lines: Vec<String> = lines
        .iter()
        .map(|line| format!("<p>{}</p>\n", escaped(line)))
        .collect();
    let title = say("form.thanks_title", &[]);
    shown(known, lang, StatusCode::OK, &title, &lines.concat())
}

/// What has to be mended, for a script.
pub(super) fn faults(known: &Known, lang: Lang, faults: &[Fault]) -> Response {
    let say = saying(lang);
    let faults: Vec<_> = faults
        .iter()
        .map(|fault| {
            let text = sentence(&fault.wrong, &say);
            json!({"field": fault.field, "code": fault.wrong.word(), "text": text})
        })
        .collect();
    let document = json!({"taken": false, "faults": faults, "form": known.name.as_str()});
    (StatusCode::UNPROCESSABLE_ENTITY, Json(document)).into_response()
}

/// Why nothing was taken, where there is nothing to show again.
pub(super) fn refused(
    known: &Known,
    lang: Lang,
    status: StatusCode,
    (title, text): (&str, String),
    as_json: bool,
) -> Response {
    if as_json {
        return (status, Json(json!({"taken": false, "text": text}))).into_response();
    }
    let text = format!("<p role=\"alert\">{}</p>\n", escaped(&text));
    shown(known, lang, status, &words::say(lang, title, &[]), &text)
}

/// There is no such form.
pub(super) fn absent(lang: Lang) -> Response {
    let say = saying(lang);
    let text = format!("<p>{}</p>\n", escaped(&say("form.absent", &[])));
    let title = say("form.absent_title", &[]);
    let page = page::page(lang.code(), &title, STYLE, &text);
    let mut response = (StatusCode::NOT_FOUND, html(page)).into_response();
    let policy = "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    let policy = HeaderValue::from_static(policy);
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, policy);
    response
}

/// What somebody at the desk reads beside an answer.
pub(super) fn label(known: &Known, lang: Lang) -> impl Fn(&Field) -> String + '_ {
    move |field| page::label(&known.form, field, lang.code(), &saying(lang))
}

fn shown(known: &Known, lang: Lang, status: StatusCode, title: &str, content: &str) -> Response {
    let page = page::page(lang.code(), title, STYLE, content);
    let mut response = (status, html(page)).into_response();
    if let Ok(policy) = HeaderValue::from_str(&policy(known)) {
        response
            .headers_mut()
            .insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// What the page may do: load the desk's own two files, and be sent on to where the settings say, which
/// browsers hold against the form too (CSP 3, 6.4.1).
fn policy(known: &Known) -> String {
    let site = |url: &str| {
        let (scheme, rest) = url.split_once("://")?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        Some(format!(" {scheme}://{}", &rest[..end]))
    };
    let returns: String = known
        .form
        .returns
        .iter()
        .filter_map(|url| site(url))
        .collect();
    let mut frames = String::new();
    for origin in &known.form.origins {
        frames.push(' ');
        frames.push_str(origin.as_str());
    }
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
         base-uri 'none'; form-action 'self'{returns}; frame-ancestors 'self'{frames}"
    )
}

fn html(page: String) -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], page)
}

fn saying(lang: Lang) -> impl Fn(&str, &[(&str, &dyn Display)]) -> String {
    move |key, args| words::say(lang, key, args)
}

/// Beside the other files that any site may load.
pub(in crate::servers) const STYLE: &str = "/widget/form.css";

const SCRIPT: &str = page::SCRIPT;
