//! The same talk by requests, for networks that let no WebSocket through: each brings frames, waits a while
//! for what there is to tell, and takes it along. Whoever loses one begins anew with hello.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::rejection::PathRejection;
use axum::extract::{Extension, Path, State};
use axum::http::header::{CACHE_CONTROL, HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::timeout;

use super::door::may_show;
use super::link::Link;
use super::{WebChat, talk};
use crate::channels::webchat::SAID_BYTES_MAX;
use crate::domain::Name;
use crate::net::http_server::Caller;
use crate::servers::byoc::Problem;

/// One end of a talk by requests.
#[derive(Clone)]
pub(super) struct Polled {
    channel: Name,
    said: Sender<String>,
    told: Arc<tokio::sync::Mutex<Receiver<String>>>,
}

/// What a request says.
#[derive(Deserialize)]
struct Asked {
    /// Which talk it belongs to; none begins one.
    #[serde(default)]
    link: Option<String>,
    /// Frames, in order.
    #[serde(default)]
    said: Vec<Value>,
    /// Whether to wait for something to tell.
    #[serde(default = "yes")]
    wait: bool,
}

fn yes() -> bool {
    true
}

/// Takes frames in and gives out what there is to tell.
pub(super) async fn poll(
    State(chat): State<Arc<WebChat>>,
    path: Result<Path<String>, PathRejection>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let Path(name) = path.map_err(|_| Problem::malformed("the path is not UTF-8"))?;
    let (channel, site, _) = chat
        .site(&name)
        .ok_or_else(|| Problem::no_such("channel"))?;
    if !may_show(&site, &headers) {
        return Err(Problem::other_channel());
    }
    let body = timeout(BODY_WITHIN, to_bytes(body, SAID_BYTES_MAX)).await;
    let body = body.map_err(|_| Problem::too_slow())?;
    let body = body.map_err(|_| Problem::unprocessable("a request is too long"))?;
    let asked: Asked =
        serde_json::from_slice(&body).map_err(|error| Problem::malformed(error.to_string()))?;
    if asked.said.len() > FRAMES_MAX {
        let most = format!("at most {FRAMES_MAX} frames a request");
        return Err(Problem::unprocessable(most));
    }
    let (id, polled) = match asked.link {
        None => begin(&chat, &channel, &caller)?,
        Some(id) => {
            let links = chat.links.lock().unwrap_or_else(PoisonError::into_inner);
            let known = links.get(&id).filter(|it| it.channel == channel).cloned();
            (id, known.ok_or_else(|| Problem::no_such("link"))?)
        }
    };
    let mut is_over = false;
    // One that brings nothing still says that somebody is there.
    let sign = asked.said.is_empty().then(String::new);
    let frames = asked.said.iter().map(ToString::to_string);
    for frame in frames.chain(sign) {
        let handed = timeout(BODY_WITHIN, polled.said.send(frame)).await;
        is_over |= !matches!(handed, Ok(Ok(())));
    }
    let mut told = Vec::new();
    if asked.wait {
        let mut receiver = polled.told.lock().await;
        match timeout(WAITS, receiver.recv()).await {
            Ok(Some(first)) => told.push(first),
            Ok(None) => is_over = true,
            Err(_) => {}
        }
        while told.len() < FRAMES_MAX
            && let Ok(more) = receiver.try_recv()
        {
            told.push(more);
        }
    }
    let told = told.join(",");
    let answer = format!("{{\"link\":\"{id}\",\"told\":[{told}],\"over\":{is_over}}}");
    let mut response = answer.into_response();
    let headers = response.headers_mut();
    let json = HeaderValue::from_static("application/json");
    headers.insert(axum::http::header::CONTENT_TYPE, json);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Begins a talk, where there is room.
fn begin(
    chat: &Arc<WebChat>,
    channel_name: &Name,
    caller: &Caller,
) -> Result<(String, Polled), Problem> {
    let from = caller.address.ip().to_canonical();
    let soon = {
        let mut comings = chat.comings.lock().unwrap_or_else(PoisonError::into_inner);
        comings.take((chat.intake.now)().0, &from)
    };
    soon.map_err(|soon| Problem::too_many_requests(soon.wait_ms))?;
    let place = Arc::clone(&chat.places).try_acquire_owned();
    let place = place.map_err(|_| Problem::too_many_requests(FULL_WAIT_MS))?;
    let (say, said) = channel(FRAMES_MAX);
    let (tell, told) = channel(TOLD_MAX);
    let id = format!("{:032x}", u128::from_le_bytes(chat.desk.random()));
    let polled = Polled {
        channel: channel_name.clone(),
        said: say,
        told: Arc::new(tokio::sync::Mutex::new(told)),
    };
    let mut links = chat.links.lock().unwrap_or_else(PoisonError::into_inner);
    links.insert(id.clone(), polled.clone());
    drop(links);
    let (chat, name, own) = (Arc::clone(chat), channel_name.clone(), id.clone());
    tokio::spawn(async move {
        let link = Link::Polled { said, told: tell };
        talk::talk(Arc::clone(&chat), name, link).await;
        let mut links = chat.links.lock().unwrap_or_else(PoisonError::into_inner);
        links.remove(&own);
        drop(place);
    });
    Ok((id, polled))
}

/// How long a request waits for something to tell; shorter than what proxies end.
const WAITS: Duration = Duration::from_secs(25);

/// How long a request may take to come, or to be taken in.
const BODY_WITHIN: Duration = Duration::from_secs(20);

/// The most frames of one request, and of one answer.
const FRAMES_MAX: usize = 64;

/// How many frames lie for somebody who is between two requests; one more ends the talk.
const TOLD_MAX: usize = 512;

/// When to come back to a desk whose places are taken, in milliseconds.
const FULL_WAIT_MS: i64 = 10_000;
