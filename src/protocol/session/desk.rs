//! The desk's half of a session: phases, limits, deadlines.

use std::collections::{BTreeMap, VecDeque};

mod news;

use super::output::{Output, Weight};
use super::phase::{Asked, Phase};
use super::{
    BEAT, Greeting, HELLO_WITHIN, OUTPUT_BYTES_PAUSE, OUTPUT_BYTES_TOGETHER, REQUESTS_OPEN_MAX,
    SIGN_IN_WITHIN, SIGN_INS_REFUSED_MAX, SILENCE_MAX, Spelling,
};
use crate::domain::{Moment, Span};
use crate::protocol::codec::{self, Packet, TooLong, Unreadable};
use crate::protocol::frame::{
    Decoder, ENTRY_FRAME_BYTES_MAX, FRAME_BYTES_MAX, FrameError, FrameKind,
};
use crate::protocol::message::{
    Answer, CHUNK_BYTES_MAX, Data, Farewell, Heartbeat, Outcome, Refusal, Request,
};
use crate::protocol::version::{Hello, Welcome, agree};
use crate::protocol::{Code, List};

/// The desk's half of one connection.
#[derive(Debug)]
pub struct DeskSession {
    spelling: Spelling,
    greeting: Greeting,
    phase: Phase,
    decoder: Decoder,
    texts: VecDeque<String>,
    open: BTreeMap<u64, Asked>,
    refused: u32,
    output: Output,
    began: Moment,
    heard: Moment,
    spoke: Moment,
    frame_began: Option<Moment>,
    writing_since: Option<Moment>,
}

/// What has to be dealt with outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// The client introduced itself; already answered.
    Hello(Hello),
    /// A request; wants exactly one [`DeskSession::answer`].
    Request(Box<Request>),
    /// The client takes its leave.
    Farewell,
}

enum Next {
    Packet(Packet),
    Skipped,
    Nothing,
}

impl DeskSession {
    /// A connection that was just made.
    pub fn new(now: Moment, spelling: Spelling, greeting: Greeting) -> Self {
        Self {
            spelling,
            greeting,
            phase: Phase::Hello,
            decoder: Decoder::new(ENTRY_FRAME_BYTES_MAX),
            texts: VecDeque::new(),
            open: BTreeMap::new(),
            refused: 0,
            output: Output::default(),
            began: now,
            heard: now,
            spoke: now,
            frame_began: None,
            writing_since: None,
        }
    }

    /// Takes bytes of a stream.
    pub fn receive(&mut self, now: Moment, bytes: &[u8]) {
        if self.phase == Phase::Over {
            return;
        }
        self.heard = now;
        self.decoder.feed(bytes);
        if self.frame_began.is_none() {
            self.frame_began = Some(now);
        }
    }

    /// Takes one text of a WebSocket.
    pub fn receive_text(&mut self, now: Moment, text: String) {
        if self.phase == Phase::Over {
            return;
        }
        self.heard = now;
        let most = self.frame_bytes_max();
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if length > most {
            let error = FrameError::TooLarge {
                announced: length,
                most,
            };
            self.cut(now, broken(error));
        } else {
            self.texts.push_back(text);
        }
    }

    /// What came waits because the desk takes its time with it, which is no silence of the client's.
    pub fn keep_waiting(&mut self, now: Moment) {
        self.heard = now;
        self.frame_began = self.frame_began.map(|_| now);
    }

    /// Whether to read on. While false, what the client sends stays in its own and the system's buffers.
    pub fn wants_input(&self) -> bool {
        self.phase != Phase::Over && !self.is_held() && self.texts.is_empty()
    }

    /// The next thing to deal with. Called until it gives nothing, after bytes came and after answers left.
    pub fn poll(&mut self, now: Moment) -> Option<Incoming> {
        while self.phase != Phase::Over && !self.is_held() {
            let packet = match self.next_packet(now) {
                Ok(Next::Packet(packet)) => packet,
                Ok(Next::Skipped) => continue,
                Ok(Next::Nothing) => return None,
                Err(refusal) => {
                    self.cut(now, refusal);
                    return None;
                }
            };
            if let Some(incoming) = self.take(now, packet) {
                return Some(incoming);
            }
        }
        None
    }

    /// Answers a request. An answer nobody waits for is dropped.
    pub fn answer(&mut self, now: Moment, request: u64, outcome: Outcome) {
        let Some(asked) = self.open.remove(&request) else {
            return;
        };
        if self.phase == Phase::Over {
            return;
        }
        let accepted = matches!(outcome, Outcome::Accepted(_));
        let signed_in =
            matches!(&outcome, Outcome::Accepted(yes) if matches!(yes.data, Data::Session(_)));
        self.put_answer(now, request, outcome);
        match asked {
            Asked::SignIn if signed_in => {
                self.phase = Phase::Open;
                self.decoder.allow(FRAME_BYTES_MAX);
            }
            Asked::SignIn if self.phase == Phase::Entry => {
                self.refused += 1;
                if self.refused >= SIGN_INS_REFUSED_MAX {
                    self.cut(now, Refusal::new(Code::WAIT));
                }
            }
            Asked::SignOut if accepted => self.farewell(now, None, false),
            Asked::SignIn | Asked::SignOut | Asked::Other => {}
        }
    }

    /// Takes leave; what was answered before still goes out.
    pub fn farewell(&mut self, now: Moment, why: Option<Refusal>, resumable: bool) {
        self.leave(now, why, resumable, None);
    }

    /// Takes leave because the desk stops; the client comes back after a while.
    pub fn stop(&mut self, now: Moment, after: Span) {
        let resumable = self.phase == Phase::Open;
        self.leave(
            now,
            Some(Refusal::new(Code::STOPPING)),
            resumable,
            Some(after),
        );
    }

    /// The next frames, or the next text, to write, whole. [`Self::wrote`] is due when they have left.
    pub fn output(&mut self, now: Moment) -> Option<Vec<u8>> {
        let bytes = match self.spelling {
            Spelling::Binary => self.output.take_together(OUTPUT_BYTES_TOGETHER)?,
            // A text of a WebSocket is one frame.
            Spelling::Json => self.output.take()?,
        };
        self.writing_since = Some(now);
        Some(bytes)
    }

    /// What [`Self::output`] gave has left.
    pub fn wrote(&mut self) {
        self.writing_since = None;
    }

    /// When [`Self::tick`] is due at the latest.
    pub fn deadline(&self) -> Moment {
        let silence = self.heard + SILENCE_MAX;
        let beat = self.spoke + BEAT;
        let phase = match self.phase {
            Phase::Hello => self.began + HELLO_WITHIN,
            Phase::Entry => self.began + SIGN_IN_WITHIN,
            Phase::Open | Phase::Over => silence,
        };
        [self.frame_began, self.writing_since]
            .into_iter()
            .flatten()
            .map(|since| since + SILENCE_MAX)
            .chain([silence, phase])
            .chain(self.phase.beats().then_some(beat))
            .min()
            .unwrap_or(silence)
    }

    /// Does what is due.
    pub fn tick(&mut self, now: Moment) {
        // A client that the desk itself keeps waiting is not silent.
        if self.is_held() {
            self.keep_waiting(now);
        }
        if self.phase == Phase::Over {
            return;
        }
        let late = |since: Option<Moment>, within: Span| since.is_some_and(|s| now >= s + within);
        let phase = match self.phase {
            Phase::Hello => HELLO_WITHIN,
            Phase::Entry => SIGN_IN_WITHIN,
            Phase::Open | Phase::Over => Span(i64::MAX),
        };
        if late(Some(self.heard), SILENCE_MAX)
            || late(self.frame_began, SILENCE_MAX)
            || late(self.writing_since, SILENCE_MAX)
            || late(Some(self.began), phase)
        {
            self.cut(now, Refusal::new(Code::TOO_SLOW));
        } else if self.phase.beats() && late(Some(self.spoke), BEAT) {
            self.put_packet(now, &Packet::Heartbeat(Heartbeat { at: now }));
        }
    }

    /// Whether nothing more is taken: what is left to write is written, then the connection closed.
    pub fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    /// Whether somebody is signed in.
    pub fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }

    /// How many bytes wait to be written.
    pub fn output_bytes(&self) -> usize {
        self.output.bytes()
    }

    fn is_held(&self) -> bool {
        let most = match self.phase {
            // One password is checked at a time, so that one connection cannot ask for many hashes at once.
            Phase::Hello | Phase::Entry => 1,
            Phase::Open | Phase::Over => REQUESTS_OPEN_MAX,
        };
        self.open.len() >= most || self.output.bytes() > OUTPUT_BYTES_PAUSE
    }

    fn frame_bytes_max(&self) -> u32 {
        match self.phase {
            Phase::Hello | Phase::Entry => ENTRY_FRAME_BYTES_MAX,
            Phase::Open | Phase::Over => FRAME_BYTES_MAX,
        }
    }

    fn next_packet(&mut self, now: Moment) -> Result<Next, Refusal> {
        if self.spelling == Spelling::Json {
            let Some(text) = self.texts.pop_front() else {
                return Ok(Next::Nothing);
            };
            return match codec::read_json(&text) {
                Ok(packet) => Ok(Next::Packet(packet)),
                Err(error) => self.unreadable(now, codec::request_number_json(&text), &error),
            };
        }
        let frame = self.decoder.next_frame().map_err(broken)?;
        let Some(frame) = frame else {
            if !self.decoder.is_midway() {
                self.frame_began = None;
            }
            return Ok(Next::Nothing);
        };
        self.frame_began = self.decoder.is_midway().then_some(now);
        if frame.kind.is_the_desks() {
            // The desk's own words can be long; nobody gets to make it read them.
            return Err(Refusal::new(Code::OUT_OF_TURN));
        }
        match codec::read(&frame) {
            Ok(packet) => Ok(Next::Packet(packet)),
            Err(error) => {
                let number = (frame.kind == FrameKind::Request)
                    .then(|| codec::request_number(&frame.payload))
                    .flatten();
                self.unreadable(now, number, &error)
            }
        }
    }

    /// A request of a newer client is refused by its number, and the session goes on: the frame's
    /// length says where the next one begins. Anything else that cannot be read ends it.
    fn unreadable(
        &mut self,
        now: Moment,
        number: Option<u64>,
        error: &Unreadable,
    ) -> Result<Next, Refusal> {
        match number {
            Some(number) if self.phase == Phase::Open && !self.open.contains_key(&number) => {
                let refusal = Refusal::new(Code::UNKNOWN_REQUEST).with("why", error);
                self.put_answer(now, number, refusal.into());
                Ok(Next::Skipped)
            }
            _ => Err(Refusal::new(Code::UNREADABLE).with("why", error)),
        }
    }

    fn take(&mut self, now: Moment, packet: Packet) -> Option<Incoming> {
        match (packet, self.phase) {
            (Packet::Hello(hello), Phase::Hello) => self.welcome(now, hello),
            (Packet::Request(request), Phase::Entry | Phase::Open) => self.admit(now, request),
            (Packet::Heartbeat(_), Phase::Entry | Phase::Open) => None,
            (Packet::Farewell(_), _) => {
                self.phase = Phase::Over;
                Some(Incoming::Farewell)
            }
            _ => {
                self.cut(now, Refusal::new(Code::OUT_OF_TURN));
                None
            }
        }
    }

    fn welcome(&mut self, now: Moment, hello: Hello) -> Option<Incoming> {
        let version = match agree(&hello.versions) {
            Ok(version) => version,
            Err(refusal) => {
                self.cut(now, refusal);
                return None;
            }
        };
        self.phase = Phase::Entry;
        let greeting = self.greeting.clone();
        self.put_packet(
            now,
            &Packet::Welcome(Welcome {
                version,
                server_time: now,
                desk: greeting.desk,
                server: greeting.server,
                features: List::from(greeting.features),
                beat: BEAT,
                silence_max: SILENCE_MAX,
                frame_bytes_max: FRAME_BYTES_MAX,
                requests_open_max: u32::try_from(REQUESTS_OPEN_MAX)
                    .expect("the limit is a small number"),
                chunk_bytes_max: CHUNK_BYTES_MAX,
            }),
        );
        Some(Incoming::Hello(hello))
    }

    fn admit(&mut self, now: Moment, request: Box<Request>) -> Option<Incoming> {
        let number = request.request;
        if self.open.contains_key(&number) {
            // An answer with this number would settle the wrong one.
            self.cut(now, Refusal::new(Code::STILL_OPEN));
            return None;
        }
        let asked = Asked::of(&request.ask);
        let code = match (self.phase, asked) {
            (Phase::Entry, Asked::SignIn) | (Phase::Open, Asked::SignOut | Asked::Other) => None,
            (Phase::Open, _) => Some(Code::OUT_OF_TURN),
            _ => Some(Code::NOT_SIGNED_IN),
        };
        if let Some(code) = code {
            self.put_answer(now, number, Refusal::new(code).into());
            return None;
        }
        self.open.insert(number, asked);
        Some(Incoming::Request(request))
    }

    fn put_answer(&mut self, now: Moment, request: u64, outcome: Outcome) {
        let answer = Packet::Answer(Answer { request, outcome });
        if let Ok(bytes) = self.spell(&answer) {
            self.put(now, bytes, Weight::Answer);
            return;
        }
        let outcome = Refusal::new(Code::TOO_MANY)
            .with("kind", "answer_bytes")
            .with("most", FRAME_BYTES_MAX)
            .into();
        self.put_packet(now, &Packet::Answer(Answer { request, outcome }));
    }

    fn put_packet(&mut self, now: Moment, packet: &Packet) {
        let bytes = self.spell(packet).expect("the desk's own words are short");
        self.put(now, bytes, Weight::Answer);
    }

    fn put(&mut self, now: Moment, bytes: Vec<u8>, weight: Weight) {
        self.spoke = now;
        self.output.put(bytes, weight);
    }

    fn spell(&self, packet: &Packet) -> Result<Vec<u8>, TooLong> {
        match self.spelling {
            Spelling::Binary => codec::write(packet),
            Spelling::Json => codec::write_json(packet).map(String::into_bytes),
        }
    }

    /// Ends it for a fault of the client's or the line's; news that waits is told again on resume.
    fn cut(&mut self, now: Moment, why: Refusal) {
        let resumable = self.phase == Phase::Open;
        self.output.drop_events();
        self.leave(now, Some(why), resumable, None);
    }

    fn leave(&mut self, now: Moment, why: Option<Refusal>, resumable: bool, after: Option<Span>) {
        if self.phase == Phase::Over {
            return;
        }
        let farewell = Farewell {
            why,
            resumable,
            after,
        };
        self.put_packet(now, &Packet::Farewell(farewell));
        self.phase = Phase::Over;
        self.texts.clear();
        self.open.clear();
    }
}

fn broken(error: FrameError) -> Refusal {
    match error {
        FrameError::TooLarge { most, .. } => Refusal::new(Code::FRAME_TOO_LARGE).with("most", most),
        FrameError::Empty | FrameError::UnknownKind(_) => {
            Refusal::new(Code::UNREADABLE).with("why", error)
        }
    }
}
