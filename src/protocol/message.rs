//! What the two sides say: requests, answers, news. Append only.
//!
//! The binary form is positional: a released variant never moves, a released struct never gains or
//! loses a field. What has to change becomes a new variant.

pub mod answer;
pub mod contacts;
pub mod desk;
pub mod entry;
pub mod files;
pub mod guidance;
pub mod lists;
pub mod news;
pub mod people;
pub mod presence;
pub mod routing;
pub mod setup;
pub mod supervise;
pub mod work;

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Moment, Seq, Span};

use super::code::Code;
use super::key::CommandKey;
use super::list::List;
use super::view::conversation::Param;

pub use answer::{Accepted, Conflict, Data, Outcome, Remarked, Undo};
pub use contacts::ContactsRequest;
pub use desk::DeskRequest;
pub use entry::EntryRequest;
pub use files::FilesRequest;
pub use guidance::GuidanceRequest;
pub use lists::ListsRequest;
pub use news::News;
pub use people::PeopleRequest;
pub use presence::PresenceRequest;
pub use routing::RoutingRequest;
pub use supervise::SuperviseRequest;
pub use work::WorkRequest;

/// Frame 3, client to desk: asks for one thing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Request {
    /// The client's number for it; names its answer. Not one that still waits for an answer.
    pub request: u64,
    /// Set where asking twice must have one effect; see Idempotency.
    pub key: Option<CommandKey>,
    /// The `fence` of the conversation, where the request is meant only as long as that grant stands;
    /// CT-3033 once it is over. See Conflict.
    #[serde(default)]
    pub holder_fence: Option<u32>,
    /// What is asked.
    pub ask: ToDesk,
}

/// What a client can ask, by area.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "area", rename_all = "snake_case")]
pub enum ToDesk {
    /// Signing in and out.
    Entry(EntryRequest),
    /// Conversations.
    Work(WorkRequest),
    /// Reading.
    Lists(ListsRequest),
    /// One's own status and whereabouts.
    Presence(PresenceRequest),
    /// Customers.
    Contacts(ContactsRequest),
    /// Bytes.
    Files(FilesRequest),
    /// The floor.
    Supervise(SuperviseRequest),
    /// Accounts.
    People(PeopleRequest),
    /// The desk itself.
    Desk(DeskRequest),
    /// Giving out work from outside.
    Routing(RoutingRequest),
    /// What the team is to know and keep to.
    Guidance(GuidanceRequest),
}

/// Frame 4, desk to client: the one answer to a request.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Answer {
    /// Whose.
    pub request: u64,
    /// How it went.
    pub outcome: Outcome,
}

/// Frame 5, desk to client: something happened.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Event {
    /// Its place in the journal; `null` for news that is not kept, such as presence, and for all but the
    /// last event of one place. Rises strictly within a session, with gaps where others' news lie.
    pub seq: Option<Seq>,
    /// When it happened.
    pub at: Moment,
    /// What.
    pub news: Box<News>,
}

/// Frame 6, both ways: I am here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Heartbeat {
    /// From the desk: its time. From a client: its own, which the desk ignores.
    pub at: Moment,
}

/// Frame 7, both ways: the last frame of a connection.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Farewell {
    /// Why; `null` when nothing is wrong.
    pub why: Option<Refusal>,
    /// Whether the session can be resumed on a new connection.
    pub resumable: bool,
    /// How long to wait before connecting again.
    pub after: Option<Span>,
}

/// Why something was not done. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Refusal {
    /// The stable code.
    pub code: Code,
    /// The details, by name; the table of codes says which.
    pub params: List<Param>,
    /// What the client may offer the person: a stable word, such as `send_anyway`.
    pub hint: Option<String>,
}

/// Everything that the desk sends once the session is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromDesk {
    /// The answer to a request.
    Answer(Answer),
    /// Something happened.
    Event(Event),
    /// The desk is there, and what time it has.
    Heartbeat(Heartbeat),
    /// The desk closes the connection.
    Farewell(Farewell),
}

impl Refusal {
    /// A bare refusal.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            params: List::new(),
            hint: None,
        }
    }

    /// Adds a detail: mostly a number or a text made for it, so it is taken by value.
    #[allow(clippy::needless_pass_by_value)]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        let param = Param {
            name: name.to_owned(),
            value: value.to_string(),
        };
        self.params = self.params.into_iter().chain([param]).collect();
        self
    }

    /// Says what the client may offer.
    pub fn hinting(mut self, hint: &str) -> Self {
        self.hint = Some(hint.to_owned());
        self
    }

    /// The detail of that name.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params
            .iter()
            .find(|param| param.name == name)
            .map(|param| param.value.as_str())
    }
}

impl Outcome {
    /// Done, and nothing to say.
    pub fn done() -> Self {
        Self::given(Data::Done)
    }

    /// Done, and this is what was asked for.
    pub fn given(data: Data) -> Self {
        Self::Accepted(Box::new(Accepted {
            data,
            undo: None,
            replayed: false,
        }))
    }
}

impl From<Refusal> for Outcome {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// How long the desk keeps the answers to requests with a key.
pub const ANSWERS_KEPT: Span = Span::days(7);

/// How long being seen at a conversation holds without being said again.
pub const LEASE: Span = Span::seconds(15);

/// How often a client says again that it is at a conversation.
pub const LEASE_BEAT: Span = Span::seconds(5);

/// The longest piece of a file in one request or answer, in bytes.
pub const CHUNK_BYTES_MAX: u32 = 256 * 1024;

/// The longest text of a message in its view, in bytes; all of it is read with `files.body`.
pub const VIEW_TEXT_BYTES_MAX: usize = 16 * 1024;

/// The longest formatted form of a message in its view, in bytes.
pub const VIEW_HTML_BYTES_MAX: usize = 64 * 1024;

/// The most conversations or messages in one answer.
pub const WINDOW_ITEMS_MAX: u32 = 100;

/// The most events in one answer.
pub const EVENTS_ITEMS_MAX: u32 = 500;

/// The largest number of a client's own list, less one.
pub const LISTS_MAX: u32 = 16;

/// What the parts of an answer may come to, in bytes, so that it fits a frame with room to spare.
pub const ANSWER_BYTES_GOAL: usize = 768 * 1024;
