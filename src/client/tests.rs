//! A client against a scripted desk, over streams in memory.

use std::sync::mpsc as std_mpsc;

use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::*;
use crate::domain::{ConversationId, Moment, Seq};
use crate::protocol::key::{CommandKey, Secret};
use crate::protocol::message::lists::{Filter, ListsRequest, Sort, WindowOf};
use crate::protocol::message::{
    Data, DeskRequest, EntryRequest, Event, News, Outcome, Refusal, Request, ToDesk, WorkRequest,
};
use crate::protocol::session::{DeskSession, Greeting, Incoming, Spelling};
use crate::protocol::view::people::SessionView;
use crate::protocol::{Code, List};

/// One connection as a desk sees it.
struct Desk {
    stream: DuplexStream,
    session: DeskSession,
    started: Instant,
}

impl Desk {
    fn on(stream: DuplexStream) -> Self {
        let started = Instant::now();
        Self {
            stream,
            session: DeskSession::new(Moment(0), Spelling::Binary, Greeting::default()),
            started,
        }
    }

    fn now(&self) -> Moment {
        Moment(i64::try_from(self.started.elapsed().as_millis()).expect("tests are short"))
    }

    async fn next(&mut self) -> Option<Request> {
        loop {
            while let Some(incoming) = self.session.poll(self.now()) {
                if let Incoming::Request(request) = incoming {
                    return Some(*request);
                }
            }
            self.flush().await;
            let mut buffer = [0; 4096];
            match self.stream.read(&mut buffer).await {
                Ok(0) | Err(_) => return None,
                Ok(n) => self.session.receive(self.now(), &buffer[..n]),
            }
        }
    }

    async fn answer(&mut self, request: &Request, outcome: Outcome) {
        self.session.answer(self.now(), request.request, outcome);
        self.flush().await;
    }

    async fn tell(&mut self, seq: u64, news: News) {
        let event = Event {
            seq: Some(Seq(seq)),
            at: self.now(),
            news: Box::new(news),
        };
        self.session.event(self.now(), event);
        self.flush().await;
    }

    async fn flush(&mut self) {
        while let Some(bytes) = self.session.output(self.now()) {
            // A client that is gone reads nothing.
            let _ = self.stream.write_all(&bytes).await;
            self.session.wrote();
        }
    }

    async fn let_in(&mut self, resumed: bool) -> Request {
        let request = self.next().await.expect("a sign-in");
        self.answer(&request, signed_in(resumed)).await;
        request
    }
}

fn signed_in(resumed: bool) -> Outcome {
    Outcome::given(Data::Session(Box::new(SessionView {
        agent: None,
        permissions: List::new(),
        token: Secret::from("the-token"),
        expires_at: Moment(0),
        must_change_password: false,
        seq: Seq(0),
        resumed,
    })))
}

fn options() -> Options {
    Options::new(
        "test",
        SignIn::Password {
            name: "sofia".into(),
            password: Secret::from("una buena frase"),
            code: None,
        },
    )
}

/// A way to connect that can be repeated, and the desk's ends of what it made.
fn switchboard() -> (Dial, mpsc::UnboundedReceiver<DuplexStream>) {
    let (made, desks) = mpsc::unbounded_channel();
    let dial = Dial::By(Box::new(move || {
        let made = made.clone();
        Box::pin(async move {
            let (ours, theirs) = duplex(64 * 1024);
            made.send(theirs)
                .map_err(|_| ClientError::Lost("nobody there".into()))?;
            Ok(Box::new(ours) as Wire)
        })
    }));
    (dial, desks)
}

fn status() -> ToDesk {
    ToDesk::Desk(DeskRequest::Status)
}

fn resolve() -> ToDesk {
    ToDesk::Work(WorkRequest::Resolve {
        conversation: ConversationId(7),
        base_seq: None,
    })
}

#[tokio::test]
async fn answers_find_their_askers_in_any_order() {
    let (ours, theirs) = duplex(4096);
    let desk = tokio::spawn(async move {
        let mut desk = Desk::on(theirs);
        desk.let_in(false).await;
        let first = desk.next().await.expect("a request");
        let second = desk.next().await.expect("another");
        desk.answer(&second, Refusal::new(Code::BUSY).into()).await;
        desk.answer(&first, Outcome::done()).await;
        desk.next().await
    });
    let (client, _inbox) = Client::connect(Dial::made(ours), options())
        .await
        .expect("the desk lets it in");
    let (first, second) = tokio::join!(client.ask(status()), client.ask(resolve()));
    assert_eq!(first.expect("a yes").data, Data::Done);
    assert_eq!(second.expect_err("a no").code(), Some(Code::BUSY));
    client.close().await;
    assert_eq!(desk.await.expect("the desk does not panic"), None);
}

#[tokio::test]
async fn a_wrong_password_is_told_by_its_code() {
    let (ours, theirs) = duplex(4096);
    tokio::spawn(async move {
        let mut desk = Desk::on(theirs);
        let request = desk.next().await.expect("a sign-in");
        let no = Refusal::new(Code::WRONG_PASSWORD);
        desk.answer(&request, no.into()).await;
    });
    let error = Client::connect(Dial::made(ours), options())
        .await
        .expect_err("a wrong password");
    assert_eq!(error.code(), Some(Code::WRONG_PASSWORD));
}

#[tokio::test(start_paused = true)]
async fn a_command_survives_a_lost_connection_under_the_same_key() {
    let (dial, mut desks) = switchboard();
    let desk = tokio::spawn(async move {
        let mut first = Desk::on(desks.recv().await.expect("a connection"));
        first.let_in(false).await;
        let asked = first.next().await.expect("a command");
        drop(first);
        let mut second = Desk::on(desks.recv().await.expect("another connection"));
        let resume = second.let_in(true).await;
        let again = second.next().await.expect("the command again");
        second.answer(&again, Outcome::done()).await;
        (asked.key, again.key, resume.ask)
    });
    let (client, _inbox) = Client::connect(
        dial,
        Options {
            reconnect: true,
            ..options()
        },
    )
    .await
    .expect("the desk lets it in");
    client.command(resolve()).await.expect("done at last");
    let (first, second, resume) = desk.await.expect("the desk does not panic");
    assert!(first.is_some());
    assert_eq!(first, second);
    assert_eq!(
        resume,
        ToDesk::Entry(EntryRequest::Resume {
            token: Secret::from("the-token"),
            last_seq: Seq(0)
        })
    );
}

#[tokio::test(start_paused = true)]
async fn a_resume_names_the_last_event_and_asks_for_lists_anew() {
    let (dial, mut desks) = switchboard();
    let desk = tokio::spawn(async move {
        let mut first = Desk::on(desks.recv().await.expect("a connection"));
        first.let_in(false).await;
        let list = first.next().await.expect("a subscription");
        first.answer(&list, Outcome::done()).await;
        first.tell(41, News::Resync).await;
        let waits = first.next().await.expect("a read");
        assert_eq!(waits.ask, status());
        drop(first);
        let mut second = Desk::on(desks.recv().await.expect("another connection"));
        let resume = second.let_in(true).await;
        let renewed = second.next().await.expect("the subscription again");
        second.answer(&renewed, Outcome::done()).await;
        (resume.ask, list.ask == renewed.ask)
    });
    let reconnect = Options {
        reconnect: true,
        ..options()
    };
    let (client, mut inbox) = Client::connect(dial, reconnect)
        .await
        .expect("the desk lets it in");
    let subscribe = ToDesk::Lists(ListsRequest::Subscribe {
        list: 3,
        of: Box::new(WindowOf {
            filter: Filter::default(),
            sort: Sort::default(),
            cursor: None,
            limit: 50,
        }),
    });
    client.ask(subscribe).await.expect("subscribed");
    assert!(matches!(inbox.next().await, Some(Happening::Event(_))));
    let lost = client
        .ask(status())
        .await
        .expect_err("a read is not repeated");
    assert!(lost.is_unreachable());
    assert!(matches!(
        inbox.next().await,
        Some(Happening::Offline { .. })
    ));
    assert!(matches!(
        inbox.next().await,
        Some(Happening::Online { resumed: true })
    ));
    assert!(matches!(
        inbox.next().await,
        Some(Happening::Renewed { .. })
    ));
    let (resume, same) = desk.await.expect("the desk does not panic");
    assert!(same);
    assert!(matches!(
        resume,
        ToDesk::Entry(EntryRequest::Resume {
            last_seq: Seq(41),
            ..
        })
    ));
}

#[tokio::test(start_paused = true)]
async fn a_silent_desk_is_given_up() {
    let (ours, theirs) = duplex(4096);
    let desk = tokio::spawn(async move {
        let mut desk = Desk::on(theirs);
        desk.let_in(false).await;
        while desk.next().await.is_some() {}
    });
    let (client, _inbox) = Client::connect(Dial::made(ours), options())
        .await
        .expect("the desk lets it in");
    let waiting = Options::new("", SignIn::Certificate).answer_within * 4;
    let lost = client
        .command_within(status(), waiting)
        .await
        .expect_err("the desk never answers");
    assert!(lost.is_unreachable(), "{lost}");
    desk.await.expect("the desk notices");
}

#[tokio::test]
async fn news_that_nobody_reads_becomes_one_resync() {
    let (ours, theirs) = duplex(1024 * 1024);
    let desk = tokio::spawn(async move {
        let mut desk = Desk::on(theirs);
        desk.let_in(false).await;
        for seq in 1..=1_100 {
            let news = News::PendingGone {
                conversation: ConversationId(seq),
                agent: None,
            };
            desk.tell(seq, news).await;
        }
        let request = desk.next().await.expect("a request");
        desk.answer(&request, Outcome::done()).await;
        let request = desk.next().await.expect("another");
        let last = News::PendingGone {
            conversation: ConversationId(9_999),
            agent: None,
        };
        desk.tell(9_999, last).await;
        desk.answer(&request, Outcome::done()).await;
    });
    let (client, mut inbox) = Client::connect(Dial::made(ours), options())
        .await
        .expect("the desk lets it in");
    client.ask(status()).await.expect("nothing is blocked");
    let mut read = 0;
    while inbox.try_next().is_some() {
        read += 1;
    }
    assert!(read < 1_100);
    client.ask(status()).await.expect("nothing is blocked");
    let Some(Happening::Event(event)) = inbox.next().await else {
        panic!("expected news");
    };
    assert_eq!(*event.news, News::Resync);
    desk.await.expect("the desk does not panic");
}

#[tokio::test]
async fn a_command_is_written_down_before_it_is_sent() {
    struct Notes(std_mpsc::Sender<(CommandKey, bool)>);

    impl Journal for Notes {
        fn note(&mut self, key: CommandKey, _ask: &ToDesk) -> std::io::Result<()> {
            self.0.send((key, false)).map_err(std::io::Error::other)
        }

        fn settled(&mut self, key: CommandKey) {
            // The test may be over.
            let _ = self.0.send((key, true));
        }
    }

    let (ours, theirs) = duplex(4096);
    let (notes, noted) = std_mpsc::channel();
    let desk = tokio::spawn(async move {
        let mut desk = Desk::on(theirs);
        desk.let_in(false).await;
        let request = desk.next().await.expect("a command");
        let before = noted.try_recv().expect("noted before it was sent");
        desk.answer(&request, Outcome::done()).await;
        (request.key, before, noted)
    });
    let noting = Options {
        journal: Some(Box::new(Notes(notes))),
        ..options()
    };
    let (client, _inbox) = Client::connect(Dial::made(ours), noting)
        .await
        .expect("the desk lets it in");
    client.command(resolve()).await.expect("done");
    let (key, before, noted) = desk.await.expect("the desk does not panic");
    assert_eq!(before, (key.expect("a key"), false));
    assert_eq!(noted.try_recv(), Ok((before.0, true)));
}
