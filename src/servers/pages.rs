//! The pages for browsers, as files: compressed where the browser takes it, kept by it where that is safe.
//!
//! A page may load and connect to this desk and nothing else, run no code but its own files, and stand in
//! nobody's frame.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderName,
    HeaderValue, IF_NONE_MATCH, VARY,
};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use crate::access::token::Token;
use crate::web::File;

/// The routes of the agents' console; whoever comes without knowing where to go is sent there, and whoever
/// follows a link that signs in once brings it along.
pub(super) fn routes() -> Router {
    let console = || async { Redirect::temporary("/console/") };
    Router::new()
        .route(
            "/enter/{link}",
            get(|Path(link): Path<String>| async move { enter(&link) }),
        )
        .route(
            "/entrar/{link}",
            get(|Path(link): Path<String>| async move { enter(&link) }),
        )
        .route("/", get(console))
        .route("/console", get(console))
        .route(
            "/console/",
            get(|headers| async move { give("console/index.html", &headers) }),
        )
        .route(
            "/console/{*path}",
            get(|Path(path): Path<String>, headers: HeaderMap| async move {
                give(&format!("console/{path}"), &headers)
            }),
        )
}

/// Hands a link to the console behind the `#`, which no browser sends anywhere. It is spent by the page and not
/// by this request: whoever only looks at what is behind an address, as mail filters do, spends nothing.
fn enter(link: &str) -> Redirect {
    match Token::parse(link) {
        Some(link) => Redirect::to(&format!("/console/#enter={}", *link.text())),
        None => Redirect::to("/console/#enter="),
    }
}

/// The one script of a shop's page, and what the chat in its frame is made of. Any site may load them: they
/// hold nothing of anybody's.
pub(super) fn widget_routes() -> Router {
    Router::new().route(
        "/widget/{*path}",
        get(|Path(path): Path<String>, headers: HeaderMap| async move {
            let mut response = give(&format!("chat/{path}"), &headers);
            let open = HeaderValue::from_static("cross-origin");
            response
                .headers_mut()
                .insert("cross-origin-resource-policy", open);
            response
        }),
    )
}

/// The demo's shop, in Spanish and in English, from where its customers chat.
pub(super) fn shop_routes() -> Router {
    let page =
        |path: &'static str| get(move |headers: HeaderMap| async move { give(path, &headers) });
    Router::new()
        .route("/tienda/", page("chat/tienda.html"))
        .route("/shop/", page("chat/shop.html"))
        .route("/contacto/", page("chat/contacto.html"))
        .route("/contact/", page("chat/contact.html"))
}

/// The page of a chat, which may stand in frames of `sites` (origins as browsers say them).
pub(super) fn chat<'a>(asked: &HeaderMap, sites: impl Iterator<Item = &'a str>) -> Response {
    let mut response = give("chat/index.html", asked);
    let mut policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
            .to_owned();
    for site in sites {
        policy.push(' ');
        policy.push_str(site);
    }
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert("content-security-policy", policy);
    }
    headers.remove("cross-origin-opener-policy");
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("cross-origin"),
    );
    response
}

fn give(path: &str, asked: &HeaderMap) -> Response {
    let Some(file) = File::at(path) else {
        // Also what a page of an earlier version still asks for: it then says that there is a newer one.
        let text = "There is no such file here. The console is at /console/\nNo existe ese archivo. La consola está en /console/\n";
        return (StatusCode::NOT_FOUND, text).into_response();
    };
    let (bytes, coding) = chosen(file, asked);
    // Each spelling of a file is a representation of its own (RFC 9110, section 8.8.3.3).
    let tag = format!("\"{}{}\"", file.tag, coding.map_or("", |(_, mark)| mark));
    let kept = if file.is_named_by_content() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let mut response = if has(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        bytes.into_response()
    };
    let headers = response.headers_mut();
    let text = HeaderValue::from_str(&tag).expect("a tag is hexadecimal digits and a mark");
    headers.insert(ETAG, text);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.kind()));
    if let Some((name, _)) = coding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    for (name, value) in OF_PAGES {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    response
}

/// The smallest spelling that the browser takes; its name, and what tells its tag apart.
fn chosen(file: &File, asked: &HeaderMap) -> (&'static [u8], Option<(&'static str, &'static str)>) {
    match (file.brotli, file.gzip) {
        (Some(bytes), _) if takes(asked, "br") => (bytes, Some(("br", "-b"))),
        (_, Some(bytes)) if takes(asked, "gzip") => (bytes, Some(("gzip", "-g"))),
        _ => (file.plain, None),
    }
}

/// Whether a coding is named and not refused (RFC 9110, section 12.5.3).
fn takes(asked: &HeaderMap, coding: &str) -> bool {
    asked
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|one| {
            let (name, weight) = one.split_once(';').unwrap_or((one, "q=1"));
            let weight = weight
                .trim()
                .strip_prefix("q=")
                .and_then(|weight| weight.parse().ok());
            name.trim().eq_ignore_ascii_case(coding)
                && weight.is_none_or(|weight: f32| weight > 0.0)
        })
}

/// Whether the browser has this already (RFC 9110, section 13.1.2).
fn has(asked: &HeaderMap, tag: &str) -> bool {
    asked
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|one| one.trim().trim_start_matches("W/"))
        .any(|one| one == tag || one == "*")
}

/// What is said with every page; formatted mail stands in a frame without scripts that is a page of its own.
const OF_PAGES: [(&str, &str); 4] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
         connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    (
        "permissions-policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(name: HeaderName, value: &'static str) -> HeaderMap {
        [(name, HeaderValue::from_static(value))]
            .into_iter()
            .collect()
    }

    #[test]
    fn a_coding_is_used_only_where_it_is_taken() {
        let takes = |value| takes(&asking(ACCEPT_ENCODING, value), "br");
        assert!(takes("gzip, br"));
        assert!(takes("BR;q=0.5"));
        assert!(!takes("gzip, deflate"));
        assert!(!takes("br;q=0"));
        assert!(!takes("brotli"));
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        let has = |value| has(&asking(IF_NONE_MATCH, value), "\"12-b\"");
        assert!(has("\"12-b\""));
        assert!(has("\"7\", W/\"12-b\""));
        assert!(!has("\"12\""));
    }
}
