//! Mail outside of opening hours: taken like any other, on record, and work for whoever comes next.

use crate::house::House;
use crate::office::{configure_as, mail, subjects, until};
use crate::site::Site;

#[test]
fn a_mail_outside_of_hours_is_on_record_acknowledged_and_waits_for_whoever_comes() {
    let Some(site) = Site::start() else { return };
    let house = House::new();
    configure_as(
        &house,
        "help@desk.test",
        Some(site.imap),
        site.submission,
        "",
    );
    std::fs::create_dir_all(house.path("etc/conf.d")).expect("created");
    let more = "[queue.support]\nhours = 'never'\nfirst_response = '1h'\nacknowledge = 'got'\n\
                [hours.never]\nzone = 'UTC'\nmon-sun = ''\n\
                [template.got]\nmacro = false\nen = 'We answer on Monday.'\n";
    std::fs::write(house.path("etc/conf.d/hours.toml"), more).expect("written");
    let desk = house.start();
    let asked = mail("night", "Night", "");
    site.send("ana@shop.test", "help@desk.test", &asked);
    until("it is there", || subjects(&desk) == ["Night"]);
    let folder = site.mailbox("ana@shop.test").join("new");
    until("she is told", || {
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let mut mails = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
        mails.any(|mail| mail.contains("We answer on Monday."))
    });
    // What was said stays said, whatever happens to the desk at night.
    desk.kill();
    let desk = house.start();
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    let messages = shown["messages"].as_array().expect("messages");
    let texts: Vec<&str> = messages
        .iter()
        .filter_map(|one| one["text"].as_str().map(str::trim))
        .collect();
    assert_eq!(texts, ["Text of night.", "We answer on Monday."]);
    assert_eq!(shown["status"], "new", "a receipt is no answer: {shown}");
    assert_eq!(shown["queue"], "support");
    assert_eq!(shown["work"], "queued");
    assert!(shown["due_at"].is_null(), "nobody is late while closed");
}
