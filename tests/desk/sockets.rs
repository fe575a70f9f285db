//! The sockets that a service manager hands over: each served under its name, and a clear word where
//! one has a name that nobody knows.

use std::fmt::Write as _;
use std::net::TcpListener;
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::net::UnixListener;
use std::process::Command;

use rustix::io::{FdFlags, fcntl_dupfd_cloexec, fcntl_setfd};

use crate::house::{House, get};

/// What a manager does: the sockets are descriptors from 3 on, named in this order, and the process is
/// named too.
fn handed(house: &House, sockets: &[(&str, OwnedFd)]) -> (Command, Vec<OwnedFd>) {
    let names: Vec<&str> = sockets.iter().map(|(name, _)| *name).collect();
    let mut script = format!(
        "export LISTEN_PID=$$ LISTEN_FDS={} LISTEN_FDNAMES={}; exec \"$@\" </dev/null",
        sockets.len(),
        names.join(":")
    );
    let mut left_open = Vec::new();
    for (at, (_, socket)) in sockets.iter().enumerate() {
        // Out of the way of the numbers that they are to have.
        let high = fcntl_dupfd_cloexec(socket, HIGH).expect("there are more");
        fcntl_setfd(&high, FdFlags::empty()).expect("left open for the child");
        write!(script, " {}<&{}", at + 3, high.as_raw_fd()).expect("a string takes it");
        left_open.push(high);
    }
    let plain = house.command(&["serve"]);
    // Not every sh can name a descriptor of two digits.
    let mut command = Command::new("bash");
    command
        .args(["-c", &script, "bash"])
        .arg(plain.get_program())
        .args(plain.get_args())
        .env("LANG", "en")
        .env_remove("NOTIFY_SOCKET");
    (command, left_open)
}

fn tcp() -> (OwnedFd, String) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("bound");
    let address = listener.local_addr().expect("bound").to_string();
    (OwnedFd::from(listener), address)
}

/// The code that a start with these leaves with, and what it said.
fn refused(house: &House, sockets: &[(&str, OwnedFd)]) -> (Option<i32>, String) {
    let (command, _left_open) = handed(house, sockets);
    let mut child = house.spawn(command);
    let ended = child.wait().expect("ended");
    (ended.code(), house.log())
}

#[test]
fn each_of_several_is_served_under_its_name_in_any_order() {
    let house = House::new();
    let (http, http_at) = tcp();
    let (agents, agents_at) = tcp();
    let (https, https_at) = tcp();
    let control = UnixListener::bind(house.path("control")).expect("bound");
    let sockets = [
        ("http", http),
        ("control", OwnedFd::from(control)),
        ("agents", agents),
        ("https", https),
    ];
    let (command, _left_open) = handed(&house, &sockets);
    let desk = house.start_as(command);
    assert_eq!(desk.door("agents"), agents_at);
    assert_eq!(desk.door("http"), http_at);
    assert_eq!(desk.door("https"), https_at);
    assert!(get(&http_at, "/readyz", "").starts_with("HTTP/1.1 200 "));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let shown = runtime.block_on(centralita::client::key_of(&agents_at));
    let told = desk.lines[0].strip_prefix("tls ").expect("a new key");
    assert_eq!(shown.expect("it answers").to_string(), told);
    let mut status = house.bare(&["status", "--socket"]);
    let asked = status.arg(house.path("control")).output().expect("asked");
    assert!(asked.status.success(), "{asked:?} {}", house.log());
    assert_eq!(desk.stop().code(), Some(0));
}

#[test]
fn a_name_that_nobody_knows_is_told_with_those_that_there_are() {
    let house = House::new();
    let sockets = [("https", tcp().0), ("centralita.socket", tcp().0)];
    let (code, said) = refused(&house, &sockets);
    assert_eq!(code, Some(78), "{said}");
    for part in [
        "centralita.socket",
        "FileDescriptorName=",
        "agents, control, http, https",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
}

#[test]
fn the_same_name_twice_and_a_socket_of_another_kind_are_told() {
    let house = House::new();
    let (code, said) = refused(&house, &[("https", tcp().0), ("https", tcp().0)]);
    assert_eq!(code, Some(78), "{said}");
    assert!(said.contains("two sockets were passed as"), "{said}");
    let house = House::new();
    let local = UnixListener::bind(house.path("local")).expect("bound");
    let (code, said) = refused(&house, &[("agents", OwnedFd::from(local))]);
    assert_eq!(code, Some(78), "{said}");
    assert!(
        said.contains("agents") && said.contains("not a usable listener"),
        "{said}"
    );
}

/// Above every descriptor that a test has open.
const HIGH: i32 = 200;
