//! Answers that leave by a server: what becomes of them whatever it says, or does not.

use crate::house::{Desk, House};
use crate::office::{channel, house, mail, until, until_answer_is};
use crate::script::{Mood, Script, script};
use crate::site::{Site, hand_over};

/// A desk that has a mail of Ana's, and has answered it by this server.
fn answered(house: &House) -> Desk<'_> {
    let desk = house.start();
    let stream = std::net::TcpStream::connect(desk.door("lmtp")).expect("connected");
    hand_over(
        stream,
        "LHLO",
        "ana@shop.test",
        &["help@desk.test"],
        &mail("one", "One", ""),
    );
    let said = desk.ask(&["conv", "reply", "1", "It leaves today."]);
    assert!(said.status.success(), "{said:?}");
    desk
}

fn house_at(script: &Script) -> House {
    house(None, script.port, "lmtp = true\n")
}

fn message_id(mail: &str) -> String {
    let line = mail.lines().find(|line| line.starts_with("Message-ID:"));
    line.expect("it has one").to_owned()
}

#[test]
fn a_temporary_no_is_asked_again_until_it_is_yes() {
    let script = script(vec![
        Mood::Says("RCPT", "450 4.2.0 greylisted\r\n"),
        Mood::Says("MAIL", "421 4.3.2 too busy\r\n"),
    ]);
    let house = house_at(&script);
    let desk = answered(&house);
    until_answer_is(&desk, "1", "sent");
    assert_eq!(script.mails.try_iter().count(), 1);
}

#[test]
fn a_final_no_is_shown_in_the_servers_words_and_not_repeated() {
    let script = script(vec![Mood::Says("RCPT", "550 5.1.1 no such person\r\n")]);
    let house = house_at(&script);
    let desk = answered(&house);
    until_answer_is(&desk, "1", "failed");
    let dead = desk.ask_json(&["outbox", "list", "--dead", "--json"]);
    let shown = dead["items"][0].to_string();
    assert!(shown.contains("no such person"), "{shown}");
    assert_eq!(script.mails.try_iter().count(), 0);
}

#[test]
fn a_server_that_hangs_up_in_the_mail_or_after_its_dot_gets_the_same_mail_again() {
    let script = script(vec![Mood::HangsUpInTheMail, Mood::HangsUp(".")]);
    let house = house_at(&script);
    let desk = answered(&house);
    until_answer_is(&desk, "1", "sent");
    let mails: Vec<String> = script.mails.try_iter().collect();
    assert_eq!(mails.len(), 2, "taken once without a word, once with");
    assert_eq!(message_id(&mails[0]), message_id(&mails[1]));
    assert_eq!(mails[0], mails[1]);
}

#[test]
fn a_refused_login_gives_up_no_answer() {
    let script = script(vec![
        Mood::Says("AUTH", "535 5.7.8 wrong password\r\n"),
        Mood::Says("AUTH", "535 5.7.8 wrong password\r\n"),
    ]);
    let house = house_at(&script);
    let desk = answered(&house);
    until("it is told", || {
        let channel = channel(&desk);
        channel["state"] == "needs_operator" && channel["cause"] == "auth"
            || channel["pending"] == 0
    });
    until_answer_is(&desk, "1", "sent");
    let well = channel(&desk);
    assert_eq!(
        (&well["state"], &well["oldest_at"]),
        (&"ok".into(), &serde_json::Value::Null)
    );
    assert_eq!(script.mails.try_iter().count(), 1);
}

#[test]
fn nobody_at_that_address_is_told_at_the_message_it_is_about() {
    let Some(site) = Site::start() else { return };
    let house = house(Some(site.imap), site.submission, "lmtp = true\n");
    let desk = house.start();
    // Postfix takes mail for there and finds out later.
    let from = "From: Eva <eva@away.test>\r\nTo: help@desk.test\r\nSubject: Gone\r\n\
                Message-ID: <gone@away.test>\r\n\r\nHello.\r\n";
    site.send("eva@away.test", "help@desk.test", from.as_bytes());
    until("it is there", || !desk.export().is_empty());
    assert!(desk.ask(&["conv", "reply", "1", "Hello?"]).status.success());
    until_answer_is(&desk, "1", "failed");
    assert_eq!(
        desk.export().len(),
        1,
        "the bounce is no conversation of its own"
    );
}

#[test]
fn a_server_that_says_nothing_delays_only_its_own() {
    let silent = script(vec![Mood::IsSilent("DATA"); 3]);
    let well = script(Vec::new());
    let house = house_at(&well);
    let more = format!(
        "[channel.other]\nkind = 'mail'\nqueue = 'support'\naddress = 'other@desk.test'\n\
         undo_send = '0s'\nlmtp = true\nsmtp = '127.0.0.1:{}'\nsmtp_security = 'none'\n",
        silent.port
    );
    std::fs::create_dir_all(house.path("etc/conf.d")).expect("created");
    std::fs::write(house.path("etc/conf.d/other.toml"), more).expect("written");
    let desk = house.start();
    for (n, to) in [(1, "other@desk.test"), (2, "help@desk.test")] {
        let stream = std::net::TcpStream::connect(desk.door("lmtp")).expect("connected");
        let bytes = mail(&format!("mail-{n}"), "Hello", "");
        hand_over(stream, "LHLO", "ana@shop.test", &[to], &bytes);
    }
    let number = n_of(&desk, "other");
    let said = desk.ask(&["conv", "reply", &number, "It leaves today."]);
    assert!(said.status.success(), "{said:?}");
    until("it waits for the server", || {
        let list = desk.ask_json(&["outbox", "list", "--json"]);
        list["items"][0]["state"] == "sending"
    });
    let number = n_of(&desk, "post");
    let said = desk.ask(&["conv", "reply", &number, "It leaves today."]);
    assert!(said.status.success(), "{said:?}");
    until_answer_is(&desk, &number, "sent");
    assert_eq!(well.mails.try_iter().count(), 1);
}

/// The number of the only conversation by this channel.
fn n_of(desk: &Desk<'_>, channel: &str) -> String {
    let list = desk.ask_json(&["conv", "list", "--channel", channel, "--json"]);
    list["items"][0]["number"].to_string()
}
