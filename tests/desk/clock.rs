//! The machine's clock is set forward and back under a desk that runs: nothing falls due by it, no
//! order changes, and what was known stays known.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::process::Command;

use centralita::client::{Client, Dial, Happening, Inbox, Options, SignIn};
use centralita::domain::{Name, OfferId};
use centralita::protocol::message::{News, PresenceRequest, WorkRequest};
use centralita::protocol::{Data, ToDesk};

use crate::house::{Desk, House, get, mail, skip};

/// A machine whose clock can be set.
pub(crate) struct Machine {
    file: File,
    pub(crate) house: House,
}

impl Machine {
    /// `None`, and loudly, where there is no compiler.
    pub(crate) fn new() -> Option<Self> {
        let house = House::new();
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/desk/clock/jump.c");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .arg(house.path("jump.so"))
            .arg(source)
            .output();
        if !built.as_ref().is_ok_and(|output| output.status.success()) {
            skip("a clock that can be set needs cc", &built);
            return None;
        }
        let mut file = File::create(house.path("jump")).expect("created");
        file.write_all(b"0                    ").expect("written");
        Some(Self { file, house })
    }

    pub(crate) fn start(&self) -> Desk<'_> {
        let mut command = self.house.command(&["serve"]);
        command
            .env("LD_PRELOAD", self.house.path("jump.so"))
            .env("JUMP_FILE", self.house.path("jump"));
        self.house.start_as(command)
    }

    pub(crate) fn set(&self, seconds: i64) {
        let text = format!("{seconds:<20}");
        self.file.write_all_at(text.as_bytes(), 0).expect("written");
    }
}

/// Asks until the desk knows by how many seconds its clock is not believed.
fn until_astray(desk: &Desk<'_>, is_right: impl Fn(i64) -> bool) {
    for _ in 0..ASKED_MAX {
        let page = get(&desk.door("http"), "/metrics", "");
        let astray = page
            .lines()
            .find_map(|line| line.strip_prefix("centralita_clock_astray_seconds "))
            .expect("it is there");
        if is_right(astray.parse().expect("a number")) {
            return;
        }
        std::thread::park_timeout(std::time::Duration::from_millis(50));
    }
    panic!("the jump was not noticed");
}

async fn ana(house: &House) -> (Client, Inbox) {
    let sign_in = SignIn::Local {
        acting_for: Some(Name::new("ana").expect("a name")),
    };
    let dial = Dial::unix(&house.path("data/control.sock"));
    let connected = Client::connect(dial, Options::new("test", sign_in)).await;
    connected.expect("signed in")
}

async fn offered(inbox: &mut Inbox) -> OfferId {
    loop {
        let Happening::Event(event) = inbox.next().await.expect("connected") else {
            continue;
        };
        if let News::Offer { offer } = *event.news {
            return offer.offer_id;
        }
    }
}

/// Every message's moment and every event's kind, in order.
fn history(desk: &Desk<'_>) -> (Vec<String>, Vec<String>) {
    let (mut moments, mut kinds) = (Vec::new(), Vec::new());
    for number in 1..=desk.export().len() {
        let one = desk.ask_json(&["conv", "show", &number.to_string(), "--json"]);
        for message in one["messages"].as_array().expect("a list") {
            moments.push(message["at"].as_str().expect("a moment").to_owned());
        }
        for event in one["events"].as_array().expect("a list") {
            kinds.push(event["kind"].as_str().expect("a word").to_owned());
        }
    }
    (moments, kinds)
}

#[test]
fn a_clock_that_leaps_under_a_running_desk_makes_nothing_due() {
    let Some(machine) = Machine::new() else {
        return;
    };
    let house = &machine.house;
    house.configure("first_response = '4h'\n[status.available]\navailable = true\n");
    let desk = machine.start();
    let added = desk.ask(&["agent", "add", "ana", "--queue", "support", "--no-password"]);
    assert!(added.status.success(), "{added:?}");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (client, mut inbox) = runtime.block_on(ana(house));
    let available = PresenceRequest::SetStatus {
        status: Name::new("available").expect("a name"),
    };
    let set = runtime.block_on(client.command(ToDesk::Presence(available)));
    set.expect("available");
    house.deliver("1", &mail("one", "Before the leap"));
    let first = runtime.block_on(offered(&mut inbox));

    for (n, (seconds, is_right)) in [
        (DECADE, (|astray| astray > DECADE / 2) as fn(i64) -> bool),
        (-3 * 3_600, |astray| (-4 * 3_600..-7_200).contains(&astray)),
        (-50 * DECADE / 10, |astray| astray < -4 * DECADE),
    ]
    .into_iter()
    .enumerate()
    {
        machine.set(seconds);
        until_astray(&desk, is_right);
        let name = format!("{}", n + 2);
        house.deliver(&name, &mail(&format!("after-{n}"), "After a leap"));
        house.wait_for("in/cur", |names| names.len() == n + 2);
    }
    // Sent again after all of it, it is the same mail.
    house.deliver("9", &mail("one", "Before the leap"));
    house.wait_for("in/cur", |names| names.len() == 5);
    assert_eq!(desk.export().len(), 4);
    // The offer made before still stands: its sixty seconds are time that passes.
    let accept = ToDesk::Work(WorkRequest::Accept { offer: first });
    let accepted = runtime.block_on(client.command(accept));
    assert!(
        matches!(&accepted, Ok(accepted) if accepted.data == Data::Done),
        "{accepted:?}"
    );
    let (moments, kinds) = history(&desk);
    assert!(moments.is_sorted(), "{moments:?}");
    let due = ["response_due", "timed_out", "revoked", "released"];
    assert!(
        !kinds.iter().any(|kind| due.contains(&kind.as_str())),
        "{kinds:?}"
    );
    machine.set(0);
    until_astray(&desk, |astray| astray == 0);
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

#[test]
fn a_start_with_a_clock_set_back_goes_on_from_what_is_recorded() {
    let Some(machine) = Machine::new() else {
        return;
    };
    let house = &machine.house;
    let desk = machine.start();
    house.deliver("1", &mail("one", "By the right clock"));
    house.wait_for("in/cur", |names| names.len() == 1);
    desk.kill();
    machine.set(-40 * 365 * 86_400);
    let desk = machine.start();
    house.deliver("2", &mail("two", "By a clock of long ago"));
    house.wait_for("in/cur", |names| names.len() == 2);
    house.deliver("3", &mail("one", "By the right clock"));
    house.wait_for("in/cur", |names| names.len() == 3);
    let (moments, _) = history(&desk);
    assert_eq!(moments.len(), 2);
    assert!(moments.is_sorted(), "{moments:?}");
    fs::write(house.path("answer"), "Yes.").expect("written");
    let answer = house.path("answer").display().to_string();
    let replied = desk.ask(&["conv", "reply", "1", "--file", &answer]);
    assert!(replied.status.success(), "{replied:?}");
    house.wait_for("out/new", |names| names.len() == 1);
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

#[test]
fn the_same_mail_a_year_later_is_still_the_same() {
    let Some(machine) = Machine::new() else {
        return;
    };
    let house = &machine.house;
    let desk = machine.start();
    house.deliver("1", &mail("one", "Where is it?"));
    house.wait_for("in/cur", |names| names.len() == 1);
    assert_eq!(desk.stop().code(), Some(0));
    // A start believes its clock, and forgets by it what need not be kept.
    machine.set(366 * 86_400);
    let desk = machine.start();
    house.deliver("2", &mail("one", "Where is it?"));
    house.deliver("3", &mail("two", "And now?"));
    house.wait_for("in/cur", |names| names.len() == 3);
    let (moments, _) = history(&desk);
    assert_eq!(moments.len(), 2);
    let years: Vec<i32> = moments
        .iter()
        .map(|at| at[..4].parse().expect("a year"))
        .collect();
    assert_eq!(years[1] - years[0], 1, "{moments:?}");
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

const DECADE: i64 = 10 * 365 * 86_400;

const ASKED_MAX: usize = 600;
