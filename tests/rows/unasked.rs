//! What the desk does by itself: notices, daily ceilings, and to whom it may write first.

use crate::house::Desk;
use crate::shop::{
    ANA, LUIS, ask_as, done, done_as, edit, house, numbers, open, refused_as, sent, show, text,
    until, write,
};

/// The kinds of everything in the journal, with their details.
fn journal(desk: &Desk<'_>) -> String {
    done(desk, &["event", "tail", "--json", "--limit", "500"])
}

/// Row 0.04: written by template and trigger, without anybody; never to a machine.
#[test]
fn notices_are_sent_when_somebody_waits_and_when_it_ends() {
    let house = house(
        "[template.patience]\nmacro = false\nen = 'Still on it, {name}.'\n\
         [template.bye]\nmacro = false\nen = 'Case {reference} is done.'\n\
         [notification.patience]\non = 'waiting'\nafter = '1s'\ntemplate = 'patience'\n\
         queues = ['support']\n\
         [notification.bye]\non = 'ended'\ntemplate = 'bye'\n",
    );
    let desk = open(&house);
    let auto = "Auto-Submitted: auto-replied\r\n";
    write(
        &house,
        "machine",
        "Robot <robot@example.test>",
        "Out of office",
        auto,
    );
    write(&house, "first", ANA, "Where is it?", "");
    let notice = sent(&house, "out", 1).remove(0);
    assert!(notice.contains("Still on it, Ana Ruiz."), "{notice}");
    let shown = show(&desk, "2");
    assert_eq!(shown["status"], "new", "a notice is no answer");
    assert_eq!(shown["messages"][1]["auto"], true);
    done_as(
        &desk,
        "sofia",
        &["conv", "end", "2", "--disposition", "done"],
    );
    let mails = sent(&house, "out", 2);
    let reference = text(&shown["reference"]);
    let bye = format!("Case {reference} is done.");
    assert!(mails.iter().any(|mail| mail.contains(&bye)), "{mails:?}");
    assert!(!mails.iter().any(|mail| mail.contains("robot@example.test")));
}

/// Ruling 6: what is over the ceiling waits and is told of; nothing is dropped.
#[test]
fn a_daily_ceiling_holds_back_what_leaves_and_takes_in_what_comes() {
    let house = house("");
    edit(
        &house,
        "address = 'help",
        "daily_in = 1\ndaily_out = 1\naddress = 'help",
    );
    let desk = open(&house);
    write(&house, "first", ANA, "One", "");
    assert!(!journal(&desk).contains("ceiling_reached"));
    write(&house, "second", LUIS, "Two", "");
    assert_eq!(numbers(&desk, &[]).len(), 2, "all of it is taken in");
    assert!(journal(&desk).contains("ceiling_reached"));
    done_as(&desk, "sofia", &["conv", "reply", "1", "Hello."]);
    sent(&house, "out", 1);
    done_as(&desk, "sofia", &["conv", "reply", "2", "Hello."]);
    until("held back", || journal(&desk).contains("\"value\":\"out\""));
    assert_eq!(show(&desk, "2")["messages"][1]["state"], "queued");
    let waiting = desk.ask_json(&["outbox", "list", "--json"]);
    assert_eq!(waiting["items"].as_array().map(Vec::len), Some(1));
    // The count is the day's, not the process's.
    desk.stop();
    let desk = house.start();
    assert_eq!(show(&desk, "2")["messages"][1]["state"], "queued");
    assert_eq!(sent(&house, "out", 1).len(), 1);
    edit(&house, "daily_out = 1", "daily_out = 2");
    done(&desk, &["reload", "--wait"]);
    assert_eq!(sent(&house, "out", 2).len(), 2);
}

/// Row 0.03: outbound needs the right, the channel's leave, and the customer's.
#[test]
fn whoever_did_not_agree_is_not_written_to_first() {
    let house = house("");
    edit(
        &house,
        "address = 'orders",
        "write_first = 'consented'\naddress = 'orders",
    );
    let desk = open(&house);
    write(&house, "first", ANA, "Hello", "");
    let ana = text(&show(&desk, "1")["contact"]["id"]);
    let begin = [
        "conv",
        "new",
        "--channel",
        "orders",
        "--to",
        "ana@example.test",
        "News!",
    ];
    assert_eq!(refused_as(&desk, "sofia", &begin).1, "CT-3034");
    done_as(
        &desk,
        "sofia",
        &["customer", "edit", &ana, "--field", "consent=yes"],
    );
    done_as(&desk, "sofia", &begin);
    sent(&house, "orders/out", 1);
    edit(
        &house,
        "write_first = 'consented'",
        "write_first = 'anyone'",
    );
    done(&desk, &["reload", "--wait"]);
    done_as(
        &desk,
        "sofia",
        &["customer", "edit", &ana, "--field", "consent=no"],
    );
    assert_eq!(refused_as(&desk, "sofia", &begin).1, "CT-3034", "no is no");
    // Her question is answered all the same.
    done_as(&desk, "sofia", &["conv", "reply", "1", "Hello."]);
}

/// Row 0.22: one switch for all channels; what comes meanwhile waits outside.
#[test]
fn messaging_is_switched_off_and_on_at_once() {
    let house = house("[desk]\nmessaging = false\n");
    let desk = open(&house);
    house.deliver("first", &crate::house::mail("first", "While off"));
    done(&desk, &["status"]);
    assert_eq!(numbers(&desk, &[]), [""; 0]);
    edit(&house, "messaging = false", "messaging = true");
    done(&desk, &["reload", "--wait"]);
    house.wait_for("in/cur", |names| !names.is_empty());
    assert_eq!(numbers(&desk, &[]), ["1"]);
}

#[test]
fn an_address_that_is_none_is_named_with_what_to_give_instead() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Hello", "");
    let ana = text(&show(&desk, "1")["contact"]["id"]);
    let first = [
        "conv",
        "new",
        "--channel",
        "mail",
        "--lang",
        "es",
        "Hola",
        "--to",
    ];
    let answer = ["conv", "reply", "1", "--lang", "es", "Hola", "--cc"];
    let edit = ["customer", "edit", &ana, "--lang", "es", "--address"];
    for (typed, wrong) in [
        (first.as_slice(), "ana@"),
        (&first, "Ana <ana@example.test>"),
        (&answer, "mail:luis"),
        (&answer, "tel:luis"),
        (&edit, "mail:luis@@example.test"),
    ] {
        let mut typed = typed.to_vec();
        typed.push(wrong);
        let output = ask_as(&desk, "sofia", &typed);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{typed:?} was done");
        let value = wrong.trim_start_matches("mail:").trim_start_matches("tel:");
        let instead = if wrong.starts_with("tel:") {
            "+34600111222"
        } else {
            "ana@example.test"
        };
        assert!(
            said.contains(&format!("«{value}» no es un")) && said.contains(instead),
            "{typed:?}: {said}"
        );
    }
    assert_eq!(numbers(&desk, &[]).len(), 1, "nothing was begun");
}

#[test]
fn a_value_out_of_range_says_what_to_give_instead() {
    let house = house("");
    let desk = open(&house);
    write(&house, "first", ANA, "Hello", "");
    for (typed, instead) in [
        (["conv", "postpone", "1", "500d"].as_slice(), "2h, 3d"),
        (&["conv", "split", "1", "1"], "a later one"),
        (&["agent", "set", "sofia", "--capacity", "10001"], "10000"),
    ] {
        let output = ask_as(&desk, "sofia", typed);
        let output = if typed[0] == "agent" {
            desk.ask(typed)
        } else {
            output
        };
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("CT-3025") && said.contains(instead), "{said}");
    }
}
