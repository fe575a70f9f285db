//! Descriptors run out, memory runs out, the machine stands still: what was promised is kept.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use centralita::client::{Client, ClientError, Dial, Happening, Inbox, Options, SignIn};
use centralita::domain::{Name, OfferId};
use centralita::protocol::ToDesk;
use centralita::protocol::message::{News, PresenceRequest, WorkRequest};
use rustix::process::{Pid, Signal};
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::house::{House, mail, skip};

/// The desk's own command behind the words of another program.
fn behind(house: &House, words: &[&str]) -> Command {
    let plain = house.command(&["serve"]);
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command.arg(plain.get_program()).args(plain.get_args());
    command.env("LANG", "en").env_remove("NOTIFY_SOCKET");
    command
}

#[test]
fn a_crowd_that_takes_every_descriptor_costs_no_mail_and_is_got_over() {
    let tried = Command::new("prlimit").args(["--nofile", "true"]).output();
    if !tried.as_ref().is_ok_and(|output| output.status.success()) {
        skip("a limit of descriptors needs prlimit", &tried);
        return;
    }
    let house = House::new();
    let desk = house.start_as(behind(&house, &["prlimit", "--nofile=64:64"]));
    let process = Pid::from_child(desk.child());
    let door = desk.door("agents").parse().expect("an address");
    let crowd: Vec<TcpStream> = (0..CROWD)
        .filter_map(|_| TcpStream::connect_timeout(&door, LONG).ok())
        .collect();
    assert!(crowd.len() > 64, "only {} came", crowd.len());
    for n in 0..10 {
        let name = format!("{n}.x");
        house.deliver(&name, &mail(&format!("mail-{n}"), &format!("Number {n}")));
    }
    drop(crowd);
    house.wait_for("in/cur", |names| names.len() == 10);
    // Whoever comes now is let in and answered.
    let status = desk.ask_json(&["status", "--json"]);
    assert_eq!(status["intake"], true, "{status}");
    TcpStream::connect_timeout(&door, LONG).expect("let in");
    assert_eq!(desk.export().len(), 10);
    assert_eq!(process, Pid::from_child(desk.child()));
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

/// A group of processes with little memory; gone when dropped.
struct Little {
    group: PathBuf,
}

impl Little {
    /// `None`, and loudly, where this machine has no such groups for us.
    fn new(bytes: u64) -> Option<Self> {
        let name = format!("centralita-test-{}", std::process::id());
        let group = Path::new("/sys/fs/cgroup/memory").join(name);
        let little = Self { group };
        let made = fs::create_dir(&little.group).and_then(|()| {
            // Nothing is moved out of memory instead.
            let _ = fs::write(little.group.join("memory.swappiness"), "0");
            fs::write(
                little.group.join("memory.limit_in_bytes"),
                bytes.to_string(),
            )
        });
        if made.is_err() {
            skip("a limit of memory needs root and a group for it", &made);
            return None;
        }
        Some(little)
    }
}

impl Drop for Little {
    fn drop(&mut self) {
        let _ = fs::remove_dir(&self.group);
    }
}

#[test]
fn a_desk_that_is_killed_for_its_memory_has_kept_what_it_took() {
    let Some(little) = Little::new(LITTLE_BYTES) else {
        return;
    };
    let house = House::new();
    for n in 0..MAILS {
        let mut bytes = mail(&format!("mail-{n}"), &format!("Number {n}"));
        // Every fourth is larger than there is memory to read it in.
        if n % 4 == 3 {
            let line = b"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcd\r\n";
            bytes.extend_from_slice(&line.repeat(30_000_000 / line.len()));
        }
        house.deliver(&format!("{n:02}.x"), &bytes);
    }
    let tasks = little.group.join("tasks").display().to_string();
    let script = format!("echo $$ > {tasks} && exec \"$@\"");
    let mut child = house.spawn(behind(&house, &["sh", "-c", &script, "sh"]));
    // It dies of the first large one, or gets through all of them.
    let ended = (0..LOOKS_MAX).find_map(|_| {
        let taken = fs::read_dir(house.path("in/cur")).map_or(0, Iterator::count);
        let ended = child.try_wait().expect("a child");
        if ended.is_none() && taken < MAILS {
            std::thread::park_timeout(Duration::from_millis(20));
            return None;
        }
        Some(ended)
    });
    let ended = ended.expect("it dies or is done");
    if ended.is_none() {
        child.kill().expect("killed");
        child.wait().expect("ended");
    }
    let taken = fs::read_dir(house.path("in/cur")).map_or(0, Iterator::count);
    let desk = house.start();
    assert!(desk.export().len() >= taken);
    house.wait_for("in/cur", |names| names.len() == MAILS);
    assert_eq!(desk.export().len(), MAILS);
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

async fn available(house: &House, name: &str) -> (Client, Inbox) {
    let acting_for = Some(Name::new(name).expect("a name"));
    let dial = Dial::unix(&house.path("data/control.sock"));
    let options = Options::new("test", SignIn::Local { acting_for });
    let (client, inbox) = Client::connect(dial, options).await.expect("signed in");
    let status = Name::new("available").expect("a name");
    let set = client.command(ToDesk::Presence(PresenceRequest::SetStatus { status }));
    set.await.expect("available");
    (client, inbox)
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

/// Says yes; whether that was in time.
async fn accept(client: &Client, offer: OfferId) -> bool {
    match client
        .command(ToDesk::Work(WorkRequest::Accept { offer }))
        .await
    {
        Ok(_) => true,
        Err(ClientError::Refused(_) | ClientError::Conflict(_)) => false,
        Err(error) => panic!("{error:?}"),
    }
}

#[test]
fn a_machine_that_stood_still_gives_nothing_to_two_people() {
    let house = House::new();
    house.configure(
        "offer_timeout = '1s'\nretry_cycle = '1s'\n[status.available]\navailable = true\n",
    );
    let desk = house.start();
    for name in ["ana", "berta"] {
        let added = desk.ask(&["agent", "add", name, "--queue", "support", "--no-password"]);
        assert!(added.status.success(), "{added:?}");
    }
    let runtime = Runtime::new().expect("a runtime");
    let (ana, mut to_ana) = runtime.block_on(available(&house, "ana"));
    house.deliver("1", &mail("one", "Where is it?"));
    let first = runtime.block_on(offered(&mut to_ana));
    let (berta, mut to_berta) = runtime.block_on(available(&house, "berta"));

    // The offer ends while nobody can hear its answer.
    desk.signal(Signal::STOP);
    let asked = ana.clone();
    let answer = runtime.spawn(async move { accept(&asked, first).await });
    std::thread::park_timeout(STOOD_STILL);
    desk.signal(Signal::CONT);
    let owner = runtime.block_on(async {
        if answer.await.expect("answered") {
            return "ana";
        }
        loop {
            tokio::select! {
                offer = offered(&mut to_ana) => if accept(&ana, offer).await { return "ana" },
                offer = offered(&mut to_berta) => if accept(&berta, offer).await { return "berta" },
            }
        }
    });
    let shown = desk.ask_json(&["conv", "show", "1", "--json"]);
    assert_eq!(shown["assignee"], owner, "{shown}");
    let events = shown["events"].as_array().expect("a list");
    let times = |kind: &str| events.iter().filter(|event| event["kind"] == kind).count();
    assert_eq!(times("accepted"), 1, "{events:?}");
    assert_eq!(times("offered"), times("timed_out") + 1, "{events:?}");
    // Nobody was taken for gone.
    house.deliver("2", &mail("two", "And this?"));
    let there = runtime.block_on(async {
        let next = async {
            tokio::select! {
                offer = offered(&mut to_ana) => accept(&ana, offer).await,
                offer = offered(&mut to_berta) => accept(&berta, offer).await,
            }
        };
        timeout(LONG, next).await
    });
    assert_eq!(there, Ok(true));
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
}

const CROWD: usize = 500;

const MAILS: usize = 12;

/// Enough for the program and not for much more.
const LITTLE_BYTES: u64 = 72 << 20;

/// Longer than an offer stands.
const STOOD_STILL: Duration = Duration::from_millis(2_500);

const LOOKS_MAX: usize = 6_000;

/// Longer than anything takes on a slow and busy machine.
const LONG: Duration = Duration::from_secs(60);
