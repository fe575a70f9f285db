//! `channel test` against connectors that fetch: one that keeps to what it declared, one that does not.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use serde_json::{Value, json};

use crate::connector::{Connector, house, house_with};
use crate::house::Desk;

/// What a trial says, with a connector that fetches meanwhile and settles as `decide` says.
fn tried(
    desk: &Desk<'_>,
    page: &Value,
    decide: impl Fn(&Connector, &Value) -> Value + Sync,
) -> Value {
    let connector = Connector::of(desk);
    assert_eq!(connector.send("PUT", "descriptor", page).status, 200);
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                let laid = connector.get("outbox?wait=1").json();
                for delivery in laid.as_array().expect("deliveries") {
                    let outcome = match &delivery["message"] {
                        Value::Null => json!({"outcome": "accepted"}),
                        message => decide(&connector, message),
                    };
                    connector.settle(delivery, &outcome);
                }
            }
        });
        let tried = desk.ask(&["channel", "test", "sms", "--to", "+34600111222", "--json"]);
        over.store(true, Ordering::Relaxed);
        serde_json::from_slice(&tried.stdout).unwrap_or_else(|_| panic!("{tried:?}"))
    })
}

fn result<'a>(tried: &'a Value, claim: &str) -> &'a str {
    let claims = tried["claims"].as_array().expect("claims");
    let found = claims.iter().find(|it| it["claim"] == claim);
    let found = found.unwrap_or_else(|| panic!("{claim}: {tried}"));
    found["result"].as_str().expect("a word")
}

fn descriptor() -> Value {
    json!({"v": 1, "text": {"limit": 60}, "files": {"max_bytes": {"*": 1000}, "max_count": 2},
        "templates": {"items": [{"name": "reminder", "texts": {"es": "Hola {name}"}}]},
        "receipts": {"delivered": true}, "identity_schemes": ["tel"]})
}

fn receipt(connector: &Connector, state: &str) {
    let key = format!("trial-{state}");
    let said = json!([{"key": key, "kind": "receipt", "of_message": "0", "state": state}]);
    assert_eq!(connector.events(&said)[0]["result"], "accepted");
}

#[test]
fn one_that_keeps_to_its_limits_and_promises_passes_at_each_of_them_and_one_beyond() {
    let house = house();
    let desk = house.start();
    let tried = tried(&desk, &descriptor(), |connector, message| {
        let parts = message["parts"].as_array().expect("parts");
        let files: Vec<&Value> = parts.iter().filter(|it| it["type"] == "file").collect();
        let text = parts[0]["text"].as_str().expect("a text");
        for file in &files {
            let media = file["media"].as_str().expect("a handle");
            let got = connector.get(&format!("media/{media}"));
            assert_eq!(Some(got.body.len() as u64), file["size"].as_u64(), "{file}");
        }
        let large = files.iter().any(|it| it["size"].as_u64() > Some(1000));
        if text.chars().count() > 60 || files.len() > 2 || large {
            return json!({"outcome": "rejected", "class": "too_large"});
        }
        receipt(connector, "delivered");
        json!({"outcome": "accepted", "vendor_ids": ["v1"]})
    });
    assert_eq!(tried["ok"], true, "{tried}");
    for claim in [
        "late",
        "message",
        "once",
        "longest",
        "longer",
        "files",
        "more_files",
        "larger",
        "template",
        "receipts",
        "promised",
    ] {
        assert_eq!(result(&tried, claim), "passed", "{claim}: {tried}");
    }
}

#[test]
fn an_operator_may_allow_smaller_files_than_the_connector_carries() {
    let house = house_with("file_max = '500B'\n");
    let desk = house.start();
    let tried = tried(&desk, &descriptor(), |connector, _| {
        receipt(connector, "delivered");
        json!({"outcome": "accepted", "vendor_ids": ["v1"]})
    });
    assert_eq!(result(&tried, "limits"), "passed", "{tried}");
}

#[test]
fn one_that_takes_more_than_it_declared_and_says_more_than_it_promised_is_found_out() {
    let house = house();
    let desk = house.start();
    let tried = tried(&desk, &descriptor(), |connector, _| {
        receipt(connector, "read");
        receipt(connector, "delivered");
        json!({"outcome": "accepted", "vendor_ids": ["v1"]})
    });
    assert_eq!(tried["ok"], false, "{tried}");
    for claim in ["longer", "more_files", "larger", "promised"] {
        assert_eq!(result(&tried, claim), "failed", "{claim}: {tried}");
    }
    for claim in ["longest", "files", "receipts"] {
        assert_eq!(result(&tried, claim), "passed", "{claim}: {tried}");
    }
}

#[test]
fn one_that_carries_no_files_has_to_say_so_of_the_first() {
    let house = house();
    let desk = house.start();
    let page =
        json!({"v": 1, "text": {"limit": 60, "split": "adapter"}, "identity_schemes": ["tel"]});
    let tried = tried(&desk, &page, |_, message| {
        let parts = message["parts"].as_array().expect("parts");
        if parts.iter().any(|it| it["type"] == "file") {
            return json!({"outcome": "rejected", "class": "unsupported"});
        }
        json!({"outcome": "accepted", "vendor_ids": ["v1"]})
    });
    assert_eq!(tried["ok"], true, "{tried}");
    assert_eq!(result(&tried, "more_files"), "passed", "{tried}");
    for claim in ["longer", "files", "larger", "receipts"] {
        assert_eq!(result(&tried, claim), "skipped", "{claim}: {tried}");
    }
}

#[test]
fn files_that_a_trial_cannot_make_are_not_tried() {
    let house = house();
    let desk = house.start();
    for files in [
        json!({"max_bytes": {"*": 1000, "text": 0}}),
        json!({"max_bytes": {"*": 1000}, "needs_public_url": true}),
    ] {
        let mut page = descriptor();
        page["files"] = files;
        // Nobody is waited for.
        page["receipts"] = json!({});
        let tried = tried(&desk, &page, |_, message| {
            let parts = message["parts"].as_array().expect("parts");
            assert!(parts.iter().all(|it| it["type"] == "text"), "{parts:?}");
            json!({"outcome": "accepted", "vendor_ids": ["v1"]})
        });
        for claim in ["files", "more_files", "larger"] {
            assert_eq!(result(&tried, claim), "skipped", "{claim}: {tried}");
        }
    }
}
