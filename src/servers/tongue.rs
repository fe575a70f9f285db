//! In which language whoever comes with a browser is answered.

use axum::http::Uri;
use axum::http::header::{ACCEPT_LANGUAGE, HeaderMap};

use crate::words::Lang;

/// The language of a page: the one that its link names, else the first that the browser likes and the desk
/// speaks, else the desk's `own`.
pub(super) fn of_page(headers: &HeaderMap, uri: &Uri, own: Lang) -> Lang {
    let mut said = uri.query().unwrap_or_default().split('&');
    match said.find_map(|one| one.strip_prefix("lang=")) {
        Some(named) => Lang::parse(named),
        None => liked(headers).unwrap_or(own),
    }
}

/// The first language that the browser likes and the desk speaks.
pub(super) fn liked(headers: &HeaderMap) -> Option<Lang> {
    let liked = headers.get(ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
    liked.and_then(first_spoken)
}

/// The first of a list of languages that the desk speaks; browsers write them in order (RFC 9110, 12.5.4).
fn first_spoken(liked: &str) -> Option<Lang> {
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
