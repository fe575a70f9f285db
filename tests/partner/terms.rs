//! What a connector asks of what is sent by it, and gets: its pace, its words, files that its vendor fetches.

use serde_json::{Value, json};

use crate::connector::{Connector, answer, house_with, message};
use crate::house::Desk;

/// Says what the channel carries, with `more` members.
fn describe(connector: &Connector, more: &Value) {
    let mut written = json!({"v": 1, "text": {"limit": 200}, "identity_schemes": ["tel"]});
    let members = more.as_object().expect("members").clone();
    written.as_object_mut().expect("an object").extend(members);
    let said = connector.send("PUT", "descriptor", &written);
    assert_eq!(said.status, 200, "{said:?}");
}

fn waiting(desk: &Desk<'_>) -> Vec<Value> {
    let listed = desk.ask_json(&["outbox", "list", "--json"]);
    listed["items"].as_array().expect("a list").clone()
}

#[test]
fn messages_to_one_recipient_are_kept_apart_and_the_outbox_says_why() {
    let house = house_with("undo_send = '0s'\n");
    let desk = house.start();
    let connector = Connector::of(&desk);
    describe(&connector, &json!({"rate": {"per_recipient_s": 86_400}}));
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "uno");
    let first = connector.fetch().remove(0);
    answer(&desk, "1", "dos");
    let second = waiting(&desk).remove(1);
    assert_eq!(second["waits_for"], "earlier", "{second}");
    connector.settle(&first, &json!({"outcome": "accepted"}));
    assert_eq!(connector.get("outbox").json(), json!([]));
    let second = waiting(&desk).remove(0);
    assert_eq!(second["waits_for"], "recipient", "{second}");
    let id = second["message"].as_str().expect("an id");
    let shown = desk.ask(&["outbox", "show", id, "--lang", "en"]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(
        shown.contains("another left for the same customer"),
        "{shown}"
    );
    assert!(second["next_at"].is_string(), "{second}");
}

#[test]
fn no_more_leave_in_a_second_than_the_connector_says() {
    let house = house_with("undo_send = '0s'\n");
    let desk = house.start();
    let connector = Connector::of(&desk);
    describe(&connector, &json!({"rate": {"per_s": 1}}));
    for (key, from) in [("k1", "+34600111221"), ("k2", "+34600111222")] {
        let mut event = message(key, "hola");
        event["from"]["value"] = json!(from);
        connector.events(&json!([event]));
    }
    answer(&desk, "1", "uno");
    answer(&desk, "2", "dos");
    assert_eq!(connector.fetch().len(), 1);
    assert_eq!(connector.fetch().len(), 1, "the other is waited for");
}

#[test]
fn a_message_that_is_nothing_but_a_word_opts_out() {
    let house = house_with("undo_send = '0s'\n");
    let desk = house.start();
    let connector = Connector::of(&desk);
    let words =
        json!({"opt_out": {"keywords": {"es": ["BAJA"], "en": ["STOP"]}, "enforced_by": "us"}});
    describe(&connector, &words);
    connector.events(&json!([message("k1", "hola")]));
    let said = connector.events(&json!([message("k2", " ¡Baja! ")]));
    assert_eq!(said[0]["result"], "accepted", "{said:?}");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(shown["stopped"]["why"], "opted_out", "{shown}");
    let refused = desk.ask(&["conv", "reply", "1", "¿Seguro?"]);
    assert!(!refused.status.success(), "{refused:?}");
    connector.events(&json!([message("k3", "alta")]));
    answer(&desk, "1", "De acuerdo.");
}

#[test]
fn the_words_are_left_alone_where_the_vendor_sees_to_them() {
    let house = house_with("undo_send = '0s'\n");
    let desk = house.start();
    let connector = Connector::of(&desk);
    let words = json!({"opt_out": {"keywords": {"en": ["STOP"]}, "enforced_by": "vendor"}});
    describe(&connector, &words);
    connector.events(&json!([message("k1", "STOP")]));
    answer(&desk, "1", "Stop what?");
}

/// Answers a customer with a picture, where the vendor fetches files itself; whether it was taken.
fn answer_with_picture(
    connector: &Connector,
    desk: &Desk<'_>,
    path: &std::path::Path,
) -> std::process::Output {
    let files = json!({"files": {"max_bytes": {"*": 1_000}, "needs_public_url": true}});
    describe(connector, &files);
    connector.events(&json!([message("k1", "hola")]));
    std::fs::write(path, b"\x89PNG\r\n\x1a\nmore").expect("written");
    let path = path.display().to_string();
    desk.ask(&["conv", "reply", "1", "Mire.", "--attach", &path])
}

#[test]
fn a_vendor_fetches_a_file_by_the_link_that_its_connector_hands_it() {
    let house = house_with("undo_send = '0s'\n[desk]\nurl = 'http://desk.test'\n");
    let desk = house.start();
    let connector = Connector::of(&desk);
    let said = answer_with_picture(&connector, &desk, &house.path("foto.png"));
    assert!(said.status.success(), "{said:?}");
    let delivery = connector.fetch().remove(0);
    let part = &delivery["message"]["parts"][1];
    let url = part["url"].as_str().expect("a link");
    let path = url.strip_prefix("http://desk.test").expect("the desk's");
    let given = connector.raw(
        format!("GET {path} HTTP/1.1\r\nHost: desk.test\r\nConnection: close\r\n\r\n").as_bytes(),
    );
    assert_eq!(given.status, 200, "{given:?}");
    assert_eq!(given.body, b"\x89PNG\r\n\x1a\nmore");
    let head = given.head.to_lowercase();
    assert!(head.contains("content-type: image/png"), "{head}");
    assert!(head.contains("content-disposition: attachment"), "{head}");
}

#[test]
fn a_file_that_nobody_could_fetch_is_refused_before_it_is_sent() {
    let house = house_with("undo_send = '0s'\n");
    let desk = house.start();
    let connector = Connector::of(&desk);
    let said = answer_with_picture(&connector, &desk, &house.path("foto.png"));
    let why = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(why.contains("CT-301"), "{why}");
}
