//! What an operator tries, and what providers say of mail that left: against servers that really carry it.

use serde_json::Value;

use crate::office::{channel, house, mail, subjects, text, until, until_answer_is};
use crate::site::Site;

/// What a trial of the channel says of each thing.
fn claims(desk: &crate::house::Desk<'_>) -> Vec<(String, String)> {
    // It ends with a code of its own where something does not hold.
    let tried = desk.ask(&["channel", "test", "post", "--json"]).stdout;
    let tried: Value = serde_json::from_slice(&tried).expect("a document");
    let claims = tried["claims"].as_array().expect("a list").clone();
    let of = |claim: &Value| (text(&claim["claim"]), text(&claim["result"]));
    claims.iter().map(of).collect()
}

fn until_open(desk: &crate::house::Desk<'_>, log: impl Fn() -> String) {
    until("the mailbox is open", || {
        channel(desk)["state"] == "ok" && log().contains("the mailbox is open")
    });
}

#[test]
fn a_trial_sends_a_mail_to_itself_and_sees_it_come_back() {
    let Some(site) = Site::start() else { return };
    let house = house(Some(site.imap), site.submission, "");
    let desk = house.start();
    until_open(&desk, || house.log());
    let said = claims(&desk);
    for claim in ["inbox", "submitted", "returned", "health"] {
        let passed = (claim.to_owned(), "passed".to_owned());
        assert!(said.contains(&passed), "{claim}: {said:?}");
    }
    assert_eq!(subjects(&desk), [""; 0], "it is nobody's work");
    // The way out is closed.
    std::fs::write(house.path("password"), "wrong\n").expect("written");
    let said = claims(&desk);
    let of = |name: &str| {
        let found = said.iter().find(|(claim, _)| claim == name);
        found.map(|(_, result)| result.clone()).unwrap_or_default()
    };
    assert_eq!(of("inbox"), "failed");
    assert_eq!(of("submitted"), "failed");
    assert_eq!(of("returned"), "skipped");
}

#[test]
fn a_bounce_and_a_complaint_find_the_message_they_are_of_through_real_servers() {
    let Some(site) = Site::start() else { return };
    let house = house(Some(site.imap), site.submission, "own_return_path = true\n");
    let desk = house.start();
    until_open(&desk, || house.log());
    // A gateway without a name for what it returns: only the way back says it.
    for n in 1..=2 {
        let subject = format!("Parcel {n}");
        let bytes = mail(&format!("m{n}"), &subject, "");
        site.send("ana@shop.test", "help@desk.test", &bytes);
        until("it is there", || subjects(&desk).contains(&subject));
        let number = n.to_string();
        let said = desk.ask(&["conv", "reply", &number, "It leaves today."]);
        assert!(said.status.success(), "{said:?}");
        until_answer_is(&desk, &number, "sent");
    }
    let folder = site.mailbox("ana@shop.test").join("new");
    let mut arrived: Vec<String> = Vec::new();
    until("both arrived", || {
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        arrived = files
            .filter_map(|file| std::fs::read_to_string(file.path()).ok())
            .collect();
        arrived.len() == 2
    });
    arrived.sort_by_key(|mail| !mail.contains("Parcel 1"));
    let field = |mail: &str, name: &str| {
        let line = mail.lines().find_map(|line| line.strip_prefix(name));
        let line = line.expect("it stands there").trim();
        line.trim_matches(['<', '>']).to_owned()
    };
    let back = field(&arrived[0], "Return-Path:");
    assert!(back.starts_with("help+b-"), "{back}");
    let bounce = "From: Postmaster <postmaster@old.test>\r\nTo: undisclosed\r\n\
                  Subject: Mail failure\r\nMessage-ID: <b.1@old.test>\r\n\r\n\
                  Your message could not be delivered.\r\n550 5.1.1 user unknown\r\n";
    site.send("", &back, bounce.as_bytes());
    until_answer_is(&desk, "1", "failed");

    let id = field(&arrived[1], "Message-ID:");
    let complaint = format!(
        "From: Abuse <fbl@big.test>\r\nTo: help@desk.test\r\nSubject: Complaint\r\n\
         Message-ID: <fbl.1@big.test>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=feedback-report; boundary=r\r\n\r\n\
         --r\r\nContent-Type: text/plain\r\n\r\nThis is a complaint.\r\n\
         --r\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n\
         User-Agent: x/1\r\nVersion: 1\r\n\r\n\
         --r\r\nContent-Type: message/rfc822\r\n\r\n\
         Message-ID: <{id}>\r\nSubject: Re: Parcel 2\r\n\r\nIt leaves today.\r\n--r--\r\n"
    );
    site.send("fbl@big.test", "help@desk.test", complaint.as_bytes());
    // Who complained is not written to any more.
    until("it is refused", || {
        let said = desk.ask(&["conv", "reply", "2", "Sorry."]);
        !said.status.success()
    });
    assert_eq!(subjects(&desk), ["Parcel 1", "Parcel 2"]);
}
