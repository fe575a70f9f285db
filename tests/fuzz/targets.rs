//! What is done with bytes that somebody made up: it is read or refused, and nothing else happens.
//!
//! `make fuzz` makes the bytes up; `tests/corpus.rs` replays those that are kept.

use centralita::channels::email::token::ThreadKey;
use centralita::channels::inbound::{Door, RawInbound};
use centralita::channels::{ALL, Channel, Ground};
use centralita::domain::Moment;
use centralita::protocol::codec;
use centralita::protocol::frame::{Decoder, FRAME_BYTES_MAX};
use centralita::protocol::session::{DeskSession, Greeting, Spelling};

/// A client's bytes, in pieces as long as the first byte says.
pub fn wire(bytes: &[u8]) {
    let Some((length, bytes)) = bytes.split_first() else {
        return;
    };
    let mut decoder = Decoder::new(FRAME_BYTES_MAX);
    let mut session = DeskSession::new(Moment(0), Spelling::Binary, Greeting::default());
    for piece in bytes.chunks(usize::from(*length).max(1)) {
        session.receive(Moment(0), piece);
        while session.poll(Moment(0)).is_some() {}
        decoder.feed(piece);
        while let Ok(Some(frame)) = decoder.next_frame() {
            let _ = codec::request_number(&frame.payload);
            if let Ok(packet) = codec::read(&frame) {
                let again = codec::write(&packet).expect("it came in a frame");
                let mut other = Decoder::new(FRAME_BYTES_MAX);
                other.feed(&again);
                let frame = other.next_frame().expect("our own frame").expect("whole");
                let packet_again = codec::read(&frame).expect("our own words");
                assert_eq!(packet_again, packet, "what is said stays the same");
            }
        }
    }
    assert!(
        session.output_bytes() < OUTPUT_BYTES_MAX,
        "an answer to nobody"
    );
    if let Ok(text) = std::str::from_utf8(bytes) {
        let mut session = DeskSession::new(Moment(0), Spelling::Json, Greeting::default());
        session.receive_text(Moment(0), text.to_owned());
        while session.poll(Moment(0)).is_some() {}
        let _ = codec::request_number_json(text);
        let _ = codec::read_json(text);
    }
}

/// A mail, as it lies in a folder.
pub fn mail(bytes: &[u8]) {
    let raw = RawInbound {
        door: Door::Folder {
            file: "fuzz".into(),
        },
        body: bytes.to_vec(),
        received_at: Moment(1_795_300_000_000),
    };
    let events = maildir().read(&raw);
    assert!(!events.is_empty(), "whatever came is kept");
}

/// A configuration of two files.
pub fn config(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (first, second) = text.split_once('\0').unwrap_or((&text, ""));
    let files = [
        ("centralita.toml".to_owned(), first.to_owned()),
        ("conf.d/more.toml".to_owned(), second.to_owned()),
    ];
    let parsed = centralita::config::parse(&files);
    let is_told = parsed.config.is_some() || !parsed.problems.is_empty();
    assert!(is_told, "refused without a reason");
}

/// The body of a stored record, of the kind that the first byte says.
pub fn record(bytes: &[u8]) {
    if let Some((kind, body)) = bytes.split_first() {
        let tables = centralita::store::RECORDS;
        let table = tables[usize::from(*kind) % tables.len()];
        // Read or refused; both are right.
        let _ = centralita::store::is_record(table, body);
    }
}

fn maildir() -> Box<dyn Channel> {
    let settings = "inbox = '/in'\noutbox = '/out'\naddress = 'soporte@desk.example'\n";
    let ground = Ground::new(ThreadKey::new(&[1; 32]));
    let kind = ALL.iter().find(|kind| kind.name() == "maildir");
    let kind = kind.expect("the first channel stays");
    let settings: toml::Table = settings.parse().expect("settings");
    kind.open(&settings, &ground).expect("settings that open")
}

const OUTPUT_BYTES_MAX: usize = 64 * 1024;
