//! Connectors that systemd starts for a connection: behind its own socket, as the packaged units have them.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::json;

use crate::child::{BRIDGE, events, python, told, until_answer_is, until_listed};
use crate::connector::{answer, message};
use crate::house::{House, without};

/// What listens and starts the connector; killed when dropped.
struct Listening(Child);

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A folder whose channel `sms` is behind a socket.
fn house_behind() -> House {
    let house = House::new();
    for folder in ["said", "told", "done", "life"] {
        fs::create_dir(house.path(folder)).expect("created");
    }
    fs::write(house.path("bridge.py"), BRIDGE).expect("written");
    let socket = house.path("sms.sock").display().to_string();
    house.configure(&format!(
        "[channel.sms]\nkind = 'partner'\nqueue = 'support'\nsocket = '{socket}'\n"
    ));
    house
}

/// As `Accept=yes` and `StandardInput=socket` do it; `None` where there is no systemd here.
fn listening(house: &House) -> Option<Listening> {
    let python = python()?;
    let mut command = Command::new("systemd-socket-activate");
    command
        .arg("--accept")
        .arg("--inetd")
        .arg(format!("--listen={}", house.path("sms.sock").display()))
        .arg(python)
        .args(["-u".as_ref(), house.path("bridge.py").as_os_str()])
        .arg(house.path(""))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let Ok(child) = command.spawn() else {
        without("connectors behind a socket", "systemd-socket-activate");
        return None;
    };
    house.wait_for("", |names| names.iter().any(|it| it == "sms.sock"));
    Some(Listening(child))
}

#[test]
fn killed_it_is_connected_to_again_and_so_it_is_by_a_desk_that_restarts() {
    let house = house_behind();
    let Some(_listening) = listening(&house) else {
        return;
    };
    let desk = house.start();
    let results = events(&house, "1", &json!([message("k1", "hola")]));
    assert_eq!(results[0]["result"], "accepted", "{results}");
    answer(&desk, "1", "Sale hoy.");
    told(&house, 1);
    until_answer_is(&desk, "sent");
    let lives = house.wait_for("life", |names| names.len() == 1);
    let number = lives[0].parse().ok().and_then(Pid::from_raw);
    kill_process(number.expect("a process"), Signal::KILL).expect("killed");
    house.wait_for("life", |names| names.len() == 2);
    let again = events(&house, "2", &json!([message("k1", "hola")]));
    assert_eq!(again[0]["result"], "duplicate", "{again}");
    assert!(desk.stop().success(), "{}", house.log());
    let desk = house.start();
    house.wait_for("life", |names| names.len() == 3);
    answer(&desk, "1", "Ya ha salido.");
    assert_eq!(told(&house, 2).len(), 2);
}

#[test]
fn a_socket_that_is_not_there_needs_somebody_until_it_is() {
    let house = house_behind();
    let desk = house.start();
    let listed = until_listed(&desk, "unstarted");
    assert!(listed.contains("sms.sock"), "{listed}");
    let Some(_listening) = listening(&house) else {
        return;
    };
    let results = events(&house, "1", &json!([message("k1", "hola")]));
    assert_eq!(results[0]["result"], "accepted", "{results}");
    let listed = desk.ask_json(&["channel", "list", "--json"]).to_string();
    assert!(!listed.contains("unstarted"), "{listed}");
}

#[test]
fn the_units_to_copy_are_ones_that_systemd_takes() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("systemd");
    let mut units = Vec::new();
    for name in ["example.socket", "example@.service"] {
        let name = format!("centralita-connector-{name}");
        let text = fs::read_to_string(from.join(&name)).expect("it is there");
        let unit = folder.path().join(name);
        let there = text.replace("/usr/local/bin/centralita-connector-example", "/bin/true");
        assert_ne!(
            there.contains("ExecStart=/bin/true"),
            text.contains("[Socket]")
        );
        fs::write(&unit, there).expect("written");
        units.push(unit);
    }
    let mut verify = Command::new("systemd-analyze");
    let Ok(verified) = verify.arg("verify").args(&units).output() else {
        return without("connectors behind a socket", "systemd-analyze");
    };
    assert!(verified.status.success(), "{verified:?}");
    assert!(verified.stderr.is_empty(), "{verified:?}");
}
