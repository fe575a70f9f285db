//! Mail that a server hands over: yes only to what is kept, and a clear no to the rest.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;

use crate::house::{Desk, House};
use crate::office::{house, mail, subjects, until};
use crate::site::{Site, hand_over};

fn lmtp_house() -> House {
    house(None, 9, "lmtp = true\naliases = ['orders@desk.test']\n")
}

fn hand(desk: &Desk<'_>, hello: &str, to: &[&str], bytes: &[u8]) -> Vec<String> {
    let stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
    hand_over(stream, hello, "ana@shop.test", to, bytes)
}

fn codes(said: &[String]) -> Vec<&str> {
    said.iter().map(|said| &said[..3]).collect()
}

#[test]
fn a_yes_means_that_a_kill_loses_nothing() {
    let house = lmtp_house();
    let desk = house.start();
    let said = hand(&desk, "LHLO", &["help@desk.test"], &mail("one", "One", ""));
    assert_eq!(codes(&said), ["220", "250", "250", "250", "354", "250"]);
    desk.kill();
    assert_eq!(subjects(&house.start()), ["One"]);
}

#[test]
fn a_local_socket_is_a_way_in_too() {
    let house = lmtp_house();
    let socket = house.path("lmtp.sock");
    let folder = house.path("etc/conf.d");
    std::fs::create_dir_all(&folder).expect("created");
    let setting = format!("[server]\nlmtp_socket = '{}'\n", socket.display());
    std::fs::write(folder.join("lmtp.toml"), setting).expect("written");
    let desk = house.start();
    let stream = UnixStream::connect(&socket).expect("connected");
    let stream = TcpStream::from(OwnedFd::from(stream));
    let one = mail("one", "One", "");
    let said = hand_over(stream, "LHLO", "ana@shop.test", &["help@desk.test"], &one);
    assert_eq!(codes(&said), ["220", "250", "250", "250", "354", "250"]);
    assert_eq!(subjects(&desk), ["One"]);
}

#[test]
fn each_recipient_has_an_answer_and_a_mail_to_two_of_ours_is_one() {
    let house = lmtp_house();
    let desk = house.start();
    let to = ["help+x@desk.test", "nobody@desk.test", "orders@desk.test"];
    let said = hand(&desk, "LHLO", &to, &mail("one", "One", ""));
    assert_eq!(
        codes(&said),
        [
            "220", "250", "250", "250", "550", "250", "354", "250", "250"
        ]
    );
    assert_eq!(subjects(&desk), ["One"]);
}

#[test]
fn the_same_mail_again_is_taken_and_changes_nothing() {
    let house = lmtp_house();
    let desk = house.start();
    for _ in 0..3 {
        let said = hand(&desk, "EHLO", &["help@desk.test"], &mail("one", "One", ""));
        assert_eq!(codes(&said).last(), Some(&"250"));
    }
    assert_eq!(subjects(&desk), ["One"]);
}

#[test]
fn a_stopped_channel_leaves_mail_with_its_server() {
    let house = lmtp_house();
    let desk = house.start();
    assert!(
        desk.ask(&["channel", "pause", "post", "--yes"])
            .status
            .success()
    );
    let said = hand(&desk, "LHLO", &["help@desk.test"], &mail("one", "One", ""));
    assert_eq!(codes(&said).last(), Some(&"451"));
    assert!(desk.ask(&["channel", "resume", "post"]).status.success());
    let said = hand(&desk, "LHLO", &["help@desk.test"], &mail("one", "One", ""));
    assert_eq!(codes(&said).last(), Some(&"250"));
    assert_eq!(subjects(&desk), ["One"]);
}

#[test]
fn dots_at_line_starts_arrive_as_they_were_written() {
    let house = lmtp_house();
    let desk = house.start();
    let mut dotted = mail("dots", "Dots", "");
    dotted.extend_from_slice(b".\r\n..two\r\n.end\r\n");
    let said = hand(&desk, "LHLO", &["help@desk.test"], &dotted);
    assert_eq!(codes(&said).last(), Some(&"250"));
    let held = desk.export();
    let text = held[0]["messages"][0]["text"].as_str().expect("a text");
    assert_eq!(text.replace('\r', ""), "Text of dots.\n.\n..two\n.end");
}

#[test]
fn a_dot_that_is_not_between_whole_line_ends_ends_nothing() {
    let house = lmtp_house();
    let desk = house.start();
    for (n, end) in ["\n.\n", "\r.\r", "\n.\r\n", "\r\n.\n", "\r\n.\r"]
        .iter()
        .enumerate()
    {
        let smuggled = "MAIL FROM:<boss@desk.test>\r\nRCPT TO:<help@desk.test>\r\nDATA\r\n\
                        Subject: Smuggled\r\n\r\nPay.\r\n";
        let mail =
            format!("Subject: Outer {n}\r\nFrom: ana@shop.test\r\n\r\nHello.{end}{smuggled}");
        let said = hand_raw(&desk, mail.as_bytes());
        assert!(said.starts_with("250"), "{end:?}: {said}");
        assert_eq!(subjects(&desk).len(), n + 1, "{end:?}");
    }
    let outer = subjects(&desk)
        .iter()
        .all(|subject| subject.starts_with("Outer"));
    assert!(outer, "{:?}", subjects(&desk));
}

/// Hands over these very bytes before the last dot; the answer to them, once nothing else is said.
fn hand_raw(desk: &Desk<'_>, bytes: &[u8]) -> String {
    let stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
    let mut lines = BufReader::new(stream.try_clone().expect("a copy")).lines();
    let mut answer = |is_last: &dyn Fn(&str) -> bool| loop {
        let line = lines.next().expect("an answer").expect("readable");
        if is_last(&line) {
            return line;
        }
    };
    let mut writer = &stream;
    answer(&|line| line.starts_with("220"));
    for (command, yes) in [
        ("LHLO mx", "250 "),
        ("MAIL FROM:<ana@shop.test>", "250 "),
        ("RCPT TO:<help@desk.test>", "250 "),
        ("DATA", "354"),
    ] {
        writer
            .write_all(format!("{command}\r\n").as_bytes())
            .expect("sent");
        answer(&|line| line.starts_with(yes));
    }
    writer.write_all(bytes).expect("sent");
    writer.write_all(b"\r\n.\r\nNOOP\r\n").expect("sent");
    let said = answer(&|_| true);
    let next = answer(&|_| true);
    assert!(
        next.starts_with("250 2.0.0"),
        "it heard more than one mail: {next}"
    );
    said
}

#[test]
fn what_is_said_before_the_handshake_is_never_heard_as_said_in_private() {
    let house = lmtp_house();
    let desk = house.start();
    let mut stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
    let mut reader = BufReader::new(stream.try_clone().expect("a copy"));
    let early = "LHLO mx\r\nSTARTTLS\r\nLHLO mx\r\nMAIL FROM:<x@evil.test>\r\n";
    stream.write_all(early.as_bytes()).expect("written");
    let mut said = String::new();
    reader.read_to_string(&mut said).expect("it hangs up");
    assert!(said.contains("250-STARTTLS\r\n"), "{said}");
    assert!(said.ends_with("421 4.7.0 that was too early\r\n"), "{said}");
}

#[test]
fn commands_that_come_together_are_answered_in_their_order() {
    let house = lmtp_house();
    let desk = house.start();
    let mut stream = TcpStream::connect(desk.door("lmtp")).expect("connected");
    let mut reader = BufReader::new(stream.try_clone().expect("a copy"));
    let all = "LHLO mx\r\nMAIL FROM:<ana@shop.test>\r\nRCPT TO:<nobody@desk.test>\r\n\
               RCPT TO:<help@desk.test>\r\nDATA\r\nSubject: One\r\n\r\nx\r\n.\r\nQUIT\r\n";
    stream.write_all(all.as_bytes()).expect("written");
    let mut said = String::new();
    reader.read_to_string(&mut said).expect("it hangs up");
    let codes: Vec<&str> = said
        .lines()
        .filter(|line| line.get(3..4) == Some(" "))
        .map(|line| &line[..3])
        .collect();
    let expected = ["220", "250", "250", "550", "250", "354", "250", "221"];
    assert_eq!(codes, expected, "{said}");
    assert_eq!(subjects(&desk), ["One"]);
}

#[test]
fn an_empty_mail_is_kept_too() {
    let house = lmtp_house();
    let desk = house.start();
    let said = hand(&desk, "LHLO", &["help@desk.test"], b"");
    assert_eq!(codes(&said).last(), Some(&"250"));
    assert_eq!(subjects(&desk).len(), 1);
}

#[test]
fn postfix_hands_mail_over_and_keeps_it_while_the_desk_is_down() {
    let house = lmtp_house();
    let desk = house.start();
    let door = desk.door("lmtp");
    let port = door
        .rsplit(':')
        .next()
        .expect("a port")
        .parse()
        .expect("a number");
    let Some(site) = Site::handing_to(port) else {
        return;
    };
    let settings = std::fs::read_to_string(house.path("etc/centralita.toml")).expect("settings");
    house.settle(
        &settings
            .replace("aliases = [", "aliases = ['help@handed.test', ")
            .replace("lmtp = '127.0.0.1:0'", &format!("lmtp = '{door}'")),
    );
    assert!(desk.ask(&["reload", "--wait"]).status.success());
    site.send("ana@shop.test", "help@handed.test", &mail("one", "One", ""));
    until("it is there", || subjects(&desk) == ["One"]);
    // Postfix goes on in private wherever that is offered.
    let said = "TLS connection established to 127.0.0.1";
    until("it was handed over in private", || {
        site.log().contains(said)
    });
    desk.kill();
    site.send("ana@shop.test", "help@handed.test", &mail("two", "Two", ""));
    let desk = house.start();
    until("the other is there", || subjects(&desk) == ["One", "Two"]);
}
