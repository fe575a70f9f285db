//! A file too large for the mail goes as a link, all the way through real servers to the customer's mailbox.

use crate::house::get;
use crate::office::{channel, house, mail, subjects, until, until_answer_is};
use crate::site::Site;

#[test]
fn a_customer_opens_a_large_file_by_the_link_in_the_mail_that_arrived() {
    let Some(site) = Site::start() else { return };
    let more = "file_max = '20000B'\n[desk]\nurl = 'http://desk.test'\n";
    let house = house(Some(site.imap), site.submission, more);
    let desk = house.start();
    until("the mailbox is open", || {
        channel(&desk)["state"] == "ok" && house.log().contains("the mailbox is open")
    });
    site.send(
        "ana@shop.test",
        "help@desk.test",
        &mail("first", "The plans", ""),
    );
    until("it is there", || subjects(&desk) == ["The plans"]);
    let plan = "a plan. ".repeat(5_000);
    std::fs::write(house.path("plans.zip"), &plan).expect("written");
    std::fs::write(house.path("note.txt"), "small").expect("written");
    let path = |name: &str| house.path(name).display().to_string();
    let (large, small) = (path("plans.zip"), path("note.txt"));
    let reply = ["conv", "reply", "1", "Here they are."];
    let answered = desk.ask(&[&reply[..], &["--attach", &large, "--attach", &small]].concat());
    assert!(answered.status.success(), "{answered:?}");
    until_answer_is(&desk, "1", "sent");

    let folder = site.mailbox("ana@shop.test").join("new");
    let mut arrived = String::new();
    until("it arrived", || {
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        arrived = files
            .filter_map(|file| std::fs::read_to_string(file.path()).ok())
            .collect();
        arrived.contains("Here they are.")
    });
    let arrived = arrived
        .replace("\r\n", "\n")
        .replace("=\n", "")
        .replace("=3D", "=");
    assert!(arrived.contains("plans.zip (39 kB)"), "{arrived}");
    assert!(arrived.contains("filename=\"note.txt\""), "{arrived}");
    assert!(!arrived.contains("filename=\"plans.zip\""), "{arrived}");
    let (_, rest) = arrived.split_once("http://desk.test").expect("a link");
    let link = rest.split_whitespace().next().expect("a path");
    let given = get(&desk.door("http"), link, "");
    let (head, body) = given.split_once("\r\n\r\n").expect("an answer");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert_eq!(body, plan, "the bytes are the file's");
}
