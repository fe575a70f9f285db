//! Agents in a browser: the same session as JSON over a WebSocket, one frame a text.
//!
//! No page of another site gets one: a browser says where its page is from, and that has to be here.
//! Whoever says nothing of it is no browser, and signs in like everybody else.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::extract::{Extension, State};
use axum::http::header::{HOST, HeaderMap, ORIGIN};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use tokio::time::timeout;

use super::desk::Desk;
use super::entry::Whence;
use super::session;
use super::wire::{Ear, Heard, Mouth, Outgoing};
use crate::net::http_server::Caller;
use crate::protocol::frame::FRAME_BYTES_MAX;
use crate::protocol::session::Spelling;

/// The routes of a desk that lets people in.
pub(super) fn routes(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/console/session", get(upgrade))
        .with_state(desk)
}

async fn upgrade(
    State(desk): State<Arc<Desk>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if !is_from_here(&headers) {
        return (StatusCode::FORBIDDEN, "this page is from somewhere else\n").into_response();
    }
    let whence = Whence::remote(caller.address.ip().to_canonical(), None);
    let bytes_max = usize::try_from(FRAME_BYTES_MAX).unwrap_or(usize::MAX);
    upgrade
        .max_message_size(bytes_max)
        .max_frame_size(bytes_max)
        .write_buffer_size(0)
        .on_upgrade(move |socket| async move {
            let (sink, stream) = socket.split();
            let (ear, mouth) = (Listening(stream), Speaking(sink));
            session::converse(desk, ear, mouth, Spelling::Json, whence).await;
        })
}

/// Whether a page that asks is one of ours: browsers say where it is from (RFC 6454), and which host
/// they believe to be talking to.
fn is_from_here(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let origin = origin
        .to_str()
        .ok()
        .and_then(|text| text.parse::<Uri>().ok());
    let from = origin.as_ref().and_then(Uri::authority);
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    matches!((from, host), (Some(from), Some(host)) if from.as_str().eq_ignore_ascii_case(host))
}

/// What the browser says.
struct Listening(SplitStream<WebSocket>);

/// What the browser is told.
struct Speaking(SplitSink<WebSocket, Message>);

impl Ear for Listening {
    async fn hear(&mut self) -> Option<Heard<'_>> {
        loop {
            match self.0.next().await?.ok()? {
                Message::Text(text) => return Some(Heard::Text(text.as_str().to_owned())),
                // Bytes have no meaning here, and who sends them no idea of what this is.
                Message::Binary(_) | Message::Close(_) => return None,
                Message::Ping(_) | Message::Pong(_) => {}
            }
        }
    }

    async fn drain(&mut self) {
        let rest = async { while matches!(self.0.next().await, Some(Ok(_))) {} };
        let _ = timeout(DRAIN_WITHIN, rest).await;
    }
}

impl Mouth for Speaking {
    async fn say(&mut self, what: &mut Outgoing) -> io::Result<()> {
        // Given up before this, nothing was taken; after it, only the flushing is left to do.
        std::future::poll_fn(|cx| self.0.poll_ready_unpin(cx))
            .await
            .map_err(io::Error::other)?;
        if let Some(bytes) = what.take_whole() {
            let text = String::from_utf8(bytes).map_err(io::Error::other)?;
            self.0
                .start_send_unpin(Message::Text(text.into()))
                .map_err(io::Error::other)?;
        }
        self.0.flush().await.map_err(io::Error::other)?;
        what.flushed();
        Ok(())
    }

    async fn close(&mut self) {
        let frame = CloseFrame {
            code: close_code::NORMAL,
            reason: "".into(),
        };
        // The other side may have gone already.
        let _ = self.0.send(Message::Close(Some(frame))).await;
    }
}

/// How long a browser that was left may take to notice.
const DRAIN_WITHIN: Duration = Duration::from_secs(10);

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(host: &'static str, origin: Option<&'static str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static(host));
        if let Some(origin) = origin {
            headers.insert(ORIGIN, HeaderValue::from_static(origin));
        }
        headers
    }

    #[test]
    fn only_pages_of_this_host_and_port_and_programs_get_a_session() {
        let asks = |host, origin| is_from_here(&headers(host, origin));
        assert!(asks("desk.test:8443", Some("https://desk.test:8443")));
        assert!(asks("Desk.test", Some("https://desk.test")));
        assert!(asks("desk.test", None));
        assert!(!asks("desk.test:8443", Some("https://desk.test")));
        assert!(!asks("desk.test", Some("https://desk.test.evil.example")));
        assert!(!asks("desk.test", Some("null")));
    }
}
