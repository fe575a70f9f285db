//! Connectors that answer late, wrong, twice or never, flood, lie about the time, change, and die.

use serde_json::{Value, json};

use crate::connector::{Connector, TOKEN, answer, house, last, message};

fn accepted(id: &str) -> Value {
    json!({"outcome": "accepted", "vendor_ids": [id]})
}

#[test]
fn an_outcome_that_comes_twice_or_otherwise_the_second_time_changes_nothing() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Buenas.");
    let delivery = connector.fetch().remove(0);
    assert_eq!(
        connector.settle(&delivery, &accepted("v1")).json()["result"],
        "settled"
    );
    for outcome in [accepted("v1"), accepted("v2")] {
        let again = connector.settle(&delivery, &outcome);
        assert_eq!(again.json()["result"], "duplicate", "{outcome}");
    }
    for outcome in [
        json!({"outcome": "rejected", "class": "blocked"}),
        json!({"outcome": "unknown"}),
    ] {
        let again = connector.settle(&delivery, &outcome);
        let otherwise = (409, "settled_otherwise".to_owned());
        assert_eq!(again.problem(), otherwise, "{outcome}");
    }
    let said = last(&desk, "1");
    assert_eq!(
        (&said["state"], &said["external_id"]),
        (&json!("sent"), &json!("v1"))
    );
}

#[test]
fn an_outcome_for_the_sending_before_a_persons_retry_is_superseded() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Buenas.");
    let first = connector.fetch().remove(0);
    connector.settle(&first, &json!({"outcome": "rejected", "class": "policy"}));
    let id = first["message"]["id"].as_str().expect("an id");
    let retried = desk.ask(&["outbox", "retry", id]);
    assert!(retried.status.success(), "{retried:?}");
    let second = connector.fetch().remove(0);
    assert_ne!(second["delivery_id"], first["delivery_id"]);
    assert!(second["attempt"].as_u64() > first["attempt"].as_u64());
    assert_eq!(
        connector.settle(&first, &accepted("late")).problem().1,
        "superseded"
    );
    assert_eq!(connector.settle(&second, &accepted("v1")).status, 200);
    assert_eq!(last(&desk, "1")["external_id"], "v1");
}

#[test]
fn an_outcome_that_makes_no_sense_is_refused_and_the_lease_goes_on() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Buenas.");
    let delivery = connector.fetch().remove(0);
    for odd in [
        json!({}),
        json!({"outcome": "maybe"}),
        json!([]),
        json!({"outcome": "accepted", "vendor_ids": [""]}),
    ] {
        assert_eq!(connector.settle(&delivery, &odd).status, 422, "{odd}");
    }
    assert_eq!(connector.settle(&delivery, &accepted("v1")).status, 200);
}

#[test]
fn a_flood_is_slowed_down_and_loses_nothing_that_was_accepted() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let mut kept = 0;
    let mut slowed = 0;
    for round in 0..260 {
        let reply = connector.send(
            "POST",
            "events",
            &json!([message(&format!("k{round}"), "x")]),
        );
        match reply.status {
            200 => kept += 1,
            429 => {
                assert!(reply.head.contains("retry-after"), "{reply:?}");
                slowed += 1;
            }
            _ => panic!("{reply:?}"),
        }
    }
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let messages = shown["messages"].as_array().expect("messages").len();
    assert_eq!(messages, kept, "{slowed} were slowed down");
    // A channel's flood is no other's trouble.
    let other = Connector::showing(&desk, crate::connector::OTHER);
    let reply = other.ask(
        "POST",
        "/byoc/v1/channels/other/events",
        "Content-Type: application/json\r\n",
        json!([message("k", "hola")]).to_string().as_bytes(),
    );
    assert_eq!(reply.status, 200, "{reply:?}");
}

#[test]
fn the_future_and_the_past_are_moved_and_the_order_is_by_when_it_happened() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let at = |key: &str, at: &str| {
        let mut event = message(key, key);
        event["occurred_at"] = json!(at);
        event
    };
    let results = connector.events(&json!([
        at("future", "2999-01-01T00:00:00Z"),
        at("past", "1999-01-01T00:00:00Z"),
    ]));
    assert_eq!(results[0]["notes"], json!(["future_clamped"]));
    assert_eq!(results[1]["notes"], json!(["past_clamped"]));
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let texts: Vec<&str> = shown["messages"]
        .as_array()
        .expect("messages")
        .iter()
        .filter_map(|one| one["text"].as_str())
        .collect();
    assert_eq!(texts, ["past", "future"]);
}

#[test]
fn a_descriptor_that_changes_holds_for_the_next_answer() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    let describe = |limit: u32| {
        let page = json!({"v": 1, "text": {"limit": limit}, "identity_schemes": ["tel"]});
        assert_eq!(connector.send("PUT", "descriptor", &page).status, 200);
    };
    describe(5);
    let long = desk.ask(&["conv", "reply", "1", "demasiado largo"]);
    assert!(!long.status.success(), "{long:?}");
    let told = String::from_utf8_lossy(&long.stderr).into_owned();
    assert!(told.contains("CT-3012") && told.contains("15; 5"), "{told}");
    describe(500);
    answer(&desk, "1", "demasiado largo");
    assert_eq!(connector.fetch().len(), 1);
    // And so with files.
    let page = json!({"v": 1, "text": {"limit": 500}, "identity_schemes": ["tel"],
        "files": {"max_bytes": {"*": 10}}});
    assert_eq!(connector.send("PUT", "descriptor", &page).status, 200);
    std::fs::write(house.path("f.txt"), "eleven byte").expect("written");
    let file = house.path("f.txt").display().to_string();
    let large = desk.ask(&["conv", "reply", "1", "aquí", "--attach", &file]);
    let told = String::from_utf8_lossy(&large.stderr).into_owned();
    assert!(told.contains("CT-3013") && told.contains("f.txt"), "{told}");
}

#[test]
fn a_connector_that_dies_with_deliveries_in_hand_gets_them_again() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Buenas.");
    let first = connector.fetch().remove(0);
    // It dies, and so does the desk: nobody remembers the lease but the record.
    desk.kill();
    let desk = house.start();
    let connector = Connector::showing(&desk, TOKEN);
    let again = connector.fetch().remove(0);
    assert_eq!(again["delivery_id"], first["delivery_id"]);
    assert_eq!(
        connector.settle(&first, &accepted("v1")).json()["result"],
        "settled"
    );
    assert_eq!(
        connector.settle(&again, &accepted("v1")).json()["result"],
        "duplicate"
    );
    assert_eq!(last(&desk, "1")["state"], "sent");
}
