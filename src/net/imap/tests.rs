//! A mailbox whose server is played: news, silence, and answers that are none.

use super::*;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// Serves one connection; announces a mail at the moment in which it begins to be listened to.
async fn announce_while_idle_begins(listener: TcpListener) {
    let (stream, _) = listener.accept().await.expect("a client");
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"* OK hello\r\n").await.expect("sent");
    let mut idle = String::new();
    while let Ok(Some(line)) = lines.next_line().await {
        let (tag, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let command = rest.split(' ').next().unwrap_or_default();
        let answer = match (tag, command) {
            (_, "CAPABILITY") => format!("* CAPABILITY IMAP4rev1 IDLE\r\n{tag} OK .\r\n"),
            (_, "EXAMINE") => format!(
                "* 0 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 1] .\r\n{tag} OK .\r\n"
            ),
            (_, "IDLE") => {
                tag.clone_into(&mut idle);
                "* 1 EXISTS\r\n+ idling\r\n".to_owned()
            }
            ("DONE", _) => format!("{idle} OK .\r\n"),
            _ => format!("{tag} OK .\r\n"),
        };
        writer.write_all(answer.as_bytes()).await.expect("sent");
    }
}

#[tokio::test]
async fn a_mail_that_is_announced_while_listening_begins_is_heard_of() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("bound").port();
    tokio::spawn(announce_while_idle_begins(listener));
    let server = Server {
        host: "127.0.0.1",
        port,
        way: Way::Clear,
        user: "u",
        password: "p",
        is_token: false,
        authorities: "",
    };
    let hour = Duration::from_secs(3600);
    let minute = Duration::from_secs(60);
    let opened = Mailbox::open(&server, "INBOX", minute).await;
    let (mut mailbox, folder) = opened.expect("opened");
    assert_eq!(folder.validity, 7);
    let heard = timeout(minute, mailbox.wait(hour, hour)).await;
    heard
        .expect("it does not wait for the next one")
        .expect("heard");
}

/// A session with somebody who answers like this, within the process.
async fn opened(
    answer: impl Fn(&str, &str) -> String + Send + 'static,
) -> (
    Mailbox,
    tokio::task::JoinHandle<Vec<(tokio::time::Instant, String)>>,
) {
    opened_by("IDLE", answer).await
}

/// The same by a server that can do this.
async fn opened_by(
    able: &'static str,
    answer: impl Fn(&str, &str) -> String + Send + 'static,
) -> (
    Mailbox,
    tokio::task::JoinHandle<Vec<(tokio::time::Instant, String)>>,
) {
    let (ours, theirs) = tokio::io::duplex(1 << 16);
    let serving = tokio::spawn(async move {
        let (reader, mut writer) = tokio::io::split(theirs);
        let mut lines = BufReader::new(reader).lines();
        let (mut heard, mut idle) = (Vec::new(), String::new());
        writer.write_all(b"* OK hello\r\n").await.expect("sent");
        while let Ok(Some(line)) = lines.next_line().await {
            let (tag, command) = line.split_once(' ').unwrap_or((&line, ""));
            heard.push((tokio::time::Instant::now(), line.clone()));
            let said = match command {
                "IDLE" => {
                    tag.clone_into(&mut idle);
                    "+ listening\r\n".to_owned()
                }
                _ if tag == "DONE" => format!("{idle} OK .\r\n"),
                _ if command.starts_with("LOGIN") => format!("{tag} OK .\r\n"),
                "CAPABILITY" => format!("* CAPABILITY IMAP4rev1 {able}\r\n{tag} OK .\r\n"),
                _ if command.starts_with("EXAMINE") => format!(
                    "* 3 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 4] .\r\n{tag} OK .\r\n"
                ),
                _ => answer(tag, command),
            };
            if writer.write_all(said.as_bytes()).await.is_err() || said.is_empty() {
                break;
            }
        }
        heard
    });
    let client = greeted(Box::new(Guard::new(ours))).await.expect("greeted");
    let session = client.login("u", "p").await.map_err(|(error, _)| error);
    let session = session.expect("let in");
    let selected = Mailbox::select(session, "INBOX", MINUTE).await;
    (selected.expect("opened").0, serving)
}

/// Tells of a mail only when it was asked so often for new ones.
fn one_mail_after(asked: usize) -> impl Fn(&str, &str) -> String + Send + 'static {
    let searches = std::sync::atomic::AtomicUsize::new(0);
    move |tag, command| {
        let before = match command.starts_with("UID SEARCH") {
            true => searches.fetch_add(1, std::sync::atomic::Ordering::Relaxed),
            false => 0,
        };
        match before >= asked {
            true => format!("* SEARCH 4\r\n{tag} OK .\r\n"),
            false => format!("{tag} OK .\r\n"),
        }
    }
}

/// Waits and asks as the desk does until there is a mail; how often.
async fn until_a_mail(mailbox: &mut Mailbox) -> usize {
    let mut rounds = 0;
    loop {
        mailbox
            .wait(5 * MINUTE, MINUTE / 2)
            .await
            .expect("it listens");
        let found = mailbox.numbers(4, u32::MAX, Which::All).await;
        if found == Ok(vec![4]) {
            return rounds;
        }
        assert_eq!(found, Ok(Vec::new()));
        rounds += 1;
    }
}

#[tokio::test(start_paused = true)]
async fn after_a_month_without_a_mail_one_is_found_on_the_same_connection() {
    const TIMES: usize = 30 * 24 * 12;
    let (mut mailbox, serving) = opened(one_mail_after(TIMES)).await;
    assert_eq!(until_a_mail(&mut mailbox).await, TIMES);
    drop(mailbox);
    let heard = serving.await.expect("served");
    // Nothing is left unsaid for longer than a server waits (RFC 9051, 5.4), and nothing is hurried.
    let gaps = heard.windows(2).map(|pair| pair[1].0 - pair[0].0);
    assert!(gaps.max().expect("some") < 29 * MINUTE);
    assert!(heard[heard.len() - 1].0 - heard[0].0 >= 30 * 24 * 60 * MINUTE);
    let idles = heard.iter().filter(|(_, line)| line.contains("IDLE"));
    assert_eq!(idles.count(), TIMES + 1);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_cannot_tell_is_asked_twice_a_minute_for_a_month() {
    const TIMES: usize = 30 * 24 * 120;
    let (mut mailbox, serving) = opened_by("UIDPLUS", one_mail_after(TIMES)).await;
    assert_eq!(until_a_mail(&mut mailbox).await, TIMES);
    drop(mailbox);
    let heard = serving.await.expect("served");
    assert!(heard.iter().all(|(_, line)| !line.contains("IDLE")));
    let asked = heard.iter().filter(|(_, line)| line.contains("NOOP"));
    assert_eq!(asked.count(), TIMES + 1);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_repeats_how_many_there_are_is_listened_to_all_the_same() {
    let (mut mailbox, serving) = opened(|tag, _| format!("* 3 EXISTS\r\n{tag} OK .\r\n")).await;
    let begun = tokio::time::Instant::now();
    for _ in 0..3 {
        mailbox
            .numbers(4, u32::MAX, Which::All)
            .await
            .expect("none");
        mailbox.wait(5 * MINUTE, MINUTE).await.expect("it listens");
    }
    assert!(begun.elapsed() >= 15 * MINUTE);
    drop(mailbox);
    serving.await.expect("served");
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_does_not_end_well_is_no_answer() {
    // Each of them would else be: there is no mail.
    for answer in [
        "* SEARCH\r\nTAG NO [UNAVAILABLE] later\r\n",
        "* SEARCH\r\nTAG BAD what?\r\n",
        "* SEARCH\r\n* BYE going down\r\n",
        "* SEARCH 4\r\n",
        "",
    ] {
        let say = move |tag: &str, _: &str| answer.replace("TAG", tag);
        let (mut mailbox, serving) = opened(say).await;
        let found = mailbox.numbers(4, u32::MAX, Which::All).await;
        assert!(found.is_err(), "{answer:?}: {found:?}");
        drop(mailbox);
        serving.await.expect("served");
    }
}

#[tokio::test(start_paused = true)]
async fn nobody_is_given_more_than_was_asked() {
    let say = |tag: &str, _: &str| {
        let other = "* 9 FETCH (UID 99 BODY[] {3}\r\nxyz)\r\n";
        let gone = "* 2 FETCH (UID 2 BODY[] NIL)\r\n";
        let one = "* 1 FETCH (UID 1 BODY[] {3}\r\nabc)\r\n";
        format!("{other}{gone}{one}{tag} OK .\r\n")
    };
    let (mut mailbox, serving) = opened(say).await;
    let bodies = mailbox.bodies(&[1, 2]).await.expect("given");
    assert_eq!(bodies, BTreeMap::from([(1, b"abc".to_vec())]));
    drop(mailbox);
    serving.await.expect("served");
}

const MINUTE: Duration = Duration::from_secs(60);

/// Serves one connection that signs in by token; says what it was told.
async fn hear_a_token(listener: TcpListener, takes_it: bool) -> String {
    let (stream, _) = listener.accept().await.expect("a client");
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"* OK hello\r\n").await.expect("sent");
    let asked = lines.next_line().await.expect("read").expect("a command");
    let (tag, command) = asked.split_once(' ').expect("a tag");
    assert_eq!(command, "AUTHENTICATE XOAUTH2");
    writer.write_all(b"+ \r\n").await.expect("sent");
    let said = lines.next_line().await.expect("read").expect("a token");
    let answer = if takes_it {
        format!("{tag} OK in\r\n")
    } else {
        writer
            .write_all(b"+ eyJzdGF0dXMiOiI0MDAifQ==\r\n")
            .await
            .expect("sent");
        assert_eq!(lines.next_line().await.expect("read").as_deref(), Some(""));
        format!("{tag} NO [AUTHENTICATIONFAILED] expired\r\n")
    };
    writer.write_all(answer.as_bytes()).await.expect("sent");
    said
}

#[tokio::test]
async fn a_token_is_said_as_providers_ask_and_a_refusal_is_one_of_the_login() {
    for takes_it in [true, false] {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        let heard = tokio::spawn(hear_a_token(listener, takes_it));
        let server = Server {
            host: "127.0.0.1",
            port,
            way: Way::Clear,
            user: "u",
            password: "t",
            is_token: true,
            authorities: "",
        };
        let opened = Mailbox::open(&server, "INBOX", Duration::from_secs(60)).await;
        // `user=u^Aauth=Bearer t^A^A`
        assert_eq!(
            heard.await.expect("heard"),
            "dXNlcj11AWF1dGg9QmVhcmVyIHQBAQ=="
        );
        let refused = matches!(opened, Err(ImapError::Login(_)));
        assert_eq!(refused, !takes_it);
    }
}
