//! Files: put before they are mentioned, fetched by whom they are for.

use std::io::{Read, Write};
use std::net::TcpListener;

use centralita::domain::attachment::Digest;
use ring::digest::{SHA256, digest};
use serde_json::json;

use crate::connector::{Connector, OTHER, house, house_with, last, message};

pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut sum = [0; 32];
    sum.copy_from_slice(digest(&SHA256, bytes).as_ref());
    Digest(sum).to_string()
}

fn put(connector: &Connector, sha256: &str, size: usize, bytes: &[u8]) -> crate::connector::Reply {
    let path = format!("/byoc/v1/media?sha256={sha256}&size={size}");
    connector.ask("PUT", &path, "Content-Type: image/png\r\n", bytes)
}

#[test]
fn a_file_that_was_put_is_attached_to_the_event_that_names_it() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let bytes = vec![7; 3 << 20];
    let sum = sha256(&bytes);
    let kept = put(&connector, &sum, bytes.len(), &bytes);
    assert_eq!(kept.json()["media"], format!("m_{sum}"), "{kept:?}");
    let mut event = message("k1", "mira");
    event["parts"] = json!([{"type": "file", "media": format!("m_{sum}"), "name": "foto.png", "mime": "image/png"}]);
    let mut unknown = message("k2", "y esto");
    unknown["parts"] = json!([{"type": "file", "media": format!("m_{}", "0".repeat(64))}]);
    let results = connector.events(&json!([event, unknown]));
    assert_eq!(results[0]["result"], "accepted", "{results:?}");
    assert_eq!(results[1]["error"]["code"], "media_unknown");
    let shown = last(&desk, "1");
    let file = &shown["attachments"][0];
    assert_eq!(
        (&file["name"], &file["sha256"], &file["size"]),
        (&json!("foto.png"), &json!(sum), &json!(bytes.len()))
    );
}

#[test]
fn a_file_that_is_not_what_was_announced_is_not_kept() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let sum = sha256(b"hola");
    let said = |code: &str| (409, code.to_owned());
    let odd = (422, "unprocessable".to_owned());
    assert_eq!(
        put(&connector, &sum, 4, b"adio").problem(),
        said("digest_mismatch")
    );
    assert_eq!(
        put(&connector, &sum, 3, b"hola").problem(),
        said("digest_mismatch")
    );
    assert_eq!(
        put(&connector, &sum, 5, b"hola").problem(),
        said("digest_mismatch")
    );
    assert_eq!(put(&connector, "xyz", 4, b"hola").problem(), odd);
    assert_eq!(put(&connector, &sum, 1 << 40, b"hola").problem().0, 422);
    let stranger = Connector::showing(&desk, "nobody's token at all");
    assert_eq!(put(&stranger, &sum, 4, b"hola").problem().0, 401);
}

#[test]
fn only_what_is_sent_on_a_channel_is_fetched_by_it() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let descriptor = json!({"text": {"limit": 100}, "files": {"max_bytes": {"*": 1_000_000}},
        "identity_schemes": ["tel"]});
    assert_eq!(connector.send("PUT", "descriptor", &descriptor).status, 200);
    connector.events(&json!([message("k1", "hola")]));
    let file = house.path("factura.txt");
    std::fs::write(&file, "total: 3").expect("written");
    let path = file.display().to_string();
    let said = desk.ask(&["conv", "reply", "1", "Aquí va.", "--attach", &path]);
    assert!(said.status.success(), "{said:?}");
    let delivery = connector.fetch().remove(0);
    let part = &delivery["message"]["parts"][1];
    assert_eq!(
        (&part["name"], &part["size"]),
        (&json!("factura.txt"), &json!(8))
    );
    let media = part["media"].as_str().expect("a handle");
    assert_eq!(connector.get(&format!("media/{media}")).body, b"total: 3");
    let other = Connector::showing(&desk, OTHER);
    let elsewhere = other.ask(
        "GET",
        &format!("/byoc/v1/channels/other/media/{media}"),
        "",
        b"",
    );
    assert_eq!(elsewhere.problem(), (404, "no_such_media".to_owned()));
    assert_eq!(
        connector.get("media/m_..%2f..%2fdesk.redb").problem().0,
        404
    );
}

/// Answers one request on a port of its own with these bytes.
fn serving(answers: Vec<Vec<u8>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        for answer in answers {
            let (mut stream, _) = listener.accept().expect("a caller");
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) > 0 {
                head.push(byte[0]);
            }
            let _ = stream.write_all(&answer);
        }
    });
    port
}

fn page(bytes: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", bytes.len());
    [head.into_bytes(), bytes.to_vec()].concat()
}

fn naming(key: &str, url: &str) -> serde_json::Value {
    let mut event = message(key, "mira");
    event["parts"] = json!([{"type": "file", "url": url, "name": "f.png", "mime": "image/png"}]);
    event
}

#[test]
fn a_file_of_a_listed_host_is_fetched_and_of_no_other() {
    let png = b"\x89PNG\r\n\x1a\n and so on";
    let inside = "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/secret\r\n\r\n";
    let port = serving(vec![page(png), inside.into(), page(&[b'x'; 100])]);
    let house = house_with(&format!("media_hosts = ['127.0.0.1:{port}']"));
    let desk = house.start();
    let connector = Connector::of(&desk);
    let url = format!("http://127.0.0.1:{port}/a.png");
    let results = connector.events(&json!([naming("k1", &url)]));
    assert_eq!(results[0]["result"], "accepted", "{results:?}");
    assert_eq!(last(&desk, "1")["attachments"][0]["size"], png.len());
    let results = connector.events(&json!([
        naming("k1", &url),
        naming("k2", &url),
        naming("k3", "http://127.0.0.1:9/x"),
        naming("k4", "http://169.254.169.254/latest/meta-data"),
        naming("k5", "https://localhost/"),
    ]));
    assert_eq!(
        results[0]["result"], "duplicate",
        "nothing is fetched twice"
    );
    for led in &results[1..] {
        assert_eq!(led["error"]["code"], "media_url", "{led}");
        assert_eq!(led["error"]["retry"], false, "{led}");
    }
}

#[test]
fn a_host_that_is_dead_may_be_asked_again() {
    let port = serving(vec![
        b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n".to_vec(),
    ]);
    let house = house_with(&format!("media_hosts = ['127.0.0.1:{port}']"));
    let desk = house.start();
    let connector = Connector::of(&desk);
    let url = format!("http://127.0.0.1:{port}/a.png");
    for _ in 0..2 {
        let results = connector.events(&json!([naming("k1", &url)]));
        assert_eq!(
            results[0]["error"]["code"], "media_unreachable",
            "{results:?}"
        );
        assert_eq!(results[0]["error"]["retry"], true);
    }
}

#[test]
fn a_file_that_its_host_does_not_have_any_more_is_not_asked_for_again() {
    let gone =
        |status: &str| format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").into_bytes();
    let port = serving(vec![gone("404 Not Found"), gone("410 Gone")]);
    let house = house_with(&format!("media_hosts = ['127.0.0.1:{port}']"));
    let desk = house.start();
    let connector = Connector::of(&desk);
    let url = format!("http://127.0.0.1:{port}/a.png");
    for key in ["k1", "k2"] {
        let results = connector.events(&json!([naming(key, &url)]));
        let error = &results[0]["error"];
        assert_eq!(
            (&error["code"], &error["retry"]),
            (&json!("media_gone"), &json!(false))
        );
    }
    let kept = desk.ask_json(&["channel", "rejected", "sms", "--json"]);
    assert_eq!(kept["items"].as_array().map(Vec::len), Some(2), "{kept}");
}

#[test]
fn a_file_that_is_not_what_it_says_is_marked() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let bytes = b"<html><script>alert(1)</script>";
    let sum = sha256(bytes);
    put(&connector, &sum, bytes.len(), bytes);
    let mut event = message("k1", "mira");
    event["parts"] = json!([{"type": "file", "media": format!("m_{sum}"), "name": "foto.png", "mime": "image/png"}]);
    connector.events(&json!([event]));
    let file = last(&desk, "1")["attachments"][0].clone();
    assert_eq!(
        (&file["mime"], &file["found"]),
        (&json!("image/png"), &json!("text/html"))
    );
}

/// Takes every call, promises a file and sends next to nothing of it; tells of each call.
fn dripping() -> (u16, std::sync::mpsc::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let (told, taken) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut held = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.expect("a caller");
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n.");
            held.push(stream);
            if told.send(()).is_err() {
                return;
            }
        }
    });
    (port, taken)
}

#[test]
fn a_host_that_drips_is_left_in_time_and_holds_up_no_other_channel() {
    let (port, taken) = dripping();
    let house = house_with(&format!("media_hosts = ['127.0.0.1:{port}']"));
    let desk = house.start();
    let url = format!("http://127.0.0.1:{port}/a.png");
    let (told, answers) = std::sync::mpsc::channel();
    for n in 0..12 {
        let (connector, told) = (Connector::of(&desk), told.clone());
        let event = json!([naming(&format!("k{n}"), &url)]);
        std::thread::spawn(move || told.send(connector.send("POST", "events", &event)));
    }
    for _ in 0..2 {
        taken.recv_timeout(WAIT).expect("it is called");
    }
    let other = Connector::showing(&desk, OTHER);
    let kind = "Content-Type: application/json\r\n";
    let body = json!([message("k", "hola")]).to_string();
    let path = "/byoc/v1/channels/other/events";
    let reply = other.ask("POST", path, kind, body.as_bytes());
    assert_eq!(reply.json()[0]["result"], "accepted", "{reply:?}");
    let early = answers.try_recv();
    assert!(early.is_err(), "the other channel waited for it: {early:?}");
    let left = answers.recv_timeout(WAIT).expect("it is left in time");
    let result = &left.json()[0];
    assert_eq!(result["error"]["code"], "media_unreachable", "{result}");
    assert_eq!(result["error"]["retry"], true);
}

/// How long what is about to happen is waited for.
const WAIT: std::time::Duration = std::time::Duration::from_secs(30);
