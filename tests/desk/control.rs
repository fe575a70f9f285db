//! Who comes in by the control socket: its permissions keep others from connecting, and where they do
//! not, the kernel says who it is.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::process::{Command, Output};

use crate::house::{Desk, House, skip};

/// A house that other users can look into, and its desk's socket.
struct Open {
    house: House,
}

impl Open {
    fn new(permissions: &str) -> Self {
        let house = House::new();
        let settings = fs::read_to_string(house.path("etc/centralita.toml")).expect("readable");
        let more = format!("[server]\ncontrol_permissions = '{permissions}'\n");
        house.settle(&settings.replace("[server]\n", &more));
        fs::create_dir(house.path("run")).expect("created");
        for folder in ["", "run"] {
            allow(&house, folder, 0o755);
        }
        Self { house }
    }

    fn start(&self) -> Desk<'_> {
        let mut command = self.house.command(&["serve"]);
        command.arg("--socket").arg(self.house.path(SOCKET));
        self.house.start_as(command)
    }

    /// Asks for the desk's status as somebody else, with these groups.
    fn ask_as_nobody(&self, groups: &[&str]) -> Output {
        let status = self.house.bare(&["status", "--lang", "en", "--socket"]);
        let mut command = Command::new("setpriv");
        command
            .args(["--reuid", NOBODY])
            .args(groups)
            .arg(status.get_program())
            .args(status.get_args())
            .arg(self.house.path(SOCKET))
            .env("HOME", "/nonexistent");
        command.output().expect("asked")
    }

    fn mode(&self) -> u32 {
        let found = fs::metadata(self.house.path(SOCKET)).expect("there");
        found.permissions().mode() & 0o777
    }
}

fn allow(house: &House, name: &str, mode: u32) {
    fs::set_permissions(house.path(name), Permissions::from_mode(mode)).expect("allowed");
}

/// Whether programs can be run as others here; says so where not.
fn can_be_others() -> bool {
    let tried = Command::new("setpriv")
        .args(["--reuid", NOBODY])
        .args(STRANGER)
        .arg(env!("CARGO_BIN_EXE_centralita"))
        .arg("--version")
        .output();
    let can = tried.as_ref().is_ok_and(|output| output.status.success());
    if !can {
        skip("others can be acted by root only, with setpriv", &tried);
    }
    can
}

#[test]
fn the_socket_has_the_permissions_of_the_settings_and_the_group_of_the_desk() {
    for (permissions, mode) in [("0660", 0o660), ("0600", 0o600)] {
        let open = Open::new(permissions);
        let desk = open.start();
        assert_eq!(open.mode(), mode);
        let found = fs::metadata(open.house.path(SOCKET)).expect("there");
        assert_eq!(found.gid(), rustix::process::getegid().as_raw());
        assert_eq!(desk.stop().code(), Some(0));
    }
}

#[test]
fn its_group_comes_in_and_nobody_else() {
    if !can_be_others() {
        return;
    }
    let group = rustix::process::getegid().as_raw().to_string();
    let second = ["--regid", NOBODY, "--groups", &group];
    let first = ["--regid", &group, "--clear-groups"];

    let open = Open::new("0660");
    let _desk = open.start();
    let stranger = open.ask_as_nobody(&STRANGER);
    let said = String::from_utf8_lossy(&stranger.stderr).into_owned();
    assert!(!stranger.status.success(), "{said}");
    for member in [&first[..], &second[..]] {
        let asked = open.ask_as_nobody(member);
        assert!(asked.status.success(), "{asked:?} {}", open.house.log());
    }

    // Opened by hand to everybody: now everybody connects, and only who may is let in.
    allow(&open.house, SOCKET, 0o666);
    let stranger = open.ask_as_nobody(&STRANGER);
    assert!(!stranger.status.success(), "{stranger:?}");
    let log = open.house.log();
    let told = log.contains("a stranger at the control socket") && log.contains(NOBODY);
    assert!(told, "{log}");
    let asked = open.ask_as_nobody(&first);
    assert!(asked.status.success(), "{asked:?} {}", open.house.log());

    // Closed to the group as well.
    let open = Open::new("0600");
    let _desk = open.start();
    for other in [&first[..], &second[..], &STRANGER[..]] {
        assert!(!open.ask_as_nobody(other).status.success());
    }
}

const SOCKET: &str = "run/control.sock";

/// Another user, and a group of that number.
const NOBODY: &str = "65534";

const STRANGER: [&str; 3] = ["--regid", NOBODY, "--clear-groups"];
