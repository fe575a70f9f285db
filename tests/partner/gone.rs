//! Connectors that hear everything and say nothing, and those that go while something is handed out.

use std::fs;
use std::io::Write;
use std::net::TcpStream;

use serde_json::json;

use crate::child::{house_of, until_answer_is};
use crate::connector::{Connector, TOKEN, answer, house, message};

/// In its first life it reads all it is told and never answers.
const MUTE: &str = r#"
import json, os, sys
folder = sys.argv[1]
first = not os.listdir(folder + "/life")
def write(line):
    print(json.dumps({"jsonrpc": "2.0", **line}), flush=True)
event = {"v": 1, "key": "k1", "kind": "message", "from": {"scheme": "tel", "value": "+34600111222"},
         "parts": [{"type": "text", "text": "hola"}]}
page = {"v": 1, "text": {"limit": 1600}, "identity_schemes": ["tel"]}
write({"id": "d", "method": "putDescriptor", "params": {"body": page}})
write({"id": "e", "method": "postEvents", "params": {"body": [event]}})
for line in map(json.loads, sys.stdin):
    if line.get("id") == "e":
        open(f"{folder}/life/{os.getpid()}", "w").close()
    elif line.get("method") == "deliver":
        id = line["params"]["delivery_id"]
        open(f"{folder}/told/{os.getpid()}-{line['id']}", "w").close()
        if not first:
            write({"id": line["id"], "result": {"outcome": "accepted", "vendor_ids": ["v-" + id]}})
"#;

#[test]
fn one_that_hears_and_never_answers_is_ended_and_its_next_life_gets_what_it_was_told() {
    let Some(house) = house_of(MUTE) else {
        return;
    };
    let desk = house.start();
    house.wait_for("life", |names| names.len() == 1);
    answer(&desk, "1", "Sale hoy.");
    house.wait_for("told", |names| names.len() > 1);
    let ailing = desk.ask_json(&["channel", "list", "--json"]).to_string();
    assert!(ailing.contains("\"unreachable\""), "{ailing}");
    house.wait_for("life", |names| names.len() == 2);
    let said = until_answer_is(&desk, "sent");
    let id = said["external_id"].as_str().expect("the vendor's");
    assert!(id.starts_with("v-d"), "{said}");
    let log = house.log();
    assert!(log.contains("said nothing for a minute"), "{log}");
    let told = fs::read_dir(house.path("told")).expect("a folder").count();
    assert!(told > 2, "tried in its first life, and once more: {told}");
}

#[test]
fn a_channel_whose_connector_never_came_is_not_called_well() {
    let house = house();
    let desk = house.start();
    let state = || {
        let listed = desk.ask_json(&["channel", "list", "--json"]);
        let channels = listed["items"].as_array().cloned().unwrap_or_default();
        let sms = channels.into_iter().find(|it| it["name"] == "sms");
        sms.expect("it is configured")["state"].clone()
    };
    assert_eq!(state(), "unheard");
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k0", "hola")]));
    assert_eq!(state(), "ok");
}

#[test]
fn what_would_be_handed_to_somebody_who_has_gone_is_the_next_ones_at_once() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k0", "hola")]));
    for n in 1..=10 {
        let mut gone = TcpStream::connect(desk.door("http")).expect("connected");
        let asked = format!(
            "GET /byoc/v1/channels/sms/outbox?wait=30 HTTP/1.1\r\nHost: desk\r\n\
             Authorization: Bearer {TOKEN}\r\n\r\n"
        );
        gone.write_all(asked.as_bytes()).expect("asked");
        // Time enough for it to be waited on.
        connector.events(&json!([message(&format!("k{n}"), "y bien")]));
        drop(gone);
        answer(&desk, "1", "Sale hoy.");
        let delivery = connector.fetch().remove(0);
        assert_eq!(delivery["attempt"], 1, "no lease had to end: {delivery}");
        connector.settle(&delivery, &json!({"outcome": "accepted"}));
    }
}
