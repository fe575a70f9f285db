//! What a start prints, refuses, and leaves behind.

use std::fs;
use std::os::unix::net::UnixDatagram;

use crate::house::House;

#[test]
fn the_ready_line_names_every_door() {
    let house = House::new();
    let desk = house.start();
    for door in ["agents", "https", "http"] {
        let address: std::net::SocketAddr = desk.door(door).parse().expect("an address");
        assert_ne!(address.port(), 0, "{door}");
    }
    assert!(desk.lines[0].starts_with("tls SHA256:"), "{:?}", desk.lines);
}

#[test]
fn the_fingerprint_is_only_told_when_it_is_new() {
    let house = House::new();
    house.start().stop();
    assert_eq!(house.start().lines.len(), 1);
}

#[test]
fn the_certificates_fingerprint_is_the_one_that_clients_pin() {
    let house = House::new();
    let desk = house.start();
    let asked = desk.ask(&["cert", "fingerprint"]);
    let said = String::from_utf8_lossy(&asked.stdout);
    assert_eq!(desk.lines[0], format!("tls {}", said.trim()));
    let shown = desk.ask_json(&["cert", "show", "--json"]);
    assert_eq!(shown["fingerprint"], said.trim());
    assert_eq!(shown["sha256"].as_str().map(str::len), Some(64));
}

#[test]
fn a_wrong_configuration_leaves_with_78_and_every_problem() {
    let house = House::new();
    house.configure("sise = 3\npriority = 'high'\n");
    let output = house.command(&["serve"]).output().expect("ran");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(78), "{said}");
    assert!(said.contains("sise") && said.contains("priority"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn check_says_the_same_and_touches_nothing() {
    let house = House::new();
    let good = house.command(&["check"]).output().expect("ran");
    assert!(good.status.success(), "{good:?}");
    house.configure("sise = 3\n");
    let wrong = house.command(&["check"]).output().expect("ran");
    assert_eq!(wrong.status.code(), Some(78));
    assert!(!house.path("data").exists());
}

#[test]
fn the_service_manager_hears_of_it_after_everybody_can_connect() {
    let house = House::new();
    let socket = UnixDatagram::bind(house.path("notify")).expect("bound");
    let mut command = house.command(&["serve"]);
    command.env("NOTIFY_SOCKET", house.path("notify"));
    let desk = house.start_as(command);
    let mut heard = [0; 4096];
    let length = socket.recv(&mut heard).expect("heard");
    let heard_first = String::from_utf8_lossy(&heard[..length]).into_owned();
    assert!(heard_first.contains("READY=1"), "{heard_first}");
    assert_eq!(desk.stop().code(), Some(0));
    let mut last = String::new();
    socket.set_nonblocking(true).expect("set");
    while let Ok(length) = socket.recv(&mut heard) {
        last = String::from_utf8_lossy(&heard[..length]).into_owned();
    }
    assert!(last.contains("STOPPING=1"), "{last}");
}

#[test]
fn a_file_emptied_while_the_desk_was_down_opens_no_desk_without_channels() {
    let house = House::new();
    assert_eq!(house.start().stop().code(), Some(0));
    let settings = house.path("etc/centralita.toml");
    let whole = fs::read(&settings).expect("readable");
    fs::write(&settings, "\n").expect("written");
    let output = house.command(&["serve", "--lang", "en"]).output();
    let output = output.expect("ran");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(78), "{said}");
    assert!(
        said.contains("CT-2045") && said.contains("centralita.toml"),
        "{said}"
    );
    fs::write(&settings, whole).expect("written");
    assert_eq!(house.start().stop().code(), Some(0));
}

#[test]
fn what_no_other_start_would_mend_leaves_with_78_and_says_what_to_do() {
    let house = House::new();
    fs::write(house.path("file"), "").expect("written");
    let data = house.path("file").display().to_string();
    let serve = |more: &[&str]| {
        let mut command = house.bare(&["serve", "--lang", "en", "--config"]);
        command.arg(house.path("etc")).args(more);
        let output = command.output().expect("ran");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    };
    let (code, said) = serve(&["--data", &data]);
    assert_eq!(code, Some(78), "{said}");
    assert!(said.contains(&data) && said.contains("--data"), "{said}");
    let data = house.path("data").display().to_string();
    let socket = house.path("file/control.sock").display().to_string();
    let (code, said) = serve(&["--data", &data, "--socket", &socket]);
    assert_eq!(code, Some(78), "{said}");
    assert!(
        said.contains(&socket) && said.contains("--socket"),
        "{said}"
    );
}

#[test]
fn a_port_that_another_program_has_is_tried_again_by_the_service_manager() {
    let house = House::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("bound");
    let address = taken.local_addr().expect("known").to_string();
    house.settle(&format!(
        "[server]\nagents = '{address}'\n[queue.support]\n"
    ));
    let output = house.command(&["serve"]).output().expect("ran");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains(&address) && said.contains("[server]"),
        "{said}"
    );
}
