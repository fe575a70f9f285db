//! SMS by `kannel.mjs`: a real Kannel, whose network is a line that the test speaks.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::Command;

use crate::house::{Desk, House, skip};
use crate::place::{Beside, free_ports, house, missing, until_messages, wait_port};

/// Kannel's two programs, and the mobile network behind them.
struct Gateway {
    _boxes: [Beside; 2],
    sendsms: u16,
    network: BufReader<TcpStream>,
}

impl Gateway {
    /// Starts it; what comes in goes to the connector at `connector`.
    fn start(house: &House, connector: u16) -> Self {
        let folder = house.path("kannel");
        fs::create_dir_all(&folder).expect("made");
        let [admin, boxes, network, sendsms] = free_ports();
        let config = folder.join("kannel.conf");
        let text = format!(
            "group = core\nadmin-port = {admin}\nadmin-interface = 127.0.0.1\n\
             admin-password = secreto\nsmsbox-port = {boxes}\nsmsbox-interface = 127.0.0.1\n\
             box-allow-ip = 127.0.0.1\ndlr-storage = internal\n\n\
             group = smsc\nsmsc = fake\nsmsc-id = net\nport = {network}\n\
             connect-allow-ip = 127.0.0.1\n\n\
             group = smsbox\nbearerbox-host = 127.0.0.1\nsendsms-port = {sendsms}\n\
             sendsms-interface = 127.0.0.1\nglobal-sender = 34900100100\n\n\
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
        Self {
            _boxes: [bearer, sms],
            sendsms,
            network: BufReader::new(wait_port(network)),
        }
    }

    /// Somebody's telephone sends.
    fn send(&mut self, from: &str, text: &str) {
        let line = format!("{from} 34900100100 text {text}\n");
        self.network
            .get_mut()
            .write_all(line.as_bytes())
            .expect("sent");
    }

    /// What the next message to a telephone says.
    fn next(&mut self) -> String {
        let mut line = String::new();
        self.network.read_line(&mut line).expect("a message");
        line
    }
}

fn connect(house: &House, desk: &Desk<'_>, port: u16, sendsms: u16) -> Beside {
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
        "done": house.path("done"),
    });
    let file = house.path("kannel.json");
    fs::write(&file, settings.to_string()).expect("written");
    let program = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/packaging/connectors/kannel.mjs"
    );
    let mut node = Command::new("node");
    let connector = Beside::start(node.arg(program).arg(file), &house.path("kannel.log"));
    drop(wait_port(port));
    connector
}

#[test]
fn an_sms_is_answered_and_the_networks_word_shows_at_the_answer() {
    if let Some(program) = missing(&["bearerbox", "smsbox", "node"]) {
        skip("an SMS gateway and Node need to be installed", &program);
        return;
    }
    let [port] = free_ports();
    let house = house("sms", Some(port));
    let desk = house.start();
    let mut gateway = Gateway::start(&house, port);
    let _connector = connect(&house, &desk, port, gateway.sendsms);
    gateway.send("34600111222", "Hola, abren hoy?");
    let came = until_messages(&desk, "1", 1, |_| true);
    assert_eq!(came[0]["text"], "Hola, abren hoy?");
    assert_eq!(came[0]["author"], "+34600111222", "{:?}", came[0]);
    let said = desk.ask(&["conv", "reply", "1", "Hasta las 20 h."]);
    assert!(said.status.success(), "{said:?}");
    let sent = gateway.next();
    assert!(
        sent.contains("34600111222") && sent.contains("Hasta"),
        "{sent}"
    );
    until_messages(&desk, "1", 2, |it| {
        it["state"] == "sent" || it["state"] == "delivered"
    });
}
