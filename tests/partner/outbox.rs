//! What is to be sent: fetched, settled, and laid out again.

use serde_json::json;

use crate::connector::{Connector, answer, house, last, message};

#[test]
fn an_answer_is_fetched_once_and_settled_with_the_vendors_id() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Sale hoy.");
    let delivery = connector.fetch().remove(0);
    assert_eq!(delivery["attempt"], 1);
    let sent = &delivery["message"];
    assert_eq!(
        sent["to"],
        json!({"scheme": "tel", "value": "+34600111222", "display": "Ana"})
    );
    assert_eq!(
        sent["parts"],
        json!([{"type": "text", "text": "Sale hoy."}])
    );
    assert_eq!(
        (&sent["reply_to"], &sent["intent"]),
        (&json!("k1"), &json!("reply"))
    );
    assert_eq!(connector.get("outbox").json(), json!([]), "it is out");
    let accepted = json!({"outcome": "accepted", "vendor_ids": ["v1"]});
    assert_eq!(
        connector.settle(&delivery, &accepted).json()["result"],
        "settled"
    );
    assert_eq!(
        connector.settle(&delivery, &accepted).json()["result"],
        "duplicate"
    );
    let other = json!({"outcome": "rejected", "class": "policy"});
    assert_eq!(
        connector.settle(&delivery, &other).problem(),
        (409, "settled_otherwise".to_owned())
    );
    let message = last(&desk, "1");
    assert_eq!(
        (&message["state"], &message["external_id"]),
        (&json!("sent"), &json!("v1"))
    );
    assert_eq!(
        connector.get("outbox").json(),
        json!([]),
        "it never comes back"
    );
}

#[test]
fn whoever_waits_hears_of_an_answer_as_it_is_given() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    let waiting = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| connector.fetch());
        answer(&desk, "1", "Aquí.");
        waiting.join().expect("fetched")
    });
    assert_eq!(waiting.len(), 1);
}

#[test]
fn a_no_is_shown_at_once_and_a_retry_is_another_delivery() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Aquí.");
    let first = connector.fetch().remove(0);
    let no =
        json!({"outcome": "rejected", "class": "bad_recipient", "code": "131026", "text": "gone"});
    assert_eq!(connector.settle(&first, &no).status, 200);
    let failed = last(&desk, "1");
    assert_eq!(failed["state"], "failed", "{failed}");
    let id = failed["id"].as_str().expect("an id").to_owned();
    let said = desk.ask(&["outbox", "retry", &id]);
    assert!(said.status.success(), "{said:?}");
    let second = connector.fetch().remove(0);
    assert_ne!(second["delivery_id"], first["delivery_id"]);
    assert_eq!(
        (&second["attempt"], &second["message"]["id"]),
        (&json!(2), &first["message"]["id"])
    );
    let late = connector.settle(&first, &json!({"outcome": "accepted"}));
    assert_eq!(late.problem(), (409, "superseded".to_owned()));
}

#[test]
fn what_was_out_when_the_power_was_cut_comes_again_under_the_same_id() {
    let house = house();
    let desk = house.start();
    Connector::of(&desk).events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "Aquí.");
    let first = Connector::of(&desk).fetch().remove(0);
    desk.kill();
    let desk = house.start();
    let second = Connector::of(&desk).fetch().remove(0);
    assert_eq!(second["delivery_id"], first["delivery_id"]);
    assert_eq!(second["attempt"], 2);
}

#[test]
fn the_second_message_of_a_conversation_waits_for_the_first() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "uno");
    answer(&desk, "1", "dos");
    let first = connector.fetch();
    assert_eq!(first.len(), 1);
    assert_eq!(connector.get("outbox").json(), json!([]));
    connector.settle(&first[0], &json!({"outcome": "accepted"}));
    assert_eq!(connector.fetch()[0]["message"]["parts"][0]["text"], "dos");
}

#[test]
fn deliveries_of_another_channel_cannot_be_settled() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    answer(&desk, "1", "uno");
    let delivery = connector.fetch().remove(0);
    let other = Connector::showing(&desk, "other-0123456789abcdef");
    let id = delivery["delivery_id"].as_str().expect("an id");
    let path = format!("/byoc/v1/channels/other/outbox/{id}/outcome");
    let kind = "Content-Type: application/json\r\n";
    let reply = other.ask("POST", &path, kind, br#"{"outcome":"accepted"}"#);
    assert_eq!(reply.problem(), (404, "no_such_delivery".to_owned()));
    for odd in ["d1", "d0-0", "d99999-0", "x", "d1-0%00"] {
        let reply = connector.send(
            "POST",
            &format!("outbox/{odd}/outcome"),
            &json!({"outcome": "accepted"}),
        );
        assert_eq!(reply.problem().0, 404, "{odd}");
    }
}

/// Row 4.41: the number as people write it, the sender by the channel, one customer whoever began.
#[test]
fn whoever_is_written_to_first_by_number_is_the_one_who_answers_from_it() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let page =
        json!({"v": 1, "text": {"limit": 1600}, "proactive": true, "identity_schemes": ["tel"]});
    assert_eq!(connector.send("PUT", "descriptor", &page).status, 200);
    let write_to = |to: &str| {
        let words = [
            "conv",
            "new",
            "--channel",
            "sms",
            "--to",
            to,
            "Ya llegó.",
            "--lang",
            "en",
        ];
        let output = desk.ask(&words);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), said)
    };
    let (done, said) = write_to("ana@example.test");
    assert!(!done, "no number");
    assert!(
        said.contains("“ana@example.test” is not a telephone number")
            && said.contains("+34600111222"),
        "{said}"
    );
    let (done, said) = write_to("+34 (600) 11-12.22");
    assert!(done, "{said}");
    let delivery = connector.fetch().remove(0);
    let to = &delivery["message"]["to"];
    assert_eq!(
        (&to["scheme"], &to["value"]),
        (&json!("tel"), &json!("+34600111222"))
    );
    connector.events(&json!([message("k1", "gracias")]));
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let messages = shown["messages"].as_array().expect("messages");
    assert_eq!(messages.len(), 2, "one conversation: {shown}");
    assert_eq!(messages[1]["text"], "gracias");
}
