//! Bytes from strangers: no panic, no memory beyond what they sent, no end of reading.

use centralita::domain::Moment;
use centralita::protocol::codec;
use centralita::protocol::frame::{Decoder, FRAME_BYTES_MAX, Frame, FrameKind};
use centralita::protocol::session::{DeskSession, Greeting, Spelling};
use proptest::prelude::*;

use crate::sample::unsigned;

const KINDS: [FrameKind; 7] = [
    FrameKind::Hello,
    FrameKind::Welcome,
    FrameKind::Request,
    FrameKind::Answer,
    FrameKind::Event,
    FrameKind::Heartbeat,
    FrameKind::Farewell,
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_payload_is_read_or_refused(
        kind in 0..KINDS.len(),
        payload in prop::collection::vec(any::<u8>(), 0..2_000),
    ) {
        let frame = Frame { kind: KINDS[kind], payload };
        if let Ok(packet) = codec::read(&frame) {
            let again = codec::write(&packet).expect("it came in a frame");
            let mut decoder = Decoder::new(FRAME_BYTES_MAX);
            decoder.feed(&again);
            let frame = decoder.next_frame().expect("our own frame").expect("a whole one");
            prop_assert_eq!(codec::read(&frame).expect("our own words"), packet);
        }
    }

    #[test]
    fn a_golden_frame_with_bytes_changed_never_panics(
        at in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let goldens = include_str!("../frames/v1/requests.txt");
        let lines: Vec<&str> = goldens.lines().skip(1).step_by(4).collect();
        let mut bytes = crate::unhex(lines[at.index(lines.len())]);
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let mut session = DeskSession::new(Moment(0), Spelling::Binary, Greeting::default());
        session.receive(Moment(0), &bytes);
        while session.poll(Moment(0)).is_some() {}
        let mut decoder = Decoder::new(FRAME_BYTES_MAX);
        decoder.feed(&bytes);
        if let Ok(Some(frame)) = decoder.next_frame() {
            // Read or refused; both are right.
            let _ = codec::read(&frame);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,400}") {
        let mut session = DeskSession::new(Moment(0), Spelling::Json, Greeting::default());
        session.receive_text(Moment(0), text);
        while session.poll(Moment(0)).is_some() {}
    }

    #[test]
    fn any_stream_in_any_pieces_never_panics(
        pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 0..20),
    ) {
        let mut session = DeskSession::new(Moment(0), Spelling::Binary, Greeting::default());
        for piece in pieces {
            session.receive(Moment(0), &piece);
            while session.poll(Moment(0)).is_some() {}
        }
        prop_assert!(session.output_bytes() < 64 * 1024);
    }
}

#[test]
fn a_length_that_lies_claims_nothing() {
    // A hello whose list of versions, then whose client's name, announces 2^40.
    for payload in [
        unsigned(1 << 40),
        [vec![0], unsigned(1 << 40)].concat(),
        [vec![0], unsigned(u64::MAX)].concat(),
    ] {
        let frame = Frame {
            kind: FrameKind::Hello,
            payload,
        };
        assert!(codec::read(&frame).is_err());
    }
}

#[test]
fn a_list_beyond_its_cap_is_refused_before_its_items() {
    let payload = [unsigned(4_001), vec![1; 4_001], vec![0, 0]].concat();
    let frame = Frame {
        kind: FrameKind::Hello,
        payload,
    };
    assert!(codec::read(&frame).is_err());
    let payload = [unsigned(4_000), vec![1; 4_000], vec![0, 0]].concat();
    let frame = Frame {
        kind: FrameKind::Hello,
        payload,
    };
    assert!(codec::read(&frame).is_ok());
}

#[test]
fn bytes_behind_a_message_are_refused() {
    let frame = Frame {
        kind: FrameKind::Heartbeat,
        payload: vec![2, 0],
    };
    assert!(codec::read(&frame).is_err());
}

#[test]
fn json_nested_without_end_is_refused() {
    let deep = format!(
        r#"{{"frame":"request","request":1,"ask":{}"#,
        "[".repeat(100_000)
    );
    assert!(codec::read_json(&deep).is_err());
}
