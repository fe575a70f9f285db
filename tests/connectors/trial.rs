//! `channel test`: the connectors that come with the desk hold what the contract says, one that misbehaves
//! on purpose does not, and each claim says so.

use std::io::{Read, Write};
use std::net::TcpListener;

use serde_json::Value;

use crate::house::Desk;
use crate::place::house;
use crate::ports::own_ports;
use crate::{sms, xmpp};

/// What trying a channel gives: how it ended, and its claims.
fn tried(desk: &Desk<'_>, arguments: &[&str]) -> (bool, Vec<Value>) {
    let mut all = vec!["channel", "test"];
    all.extend(arguments);
    all.push("--json");
    let output = desk.ask(&all);
    let page: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let claims = page["claims"].as_array().expect("claims").clone();
    assert_eq!(page["ok"], output.status.success(), "{claims:#?}");
    (output.status.success(), claims)
}

fn named<'a>(claims: &'a [Value], result: &str) -> Vec<&'a str> {
    let of = claims.iter().filter(|claim| claim["result"] == result);
    of.filter_map(|claim| claim["claim"].as_str()).collect()
}

#[test]
fn the_connector_that_is_pushed_to_holds_what_the_contract_says() {
    let [port] = own_ports();
    let house = house("sms", Some(port));
    let Some(mut gateway) = sms::Gateway::start(&house, port) else {
        return;
    };
    let desk = house.start();
    let _connector = sms::connect(&house, &desk, port, gateway.sendsms);
    std::thread::scope(|scope| {
        let trying = scope.spawn(|| tried(&desk, &["sms", "--to", "+34600111222"]));
        let first = gateway.network.next();
        assert!(first.text.contains("prueba del canal"), "{}", first.text);
        gateway.network.confirm(&first);
        let (ok, claims) = trying.join().expect("it ended");
        assert!(ok, "{claims:#?}");
        let passed = named(&claims, "passed");
        for claim in [
            "signature",
            "stale",
            "garbage",
            "unknown",
            "late",
            "once",
            "flood",
            "longest",
            "longer",
            "more_files",
            "receipts",
            "promised",
        ] {
            assert!(passed.contains(&claim), "{claim}: {claims:#?}");
        }
    });
}

#[test]
fn the_connector_that_fetches_holds_what_the_contract_says() {
    let house = house("chat", None);
    let Some(server) = xmpp::Server::start(&house) else {
        return;
    };
    let desk = house.start();
    let _connector = xmpp::connect(&house, &desk, &server);
    let (ok, claims) = tried(&desk, &["chat"]);
    assert!(ok, "{claims:#?}");
    let skipped = named(&claims, "skipped");
    assert!(
        skipped.contains(&"signature") && skipped.contains(&"message"),
        "{claims:#?}"
    );
    for claim in [
        "descriptor",
        "limits",
        "heartbeat",
        "answers",
        "repeated",
        "unknown",
        "late",
    ] {
        assert!(named(&claims, "passed").contains(&claim), "{claims:#?}");
    }
}

/// Says yes to everything, in its own words, whoever signed it.
fn says_yes(listener: &TcpListener, times: usize) {
    for stream in listener.incoming().take(times) {
        let mut stream = stream.expect("somebody");
        let mut piece = [0; 8_192];
        let mut read = 0;
        while !piece[..read].windows(4).any(|four| four == b"\r\n\r\n") {
            match stream.read(&mut piece[read..]) {
                Ok(more) if more > 0 => read += more,
                _ => break,
            }
        }
        let body = r#"{"outcome":"fine","vendor_ids":[""]}"#;
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n", body.len());
        let said = stream.write_all(format!("{head}Connection: close\r\n\r\n{body}").as_bytes());
        // The desk may have hung up.
        let _ = said;
    }
}

#[test]
fn one_that_says_yes_to_everything_is_found_out() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("bound").port();
    let house = house("sms", Some(port));
    let desk = house.start();
    std::thread::spawn(move || says_yes(&listener, 100));
    let (ok, claims) = tried(&desk, &["sms"]);
    let failed = named(&claims, "failed");
    assert!(!ok);
    for claim in [
        "descriptor",
        "outcome",
        "repeated",
        "unknown",
        "signature",
        "stale",
        "garbage",
    ] {
        assert!(failed.contains(&claim), "{claim}: {claims:#?}");
    }
    let told = desk.ask(&["channel", "test", "sms", "--lang", "es"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(
        told.contains("FALLA") && told.contains("conteste 401"),
        "{told}"
    );
}

#[test]
fn one_that_is_not_there_is_told_at_once() {
    let [port] = own_ports();
    let house = house("sms", Some(port));
    let desk = house.start();
    let (ok, claims) = tried(&desk, &["sms"]);
    assert!(
        !ok && named(&claims, "failed").contains(&"answers"),
        "{claims:#?}"
    );
    assert!(
        named(&claims, "skipped").contains(&"signature"),
        "{claims:#?}"
    );
    assert!(named(&claims, "passed").contains(&"on"), "{claims:#?}");
    let paused = desk.ask(&["channel", "pause", "sms", "-y"]);
    assert!(paused.status.success(), "{paused:?}");
    let (ok, claims) = tried(&desk, &["sms"]);
    assert!(
        !ok && named(&claims, "failed").contains(&"on"),
        "{claims:#?}"
    );
    let on = claims.iter().find(|claim| claim["claim"] == "on");
    let told = on.and_then(|on| on["text"].as_str()).unwrap_or_default();
    assert!(told.contains("channel resume"), "{told}");
}
