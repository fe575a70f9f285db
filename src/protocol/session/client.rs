//! The client's half of a session, for Rust clients: numbering, heartbeats, silence, the last place seen.

use std::collections::VecDeque;
use std::fmt;

use super::{BEAT, SILENCE_MAX};
use crate::domain::{Moment, Seq, Span};
use crate::protocol::codec::{self, Packet, TooLong, Unreadable};
use crate::protocol::frame::{Decoder, FRAME_BYTES_MAX, FrameError, FrameKind};
use crate::protocol::key::CommandKey;
use crate::protocol::message::{Farewell, FromDesk, Heartbeat, Request, ToDesk};
use crate::protocol::version::{Hello, Welcome};

/// The client's half of one connection, in the binary spelling.
#[derive(Debug)]
pub struct ClientSession {
    decoder: Decoder,
    output: VecDeque<Vec<u8>>,
    next_request: u64,
    welcomed: bool,
    over: bool,
    beat: Span,
    silence_max: Span,
    heard: Moment,
    spoke: Moment,
    last_seq: Seq,
}

/// What the desk said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The desk's first words.
    Welcome(Welcome),
    /// Anything after them.
    Said(Box<FromDesk>),
}

/// The connection cannot be used any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// What arrived are no frames.
    Frame(FrameError),
    /// A frame that a client must understand could not be read.
    Unreadable(Unreadable),
    /// A frame came that a desk does not send, or too early.
    OutOfTurn,
    /// Nothing came for longer than agreed.
    Silent,
}

impl ClientSession {
    /// A connection that was just made; the hello waits in the output.
    pub fn new(now: Moment, hello: Hello) -> Self {
        let hello = codec::write(&Packet::Hello(hello)).expect("a hello is short");
        Self {
            decoder: Decoder::new(FRAME_BYTES_MAX),
            output: VecDeque::from([hello]),
            next_request: 1,
            welcomed: false,
            over: false,
            beat: BEAT,
            silence_max: SILENCE_MAX,
            heard: now,
            spoke: now,
            last_seq: Seq(0),
        }
    }

    /// Goes on counting where an earlier connection stopped.
    pub fn continue_from(&mut self, last_seq: Seq, next_request: u64) {
        self.last_seq = last_seq;
        self.next_request = next_request;
    }

    /// Takes bytes that arrived.
    pub fn receive(&mut self, now: Moment, bytes: &[u8]) {
        self.heard = now;
        self.decoder.feed(bytes);
    }

    /// The next thing the desk said.
    pub fn poll(&mut self) -> Result<Option<Told>, Broken> {
        while let Some(frame) = self.decoder.next_frame().map_err(Broken::Frame)? {
            let packet = match codec::read(&frame) {
                Ok(packet) => packet,
                // News of a kind that only newer clients know.
                Err(_) if frame.kind == FrameKind::Event => continue,
                Err(error) => return Err(Broken::Unreadable(error)),
            };
            let said = match packet {
                Packet::Welcome(welcome) if !self.welcomed => {
                    self.welcomed = true;
                    self.beat = Span(welcome.beat.0.clamp(BEAT_LEAST.0, BEAT.0));
                    self.silence_max = Span(welcome.silence_max.0.max(SILENCE_MAX.0));
                    return Ok(Some(Told::Welcome(welcome)));
                }
                Packet::Farewell(farewell) => {
                    self.over = true;
                    FromDesk::Farewell(farewell)
                }
                _ if !self.welcomed => return Err(Broken::OutOfTurn),
                Packet::Answer(answer) => FromDesk::Answer(answer),
                Packet::Event(event) => {
                    self.last_seq = self.last_seq.max(event.seq.unwrap_or_default());
                    FromDesk::Event(event)
                }
                Packet::Heartbeat(beat) => FromDesk::Heartbeat(beat),
                Packet::Hello(_) | Packet::Welcome(_) | Packet::Request(_) => {
                    return Err(Broken::OutOfTurn);
                }
            };
            return Ok(Some(Told::Said(Box::new(said))));
        }
        Ok(None)
    }

    /// Asks for something; gives the number that its answer will carry.
    pub fn ask(
        &mut self,
        now: Moment,
        key: Option<CommandKey>,
        holder_fence: Option<u32>,
        ask: ToDesk,
    ) -> Result<u64, TooLong> {
        let request = self.next_request;
        let packet = Packet::Request(Box::new(Request {
            request,
            key,
            holder_fence,
            ask,
        }));
        self.output.push_back(codec::write(&packet)?);
        self.next_request += 1;
        self.spoke = now;
        Ok(request)
    }

    /// Takes leave.
    pub fn farewell(&mut self, now: Moment) {
        let farewell = Farewell {
            why: None,
            resumable: false,
            after: None,
        };
        let bytes = codec::write(&Packet::Farewell(farewell)).expect("a farewell is short");
        self.output.push_back(bytes);
        self.spoke = now;
        self.over = true;
    }

    /// The next frame to write.
    pub fn output(&mut self) -> Option<Vec<u8>> {
        self.output.pop_front()
    }

    /// When [`Self::tick`] is due at the latest.
    pub fn deadline(&self) -> Moment {
        let silence = self.heard + self.silence_max;
        if self.welcomed {
            silence.min(self.spoke + self.beat)
        } else {
            silence
        }
    }

    /// Beats where that is due, and notices silence.
    pub fn tick(&mut self, now: Moment) -> Result<(), Broken> {
        if now >= self.heard + self.silence_max {
            return Err(Broken::Silent);
        }
        if self.welcomed && !self.over && now >= self.spoke + self.beat {
            let beat = Packet::Heartbeat(Heartbeat { at: now });
            let bytes = codec::write(&beat).expect("a heartbeat is short");
            self.output.push_back(bytes);
            self.spoke = now;
        }
        Ok(())
    }

    /// The place of the last event that came; what a resume asks to go on from.
    pub fn last_seq(&self) -> Seq {
        self.last_seq
    }

    /// The number that the next request will carry.
    pub fn next_request(&self) -> u64 {
        self.next_request
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Frame(error) => write!(f, "not the desk's protocol: {error}"),
            Self::Unreadable(error) => write!(f, "the desk's answer cannot be read: {error}"),
            Self::OutOfTurn => f.write_str("the desk sent something out of turn"),
            Self::Silent => f.write_str("the desk has been silent for too long"),
        }
    }
}

impl std::error::Error for Broken {}

/// However often a desk asks for a beat, not more often than this.
const BEAT_LEAST: Span = Span::seconds(1);
