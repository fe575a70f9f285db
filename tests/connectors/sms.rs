//! SMS by `kannel.mjs`: a real Kannel, on a mobile network of the test's own.

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::house::{Desk, House, without};
use crate::network::{Network, Sms};
use crate::place::{Beside, house, missing, until_messages, until_says, wait_port};
use crate::ports::own_ports;

/// Kannel's two programs, and the mobile network behind them.
pub(crate) struct Gateway {
    _boxes: [Beside; 2],
    pub(crate) sendsms: u16,
    pub(crate) network: Network,
}

impl Gateway {
    /// Starts it, or says what is missing; what comes in goes to the connector at `connector`.
    pub(crate) fn start(house: &House, connector: u16) -> Option<Self> {
        if let Some(program) = missing(&["bearerbox", "smsbox", "node"]) {
            without("an SMS gateway (Kannel) and Node", program);
            return None;
        }
        let folder = house.path("kannel");
        fs::create_dir_all(&folder).expect("made");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let smsc = listener.local_addr().expect("bound").port();
        let [admin, boxes, sendsms] = own_ports();
        let config = folder.join("kannel.conf");
        let text = format!(
            "group = core\nadmin-port = {admin}\nadmin-interface = 127.0.0.1\n\
             admin-password = secreto\nsmsbox-port = {boxes}\nsmsbox-interface = 127.0.0.1\n\
             box-allow-ip = 127.0.0.1\ndlr-storage = internal\n\n\
             group = smsc\nsmsc = smpp\nsmsc-id = net\nhost = 127.0.0.1\nport = {smsc}\n\
             transceiver-mode = true\nsmsc-username = desk\nsmsc-password = secreto\n\
             system-type = \"\"\naddress-range = \"\"\nreconnect-delay = 1\nmsg-id-type = 0x00\n\n\
             group = smsbox\nbearerbox-host = 127.0.0.1\nsendsms-port = {sendsms}\n\
             sendsms-interface = 127.0.0.1\nglobal-sender = 34900100100\n\
             http-request-retry = 1000\nhttp-queue-delay = 1\n\n\
             group = sendsms-user\nusername = desk\npassword = secreto\nmax-messages = 10\n\
             concatenation = true\n\n\
             group = sms-service\nkeyword = default\nmax-messages = 0\ncatch-all = true\n\
             get-url = \"http://127.0.0.1:{connector}/mo?id=%I&ts=%T&sender=%p&to=%P&message=%b&charset=%C\"\n"
        );
        fs::write(&config, text).expect("written");
        let begin = |program: &str| {
            let log = folder.join(format!("{program}.log"));
            Beside::start(Command::new(program).arg(&config), &log)
        };
        let bearer = begin("bearerbox");
        drop(wait_port(boxes));
        let sms = begin("smsbox");
        drop(wait_port(sendsms));
        Some(Self {
            _boxes: [bearer, sms],
            sendsms,
            network: Network::of(&listener),
        })
    }
}

pub(crate) fn connect(house: &House, desk: &Desk<'_>, port: u16, sendsms: u16) -> Beside {
    fs::write(house.path("kannel.password"), "secreto\n").expect("written");
    let settings = serde_json::json!({
        "desk": format!("http://{}", desk.door("http")),
        "channel": "sms",
        "token_file": house.path("token"),
        "signing_secret_file": house.path("signing"),
        "listen": format!("127.0.0.1:{port}"),
        "sendsms": format!("http://127.0.0.1:{sendsms}/cgi-bin/sendsms"),
        "user": "desk",
        "password_file": house.path("kannel.password"),
        "from": "34900100100",
        "journal": house.path("journal"),
    });
    let file = house.path("kannel.json");
    fs::write(&file, settings.to_string()).expect("written");
    let program = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/packaging/connectors/kannel.mjs"
    );
    let mut node = Command::new("node");
    let connector = Beside::start(node.arg(program).arg(file), &house.path("kannel.log"));
    until_says(&house.path("kannel.log"), "ready");
    connector
}

#[test]
fn an_sms_is_answered_and_the_networks_word_shows_at_the_answer() {
    let [port] = own_ports();
    let house = house("sms", Some(port));
    let Some(mut gateway) = Gateway::start(&house, port) else {
        return;
    };
    let desk = house.start();
    let _connector = connect(&house, &desk, port, gateway.sendsms);
    gateway.network.send("34600111222", "¿Está abierta? 🙂");
    let came = until_messages(&desk, "1", 1, |_| true);
    assert_eq!(came[0]["text"], "¿Está abierta? 🙂");
    assert_eq!(came[0]["author"], "+34600111222", "{:?}", came[0]);
    let reply = |text: &str| {
        let said = desk.ask(&["conv", "reply", "1", text]);
        assert!(said.status.success(), "{said:?}");
    };
    reply("Hasta las 20 h.");
    let first = gateway.network.next();
    assert_eq!(
        (first.to.as_str(), first.text.as_str()),
        ("34600111222", "Hasta las 20 h.")
    );
    until_messages(&desk, "1", 2, |it| is_out(it, "sent"));
    gateway.network.confirm(&first);
    until_messages(&desk, "1", 2, |it| is_out(it, "delivered"));
    reply("Sí, también mañana 🙂");
    assert_eq!(gateway.network.next().text, "Sí, también mañana 🙂");
}

#[test]
fn whoever_is_killed_in_the_middle_each_side_has_everything_once() {
    let [port] = own_ports();
    let house = house("sms", Some(port));
    let Some(mut gateway) = Gateway::start(&house, port) else {
        return;
    };
    let mut desk = house.start();
    let mut connector = connect(&house, &desk, port, gateway.sendsms);
    gateway.network.send("34600111222", "begin");
    until_messages(&desk, "1", 1, |_| true);
    let mut left = Vec::new();
    for round in 0..ROUNDS {
        for which in ["a", "b", "c"] {
            gateway
                .network
                .send("34600111222", &format!("in{round}{which}"));
        }
        let text = format!("out{round}");
        let said = desk.ask(&["conv", "reply", "1", &text]);
        assert!(said.status.success(), "{said:?}");
        match round % 3 {
            0 => {
                connector.kill();
                connector = connect(&house, &desk, port, gateway.sendsms);
            }
            1 => {
                desk.kill();
                desk = house.start();
            }
            _ => {}
        }
        let sms = sent_or_doubted(&gateway, &desk);
        gateway.network.confirm(&sms);
        left.push(sms.text);
    }
    let all = until_messages(&desk, "1", 1 + 4 * ROUNDS, |_| true);
    for round in 0..ROUNDS {
        for which in ["a", "b", "c"] {
            let text = format!("in{round}{which}");
            let times = all.iter().filter(|it| it["text"] == text.as_str()).count();
            assert_eq!(times, 1, "{text}");
        }
        assert_eq!(left[round], format!("out{round}"), "{left:?}");
    }
    let more = gateway.network.next_within(Duration::from_secs(2));
    assert!(more.is_none(), "nothing is sent twice");
}

#[test]
fn what_may_have_left_when_it_was_killed_is_told_so_and_a_person_decides() {
    let [port] = own_ports();
    let house = house("sms", Some(port));
    let Some(mut gateway) = Gateway::start(&house, port) else {
        return;
    };
    let desk = house.start();
    let connector = connect(&house, &desk, port, gateway.sendsms);
    gateway.network.send("34600111222", "hola");
    until_messages(&desk, "1", 1, |_| true);
    connector.kill();
    // It was killed after it noted that it would hand the answer to Kannel, just now.
    let mut journal = fs::OpenOptions::new();
    let mut journal = journal
        .append(true)
        .open(house.path("journal"))
        .expect("there");
    journal
        .write_all(b"\nbegun d2-0 9000000000000 ")
        .expect("written");
    let _connector = connect(&house, &desk, port, gateway.sendsms);
    let said = desk.ask(&["conv", "reply", "1", "Sale hoy."]);
    assert!(said.status.success(), "{said:?}");
    let unsure = until_messages(&desk, "1", 2, |it| is_out(it, "unsure"));
    assert_eq!(unsure[1]["id"], "2", "the delivery was d2-0");
    let sent = gateway.network.next_within(Duration::from_secs(2));
    assert!(sent.is_none(), "nothing is sent by itself");
    let again = desk.ask(&["outbox", "retry", "2"]);
    assert!(again.status.success(), "{again:?}");
    assert_eq!(gateway.network.next().text, "Sale hoy.");
    until_messages(&desk, "1", 2, |it| is_out(it, "sent"));
}

/// Whether it came in, or is as far as this.
fn is_out(message: &Value, state: &str) -> bool {
    message["direction"] == "in" || message["state"] == state
}

/// The next message to a telephone. Where the connector died between its note that it would hand it over
/// and the handing over, nobody can tell whether it left: then a person has it sent again.
fn sent_or_doubted(gateway: &Gateway, desk: &Desk<'_>) -> Sms {
    for _ in 0..DOUBTED_MAX {
        if let Some(sms) = gateway.network.next_within(Duration::from_secs(2)) {
            return sms;
        }
        let shown = desk.ask(&["conv", "show", "1", "--json"]);
        let shown: Value = serde_json::from_slice(&shown.stdout).expect("JSON");
        let messages = shown["messages"].as_array().expect("a list");
        let last = messages.iter().rfind(|it| it["direction"] == "out");
        if let Some(doubted) = last.filter(|it| it["state"] == "unsure") {
            let id = doubted["id"].as_str().expect("a number");
            let again = desk.ask(&["outbox", "retry", id]);
            assert!(again.status.success(), "{again:?}");
        }
    }
    panic!("a message is neither sent nor in doubt");
}

/// How often is looked for doubt, two seconds each: longer than a lease and the wait for news of it.
const DOUBTED_MAX: usize = 100;

/// How often somebody writes and is answered; in two of three of them somebody is killed.
const ROUNDS: usize = 3;
