//! The manual for browsers: the pages that the packages install, out of the program itself, in both languages.
//!
//! Whoever reaches the desk may read it: nothing in it is anybody's secret. A page runs no script and loads its
//! style alone.

use axum::Router;
use axum::extract::Path;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderValue};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;

use super::tongue;
use crate::manual::{self, Topic};
use crate::words::{self, Lang};

/// The routes of the manual; without a language it is the browser's.
pub(super) fn routes() -> Router {
    let begin = |headers: HeaderMap, uri: Uri| async move {
        let lang = tongue::of_page(&headers, &uri, Lang::default());
        Redirect::temporary(&address(lang, Topic::Manual))
    };
    Router::new()
        .route("/help", get(begin))
        .route("/help/", get(begin))
        .route("/help/style.css", get(style))
        .route("/help/{lang}/{topic}", get(topic))
}

async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], manual::STYLE).into_response()
}

async fn topic(Path((lang, name)): Path<(String, String)>) -> Response {
    let lang = [Lang::Es, Lang::En]
        .into_iter()
        .find(|known| known.code() == lang);
    let (Some(lang), Some(topic)) = (lang, Topic::named(&name)) else {
        let text = "There is no such page here. The manual is at /help/\nNo existe esa página. El manual está en /help/\n";
        return (StatusCode::NOT_FOUND, text).into_response();
    };
    let mut response = shown(lang, topic).into_response();
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

fn address(lang: Lang, topic: Topic) -> String {
    format!("/help/{}/{}", lang.code(), topic.name())
}

fn shown(lang: Lang, topic: Topic) -> String {
    let say = |key: &str| words::say(lang, key, &[]);
    let (page, written) = topic.page(lang);
    let link = |it: Topic| {
        let here = if it == topic {
            " aria-current=\"page\""
        } else {
            ""
        };
        let (to, title) = (address(lang, it), it.title(lang));
        format!("<li><a href=\"{to}\"{here}>{title}</a></li>\n")
    };
    let links: String = Topic::ALL.into_iter().map(link).collect();
    let other = match lang {
        Lang::Es => Lang::En,
        Lang::En => Lang::Es,
    };
    let remark = if written == lang {
        String::new()
    } else {
        format!("<p class=\"remark\">{}</p>\n", say("manual.english_only"))
    };
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} · Centralita</title>\n<link rel=\"stylesheet\" href=\"/help/style.css\">\n</head>\n<body>\n\
         <header><nav aria-label=\"{topics}\"><ul>\n{links}\
         <li><a href=\"{to_other}\" lang=\"{other_code}\" hreflang=\"{other_code}\">{other}</a></li>\n</ul></nav></header>\n\
         <main>\n<h1>{title}</h1>\n{remark}<div lang=\"{written}\">\n{text}</div>\n</main>\n</body>\n</html>\n",
        code = lang.code(),
        title = topic.title(lang),
        topics = say("manual.topics"),
        to_other = address(other, topic),
        other_code = other.code(),
        other = say("manual.other"),
        written = written.code(),
        text = manual::html(&page),
    )
}

/// What a page of the manual may do: be looked at.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_the_others_and_the_other_language() {
        let page = shown(Lang::Es, Topic::Protocol);
        assert!(page.starts_with("<!doctype html>\n<html lang=\"es\">"));
        assert!(page.contains("<a href=\"/help/es/settings\">Ajustes</a>"));
        assert!(page.contains("<a href=\"/help/es/protocol\" aria-current=\"page\">"));
        assert!(page.contains("<a href=\"/help/en/protocol\" lang=\"en\""));
        assert!(page.contains("solo en inglés") && page.contains("<div lang=\"en\">"));
        assert!(!page.contains("<script") && !page.contains(" style="));
    }
}
