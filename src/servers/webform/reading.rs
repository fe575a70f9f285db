//! The body of a form: how much of it is read, how long it is waited for, and what is said where it is no form.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use axum::response::Response;
use tokio::time::timeout;

use super::{Forms, Known, answer, cors};
use crate::channels::webform::fill::Filled;
use crate::channels::webform::{BODY_BYTES_MAX, body};
use crate::words::{self, Lang};

impl Forms {
    /// What was filled in, if it can be read.
    pub(super) async fn posted(
        &self,
        headers: &HeaderMap,
        body: Body,
        refusing: &Refusing<'_>,
    ) -> Result<Filled, Response> {
        let form = &refusing.known.form;
        let kind = says(headers, CONTENT_TYPE.as_str());
        if kind.starts_with("application/json") && !cors::may_post(form, headers) {
            return Err(refusing.broken(StatusCode::FORBIDDEN, "origin"));
        }
        let announced: Option<usize> = says(headers, CONTENT_LENGTH.as_str()).parse().ok();
        if announced.is_some_and(|length| length > BODY_BYTES_MAX) {
            // A browser that is still sending shows no answer.
            timeout(BODY_WITHIN, drain(body)).await.ok();
            return Err(refusing.too_large());
        }
        let is_large = announced.is_none_or(|length| length > SMALL_BYTES_MAX);
        let place = if is_large {
            let place = timeout(PLACE_WITHIN, self.places.acquire()).await;
            let place = place.map_err(|_| refusing.full())?;
            Some(place.expect("nobody closes it"))
        } else {
            None
        };
        let most = if is_large {
            BODY_BYTES_MAX
        } else {
            SMALL_BYTES_MAX
        };
        let bytes = match whole(body, most).await {
            Ok(bytes) => bytes,
            Err(Unread::Slow) => return Err(refusing.broken(StatusCode::REQUEST_TIMEOUT, "slow")),
            Err(Unread::TooLarge) => return Err(refusing.too_large()),
            Err(Unread::Cut) => return Err(refusing.broken(StatusCode::BAD_REQUEST, "cut")),
        };
        let form = form.clone();
        let read = move || body::read(&kind, &bytes).map(|posted| form.fill(posted));
        let filled = tokio::task::spawn_blocking(read).await;
        drop(place);
        match filled {
            Ok(Ok(filled)) => Ok(filled),
            Ok(Err(why @ body::Broken::Unsupported)) => {
                Err(refusing.broken(StatusCode::UNSUPPORTED_MEDIA_TYPE, why.word()))
            }
            Ok(Err(why)) => Err(refusing.broken(StatusCode::BAD_REQUEST, why.word())),
            Err(_) => Err(refusing.broken(StatusCode::BAD_REQUEST, "malformed")),
        }
    }
}

/// How it is said that something could not even be read.
pub(super) struct Refusing<'a> {
    pub(super) known: &'a Known,
    pub(super) lang: Lang,
    pub(super) as_json: bool,
}

impl Refusing<'_> {
    fn broken(&self, status: StatusCode, why: &str) -> Response {
        let text = words::say(self.lang, "form.broken", &[("why", &why)]);
        self.say(status, "form.broken_title", text)
    }

    fn too_large(&self) -> Response {
        let mega = BODY_BYTES_MAX / (1024 * 1024);
        let text = words::say(self.lang, "form.too_large", &[("max", &mega)]);
        self.say(StatusCode::PAYLOAD_TOO_LARGE, "form.broken_title", text)
    }

    fn full(&self) -> Response {
        let text = words::say(self.lang, "form.full", &[]);
        self.say(StatusCode::SERVICE_UNAVAILABLE, "form.later_title", text)
    }

    fn say(&self, status: StatusCode, title: &'static str, text: String) -> Response {
        answer::refused(self.known, self.lang, status, (title, text), self.as_json)
    }
}

/// Why a body was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unread {
    Slow,
    TooLarge,
    Cut,
}

/// A body to its end. However steadily it trickles, it has only so long in all.
async fn whole(body: Body, most: usize) -> Result<Bytes, Unread> {
    let read = timeout(BODY_WITHIN, to_bytes(body, most)).await;
    read.map_err(|_| Unread::Slow)?.map_err(|error| {
        if is_limit(&error) {
            Unread::TooLarge
        } else {
            Unread::Cut
        }
    })
}

/// Reads on without keeping anything, until the end or until nobody would wait any longer.
async fn drain(mut body: Body) {
    let mut left = DRAINED_BYTES_MAX;
    while left > 0 {
        let frame = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await;
        let Some(Ok(frame)) = frame else { return };
        left = left.saturating_sub(frame.data_ref().map_or(0, Bytes::len));
    }
}

/// What a header says; empty where it says nothing that can be read.
pub(super) fn says(headers: &HeaderMap, name: &str) -> String {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}

/// Whether a body ended our patience with its length.
fn is_limit(error: &axum::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        if error.to_string().contains("length limit exceeded") {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Bodies up to this are read without waiting for a place.
const SMALL_BYTES_MAX: usize = 64 * 1024;

/// How much of a body that is too long is read so that its sender reads why.
const DRAINED_BYTES_MAX: usize = 64 * 1024 * 1024;

/// How long a body may take to come.
const BODY_WITHIN: Duration = Duration::from_secs(40);

/// How long a body with files waits for others to be read.
const PLACE_WITHIN: Duration = Duration::from_secs(15);

#[cfg(test)]
mod tests {
    use futures_util::stream;
    use tokio::time::{Instant, sleep};

    use super::*;

    /// A body of so many bytes, one a second.
    fn trickling(bytes: u64) -> Body {
        Body::from_stream(stream::unfold(0, move |sent| async move {
            sleep(Duration::from_secs(1)).await;
            (sent < bytes).then(|| (Ok::<_, std::io::Error>(Bytes::from_static(b"a")), sent + 1))
        }))
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_of_one_byte_a_second_is_waited_for_no_longer_than_any_other() {
        let began = Instant::now();
        assert_eq!(whole(trickling(1_000), 64).await, Err(Unread::Slow));
        assert_eq!(began.elapsed(), BODY_WITHIN);
        let short = whole(trickling(20), 64).await;
        assert_eq!(short.map(|bytes| bytes.len()), Ok(20));
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_goes_on_behind_its_limit_is_read_no_further() {
        let began = Instant::now();
        assert_eq!(whole(trickling(1_000), 8).await, Err(Unread::TooLarge));
        assert_eq!(began.elapsed(), Duration::from_secs(9));
    }
}
