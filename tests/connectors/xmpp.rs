//! XMPP by `xmpp.py`: a real Prosody, a customer with an ordinary account there.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;

use crate::house::{Desk, House, skip};
use crate::place::{
    Beside, TOKEN, free_ports, house, missing, until_messages, until_says, wait_port,
};

/// Prosody with one customer, `ana@shop.test`, and the component `desk.test`.
struct Server {
    _prosody: Beside,
    clients: u16,
    component: u16,
}

impl Server {
    fn start(house: &House) -> Option<Self> {
        if let Some(program) = missing(&["prosody", "prosodyctl", "python3"]) {
            skip("an XMPP server and Python need to be installed", &program);
            return None;
        }
        let folder = house.path("prosody");
        fs::create_dir_all(folder.join("data")).expect("made");
        let [clients, component] = free_ports();
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
fn connect(house: &House, desk: &Desk<'_>, server: &Server) -> Beside {
    fs::write(house.path("component.secret"), "secreto\n").expect("written");
    let settings = house.path("xmpp.ini");
    let mut text = String::new();
    let at = |name: &str| house.path(name).display().to_string();
    write!(
        text,
        "[desk]\nurl = http://{}\nchannel = chat\ntoken_file = {}\n\
         [xmpp]\nhost = 127.0.0.1\nport = {}\ncomponent = desk.test\nsecret_file = {}\n\
         sender = soporte\ndone = {}\n",
        desk.door("http"),
        at("token"),
        server.component,
        at("component.secret"),
        at("done"),
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
struct Ana(TcpStream);

impl Ana {
    fn sign_in(server: &Server) -> Self {
        let mut ana = Self(wait_port(server.clients));
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
        self.0.write_all(text.as_bytes()).expect("said");
    }

    fn writes(&mut self, id: &str, body: &str) {
        self.say(&format!(
            "<message to='soporte@desk.test' type='chat' id='{id}'><body>{body}</body>\
             <request xmlns='urn:xmpp:receipts'/></message>"
        ));
    }

    /// Everything up to and with `wanted`.
    fn hear(&mut self, wanted: &str) -> String {
        let mut heard = Vec::new();
        loop {
            let mut byte = [0];
            self.0.read_exact(&mut byte).expect("more is said");
            heard.push(byte[0]);
            if heard.ends_with(wanted.as_bytes()) {
                return String::from_utf8(heard).expect("text");
            }
        }
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
    let id = heard
        .split("id='")
        .nth(1)
        .and_then(|rest| rest.split('\'').next());
    let id = id.expect("an id").to_owned();
    ana.say(&format!(
        "<message to='soporte@desk.test'><received xmlns='urn:xmpp:receipts' id='{id}'/></message>"
    ));
    let all = until_messages(&desk, "1", 2, |it| it["state"] == "delivered");
    assert_eq!(all[1]["external_id"], id.as_str());
}

#[test]
fn what_is_written_while_the_desk_is_down_arrives_once_it_is_back() {
    let house = house("chat", None);
    let Some(server) = Server::start(&house) else {
        return;
    };
    let http = free_ports::<1>()[0];
    let fixed = fs::read_to_string(house.path("etc/centralita.toml")).expect("readable");
    let fixed = fixed.replace(
        "http = '127.0.0.1:0'",
        &format!("http = '127.0.0.1:{http}'"),
    );
    house.settle(&fixed);
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
