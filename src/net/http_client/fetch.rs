//! One file fetched by HTTP: its bytes as they come, never all of them in memory.

use std::future::poll_fn;
use std::io;
use std::net::IpAddr;
use std::pin::Pin;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::header::{ACCEPT, ACCEPT_ENCODING, HOST, LOCATION, USER_AGENT};
use axum::http::{Method, Request};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;

use super::{BUFFER_BYTES_MAX, Driver, HEADERS_MAX, Patience, Target, connect, secured, slow};

/// An answer of which only the head was read.
pub struct Got {
    /// The status.
    pub status: u16,
    /// Where it is instead, of a redirect.
    pub location: Option<String>,
    /// How long it says that it is.
    pub announced: Option<u64>,
    body: Body,
    _driver: Driver,
}

impl Got {
    /// The next bytes; `None` at the end.
    pub async fn next(&mut self) -> io::Result<Option<Bytes>> {
        loop {
            let body = &mut self.body;
            match poll_fn(|cx| Pin::new(&mut *body).poll_frame(cx)).await {
                None => return Ok(None),
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        return Ok(Some(data));
                    }
                }
                Some(Err(error)) => return Err(io::Error::other(error)),
            }
        }
    }
}

/// Asks for a file. A redirect is an answer like any other: where it leads is for the caller to judge.
///
/// The address that is connected to is the one that was found permitted, so that a name cannot lead
/// elsewhere in between.
pub async fn get(target: &Target<'_>, patience: &Patience) -> io::Result<Got> {
    let request = request(target)?;
    let stream = connect(target, patience).await?;
    if target.secure {
        exchange(secured(target, stream, patience).await?, request, patience).await
    } else {
        exchange(stream, request, patience).await
    }
}

fn request(target: &Target<'_>) -> io::Result<Request<Body>> {
    let host = match target.host.parse::<IpAddr>() {
        Ok(IpAddr::V6(address)) => format!("[{address}]:{}", target.port),
        _ => format!("{}:{}", target.host, target.port),
    };
    Request::builder()
        .method(Method::GET)
        .uri(target.path)
        .header(HOST, host)
        .header(ACCEPT, "*/*")
        .header(ACCEPT_ENCODING, "identity")
        .header(
            USER_AGENT,
            concat!("centralita/", env!("CARGO_PKG_VERSION")),
        )
        .body(Body::empty())
        .map_err(io::Error::other)
}

async fn exchange<S>(stream: S, request: Request<Body>, patience: &Patience) -> io::Result<Got>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let talk = async {
        let (mut sender, connection) = http1::Builder::new()
            .max_headers(HEADERS_MAX)
            .max_buf_size(BUFFER_BYTES_MAX)
            .handshake(TokioIo::new(stream))
            .await
            .map_err(io::Error::other)?;
        let driver = Driver(tokio::spawn(async move { drop(connection.await) }));
        let answer = sender.send_request(request).await;
        let answer = answer.map_err(io::Error::other)?;
        let location = answer.headers().get(LOCATION);
        let location = location.and_then(|it| it.to_str().ok()).map(str::to_owned);
        let status = answer.status().as_u16();
        let body = Body::new(answer.into_body());
        let announced = body.size_hint().exact();
        Ok(Got {
            status,
            location,
            announced,
            body,
            _driver: driver,
        })
    };
    match timeout(patience.answer_within, talk).await {
        Ok(got) => got,
        Err(elapsed) => Err(slow(elapsed)),
    }
}
