//! The two ends of a chat: a visitor's, and the console's of an agent.

use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::{Value, json};
use tungstenite::client::IntoClientRequest;
use tungstenite::http::HeaderValue;
use tungstenite::{Message, WebSocket};

/// What everybody signs in with.
pub(crate) const PASSWORD: &str = "four words that nobody guesses";

/// What has to be chosen in its place.
const CHOSEN: &str = "five words that nobody ever guesses";

type Socket = WebSocket<TcpStream>;

/// Connects from the machine of this number, as one machine may come only so often.
fn connect(door: &str, path: &str, machine: u8) -> Result<Socket> {
    let mut request = format!("ws://{door}{path}").into_client_request()?;
    let origin = HeaderValue::from_str(&format!("http://{door}"))?;
    request.headers_mut().insert("Origin", origin);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4()?;
        socket.bind(std::net::SocketAddr::from(([127, 0, 0, machine], 0)))?;
        let stream = socket.connect(door.parse()?).await?;
        anyhow::Ok(stream.into_std()?)
    })?;
    stream.set_nonblocking(false)?;
    stream.set_nodelay(true)?;
    let (socket, _) = tungstenite::client(request, stream).map_err(|error| anyhow!("{error}"))?;
    Ok(socket)
}

fn say(socket: &mut Socket, frame: &Value) -> Result<()> {
    Ok(socket.send(Message::text(frame.to_string()))?)
}

fn next(socket: &mut Socket) -> Result<Value> {
    loop {
        if let Message::Text(text) = socket.read()? {
            return Ok(serde_json::from_str(&text)?);
        }
    }
}

/// A visitor.
pub(crate) struct Visitor {
    socket: Socket,
}

impl Visitor {
    /// Comes and says hello.
    pub(crate) fn come(door: &str, machine: u8) -> Result<Self> {
        let mut socket = connect(door, "/chat/shop/session", machine)?;
        say(&mut socket, &json!({"type": "hello"}))?;
        let welcome = next(&mut socket)?;
        ensure!(welcome["type"] == "welcome", "{welcome}");
        Ok(Self { socket })
    }

    /// Writes the time again and again; how often.
    pub(crate) fn write_on(
        mut self,
        began: Instant,
        first: Duration,
        every: Duration,
        over: &AtomicBool,
    ) -> Result<u64> {
        thread::sleep(first);
        let mut written = 0;
        while !over.load(Ordering::Relaxed) {
            let round = Instant::now();
            let id = format!("message-{written:06}");
            let text = began.elapsed().as_micros().to_string();
            say(
                &mut self.socket,
                &json!({"type": "send", "id": id, "text": text}),
            )?;
            loop {
                let told = next(&mut self.socket)?;
                ensure!(told["type"] != "refused", "{told}");
                if told["type"] == "taken" && told["id"] == *id {
                    break;
                }
            }
            written += 1;
            thread::sleep(every.saturating_sub(round.elapsed()));
        }
        Ok(written)
    }
}

/// An agent at the console.
pub(crate) struct Agent {
    socket: Socket,
    asked: u64,
    client: String,
}

impl Agent {
    /// Signs in and is there.
    pub(crate) fn enter(door: &str, name: &str) -> Result<Self> {
        let socket = connect(door, "/console/session", 1)?;
        let mut agent = Self {
            socket,
            asked: 0,
            client: format!("{:0>32}", name.trim_start_matches("agent")),
        };
        say(
            &mut agent.socket,
            &json!({"frame": "hello", "versions": [1], "client": "bench", "language": "en"}),
        )?;
        next(&mut agent.socket)?;
        let entered = agent
            .ask_and_wait(&json!({"area": "entry", "type": "sign_in", "name": name,
            "password": PASSWORD, "code": null, "device": "bench"}))?;
        if entered["data"]["value"]["must_change_password"] == true {
            let chosen = agent.ask_and_wait(&json!({"area": "entry", "type": "change_password",
                "old": PASSWORD, "new": CHOSEN}))?;
            ensure!(chosen["type"] == "accepted", "{chosen}");
        }
        agent.ask_and_wait(&json!({"area": "presence", "type": "set_status", "status": "here"}))?;
        Ok(agent)
    }

    fn ask(&mut self, ask: &Value) -> Result<u64> {
        self.asked += 1;
        let key = json!({"client": self.client, "count": self.asked});
        let frame = json!({"frame": "request", "request": self.asked, "key": key, "ask": ask});
        say(&mut self.socket, &frame)?;
        Ok(self.asked)
    }

    fn ask_and_wait(&mut self, ask: &Value) -> Result<Value> {
        let number = self.ask(ask)?;
        loop {
            let mut frame = next(&mut self.socket)?;
            if frame["frame"] == "answer" && frame["request"] == number {
                return Ok(frame["outcome"].take());
            }
        }
    }

    /// Opens whatever becomes theirs, and tells when each message was written and how long it took.
    pub(crate) fn read_on(
        mut self,
        began: Instant,
        tell: &Sender<(Duration, Duration)>,
        over: &AtomicBool,
    ) -> Result<()> {
        let list = json!({"area": "lists", "type": "subscribe", "list": 0, "of": {
            "filter": {"owner": {"type": "me"}}, "sort": "received", "cursor": null, "limit": 100}});
        let listed = self.ask_and_wait(&list)?;
        ensure!(listed["type"] == "accepted", "{listed}");
        let mut open = std::collections::BTreeSet::new();
        while !over.load(Ordering::Relaxed) {
            let frame = next(&mut self.socket)?;
            let news = &frame["news"];
            if news["type"] == "list" {
                for row in news["changed"].as_array().into_iter().flatten() {
                    let id = row["id"].clone();
                    if open.insert(id.to_string()) {
                        self.ask(&json!({"area": "lists", "type": "open",
                            "conversation": id, "messages": 50, "watch": true}))?;
                    }
                }
            }
            if news["type"] == "message" && news["message"]["direction"] == "in" {
                let text = news["message"]["text"].as_str().context("a text")?;
                let sent = Duration::from_micros(text.parse()?);
                let wait = began.elapsed().saturating_sub(sent);
                if tell.send((sent, wait)).is_err() {
                    break;
                }
            }
        }
        Ok(())
    }
}
