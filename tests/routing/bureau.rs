//! A desk with people on the wire, mails in its folders, and a journal that is listened to.

use std::cell::{Cell, RefCell};
use std::fs;
use std::time::Duration;

use centralita::client::{Client, Dial, Happening, Inbox, Options, SignIn, key_of};
use centralita::domain::{ConversationId, Name, Seq};
use centralita::net::fingerprint::Fingerprint;
use centralita::protocol::ToDesk;
use centralita::protocol::message::{Data, DeskRequest, ListsRequest, News};
use centralita::protocol::view::conversation::{ConversationView, EventView};
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use crate::house::{Desk, House};

/// A desk that runs, and its machine's operator listening to the journal.
pub(crate) struct Bureau<'a> {
    pub(crate) house: &'a House,
    pub(crate) desk: Desk<'a>,
    pub(crate) runtime: Runtime,
    pub(crate) operator: Client,
    pub(crate) key: Fingerprint,
    news: RefCell<Inbox>,
    journal: RefCell<Vec<EventView>>,
    mails: Cell<usize>,
}

/// Plays a scene at a desk whose queue `support` begins with these settings; more may follow them.
pub(crate) fn play(settings: &str, scene: impl FnOnce(&Bureau<'_>)) {
    let house = House::new();
    configure(&house, settings);
    scene(&Bureau::open(&house));
}

/// Settings for everybody: two statuses, and no slow beginnings unless the scene is about them.
pub(crate) fn configure(house: &House, settings: &str) {
    let desk = if settings.contains("[desk]") {
        ""
    } else {
        "[desk]\nstatus_on_sign_in = 'available'\nramp_per_minute = 0\ngrace = '1s'\n"
    };
    let statuses = "[status.available]\navailable = true\n[status.away]\n";
    house.configure(&format!("{settings}\n{desk}{statuses}"));
}

pub(crate) fn name(text: &str) -> Name {
    Name::new(text).expect("a test's names are names")
}

impl<'a> Bureau<'a> {
    pub(crate) fn open(house: &'a House) -> Self {
        let desk = house.start();
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let agents = desk.door("agents");
        let socket = house.path("data/control.sock");
        let (operator, news, key, past) = runtime.block_on(async {
            let key = key_of(&agents).await.expect("a key");
            let options = Options::new("judge", SignIn::Local { acting_for: None });
            let connected = Client::connect(Dial::unix(&socket), options).await;
            let (operator, news) = connected.expect("the operator comes in");
            let follow = ToDesk::Desk(DeskRequest::Events {
                after: Some(Seq(0)),
                limit: 500,
                follow: true,
                kinds: [].into_iter().collect(),
                conversation: None,
            });
            let Data::Events(past) = operator.ask(follow).await.expect("followed").data else {
                panic!("the journal is answered with events")
            };
            (operator, news, key, past)
        });
        let journal: Vec<EventView> = past.items.into_vec();
        let mails = journal
            .iter()
            .filter(|event| event.kind == "opened")
            .count();
        Self {
            house,
            desk,
            runtime,
            operator,
            key,
            news: RefCell::new(news),
            journal: RefCell::new(journal),
            mails: Cell::new(mails),
        }
    }

    /// As a cut of the power.
    pub(crate) fn kill(self) {
        self.desk.kill();
    }

    pub(crate) fn ask(&self, ask: ToDesk) -> Data {
        let asked = self.runtime.block_on(self.operator.command(ask));
        asked.expect("the desk says yes").data
    }

    /// A customer writes about a new matter; waits until it is at the desk.
    pub(crate) fn mail(&self, subject: &str) -> ConversationId {
        self.mail_to("in", subject)
    }

    /// The same, into the inbox of another channel.
    pub(crate) fn mail_to(&self, inbox: &str, subject: &str) -> ConversationId {
        let n = self.mails.get() + 1;
        self.mails.set(n);
        let text = format!(
            "From: c{n}@example.test\r\nTo: help@desk.test\r\nSubject: {subject}\r\n\
             Message-ID: <first-{n}@example.test>\r\n\r\n{subject}\r\n"
        );
        self.post(inbox, &format!("first-{n}"), &text);
        let opened = self.nth(n, |event| event.kind == "opened");
        opened.conversation.expect("it is about one")
    }

    /// The customer of a conversation that came by the first channel writes again.
    pub(crate) fn again(&self, id: ConversationId) {
        let before = self.count(|event| event.conversation == Some(id) && event.kind == "received");
        let text = format!(
            "From: c{id}@example.test\r\nTo: help@desk.test\r\nSubject: Re: again\r\n\
             Message-ID: <again-{id}-{before}@example.test>\r\n\
             In-Reply-To: <first-{id}@example.test>\r\n\r\nAnd?\r\n"
        );
        self.post("in", &format!("again-{id}-{before}"), &text);
        self.nth(before + 1, |event| {
            event.conversation == Some(id) && event.kind == "received"
        });
    }

    fn post(&self, inbox: &str, file: &str, text: &str) {
        let folder = |name: &str| self.house.path(inbox).join(name);
        for name in ["tmp", "new", "cur"] {
            fs::create_dir_all(folder(name)).expect("created");
        }
        fs::write(folder("tmp").join(file), text).expect("written");
        fs::rename(folder("tmp").join(file), folder("new").join(file)).expect("delivered");
    }

    /// Waits for the first entry of a kind about a conversation.
    pub(crate) fn told(&self, id: ConversationId, kind: &str) -> EventView {
        self.told_times(id, kind, 1)
    }

    /// Waits for the entry of a kind about a conversation that is the `n`th of them.
    pub(crate) fn told_times(&self, id: ConversationId, kind: &str, n: usize) -> EventView {
        self.nth(n, |event| {
            event.conversation == Some(id) && event.kind == kind
        })
    }

    /// Waits until a conversation was offered to somebody.
    pub(crate) fn offered_to(&self, id: ConversationId, agent: &str) -> EventView {
        self.offered_times(id, agent, 1)
    }

    pub(crate) fn offered_times(&self, id: ConversationId, agent: &str, n: usize) -> EventView {
        self.nth(n, |event| {
            event.conversation == Some(id)
                && event.kind == "offered"
                && param(event, "agent") == agent
        })
    }

    /// Waits until somebody is in a status; `n` counts how often they came into it.
    pub(crate) fn in_status(&self, agent: &str, status: &str, n: usize) -> EventView {
        self.nth(n, |event| {
            event.kind == "agent_status"
                && param(event, "agent") == agent
                && param(event, "status") == status
        })
    }

    /// Waits for the `n`th entry of the journal that is wanted.
    pub(crate) fn nth(&self, n: usize, wanted: impl Fn(&EventView) -> bool) -> EventView {
        loop {
            if let Some(found) = self
                .journal
                .borrow()
                .iter()
                .filter(|event| wanted(event))
                .nth(n - 1)
            {
                return found.clone();
            }
            self.listen();
        }
    }

    /// How many entries so far are wanted. What was answered before is in the journal by now.
    pub(crate) fn count(&self, wanted: impl Fn(&EventView) -> bool) -> usize {
        let journal = self.journal.borrow();
        journal.iter().filter(|event| wanted(event)).count()
    }

    /// To whom each piece was offered so far, in the order of the offers.
    pub(crate) fn offers(&self) -> Vec<(ConversationId, String)> {
        let journal = self.journal.borrow();
        let offers = journal.iter().filter(|event| event.kind == "offered");
        offers
            .filter_map(|event| Some((event.conversation?, param(event, "agent").to_owned())))
            .collect()
    }

    fn listen(&self) {
        let mut news = self.news.borrow_mut();
        let next = async { timeout(PATIENCE, news.next()).await };
        let Ok(next) = self.runtime.block_on(next) else {
            let journal = self.journal.borrow();
            let kinds: Vec<String> = journal.iter().map(line).collect();
            panic!(
                "it never happened:\n{}\n{}",
                kinds.join("\n"),
                self.house.log()
            );
        };
        match next {
            Some(Happening::Event(event)) => {
                if let News::Journal { event } = *event.news {
                    self.journal.borrow_mut().push(event);
                }
            }
            other => panic!("the journal ended: {other:?} {}", self.house.log()),
        }
    }

    /// A conversation as it is now.
    pub(crate) fn show(&self, id: ConversationId) -> ConversationView {
        let open = ListsRequest::Open {
            conversation: id,
            messages: 1,
            watch: false,
        };
        match self.ask(ToDesk::Lists(open)) {
            Data::Opened(shown) => shown.conversation,
            other => panic!("not opened: {other:?}"),
        }
    }

    /// What `explain --json` says of a conversation, latest decision first.
    pub(crate) fn why(&self, id: ConversationId) -> Vec<Value> {
        let number = id.to_string();
        let explained = self.desk.ask_json(&["explain", "conv", &number, "--json"]);
        assert_eq!(explained["schema"], "centralita/explain-conv/1");
        explained["items"].as_array().expect("a list").clone()
    }

    /// The latest decision about a conversation that was written down.
    pub(crate) fn decided(&self, id: ConversationId) -> Value {
        let all = self.why(id);
        let kept = all.into_iter().find(|one| one["seq"] != "0");
        kept.expect("something was decided")
    }

    /// What the command line prints, where it went well.
    pub(crate) fn said(&self, arguments: &[&str]) -> String {
        let output = self.desk.ask(arguments);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).expect("text")
    }
}

/// A detail of an entry of the journal; empty where it has none of that name.
pub(crate) fn param<'a>(event: &'a EventView, name: &str) -> &'a str {
    let found = event.params.iter().find(|param| param.name == name);
    found.map_or("", |param| &param.value)
}

/// Why somebody got a piece or did not, as a decision has it; empty where it does not list them.
pub(crate) fn reason<'a>(decision: &'a Value, agent: &str) -> &'a str {
    let candidates = decision["candidates"].as_array().expect("a list");
    let found = candidates.iter().find(|one| one["agent"] == agent);
    found.map_or("", |one| one["reason"].as_str().expect("a word"))
}

/// A figure that a reason rests on.
pub(crate) fn figure<'a>(decision: &'a Value, agent: &str, name: &str) -> &'a str {
    let candidates = decision["candidates"].as_array().expect("a list");
    let params = candidates
        .iter()
        .find(|one| one["agent"] == agent)
        .and_then(|one| one["params"].as_array())
        .expect("the candidate is listed");
    let found = params.iter().find(|one| one["name"] == name);
    found.map_or("", |one| one["value"].as_str().expect("a text"))
}

fn line(event: &EventView) -> String {
    let params: Vec<String> = event
        .params
        .iter()
        .map(|param| format!("{}={}", param.name, param.value))
        .collect();
    let about = event
        .conversation
        .map_or(String::new(), |id| format!("#{id}"));
    format!("{} {about} {} {}", event.by, event.kind, params.join(" "))
}

/// Longer than anything takes on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
