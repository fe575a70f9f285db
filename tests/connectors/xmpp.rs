//! XMPP by `xmpp.py`: a real Prosody, a customer with an ordinary account there.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::house::{Desk, House, without};
use crate::place::{Beside, TOKEN, house, missing, until_messages, until_says, wait_port};
use crate::ports::own_ports;

/// Prosody with one customer, `ana@shop.test`, and the component `desk.test`.
pub(crate) struct Server {
    _prosody: Beside,
    clients: u16,
    component: u16,
}

impl Server {
    pub(crate) fn start(house: &House) -> Option<Self> {
        if let Some(program) = missing(&["prosody", "prosodyctl", "python3"]) {
            without("an XMPP server and Python", program);
            return None;
        }
        let folder = house.path("prosody");
        fs::create_dir_all(folder.join("data")).expect("made");
        let [clients, component] = own_ports();
        let config = folder.join("prosody.cfg.lua");
        let root = folder.display();
        let text = format!(
            "run_as_root = true\npidfile = '{root}/pid'\ndata_path = '{root}/data'\n\
             modules_enabled = {{ 'saslauth', 'roster', 'offline' }}\ninterfaces = {{ '127.0.0.1' }}\n\
             c2s_ports = {{ {clients} }}\ns2s_ports = {{}}\nhttp_ports = {{}}\nhttps_ports = {{}}\n\
             c2s_require_encryption = false\nallow_unencrypted_plain_auth = true\n\
             authentication = 'internal_plain'\ncomponent_ports = {{ {component} }}\n\
             component_interface = '127.0.0.1'\nVirtualHost 'shop.test'\n\
             Component 'desk.test'\ncomponent_secret = 'secreto'\n"
        );
        fs::write(&config, text).expect("written");
        let mut prosody = Command::new("prosody");
        prosody.arg("--config").arg(&config).arg("-F");
        let prosody = Beside::start(&mut prosody, &folder.join("log"));
        drop(wait_port(component));
        let mut add = Command::new("prosodyctl");
        let add = add.arg("--config").arg(&config);
        let added = add
            .args(["register", "ana", "shop.test", "secreto"])
            .output();
        assert!(added.expect("started").status.success());
        Some(Self {
            _prosody: prosody,
            clients,
            component,
        })
    }
}

/// The connector between the two.
pub(crate) fn connect(house: &House, desk: &Desk<'_>, server: &Server) -> Beside {
    fs::write(house.path("component.secret"), "secreto\n").expect("written");
    let settings = house.path("xmpp.ini");
    let mut text = String::new();
    let at = |name: &str| house.path(name).display().to_string();
    write!(
        text,
        "[desk]\nurl = http://{}\nchannel = chat\ntoken_file = {}\n\
         [xmpp]\nhost = 127.0.0.1\nport = {}\ncomponent = desk.test\nsecret_file = {}\n\
         sender = soporte\njournal = {}\n",
        desk.door("http"),
        at("token"),
        server.component,
        at("component.secret"),
        at("journal"),
    )
    .expect("written");
    fs::write(&settings, text).expect("written");
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/connectors/xmpp.py");
    let mut python = Command::new("python3");
    let log = house.path("xmpp.log");
    let connector = Beside::start(python.arg(program).arg(settings), &log);
    until_says(&log, "connected");
    connector
}

/// A customer's chat program, as little of one as will do.
struct Ana {
    line: TcpStream,
    /// What she heard and nobody has looked at.
    heard: Vec<u8>,
}

impl Ana {
    fn sign_in(server: &Server) -> Self {
        let mut ana = Self {
            line: wait_port(server.clients),
            heard: Vec::new(),
        };
        ana.open();
        // Base64 of NUL ana NUL secreto.
        ana.say("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGFuYQBzZWNyZXRv</auth>");
        ana.hear("<success");
        ana.open();
        ana.say("<iq type='set' id='b'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>mobile</resource></bind></iq>");
        ana.hear("</jid>");
        ana.say("<presence/>");
        ana
    }

    fn open(&mut self) {
        self.say(
            "<stream:stream to='shop.test' version='1.0' xmlns='jabber:client' \
             xmlns:stream='http://etherx.jabber.org/streams'>",
        );
        self.hear("</stream:features>");
    }

    fn say(&mut self, text: &str) {
        self.line.write_all(text.as_bytes()).expect("said");
    }

    fn writes(&mut self, id: &str, body: &str) {
        self.say(&format!(
            "<message to='soporte@desk.test' type='chat' id='{id}'><body>{body}</body>\
             <request xmlns='urn:xmpp:receipts'/></message>"
        ));
    }

    fn confirms(&mut self, id: &str) {
        self.say(&format!(
            "<message to='soporte@desk.test'><received xmlns='urn:xmpp:receipts' id='{id}'/></message>"
        ));
    }

    /// Everything up to and with `wanted`.
    fn hear(&mut self, wanted: &str) -> String {
        let heard = self.hear_within(wanted, Duration::from_secs(60));
        heard.unwrap_or_else(|| panic!("only {}", String::from_utf8_lossy(&self.heard)))
    }

    /// The same, unless there is silence for so long.
    fn hear_within(&mut self, wanted: &str, patience: Duration) -> Option<String> {
        self.line.set_read_timeout(Some(patience)).expect("set");
        while !self.heard.ends_with(wanted.as_bytes()) {
            let mut byte = [0];
            self.line.read_exact(&mut byte).ok()?;
            self.heard.push(byte[0]);
        }
        Some(String::from_utf8(std::mem::take(&mut self.heard)).expect("text"))
    }
}

#[test]
fn what_a_customer_writes_by_xmpp_is_confirmed_answered_and_its_answer_confirmed() {
    let house = house("chat", None);
    let Some(server) = Server::start(&house) else {
        return;
    };
    let desk = house.start();
    let _connector = connect(&house, &desk, &server);
    let mut ana = Ana::sign_in(&server);
    ana.writes("m1", "¿Está abierto &lt;mañana&gt;? 🙂");
    // The confirmation comes after the desk's commit: from here on it is there.
    ana.hear("<received");
    let came = until_messages(&desk, "1", 1, |_| true);
    assert_eq!(came[0]["text"], "¿Está abierto <mañana>? 🙂");
    let said = desk.ask(&["conv", "reply", "1", "Sí, de 9 a 14."]);
    assert!(said.status.success(), "{said:?}");
    let heard = ana.hear("</body>");
    assert!(heard.contains("Sí, de 9 a 14."), "{heard}");
    ana.confirms("d2-0");
    let all = until_messages(&desk, "1", 2, has_arrived);
    assert_eq!(all[1]["external_id"], "d2-0");
}

#[test]
fn what_is_written_while_the_desk_is_down_arrives_once_it_is_back() {
    let house = house("chat", None);
    let Some(server) = Server::start(&house) else {
        return;
    };
    let desk = house.start();
    let _connector = connect(&house, &desk, &server);
    let mut ana = Ana::sign_in(&server);
    ana.writes("m1", "Uno");
    ana.hear("<received");
    desk.kill();
    ana.writes("m2", "Dos");
    ana.writes("m3", "Tres");
    let desk = house.start();
    ana.hear("id='m3'");
    let came = until_messages(&desk, "1", 3, |_| true);
    let texts: Vec<&str> = came.iter().filter_map(|it| it["text"].as_str()).collect();
    assert_eq!(texts, ["Uno", "Dos", "Tres"]);
    assert!(!TOKEN.is_empty() && !house.log().contains(TOKEN));
}

/// Her program sends again what was not confirmed, and confirms what comes, as chat programs do.
#[test]
fn whoever_is_killed_in_the_middle_each_side_has_everything_once() {
    let house = house("chat", None);
    let Some(server) = Server::start(&house) else {
        return;
    };
    let mut desk = Some(house.start());
    let mut connector = Some(connect(&house, desk.as_ref().expect("it runs"), &server));
    let mut ana = Ana::sign_in(&server);
    ana.writes("begin", "begin");
    while !is_receipt_of(&ana.hear("</message>"), "begin") {}
    let mut heard = String::new();
    for round in 0..ROUNDS {
        let (id, text) = (format!("in{round}"), format!("out{round}."));
        ana.writes(&id, &id);
        let said = desk.as_ref().expect("it runs");
        assert!(said.ask(&["conv", "reply", "1", &text]).status.success());
        match round % 3 {
            0 => {
                drop(connector.take());
                connector = Some(connect(&house, desk.as_ref().expect("it runs"), &server));
            }
            1 => {
                desk.take().expect("it runs").kill();
                desk = Some(house.start());
            }
            _ => {}
        }
        let mut confirmed = false;
        for _ in 0..LISTENED_MAX {
            if confirmed && heard.contains(&text) {
                break;
            }
            match ana.hear_within("</message>", Duration::from_secs(2)) {
                Some(message) => {
                    confirmed |= is_receipt_of(&message, &id);
                    if let Some(number) = asks_for_a_receipt(&message) {
                        ana.confirms(&number);
                    }
                    heard.push_str(&message);
                }
                // What was on its way when the connector died is gone.
                None if !confirmed => ana.writes(&id, &id),
                None => {}
            }
        }
    }
    let desk = desk.expect("it runs");
    // What the network calls an answer may never be known: her confirmation is proof enough, and where the connector
    // was killed before it had said the name nobody asks again.
    let is_settled = |it: &Value| it["direction"] == "in" || it["state"] == "delivered";
    let all = until_messages(&desk, "1", 1 + 2 * ROUNDS, is_settled);
    for round in 0..ROUNDS {
        let (came, left) = (format!("in{round}"), format!("<body>out{round}.</body>"));
        let times = all.iter().filter(|it| it["text"] == came.as_str()).count();
        assert_eq!(times, 1, "{came} came in {times} times");
        assert_eq!(heard.matches(&left).count(), 1, "{left} in {heard}");
    }
}

/// Whether it came in, or the customer's side confirmed it.
fn has_arrived(message: &Value) -> bool {
    // Her program may confirm it before the connector has said what the network calls it.
    message["direction"] == "in"
        || (message["state"] == "delivered" && !message["external_id"].is_null())
}

/// Whether the desk has that message (XEP-0184). The server writes attributes in any order.
fn is_receipt_of(message: &str, id: &str) -> bool {
    message
        .split_once("<received ")
        .and_then(|(_, rest)| rest.split_once('>'))
        .is_some_and(|(attributes, _)| attributes.contains(&format!("id='{id}'")))
}

/// The id of a message whose sender wants to know that it arrived (XEP-0184).
fn asks_for_a_receipt(message: &str) -> Option<String> {
    let head = message
        .split_once("<request ")?
        .0
        .rsplit("<message ")
        .next()?;
    let id = head.split_once("id='")?.1.split('\'').next()?;
    Some(id.to_owned())
}

/// How often she listens in one round, 2 s each: what was fetched by a connector that died comes back after
/// a minute.
const LISTENED_MAX: usize = 90;

/// How often somebody writes and is answered; in two of three of them somebody is killed.
const ROUNDS: usize = 3;
