//! Connectors that are programs: spoken to by lines, killed, deaf, mad, missing, and started again.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::connector::{answer, last, message};
use crate::house::{Desk, House, without};

/// A folder whose channel `sms` is this program; `None` where there is no Python here.
pub(crate) fn house_of(script: &str, more: &str) -> Option<House> {
    let Some(python) = python() else {
        without("connectors that are programs", "python3");
        return None;
    };
    let house = House::new();
    for folder in ["said", "told", "done", "life"] {
        fs::create_dir(house.path(folder)).expect("created");
    }
    fs::write(house.path("bridge.py"), script).expect("written");
    let (root, python) = (house.path("").display().to_string(), python.display());
    house.configure(&format!(
        "[channel.sms]\nkind = 'partner'\nqueue = 'support'\n\
         command = ['{python}', '-u', '{root}bridge.py', '{root}']\n{more}\n"
    ));
    Some(house)
}

/// Where Python is, wherever the tests look for programs.
fn python() -> Option<PathBuf> {
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

fn read(house: &House, name: &str) -> Value {
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

const BRIDGE: &str = include_str!("programs/bridge.py");

#[test]
fn an_event_comes_in_and_a_delivery_goes_out_over_standard_input_and_output() {
    let Some(house) = house_of(BRIDGE, "") else {
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
