//! The limits of a session, one by one, on a made-up clock.

use super::*;
use crate::domain::{Moment, Seq};
use crate::protocol::codec::{self, Packet};
use crate::protocol::frame::{Decoder, ENTRY_FRAME_BYTES_MAX, FRAME_BYTES_MAX, FrameKind};
use crate::protocol::key::Secret;
use crate::protocol::message::{
    Data, DeskRequest, EntryRequest, Event, Farewell, News, Outcome, Refusal, Request, ToDesk,
};
use crate::protocol::version::Hello;
use crate::protocol::view::people::SessionView;
use crate::protocol::{Code, List};

const START: Moment = Moment(1_000_000);

fn session() -> DeskSession {
    DeskSession::new(START, Spelling::Binary, Greeting::default())
}

fn send(session: &mut DeskSession, packet: &Packet) -> Vec<Incoming> {
    let bytes = codec::write(packet).expect("a short packet");
    session.receive(START, &bytes);
    std::iter::from_fn(|| session.poll(START)).collect()
}

fn hello(versions: &[u16]) -> Packet {
    Packet::Hello(Hello {
        versions: versions.iter().copied().collect(),
        client: "test".into(),
        language: "en".into(),
    })
}

fn ask(request: u64, ask: ToDesk) -> Packet {
    Packet::Request(Box::new(Request {
        request,
        key: None,
        holder_fence: None,
        ask,
    }))
}

fn sign_in(request: u64) -> Packet {
    ask(
        request,
        ToDesk::Entry(EntryRequest::Token {
            token: Secret::from("t"),
            device: String::new(),
        }),
    )
}

fn status(request: u64) -> Packet {
    ask(request, ToDesk::Desk(DeskRequest::Status))
}

fn yes() -> Outcome {
    Outcome::given(Data::Session(Box::new(SessionView {
        agent: None,
        permissions: List::new(),
        token: Secret::default(),
        expires_at: START,
        must_change_password: false,
        seq: Seq(0),
        resumed: false,
    })))
}

fn opened() -> DeskSession {
    let mut session = session();
    send(&mut session, &hello(&[1]));
    send(&mut session, &sign_in(1));
    session.answer(START, 1, yes());
    written(&mut session);
    session
}

fn written(session: &mut DeskSession) -> Vec<Packet> {
    let mut decoder = Decoder::new(FRAME_BYTES_MAX);
    while let Some(bytes) = session.output(START) {
        decoder.feed(&bytes);
        session.wrote();
    }
    std::iter::from_fn(|| decoder.next_frame().expect("the desk writes frames"))
        .map(|frame| codec::read(&frame).expect("the desk writes packets"))
        .collect()
}

fn farewell(session: &mut DeskSession) -> Option<Farewell> {
    match written(session).pop() {
        Some(Packet::Farewell(farewell)) => Some(farewell),
        _ => None,
    }
}

fn cut_code(session: &mut DeskSession) -> Option<Code> {
    farewell(session).and_then(|it| it.why).map(|why| why.code)
}

fn news(seq: u64) -> Event {
    Event {
        seq: Some(Seq(seq)),
        at: START,
        news: Box::new(News::Notice {
            refusal: Refusal::new(Code::BUSY).with("why", "x".repeat(64 * 1024)),
            conversation: None,
        }),
    }
}

#[test]
fn a_hello_is_welcomed_and_a_sign_in_opens_the_session() {
    let mut session = session();
    assert_eq!(send(&mut session, &hello(&[7, 1])).len(), 1);
    assert!(matches!(written(&mut session)[..], [Packet::Welcome(_)]));
    assert_eq!(send(&mut session, &sign_in(1)).len(), 1);
    assert!(!session.is_open());
    session.answer(START, 1, yes());
    assert!(session.is_open());
    assert_eq!(send(&mut session, &status(2)).len(), 1);
}

#[test]
fn a_version_from_the_future_is_refused_with_the_versions_spoken() {
    let mut session = session();
    send(&mut session, &hello(&[2, 3]));
    let farewell = farewell(&mut session).expect("a farewell");
    let why = farewell.why.expect("a reason");
    assert_eq!((why.code, why.param("speaks")), (Code::VERSION, Some("1")));
    assert!(session.is_over() && !farewell.resumable);
}

#[test]
fn a_request_before_the_sign_in_is_refused_and_one_before_the_hello_ends_it() {
    let mut early = session();
    send(&mut early, &hello(&[1]));
    written(&mut early);
    assert!(send(&mut early, &status(1)).is_empty());
    let [Packet::Answer(answer)] = &written(&mut early)[..] else {
        panic!("expected an answer");
    };
    assert_eq!(
        answer.outcome,
        Outcome::Refused(Refusal::new(Code::NOT_SIGNED_IN))
    );
    let mut sooner = session();
    send(&mut sooner, &status(1));
    assert_eq!(cut_code(&mut sooner), Some(Code::OUT_OF_TURN));
}

#[test]
fn a_long_frame_before_the_sign_in_is_refused_at_its_header() {
    let mut session = session();
    session.receive(START, &(ENTRY_FRAME_BYTES_MAX + 1).to_be_bytes());
    assert_eq!(session.poll(START), None);
    assert_eq!(cut_code(&mut session), Some(Code::FRAME_TOO_LARGE));
}

#[test]
fn a_fifth_refused_sign_in_ends_the_connection() {
    let mut session = session();
    send(&mut session, &hello(&[1]));
    for request in 1..=u64::from(SIGN_INS_REFUSED_MAX) {
        assert!(!session.is_over());
        send(&mut session, &sign_in(request));
        let no = Refusal::new(Code::WRONG_PASSWORD);
        session.answer(START, request, no.into());
    }
    assert_eq!(cut_code(&mut session), Some(Code::WAIT));
}

#[test]
fn one_password_is_checked_at_a_time() {
    let mut session = session();
    send(&mut session, &hello(&[1]));
    assert_eq!(send(&mut session, &sign_in(1)).len(), 1);
    assert_eq!(send(&mut session, &sign_in(2)).len(), 0);
    assert!(!session.wants_input());
    session.answer(START, 1, Refusal::new(Code::WRONG_PASSWORD).into());
    assert!(session.poll(START).is_some());
}

#[test]
fn a_frame_that_trickles_is_given_up() {
    let mut session = opened();
    let mut now = START;
    session.receive(now, &[0, 0, 1, 0, 3]);
    while !session.is_over() && now < START + Span::minutes(5) {
        now = now + Span::seconds(1);
        session.receive(now, &[0]);
        session.poll(now);
        session.tick(now);
        // The length is 256, so that the frame never becomes whole before its time is over.
        assert!(now <= START + SILENCE_MAX);
    }
    assert_eq!(cut_code(&mut session), Some(Code::TOO_SLOW));
}

#[test]
fn a_silent_client_is_given_up_and_can_resume() {
    let mut session = opened();
    session.tick(START + BEAT);
    assert!(matches!(written(&mut session)[..], [Packet::Heartbeat(_)]));
    session.tick(START + SILENCE_MAX);
    let farewell = farewell(&mut session).expect("a farewell");
    assert!(farewell.resumable);
}

#[test]
fn whoever_is_still_typing_a_password_hears_beats() {
    let mut session = session();
    send(&mut session, &hello(&[1]));
    written(&mut session);
    assert_eq!(session.deadline(), START + BEAT);
    session.tick(START + BEAT);
    assert!(matches!(written(&mut session)[..], [Packet::Heartbeat(_)]));
}

#[test]
fn a_stranger_who_never_says_hello_is_given_up_early() {
    let mut session = session();
    assert_eq!(session.deadline(), START + HELLO_WITHIN);
    session.tick(START + HELLO_WITHIN);
    assert!(session.is_over());
}

#[test]
fn a_client_that_does_not_read_its_news_is_cut_and_costs_no_more_memory() {
    let mut session = opened();
    let mut told = 0;
    while !session.is_over() {
        told += 1;
        session.event(START, news(told));
    }
    assert!(told < 40);
    assert!(session.output_bytes() < 1024);
    let farewell = farewell(&mut session).expect("a farewell");
    assert_eq!(farewell.why.map(|why| why.code), Some(Code::TOO_SLOW));
    assert!(farewell.resumable);
}

#[test]
fn reading_stops_while_too_many_requests_wait() {
    let mut session = opened();
    let most = u64::try_from(REQUESTS_OPEN_MAX).expect("a small number");
    let taken: usize = (10..10 + most + 5)
        .map(|request| send(&mut session, &status(request)).len())
        .sum();
    assert_eq!(taken, REQUESTS_OPEN_MAX);
    assert!(!session.wants_input());
    session.answer(START, 10, Outcome::done());
    assert!(session.poll(START).is_some());
    assert_eq!(session.poll(START), None);
}

#[test]
fn a_request_of_a_newer_client_is_refused_and_the_session_goes_on() {
    let mut session = opened();
    // Number 9, no key, no fence, area 250.
    session.receive(START, &[0, 0, 0, 5, 3, 9, 0, 0, 250]);
    assert_eq!(session.poll(START), None);
    let [Packet::Answer(answer)] = &written(&mut session)[..] else {
        panic!("expected an answer");
    };
    assert_eq!(answer.request, 9);
    assert!(matches!(
        &answer.outcome,
        Outcome::Refused(why) if why.code == Code::UNKNOWN_REQUEST
    ));
    assert_eq!(send(&mut session, &status(10)).len(), 1);
}

#[test]
fn why_a_request_cannot_be_read_is_said_in_the_words_of_the_page() {
    let said = |rest: &[u8]| {
        let mut session = opened();
        let payload = [&[9], rest].concat();
        let frame = crate::protocol::frame::write(FrameKind::Request, &payload);
        session.receive(START, &frame.expect("short"));
        assert_eq!(session.poll(START), None);
        let [Packet::Answer(answer)] = &written(&mut session)[..] else {
            panic!("no answer");
        };
        let Outcome::Refused(refusal) = &answer.outcome else {
            panic!("not refused");
        };
        assert_eq!(refusal.code, Code::UNKNOWN_REQUEST);
        refusal.params[0].value.clone()
    };
    assert_eq!(said(&[7]), "an option begins with 0 or 1, not 7");
    assert_eq!(said(&[0, 0, 99]), "ToDesk has no variant 99");
    assert_eq!(said(&[0, 0, 1, 200]), "WorkRequest has no variant 200");
    assert_eq!(said(&[0, 0, 1]), "the payload ends too early");
    assert_eq!(said(&[0, 0, 1, 2, 1, 5]), "a bool is 0 or 1, not 5");
    assert_eq!(said(&[0, 0, 1, 3, 1, 1, 0xff, 0]), "a text is not UTF-8");
}

#[test]
fn a_client_that_talks_like_a_desk_is_cut_unread() {
    let mut session = opened();
    // An answer whose payload nobody could read.
    session.receive(START, &[0, 0, 0, 3, 4, 255, 255]);
    assert_eq!(session.poll(START), None);
    assert_eq!(cut_code(&mut session), Some(Code::OUT_OF_TURN));
}

#[test]
fn a_number_that_still_waits_may_not_be_used_again() {
    let mut session = opened();
    send(&mut session, &status(5));
    send(&mut session, &status(5));
    assert_eq!(cut_code(&mut session), Some(Code::STILL_OPEN));
}

#[test]
fn a_sign_out_is_answered_and_ends_the_connection_for_good() {
    let mut session = opened();
    send(&mut session, &ask(3, ToDesk::Entry(EntryRequest::SignOut)));
    session.answer(START, 3, Outcome::done());
    let farewell = farewell(&mut session).expect("a farewell");
    assert!(!farewell.resumable && session.is_over());
}

#[test]
fn both_spellings_of_one_session_say_the_same() {
    let mut session = DeskSession::new(START, Spelling::Json, Greeting::default());
    let text = r#"{"frame":"hello","versions":[1],"client":"web","language":"es"}"#;
    session.receive_text(START, text.to_owned());
    assert!(session.poll(START).is_some());
    let text = r#"{"frame":"request","request":1,"ask":{"area":"entry","type":"token","token":"t","device":"web"}}"#;
    session.receive_text(START, text.to_owned());
    assert!(matches!(session.poll(START), Some(Incoming::Request(_))));
    session.answer(START, 1, yes());
    assert!(session.is_open());
    let welcome = session.output(START).expect("a welcome");
    assert!(
        String::from_utf8(welcome)
            .expect("JSON is text")
            .starts_with(r#"{"frame":"welcome","version":1"#)
    );
}

#[test]
fn a_client_half_and_a_desk_half_understand_each_other() {
    let mut desk = session();
    let mut client = ClientSession::new(
        START,
        Hello {
            versions: List::from(vec![1]),
            client: "test".into(),
            language: "en".into(),
        },
    );
    let token = ToDesk::Entry(EntryRequest::Token {
        token: Secret::from("t"),
        device: String::new(),
    });
    let request = client
        .ask(START, None, None, token)
        .expect("a short request");
    while let Some(bytes) = client.output() {
        desk.receive(START, &bytes);
    }
    while desk.poll(START).is_some() {}
    desk.answer(START, request, yes());
    desk.event(START, news(77));
    let mut told = Vec::new();
    while let Some(bytes) = desk.output(START) {
        client.receive(START, &bytes);
    }
    while let Some(one) = client.poll().expect("the desk speaks the protocol") {
        told.push(one);
    }
    assert!(matches!(
        told[..],
        [Told::Welcome(_), Told::Said(_), Told::Said(_)]
    ));
    assert_eq!(client.last_seq(), Seq(77));
    assert_eq!(client.tick(START + SILENCE_MAX), Err(Broken::Silent));
}
