//! Who is let in to a chat: pages of the sites that may show it, apps, and nobody too often.

use std::sync::{Arc, PoisonError};

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::http::header::{HOST, HeaderMap, ORIGIN, RETRY_AFTER};
use axum::response::{IntoResponse, Response};

use super::link::Link;
use super::{WebChat, talk};
use crate::channels::webchat::origin::Origin;
use crate::channels::webchat::{SAID_BYTES_MAX, Site};
use crate::net::http_server::Caller;
use crate::servers::pages;

/// The chat as a page, by itself or in a frame of its sites.
pub(super) async fn page(
    State(chat): State<Arc<WebChat>>,
    Path(channel): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some((_, site, _)) = chat.site(&channel) else {
        return (StatusCode::NOT_FOUND, "there is no such chat\n").into_response();
    };
    pages::chat(&headers, site.origins.iter().map(Origin::as_str))
}

/// Begins a talk.
pub(super) async fn upgrade(
    State(chat): State<Arc<WebChat>>,
    Path(channel): Path<String>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let Some((channel, site, _)) = chat.site(&channel) else {
        return (StatusCode::NOT_FOUND, "there is no such chat\n").into_response();
    };
    if !may_show(&site, &headers) {
        let why = "this chat is for other sites; its origins say which\n";
        return (StatusCode::FORBIDDEN, why).into_response();
    }
    let from = caller.address.ip().to_canonical();
    let soon = {
        let mut comings = chat.comings.lock().unwrap_or_else(PoisonError::into_inner);
        comings.take((chat.intake.now)().0, &from)
    };
    if let Err(soon) = soon {
        let seconds = (soon.wait_ms + 999) / 1_000;
        let wait = [(RETRY_AFTER, seconds.to_string())];
        return (StatusCode::TOO_MANY_REQUESTS, wait, "too many at once\n").into_response();
    }
    let Ok(place) = Arc::clone(&chat.places).try_acquire_owned() else {
        let wait = [(RETRY_AFTER, "10".to_owned())];
        return (StatusCode::SERVICE_UNAVAILABLE, wait, "all places taken\n").into_response();
    };
    upgrade
        .max_message_size(SAID_BYTES_MAX)
        .max_frame_size(SAID_BYTES_MAX)
        .on_upgrade(move |socket| async move {
            talk::talk(chat, channel, Link::Socket(Box::new(socket))).await;
            drop(place);
        })
}

/// Whether a page that asks may show the chat: the desk's own, or one of the chat's sites. Whoever says
/// nothing of a page is an app.
pub(super) fn may_show(site: &Site, headers: &HeaderMap) -> bool {
    let Some(shown) = headers.get(ORIGIN) else {
        return true;
    };
    let Some(origin) = shown.to_str().ok().and_then(Origin::parse) else {
        return false;
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let is_own = host.is_some_and(|host| host.eq_ignore_ascii_case(origin.authority()));
    is_own || site.origins.contains(&origin)
}
