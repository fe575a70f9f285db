//! The two spellings of one meaning: binary for programs, JSON for browsers. The only file here that
//! names bincode's configuration.
//!
//! Binary: integers of 16 bits and more are variable-length and little-endian, signed ones zigzag
//! first; `u8` is one byte; lists, texts and bytes begin with their length; an option begins with 0 or
//! 1; an enum begins with its variant's number; structs are their fields in order. `PROTOCOL.md` says
//! it in full. A payload has to be used up exactly.

use std::fmt;

use bincode::config::{Configuration, Limit, LittleEndian, Varint};
use bincode::enc::write::SizeWriter;
use bincode::error::DecodeError;
use bincode::{Decode, Encode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::domain::{Moment, Seq};

use super::frame::{self, FRAME_BYTES_MAX, Frame, FrameKind};
use super::message::{Answer, Event, Farewell, Heartbeat, News, Request};
use super::version::{Hello, Welcome};

/// One frame's meaning. In JSON, `frame` names the kind and its fields stand beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "frame", rename_all = "snake_case")]
pub enum Packet {
    /// Frame 1.
    Hello(Hello),
    /// Frame 2.
    Welcome(Welcome),
    /// Frame 3.
    Request(Box<Request>),
    /// Frame 4.
    Answer(Answer),
    /// Frame 5.
    Event(Event),
    /// Frame 6.
    Heartbeat(Heartbeat),
    /// Frame 7.
    Farewell(Farewell),
}

/// News that many are told, spelled once: only the place and the time in front of it are a session's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelled {
    news: News,
    binary: Vec<u8>,
}

/// The payload is not what its kind says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

/// The message does not fit a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// What `with_limit` counts are bytes claimed while decoding, so no list or text can claim more memory
/// than a frame could have carried.
const LIMIT_BYTES: usize = FRAME_BYTES_MAX as usize;

type Spelling = Configuration<LittleEndian, Varint, Limit<LIMIT_BYTES>>;

const fn spelling() -> Spelling {
    bincode::config::standard().with_limit::<LIMIT_BYTES>()
}

/// Reads a binary frame.
pub fn read(frame: &Frame) -> Result<Packet, Unreadable> {
    let payload = &frame.payload;
    Ok(match frame.kind {
        FrameKind::Hello => Packet::Hello(whole(payload)?),
        FrameKind::Welcome => Packet::Welcome(whole(payload)?),
        FrameKind::Request => Packet::Request(Box::new(whole(payload)?)),
        FrameKind::Answer => Packet::Answer(whole(payload)?),
        FrameKind::Event => Packet::Event(whole(payload)?),
        FrameKind::Heartbeat => Packet::Heartbeat(whole(payload)?),
        FrameKind::Farewell => Packet::Farewell(whole(payload)?),
    })
}

/// Writes a binary frame: length, kind, payload.
pub fn write(packet: &Packet) -> Result<Vec<u8>, TooLong> {
    let (kind, payload) = match packet {
        Packet::Hello(hello) => (FrameKind::Hello, bytes(hello)),
        Packet::Welcome(welcome) => (FrameKind::Welcome, bytes(welcome)),
        Packet::Request(request) => (FrameKind::Request, bytes(request)),
        Packet::Answer(answer) => (FrameKind::Answer, bytes(answer)),
        Packet::Event(event) => (FrameKind::Event, bytes(event)),
        Packet::Heartbeat(beat) => (FrameKind::Heartbeat, bytes(beat)),
        Packet::Farewell(farewell) => (FrameKind::Farewell, bytes(farewell)),
    };
    frame::write(kind, &payload?).ok_or(TooLong)
}

/// How many bytes an event's payload takes, without writing it.
pub fn event_bytes(event: &Event) -> usize {
    let mut counter = SizeWriter::default();
    // Counting has no way to fail: no type of the wire can refuse to be written.
    let _ = bincode::encode_into_writer(event, &mut counter, spelling());
    counter.bytes_written
}

/// Writes the binary frame of an event whose news is spelled already.
pub fn write_spelled(seq: Option<Seq>, at: Moment, news: &Spelled) -> Result<Vec<u8>, TooLong> {
    let mut payload = bytes(&(seq, at))?;
    payload.extend_from_slice(&news.binary);
    frame::write(FrameKind::Event, &payload).ok_or(TooLong)
}

/// Reads the JSON spelling of one frame.
pub fn read_json(text: &str) -> Result<Packet, Unreadable> {
    if text.len() > LIMIT_BYTES {
        return Err(Unreadable("longer than a frame".to_owned()));
    }
    json(text)
}

/// Writes the JSON spelling of one frame.
pub fn write_json(packet: &Packet) -> Result<String, TooLong> {
    let text = serde_json::to_string(packet).expect("a packet's keys are texts");
    if text.len() > LIMIT_BYTES {
        return Err(TooLong);
    }
    Ok(text)
}

/// The number of a request whose rest cannot be read: it stands first.
pub fn request_number(payload: &[u8]) -> Option<u64> {
    bincode::decode_from_slice(payload, spelling())
        .ok()
        .map(|(number, _)| number)
}

/// The number of a request whose rest cannot be read, in JSON.
pub fn request_number_json(text: &str) -> Option<u64> {
    #[derive(Deserialize)]
    struct Numbered {
        request: u64,
    }
    json::<Numbered>(text).ok().map(|it| it.request)
}

fn json<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    serde_json::from_str(text).map_err(|problem| Unreadable(problem.to_string()))
}

fn whole<T: Decode<()>>(payload: &[u8]) -> Result<T, Unreadable> {
    match bincode::decode_from_slice(payload, spelling()) {
        Ok((value, used)) if used == payload.len() => Ok(value),
        Ok((_, used)) => Err(Unreadable(format!(
            "{} bytes behind the message's end",
            payload.len() - used
        ))),
        Err(problem) => Err(Unreadable(in_words(problem))),
    }
}

/// What is wrong, in the words of the protocol's page: its reader knows no Rust.
fn in_words(problem: DecodeError) -> String {
    match problem {
        DecodeError::Other(said) => said.to_owned(),
        DecodeError::OtherString(said) => said,
        DecodeError::UnexpectedEnd { .. } => "the payload ends too early".to_owned(),
        DecodeError::InvalidIntegerType { .. } => {
            "a number is larger than its type, or begins with fe or ff".to_owned()
        }
        DecodeError::InvalidBooleanValue(found) => format!("a bool is 0 or 1, not {found}"),
        DecodeError::Utf8 { .. } => "a text is not UTF-8".to_owned(),
        DecodeError::LimitExceeded => "a length is larger than a frame".to_owned(),
        DecodeError::UnexpectedVariant {
            type_name, found, ..
        } if type_name.starts_with("core::option::Option") => {
            format!("an option begins with 0 or 1, not {found}")
        }
        DecodeError::UnexpectedVariant {
            type_name, found, ..
        } => {
            let name = type_name.rsplit("::").next().unwrap_or(type_name);
            format!("{name} has no variant {found}")
        }
        other => other.to_string(),
    }
}

fn bytes<T: Encode>(value: &T) -> Result<Vec<u8>, TooLong> {
    // Encoding has no other way to fail: no type of the wire can refuse to be written.
    bincode::encode_to_vec(value, spelling()).map_err(|_| TooLong)
}

impl Spelled {
    /// News in its binary spelling.
    pub fn of(news: News) -> Self {
        let binary = bytes(&news).expect("no type of the wire can refuse to be written");
        Self { news, binary }
    }

    /// What it says.
    pub fn news(&self) -> &News {
        &self.news
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the message is longer than {FRAME_BYTES_MAX} bytes")
    }
}

impl std::error::Error for TooLong {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ConversationId;

    #[test]
    fn news_spelled_once_is_the_same_frame_for_everybody() {
        let news = News::PendingGone {
            conversation: ConversationId(300),
            agent: None,
        };
        let spelled = Spelled::of(news.clone());
        for seq in [None, Some(Seq(70_000))] {
            let at = Moment(1_763_762_400_000);
            let event = Packet::Event(Event {
                seq,
                at,
                news: Box::new(news.clone()),
            });
            assert_eq!(write_spelled(seq, at, &spelled), write(&event));
        }
    }
}
