//! Verbs of agents and supervisors: what the console shows and does, a script reads and does.

use std::fs;

use serde_json::Value;

use crate::house::{Desk, House, mail};

const SETTINGS: &str = "mode = 'pull'\n[queue.sales]\nmode = 'pull'\n\
    [status.here]\navailable = true\n[status.lunch]\n\
    [template.hello]\nen = 'Hello {name}'\n[template.receipt]\nen = 'Got it'\nmacro = false\n";

/// A desk with two agents and a supervisor, and one mail of a customer's.
fn open(house: &House) -> Desk<'_> {
    house.configure(SETTINGS);
    let desk = house.start();
    for (name, role) in [
        ("sofia", "agent"),
        ("marcos", "agent"),
        ("berta", "supervisor"),
    ] {
        let mut add = vec!["agent", "add", name, "--role", role, "--no-password"];
        if role == "agent" {
            add.extend(["--queue", "support,sales"]);
        }
        let output = desk.ask(&add);
        assert!(output.status.success(), "{output:?}");
    }
    house.deliver("1", &mail("first", "A table with a dent"));
    house.wait_for("in/new", <[String]>::is_empty);
    while desk.export().is_empty() {
        std::thread::yield_now();
    }
    desk
}

fn json(desk: &Desk<'_>, line: &str) -> Value {
    let words: Vec<&str> = line.split(' ').chain(["--json"]).collect();
    desk.ask_json(&words)
}

fn code(desk: &Desk<'_>, line: &str) -> Option<i32> {
    let words: Vec<&str> = line.split(' ').collect();
    desk.ask(&words).status.code()
}

#[test]
fn what_the_desk_calls_things_stands_beside_their_names_in_the_readers_language() {
    let house = House::new();
    house.configure(&format!(
        "{SETTINGS}[queue.returns]\nes = 'Devoluciones'\nen = 'Sent back'\n"
    ));
    let desk = house.start();
    for (lang, text) in [
        ("en", "returns (Sent back)"),
        ("es", "returns (Devoluciones)"),
    ] {
        let told = desk.ask(&["queue", "list", "--lang", lang]);
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(told.contains(text), "{told}");
        assert!(
            told.contains("sales "),
            "a name is all that others have: {told}"
        );
    }
}

#[test]
fn an_unfinished_answer_is_kept_read_and_thrown_away() {
    let house = House::new();
    let desk = open(&house);
    assert_eq!(code(&desk, "conv draft show 1 --as sofia"), Some(3));
    json(&desk, "conv draft save 1 Perhaps --as sofia");
    let draft = json(&desk, "conv draft show 1 --as sofia");
    assert_eq!(draft["schema"], "centralita/conv-draft-show/1");
    assert_eq!(
        (&draft["text"], &draft["base_seq"]),
        (&"Perhaps".into(), &1.into())
    );
    assert_eq!(
        code(&desk, "conv draft show 1 --as marcos"),
        Some(3),
        "it is its author's"
    );
    json(&desk, "conv draft drop 1 --as sofia");
    assert_eq!(code(&desk, "conv draft show 1 --as sofia"), Some(3));
}

#[test]
fn what_happened_is_read_of_a_conversation_a_person_and_the_desk() {
    let house = House::new();
    let desk = open(&house);
    json(&desk, "conv claim 1 --as sofia");
    let history = json(&desk, "conv history 1 --as sofia");
    let kinds = |value: &Value| -> Vec<String> {
        let items = value["items"].as_array().expect("a list");
        let kinds = items.iter().map(|event| event["kind"].as_str());
        kinds.map(|kind| kind.expect("a word").to_owned()).collect()
    };
    assert!(kinds(&history).contains(&"assigned".to_owned()));
    let person = json(&desk, "agent history sofia --as berta");
    assert!(kinds(&person).contains(&"assigned".to_owned()));
    assert_eq!(code(&desk, "agent history sofia --as marcos"), Some(5));
    let audit = json(&desk, "event audit --agent sofia --limit 1");
    assert_eq!(audit["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(audit["next"], audit["items"][0]["seq"], "there may be more");
}

#[test]
fn a_body_is_read_whole_and_saved_as_it_came() {
    let house = House::new();
    let desk = open(&house);
    assert_eq!(json(&desk, "conv body 1 1")["text"], "Hello.");
    let path = house.path("first.eml");
    let saved = desk.ask(&[
        "conv",
        "body",
        "1",
        "1",
        "--form",
        "raw",
        "-o",
        &path.to_string_lossy(),
    ]);
    assert!(saved.status.success(), "{saved:?}");
    assert_eq!(
        fs::read(path).expect("saved"),
        mail("first", "A table with a dent")
    );
    let found = json(&desk, "conv find dent --as sofia");
    assert_eq!(found["items"][0]["id"], "1");
}

#[test]
fn an_export_has_every_message_of_a_long_conversation() {
    let house = House::new();
    let desk = open(&house);
    let before = desk.export()[0]["messages"].as_array().map_or(0, Vec::len);
    for n in 0..120 {
        let more = format!(
            "From: Ana Ruiz <ana@example.test>\r\nTo: help@desk.test\r\nSubject: Re: a dent\r\n\
             Message-ID: <more-{n}@example.test>\r\nIn-Reply-To: <first@example.test>\r\n\r\n\
             More, number {n}.\r\n"
        );
        house.deliver(&format!("more-{n}"), more.as_bytes());
    }
    let all = before + 120;
    while json(&desk, "conv show 1")["seq"] != all {
        std::thread::yield_now();
    }
    for line in ["export", "conv export 1"] {
        let words: Vec<&str> = line.split(' ').chain(["--json"]).collect();
        let output = desk.ask(&words);
        let exported: Value = serde_json::from_slice(&output.stdout).expect("a line");
        let messages = exported["messages"].as_array().expect("a list");
        let seqs = messages.iter().map(|message| message["seq"].as_u64());
        let expected = (1..=all as u64).map(Some);
        assert!(seqs.eq(expected), "{line}: {} of {all}", messages.len());
    }
}

#[test]
fn a_priority_beyond_the_range_is_refused_in_ones_language() {
    let house = House::new();
    let desk = open(&house);
    for beyond in ["1001", "70000"] {
        for (lang, said) in [("en", "from 0 to 1000"), ("es", "de 0 a 1000")] {
            let refused = desk.ask(&["conv", "priority", "1", beyond, "--lang", lang]);
            let told = String::from_utf8_lossy(&refused.stderr).into_owned();
            assert_eq!(refused.status.code(), Some(2), "{told}");
            assert!(told.contains(said), "{told}");
        }
    }
    assert!(
        desk.ask(&["conv", "priority", "1", "1000"])
            .status
            .success()
    );
    assert_eq!(json(&desk, "conv show 1")["priority"], 1000);
}

#[test]
fn somebody_sets_their_own_status_and_a_supervisor_a_colleagues() {
    let house = House::new();
    let desk = open(&house);
    let there = json(&desk, "agent status --as sofia");
    let names: Vec<&str> = there["items"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    assert_eq!(names, ["here", "lunch"]);
    assert_eq!(
        json(&desk, "agent status lunch --as sofia")["status"],
        "lunch"
    );
    assert_eq!(
        json(&desk, "agent status sofia here --as sofia")["status"],
        "here"
    );
}

#[test]
fn a_supervisor_changes_what_a_colleague_does_and_carries() {
    let house = House::new();
    let desk = open(&house);
    let changed = json(
        &desk,
        "agent set sofia --queue sales --capacity 9 --as berta",
    );
    assert_eq!(changed["schema"], "centralita/agent-set/1");
    assert_eq!(
        (&changed["queues"][0], &changed["capacity"]),
        (&"sales".into(), &9.into())
    );
    assert_eq!(
        code(&desk, "agent set sofia --role supervisor --as berta"),
        Some(5)
    );
    assert_eq!(code(&desk, "agent set sofia"), Some(2), "nothing was said");
}

#[test]
fn a_queue_more_or_less_leaves_the_others_and_what_changed_is_said() {
    let house = House::new();
    let desk = open(&house);
    let names = |line: &str| {
        let queues = json(&desk, line)["queues"].clone();
        let queues = queues.as_array().cloned().unwrap_or_default();
        let names = queues
            .iter()
            .filter_map(|it| it.as_str().map(str::to_owned));
        names.collect::<Vec<_>>()
    };
    assert_eq!(names("agent set sofia --queue support"), ["support"]);
    let both = names("agent set sofia --add-queue sales --as berta");
    assert_eq!(both, ["sales", "support"]);
    let words = "agent set sofia --remove-queue support --capacity 7 --lang en";
    let said = desk.ask(&words.split(' ').collect::<Vec<_>>());
    let said = String::from_utf8(said.stdout).expect("words");
    assert!(said.contains("Queues: -support\n"), "{said}");
    assert!(
        said.contains("→ 7\n") && !said.contains("Skills:"),
        "{said}"
    );
    assert_eq!(
        code(&desk, "agent set sofia --queue sales --add-queue support"),
        Some(2),
        "all of them, or some"
    );
}

#[test]
fn several_are_moved_at_once_and_what_was_not_is_said() {
    let house = House::new();
    let desk = open(&house);
    let done = desk.ask(&[
        "conv", "reassign", "1", "7", "--queue", "sales", "--as", "berta",
    ]);
    assert_eq!(done.status.code(), Some(6), "{done:?}");
    let why = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(why.starts_with("#7: CT-"), "{why}");
    assert_eq!(json(&desk, "conv show 1")["queue"], "sales");
    let floor = json(&desk, "report now --as berta");
    assert_eq!(
        (&floor["waiting"], &floor["agents"][0]["name"]),
        (&1.into(), &"marcos".into())
    );
}

#[test]
fn work_is_handed_over_with_what_was_found_out() {
    let house = House::new();
    let desk = open(&house);
    json(&desk, "conv claim 1 --as sofia");
    json(
        &desk,
        "conv hand-over 1 sales --field order=1042 --as sofia",
    );
    let shown = json(&desk, "conv show 1");
    assert_eq!(shown["queue"], "sales");
    assert_eq!(shown["fields"][0]["value"], "1042");
}

#[test]
fn saved_answers_go_out_as_a_file_and_come_back() {
    let house = House::new();
    let desk = open(&house);
    let exported = desk.ask(&["macro", "export"]);
    let text = String::from_utf8(exported.stdout).expect("text");
    assert!(
        text.contains("[template.hello]") && !text.contains("receipt"),
        "{text}"
    );
    let file = house.path("macros.toml");
    fs::write(&file, text.replace("Hello {name}", "Dear {name}")).expect("written");
    let import = |desk: &Desk<'_>| desk.ask(&["macro", "import", &file.to_string_lossy()]);
    assert!(import(&desk).status.success());
    let applied = desk.ask(&["reload", "--wait"]);
    assert!(applied.status.success(), "{applied:?}");
    let shown = desk.ask(&["macro", "show", "hello", "--conv", "1"]);
    let shown = String::from_utf8(shown.stdout).expect("text");
    assert_eq!(shown.trim(), "Dear Ana Ruiz");

    fs::write(&file, "[template.bad]\nen = 'Hello {nobody}'\n").expect("written");
    assert_eq!(import(&desk).status.code(), Some(78));
    fs::write(&file, "[queue.bad]\n").expect("written");
    assert_eq!(import(&desk).status.code(), Some(2));
    let kept = fs::read_to_string(house.path("etc/conf.d/90-macros.toml")).expect("there");
    assert!(kept.contains("Dear") && !kept.contains("nobody"), "{kept}");
}

#[test]
fn offers_are_listed_for_whom_they_are_and_nobody_else() {
    let house = House::new();
    let desk = open(&house);
    let offers = |desk: &Desk<'_>, who: &str| json(desk, &format!("agent offers --as {who}"));
    assert_eq!(offers(&desk, "sofia")["items"], Value::Array(Vec::new()));
    assert_eq!(
        code(&desk, "agent offers"),
        Some(5),
        "nobody is offered to the operator"
    );
}

#[test]
fn an_offer_that_is_not_there_is_a_conflict_and_no_wrong_usage() {
    let house = House::new();
    let desk = open(&house);
    for line in ["conv accept 1 --as sofia", "conv decline 1 --as sofia"] {
        assert_eq!(code(&desk, line), Some(4), "{line}");
    }
}

#[test]
fn codes_stand_where_a_script_looks_for_them() {
    let house = House::new();
    let desk = open(&house);
    let refused = desk.ask(&["conv", "show", "99"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.starts_with("error CT-3001: "), "{said}");
}

#[test]
fn what_is_put_off_and_what_was_merged_is_said_where_one_asks() {
    let house = House::new();
    let desk = open(&house);
    let said = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        let output = desk.ask(&words);
        assert!(output.status.success(), "{line}: {output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    said("conv claim 1 --as sofia");
    said("conv postpone 1 2h --as sofia");
    assert!(said("conv show 1").contains("snoozed until "));
    house.deliver("2", &mail("second", "A chair, too"));
    while desk.export().len() < 2 {
        std::thread::yield_now();
    }
    said("conv merge 1 2");
    let why = said("explain conv 2");
    assert!(why.contains("#2 is part of #1 now"), "{why}");
    assert_eq!(json(&desk, "explain conv 2")["merged_into"], "1");
    let listed = said("conv list");
    let gone = listed.lines().find(|line| line.contains("#2 "));
    assert!(
        gone.is_some_and(|line| line.contains("now in #1")),
        "{listed}"
    );
}

#[test]
fn a_channel_is_shown_alone() {
    let house = House::new();
    let desk = open(&house);
    let shown = json(&desk, "channel show mail --as sofia");
    assert_eq!(
        (&shown["kind"], &shown["schema"]),
        (&"maildir".into(), &"centralita/channel-show/1".into())
    );
    assert_eq!(code(&desk, "channel show nowhere"), Some(3));
    let roles = json(&desk, "agent roles");
    assert_eq!(roles["items"][0]["built_in"], true);
}
