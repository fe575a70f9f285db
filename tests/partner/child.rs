//! Connectors that are programs: spoken to by lines, killed, deaf, mad, missing, and started again.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::connector::{Connector, OTHER, answer, last, message};
use crate::house::{Desk, House, without};
use crate::media::sha256;

/// A folder whose channel `sms` is this program, and `other` one by HTTP; `None` where there is no Python
/// here.
pub(crate) fn house_of(script: &str) -> Option<House> {
    let Some(python) = python() else {
        without("connectors that are programs", "python3");
        return None;
    };
    let house = House::new();
    for folder in ["said", "told", "done", "life"] {
        fs::create_dir(house.path(folder)).expect("created");
    }
    fs::write(house.path("bridge.py"), script).expect("written");
    fs::write(house.path("other.token"), OTHER).expect("written");
    let (root, python) = (house.path("").display().to_string(), python.display());
    house.configure(&format!(
        "[channel.sms]\nkind = 'partner'\nqueue = 'support'\n\
         command = ['{python}', '-u', '{root}bridge.py', '{root}']\n\
         [channel.other]\nkind = 'partner'\nqueue = 'support'\ntoken.file = '{root}other.token'\n"
    ));
    Some(house)
}

/// Where Python is, wherever the tests look for programs.
pub(crate) fn python() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut all = std::env::split_paths(&path).map(|folder| folder.join("python3"));
    all.find(|file| file.exists())
}

/// Has the connector call a method; gives what came back.
pub(crate) fn call(house: &House, name: &str, method: &str, params: &Value) -> Value {
    let asked = json!({"method": method, "params": params});
    let draft = house.path("said").join(format!(".{name}"));
    fs::write(&draft, asked.to_string()).expect("written");
    fs::rename(draft, house.path("said").join(name)).expect("renamed");
    house.wait_for("done", |names| names.iter().any(|it| it == name));
    read(house, &format!("done/{name}"))
}

pub(crate) fn read(house: &House, name: &str) -> Value {
    let text = fs::read_to_string(house.path(name)).expect("readable");
    serde_json::from_str(&text).expect("JSON")
}

/// Has the connector say events; gives their results.
pub(crate) fn events(house: &House, name: &str, events: &Value) -> Value {
    call(house, name, "postEvents", &json!({"body": events}))["result"].clone()
}

/// What the connector has been told, by the file that stands for its vendor.
pub(crate) fn told(house: &House, count: usize) -> Vec<Value> {
    let names = house.wait_for("told", |names| names.len() >= count);
    let read = |name: &String| read(house, &format!("told/{name}"));
    names.iter().map(read).collect()
}

/// Waits until the answer stands so.
pub(crate) fn until_answer_is(desk: &Desk<'_>, state: &str) -> Value {
    for _ in 0..LOOKS_MAX {
        let message = last(desk, "1");
        if message["state"] == state {
            return message;
        }
    }
    panic!("{}", last(desk, "1"));
}

/// How often it is looked whether something has happened: each look is a program that starts.
const LOOKS_MAX: usize = 2_000;

pub(crate) const BRIDGE: &str = include_str!("programs/bridge.py");

#[test]
fn an_event_comes_in_and_a_delivery_goes_out_over_standard_input_and_output() {
    let Some(house) = house_of(BRIDGE) else {
        return;
    };
    let desk = house.start();
    let results = events(&house, "1", &json!([message("k1", "hola")]));
    assert_eq!(results[0]["result"], "accepted", "{results}");
    let again = events(&house, "2", &json!([message("k1", "hola")]));
    assert_eq!(again[0]["result"], "duplicate", "{again}");
    answer(&desk, "1", "Sale hoy.");
    let delivery = &told(&house, 1)[0];
    assert_eq!(delivery["message"]["parts"][0]["text"], "Sale hoy.");
    assert_eq!(delivery["type"], "message");
    let id = delivery["delivery_id"].as_str().expect("an id");
    let said = until_answer_is(&desk, "sent");
    assert_eq!(said["external_id"], format!("v-{id}"));
    assert!(
        house.log().contains("its connector complains"),
        "{}",
        house.log()
    );
    assert!(desk.stop().success(), "{}", house.log());
}

#[test]
fn killed_before_it_answered_it_gets_the_same_delivery_again_and_sends_it_once() {
    let Some(house) = house_of(BRIDGE) else {
        return;
    };
    let desk = house.start();
    events(&house, "1", &json!([message("k1", "hola")]));
    fs::write(house.path("die"), "").expect("written");
    answer(&desk, "1", "Sale hoy.");
    house.wait_for("life", |names| names.len() == 2);
    let said = until_answer_is(&desk, "sent");
    let sent = told(&house, 1);
    assert_eq!(sent.len(), 1, "{sent:?}");
    let id = sent[0]["delivery_id"].as_str().expect("an id");
    assert_eq!(said["external_id"], format!("v-{id}"));
    assert_eq!(sent[0]["attempt"], 1, "the vendor was given the first");
    let log = house.log();
    assert!(log.contains("signal 9"), "{log}");
}

#[test]
fn killed_before_it_was_answered_it_says_the_same_again_and_it_counts_once() {
    let Some(house) = house_of(BRIDGE) else {
        return;
    };
    let desk = house.start();
    house.wait_for("life", |names| names.len() == 1);
    fs::write(house.path("die-asking"), "").expect("written");
    let results = events(&house, "1", &json!([message("k1", "hola")]));
    assert_ne!(results[0]["result"], "rejected", "{results}");
    house.wait_for("life", |names| names.len() == 2);
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(
        shown["messages"].as_array().map(Vec::len),
        Some(1),
        "{shown}"
    );
}

#[test]
fn the_desk_killed_meanwhile_starts_it_anew_and_nothing_is_doubled() {
    let Some(house) = house_of(BRIDGE) else {
        return;
    };
    let desk = house.start();
    events(&house, "1", &json!([message("k1", "hola")]));
    answer(&desk, "1", "Sale hoy.");
    told(&house, 1);
    desk.kill();
    let desk = house.start();
    let again = events(&house, "2", &json!([message("k1", "hola")]));
    assert_eq!(again[0]["result"], "duplicate", "{again}");
    until_answer_is(&desk, "sent");
    assert_eq!(told(&house, 1).len(), 1);
}

#[test]
fn what_is_no_rpc_is_answered_with_why_and_told_and_the_rest_is_understood() {
    let odd = "print('starting up'); print('x' * (2 << 20)); print('{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":1}')\n";
    let Some(house) = house_of(&format!("{odd}{BRIDGE}")) else {
        return;
    };
    let desk = house.start();
    let codes = ["odd-malformed", "odd-no_rpc", "odd-too_large"];
    let all = |names: &[String]| codes.iter().all(|code| names.iter().any(|it| it == code));
    house.wait_for("done", all);
    let answered = read(&house, "done/odd-malformed");
    assert_eq!(answered["error"]["code"], -32_700, "{answered}");
    assert_eq!(answered["id"], Value::Null);
    let results = events(&house, "1", &json!([message("k1", "hola")]));
    assert_eq!(results[0]["result"], "accepted", "{results}");
    let listed = desk.ask_json(&["channel", "list", "--json"]).to_string();
    assert!(listed.contains("no JSON-RPC"), "{listed}");
}

#[test]
fn a_flood_is_slowed_down_and_nothing_of_it_is_lost() {
    let flood = r#"
import sys, json, threading
def flood():
    for n in range(300):
        event = {"v": 1, "key": f"k{n}", "kind": "message", "from": {"scheme": "tel", "value": "+34600111222"},
                 "parts": [{"type": "text", "text": "x"}]}
        print(json.dumps({"jsonrpc": "2.0", "id": n, "method": "postEvents", "params": {"body": [event]}}), flush=True)
threading.Thread(target=flood, daemon=True).start()
taken = 0
for line in map(json.loads, sys.stdin):
    taken += line["result"][0]["result"] == "accepted"
    if line["id"] == 299:
        open(f"{sys.argv[1]}/done/{taken}", "w").close()
"#;
    let Some(house) = house_of(flood) else {
        return;
    };
    let desk = house.start();
    others_are_served(&desk, "meanwhile");
    let taken = house.wait_for("done", |names| !names.is_empty());
    assert_eq!(taken, ["300"]);
}

#[test]
fn one_that_reads_nothing_holds_up_nobody_else() {
    let deaf = r#"
import json, sys, time
event = {"v": 1, "key": "k1", "kind": "message", "from": {"scheme": "tel", "value": "+34600111222"},
         "parts": [{"type": "text", "text": "hola"}]}
for n in range(2000):
    print(json.dumps({"jsonrpc": "2.0", "id": n, "method": "postEvents", "params": {"body": [event]}}), flush=True)
while True:
    time.sleep(1000)
"#;
    let Some(house) = house_of(deaf) else {
        return;
    };
    let desk = house.start();
    others_are_served(&desk, "k");
    while !desk
        .ask(&["conv", "reply", "1", "¿Hay alguien?"])
        .status
        .success()
    {
        std::thread::yield_now();
    }
    others_are_served(&desk, "l");
    assert!(desk.stop().success(), "{}", house.log());
}

#[test]
fn a_program_that_is_not_there_needs_somebody_and_is_told() {
    let house = House::new();
    let missing = house.path("nothing").display().to_string();
    house.configure(&format!(
        "[channel.sms]\nkind = 'partner'\nqueue = 'support'\ncommand = ['{missing}']\n"
    ));
    let desk = house.start();
    let listed = until_listed(&desk, "unstarted");
    assert!(listed.contains("needs_operator"), "{listed}");
    assert!(listed.contains("No such file"), "{listed}");
    let tried = desk.ask(&["channel", "test", "sms"]);
    let text = String::from_utf8_lossy(&tried.stdout).into_owned();
    assert!(!tried.status.success(), "{text}");
    assert!(text.contains("No such file"), "{text}");
    let told = desk.ask(&["channel", "show", "sms"]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("ExecPaths="), "what helps is said: {told}");
}

#[test]
fn one_that_ends_at_once_is_started_again_later_each_time() {
    let brief = r#"
import sys, time, os
names = os.listdir(f"{sys.argv[1]}/life")
open(f"{sys.argv[1]}/life/{len(names)}-{time.monotonic_ns()}", "w").close()
print("no modem here", file=sys.stderr)
sys.exit(3)
"#;
    let Some(house) = house_of(brief) else {
        return;
    };
    let desk = house.start();
    let lives = house.wait_for("life", |names| names.len() >= 3);
    let at = |life: &String| -> u64 {
        let (_, at) = life.split_once('-').expect("a moment");
        at.parse().expect("nanoseconds")
    };
    let (first, second) = (at(&lives[1]) - at(&lives[0]), at(&lives[2]) - at(&lives[1]));
    assert!(first >= 750_000_000 && second >= 1_500_000_000, "{lives:?}");
    let listed = until_listed(&desk, "ended");
    assert!(
        listed.contains("ended with code 3: no modem here"),
        "{listed}"
    );
    assert!(listed.contains("\"down\""), "{listed}");
}

#[test]
fn files_go_both_ways_in_pieces() {
    let Some(house) = house_of(BRIDGE) else {
        return;
    };
    let desk = house.start();
    let bytes: Vec<u8> = (0..=250_u8).cycle().take(300_000).collect();
    let sha256 = sha256(&bytes);
    let (one, two) = bytes.split_at(200_000);
    let piece = |offset: usize, bytes: &[u8]| {
        json!({"sha256": sha256, "size": 300_000, "offset": offset,
            "data": centralita::channels::coded::encode(bytes)})
    };
    let first = call(&house, "1", "putMedia", &piece(0, one));
    assert_eq!(first["result"], json!({"next": 200_000}), "{first}");
    let last = call(&house, "2", "putMedia", &piece(200_000, two));
    let media = last["result"]["media"].as_str().expect("a handle");
    let gap = call(&house, "3", "putMedia", &piece(200_000, two));
    assert_eq!(gap["error"]["data"]["code"], "unprocessable", "{gap}");
    let mut event = message("k1", "mire");
    event["parts"] = json!([{"type": "file", "media": media, "name": "a.bin"}]);
    let results = events(&house, "4", &json!([event]));
    assert_eq!(results[0]["result"], "accepted", "{results}");
    let early = call(&house, "5", "getMedia", &json!({"media": media}));
    assert_eq!(early["error"]["data"]["code"], "no_such_media", "{early}");
    let files = json!({"text": {"limit": 100}, "files": {"max_bytes": {"*": 1_000_000}},
        "identity_schemes": ["tel"]});
    let described = call(&house, "6", "putDescriptor", &json!({"body": files}));
    assert_eq!(described["result"]["mode"], "stream", "{described}");
    let file = house.path("factura.bin");
    fs::write(&file, &bytes[..600]).expect("written");
    let path = file.display().to_string();
    let sent = desk.ask(&["conv", "reply", "1", "Aquí va.", "--attach", &path]);
    assert!(sent.status.success(), "{sent:?}");
    let part = told(&house, 1)[0]["message"]["parts"][1].clone();
    let got = call(
        &house,
        "7",
        "getMedia",
        &json!({"media": part["media"], "offset": 100}),
    );
    let data = got["result"]["data"].as_str().expect("a piece");
    let data = centralita::channels::coded::decode(data);
    assert_eq!(data.as_deref(), Some(&bytes[100..600]));
    assert_eq!(
        (&got["result"]["size"], &got["result"]["next"]),
        (&json!(600), &Value::Null)
    );
}

#[test]
fn every_operation_of_the_contract_is_a_method() {
    let Some(house) = house_of(BRIDGE) else {
        return;
    };
    let _desk = house.start();
    let contract = include_str!("../../src/channels/partner/openapi.json");
    let contract: Value = serde_json::from_str(contract).expect("JSON");
    let items = contract["paths"].as_object().expect("paths").values();
    let operations = items.flat_map(|item| item.as_object().expect("an item").values());
    let mut methods: Vec<&str> = operations
        .filter_map(|it| it["operationId"].as_str())
        .collect();
    methods.retain(|method| *method != "getContract");
    assert!(methods.len() >= 9, "{methods:?}");
    for method in methods {
        let said = call(&house, method, method, &json!({}));
        let code = &said["error"]["data"]["code"];
        assert_ne!(code, "no_such_route", "{method}: {said}");
    }
    let unknown = call(&house, "x", "postNothing", &json!({}));
    assert_eq!(unknown["error"]["code"], -32_601, "{unknown}");
}

#[test]
fn the_connector_of_the_page_works_as_it_stands() {
    let page = include_str!("../../src/channels/partner/PARTNER.md");
    let (_, section) = page.split_once("## 9. By lines").expect("the section");
    let (_, code) = section.split_once("```python\n").expect("a connector");
    let (code, _) = code.split_once("```").expect("its end");
    let Some(house) = house_of(code) else {
        return;
    };
    let desk = house.start();
    house.wait_for("", |names| names.iter().any(|it| it == "in"));
    fs::write(house.path(".draft"), "¿Dónde está mi paquete?").expect("written");
    fs::rename(house.path(".draft"), house.path("in/+34600111222.1")).expect("laid in");
    while !desk
        .ask(&["conv", "reply", "1", "Sale hoy."])
        .status
        .success()
    {
        std::thread::yield_now();
    }
    let out = house.wait_for("out", |names| !names.is_empty());
    let sent = fs::read_to_string(house.path("out").join(&out[0])).expect("readable");
    assert_eq!(sent, "To: +34600111222\n\nSale hoy.\n");
    until_answer_is(&desk, "sent");
}

#[test]
fn a_trial_says_of_a_program_what_it_does() {
    let Some(house) = house_of(BRIDGE) else {
        return;
    };
    let desk = house.start();
    house.wait_for("life", |names| names.len() == 1);
    let tried = desk.ask_json(&["channel", "test", "sms", "--json"]);
    assert_eq!(tried["ok"], true, "{tried}");
    let result = |claim: &str| {
        let all = tried["claims"].as_array().expect("claims");
        let found = all.iter().find(|it| it["claim"] == claim);
        found.expect("it is claimed")["result"].clone()
    };
    for claim in [
        "descriptor",
        "heartbeat",
        "answers",
        "prompt",
        "repeated",
        "unknown",
        "late",
    ] {
        assert_eq!(result(claim), "passed", "{claim}: {tried}");
    }
    assert_eq!(result("signature"), "skipped");
}

pub(crate) fn until_listed(desk: &Desk<'_>, word: &str) -> String {
    for _ in 0..LOOKS_MAX {
        let listed = desk.ask_json(&["channel", "list", "--json"]).to_string();
        if listed.contains(&format!("\"{word}\"")) {
            return listed;
        }
    }
    panic!("{}", desk.ask_json(&["channel", "list", "--json"]));
}

/// Another channel, by HTTP, is answered as if nothing were.
fn others_are_served(desk: &Desk<'_>, key: &str) {
    let other = Connector::showing(desk, OTHER);
    let reply = other.ask(
        "POST",
        "/byoc/v1/channels/other/events",
        "Content-Type: application/json\r\n",
        json!([message(key, "hola")]).to_string().as_bytes(),
    );
    assert_eq!(reply.status, 200, "{reply:?}");
}
