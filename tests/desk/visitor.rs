//! A visitor's end of a chat: frames of JSON over a WebSocket.

use std::net::TcpStream;

use serde_json::{Value, json};
use tungstenite::client::IntoClientRequest;
use tungstenite::http::{HeaderValue, StatusCode};
use tungstenite::{Message, WebSocket};

use crate::house::Desk;

/// A visitor of a chat.
pub(crate) struct Visitor {
    pub(crate) socket: WebSocket<TcpStream>,
    /// What came while something else was awaited.
    told: Vec<Value>,
}

impl Visitor {
    /// Connects to a chat from a page of `origin`, or from an app; the status where the desk says no.
    pub(crate) fn open(
        desk: &Desk<'_>,
        channel: &str,
        origin: Option<&str>,
    ) -> Result<Self, StatusCode> {
        let door = desk.door("http");
        let mut request = format!("ws://{door}/chat/{channel}/session")
            .into_client_request()
            .expect("an address");
        if let Some(origin) = origin {
            let origin = origin.replace("{door}", &door);
            let origin = HeaderValue::from_str(&origin).expect("a header");
            request.headers_mut().insert("Origin", origin);
        }
        let stream = TcpStream::connect(&door).expect("connected");
        match tungstenite::client(request, stream) {
            Ok((socket, _)) => Ok(Self {
                socket,
                told: Vec::new(),
            }),
            Err(tungstenite::HandshakeError::Failure(tungstenite::Error::Http(response))) => {
                Err(response.status())
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// An app that says hello with what is in `hello`; the welcome.
    pub(crate) fn come(desk: &Desk<'_>, channel: &str, hello: &Value) -> (Self, Value) {
        let mut visitor = Self::open(desk, channel, None).expect("opened");
        let mut first = json!({"type": "hello"});
        for (key, value) in hello.as_object().expect("an object") {
            first[key] = value.clone();
        }
        visitor.say(&first);
        let welcome = visitor.hear("welcome");
        (visitor, welcome)
    }

    pub(crate) fn say(&mut self, frame: &Value) {
        let text = Message::text(frame.to_string());
        self.socket.send(text).expect("sent");
    }

    /// Writes; what the desk answers.
    pub(crate) fn write(&mut self, id: &str, text: &str) -> Value {
        self.say(&json!({"type": "send", "id": id, "text": text}));
        self.hear_that(|told| told["id"] == id && told["type"] != "message")
    }

    /// The next frame; `None` once the desk has closed.
    pub(crate) fn next(&mut self) -> Option<Value> {
        loop {
            match self.socket.read() {
                Ok(Message::Text(text)) => {
                    return Some(serde_json::from_str(&text).expect("JSON"));
                }
                Ok(Message::Ping(_) | Message::Pong(_)) => {}
                Ok(_) | Err(_) => return None,
            }
        }
    }

    /// The first frame of this type, come or to come.
    pub(crate) fn hear(&mut self, kind: &str) -> Value {
        self.hear_that(|told| told["type"] == kind)
    }

    /// The first frame that is so, come or to come.
    pub(crate) fn hear_that(&mut self, is: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.told.iter().position(&is) {
            return self.told.remove(at);
        }
        loop {
            let told = self.next().expect("a frame");
            if is(&told) {
                return told;
            }
            self.told.push(told);
        }
    }
}
