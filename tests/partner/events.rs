//! What a connector says happened, and what the desk keeps of it.

use serde_json::json;

use crate::connector::{Connector, answer, house, last, message};

#[test]
fn a_message_is_a_conversation_and_the_same_key_again_is_the_same() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let first = connector.events(&json!([message("k1", "hola")]));
    assert_eq!(first[0]["result"], "accepted", "{first:?}");
    let again = connector.events(&json!([message("k1", "otra cosa")]));
    assert_eq!(again[0]["result"], "duplicate");
    assert_eq!(again[0]["message"], first[0]["message"]);
    assert_eq!(again[0]["conversation"], first[0]["conversation"]);
    assert_eq!(desk.export().len(), 1);
}

#[test]
fn what_was_accepted_is_there_after_the_power_is_cut() {
    let house = house();
    let desk = house.start();
    let accepted = Connector::of(&desk).events(&json!([message("k1", "hola")]));
    desk.kill();
    let desk = house.start();
    let again = Connector::of(&desk).events(&json!([message("k1", "hola")]));
    assert_eq!(again[0]["result"], "duplicate");
    assert_eq!(again[0]["message"], accepted[0]["message"]);
}

#[test]
fn each_event_has_a_result_of_its_own_in_the_order_of_the_request() {
    let house = house();
    let desk = house.start();
    let results = Connector::of(&desk).events(&json!([
        message("k1", "uno"),
        {"key": "k2", "kind": "message"},
        {"kind": "message"},
        {"key": "k4", "kind": "eclipse"},
        message("k1", "uno"),
    ]));
    let words: Vec<&str> = results
        .iter()
        .filter_map(|one| one["result"].as_str())
        .collect();
    assert_eq!(
        words,
        ["accepted", "rejected", "rejected", "accepted", "duplicate"]
    );
    assert_eq!(results[1]["error"]["code"], "from_missing");
    assert_eq!(results[2]["error"]["code"], "key_missing");
    assert_eq!(results[3]["notes"], json!(["ignored", "unknown_kind"]));
    assert_eq!(results[4]["message"], results[0]["message"]);
}

#[test]
fn one_address_has_one_conversation_and_each_thread_its_own() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let mut threaded = message("k3", "de otra cosa");
    threaded["thread"] = json!({"key": "t-9"});
    let mut more = message("k4", "y más");
    more["thread"] = json!({"key": "t-9"});
    let results = connector.events(&json!([
        message("k1", "uno"),
        message("k2", "dos"),
        threaded,
        more
    ]));
    let of = |at: usize| {
        results[at]["conversation"]
            .as_str()
            .expect("one")
            .to_owned()
    };
    assert_eq!(of(0), of(1));
    assert_ne!(of(0), of(2));
    assert_eq!(of(2), of(3));
}

#[test]
fn what_one_event_says_wrongly_does_not_hold_up_those_beside_it() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let body = r#"[{"key":"k1","kind":"message","from":{"scheme":"tel","value":"+1"},
        "parts":[{"type":"text","text":"cut \ud83d"}]}, 7, {"key":"k2","kind":"mesage"},
        {"key":"k3","kind":"message","from":{"scheme":"tel","value":"+1"},"parts":[{"type":"text","text":"hola"}]},
        {"key":"k4","kind":"message","from":{"scheme":"tel","value":"+1"},"parts":[{"type":"text"}]}]"#;
    let path = "/byoc/v1/channels/sms/events";
    let kind = "Content-Type: application/json\r\n";
    let results = connector.ask("POST", path, kind, body.as_bytes()).json();
    let result = |at: usize| results[at]["result"].clone();
    assert_eq!(result(0), "accepted", "{results}");
    assert_eq!(
        (result(1), result(3)),
        (json!("rejected"), json!("accepted"))
    );
    assert_eq!(results[2]["notes"], json!(["ignored", "unknown_kind"]));
    let meant = results[2]["detail"].as_str().unwrap_or_default();
    assert!(meant.contains("did you mean message?"), "{results}");
    assert_eq!(results[4]["error"]["detail"], "parts[0]: text is missing");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(shown["messages"][0]["text"], "cut \u{fffd}");
}

#[test]
fn two_channels_may_use_the_same_keys_and_ids() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let other = Connector::showing(&desk, "other-0123456789abcdef");
    connector.events(&json!([message("1", "por uno")]));
    let body = json!([message("1", "por otro")]).to_string();
    let kind = "Content-Type: application/json\r\n";
    let reply = other.ask(
        "POST",
        "/byoc/v1/channels/other/events",
        kind,
        body.as_bytes(),
    );
    assert_eq!(reply.json()[0]["result"], "accepted", "{reply:?}");
    assert_eq!(desk.export().len(), 2);
}

#[test]
fn a_receipt_moves_a_message_on_and_never_back() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Buenas.");
    let delivery = connector.fetch().remove(0);
    connector.settle(
        &delivery,
        &json!({"outcome": "accepted", "vendor_ids": ["v1"]}),
    );
    assert_eq!(last(&desk, "1")["state"], "sent");
    let receipt =
        |key: &str, state: &str| json!({"key": key, "kind": "receipt", "of": "v1", "state": state});
    connector.events(&json!([
        receipt("r1", "read"),
        receipt("r2", "delivered"),
        receipt("r3", "failed")
    ]));
    assert_eq!(last(&desk, "1")["state"], "read");
    let unknown = connector.events(&json!([
        {"key": "r4", "kind": "receipt", "of_message": "999", "state": "read"},
        {"key": "d1", "kind": "delete", "of": "k-not-yet"}
    ]));
    assert_eq!(unknown[0]["error"]["code"], "no_such_message");
    assert_eq!(
        unknown[0]["error"]["retry"], false,
        "no number of ours comes later"
    );
    assert_eq!(unknown[1]["error"]["code"], "no_such_message");
    assert_eq!(unknown[1]["error"]["retry"], true);
}

#[test]
fn who_a_vendor_vouches_for_is_one_person_with_one_record() {
    let house = house();
    house.deliver("1", &crate::house::mail("m1", "Por correo"));
    let desk = house.start();
    house.wait_for("in/cur", |names| !names.is_empty());
    let connector = Connector::of(&desk);
    let ana = |key: &str, verified: &str| {
        let mut event = message(key, "soy yo");
        event["from"]["verified"] = json!(verified);
        event["from"]["aliases"] = json!([{"scheme": "mail", "value": "Ana@example.test"}]);
        event
    };
    let contact =
        |number: &str| desk.ask_json(&["conv", "show", number, "--json"])["contact"]["id"].clone();
    connector.events(&json!([ana("k1", "none")]));
    assert_ne!(contact("1"), contact("2"), "nobody vouched");
    connector.events(&json!([ana("k2", "login")]));
    assert_eq!(contact("1"), contact("2"), "the vendor knows both");
}
