//! A page's end of a session: the protocol's JSON over a WebSocket, in the name of one who works here.

use std::net::TcpStream;

use serde_json::{Value, json};
use tungstenite::client::IntoClientRequest;
use tungstenite::http::{HeaderValue, StatusCode};
use tungstenite::{Message, WebSocket};

use crate::house::{Desk, House};

/// A page's end of a session.
pub(crate) struct Page {
    pub(crate) socket: WebSocket<TcpStream>,
    asked: u64,
    /// What came while an answer was awaited.
    events: Vec<Value>,
}

impl Page {
    /// Opens a session from a page of `origin`; the status where the desk says no.
    pub(crate) fn open(desk: &Desk<'_>, origin: &str) -> Result<Self, StatusCode> {
        let door = desk.door("http");
        let mut request = format!("ws://{door}/console/session")
            .into_client_request()
            .expect("an address");
        let origin = origin.replace("{door}", &door);
        let origin = HeaderValue::from_str(&origin).expect("a header");
        request.headers_mut().insert("Origin", origin);
        let stream = TcpStream::connect(&door).expect("connected");
        match tungstenite::client(request, stream) {
            Ok((socket, _)) => Ok(Self {
                socket,
                asked: 0,
                events: Vec::new(),
            }),
            Err(tungstenite::HandshakeError::Failure(tungstenite::Error::Http(response))) => {
                Err(response.status())
            }
            Err(error) => panic!("{error}"),
        }
    }

    pub(crate) fn say(&mut self, frame: &Value) {
        let text = Message::text(frame.to_string());
        self.socket.send(text).expect("sent");
    }

    /// The next frame that is no heartbeat; `None` once the desk has closed.
    pub(crate) fn next(&mut self) -> Option<Value> {
        loop {
            let Ok(Message::Text(text)) = self.socket.read() else {
                return None;
            };
            let frame: Value = serde_json::from_str(&text).expect("JSON");
            if frame["frame"] != "heartbeat" {
                return Some(frame);
            }
        }
    }

    pub(crate) fn greet(&mut self) -> Value {
        self.say(&json!({"frame": "hello", "versions": [1], "client": "test", "language": "es"}));
        self.next().expect("a welcome")
    }

    /// Signs somebody in who was hired by [`hire`].
    pub(crate) fn enter_as(&mut self, name: &str) {
        self.greet();
        let entered = self.ask(&json!({"area": "entry", "type": "sign_in", "name": name,
            "password": "four words that nobody guesses", "code": null, "device": "browser"}));
        assert_eq!(entered["type"], "accepted", "{entered}");
    }

    /// Signs sofia in and has her choose a password where she has to.
    pub(crate) fn enter(&mut self) -> Value {
        self.greet();
        let entered = self.ask(&sign_in());
        if entered["data"]["value"]["must_change_password"] == true {
            let chosen = self.ask(&json!({"area": "entry", "type": "change_password",
                "old": "four words that nobody guesses", "new": "five words that nobody ever guesses"}));
            assert_eq!(chosen["type"], "accepted", "{chosen}");
        }
        entered
    }

    /// The outcome of a request.
    pub(crate) fn ask(&mut self, ask: &Value) -> Value {
        self.asked += 1;
        let number = self.asked;
        let key = json!({"client": "5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c", "count": number});
        self.say(&json!({"frame": "request", "request": number, "key": key, "ask": ask}));
        loop {
            let mut frame = self.next().expect("an answer");
            if frame["frame"] == "answer" && frame["request"] == number {
                return frame["outcome"].take();
            }
            self.events.push(frame);
        }
    }

    /// The first event of this sort, come or to come.
    pub(crate) fn hear(&mut self, sort: &str) -> Value {
        let is = |frame: &Value| frame["frame"] == "event" && frame["news"]["type"] == sort;
        if let Some(at) = self.events.iter().position(is) {
            return self.events.remove(at);
        }
        loop {
            let frame = self.next().expect("an event");
            if is(&frame) {
                return frame;
            }
        }
    }
}

/// Takes sofia on, for the queue `support`.
pub(crate) fn hire_sofia(house: &House, desk: &Desk<'_>) {
    let password = house.path("password");
    std::fs::write(&password, "four words that nobody guesses\n").expect("written");
    let password = password.to_str().expect("a path");
    let added = desk.ask(&[
        "agent",
        "add",
        "sofia",
        "--queue",
        "support",
        "--password-file",
        password,
    ]);
    assert!(added.status.success(), "{added:?}");
}

/// Takes somebody on in a role, for the queue `support`.
pub(crate) fn hire(house: &House, desk: &Desk<'_>, name: &str, role: &str) {
    let password = house.path("password");
    std::fs::write(&password, "four words that nobody guesses\n").expect("written");
    let password = password.to_str().expect("a path");
    let added = desk.ask(&[
        "agent",
        "add",
        name,
        "--role",
        role,
        "--queue",
        "support",
        "--password-file",
        password,
    ]);
    assert!(added.status.success(), "{added:?}");
}

/// How she signs in.
fn sign_in() -> Value {
    json!({"area": "entry", "type": "sign_in", "name": "sofia",
           "password": "four words that nobody guesses", "code": null, "device": "browser"})
}
