//! A small desk on a disk of its own, with its doors open.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rustls_pki_types::UnixTime;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::ground::{engine, keeper, world};
use super::plan::plan;
use super::ward::Ward;
use crate::access::password::{Cost, Rules};
use crate::channels::email::token::ThreadKey;
use crate::client::{Client, ClientError, Dial, Happening, Inbox, Options, SignIn};
use crate::domain::agent::Role;
use crate::domain::{Address, ConversationId, Moment, Name, Seq, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Command, Generation, Inbound, Thread};
use crate::engine::event::Actor;
use crate::net::own::OwnCertificate;
use crate::net::tcp::{Crowd, Gate};
use crate::net::tls::{ClientCertificates, ServerTls};
use crate::net::unix::LocalGate;
use crate::protocol::key::Secret;
use crate::protocol::message::people::NewPerson;
use crate::protocol::message::{
    Accepted, EntryRequest, ListsRequest, News, PeopleRequest, SuperviseRequest, WorkRequest,
};
use crate::protocol::view::conversation::{ConversationShow, OfferView};
use crate::protocol::view::desk::ConfigStatusView;
use crate::protocol::{Code, Data, List, ToDesk};
use crate::servers::admin;
use crate::servers::board::Board;
use crate::servers::{Desk, Parts, Settings, agents, hub};
use crate::store::{self, Store};
use crate::writer::{self, Handle};

/// A desk with its doors open.
pub(super) struct Open {
    folder: tempfile::TempDir,
    own: OwnCertificate,
    pub(super) desk: Arc<Desk>,
    pub(super) writer: Handle,
    pub(super) agents: SocketAddr,
    clock: Arc<AtomicI64>,
    pub(super) ward: Ward,
    mails: AtomicU64,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

/// Somebody who is signed in.
pub(super) struct Person {
    pub(super) client: Client,
    pub(super) inbox: Inbox,
}

pub(super) const PASSWORD: &str = "correct horse battery";

pub(super) fn name(text: &str) -> Name {
    Name::new(text).expect("a test's names are names")
}

pub(super) fn names(texts: &[&str]) -> List<Name> {
    texts.iter().map(|text| name(text)).collect()
}

fn settings() -> Settings {
    Settings {
        plan: Arc::new(plan()),
        passwords: Rules::DEMO,
        cost: Cost {
            memory_kib: 8,
            passes: 1,
            lanes: 1,
        },
        upload_bytes_max: 1 << 20,
        ..Settings::default()
    }
}

fn certificate_clock() -> i64 {
    i64::try_from(UnixTime::now().as_secs()).expect("before the year 292 billion")
}

impl Open {
    pub(super) async fn new() -> Self {
        Self::with(settings()).await
    }

    pub(super) async fn with_settings(change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = settings();
        change(&mut settings);
        Self::with(settings).await
    }

    async fn with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let own = OwnCertificate::open(&folder.path().join("tls"), &[], certificate_clock());
        let own = own.expect("a certificate is made");
        let store = Store::open(&folder.path().join("data"), &store::Options::default());
        let store = store.expect("a store is made");
        let clock = Arc::new(AtomicI64::new(1_800_000_000_000));
        let (writer, _) = writer::start(store.clone(), engine(&store), world(&clock))
            .expect("a thread can be started");
        let generation = Generation {
            plan: Arc::clone(&settings.plan),
            sets: Arc::clone(&settings.sets),
            diff: Vec::new(),
            files: Vec::new(),
        };
        submit(&writer, Act::Reconfigure(Box::new(generation))).await;
        let ward = Ward::default();
        let desk = desk(store, writer.clone(), settings, &clock, &ward);
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let gate = Gate::bind(any, Crowd::default()).await.expect("bound");
        let agents = gate.address().expect("bound");
        let tls = ServerTls::new(own.identity(), &ClientCertificates::Off).expect("set up");
        let local = LocalGate::bind(&folder.path().join("control.sock"), 64).expect("bound");
        let tasks = vec![
            tokio::spawn(hub::run(Arc::clone(&desk))),
            tokio::spawn(agents::serve(Arc::clone(&desk), gate, Arc::new(tls))),
            tokio::spawn(admin::serve(Arc::clone(&desk), local, keeper())),
        ];
        Self {
            ward,
            folder,
            own,
            desk,
            writer,
            agents,
            clock,
            mails: AtomicU64::new(0),
            tasks: Mutex::new(tasks),
        }
    }

    pub(super) fn socket(&self) -> PathBuf {
        self.folder.path().join("control.sock")
    }

    /// A desk that knows only what is on the disk, served over a connection of its own.
    pub(super) async fn restarted(&self) -> Person {
        let settings = Settings::clone(&self.desk.settings());
        let (store, writer) = (self.desk.store.clone(), self.writer.clone());
        let desk = desk(store, writer, settings, &self.clock, &self.ward);
        let path = self.folder.path().join("again.sock");
        let local = LocalGate::bind(&path, 1).expect("bound");
        let served = tokio::spawn(admin::serve(desk, local, keeper()));
        self.tasks.lock().expect("whole").push(served);
        let options = Options::new("test", SignIn::Local { acting_for: None });
        enter(Dial::unix(&path), options).await.expect("let in")
    }

    pub(super) fn dial(&self) -> Dial {
        let key = self.own.identity().fingerprint();
        Dial::pinned(&self.agents.to_string(), key)
    }

    /// Lets time pass on the desk's clock.
    pub(super) fn pass(&self, span: Span) {
        self.clock.fetch_add(span.0, Ordering::Relaxed);
    }

    pub(super) async fn operator(&self) -> Person {
        self.local(None)
            .await
            .expect("the machine's own user comes in")
    }

    pub(super) async fn local(&self, acting_for: Option<&str>) -> Result<Person, ClientError> {
        let acting_for = acting_for.map(name);
        let options = Options::new("test", SignIn::Local { acting_for });
        enter(Dial::unix(&self.socket()), options).await
    }

    pub(super) async fn sign_in(&self, who: &str, password: &str) -> Result<Person, ClientError> {
        let sign_in = SignIn::Password {
            name: who.to_owned(),
            password: Secret::from(password),
            code: None,
        };
        enter(self.dial(), Options::new("test", sign_in)).await
    }

    /// Makes an account and signs its owner in.
    pub(super) async fn arrive(&self, who: &str, role: Role, queues: &[&str]) -> Person {
        self.hire(who, role, queues).await;
        self.sign_in(who, PASSWORD).await.expect("signed in")
    }

    pub(super) async fn hire(&self, who: &str, role: Role, queues: &[&str]) {
        let person = Box::new(new_person(who, role, queues));
        let add = ToDesk::People(PeopleRequest::Add { person });
        let operator = self.operator().await;
        operator.client.command(add).await.expect("added");
    }

    /// A customer writes to a channel.
    pub(super) async fn mail(&self, channel: &str, from: &str, text: &str) -> ConversationId {
        let n = self.mails.fetch_add(1, Ordering::Relaxed);
        let inbound = written(n, channel, from, text);
        self.receive(inbound).await
    }

    /// The customer writes again in a conversation.
    pub(super) async fn again(&self, id: ConversationId, text: &str) {
        let n = self.mails.fetch_add(1, Ordering::Relaxed);
        let mut inbound = written(n, "correo", "ana@example.test", text);
        inbound.from_name = String::new();
        inbound.thread.token = Some(id);
        inbound.subject = None;
        inbound.external_id = None;
        self.receive(inbound).await;
    }

    /// The desk itself does something.
    pub(super) async fn act(&self, act: Act) -> Answer {
        submit(&self.writer, act).await
    }

    async fn receive(&self, inbound: Inbound) -> ConversationId {
        match submit(&self.writer, Act::Receive(Box::new(inbound))).await {
            Answer::Message { conversation, .. } => conversation,
            other => panic!("the mail was not taken in: {other:?}"),
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        for task in self.tasks.lock().expect("whole").iter() {
            task.abort();
        }
    }
}

impl Person {
    pub(super) async fn ask(&self, ask: ToDesk) -> Result<Accepted, ClientError> {
        self.client.ask(ask).await
    }

    pub(super) async fn data(&self, ask: ToDesk) -> Data {
        let accepted = self.client.ask(ask).await;
        accepted.expect("the desk says yes").data
    }

    pub(super) async fn work(&self, ask: WorkRequest) -> Result<Accepted, ClientError> {
        self.client.command(ToDesk::Work(ask)).await
    }

    pub(super) async fn work_as_holder(
        &self,
        ask: WorkRequest,
        fence: u32,
    ) -> Result<Accepted, ClientError> {
        self.client
            .command_as_holder(ToDesk::Work(ask), fence)
            .await
    }

    pub(super) async fn refused(&self, ask: ToDesk) -> Code {
        let answer = self.client.ask(ask).await;
        answer
            .expect_err("the desk says no")
            .code()
            .expect("with a code")
    }

    /// Closes the connection; what resumes the session, and how far it had heard.
    pub(super) async fn leave(self) -> (Secret, Seq) {
        let token = self.client.session().expect("a session").token;
        let who_am_i = ToDesk::Entry(EntryRequest::WhoAmI);
        let Data::Session(session) = self.data(who_am_i).await else {
            panic!("no session");
        };
        self.client.close().await;
        (token, session.seq)
    }

    pub(super) async fn open(&self, conversation: ConversationId) -> ConversationShow {
        let open = ListsRequest::Open {
            conversation,
            messages: 50,
            watch: true,
        };
        match self.data(ToDesk::Lists(open)).await {
            Data::Opened(shown) => *shown,
            other => panic!("not opened: {other:?}"),
        }
    }

    /// Waits for news that `wanted` makes something of; other news is passed over.
    pub(super) async fn hear<T>(&mut self, mut wanted: impl FnMut(&News) -> Option<T>) -> T {
        let listening = async {
            loop {
                match self.inbox.next().await.expect("the connection stands") {
                    Happening::Event(event) => {
                        if let Some(found) = wanted(&event.news) {
                            return found;
                        }
                    }
                    Happening::Over { why } => panic!("the connection ended: {why:?}"),
                    _ => {}
                }
            }
        };
        timeout(PATIENCE, listening).await.expect("the news came")
    }

    pub(super) async fn offer(&mut self) -> OfferView {
        self.hear(|news| match news {
            News::Offer { offer } => Some(OfferView::clone(offer)),
            _ => None,
        })
        .await
    }

    /// Takes the next offer.
    pub(super) async fn accept(&mut self) -> ConversationId {
        let offer = self.offer().await;
        let accept = WorkRequest::Accept {
            offer: offer.offer_id,
        };
        self.work(accept).await.expect("the offer stands");
        offer.conversation.id
    }

    /// Waits for the end of the connection; what the desk said to it.
    pub(super) async fn ending(&mut self) -> Option<Code> {
        let listening = async {
            loop {
                match self.inbox.next().await {
                    Some(Happening::Over { why }) => return why.map(|why| why.code),
                    None => return None,
                    Some(_) => {}
                }
            }
        };
        timeout(PATIENCE, listening).await.expect("it ended")
    }
}

pub(super) fn new_person(who: &str, role: Role, queues: &[&str]) -> NewPerson {
    NewPerson {
        name: name(who),
        display: who.to_owned(),
        role,
        sets: List::new(),
        queues: names(queues),
        skills: List::new(),
        capacity: 5,
        interruptible: None,
        password: Some(Secret::from(PASSWORD)),
        must_change: false,
    }
}

pub(super) fn reply(conversation: ConversationId, text: &str) -> WorkRequest {
    WorkRequest::Reply {
        conversation,
        base_seq: None,
        reply: Box::new(outgoing(text)),
        end: None,
        next: false,
    }
}

pub(super) fn outgoing(text: &str) -> crate::protocol::message::work::Outgoing {
    crate::protocol::message::work::Outgoing {
        client_message: None,
        text: text.to_owned(),
        html: None,
        attachments: List::new(),
        subject: None,
        to: None,
        channel: None,
        cc: List::new(),
        made_with: None,
        template: None,
        confirmed: false,
    }
}

pub(super) fn explain(conversation: ConversationId) -> ToDesk {
    ToDesk::Supervise(SuperviseRequest::Explain {
        conversation,
        limit: 10,
    })
}

pub(super) async fn enter(dial: Dial, options: Options) -> Result<Person, ClientError> {
    let (client, inbox) = Client::connect(dial, options).await?;
    Ok(Person { client, inbox })
}

async fn submit(writer: &Handle, act: Act) -> Answer {
    let command = Command {
        by: Actor::Desk,
        key: None,
        nonce: 1,
        act,
    };
    writer.submit(command).await.expect("the desk agrees")
}

fn desk(
    store: Store,
    writer: Handle,
    settings: Settings,
    clock: &Arc<AtomicI64>,
    ward: &Ward,
) -> Arc<Desk> {
    let (_, config) = watch::channel(Arc::new(config_status()));
    let (ticks, drawn) = (Arc::clone(clock), AtomicU64::new(1));
    // Listened to before it is read, as the daemon does: whoever begins to listen later has everybody read anew, which
    // a test that has subscribed by then would take for news.
    let listener = writer.listen(BATCHES_MAX);
    let board = store.read(Board::read).expect("the record can be read");
    let desk = Desk::open(Parts {
        store,
        writer,
        table: Some((board, listener)),
        settings,
        config,
        caretaker: Box::new(ward.clone()),
        thread_key: ThreadKey::new(&[1; 32]),
        clock: Box::new(move || Moment(ticks.load(Ordering::Relaxed))),
        random: Box::new(move |bytes| {
            let n = drawn.fetch_add(1, Ordering::Relaxed).to_le_bytes();
            for (place, byte) in bytes.iter_mut().enumerate() {
                *byte = n[place % n.len()];
            }
        }),
    });
    desk.expect("the record can be read")
}

fn config_status() -> ConfigStatusView {
    ConfigStatusView {
        generation: 1,
        applied_at: Moment(0),
        applied_ms: 1,
        tried_at: Moment(0),
        ok: true,
        problems: List::new(),
        changes: List::new(),
        restart: List::new(),
    }
}

/// How many batches of news the hub may be behind.
const BATCHES_MAX: usize = 64;

const PATIENCE: Duration = Duration::from_secs(20);

/// What a customer wrote.
fn written(n: u64, channel: &str, from: &str, text: &str) -> Inbound {
    Inbound {
        channel: name(channel),
        key: format!("mail-{n}"),
        from: Address::mail(from),
        aliases: Vec::new(),
        from_name: "Ana Ruiz".to_owned(),
        ours: None,
        cc: Vec::new(),
        thread: Thread::default(),
        chain: Vec::new(),
        subject: Some(text.to_owned()),
        text: text.to_owned(),
        html: None,
        attachments: Vec::new(),
        raw: None,
        external_id: Some(format!("<{n}@customer.example>")),
        written_at: None,
        auto: false,
        history: false,
        checks: None,
        language: None,
        fields: [].into(),
        typed: false,
    }
}
