//! Whether a request is let in: whose token it shows, how often it comes, what its body is.

use std::net::IpAddr;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use serde_json::Value;
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::{Byoc, Problem};
use crate::channels::Channel;
use crate::channels::partner::json;
use crate::domain::Name;
use crate::domain::health::Cause;
use crate::net::http_server::Caller;

/// A connector that was let in.
pub(super) struct Visitor {
    /// Its channel.
    pub(super) name: Name,
    /// The same, open.
    pub(super) channel: Arc<dyn Channel>,
}

/// What a request shows before its body.
pub(super) struct Shown {
    token: Option<Zeroizing<String>>,
    from: IpAddr,
}

impl Shown {
    pub(super) fn by(request: &Request) -> Self {
        let caller = request.extensions().get::<Caller>();
        Self {
            token: bearer(request.headers()).map(|token| Zeroizing::new(token.to_owned())),
            from: caller.map_or(IpAddr::from([0, 0, 0, 0]), |caller| {
                caller.address.ip().to_canonical()
            }),
        }
    }
}

impl Byoc {
    /// Lets a connector in by its token, whichever channel's it is.
    pub(super) async fn enter_any(&self, shown: Shown) -> Result<Name, Problem> {
        let channels = Arc::clone(&self.channels.borrow());
        let owner = match &shown.token {
            Some(token) => self.tokens.owner(&channels, token).await,
            None => None,
        };
        let Some(owner) = owner else {
            self.strange(shown.from)?;
            self.outdated(&shown);
            return Err(Problem::unauthorized());
        };
        self.paced(&owner)?;
        Ok(owner)
    }

    /// A channel's request: not too often.
    fn paced(&self, owner: &Name) -> Result<(), Problem> {
        self.heard_of(owner);
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        pace.take((self.intake.now)().0, owner)
            .map_err(|soon| Problem::too_many_requests(soon.wait_ms))
    }

    /// Lets a connector in by its token, or says why not.
    pub(super) async fn enter(&self, channel: &str, shown: Shown) -> Result<Visitor, Problem> {
        let channels = Arc::clone(&self.channels.borrow());
        let owner = match &shown.token {
            Some(token) => self.tokens.owner(&channels, token).await,
            None => None,
        };
        let Some(owner) = owner else {
            self.strange(shown.from)?;
            self.outdated(&shown);
            return Err(Problem::unauthorized());
        };
        let known = channels.get(channel).filter(|known| known.keys().is_some());
        let Some(open) = known else {
            return Err(Problem::no_such("channel"));
        };
        if owner.as_str() != channel {
            return Err(Problem::other_channel());
        }
        self.paced(&owner)?;
        Ok(Visitor {
            name: owner,
            channel: Arc::clone(open),
        })
    }

    /// A connector that shows a token which was changed needs somebody to give it the new one.
    fn outdated(&self, shown: &Shown) {
        let token = shown.token.as_ref();
        if let Some(owner) = token.and_then(|token| self.tokens.past_owner(token)) {
            let why = "its connector shows a token that is not good any more";
            self.intake.ails(&owner, Cause::Auth, why, None);
        }
    }

    /// Somebody without a good token: not too often from one address.
    fn strange(&self, from: IpAddr) -> Result<(), Problem> {
        let mut strangers = self
            .strangers
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        strangers
            .take((self.intake.now)().0, &from)
            .map_err(|soon| Problem::too_many_requests(soon.wait_ms))
    }

    /// Whether the operator has the channel switched on.
    pub(super) fn is_on(&self, channel: &Name) -> Result<(), Problem> {
        let settings = self.desk.settings();
        let known = settings.plan.channels.get(channel);
        if known.is_some_and(|known| known.enabled) {
            Ok(())
        } else {
            Err(Problem::channel_off())
        }
    }
}

/// Reads a body that is JSON and has at most `most` bytes.
pub(super) async fn json_body(request: Request, most: usize) -> Result<Value, Problem> {
    let bytes = body(request, most).await?;
    json::read(&bytes).map_err(Problem::json)
}

/// A body that is said to be JSON and has at most `most` bytes.
pub(super) async fn body(request: Request, most: usize) -> Result<Bytes, Problem> {
    if !is_json(request.headers()) {
        return Err(Problem::media_type());
    }
    let announced = request
        .headers()
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > most as u64) {
        return Err(Problem::too_large(most));
    }
    bytes(request.into_body(), most).await
}

async fn bytes(body: Body, most: usize) -> Result<Bytes, Problem> {
    // One more is let through, so that what is too long is told from what broke off.
    match timeout(BODY_WITHIN, to_bytes(body, most + 1)).await {
        Err(_) => Err(Problem::too_slow()),
        Ok(Ok(bytes)) if bytes.len() <= most => Ok(bytes),
        Ok(Ok(_)) => Err(Problem::too_large(most)),
        Ok(Err(error)) => {
            let limit = std::error::Error::source(&error);
            if limit.is_some_and(|cause| cause.to_string().contains("limit")) {
                Err(Problem::too_large(most))
            } else {
                Err(Problem::malformed("the body broke off"))
            }
        }
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let shown = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = shown.split_once(' ')?;
    // RFC 9110, 11.1: the scheme is compared without regard to case.
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next());
    let plain = headers
        .get(CONTENT_ENCODING)
        .is_none_or(|encoding| encoding == "identity");
    plain && kind.is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// How long a body may take to come.
const BODY_WITHIN: Duration = Duration::from_secs(20);
