//! Files that went as links: given to whoever shows the whole link, as long as it holds.
//!
//! Nothing that is kept opens one: a link is proved by the desk's key. It ends with its time, and with the customer
//! that it was sent to. Whatever a file is, it is handed over and never opened here.

mod part;

use std::fmt::Write;
use std::net::IpAddr;
use std::ops::Range;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, Path, State};
use axum::http::header::{
    ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, IF_RANGE, RANGE, RETRY_AFTER,
};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::desk::{Desk, locked};
use super::tongue;
use super::webform::STYLE;
use crate::channels::webform::page;
use crate::domain::attachment::Attachment;
use crate::domain::link::{KEPT_MAX, Named};
use crate::domain::message::{Direction, Message};
use crate::net::http_server::Caller;
use crate::net::pace::{Pace, Rate};
use crate::store::{Store, StoreError};
use crate::words::{self, Lang};
use part::Part;

/// What the route works with.
struct Links {
    desk: Arc<Desk>,
    /// Requests from one machine.
    comings: Mutex<Pace<IpAddr>>,
    /// Files on their way out.
    places: Arc<Semaphore>,
}

/// The route of links to files.
pub(super) fn routes(desk: Arc<Desk>) -> Router {
    let links = Links {
        desk,
        comings: Mutex::new(Pace::new(COMINGS, CALLERS_MAX)),
        places: Arc::new(Semaphore::new(FILES_MAX)),
    };
    Router::new()
        .route("/file/{link}", get(give))
        .with_state(Arc::new(links))
}

async fn give(
    State(links): State<Arc<Links>>,
    Extension(caller): Extension<Caller>,
    Path(link): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let own = &links.desk.settings().plan.desk.language;
    let lang = tongue::liked(&headers).unwrap_or_else(|| Lang::parse(own));
    let now = links.desk.now();
    let machine = caller.address.ip().to_canonical();
    if locked(&links.comings).take(now.0, &machine).is_err() {
        return page(lang, StatusCode::TOO_MANY_REQUESTS, "file.busy");
    }
    let named = Named::parse(&link);
    let named = named.filter(|(named, secret)| links.desk.thread_key.opens_file(named, secret));
    let Some((named, _)) = named else {
        return page(lang, StatusCode::NOT_FOUND, "file.unknown");
    };
    let message = links.desk.read(move |it| it.message(named.message)).await;
    let Ok(message) = message else {
        return page(lang, StatusCode::SERVICE_UNAVAILABLE, "file.busy");
    };
    let file = message.filter(|_| now < named.until());
    let Some(file) = file.and_then(|message| file_of(message, &named)) else {
        return page(lang, StatusCode::GONE, "file.gone");
    };
    let Ok(place) = Arc::clone(&links.places).try_acquire_owned() else {
        return page(lang, StatusCode::SERVICE_UNAVAILABLE, "file.busy");
    };
    let store = links.desk.store.clone();
    let part = match method {
        Method::HEAD => Part::Whole,
        _ => asked(&headers, &file),
    };
    let bytes = match &part {
        Part::Whole => 0..file.size,
        Part::Bytes(bytes) => bytes.clone(),
        Part::Nothing => return handed(&file, &part, Body::empty()),
    };
    match first_piece(&store, &file, bytes.clone()).await {
        Some(piece) => {
            tracing::info!(message = %named.message, place = named.place, "a linked file is fetched");
            let body = match method {
                Method::HEAD => Body::empty(),
                _ => body(store, file.clone(), (bytes, piece), place),
            };
            handed(&file, &part, body)
        }
        None => page(lang, StatusCode::GONE, "file.gone"),
    }
}

/// What of a file is asked for.
fn asked(headers: &HeaderMap, file: &Attachment) -> Part {
    let said = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    part::asked(said(RANGE), said(IF_RANGE), &tag(file), file.size)
}

/// What a file is called by its bytes (RFC 9110, 8.8.3): the same name, the same bytes.
fn tag(file: &Attachment) -> String {
    format!("\"{}\"", file.digest)
}

/// The file that a link names, where its message has it still: of one that was erased nothing is left. A link that
/// ends later than any may was not made by the desk's settings.
fn file_of(message: Message, named: &Named) -> Option<Attachment> {
    let in_time = named.until() <= message.at + KEPT_MAX + crate::domain::Span::hours(1);
    let place = usize::from(named.place).checked_sub(1)?;
    let file = message.attachments.into_iter().nth(place)?;
    (in_time && message.direction == Direction::Out).then_some(file)
}

/// The file as an answer that no browser opens in place of its pages.
fn handed(file: &Attachment, part: &Part, body: Body) -> Response {
    let size = file.size;
    let (status, length, range) = match part {
        Part::Whole => (StatusCode::OK, size, None),
        Part::Bytes(bytes) => {
            let range = format!("bytes {}-{}/{size}", bytes.start, bytes.end - 1);
            let length = bytes.end - bytes.start;
            (StatusCode::PARTIAL_CONTENT, length, Some(range))
        }
        Part::Nothing => {
            let range = format!("bytes */{size}");
            (StatusCode::RANGE_NOT_SATISFIABLE, 0, Some(range))
        }
    };
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    let fixed = [
        (CONTENT_TYPE, kind(&file.mime)),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (HeaderName::from_static("x-robots-tag"), "noindex, nofollow"),
        (ACCEPT_RANGES, "bytes"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    let told = [
        (CONTENT_DISPOSITION, Some(disposition(&file.name))),
        (ETAG, Some(tag(file))),
        (CONTENT_RANGE, range),
    ];
    for (name, text) in told {
        if let Some(Ok(value)) = text.as_deref().map(HeaderValue::from_str) {
            headers.insert(name, value);
        }
    }
    response
}

/// As what a file is handed over: vendors that fetch one for their users take none without its type. Whatever a
/// browser could read as a page or a program is told as bytes.
fn kind(mime: &str) -> &'static str {
    let named = KINDS.iter().find(|kind| kind.eq_ignore_ascii_case(mime));
    named.copied().unwrap_or("application/octet-stream")
}

/// What the browser is to call it: in plain letters, and as it is called (RFC 6266, section 4.3 and appendix D).
fn disposition(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let name = if name.is_empty() { "file" } else { &name };
    let plain: String = name
        .chars()
        .map(|c| {
            let fits = c.is_ascii_alphanumeric() || " ._-()".contains(c);
            if fits { c } else { '_' }
        })
        .collect();
    let mut whole = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"._-".contains(&byte) {
            whole.push(char::from(byte));
        } else {
            write!(whole, "%{byte:02X}").expect("writing to a string never fails");
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}

/// These bytes of the file, piece by piece; whoever takes none for a while is left, so that others find a place.
fn body(
    store: Store,
    file: Attachment,
    (bytes, piece): (Range<u64>, Vec<u8>),
    place: OwnedSemaphorePermit,
) -> Body {
    let (pieces, taken) = mpsc::channel(1);
    tokio::spawn(async move {
        feed(&store, &file, (bytes, piece), &pieces).await;
        drop(place);
    });
    let next = |mut taken: Receiver<Result<Bytes, StoreError>>| async move {
        let piece = taken.recv().await?;
        Some((piece, taken))
    };
    Body::from_stream(stream::unfold(taken, next))
}

async fn feed(
    store: &Store,
    file: &Attachment,
    (bytes, first): (Range<u64>, Vec<u8>),
    pieces: &Sender<Result<Bytes, StoreError>>,
) {
    let mut at = bytes.start + first.len() as u64;
    let mut piece = Ok(first);
    loop {
        let (is_last, length) = match &piece {
            Ok(piece) => (at >= bytes.end || piece.is_empty(), piece.len()),
            Err(_) => (true, 0),
        };
        let sending = pieces.send(piece.map(Bytes::from));
        if !matches!(timeout(TAKEN_WITHIN, sending).await, Ok(Ok(()))) || is_last {
            return;
        }
        debug_assert!(length > 0);
        piece = read(store, file, at..bytes.end).await;
        at += piece.as_ref().map_or(0, |bytes| bytes.len() as u64);
    }
}

/// How these bytes of a file begin; `None` where it is not there any more, or damaged.
async fn first_piece(store: &Store, file: &Attachment, bytes: Range<u64>) -> Option<Vec<u8>> {
    let piece = read(store, file, bytes).await.ok()?;
    (!piece.is_empty() || file.size == 0).then_some(piece)
}

async fn read(store: &Store, file: &Attachment, bytes: Range<u64>) -> Result<Vec<u8>, StoreError> {
    let (store, digest) = (store.clone(), file.digest);
    let length = bytes.end.saturating_sub(bytes.start);
    let most = usize::try_from(length).map_or(PIECE_BYTES, |length| length.min(PIECE_BYTES));
    let read = move || store.blobs().read(&digest, bytes.start, most);
    match spawn_blocking(read).await {
        Ok(read) => read.map(Option::unwrap_or_default),
        Err(_) => Ok(Vec::new()),
    }
}

/// A page that says why there is no file.
fn page(lang: Lang, status: StatusCode, key: &str) -> Response {
    let title = words::say(lang, "file.title", &[]);
    let text = words::say(lang, key, &[]);
    let content = format!("<p>{text}</p>\n");
    let content = page::page(lang.code(), &title, STYLE, &content);
    let mut response = (status, content).into_response();
    let headers = response.headers_mut();
    let policy = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    headers.insert(CONTENT_TYPE, html);
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    if matches!(
        status,
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE
    ) {
        headers.insert(RETRY_AFTER, HeaderValue::from_static("30"));
    }
    response
}

/// What no browser runs, whatever is in it (with `nosniff`).
const KINDS: [&str; 13] = [
    "application/pdf",
    "audio/aac",
    "audio/amr",
    "audio/mp4",
    "audio/mpeg",
    "audio/ogg",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "text/plain",
    "video/3gpp",
    "video/mp4",
];

/// How often one machine may ask for a file. A proxy may stand for everybody.
const COMINGS: Rate = Rate {
    burst: 120,
    refill_ms: 500,
};

/// How many machines are remembered for their pace.
const CALLERS_MAX: usize = 20_000;

/// How many files are on their way at once; the next is asked to come back.
const FILES_MAX: usize = 64;

/// How much is read from the disk at once, in bytes.
const PIECE_BYTES: usize = 256 * 1024;

/// How long whoever fetches a file may take for one piece.
const TAKEN_WITHIN: Duration = Duration::from_secs(60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_by_its_name_and_breaks_no_header() {
        assert_eq!(
            disposition("../señal \"1\".pdf"),
            "attachment; filename=\"se_al _1_.pdf\"; filename*=UTF-8''se%C3%B1al%20%221%22.pdf"
        );
        assert_eq!(
            disposition("a\r\nb/"),
            "attachment; filename=\"file\"; filename*=UTF-8''file"
        );
    }
}
