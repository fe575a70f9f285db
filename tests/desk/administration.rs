//! What an administrator asks over the protocol, what others are refused, and what it leaves on disk.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use crate::house::{Desk, House};
use crate::session::{Page, hire};

/// Somebody's page, signed in.
fn page(house: &House, desk: &Desk<'_>, name: &str, role: &str) -> Page {
    hire(house, desk, name, role);
    let mut page = Page::open(desk, "http://{door}").expect("a session");
    page.enter_as(name);
    page
}

fn open() -> House {
    let house = House::new();
    house.configure("");
    house
}

/// A channel as the set-up of a page asks for it.
fn channel(greeting: &str) -> Value {
    json!({"name": "tienda", "kind": "webchat", "queue": "chat", "new_queue": true,
        "settings": [{"name": "greeting", "value": greeting}],
        "secrets": [{"key": "identity_secret", "secret": "a secret of more than thirty letters"}]})
}

fn draft(channel: &Value) -> Value {
    json!({"area": "desk", "type": "draft_channel", "channel": channel})
}

fn write(channel: &Value, seen: &Value, replace: bool) -> Value {
    json!({"area": "desk", "type": "write_channel", "channel": channel, "seen": seen, "replace": replace})
}

#[test]
fn only_who_may_write_the_configuration_sets_channels_up() {
    let house = open();
    let desk = house.start();
    for (name, role) in [
        ("berta", "supervisor"),
        ("sofia", "agent"),
        ("otto", "auditor"),
    ] {
        let mut page = page(&house, &desk, name, role);
        for ask in [
            json!({"area": "desk", "type": "channel_kinds"}),
            json!({"area": "desk", "type": "find_mail_servers", "address": "a@example.com"}),
            draft(&channel("x")),
            write(&channel("x"), &Value::Null, true),
        ] {
            let outcome = page.ask(&ask);
            assert_eq!(outcome["code"], "CT-4001", "{role}: {outcome}");
            assert_eq!(outcome["params"][0]["value"], "config.write");
        }
    }
    assert!(!house.path("etc/conf.d").exists());
}

#[test]
fn a_channel_that_was_set_up_is_in_force_and_its_secret_is_nowhere_else() {
    let house = open();
    let desk = house.start();
    let mut jefa = page(&house, &desk, "jefa", "administrator");
    let shown = jefa.ask(&draft(&channel("Hola \"buenas\"")));
    let shown = &shown["data"]["value"];
    assert_eq!(shown["standing"], "new", "{shown}");
    assert_eq!(shown["problems"], json!([]));
    assert_eq!(shown["changes"], json!(["+channel.tienda", "+queue.chat"]));
    let written = jefa.ask(&write(&channel("Hola \"buenas\""), &Value::Null, false));
    let written = &written["data"]["value"];
    assert_eq!(written["status"]["ok"], true, "{written}");
    assert_eq!(written["status"]["generation"], 2);
    let text = fs::read_to_string(written["file"].as_str().expect("a path")).expect("there");
    assert_eq!(text, shown["text"].as_str().expect("a text"));
    assert!(!text.contains("thirty"));
    let secret = house.path("data/secrets/tienda.identity_secret");
    let mode = fs::metadata(&secret).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let settings = desk.ask_json(&["config", "show", "--json"]);
    assert!(!settings.to_string().contains("thirty"));
    assert!(!house.log().contains("thirty"));
    let named = desk.ask_json(&["channel", "list", "--json"]);
    assert!(named.to_string().contains("tienda"), "{named}");
}

#[test]
fn a_channel_that_would_be_refused_is_not_written() {
    let house = open();
    let desk = house.start();
    let mut jefa = page(&house, &desk, "jefa", "administrator");
    let mut asked = channel("Hola");
    asked["queue"] = json!("soprte");
    asked["new_queue"] = json!(false);
    asked["settings"] = json!([{"name": "privacy", "value": "nowhere"}]);
    let shown = jefa.ask(&draft(&asked));
    let problems = shown["data"]["value"]["problems"]
        .as_array()
        .expect("a list");
    assert!(problems.len() >= 2, "{shown}");
    assert!(problems.iter().all(|it| {
        it["file"]
            .as_str()
            .is_some_and(|it| it.ends_with("channel-tienda.toml"))
    }));
    let refused = jefa.ask(&write(&asked, &Value::Null, true));
    assert_eq!(refused["code"], "CT-2000", "{refused}");
    assert!(!house.path("etc/conf.d/channel-tienda.toml").exists());
    assert!(!house.path("data/secrets").exists());
}

#[test]
fn what_an_editor_wrote_is_kept_until_somebody_says_that_it_may_go() {
    let house = open();
    let desk = house.start();
    let mut jefa = page(&house, &desk, "jefa", "administrator");
    let file = house.path("etc/conf.d/channel-tienda.toml");
    fs::create_dir_all(file.parent().expect("a folder")).expect("created");
    fs::write(&file, "# mine\n").expect("written");
    let shown = jefa.ask(&draft(&channel("Hola")));
    let seen = shown["data"]["value"]["seen"].clone();
    assert_eq!(shown["data"]["value"]["standing"], "foreign");
    let refused = jefa.ask(&write(&channel("Hola"), &seen, false));
    assert_eq!(
        (&refused["code"], &refused["hint"]),
        (&json!("CT-2040"), &json!("replace"))
    );
    let refused = jefa.ask(&write(&channel("Hola"), &Value::Null, true));
    assert_eq!(refused["code"], "CT-4007", "{refused}");
    assert_eq!(fs::read_to_string(&file).expect("there"), "# mine\n");
    let written = jefa.ask(&write(&channel("Hola"), &seen, true));
    assert_eq!(written["type"], "accepted", "{written}");
    let shown = jefa.ask(&draft(&channel("Adiós")));
    assert_eq!(shown["data"]["value"]["standing"], "ours");
    assert!(
        shown["data"]["value"]["before"]
            .as_str()
            .is_some_and(|it| it.contains("Hola"))
    );
}

#[test]
fn of_two_who_change_an_account_the_later_one_is_told() {
    let house = open();
    let desk = house.start();
    let mut jefa = page(&house, &desk, "jefa", "administrator");
    hire(&house, &desk, "sofia", "agent");
    let amend = |was: Value, change: Value| json!({"area": "people", "type": "amend", "agent": "sofia", "was": was, "change": change});
    let first = jefa.ask(&amend(json!({"capacity": 5}), json!({"capacity": 7})));
    assert_eq!(first["data"]["value"]["capacity"], 7, "{first}");
    let second = jefa.ask(&amend(json!({"capacity": 5}), json!({"capacity": 3})));
    assert_eq!(second["code"], "CT-4007", "{second}");
    assert_eq!(second["params"][0]["value"], "capacity");
    // What somebody else changed beside it is no matter.
    let beside = jefa.ask(&amend(
        json!({"display": "sofia"}),
        json!({"display": "Sofía"}),
    ));
    assert_eq!(beside["data"]["value"]["capacity"], 7, "{beside}");
}

#[test]
fn a_supervisor_moves_their_people_between_queues_and_gives_no_rights() {
    let house = open();
    let desk = house.start();
    let mut berta = page(&house, &desk, "berta", "supervisor");
    hire(&house, &desk, "sofia", "agent");
    let amend = |change: Value| json!({"area": "people", "type": "amend", "agent": "sofia", "was": {}, "change": change});
    let moved = berta.ask(&amend(json!({"queues": []})));
    assert_eq!(moved["type"], "accepted", "{moved}");
    for (change, right) in [
        (json!({"role": "administrator"}), "people.grant"),
        (json!({"sets": []}), "people.grant"),
        (json!({"display": "x"}), "people.edit"),
    ] {
        let refused = berta.ask(&amend(change));
        assert_eq!(refused["code"], "CT-4001", "{refused}");
        assert_eq!(refused["params"][0]["value"], right);
    }
}

#[test]
fn a_channel_is_added_from_the_command_line_as_from_a_page() {
    let house = open();
    let desk = house.start();
    let secret = house.path("secret");
    fs::write(&secret, "a secret of more than thirty letters\n").expect("written");
    let secret = format!("identity_secret={}", secret.display());
    let add = [
        "channel",
        "add",
        "tienda",
        "--kind",
        "webchat",
        "--queue",
        "chat",
        "--new-queue",
        "--setting",
        "title=Tienda",
        "--secret-file",
        &secret,
    ];
    let file = house.path("etc/conf.d/channel-tienda.toml");
    let shown = desk.ask(&[&add[..], &["--dry-run"]].concat());
    assert!(shown.status.success(), "{shown:?}");
    assert!(String::from_utf8_lossy(&shown.stdout).contains("title = \"Tienda\""));
    assert!(!file.exists());
    let added = desk.ask_json(&[&add[..], &["--json"]].concat());
    assert_eq!(added["schema"], "centralita/channel-add/1");
    assert_eq!(added["status"]["ok"], true, "{added}");
    assert!(file.exists());
    let again = desk.ask(&["channel", "add", "otra", "--kind", "fax"]);
    assert!(!again.status.success(), "{again:?}");
    let wrong = desk.ask(&["channel", "add", "otra", "--kind", "maildir"]);
    assert_eq!(wrong.status.code(), Some(78), "{wrong:?}");
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("channel-otra.toml"));
}

#[test]
fn a_thing_is_changed_from_the_command_line_and_the_rest_of_it_stays() {
    let house = House::new();
    house.configure(
        "[skill.english]\n[skill.orders]\n[queue.general]\n[tag.vip]\n\
         [queue.late]\nsize = 2\nskills = { english = 4 }\n\
         [queue.late.step.old]\nafter = '5m'\nto = 'general'\n",
    );
    let desk = house.start();
    let kinds = desk.ask_json(&["config", "list", "--json"]);
    assert_eq!(kinds["schema"], "centralita/config-kinds/1");
    assert!(kinds.to_string().contains("step.*.after"), "{kinds}");
    let queues = desk.ask_json(&["config", "list", "queue", "--json"]);
    let names: Vec<&str> = queues["items"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|it| it["name"].as_str())
        .collect();
    assert!(
        names.contains(&"late") && names.contains(&"general"),
        "{queues}"
    );

    let set = [
        "config",
        "set",
        "queue",
        "late",
        "first_response=2m",
        "skills=english=4",
        "skills=orders=1",
        "step.a.b.after=1m",
        "step.a.b.to=general",
    ];
    let file = house.path("etc/conf.d/queue-late.toml");
    let unconfirmed = desk.ask(&set);
    assert_eq!(unconfirmed.status.code(), Some(2), "{unconfirmed:?}");
    let shown = desk.ask(&[&set[..], &["--dry-run"]].concat());
    let text = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.status.success(), "{shown:?}");
    for line in [
        "+ first_response = \"2m\"",
        "+ [queue.late.step.\"a.b\"]",
        "  +queue.late.step.a.b",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}: {text}");
    }
    assert!(!file.exists());
    let done = desk.ask_json(&[&set[..], &["--yes", "--json"]].concat());
    assert_eq!(done["schema"], "centralita/config-set/1");
    assert_eq!(done["status"]["ok"], true, "{done}");
    let written = fs::read_to_string(&file).expect("written");
    assert!(!written.contains("size"), "others say it: {written}");
    let again = desk.ask(&["config", "set", "queue", "late", "size=3", "--yes"]);
    assert!(again.status.success(), "{again:?}");
    let written = fs::read_to_string(&file).expect("written");
    for line in [
        "size = 3",
        "first_response = \"2m\"",
        "[queue.late.step.\"a.b\"]",
    ] {
        assert!(written.lines().any(|it| it == line), "{line}: {written}");
    }
    let of = |key: &str| desk.ask_json(&["config", "get", key, "--json"])["value"].clone();
    assert_eq!(of("queue.late.step.old.after"), "5m");
    let gone = desk.ask(&["config", "remove", "queue", "late", "--yes"]);
    assert!(gone.status.success(), "{gone:?}");
    assert!(!file.exists());
    assert_eq!(of("queue.late.size"), "2");
}

#[test]
fn what_the_command_line_may_not_write_is_refused_in_the_checkers_words() {
    let house = open();
    let desk = house.start();
    let text = house.path("macro.txt");
    fs::write(&text, "Hello {name}:\n\n\"It\" left today.\n").expect("written");
    let from = format!("en={}", text.display());
    for (typed, code, told) in [
        (
            &["rule", "bills", "when='factura' in", "queue=support"][..],
            78,
            "rule-bills.toml:",
        ),
        (
            &["queue", "support", "step.x.after=1m", "step.x.to=nosuch"],
            78,
            "there is no queue “nosuch”",
        ),
        (
            &["queue", "support", "first_respons=1m"],
            2,
            "first_response",
        ),
        (&["server", "x", "http=0.0.0.0:80"], 2, "permission_set"),
        (&["template", "x", "en={nme}"], 78, "nme"),
    ] {
        let refused = desk.ask(&[&["config", "set", "--yes"][..], typed].concat());
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(code), "{typed:?}: {said}");
        assert!(said.contains(told), "{typed:?}: {said}");
    }
    assert!(!house.path("etc/conf.d").exists());
    let rule = [
        "config",
        "set",
        "rule",
        "bills",
        "when='factura' in subject|lower",
        "queue=support",
        "order=10",
        "--yes",
    ];
    let done = desk.ask(&rule);
    assert!(done.status.success(), "{done:?}");
    let saved = [
        "config",
        "set",
        "template",
        "left",
        "--from-file",
        &from,
        "subject.en=Your order",
        "html.fr=<p>Bonjour</p>",
        "fr=Bonjour",
        "--yes",
    ];
    let done = desk.ask(&saved);
    assert!(done.status.success(), "{done:?}");
    let written = fs::read_to_string(house.path("etc/conf.d/template-left.toml")).expect("written");
    for part in [
        "\"\"\"\nHello {name}:\n\n\\\"It\\\" left today.\n\"\"\"",
        "[template.left.subject]\nen = \"Your order\"",
        "[template.left.html]\nfr = ",
    ] {
        assert!(written.contains(part), "{part}: {written}");
    }
}

#[test]
fn who_wrote_the_configuration_or_changed_somebody_stands_in_the_audit() {
    let house = open();
    let desk = house.start();
    let mut ada = page(&house, &desk, "ada", "administrator");
    let asked = json!({"kind": "tag", "name": "vip", "settings": [{"name": "en", "value": "Very important"}]});
    let ask = |what: &str| json!({"area": "desk", "type": what, "thing": asked});
    let seen = ada.ask(&ask("draft_thing"))["data"]["value"]["seen"].clone();
    let mut write = ask("write_thing");
    write["seen"] = seen;
    write["replace"] = json!(false);
    let written = ada.ask(&write);
    let file = written["data"]["value"]["file"].clone();
    let generation = &written["data"]["value"]["status"]["generation"];
    let changed = desk.ask(&["agent", "set", "ada", "--capacity", "7"]);
    assert!(changed.status.success(), "{changed:?}");

    let audit = desk.ask_json(&["event", "audit", "--limit", "500", "--json"]);
    let of = |kind: &str| {
        let items = audit["items"].as_array().expect("entries").iter();
        let found = items.filter(|it| it["kind"] == kind);
        let params = |it: &Value| {
            let all = it["params"].as_array().expect("params").iter();
            all.map(|one| {
                format!(
                    "{}={}",
                    one["name"].as_str().unwrap_or(""),
                    one["value"].as_str().unwrap_or("")
                )
            })
            .collect::<Vec<_>>()
        };
        found
            .map(|it| (it["by"].as_str().unwrap_or("").to_owned(), params(it)))
            .collect::<Vec<_>>()
    };
    let path = file.as_str().expect("a file");
    assert_eq!(
        of("config_written"),
        [(
            "ada".to_owned(),
            vec![format!("file={path}"), format!("generation={generation}")]
        )]
    );
    let people = of("person");
    let last = people.last().expect("she was changed");
    assert_eq!(
        (last.0.as_str(), last.1.join(" ").as_str()),
        ("operator", "agent=ada changes=capacity=5→7")
    );
    assert!(
        people[0].1[1].starts_with("changes=added role=administrator"),
        "{people:?}"
    );

    let history = desk.ask_json(&["config", "history", "--json"]);
    let newest = &history["items"][0]["written"][0];
    assert_eq!((&newest["by"], &newest["file"]), (&json!("ada"), &file));
}
