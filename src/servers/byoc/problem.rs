//! What went wrong, as a problem document (RFC 9457) in stable words.

use axum::http::StatusCode;
use axum::http::header::{CONNECTION, CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::channels::partner::json::NotJson;
use crate::writer::Rejected;

/// Why a request was not carried out. Nothing of it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::servers) struct Problem {
    pub(super) status: StatusCode,
    pub(super) code: &'static str,
    title: &'static str,
    detail: String,
    /// In seconds.
    retry_after: Option<i64>,
}

impl Problem {
    fn new(
        status: u16,
        code: &'static str,
        title: &'static str,
        detail: impl Into<String>,
    ) -> Self {
        Self {
            status: StatusCode::from_u16(status).expect("these are statuses"),
            code,
            title,
            detail: detail.into(),
            retry_after: None,
        }
    }

    /// What is wrong, in a sentence.
    pub(super) fn detail(&self) -> &str {
        &self.detail
    }

    fn again_in(mut self, seconds: i64) -> Self {
        self.retry_after = Some(seconds.max(1));
        self
    }

    pub(in crate::servers) fn malformed(detail: impl Into<String>) -> Self {
        Self::new(400, "malformed", "Malformed request", detail)
    }

    pub(in crate::servers) fn unauthorized() -> Self {
        let detail = "show the channel's token as Authorization: Bearer";
        Self::new(401, "unauthorized", "No token that is known", detail)
    }

    pub(in crate::servers) fn other_channel() -> Self {
        Self::new(
            403,
            "other_channel",
            "Another channel's token",
            "the token is another channel's",
        )
    }

    /// A line that is JSON, and no JSON-RPC.
    pub(super) fn no_rpc(detail: impl Into<String>) -> Self {
        Self::new(400, "no_rpc", "Not JSON-RPC", detail)
    }

    /// `what` is one of `channel`, `delivery`, `descriptor`, `media`, `route`.
    pub(in crate::servers) fn no_such(what: &str) -> Self {
        let code = match what {
            "channel" => "no_such_channel",
            "delivery" => "no_such_delivery",
            "descriptor" => "no_such_descriptor",
            "media" => "no_such_media",
            _ => "no_such_route",
        };
        Self::new(404, code, "Not found", format!("there is no such {what}"))
    }

    pub(super) fn method() -> Self {
        Self::new(
            405,
            "method",
            "Method not allowed",
            "Allow says which methods the route knows",
        )
    }

    pub(in crate::servers) fn too_slow() -> Self {
        Self::new(408, "too_slow", "Too slow", "the body did not come in time")
    }

    pub(super) fn superseded() -> Self {
        let detail = "somebody asked for the message to be sent again, under another delivery_id";
        Self::new(409, "superseded", "Superseded", detail)
    }

    pub(super) fn settled_otherwise() -> Self {
        let detail =
            "it was settled before with another outcome, which holds; or somebody gave it up";
        Self::new(409, "settled_otherwise", "Settled otherwise", detail)
    }

    pub(super) fn channel_off() -> Self {
        let detail = "the operator switched the channel off";
        Self::new(409, "channel_off", "The channel is off", detail)
    }

    pub(super) fn not_pulled() -> Self {
        Self::new(
            409,
            "not_pulled",
            "Not pulled",
            "the desk pushes to this channel",
        )
    }

    pub(super) fn not_routing() -> Self {
        Self::new(
            409,
            "not_routing_owner",
            "Not the routing owner",
            "the desk gives out this channel's work",
        )
    }

    pub(super) fn too_large(most: usize) -> Self {
        let detail = format!("the body has at most {most} bytes");
        Self::new(413, "too_large", "Too large", detail)
    }

    /// A line that is longer than any body may make it.
    pub(super) fn long_line(most: usize) -> Self {
        let detail = format!("a line has at most {most} bytes");
        Self::new(413, "too_large", "Too large", detail)
    }

    pub(super) fn media_type() -> Self {
        let detail = "the body is application/json, not compressed";
        Self::new(415, "media_type", "Unsupported media type", detail)
    }

    pub(in crate::servers) fn unprocessable(detail: impl Into<String>) -> Self {
        Self::new(422, "unprocessable", "Not as the contract has it", detail)
    }

    pub(super) fn digest_mismatch() -> Self {
        let detail = "the body has not that length or that SHA-256";
        Self::new(409, "digest_mismatch", "Not what was announced", detail)
    }

    pub(super) fn too_many_events(most: usize) -> Self {
        let detail = format!("a request has at most {most} events");
        Self::new(422, "too_many_events", "Too many events", detail)
    }

    pub(in crate::servers) fn too_many_requests(wait_ms: i64) -> Self {
        Self::new(
            429,
            "too_many_requests",
            "Too many requests",
            "wait as Retry-After says",
        )
        .again_in((wait_ms + 999) / 1000)
    }

    pub(super) fn json(error: NotJson) -> Self {
        match error {
            NotJson::Malformed(why) => Self::malformed(why),
            NotJson::TooDeep => Self::new(
                422,
                "too_deep",
                "Too deep",
                "JSON is nested at most 32 deep",
            ),
        }
    }

    fn internal() -> Self {
        Self::new(
            500,
            "internal",
            "Internal error",
            "the desk's log says more",
        )
    }
}

impl From<Rejected> for Problem {
    fn from(rejected: Rejected) -> Self {
        let nothing = "nothing was kept; try again";
        match rejected {
            Rejected::Busy => Self::new(503, "busy", "Busy", nothing).again_in(1),
            Rejected::Stopping | Rejected::OnlyReads => {
                Self::new(503, "stopping", "Stopping", nothing).again_in(5)
            }
            Rejected::Full => Self::new(507, "full", "Full", nothing).again_in(60),
            // Whether it was kept is known after the next start: the same again is safe.
            Rejected::Failed => Self::new(503, "busy", "Busy", "try the same again").again_in(5),
            Rejected::Refused(refusal) => {
                tracing::error!(?refusal, "a connector's request was refused unexpectedly");
                Self::internal()
            }
        }
    }
}

impl Problem {
    /// Whether what was said is not what the contract has there.
    pub(super) fn is_of_what_was_said(&self) -> bool {
        self.status == StatusCode::UNPROCESSABLE_ENTITY
    }

    /// In how many seconds the same may be taken, where it may.
    pub(super) fn wait(&self) -> Option<i64> {
        self.retry_after
    }

    /// The document.
    pub(super) fn page(&self) -> Value {
        json!({
            "type": format!("urn:centralita:byoc:{}", self.code),
            "title": self.title,
            "status": self.status.as_u16(),
            "code": self.code,
            "detail": self.detail,
        })
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let page = self.page();
        let mut response = (self.status, page.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        match self.status {
            StatusCode::UNAUTHORIZED => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            // What the client still sends is not a request.
            StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT => {
                headers.insert(CONNECTION, HeaderValue::from_static("close"));
            }
            _ => {}
        }
        response
    }
}
