//! Row 2.38: guidance reaches whom it is for, and who has read it, and when, is seen and kept.

use serde_json::{Value, json};

use crate::house::{Desk, House};

fn open(house: &House) -> Desk<'_> {
    house
        .configure("[queue.sales]\nes = 'Ventas'\nen = 'Sales'\n[status.here]\navailable = true\n");
    let desk = house.start();
    for (name, role, queues) in [
        ("sofia", "agent", "support"),
        ("marcos", "agent", "sales"),
        ("berta", "supervisor", "support"),
    ] {
        let line = ["agent", "add", name, "--role", role, "--queue", queues];
        let made = desk.ask(&[&line[..], &["--no-password"]].concat());
        assert!(made.status.success(), "{made:?}");
    }
    desk
}

fn asked(desk: &Desk<'_>, words: &[&str]) -> Value {
    desk.ask_json(&[words, &["--json"]].concat())
}

fn code(desk: &Desk<'_>, words: &[&str]) -> Option<i32> {
    desk.ask(words).status.code()
}

fn publish<'a>(text: &'a str, by: &'a str) -> Vec<&'a str> {
    let line = ["guidance", "publish", "returns", text, "--title", "Returns"];
    [&line[..], &["--queue", "support", "--as", by]].concat()
}

#[test]
fn what_is_published_is_read_by_whom_it_is_for_and_that_is_seen_after_a_restart() {
    let house = House::new();
    let desk = open(&house);
    let made = asked(&desk, &publish("Thirty days.", "berta"));
    assert_eq!(made["schema"], "centralita/guidance-publish/1");
    assert_eq!(
        (&made["version"], &made["by"]),
        (&json!(1), &json!("berta"))
    );
    assert_eq!(made["readers"], json!({"read": 0, "of": 2}));

    let hers = asked(&desk, &["guidance", "list", "--as", "sofia"]);
    let first = &hers["items"][0];
    assert_eq!(
        (&first["mine"], &first["read_at"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(first["readers"], Value::Null, "that is not for her to see");
    let his = asked(&desk, &["guidance", "list", "--as", "marcos"]);
    assert_eq!(his["items"][0]["mine"], json!(false));

    let read = asked(&desk, &["guidance", "read", "returns", "--as", "sofia"]);
    assert!(read["read_at"].is_string(), "{read}");
    desk.stop();
    let desk = house.start();
    let seen = asked(&desk, &["guidance", "readers", "returns", "--as", "berta"]);
    let row = |who: &str| {
        let rows = seen["items"].as_array().expect("rows");
        rows.iter().find(|row| row["agent"] == who).cloned()
    };
    let sofia = row("sofia").expect("she is asked");
    assert_eq!(
        (&sofia["version"], &sofia["read_at"]),
        (&json!(1), &read["read_at"])
    );
    assert_eq!(row("berta").expect("so is she")["read_at"], Value::Null);
    assert_eq!(row("marcos"), None, "he works in another queue");

    let kinds = |of: &Value| -> Vec<String> {
        let items = of["items"].as_array().expect("entries").iter();
        let told = items.filter(|it| {
            it["kind"]
                .as_str()
                .is_some_and(|kind| kind.starts_with("guid"))
        });
        told.map(|it| {
            format!(
                "{} {}",
                it["by"].as_str().unwrap_or(""),
                it["kind"].as_str().unwrap_or("")
            )
        })
        .collect()
    };
    let audit = asked(&desk, &["event", "audit", "--limit", "500"]);
    assert_eq!(
        kinds(&audit),
        ["berta guidance_published", "sofia guidance_read"]
    );
}

#[test]
fn the_next_version_is_to_be_read_anew_and_the_earlier_one_can_still_be_looked_up() {
    let house = House::new();
    let desk = open(&house);
    asked(&desk, &publish("Thirty days.", "berta"));
    asked(&desk, &["guidance", "read", "returns", "--as", "sofia"]);
    let line = [
        "guidance",
        "publish",
        "returns",
        "Sixty days.",
        "--as",
        "berta",
    ];
    let next = asked(&desk, &line);
    assert_eq!(
        (&next["version"], &next["title"]),
        (&json!(2), &json!("Returns"))
    );
    let hers = asked(&desk, &["guidance", "show", "returns", "--as", "sofia"]);
    assert_eq!(
        (&hers["text"], &hers["read_at"]),
        (&json!("Sixty days."), &Value::Null)
    );
    let before = asked(
        &desk,
        &["guidance", "show", "returns", "1", "--as", "sofia"],
    );
    assert_eq!(before["text"], "Thirty days.");
    assert!(before["read_at"].is_string(), "{before}");
    let gone = ["guidance", "withdraw", "returns", "--yes", "--as", "berta"];
    assert_eq!(code(&desk, &gone), Some(0));
    let hers = asked(&desk, &["guidance", "list", "--as", "sofia"]);
    assert_eq!(hers["items"], json!([]));
}

#[test]
fn nobody_publishes_beyond_what_is_theirs() {
    let house = House::new();
    let desk = open(&house);
    assert_ne!(code(&desk, &publish("Thirty days.", "sofia")), Some(0));
    let everybody = [
        "guidance",
        "publish",
        "tone",
        "Short.",
        "--title",
        "Tone",
        "--everybody",
    ];
    let by_berta = [&everybody[..], &["--as", "berta"]].concat();
    assert_ne!(code(&desk, &by_berta), Some(0), "she leads one queue");
    assert_eq!(code(&desk, &everybody), Some(0));
    let readers = ["guidance", "readers", "tone", "--as", "berta"];
    assert_ne!(code(&desk, &readers), Some(0));
}
