//! Deliveries that are posted to a connector: signed, told apart, and tried again.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use centralita::channels::partner::signature::sign;
use serde_json::{Value, json};

use crate::connector::{Connector, answer, house_with, last, message};
use crate::house::{Desk, House};

pub(crate) const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OLDER: &str = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// How often it is looked whether something has happened: each look is a program that starts.
const LOOKS_MAX: usize = 2_000;

/// One delivery as it was posted.
pub(crate) struct Post {
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Post {
    pub(crate) fn header(&self, name: &str) -> &str {
        let line = self
            .head
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        line.unwrap_or_else(|| panic!("no {name} in {}", self.head))
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }
}

/// A connector that listens and gives these answers, one after the other; an empty one hangs up.
pub(crate) fn listening(answers: &[&str]) -> (u16, Receiver<Post>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let answers: Vec<String> = answers.iter().map(|answer| (*answer).to_owned()).collect();
    let (posts, received) = channel();
    std::thread::spawn(move || {
        for answer in answers {
            let mut lines = listener.incoming().flatten();
            let Some(post) = lines.find_map(|line| read(line, &answer)) else {
                return;
            };
            if posts.send(post).is_err() {
                return;
            }
        }
    });
    (port, received)
}

/// What is posted on a line; nothing where that dies first.
fn read(mut stream: TcpStream, answer: &str) -> Option<Post> {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "));
            let length: usize = length.expect("a length").parse().expect("a number");
            if bytes.len() >= end + 4 + length {
                let body = bytes[end + 4..].to_vec();
                let _ = stream.write_all(answer.as_bytes());
                return Some(Post { head, body });
            }
        }
        let read = stream.read(&mut piece).ok().filter(|read| *read > 0)?;
        bytes.extend_from_slice(&piece[..read]);
    }
}

pub(crate) fn says(status: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}")
}

/// A folder whose channel pushes to that port.
pub(crate) fn pushing(port: u16) -> House {
    let house = house_with("");
    let secret = |name: &str, text: &str| {
        std::fs::write(house.path(name), text).expect("written");
        house.path(name).display().to_string()
    };
    let (newest, older) = (secret("signing", SECRET), secret("older", OLDER));
    crate::connector::set(
        &house,
        &format!(
            "url = 'http://127.0.0.1:{port}/in?from=desk'\nsigning_secret.file = '{newest}'\n\
             previous_signing_secret.file = '{older}'"
        ),
    );
    house
}

pub(crate) fn answered(desk: &Desk<'_>) {
    Connector::of(desk).events(&json!([message("k1", "hola")]));
    answer(desk, "1", "Sale hoy.");
}

pub(crate) fn next(posts: &Receiver<Post>) -> Post {
    posts
        .recv_timeout(Duration::from_secs(60))
        .expect("it is posted")
}

/// Waits until the answer stands so.
fn until_answer_is(desk: &Desk<'_>, state: &str) -> Value {
    for _ in 0..LOOKS_MAX {
        let message = last(desk, "1");
        if message["state"] == state {
            return message;
        }
    }
    panic!("{}", last(desk, "1"));
}

#[test]
fn a_delivery_is_posted_and_signed_by_both_secrets_and_its_answer_settles_it() {
    let outcome = r#"{"outcome":"accepted","vendor_ids":["v7"]}"#;
    let (port, posts) = listening(&[&says("200 OK", outcome)]);
    let house = pushing(port);
    let desk = house.start();
    answered(&desk);
    let post = next(&posts);
    assert!(
        post.head.starts_with("POST /in?from=desk HTTP/1.1"),
        "{}",
        post.head
    );
    let page = post.json();
    assert_eq!(page["message"]["parts"][0]["text"], "Sale hoy.");
    let id = post.header("webhook-id");
    assert_eq!(page["delivery_id"], id);
    let at: i64 = post.header("webhook-timestamp").parse().expect("seconds");
    let signed = sign(&[SECRET, OLDER], id, at, &post.body).expect("signed");
    assert_eq!(post.header("webhook-signature"), signed);
    assert_eq!(until_answer_is(&desk, "sent")["external_id"], "v7");
    let fetched = Connector::of(&desk).get("outbox").problem();
    assert_eq!(fetched, (409, "not_pulled".to_owned()));
}

#[test]
fn whatever_goes_wrong_the_same_delivery_comes_again_until_it_is_taken() {
    let (port, posts) = listening(&[
        &says("500 Oops", ""),
        "",
        &says("302 Found\r\nLocation: http://127.0.0.1:1/", ""),
        "garbage\r\n\r\n",
        &says("204 No Content", ""),
    ]);
    let house = pushing(port);
    let desk = house.start();
    answered(&desk);
    let first = next(&posts);
    let second = next(&posts);
    assert_eq!(second.header("webhook-id"), first.header("webhook-id"));
    assert_eq!(second.json()["attempt"], 2);
    assert_eq!(second.json()["message"], first.json()["message"]);
    // The rest of the schedule is minutes long; an operator who is impatient asks again.
    let id = first.json()["message"]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    for _ in 0..3 {
        while !desk.ask(&["outbox", "retry", &id]).status.success() {
            std::thread::yield_now();
        }
        let again = next(&posts);
        assert_ne!(again.header("webhook-id"), first.header("webhook-id"));
    }
    until_answer_is(&desk, "sent");
}

#[test]
fn a_connector_that_refuses_our_signature_needs_somebody_at_once() {
    let (port, posts) = listening(&[&says("401 Unauthorized", ""), &says("200 OK", "")]);
    let house = pushing(port);
    let desk = house.start();
    answered(&desk);
    next(&posts);
    let state = || desk.ask_json(&["channel", "show", "sms", "--json"])["state"].clone();
    assert!(
        (0..LOOKS_MAX).any(|_| state() == "needs_operator"),
        "it is told"
    );
    next(&posts);
    until_answer_is(&desk, "sent");
    assert_eq!(state(), "ok", "and taken back once it is taken");
}

#[test]
fn a_connector_that_is_gone_for_good_is_left_alone() {
    let (port, posts) = listening(&[&says("410 Gone", ""), &says("200 OK", "")]);
    let house = pushing(port);
    let desk = house.start();
    answered(&desk);
    next(&posts);
    let stopped = || {
        let listed = desk.ask_json(&["channel", "list", "--json"]).to_string();
        listed.contains("gone") || listed.contains("paused") || listed.contains("stopped")
    };
    assert!((0..LOOKS_MAX).any(|_| stopped()), "it is told");
    let refused = Connector::of(&desk).events(&json!([message("k2", "hola")]));
    assert_eq!(refused[0]["error"]["code"], "channel_off", "{refused:?}");
    assert!(
        posts.recv_timeout(Duration::from_secs(3)).is_err(),
        "it is not called again"
    );
    let shown = desk.ask_json(&["channel", "show", "sms", "--json"]);
    assert_eq!(
        (
            &shown["state"],
            &shown["cause"],
            &shown["paused"],
            &shown["next_at"]
        ),
        (
            &json!("needs_operator"),
            &json!("gone"),
            &json!(false),
            &json!(null)
        ),
        "nobody stopped it by hand, and nothing is tried: {shown}"
    );
    let told = desk.ask(&["channel", "show", "sms"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("channel resume"), "{told}");
    // Whoever looks after a restart is told why, too.
    assert!(desk.stop().success());
    let desk = house.start();
    let listed = desk.ask_json(&["channel", "list", "--json"]).to_string();
    assert!(listed.contains("gone for good"), "{listed}");
}
