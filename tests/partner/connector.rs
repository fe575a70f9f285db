//! A connector: asks over HTTP as one would, in bytes of its own.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::house::{Desk, House};

pub(crate) const TOKEN: &str = "sms-0123456789abcdef";

/// The token of the channel `other`.
pub(crate) const OTHER: &str = "other-0123456789abcdef";

/// A desk's folder with a channel `sms`, with `more` keys of its own, and another, `other`.
pub(crate) fn house_with(more: &str) -> House {
    let house = House::new();
    set(&house, more);
    house
}

/// The same without more keys.
pub(crate) fn house() -> House {
    house_with("")
}

/// Writes the settings of both channels anew.
pub(crate) fn set(house: &House, more: &str) {
    let secret = |name: &str, text: &str| {
        std::fs::write(house.path(name), format!("{text}\n")).expect("written");
        house.path(name).display().to_string()
    };
    let own = secret("sms.token", TOKEN);
    let other = secret("other.token", OTHER);
    house.configure(&format!(
        "[channel.sms]\nkind = 'partner'\nqueue = 'support'\ntoken.file = '{own}'\n{more}\n\
         [channel.other]\nkind = 'partner'\nqueue = 'support'\ntoken.file = '{other}'\n"
    ));
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The code of a problem document.
    pub(crate) fn problem(&self) -> (u16, String) {
        assert!(
            self.head.contains("content-type: application/problem+json"),
            "{self:?}"
        );
        let page = self.json();
        assert_eq!(page["status"], self.status);
        (
            self.status,
            page["code"].as_str().expect("a code").to_owned(),
        )
    }
}

/// A connector of the channel `sms`.
pub(crate) struct Connector {
    address: String,
    pub(crate) token: String,
}

impl Connector {
    pub(crate) fn of(desk: &Desk<'_>) -> Self {
        Self {
            address: desk.door("http"),
            token: TOKEN.to_owned(),
        }
    }

    /// A connector with another token.
    pub(crate) fn showing(desk: &Desk<'_>, token: &str) -> Self {
        Self {
            address: desk.door("http"),
            token: token.to_owned(),
        }
    }

    /// Sends these bytes and reads until the end.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(&self.address).expect("connected");
        stream
            .set_read_timeout(Some(Duration::from_secs(70)))
            .expect("set");
        // The desk may answer and close before it has read everything.
        let _ = stream.write_all(bytes);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no answer: {}", String::from_utf8_lossy(&answer)));
        let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
        let mut body = answer[end + 4..].to_vec();
        if head.contains("transfer-encoding: chunked") {
            body = unchunked(&body);
        }
        let status = head[9..12].parse().expect("a status");
        Reply { status, head, body }
    }

    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Reply {
        let mut bytes = format!(
            "{method} {path} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\
             Authorization: Bearer {}\r\nContent-Length: {}\r\n{headers}\r\n",
            self.token,
            body.len()
        )
        .into_bytes();
        bytes.extend_from_slice(body);
        self.raw(&bytes)
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask("GET", &format!("/byoc/v1/channels/sms/{path}"), "", b"")
    }

    pub(crate) fn send(&self, method: &str, path: &str, body: &Value) -> Reply {
        let path = format!("/byoc/v1/channels/sms/{path}");
        let kind = "Content-Type: application/json\r\n";
        self.ask(method, &path, kind, body.to_string().as_bytes())
    }

    /// Posts events; gives their results.
    pub(crate) fn events(&self, events: &Value) -> Vec<Value> {
        let reply = self.send("POST", "events", events);
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json().as_array().expect("results").clone()
    }

    /// Fetches, waiting as long as it takes.
    pub(crate) fn fetch(&self) -> Vec<Value> {
        let reply = self.get("outbox?wait=30&max=50");
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json().as_array().expect("deliveries").clone()
    }

    pub(crate) fn settle(&self, delivery: &Value, outcome: &Value) -> Reply {
        let id = delivery["delivery_id"].as_str().expect("an id");
        self.send("POST", &format!("outbox/{id}/outcome"), outcome)
    }
}

/// A message of Ana's.
pub(crate) fn message(key: &str, text: &str) -> Value {
    json!({"v": 1, "key": key, "kind": "message",
        "from": {"scheme": "tel", "value": "+34600111222", "display": "Ana"},
        "parts": [{"type": "text", "text": text}]})
}

/// Answers a conversation as a person would.
pub(crate) fn answer(desk: &Desk<'_>, conversation: &str, text: &str) {
    let said = desk.ask(&["conv", "reply", conversation, text]);
    assert!(said.status.success(), "{said:?}");
}

/// The last message of a conversation.
pub(crate) fn last(desk: &Desk<'_>, conversation: &str) -> Value {
    let shown = desk.ask_json(&["conv", "show", conversation, "--json"]);
    let shown = shown.get("messages").unwrap_or(&shown["item"]["messages"]);
    shown
        .as_array()
        .expect("messages")
        .last()
        .expect("one")
        .clone()
}

fn unchunked(mut rest: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let length = String::from_utf8_lossy(&rest[..end]).into_owned();
        let length = usize::from_str_radix(length.trim(), 16).unwrap_or(0);
        if length == 0 {
            break;
        }
        whole.extend_from_slice(&rest[end + 2..end + 2 + length]);
        rest = &rest[end + 2 + length + 2..];
    }
    whole
}
