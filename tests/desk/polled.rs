//! A chat by requests, where a network lets no WebSocket through.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::house::{Desk, House};
use crate::webchat::{accept, reply, shop, sofia};

/// One request of a talk: the status, and what came with it.
pub(crate) fn post(desk: &Desk<'_>, channel: &str, body: &Value, header: &str) -> (u16, Value) {
    let door = desk.door("http");
    let mut stream = TcpStream::connect(&door).expect("connected");
    let body = body.to_string();
    let head = format!(
        "POST /chat/{channel}/poll HTTP/1.1\r\nHost: {door}\r\nConnection: close\r\n\
         {header}Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("written");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("read");
    let status = answer.split(' ').nth(1).and_then(|word| word.parse().ok());
    let (_, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    (
        status.expect("a status"),
        serde_json::from_str(body).unwrap_or_default(),
    )
}

/// Asks until a frame is so.
fn hear(desk: &Desk<'_>, link: &Value, is: impl Fn(&Value) -> bool) -> Value {
    loop {
        let (status, answer) = post(desk, "shop", &json!({"link": link}), "");
        assert_eq!(status, 200, "{answer}");
        let told = answer["told"].as_array().expect("frames");
        if let Some(found) = told.iter().find(|told| is(told)) {
            return found.clone();
        }
    }
}

#[test]
fn a_talk_by_requests_is_the_same_talk() {
    let house = House::new();
    let desk = shop(&house);
    let mut page = sofia(&desk);
    let (status, begun) = post(&desk, "shop", &json!({"said": [{"type": "hello"}]}), "");
    assert_eq!(status, 200, "{begun}");
    let welcome = begun["told"][0].clone();
    assert_eq!(welcome["type"], "welcome", "{begun}");
    let link = begun["link"].clone();
    let writes = json!({"link": link, "wait": false,
        "said": [{"type": "send", "id": "first-message", "text": "Where is my order?"}]});
    assert_eq!(post(&desk, "shop", &writes, "").0, 200);
    let taken = hear(&desk, &link, |told| told["type"] == "taken");
    assert_eq!(taken["id"], "first-message", "{taken}");

    let conversation = accept(&mut page);
    reply(&mut page, &conversation, 1, "It arrives tomorrow.");
    let answer = hear(&desk, &link, |told| told["from"] == "desk");
    assert_eq!(answer["text"], "It arrives tomorrow.", "{answer}");

    let again = json!({"said": [{"type": "hello", "pass": welcome["pass"]}]});
    let (_, begun) = post(&desk, "shop", &again, "");
    let messages = begun["told"][0]["messages"].as_array().expect("messages");
    assert_eq!(messages.len(), 2, "{begun}");
}

#[test]
fn a_talk_of_another_chat_or_of_nobody_is_none() {
    let house = House::new();
    let desk = shop(&house);
    let (_, begun) = post(&desk, "shop", &json!({"said": [{"type": "hello"}]}), "");
    let link = begun["link"].clone();
    assert_eq!(post(&desk, "strict", &json!({"link": link}), "").0, 404);
    let forged = json!({"link": "00000000000000000000000000000000"});
    assert_eq!(post(&desk, "shop", &forged, "").0, 404);
    assert_eq!(post(&desk, "shop", &json!("no object"), "").0, 400);
    let long = json!({"said": [{"type": "hello", "pass": "x".repeat(200_000)}]});
    assert_eq!(post(&desk, "shop", &long, "").0, 422);
}
