//! What customers do besides writing, as agents see it.

use serde_json::{Value, json};

use crate::connector::{Connector, answer, house, last, message};
use crate::session::{self, Page};

fn ana() -> Value {
    json!({"scheme": "tel", "value": "+34600111222"})
}

#[test]
fn agents_see_what_was_changed_and_what_it_said() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "mi pedido es el 12")]));
    let results = connector.events(&json!([
        {"key": "k1:edit:1", "kind": "edit", "of": "k1", "from": ana(),
         "parts": [{"type": "text", "text": "mi pedido es el 21"}]},
        {"key": "k1:react:1", "kind": "reaction", "of": "k1", "from": ana(), "emoji": "🙏"},
        {"key": "zz", "kind": "edit", "of": "k1", "from": {"scheme": "tel", "value": "+1999"},
         "parts": [{"type": "text", "text": "otra cosa"}]},
    ]));
    assert_eq!(results[0]["result"], "accepted", "{results:?}");
    assert_eq!(results[1]["result"], "accepted", "{results:?}");
    assert_eq!(results[2]["error"]["code"], "not_author", "{results:?}");
    let shown = last(&desk, "1");
    assert_eq!(shown["text"], "mi pedido es el 21");
    assert_eq!(shown["marks"]["earlier"][0]["text"], "mi pedido es el 12");
    assert_eq!(shown["marks"]["reactions"][0]["emoji"], "🙏");
    connector.events(&json!([{"key": "k1:del", "kind": "delete", "of": "k1"}]));
    let shown = last(&desk, "1");
    assert_eq!(shown["text"], "");
    assert_eq!(shown["marks"]["earlier"][1]["text"], "mi pedido es el 21");
    let said = desk.ask(&["conv", "show", "1"]);
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("mi pedido es el 12"), "{said}");
}

#[test]
fn who_opts_out_is_left_alone_and_the_composer_says_so() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "BAJA")]));
    connector.events(&json!([{"key": "k1:out", "kind": "opt_out", "from": ana()}]));
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(shown["stopped"]["why"], "opted_out", "{shown}");
    let said = desk.ask(&["conv", "reply", "1", "¿Seguro?"]);
    assert!(!said.status.success(), "{said:?}");
    connector.events(&json!([{"key": "k1:in", "kind": "opt_in", "from": ana()}]));
    answer(&desk, "1", "De acuerdo.");
}

#[test]
fn a_wish_to_be_left_alone_is_heard_under_a_key_that_another_kind_has_used() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "BAJA")]));
    let results = connector.events(&json!([
        {"key": "e1", "kind": "reaction", "of": "k1", "from": ana(), "emoji": "👍"},
        {"key": "e1", "kind": "opt_out", "from": ana()},
        {"key": "e1", "kind": "delete", "of": "k1"},
        {"key": "e1", "kind": "opt_out", "from": ana()},
    ]));
    let words: Vec<&Value> = results.iter().map(|one| &one["result"]).collect();
    assert_eq!(words, ["accepted", "accepted", "accepted", "duplicate"]);
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(shown["stopped"]["why"], "opted_out", "{shown}");
    let mut imported = message("k1", "BAJA");
    imported["kind"] = json!("history.append");
    let again = connector.events(&json!([imported]));
    assert_eq!(again[0]["result"], "duplicate", "{again:?}");
}

#[test]
fn an_answer_from_the_vendors_own_app_is_ours_and_is_not_pushed_back() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    let echo = json!([{"key": "e1", "kind": "message", "direction": "echo", "to": ana(),
        "parts": [{"type": "text", "text": "Ya le llamo."}]}]);
    let results = connector.events(&echo);
    assert_eq!(results[0]["conversation"], "1", "{results:?}");
    let shown = last(&desk, "1");
    assert_eq!(
        (&shown["direction"], &shown["state"]),
        (&json!("out"), &json!("sent"))
    );
    assert_eq!(shown["marks"]["elsewhere"], true);
    let fetched = connector.get("outbox?wait=0").json();
    assert_eq!(fetched, json!([]));
    assert_eq!(connector.events(&echo)[0]["result"], "duplicate");
}

#[test]
fn what_comes_from_before_is_kept_and_disturbs_nobody() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let mut old = message("h1", "lo de siempre");
    old["kind"] = json!("history.append");
    let results = connector.events(&json!([
        old,
        {"key": "h2", "kind": "history.append", "direction": "echo", "to": ana(),
         "parts": [{"type": "text", "text": "se lo enviamos"}]},
    ]));
    assert_eq!(
        results[1]["conversation"], results[0]["conversation"],
        "{results:?}"
    );
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(
        (&shown["unread"], &shown["work"]),
        (&json!(0), &json!("done")),
        "{shown}"
    );
    assert_eq!(connector.get("outbox?wait=0").json(), json!([]));
}

#[test]
fn kinds_that_nobody_knows_are_counted_and_ignored() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let results = connector.events(&json!([
        {"key": "a", "kind": "eclipse"}, {"key": "b", "kind": "comet"},
    ]));
    assert_eq!(results[0]["notes"], json!(["ignored", "unknown_kind"]));
    let page = connector.ask("GET", "/metrics", "", b"");
    let page = String::from_utf8_lossy(&page.body).into_owned();
    let line = "centralita_mailbox_mails_total{channel=\"sms\",outcome=\"ignored\"} 2";
    assert!(page.contains(line), "{page}");
    let shown = desk.ask_json(&["channel", "show", "sms", "--json"]);
    assert_eq!(
        (&shown["ignored"], &shown["ignored_kinds"]),
        (&json!(2), &json!("comet, eclipse"))
    );
    let told = desk.ask(&["channel", "show", "sms"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("2 (comet, eclipse)"), "{told}");
}

#[test]
fn a_receipt_that_comes_before_the_outcome_is_kept() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Buenas.");
    let delivery = connector.fetch().remove(0);
    let early = connector.events(&json!([
        {"key": "r1", "kind": "receipt", "of": "v2", "state": "delivered"},
        {"key": "r2", "kind": "receipt", "of": "v1", "state": "read"},
    ]));
    assert_eq!(early[0]["result"], "accepted", "{early:?}");
    let outcome = json!({"outcome": "accepted", "vendor_ids": ["v1", "v2"]});
    connector.settle(&delivery, &outcome);
    assert_eq!(last(&desk, "1")["state"], "delivered");
}

#[test]
fn what_a_connector_does_not_know_is_not_sent_twice() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Buenas.");
    let delivery = connector.fetch().remove(0);
    connector.settle(
        &delivery,
        &json!({"outcome": "unknown", "why": "the line broke"}),
    );
    assert_eq!(last(&desk, "1")["state"], "unsure");
    assert_eq!(connector.get("outbox?wait=1").json(), json!([]));
    let id = &delivery["message"]["id"];
    connector.events(&json!([
        {"key": "r1", "kind": "receipt", "of_message": id, "state": "sent"}
    ]));
    assert_eq!(last(&desk, "1")["state"], "sent");
}

#[test]
fn a_vendor_that_asks_for_patience_stops_the_whole_channel() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let mut other = message("k2", "hola");
    other["from"]["value"] = json!("+34600999888");
    connector.events(&json!([message("k1", "hola"), other]));
    answer(&desk, "1", "Buenas.");
    answer(&desk, "2", "Buenas.");
    let delivery = connector.get("outbox?max=1").json()[0].clone();
    let outcome = json!({"outcome": "deferred", "why": "429", "whole_channel": true});
    connector.settle(&delivery, &outcome);
    assert_eq!(connector.get("outbox?wait=1").json(), json!([]));
    desk.kill();
    let desk = house.start();
    let connector = Connector::of(&desk);
    assert_eq!(connector.get("outbox?wait=1").json(), json!([]));
}

#[test]
fn a_call_stands_on_the_timeline_of_whoever_it_is_with() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "llámenme")]));
    let results = connector.events(&json!([
        {"key": "c1:1", "kind": "call", "direction": "echo", "to": ana(), "state": "ringing"},
        {"key": "c1:2", "kind": "call", "direction": "echo", "to": ana(), "state": "ended",
         "recording": "https://recordings.example/8f1c"},
        {"key": "c2:1", "kind": "call", "state": "ringing",
         "from": {"scheme": "tel", "value": "+34600777888", "display": "Luis"}},
        {"key": "c3:1", "kind": "call", "state": "read", "from": ana()},
    ]));
    assert_eq!(results[0]["conversation"], "1", "{results:?}");
    assert_eq!(results[2]["conversation"], "2", "{results:?}");
    assert_eq!(results[3]["error"]["code"], "state", "{results:?}");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let events = shown["events"].as_array().expect("events");
    let kinds: Vec<&str> = events.iter().filter_map(|it| it["kind"].as_str()).collect();
    let calls: Vec<&str> = kinds.into_iter().filter(|it| it.contains("call")).collect();
    assert_eq!(calls, ["call_ringing", "call_ended", "call_recorded"]);
    assert!(
        shown
            .to_string()
            .contains("https://recordings.example/8f1c"),
        "{shown}"
    );
    let called = desk.ask_json(&["conv", "show", "2", "--json"]);
    assert_eq!(called["work"], "done", "nobody has to answer it: {called}");
    assert_eq!(called["contact"]["name"], "Luis", "{called}");
}

#[test]
fn whoever_looks_at_a_conversation_is_told_that_its_customer_is_typing() {
    let house = house();
    let desk = house.start();
    session::hire_sofia(&house, &desk);
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    let mut page = Page::open(&desk, "http://{door}").expect("opened");
    page.enter();
    let open =
        json!({"area": "lists", "type": "open", "conversation": "1", "messages": 1, "watch": true});
    let opened = page.ask(&open);
    assert_eq!(opened["type"], "accepted", "{opened}");
    let typing = json!([{"key": "t1", "kind": "typing", "from": ana()}]);
    assert_eq!(connector.events(&typing)[0]["result"], "accepted");
    let told = page.hear("customer_typing");
    assert_eq!(told["news"]["conversation"], "1", "{told}");
    assert_eq!(told["seq"], Value::Null, "it is kept nowhere: {told}");
}
