//! Programs that answer by themselves: two desks, and somebody's holiday notice. It ends.

use crate::house::{Desk, House};
use crate::office::{configure_as, mail, until};
use crate::site::Site;

/// A desk for this address that acknowledges what comes.
fn acknowledging(site: &Site, address: &str) -> House {
    let house = House::new();
    configure_as(&house, address, Some(site.imap), site.submission, "");
    std::fs::create_dir_all(house.path("etc/conf.d")).expect("created");
    let more = "[queue.support]\nacknowledge = 'got'\n[template.got]\nmacro = false\n\
                en = 'We have it.'\nes = 'Lo tenemos.'\n";
    std::fs::write(house.path("etc/conf.d/acknowledge.toml"), more).expect("written");
    house
}

/// Every message of every conversation: which way it went, and whether nobody wrote it.
fn traffic(desk: &Desk<'_>) -> Vec<(String, bool)> {
    let held = desk.export();
    let all = held
        .iter()
        .flat_map(|line| line["messages"].as_array().expect("a list"));
    all.map(|message| {
        let direction = message["direction"].as_str().expect("a word").to_owned();
        (direction, message["auto"] == true)
    })
    .collect()
}

fn count(desk: &Desk<'_>) -> usize {
    traffic(desk).len()
}

fn ways(desk: &Desk<'_>) -> Vec<&'static str> {
    let all = traffic(desk);
    all.iter()
        .map(|(way, auto)| match (way.as_str(), auto) {
            ("in", false) => "in",
            ("in", true) => "auto in",
            (_, false) => "out",
            (_, true) => "auto out",
        })
        .collect()
}

/// What nobody answers, put behind everything else: once it is there, all before it is done with.
fn quiet(id: &str) -> Vec<u8> {
    mail(id, "Quiet", "Auto-Submitted: auto-generated\r\n")
}

#[test]
fn two_desks_acknowledge_each_other_once_and_are_silent() {
    let Some(site) = Site::start() else { return };
    let (ours, theirs) = (
        acknowledging(&site, "help@desk.test"),
        acknowledging(&site, "ana@shop.test"),
    );
    let (here, there) = (ours.start(), theirs.start());
    // Each is written to in the other's name.
    site.put("help@desk.test", "1.a", &mail("one", "One", ""));
    let other = "From: help@desk.test\r\nTo: ana@shop.test\r\nSubject: Other\r\n\
                 Message-ID: <other@desk.test>\r\n\r\nHello.\r\n";
    site.put("ana@shop.test", "1.b", other.as_bytes());
    until("both have acknowledged and heard of it", || {
        (count(&here), count(&there)) == (3, 3)
    });
    let answered = here.ask(&["conv", "reply", "1", "It leaves today."]);
    assert!(answered.status.success(), "{answered:?}");
    until("the answer is there", || count(&there) == 4);
    site.put("ana@shop.test", "2.b", &quiet("two"));
    until("all before it was seen there", || count(&there) >= 5);
    site.put("help@desk.test", "3.c", &quiet("three"));
    until("and here", || count(&here) >= 5);
    let mut seen = ways(&here);
    seen.sort_unstable();
    assert_eq!(seen, ["auto in", "auto in", "auto out", "in", "out"]);
    let mut seen = ways(&there);
    seen.sort_unstable();
    assert_eq!(seen, ["auto in", "auto in", "auto out", "in", "in"]);
}

fn until_answer_is_out(desk: &Desk<'_>) {
    until("the outbox is empty", || {
        let list = desk.ask_json(&["outbox", "list", "--json"]);
        list["items"].as_array().is_some_and(Vec::is_empty)
    });
}

#[test]
fn a_holiday_notice_is_kept_in_its_thread_and_answered_by_nobody() {
    let Some(site) = Site::start_with_holidays("ana@shop.test") else {
        return;
    };
    let house = acknowledging(&site, "help@desk.test");
    let desk = house.start();
    site.put("help@desk.test", "1.a", &mail("one", "One", ""));
    until("it is there and acknowledged", || count(&desk) == 2);
    let answered = desk.ask(&["conv", "reply", "1", "It leaves today."]);
    assert!(answered.status.success(), "{answered:?}");
    until_answer_is_out(&desk);
    until("the notice is there", || count(&desk) >= 4);
    let held = desk.export();
    assert_eq!(held.len(), 1, "in its thread: {held:?}");
    site.put("help@desk.test", "2.b", &quiet("two"));
    until("all before it was seen", || count(&desk) >= 5);
    assert_eq!(ways(&desk), ["in", "auto out", "out", "auto in", "auto in"]);
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(shown["status"], "resolved", "nobody wrote again");
}
