//! A contact centre that gives out the work of its channel itself.

use serde_json::{Value, json};

use crate::connector::{Connector, answer, house, house_with, message};

fn items(page: &Value) -> Vec<(String, String)> {
    let word = |item: &Value, name: &str| item[name].as_str().unwrap_or_default().to_owned();
    let items = page["items"].as_array().expect("items").iter();
    items
        .map(|item| (word(item, "type"), word(item, "source")))
        .collect()
}

fn pair(of: &str, source: &str) -> (String, String) {
    (of.to_owned(), source.to_owned())
}

#[test]
fn the_partner_hears_of_work_gives_it_out_and_ends_it() {
    let house = house_with(
        "routing_owner = 'partner'\n[status.away]\navailable = false\n[status.open]\navailable = true",
    );
    let desk = house.start();
    std::fs::write(house.path("password"), "una frase bastante larga\n").expect("written");
    let password = house.path("password").display().to_string();
    let add = [
        "agent",
        "add",
        "eva",
        "--queue",
        "support",
        "--password-file",
        &password,
    ];
    let added = desk.ask(&add);
    assert!(added.status.success(), "{added:?}");
    let connector = Connector::of(&desk);
    let begin = connector.get("work").json();
    assert_eq!(begin["items"], json!([]));
    let results = connector.events(&json!([message("k1", "hola")]));
    let work = results[0]["work"].clone();
    assert_eq!(work, results[0]["conversation"], "{results:?}");
    let after = begin["next"].as_str().expect("a place");
    let page = connector.get(&format!("work?after={after}&wait=30")).json();
    assert_eq!(items(&page), [pair("work.offered", "desk")], "{page}");
    assert_eq!(page["items"][0]["work"], work);
    assert_eq!(connector.get("work").json()["items"][0]["work"], work);
    let given = connector.events(&json!([
        {"key": "a1", "kind": "work.assign", "work": work, "agent": "eva"},
        {"key": "p1", "kind": "presence.changed", "agent": "eva", "status": "away"},
        {"key": "c1", "kind": "conference.add", "work": work, "agent": "eva"},
    ]));
    for one in &given {
        assert_eq!(one["result"], "accepted", "{given:?}");
    }
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(
        (&shown["assignee"], &shown["work"]),
        (&json!("eva"), &json!("active"))
    );
    let explained = desk.ask(&["explain", "conv", "1"]);
    let explained = String::from_utf8_lossy(&explained.stdout).into_owned();
    assert!(
        explained.contains("the contact centre outside chose"),
        "{explained}"
    );
    let after = page["next"].as_str().expect("a place");
    let page = connector.get(&format!("work?after={after}&wait=0")).json();
    assert!(
        items(&page).contains(&pair("work.assigned", "partner")),
        "{page}"
    );
    assert!(
        items(&page).contains(&pair("presence.changed", "partner")),
        "{page}"
    );
    let over = json!([{"key": "e1", "kind": "work.end", "work": work, "wrap_up": false}]);
    assert_eq!(connector.events(&over)[0]["result"], "accepted");
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(shown["work"], "done");
}

/// A router outside: what it has heard since it last asked.
struct Router {
    connector: Connector,
    next: String,
}

impl Router {
    fn hear(&mut self) -> Vec<Value> {
        let path = format!("work?after={}&wait=30", self.next);
        let page = self.connector.get(&path).json();
        page["next"]
            .as_str()
            .expect("a place")
            .clone_into(&mut self.next);
        page["items"].as_array().expect("items").clone()
    }

    /// Waits until it hears this, whatever else it hears before.
    fn until(&mut self, kind: &str, source: &str) -> Value {
        for _ in 0..3 {
            let heard = self.hear();
            let is_it = |item: &&Value| item["type"] == kind && item["source"] == source;
            if let Some(item) = heard.iter().find(is_it) {
                return item.clone();
            }
        }
        panic!("{kind} of {source} was not heard");
    }

    fn decide(&self, event: &Value) {
        let said = self.connector.events(&json!([event]));
        assert_eq!(said[0]["result"], "accepted", "{said:?}");
    }
}

#[test]
fn a_router_outside_gives_work_to_and_fro_and_hears_of_what_the_desk_does() {
    let house = house_with(
        "routing_owner = 'partner'\n[queue.second]\nmode = 'pull'\n\
         [status.away]\navailable = false\n[status.open]\navailable = true",
    );
    let desk = house.start();
    std::fs::write(house.path("password"), "una frase bastante larga\n").expect("written");
    let password = house.path("password").display().to_string();
    for agent in ["eva", "luis"] {
        let of = ["--queue", "support", "--queue", "second"];
        let add = [
            "agent",
            "add",
            agent,
            of[0],
            of[1],
            of[2],
            of[3],
            "--password-file",
            &password,
        ];
        let added = desk.ask(&add);
        assert!(added.status.success(), "{added:?}");
    }
    let connector = Connector::of(&desk);
    let next = connector.get("work").json()["next"].clone();
    let next = next.as_str().expect("a place").to_owned();
    let mut router = Router { connector, next };
    // What was said elsewhere before is to be read, and is nobody's work.
    let mut before = message("h1", "lo que se habló");
    before["kind"] = json!("history.append");
    router.decide(&before);
    router.decide(&message("k1", "hola"));
    let work = router.until("work.offered", "desk")["work"].clone();
    router.decide(&json!({"key": "a1", "kind": "work.assign", "work": work, "agent": "eva"}));
    let assigned = router.until("work.assigned", "partner");
    assert_eq!(
        (&assigned["work"], &assigned["agent"]),
        (&work, &json!("eva"))
    );
    router.decide(&json!({"key": "t1", "kind": "work.transfer", "work": work, "queue": "second"}));
    let offered = router.until("work.offered", "desk");
    assert_eq!(
        (&offered["work"], &offered["queue"]),
        (&work, &json!("second"))
    );
    router.decide(&json!({"key": "t2", "kind": "work.transfer", "work": work, "agent": "luis"}));
    assert_eq!(router.until("work.assigned", "partner")["agent"], "luis");
    // A call, and where it is recorded.
    let call = json!({"key": "c1", "kind": "call", "work": work, "state": "ended", "agent": "luis",
        "recording": "https://rec.example/1"});
    router.decide(&call);
    let id = work.as_str().expect("a number");
    let shown = desk.ask_json(&["conv", "show", id, "--json"]);
    assert!(
        shown.to_string().contains("https://rec.example/1"),
        "{shown}"
    );
    // The desk's people do something themselves, and the router hears that it was them.
    let closed = desk.ask(&["conv", "end", id]);
    assert!(closed.status.success(), "{closed:?}");
    assert_eq!(router.until("work.ended", "desk")["work"], work);
    // What it leaves to the desk is the desk's to give out.
    let mut other = message("k2", "soy otro");
    other["from"]["value"] = json!("+34600222333");
    router.decide(&other);
    let second = router.until("work.offered", "desk")["work"].clone();
    assert_ne!(second, work);
    router.decide(&json!({"key": "d1", "kind": "work.decline", "work": second}));
    assert_eq!(router.connector.get("work").json()["items"], json!([]));
}

#[test]
fn what_makes_no_sense_is_told_by_a_word_of_its_own() {
    let house = house_with("routing_owner = 'partner'");
    let desk = house.start();
    let connector = Connector::of(&desk);
    connector.events(&json!([message("k1", "hola")]));
    let order = |key: &str, kind: &str, more: Value| {
        let mut event = json!({"key": key, "kind": kind, "work": "1", "agent": "eva"});
        for (name, value) in more.as_object().expect("an object") {
            event[name] = value.clone();
        }
        event
    };
    let results = connector.events(&json!([
        order("1", "work.assign", json!({})),
        order("2", "work.assign", json!({"work": "99"})),
        order("3", "work.transfer", json!({"queue": "nowhere"})),
        order("4", "work.assign", json!({"work": null})),
        order("5", "presence.changed", json!({"status": "dancing"})),
    ]));
    let codes: Vec<&str> = results
        .iter()
        .filter_map(|one| one["error"]["code"].as_str())
        .collect();
    assert_eq!(
        codes,
        [
            "no_such_agent",
            "no_such_work",
            "no_such_queue",
            "work_missing",
            "no_such_agent"
        ]
    );
}

#[test]
fn where_the_desk_gives_out_nobody_else_does() {
    let house = house();
    let desk = house.start();
    let connector = Connector::of(&desk);
    let results = connector.events(&json!([
        message("k1", "hola"),
        {"key": "a1", "kind": "work.assign", "work": "1", "agent": "eva"},
    ]));
    assert!(results[0]["work"].is_null());
    assert_eq!(results[1]["error"]["code"], "not_routing_owner");
    assert_eq!(connector.get("work").problem().1, "not_routing_owner");
    answer(&desk, "1", "Buenas.");
}
