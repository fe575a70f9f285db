//! What could not be taken is kept as it came: an operator reads it, has it taken, drops it.

use serde_json::{Value, json};

use crate::connector::{Connector, house, house_with, message, set};
use crate::house::Desk;

fn rejected(desk: &Desk<'_>) -> Vec<Value> {
    let page = desk.ask_json(&["channel", "rejected", "sms", "--json"]);
    assert_eq!(page["schema"], "centralita/channel-rejected/1");
    page["items"].as_array().expect("items").clone()
}

#[test]
fn what_was_rejected_is_kept_as_it_came_over_a_loss_of_power() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let mut odd = message("k1", "hola");
    odd["parts"] = json!("hola");
    connector.events(&json!([message("k0", "hola"), odd]));
    let body = connector.ask(
        "POST",
        "/byoc/v1/channels/sms/events",
        "Content-Type: application/json\r\n",
        b"[{\"key\": \"k2\",",
    );
    assert_eq!(body.problem().1, "malformed");
    desk.kill();
    let desk = house.start();
    let kept = rejected(&desk);
    assert_eq!(kept.len(), 2, "{kept:?}");
    assert_eq!(
        (&kept[0]["key"], &kept[0]["from"], &kept[0]["code"]),
        (&json!("k1"), &json!("+34600111222"), &json!("shape"))
    );
    assert_eq!(
        (&kept[1]["whole"], &kept[1]["code"]),
        (&json!(true), &json!("malformed"))
    );
    let shown = desk.ask_json(&["channel", "rejected", "sms", "1", "--json"]);
    let text = shown["text"].as_str().expect("what was said");
    assert_eq!(serde_json::from_str::<Value>(text).expect("JSON"), odd);
    let shown = desk.ask(&["channel", "rejected", "sms", "2"]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.contains("[{\"key\": \"k2\","), "{shown}");
    let channel = desk.ask_json(&["channel", "show", "sms", "--json"]);
    assert_eq!(channel["rejected"], 2, "{channel}");
}

#[test]
fn the_same_again_is_counted_and_what_may_be_sent_again_is_not_kept() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let odd = json!([{"key": "k1", "kind": "message"}]);
    connector.events(&odd);
    connector.events(&odd);
    connector.events(&json!([
        {"key": "r1", "kind": "delete", "of": "not-yet"}
    ]));
    let kept = rejected(&desk);
    assert_eq!((kept.len(), &kept[0]["times"]), (1, &json!(2)), "{kept:?}");
}

#[test]
fn what_is_replayed_is_taken_once_and_what_is_still_wrong_stays() {
    let house = house_with("routing_owner = 'desk'");
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    let ended = json!([{"key": "e1", "kind": "work.end", "work": "1"}]);
    connector.events(&json!([ended[0], {"key": "k2", "kind": "message"}]));
    assert_eq!(rejected(&desk)[0]["code"], "not_routing_owner");
    set(&house, "routing_owner = 'partner'");
    assert!(desk.ask(&["reload", "--wait"]).status.success());
    let replayed = desk.ask(&["channel", "replay", "sms", "--json"]);
    assert!(!replayed.status.success(), "one is still wrong");
    let page: Value = serde_json::from_slice(&replayed.stdout).expect("JSON");
    assert_eq!(page["taken"], json!(["1"]), "{page}");
    assert_eq!(page["refused"][0]["code"], "from_missing", "{page}");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(shown["work"], "done", "{shown}");
    assert_eq!(connector.events(&ended)[0]["result"], "duplicate");
    assert_eq!(rejected(&desk).len(), 1);
    let dropped = desk.ask(&["channel", "discard", "sms", "2", "--yes"]);
    assert!(dropped.status.success(), "{dropped:?}");
    assert_eq!(rejected(&desk).len(), 0);
}

#[test]
fn whoever_is_erased_is_in_nothing_that_could_not_be_read() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    for broken in [
        "[{\"value\": \"+34600111222\",",
        "[{\"value\": \"+34600999888\",",
    ] {
        let body = connector.ask(
            "POST",
            "/byoc/v1/channels/sms/events",
            "Content-Type: application/json\r\n",
            broken.as_bytes(),
        );
        assert_eq!(body.problem().1, "malformed");
    }
    assert_eq!(rejected(&desk).len(), 2);
    let ana = desk.ask_json(&["conv", "show", "1", "--json"])["contact"]["id"].clone();
    let erased = desk.ask(&["customer", "erase", "--yes", ana.as_str().expect("an id")]);
    assert!(erased.status.success(), "{erased:?}");
    let left = rejected(&desk);
    assert_eq!(left.len(), 1, "{left:?}");
    let id = left[0]["id"].as_str().expect("a number");
    let shown = desk.ask(&["channel", "rejected", "sms", id]);
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.contains("+34600999888"), "{shown}");
}

#[test]
fn a_channel_that_is_not_there_is_said_to_be_none() {
    let house = house();
    let desk = house.start();
    for verb in ["rejected", "replay"] {
        let asked = desk.ask(&["channel", verb, "nowhere", "--yes"]);
        assert_eq!(asked.status.code(), Some(3), "{verb}: {asked:?}");
    }
}
