//! An agent in a browser: the session as JSON over a WebSocket, at the same address as its page.

use std::net::TcpStream;

use serde_json::{Value, json};
use tungstenite::client::IntoClientRequest;
use tungstenite::http::{HeaderValue, StatusCode};
use tungstenite::{Message, WebSocket};

use crate::house::{Desk, House, mail};

/// A page's end of a session.
struct Page {
    socket: WebSocket<TcpStream>,
    asked: u64,
    /// What came while an answer was awaited.
    events: Vec<Value>,
}

impl Page {
    /// Opens a session from a page of `origin`; the status where the desk says no.
    fn open(desk: &Desk<'_>, origin: &str) -> Result<Self, StatusCode> {
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

    fn say(&mut self, frame: &Value) {
        let text = Message::text(frame.to_string());
        self.socket.send(text).expect("sent");
    }

    /// The next frame that is no heartbeat; `None` once the desk has closed.
    fn next(&mut self) -> Option<Value> {
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

    fn greet(&mut self) -> Value {
        self.say(&json!({"frame": "hello", "versions": [1], "client": "test", "language": "es"}));
        self.next().expect("a welcome")
    }

    /// The outcome of a request.
    fn ask(&mut self, ask: &Value) -> Value {
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
    fn hear(&mut self, sort: &str) -> Value {
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

fn sofia(house: &House) -> Desk<'_> {
    house.configure("[status.here]\navailable = true\n");
    let desk = house.start();
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
    desk
}

fn sign_in() -> Value {
    json!({"area": "entry", "type": "sign_in", "name": "sofia",
           "password": "four words that nobody guesses", "code": null, "device": "browser"})
}

#[test]
fn a_mail_is_offered_accepted_and_answered_over_a_websocket() {
    let house = House::new();
    let desk = sofia(&house);
    let mut page = Page::open(&desk, "http://{door}").expect("opened");
    let welcome = page.greet();
    assert_eq!(welcome["frame"], "welcome");
    assert_eq!(welcome["version"], 1);

    let entered = page.ask(&sign_in());
    assert_eq!(
        entered["data"]["value"]["agent"]["name"], "sofia",
        "{entered}"
    );
    if entered["data"]["value"]["must_change_password"] == true {
        let chosen = page.ask(&json!({"area": "entry", "type": "change_password",
            "old": "four words that nobody guesses", "new": "five words that nobody ever guesses"}));
        assert_eq!(chosen["type"], "accepted", "{chosen}");
    }
    let status = page.ask(&json!({"area": "presence", "type": "set_status", "status": "here"}));
    assert_eq!(status["type"], "accepted", "{status}");

    house.deliver("1", &mail("one", "A table with a dent"));
    let offer = page.hear("offer")["news"]["offer"].take();
    assert_eq!(offer["conversation"]["subject"], "A table with a dent");
    let accepted = page.ask(&json!({"area": "work", "type": "accept", "offer": offer["offer_id"]}));
    assert_eq!(accepted["type"], "accepted", "{accepted}");
    let reply = json!({"client_message": "11111111111111111111111111111111",
        "text": "We will send another one.", "attachments": [], "cc": []});
    let sent = page.ask(
        &json!({"area": "work", "type": "reply", "conversation": "1",
        "base_seq": 1, "reply": reply}),
    );
    assert_eq!(sent["data"]["type"], "sent", "{sent}");
    house.wait_for("out/new", |names| names.len() == 1);
}

#[test]
fn a_page_of_another_site_gets_no_session() {
    let house = House::new();
    let desk = house.start();
    for origin in ["https://evil.example", "null", "http://{door}.evil.example"] {
        let refused = Page::open(&desk, origin).err();
        assert_eq!(refused, Some(StatusCode::FORBIDDEN), "{origin}");
    }
}

#[test]
fn whoever_does_not_speak_the_protocol_is_told_and_left() {
    let house = House::new();
    let desk = house.start();
    for nonsense in [
        "hello".to_owned(),
        "{}".to_owned(),
        "[".repeat(4_000),
        format!(
            "{{\"frame\":\"hello\",\"client\":\"{}\"}}",
            "x".repeat(5_000)
        ),
    ] {
        let mut page = Page::open(&desk, "http://{door}").expect("opened");
        page.socket.send(Message::text(nonsense)).expect("sent");
        let last = page.next().expect("a farewell");
        assert_eq!(last["frame"], "farewell", "{last}");
        assert_eq!(page.next(), None);
    }
    let mut page = Page::open(&desk, "http://{door}").expect("opened");
    let bytes = Message::binary(vec![0, 0, 0, 1, 1]);
    page.socket.send(bytes).expect("sent");
    assert_eq!(page.next(), None);
}

#[test]
fn a_browser_is_told_that_the_desk_stops_and_may_come_back() {
    let house = House::new();
    let desk = house.start();
    let mut page = Page::open(&desk, "http://{door}").expect("opened");
    page.greet();
    desk.stop();
    let last = page.next().expect("a farewell");
    assert_eq!(last["frame"], "farewell", "{last}");
    assert_eq!(last["why"]["code"], "CT-6002");
}
