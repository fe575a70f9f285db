//! HTTP/1.1 on our own accept loop: with time limits, size limits and an orderly end.

use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use std::{convert::Infallible, io};

use axum::RequestExt;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::header::{CONNECTION, CONTENT_LENGTH};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use axum::middleware::{Next, from_fn};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::tcp::{Arrival, Gate, Place};
use super::tls::{ServerTls, accept_tls};

/// A listener and what it serves.
pub struct HttpServer {
    /// Where connections come in.
    pub gate: Gate,
    /// The certificate to serve with; `None` is plain HTTP, which only loopback should get.
    pub tls: Option<Arc<ServerTls>>,
    /// What answers.
    pub router: Router,
    /// Limits and headers.
    pub settings: HttpSettings,
}

/// Limits of every connection, and what every answer carries.
#[derive(Clone, Debug)]
pub struct HttpSettings {
    /// Time for the TLS handshake.
    pub handshake_within: Duration,
    /// Time for the head of a request, counted from the connection or the last answer on: a
    /// connection that says nothing more is closed.
    pub head_within: Duration,
    /// Time from the end of the head to the beginning of the answer, body included; then 408.
    pub answer_within: Duration,
    /// Time for what is under way when the server stops; then it is cut.
    pub drain_within: Duration,
    /// Longest body; longer ones get 413.
    pub body_bytes_max: usize,
    /// Paths that see to the length of their bodies themselves and answer in their own time.
    pub apart: Vec<Apart>,
    /// Headers of every answer that does not set them itself.
    pub headers: Vec<(HeaderName, HeaderValue)>,
}

/// Paths with limits of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// How they begin.
    pub beginning: &'static str,
    /// Time from the end of the head to the beginning of the answer, body included; then 408.
    pub answer_within: Duration,
}

/// Who is asking; in the extensions of every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The other end of the connection; a proxy, if there is one.
    pub address: SocketAddr,
    /// Whether the connection is under TLS.
    pub secure: bool,
}

impl Default for HttpSettings {
    fn default() -> Self {
        HttpSettings {
            handshake_within: Duration::from_secs(10),
            head_within: Duration::from_secs(10),
            answer_within: Duration::from_secs(30),
            drain_within: Duration::from_secs(5),
            body_bytes_max: 1024 * 1024,
            apart: Vec::new(),
            headers: Vec::new(),
        }
    }
}

impl HttpServer {
    /// Serves until `stop` is done; then closes the listener, lets what is under way finish, and
    /// cuts what does not in time.
    pub async fn serve(mut self, stop: impl Future<Output = ()>) {
        let apart = self.settings.apart.clone();
        let limit = move |request: Request, next: Next| {
            let whole = apart_of(&apart, request.uri().path()).is_some();
            async move {
                if whole {
                    return next.run(request).await;
                }
                // Counts the bytes of a body that does not announce its length.
                next.run(request.with_limited_body()).await
            }
        };
        let router = self
            .router
            .layer(from_fn(limit))
            .layer(DefaultBodyLimit::max(self.settings.body_bytes_max));
        let house = Arc::new(House {
            router,
            tls: self.tls,
            settings: self.settings,
        });
        let (closing, closed) = watch::channel(false);
        let mut connections = JoinSet::new();
        let mut stop = pin!(stop);
        loop {
            tokio::select! {
                biased;
                () = &mut stop => break,
                Some(_) = connections.join_next() => {}
                arrival = self.gate.arrival() => {
                    connections.spawn(attend(Arc::clone(&house), arrival, closed.clone()));
                }
            }
        }
        drop(self.gate);
        // Nobody listens any more if every connection has ended.
        let _ = closing.send(true);
        let drained = async { while connections.join_next().await.is_some() {} };
        if timeout(house.settings.drain_within, drained).await.is_err() {
            tracing::warn!(
                count = connections.len(),
                "cutting connections that did not finish"
            );
            connections.shutdown().await;
        }
    }
}

struct House {
    router: Router,
    tls: Option<Arc<ServerTls>>,
    settings: HttpSettings,
}

async fn attend(house: Arc<House>, arrival: Arrival, mut closing: watch::Receiver<bool>) {
    let Arrival {
        stream,
        peer,
        place,
    } = arrival;
    let wire: Box<dyn Wire> = match &house.tls {
        None => Box::new(stream),
        Some(tls) => {
            match accept_tls(tls.browsers(), stream, house.settings.handshake_within).await {
                Ok(guest) => Box::new(guest.stream),
                Err(error) => {
                    tracing::debug!(%peer, %error, "no handshake");
                    return;
                }
            }
        }
    };
    let caller = Caller {
        address: peer,
        secure: house.tls.is_some(),
    };
    let router = TowerToHyperService::new(house.router.clone());
    let within = Arc::clone(&house);
    let service =
        service_fn(move |request| answer(Arc::clone(&within), router.clone(), caller, request));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(house.settings.head_within)
        .max_headers(HEADERS_MAX)
        .max_header_size(HEAD_BYTES_MAX)
        .max_buf_size(BUFFER_BYTES_MAX)
        .serve_connection(
            TokioIo::new(Housed {
                wire,
                _place: place,
            }),
            service,
        )
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = async { drop(closing.wait_for(|closing| *closing).await) } => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%peer, %error, "a connection ended badly");
    }
}

async fn answer(
    house: Arc<House>,
    router: TowerToHyperService<Router>,
    caller: Caller,
    mut request: hyper::Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    let settings = &house.settings;
    request.extensions_mut().insert(caller);
    let apart = apart_of(&settings.apart, request.uri().path());
    let within = apart.map_or(settings.answer_within, |apart| apart.answer_within);
    let long = announces_more_than(settings.body_bytes_max, request.headers());
    let mut response = if apart.is_none() && long {
        refusal(StatusCode::PAYLOAD_TOO_LARGE)
    } else {
        match timeout(within, router.call(request)).await {
            Ok(Ok(response)) => response,
            Ok(Err(never)) => match never {},
            Err(_) => refusal(StatusCode::REQUEST_TIMEOUT),
        }
    };
    let headers = response.headers_mut();
    for (name, value) in &settings.headers {
        if !headers.contains_key(name) {
            headers.insert(name, value.clone());
        }
    }
    Ok(response)
}

fn apart_of<'a>(apart: &'a [Apart], path: &str) -> Option<&'a Apart> {
    apart.iter().find(|apart| path.starts_with(apart.beginning))
}

fn announces_more_than(body_bytes_max: usize, headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse::<u64>().ok())
        .is_some_and(|length| length > body_bytes_max as u64)
}

/// The connection ends with it: what the client still sends is not a request.
fn refusal(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

/// A connection that keeps its place for as long as it lives, after an upgrade too.
struct Housed {
    wire: Box<dyn Wire>,
    _place: Place,
}

impl AsyncRead for Housed {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.wire).poll_read(cx, buf)
    }
}

impl AsyncWrite for Housed {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.wire).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.wire).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.wire).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.wire).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.wire.is_write_vectored()
    }
}

/// Headers of one request; more get 431.
const HEADERS_MAX: usize = 100;
/// Request line and headers together; more get 431.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// What hyper may hold of a connection; a whole head must fit.
const BUFFER_BYTES_MAX: usize = 64 * 1024;

#[cfg(test)]
mod tests;
