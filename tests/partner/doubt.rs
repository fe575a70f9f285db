//! What nobody can tell: whether an answer was sent, and what agents and operators read of it.

use serde_json::{Value, json};

use crate::connector::{Connector, answer, house, last, message};
use crate::house::Desk;

fn said(desk: &Desk<'_>, words: &[&str]) -> String {
    let out = desk.ask(words);
    assert!(out.status.success(), "{out:?}");
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn channel(desk: &Desk<'_>) -> Value {
    desk.ask_json(&["channel", "show", "sms", "--json"])
}

#[test]
fn who_waits_for_what_is_told_at_once_and_what_is_unsure_is_not_called_failed() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Sale hoy.");
    answer(&desk, "1", "Llega mañana.");
    let first = connector.fetch().remove(0);
    let unknown = json!({"outcome": "unknown", "why": "the line broke"});
    assert_eq!(
        connector.settle(&first, &unknown).json()["result"],
        "settled"
    );

    let ailing = channel(&desk);
    assert_eq!(
        (&ailing["state"], &ailing["cause"]),
        (&json!("degraded"), &json!("unsure"))
    );
    let why = ailing["last_error"].as_str().unwrap_or_default();
    assert!(why.contains("1 after it wait"), "{ailing}");
    let shown = said(&desk, &["conv", "show", "1"]);
    assert!(shown.contains("[may have been sent]"), "{shown}");
    assert!(
        shown.contains("[queued, waits for word of message 2]"),
        "{shown}"
    );

    // Half a minute without word of it, and the next one leaves.
    let second = connector.get("outbox?wait=30").json();
    let second = match second.as_array().map(Vec::len) {
        Some(0) => connector.fetch(),
        _ => second.as_array().expect("deliveries").clone(),
    };
    assert_eq!(second[0]["message"]["parts"][0]["text"], "Llega mañana.");
    connector.settle(&second[0], &json!({"outcome": "accepted"}));
    let shown = said(&desk, &["conv", "show", "1"]);
    assert!(shown.contains("[may have been sent]"), "{shown}");
    assert!(!shown.contains("failed"), "{shown}");
    let listed = said(&desk, &["outbox", "list"]);
    assert!(listed.contains("may have been sent"), "{listed}");
    assert!(!listed.contains("given up"), "{listed}");
    let es = said(&desk, &["outbox", "list", "--lang", "es"]);
    assert!(es.contains("quizá enviado"), "{es}");
    assert_eq!(channel(&desk)["state"], "ok");

    // Late word of it settles it all the same.
    let late = connector.settle(
        &first,
        &json!({"outcome": "accepted", "vendor_ids": ["v1"]}),
    );
    assert_eq!(late.json()["result"], "settled");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(shown["messages"][1]["state"], "sent", "{shown}");
    assert_eq!(last(&desk, "1")["state"], "sent");
}

#[test]
fn a_channel_that_rests_as_its_vendor_asked_is_shown_as_resting() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Sale hoy.");
    let delivery = connector.fetch().remove(0);
    let outcome = json!({"outcome": "deferred", "why": "429", "whole_channel": true});
    connector.settle(&delivery, &outcome);
    let resting = channel(&desk);
    assert_eq!(
        (&resting["state"], &resting["cause"]),
        (&json!("degraded"), &json!("throttled"))
    );
    assert!(resting["next_at"].is_string(), "{resting}");
}

#[test]
fn a_vendor_that_refuses_the_credentials_needs_somebody_at_once() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Sale hoy.");
    let delivery = connector.fetch().remove(0);
    let outcome = json!({"outcome": "rejected", "class": "auth", "text": "token revoked"});
    connector.settle(&delivery, &outcome);
    let ailing = channel(&desk);
    assert_eq!(
        (&ailing["state"], &ailing["cause"]),
        (&json!("needs_operator"), &json!("auth"))
    );
    let why = ailing["last_error"].as_str().unwrap_or_default();
    assert!(why.contains("token revoked"), "{ailing}");
    let listed = said(&desk, &["channel", "list"]);
    assert!(listed.contains("token revoked"), "{listed}");
    answer(&desk, "1", "¿Ahora sí?");
    let delivery = connector.fetch().remove(0);
    connector.settle(&delivery, &json!({"outcome": "accepted"}));
    assert_eq!(channel(&desk)["state"], "ok");
}

#[test]
fn two_who_write_in_one_thread_are_answered_each_at_their_own_address() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let speaks = |who: &str, key: &str| {
        let mut event = message(key, "¿y lo mío?");
        event["from"] = json!({"scheme": "tel", "value": who});
        event["thread"] = json!({"key": "sala"});
        connector.events(&json!([event]))[0]["conversation"].clone()
    };
    let (ana, luis) = (speaks("+1", "a1"), speaks("+2", "b1"));
    assert_ne!(ana, luis);
    assert_eq!(speaks("+1", "a2"), ana);
    answer(&desk, luis.as_str().expect("an id"), "Ya sale.");
    let sent = connector.fetch().remove(0)["message"].clone();
    assert_eq!(sent["to"]["value"], "+2", "{sent}");
    assert_eq!(
        (&sent["reply_to"], &sent["thread"]),
        (&json!("b1"), &json!("sala"))
    );
}
