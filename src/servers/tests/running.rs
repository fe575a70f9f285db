//! The line itself: pipelined requests, hostile and slow clients, the desk stopping.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::time::timeout;

use super::desk::{Open, name};
use crate::domain::agent::Role;
use crate::domain::{Moment, Seq, Span};
use crate::protocol::key::Secret;
use crate::protocol::message::{
    DeskRequest, EntryRequest, Event, FromDesk, ListsRequest, News, Outcome, WorkRequest,
};
use crate::protocol::session::{ClientSession, EVENT_BYTES_QUEUED_MAX, Told};
use crate::protocol::version::Hello;
use crate::protocol::view::people::SessionView;
use crate::protocol::{Code, Data, List, ToDesk};

/// A connection without the client around it.
pub(super) struct Raw {
    stream: UnixStream,
    session: ClientSession,
}

impl Raw {
    pub(super) async fn connect(open: &Open) -> Self {
        let stream = UnixStream::connect(open.socket()).await.expect("connected");
        let hello = Hello {
            versions: List::from(vec![1]),
            client: "raw".to_owned(),
            language: "es".to_owned(),
        };
        Self {
            stream,
            session: ClientSession::new(Moment(0), hello),
        }
    }

    pub(super) fn ask(&mut self, ask: ToDesk) -> u64 {
        self.session
            .ask(Moment(0), None, None, ask)
            .expect("it fits")
    }

    pub(super) async fn flush(&mut self) {
        while let Some(bytes) = self.session.output() {
            self.stream.write_all(&bytes).await.expect("written");
        }
    }

    pub(super) async fn next(&mut self) -> FromDesk {
        let listening = async {
            loop {
                match self.session.poll().expect("the desk speaks well") {
                    Some(Told::Said(said)) => return *said,
                    Some(Told::Welcome(_)) => {}
                    None => {
                        let mut buffer = [0; 4096];
                        let n = self.stream.read(&mut buffer).await.expect("read");
                        assert!(n > 0, "the desk closed the connection");
                        self.session.receive(Moment(0), &buffer[..n]);
                    }
                }
            }
        };
        timeout(Duration::from_secs(20), listening)
            .await
            .expect("the desk says something")
    }

    pub(super) async fn answer(&mut self, ask: ToDesk) -> Outcome {
        let number = self.ask(ask);
        self.flush().await;
        loop {
            if let FromDesk::Answer(answer) = self.next().await
                && answer.request == number
            {
                return answer.outcome;
            }
        }
    }

    pub(super) async fn resume(&mut self, token: Secret, last_seq: Seq) -> SessionView {
        let ask = ToDesk::Entry(EntryRequest::Resume { token, last_seq });
        match self.answer(ask).await {
            Outcome::Accepted(yes) => match yes.data {
                Data::Session(session) => *session,
                other => panic!("no session: {other:?}"),
            },
            other => panic!("not resumed: {other:?}"),
        }
    }

    pub(super) async fn news<T>(&mut self, wanted: impl Fn(&Event) -> Option<T>) -> T {
        loop {
            if let FromDesk::Event(event) = self.next().await
                && let Some(found) = wanted(&event)
            {
                return found;
            }
        }
    }

    async fn enter(&mut self) {
        let local = EntryRequest::Local { acting_for: None };
        let outcome = self.answer(ToDesk::Entry(local)).await;
        assert!(matches!(outcome, Outcome::Accepted(_)), "{outcome:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_sent_together_are_done_in_their_order() {
    let open = Open::new().await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    let mut line = Raw::connect(&open).await;
    line.enter().await;
    for n in 0..20 {
        line.ask(ToDesk::Work(WorkRequest::Subject {
            conversation: id,
            subject: format!("Asunto {n}"),
        }));
    }
    line.flush().await;
    let mut answered = 0;
    while answered < 20 {
        if let FromDesk::Answer(answer) = line.next().await {
            assert!(matches!(answer.outcome, Outcome::Accepted(_)));
            answered += 1;
        }
    }
    let operator = open.operator().await;
    assert_eq!(operator.open(id).await.conversation.subject, "Asunto 19");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_before_signing_in_is_refused_by_its_number() {
    let open = Open::new().await;
    let mut line = Raw::connect(&open).await;
    let outcome = line.answer(ToDesk::Desk(DeskRequest::Status)).await;
    assert!(matches!(outcome, Outcome::Refused(no) if no.code == Code::NOT_SIGNED_IN));
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_ends_that_connection_and_no_other() {
    let open = Open::new().await;
    let operator = open.operator().await;
    let mut stream = UnixStream::connect(open.socket()).await.expect("connected");
    stream.write_all(&[0xff; 64]).await.expect("written");
    let mut said = Vec::new();
    let end = timeout(Duration::from_secs(20), stream.read_to_end(&mut said)).await;
    end.expect("it is closed").expect("and said so");
    assert!(!said.is_empty(), "a farewell says why");
    operator.data(ToDesk::Desk(DeskRequest::Status)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_does_not_read_is_held_and_others_are_served() {
    let open = Open::new().await;
    for n in 0..20 {
        let who = format!("c{n}@example.test");
        open.mail("correo", &who, &"largo ".repeat(2_000)).await;
    }
    let mut line = Raw::connect(&open).await;
    line.enter().await;
    // Answers of some megabytes that nobody reads.
    let asking = async {
        for _ in 0..400 {
            for n in 1..=20 {
                line.ask(ToDesk::Lists(ListsRequest::Messages {
                    conversation: crate::domain::ConversationId(n),
                    after: None,
                    before: None,
                    limit: 100,
                }));
            }
            line.flush().await;
        }
    };
    let held = timeout(Duration::from_secs(2), asking).await;
    assert!(
        held.is_err(),
        "the desk stops reading from whoever does not read"
    );
    let operator = open.operator().await;
    operator.data(ToDesk::Desk(DeskRequest::Status)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_never_reads_delays_nobody_and_is_told_off() {
    let open = Open::new().await;
    let id = open.mail("correo", "ana@example.test", "Hola").await;
    let mut marcos = open.arrive("marcos", Role::Agent, &["soporte"]).await;
    marcos.open(id).await;
    let mut mute = Raw::connect(&open).await;
    mute.enter().await;
    let watch = ToDesk::Lists(ListsRequest::Open {
        conversation: id,
        messages: 1,
        watch: true,
    });
    assert!(matches!(mute.answer(watch).await, Outcome::Accepted(_)));
    // More news than waits for anybody, each piece heard by the other before the next happens.
    let long = "largo ".repeat(2_500);
    for n in 0..EVENT_BYTES_QUEUED_MAX / long.len() + 60 {
        open.again(id, &format!("{n} {long}")).await;
        marcos
            .hear(|news| match news {
                News::Message { message, .. } => {
                    message.text.starts_with(&format!("{n} ")).then_some(())
                }
                _ => None,
            })
            .await;
    }
    let why = loop {
        if let FromDesk::Farewell(farewell) = mute.next().await {
            assert!(farewell.resumable);
            break farewell.why.map(|why| why.code);
        }
    };
    assert_eq!(why, Some(Code::TOO_SLOW));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_that_stops_says_when_to_come_back() {
    let open = Open::new().await;
    let mut line = Raw::connect(&open).await;
    line.enter().await;
    open.desk.stop(Span::seconds(3));
    let farewell = loop {
        if let FromDesk::Farewell(farewell) = line.next().await {
            break farewell;
        }
    };
    assert!(farewell.resumable);
    assert_eq!(farewell.after, Some(Span::seconds(3)));
    assert_eq!(farewell.why.map(|why| why.code), Some(Code::STOPPING));
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_counted_while_they_are_connected() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let agent = ana.client.session().and_then(|it| it.agent).expect("ana");
    assert_eq!(agent.name, name("ana"));
    assert_eq!(open.desk.people_connected(), 1);
}
