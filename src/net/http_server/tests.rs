//! Requests as raw bytes over real sockets.

use axum::extract::Extension;
use axum::extract::ws::WebSocketUpgrade;
use axum::routing::{any, get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

use super::*;
use crate::net::tcp::Crowd;

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

async fn start(router: Router, settings: HttpSettings, crowd: Crowd) -> Running {
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let gate = Gate::bind(any, crowd).await.expect("bound");
    let address = gate.address().expect("bound");
    let (stop, stopped) = oneshot::channel();
    let server = HttpServer {
        gate,
        tls: None,
        router,
        settings,
    };
    let task = tokio::spawn(server.serve(async { drop(stopped.await) }));
    Running {
        address,
        stop,
        task,
    }
}

async fn running(router: Router) -> Running {
    let settings = HttpSettings {
        body_bytes_max: 1000,
        ..HttpSettings::default()
    };
    start(router, settings, Crowd::default()).await
}

fn router() -> Router {
    Router::new().route("/", get(|| async { "here" })).route(
        "/length",
        post(|body: String| async move { body.len().to_string() }),
    )
}

/// Sends bytes and reads until the server closes.
async fn ask(address: SocketAddr, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.expect("connected");
    stream.write_all(request).await.expect("sent");
    let mut answer = Vec::new();
    // A reset after an early answer is the server's way to stop listening.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn every_answer_carries_the_headers_given() {
    let name = HeaderName::from_static("x-content-type-options");
    let headers = vec![(name, HeaderValue::from_static("nosniff"))];
    let settings = HttpSettings {
        headers,
        ..HttpSettings::default()
    };
    let server = start(router(), settings, Crowd::default()).await;
    for path in ["/", "/absent"] {
        let request = format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        let answer = ask(server.address, request.as_bytes()).await;
        assert!(
            answer.contains("x-content-type-options: nosniff"),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn the_handler_knows_who_asks() {
    let router = Router::new().route(
        "/",
        get(|Extension(caller): Extension<Caller>| async move { format!("{caller:?}") }),
    );
    let server = running(router).await;
    let answer = ask(
        server.address,
        b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
    )
    .await;
    assert!(
        answer.contains("127.0.0.1") && answer.contains("secure: false"),
        "{answer}"
    );
}

#[tokio::test]
async fn a_body_that_announces_too_much_is_refused_before_it_is_read() {
    let server = running(router()).await;
    let request = b"POST /length HTTP/1.1\r\nhost: a\r\ncontent-length: 1001\r\n\r\n";
    assert!(
        ask(server.address, request)
            .await
            .starts_with("HTTP/1.1 413")
    );
}

#[tokio::test]
async fn a_body_of_unknown_length_is_cut_at_the_limit() {
    let server = running(router()).await;
    let mut request =
        b"POST /length HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n"
            .to_vec();
    for _ in 0..11 {
        request.extend_from_slice(b"64\r\n");
        request.extend_from_slice(&[b'x'; 100]);
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"0\r\n\r\n");
    assert!(
        ask(server.address, &request)
            .await
            .starts_with("HTTP/1.1 413")
    );
}

#[tokio::test]
async fn a_body_within_the_limit_is_served() {
    let server = running(router()).await;
    let mut request =
        b"POST /length HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\nconnection: close\r\n\r\n"
            .to_vec();
    request.extend_from_slice(&[b'x'; 1000]);
    assert!(ask(server.address, &request).await.ends_with("1000"));
}

#[tokio::test]
async fn too_many_and_too_long_headers_are_refused() {
    let server = running(router()).await;
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(101));
    assert!(
        ask(server.address, many.as_bytes())
            .await
            .starts_with("HTTP/1.1 431")
    );
    let long = format!("GET / HTTP/1.1\r\na: {}\r\n\r\n", "x".repeat(17 * 1024));
    assert!(
        ask(server.address, long.as_bytes())
            .await
            .starts_with("HTTP/1.1 431")
    );
}

#[tokio::test]
async fn two_lengths_are_refused() {
    let server = running(router()).await;
    let request =
        b"POST /length HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx";
    assert!(
        ask(server.address, request)
            .await
            .starts_with("HTTP/1.1 400")
    );
}

#[tokio::test]
async fn a_head_that_does_not_end_is_cut() {
    let settings = HttpSettings {
        head_within: Duration::from_millis(30),
        ..HttpSettings::default()
    };
    let server = start(router(), settings, Crowd::default()).await;
    let answer = ask(server.address, b"GET / HTTP/1.1\r\nhost: a\r\n").await;
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 408"),
        "{answer}"
    );
}

#[tokio::test]
async fn a_connection_that_says_nothing_more_is_closed() {
    let settings = HttpSettings {
        head_within: Duration::from_millis(30),
        ..HttpSettings::default()
    };
    let server = start(router(), settings, Crowd::default()).await;
    let answer = ask(server.address, b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_a_timeout() {
    let router = Router::new().route("/", get(std::future::pending::<()>));
    let settings = HttpSettings {
        answer_within: Duration::from_millis(30),
        ..HttpSettings::default()
    };
    let server = start(router, settings, Crowd::default()).await;
    let answer = ask(server.address, b"GET / HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[tokio::test]
async fn a_stop_closes_idle_connections_and_lets_answers_finish() {
    let (begun, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (starting, wait) = (Arc::clone(&begun), Arc::clone(&go));
    let slow = get(move || async move {
        starting.notify_one();
        wait.notified().await;
        "finished"
    });
    let server = running(router().route("/slow", slow)).await;
    let mut idle = TcpStream::connect(server.address).await.expect("connected");
    let busy = tokio::spawn(ask_owned(
        server.address,
        "GET /slow HTTP/1.1\r\nhost: a\r\n\r\n",
    ));
    begun.notified().await;
    server.stop.send(()).expect("still serving");
    assert_eq!(idle.read(&mut [0]).await.unwrap_or(0), 0, "closed");
    go.notify_one();
    assert!(busy.await.expect("no panic").ends_with("finished"));
    server.task.await.expect("an orderly end");
    assert!(
        TcpStream::connect(server.address).await.is_err(),
        "nobody listens"
    );
}

async fn ask_owned(address: SocketAddr, request: &'static str) -> String {
    ask(address, request.as_bytes()).await
}

#[tokio::test]
async fn a_stop_does_not_wait_for_ever() {
    let begun = Arc::new(Notify::new());
    let starting = Arc::clone(&begun);
    let stuck = get(move || async move {
        starting.notify_one();
        std::future::pending::<()>().await;
    });
    let settings = HttpSettings {
        drain_within: Duration::from_millis(30),
        ..HttpSettings::default()
    };
    let server = start(Router::new().route("/", stuck), settings, Crowd::default()).await;
    let _busy = tokio::spawn(ask_owned(
        server.address,
        "GET / HTTP/1.1\r\nhost: a\r\n\r\n",
    ));
    begun.notified().await;
    server.stop.send(()).expect("still serving");
    server.task.await.expect("an end all the same");
}

#[tokio::test]
async fn an_upgraded_connection_keeps_its_place() {
    let upgrade = any(|upgrade: WebSocketUpgrade| async move {
        upgrade.on_upgrade(|mut socket| async move { while socket.recv().await.is_some() {} })
    });
    let crowd = Crowd {
        connections_max: 1,
        per_source_max: 9,
    };
    let settings = HttpSettings::default();
    let server = start(router().route("/socket", upgrade), settings, crowd).await;
    let mut socket = TcpStream::connect(server.address).await.expect("connected");
    let request = "GET /socket HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
                   sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.write_all(request.as_bytes()).await.expect("sent");
    let mut status = [0; 12];
    socket.read_exact(&mut status).await.expect("answered");
    assert_eq!(&status, b"HTTP/1.1 101");
    let next = ask(
        server.address,
        b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
    );
    let mut next = pin!(next);
    assert!(
        timeout(Duration::from_millis(30), next.as_mut())
            .await
            .is_err(),
        "no place"
    );
    drop(socket);
    assert!(next.await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_handler_that_panics_ends_its_connection_only() {
    let server = running(router().route("/bug", get(|| async { panic!("a bug") as () }))).await;
    ask(server.address, b"GET /bug HTTP/1.1\r\nhost: a\r\n\r\n").await;
    let answer = ask(
        server.address,
        b"GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n",
    )
    .await;
    assert!(answer.starts_with("HTTP/1.1 200"));
}
