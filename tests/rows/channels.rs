//! Channels from the outside: which are live, where their work goes, and changing that while it runs.

use serde_json::json;

use crate::house::House;
use crate::shop::{
    ANA, LUIS, configure, done, done_as, edit, events, house, numbers, open, show, until, write,
    write_to,
};

/// A mailbox of its own, with `rest` as its settings.
fn mailbox(house: &House, name: &str, rest: &str) -> String {
    let root = house.path(name);
    let root = root.display();
    format!(
        "[channel.{name}]\nkind = 'maildir'\ninbox = '{root}/in'\noutbox = '{root}/out'\n\
         address = '{name}@desk.test'\n{rest}\n"
    )
}

/// Row 0.15: an account that only informs is read, and disturbs nobody.
#[test]
fn what_only_informs_is_kept_and_given_to_nobody() {
    let house = house("");
    configure(
        &house,
        &mailbox(&house, "notices", "routed = false\nqueue = 'support'"),
    );
    let desk = open(&house);
    write_to(&house, "notices/in", "first", LUIS, "Bulletin", "");
    let shown = show(&desk, "1");
    assert_eq!(
        (&shown["work"], &shown["assignee"]),
        (&json!("unrouted"), &json!(null))
    );
    assert_eq!(shown["due_at"], json!(null), "nobody waits for an answer");
    assert!(
        !events(&shown)
            .iter()
            .any(|(kind, _)| kind == "queued" || kind == "routed")
    );
    // Whoever thinks it needs one can still answer.
    done_as(&desk, "sofia", &["conv", "reply", "1", "Thanks."]);
    assert_eq!(show(&desk, "1")["assignee"], "sofia");
}

/// Row 0.27: the work of a channel goes to a queue, to a queue with steps, or to a person.
#[test]
fn a_channel_sends_its_work_to_a_queue_by_steps_or_to_a_person() {
    let house = house("");
    let steps =
        "[queue.first]\nmode = 'pull'\n[queue.first.step.1]\nafter = '1s'\nto = 'returns'\n";
    let more = [
        mailbox(&house, "direct", "agent = 'sofia'\nqueue = 'support'"),
        mailbox(&house, "stepped", "queue = 'first'"),
        steps.to_owned(),
    ];
    configure(&house, &more.concat());
    let desk = open(&house);
    write_to(&house, "stepped/in", "second", LUIS, "By steps", "");
    let gone_on = |kind: &str| {
        let all = desk.ask(&["event", "tail", "--json", "--limit", "500"]);
        String::from_utf8_lossy(&all.stdout).contains(kind)
    };
    until("it goes on", || gone_on("overflowed"));
    assert_eq!(show(&desk, "1")["queue"], "returns");
    write_to(&house, "direct/in", "first", ANA, "For Sofia", "");
    let shown = show(&desk, "2");
    assert_eq!(shown["queue"], "support");
    // She is away: her queue has it meanwhile.
    assert_eq!(shown["assignee"], json!(null));
}

/// Rows 0.14, 0.28, 1.09: channels are switched and pointed elsewhere while the desk runs; nothing is lost.
#[test]
fn a_channels_settings_are_edited_live_and_one_that_is_off_loses_nothing() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Before", "");
    assert_eq!(show(&desk, "1")["queue"], "support");
    let edit = |from: &str, to: &str| {
        edit(&house, from, to);
        done(&desk, &["reload", "--wait"]);
    };
    edit("queue = 'support'", "queue = 'sales'\npriority = 7");
    write(&house, "second", LUIS, "After", "");
    let shown = show(&desk, "2");
    assert_eq!(
        (&shown["queue"], &shown["priority"]),
        (&json!("sales"), &json!(7))
    );
    assert_eq!(show(&desk, "1")["queue"], "support", "what was there stays");

    edit(
        "queue = 'sales'\npriority = 7",
        "queue = 'support'\nenabled = false",
    );
    house.deliver("third", &crate::house::mail("third", "While off"));
    write_to(&house, "orders/in", "fourth", LUIS, "Other mailbox", "");
    assert_eq!(
        numbers(&desk, &["--channel", "mail"]).len(),
        2,
        "it waits outside"
    );
    edit("enabled = false", "enabled = true");
    house.wait_for("in/cur", |names| {
        names.iter().any(|name| name.starts_with("third:"))
    });
    assert_eq!(numbers(&desk, &["--channel", "mail"]).len(), 3);
}
