//! The console on a real terminal: what becomes of it when that goes away.

use std::fs::File;
use std::process::Stdio;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::house::House;

#[test]
fn a_console_ends_when_its_terminal_is_gone() {
    let house = House::new();
    let desk = house.start();
    let password = house.path("password");
    std::fs::write(&password, "una frase larga y propia").expect("written");
    let password = password.to_str().expect("a plain path");
    let added = desk.ask(&["agent", "add", "sofia", "--password-file", password]);
    assert!(added.status.success(), "{added:?}");
    let master =
        openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).expect("a terminal");
    grantpt(&master).expect("granted");
    unlockpt(&master).expect("unlocked");
    let name = ptsname(&master, Vec::new()).expect("it has a name");
    let slave = File::options()
        .read(true)
        .write(true)
        .open(name.to_str().expect("a plain path"))
        .expect("opened");
    let end = |slave: &File| Stdio::from(slave.try_clone().expect("another handle"));
    let mut console = house
        .command(&["console", "--user", "sofia", "--password-file", password])
        .env("TERM", "xterm")
        .stdin(end(&slave))
        .stdout(end(&slave))
        .stderr(end(&slave))
        .spawn()
        .expect("started");
    drop(slave);
    // Its first picture: from here on it waits for keys.
    let mut seen = [0; 16];
    rustix::io::read(&master, &mut seen).expect("it draws");

    // No signal comes with this: the terminal was never the console's own.
    drop(master);

    let ended = console.wait().expect("it ends");
    assert!(ended.code().is_some(), "it ends by itself: {ended}");
}
