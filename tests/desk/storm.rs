//! The process is killed at any moment, again and again, while customers write and people answer;
//! then it is counted.

#[path = "storm/customer.rs"]
mod customer;
#[path = "storm/ledger.rs"]
mod ledger;
#[path = "storm/person.rs"]
mod person;

use std::sync::Arc;
use std::time::Duration;

use centralita::client::{Client, Dial, Options, SignIn};
use centralita::domain::Name;
use centralita::net::fingerprint::Fingerprint;
use centralita::protocol::message::PeopleRequest;
use centralita::protocol::message::people::NewPerson;
use centralita::protocol::{List, ToDesk};
use centralita::store::{self, Store};
use tokio::runtime::Runtime;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use crate::dice::Dice;
use crate::house::{Desk, House};
use ledger::Ledger;
use person::{Person, Place};

#[test]
fn nothing_acknowledged_is_lost_or_doubled_through_kills_at_any_moment() {
    let cycles = number("CENTRALITA_STORM_CYCLES", CYCLES);
    let seed = number("CENTRALITA_STORM_SEED", 1);
    for (round, begun) in (0..cycles).step_by(ROUND_CYCLES).enumerate() {
        let seed = seed + u64::try_from(round).expect("few rounds");
        let told = storm(seed, (cycles - begun).min(ROUND_CYCLES as u64));
        println!("seed {seed}: {told}");
    }
}

/// One desk through so many deaths; says in a line what it survived.
fn storm(seed: u64, cycles: u64) -> String {
    let mut dice = Dice::new(seed);
    let house = Arc::new(House::new());
    house.settle(&settings(&house));
    let runtime = Runtime::new().expect("a runtime");
    let ledger = Arc::new(Ledger::begin(&house.path("ledger"), seed));
    let (stop, stopped) = watch::channel(false);

    let mut desk = house.start();
    let key = desk.lines[0].strip_prefix("tls ").expect("a new key");
    let place = Place {
        address: watch::Sender::new(desk.door("agents")),
        key: key.parse::<Fingerprint>().expect("a fingerprint"),
    };
    let place = Arc::new(place);
    runtime.block_on(hire(&house));
    let mut customers = Vec::new();
    for n in 0..CUSTOMERS {
        let (house, ledger) = (Arc::clone(&house), Arc::clone(&ledger));
        let dice = Dice::new(seed * 1_000 + n);
        customers.push(runtime.spawn(customer::write(house, ledger, n, dice, stopped.clone())));
    }
    let (done, is_done) = watch::channel(false);
    let mut people = Vec::new();
    for n in 0..PEOPLE.len() {
        let person = Person::new(n, &place, &ledger, is_done.clone());
        people.push(runtime.spawn(person.work()));
    }

    let mut deaths = 0;
    for _ in 0..cycles {
        pause(&runtime, 30 + dice.below(700));
        deaths += end(desk, &house, &mut dice);
        while dice.below(3) == 0 {
            let mut child = house.spawn(house.command(&["serve"]));
            pause(&runtime, dice.below(120));
            child.kill().expect("killed");
            child.wait().expect("ended");
            deaths += 1;
        }
        desk = house.start();
        place.address.send_replace(desk.door("agents"));
    }

    stop.send_replace(true);
    let calm = settle(&ledger, customers, &done, people);
    let calm = runtime.block_on(async { timeout(CALM_WITHIN, calm).await });
    assert!(
        calm.is_ok(),
        "seed {seed}: {}: {:#?}: {}",
        ledger.open_ends(&desk.export()),
        desk.ask_json(&["agent", "list", "--json"]),
        house.log()
    );
    let sent = async {
        while !is_sent(&desk) {
            sleep(LOOK_EVERY).await;
        }
    };
    let sent = runtime.block_on(async { timeout(CALM_WITHIN, sent).await });
    assert!(
        sent.is_ok(),
        "seed {seed}: answers never left: {}",
        house.log()
    );
    let told = ledger.check(&desk.export(), &house.path("out/new"));
    assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
    let store = Store::open(&house.path("data"), &store::Options::default()).expect("opens");
    assert_eq!(store.verify().expect("readable").wrong, []);
    let log = house.log();
    assert!(!log.contains("ERROR"), "{log}");
    format!("{deaths} deaths, {told}")
}

/// Waits until customers have written to the end and everything is answered; then people go home.
async fn settle(
    ledger: &Ledger,
    customers: Vec<JoinHandle<()>>,
    done: &watch::Sender<bool>,
    people: Vec<JoinHandle<()>>,
) {
    for customer in customers {
        customer.await.expect("a customer writes to the end");
    }
    while !ledger.is_answered() {
        sleep(LOOK_EVERY).await;
    }
    done.send_replace(true);
    for person in people {
        person.await.expect("a person works to the end");
    }
}

fn pause(runtime: &Runtime, ms: u64) {
    runtime.block_on(async { sleep(Duration::from_millis(ms)).await });
}

/// Ends a desk, mostly by force; says how many deaths that was.
fn end(desk: Desk<'_>, house: &House, dice: &mut Dice) -> u64 {
    if dice.below(8) == 0 {
        assert_eq!(desk.stop().code(), Some(0), "{}", house.log());
        return 0;
    }
    desk.kill();
    1
}

fn is_sent(desk: &Desk<'_>) -> bool {
    let list = desk.ask_json(&["outbox", "list", "--json"]);
    list["items"].as_array().expect("a list").is_empty()
}

fn settings(house: &House) -> String {
    let root = house.path("");
    let root = root.display();
    format!(
        "[server]\nagents = '127.0.0.1:0'\nhttps = '127.0.0.1:0'\nhttp = '127.0.0.1:0'\n\
         [desk]\nstatus_on_sign_in = 'available'\nramp_per_minute = 0\n\
         [limits]\nrequests_per_second = 10000\nrequests_burst = 10000\n\
         failed_sign_ins = 10000\nsessions_per_person = 1000\n\
         [channel.mail]\nkind = 'maildir'\ninbox = '{root}/in'\noutbox = '{root}/out'\n\
         address = 'help@desk.test'\nqueue = 'support'\nundo_send = '0s'\n\
         [queue.support]\noffer_timeout = '5s'\nretry_cycle = '1s'\n\
         [status.available]\navailable = true\n"
    )
}

/// Makes the accounts.
async fn hire(house: &House) {
    let dial = Dial::unix(&house.path("data/control.sock"));
    let local = SignIn::Local { acting_for: None };
    let connected = Client::connect(dial, Options::new("storm", local)).await;
    let (client, _inbox) = connected.expect("the operator comes in");
    for name in PEOPLE {
        let person = NewPerson {
            name: Name::new(name).expect("a name"),
            display: name.to_owned(),
            role: centralita::domain::agent::Role::Agent,
            sets: List::new(),
            queues: List::from(vec![Name::new("support").expect("a name")]),
            skills: List::new(),
            capacity: 40,
            interruptible: None,
            password: Some(PASSWORD.into()),
            must_change: false,
        };
        let add = PeopleRequest::Add {
            person: Box::new(person),
        };
        let added = client.command(ToDesk::People(add)).await;
        added.expect("an account is made");
    }
}

fn number(variable: &str, otherwise: u64) -> u64 {
    let text = std::env::var(variable).ok();
    text.map_or(otherwise, |text| text.parse().expect("a number"))
}

const PEOPLE: [&str; 3] = ["ana", "berta", "carlos"];

const PASSWORD: &str = "correct horse battery staple";

const CUSTOMERS: u64 = 6;

/// The short form, for every push.
const CYCLES: u64 = 8;

/// After so many cycles it is counted, and begun anew.
const ROUND_CYCLES: usize = 25;

const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Longer than everything takes to settle on a slow and busy machine.
const CALM_WITHIN: Duration = Duration::from_secs(120);
