//! A network that is cut between a desk and a connector, and a kill in the middle: both sides count the same.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::{Value, json};

use crate::connector::{Connector, TOKEN, answer, house, last, message};
use crate::house::{Desk, House};
use crate::push::{answered, listening, pushing, says};
use crate::wire::{Cut, wire};

/// Asks as any connector does through a network that may break: again, until there is an answer.
fn insist(port: u16, method: &str, path: &str, body: &Value) -> Value {
    (0..TRIES_MAX)
        .find_map(|_| ask(port, method, path, body))
        .unwrap_or_else(|| panic!("{method} {path} was never answered"))
}

/// A whole answer of yes, or nothing.
fn ask(port: u16, method: &str, path: &str, body: &Value) -> Option<Value> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    let body = body.to_string();
    let request = format!(
        "{method} /byoc/v1/channels/sms/{path} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\
         Authorization: Bearer {TOKEN}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut said = String::new();
    stream.read_to_string(&mut said).ok()?;
    let (head, body) = said.split_once("\r\n\r\n")?;
    if !head.starts_with("HTTP/1.1 200") {
        return None;
    }
    serde_json::from_str(body).ok()
}

/// The texts of all that the desk holds from outside.
fn held(desk: &Desk<'_>) -> Vec<String> {
    let held = desk.export();
    let all = held.iter().filter_map(|one| one["messages"].as_array());
    let inward = all.flatten().filter(|one| one["direction"] == "in");
    inward
        .filter_map(|one| one["text"].as_str().map(str::to_owned))
        .collect()
}

/// Brings some events, each until it is answered for; `port` leads to the desk.
fn bring(port: u16, texts: std::ops::Range<usize>) -> usize {
    let mut accepted = 0;
    for n in texts {
        let event = message(&format!("k{n}"), &format!("text {n}"));
        let said = insist(port, "POST", "events", &json!([event]));
        let result = &said[0]["result"];
        assert!(result == "accepted" || result == "duplicate", "{said}");
        accepted += usize::from(result == "accepted");
    }
    accepted
}

fn port_of(desk: &Desk<'_>) -> String {
    desk.door("http")
}

#[test]
fn events_through_a_network_that_is_cut_anywhere_are_there_once_each() {
    let house = house();
    let desk = house.start();
    // In the head, in the body, behind its end; before, in and behind the head of the answer.
    let asked = [0, 7, 100, 280, 350, 420].map(Cut::Asked);
    let answered = [0, 12, 90, 160, 250].map(Cut::Answered);
    let cuts: Vec<Cut> = asked.into_iter().chain(answered).collect();
    let count = cuts.len() + 2;
    let accepted = bring(wire(&port_of(&desk), &cuts), 0..count);
    assert!(
        accepted < count,
        "some were kept before their answer was lost"
    );
    // And the desk dies in the middle.
    desk.kill();
    let desk = house.start();
    let port = wire(&port_of(&desk), &[Cut::Answered(20)]);
    bring(port, 0..count + 1);
    let mut held = held(&desk);
    held.sort();
    let mut sent: Vec<String> = (0..=count).map(|n| format!("text {n}")).collect();
    sent.sort();
    assert_eq!(held, sent);
}

#[test]
fn what_is_fetched_and_settled_through_such_a_network_reaches_the_vendor_once() {
    let house = house();
    let desk = house.start();
    Connector::of(&desk).events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Sale hoy.");
    let mut vendor = BTreeSet::new();
    // It was handed out, and nobody heard of it.
    let port = wire(&port_of(&desk), &[Cut::Answered(150)]);
    assert_eq!(ask(port, "GET", "outbox?wait=30", &Value::Null), None);
    desk.kill();
    let desk = house.start();
    let cuts = [Cut::Asked(50), Cut::Asked(0)];
    let port = wire(&port_of(&desk), &cuts);
    let fetched = insist(port, "GET", "outbox?wait=30", &Value::Null);
    let delivery = &fetched[0];
    let id = delivery["delivery_id"].as_str().expect("an id");
    assert!(delivery["attempt"].as_u64() > Some(1), "{delivery}");
    vendor.insert(id.to_owned());
    // It is settled, and nobody heard of that either.
    let outcome = json!({"outcome": "accepted", "vendor_ids": ["v1"]});
    let path = format!("outbox/{id}/outcome");
    let port = wire(&port_of(&desk), &[Cut::Asked(200), Cut::Answered(10)]);
    let said = insist(port, "POST", &path, &outcome);
    assert_eq!(said["result"], "duplicate", "{said}");
    let said = last(&desk, "1");
    assert_eq!(
        (&said["state"], &said["external_id"]),
        (&json!("sent"), &json!("v1"))
    );
    let rest = insist(port, "GET", "outbox?wait=0", &Value::Null);
    assert_eq!((rest, vendor.len()), (json!([]), 1));
}

#[test]
fn what_is_pushed_through_such_a_network_is_one_delivery_however_often_it_comes() {
    let accepted = says("200 OK", r#"{"outcome":"accepted","vendor_ids":["v1"]}"#);
    let (port, posts) = listening(&[&accepted, &accepted]);
    // Its head never comes through; then it comes, and the answer is lost; then all is well.
    let cuts = [Cut::Asked(40), Cut::Answered(15)];
    let house: House = pushing(wire(&format!("127.0.0.1:{port}"), &cuts));
    let desk = house.start();
    answered(&desk);
    let heard: Vec<_> = posts.iter().take(2).collect();
    let ids: BTreeSet<&str> = heard.iter().map(|it| it.header("webhook-id")).collect();
    assert_eq!((heard.len(), ids.len()), (2, 1), "{ids:?}");
    let mut said = last(&desk, "1");
    for _ in 0..TRIES_MAX {
        if said["state"] == "sent" {
            break;
        }
        said = last(&desk, "1");
    }
    assert_eq!(
        (&said["state"], &said["external_id"]),
        (&json!("sent"), &json!("v1"))
    );
}

/// More than there are cuts, and enough looks at a program that starts each time.
const TRIES_MAX: usize = 500;
