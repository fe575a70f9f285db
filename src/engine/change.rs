//! Everything that can become true: records put and removed. Closed.

use bincode::{Decode, Encode};

use crate::domain::account::{Credential, Session};
use crate::domain::agent::Agent;
use crate::domain::attachment::Digest;
use crate::domain::case::Case;
use crate::domain::channel::{Described, Fetched, Proven, Rest, Tally};
use crate::domain::contact::Contact;
use crate::domain::conversation::Conversation;
use crate::domain::delivery::{Delivery, Early};
use crate::domain::guidance::{Guidance, HasRead};
use crate::domain::message::Message;
use crate::domain::stray::Stray;
use crate::domain::{Address, AgentId, ConversationId, MessageId, Moment, Name, Span, StrayId};

use super::answer::Answer;
use super::command::Key;
use super::event::{Actor, Event};

/// One fact to record. A later one about the same thing takes the earlier one's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A customer, and the addresses they are found by.
    Contact(Box<Contact>),
    /// A case.
    Case(Box<Case>),
    /// A conversation.
    Conversation(Box<Conversation>),
    /// A message, found by number, by conversation and sequence, and by its id in the other system.
    Message(Box<Message>),
    /// A delivery on its way or given up.
    Delivery(Box<Delivery>),
    /// A delivery is settled.
    DeliverySettled(MessageId),
    /// News of a message of ours that is not known yet by that name.
    Early(Box<Early>),
    /// Such news is kept no more.
    EarlyGone(Name, String),
    /// A key of a channel was accepted.
    KeySeen {
        /// Which channel.
        channel: Name,
        /// The key.
        key: String,
        /// What came of it.
        seen: Seen,
    },
    /// A person.
    Agent(Box<Agent>),
    /// How a person proves who they are.
    Credential(AgentId, Box<Credential>),
    /// A session.
    Session(Box<Session>),
    /// A session ended.
    SessionEnded(Digest),
    /// Where somebody is.
    Presence(AgentId, Presence),
    /// An unfinished answer; `None` drops it.
    Draft(AgentId, ConversationId, Option<Box<Draft>>),
    /// The answer to a client's command, to be given again.
    Answered(Key, Moment, Box<Answer>),
    /// A generation of the configuration and its files.
    Generation(Box<GenerationRecord>),
    /// Who wrote what a generation came of.
    Written(Box<Written>),
    /// A queue or channel stopped by a person; survives restarts.
    Paused {
        /// Whether it is a channel.
        channel: bool,
        /// Which.
        name: Name,
        /// Whether it is stopped.
        paused: bool,
    },
    /// A channel is stopped because its other side said that it is gone for good, or it was let go on.
    Gone(Name, bool),
    /// What went through a channel today.
    Tally(Tally),
    /// Nothing leaves by a channel for a while.
    Rest(Rest),
    /// How far a mailbox was taken in.
    Fetched(Fetched),
    /// What a connector says that its channel carries.
    Described(Box<Described>),
    /// What a connector said and could not be taken, with its bytes where they are not there yet.
    Stray(Box<Stray>, Option<Vec<u8>>),
    /// That is kept no more.
    StrayGone(Name, StrayId),
    /// Mail for an address of a channel was shown to arrive.
    Proven(Proven),
    /// Guidance was published or withdrawn.
    Guidance(Box<Guidance>),
    /// Somebody has read it.
    GuidanceRead(Box<HasRead>),
    /// Something happened.
    Event(Box<Event>),
    /// What people and servers said in words of their own is struck from a conversation's journal.
    WordsStruck(ConversationId),
}

/// What came of an accepted key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Seen {
    /// The message, if it became one.
    pub message: Option<MessageId>,
    /// The conversation; number 0, which none has, where it is about none.
    pub conversation: ConversationId,
    /// When.
    pub at: Moment,
}

impl Seen {
    /// By which key of its channel a conversation is found that was with somebody there and goes on elsewhere.
    pub fn key_of_peer(peer: &Address) -> String {
        format!("with {}", peer.value)
    }

    /// By which key of its channel is found what last left for somebody; does not tell whom.
    pub fn key_of_recipient(to: &Address) -> String {
        let written = format!("{} {}", to.scheme, to.value);
        format!("to {}", Digest::of(written.as_bytes()))
    }

    /// When a message may leave at the soonest that is kept so far apart from the one that left then; `None` where
    /// it may now. The same message again keeps no distance from itself.
    pub fn keeps_back(&self, message: MessageId, apart: Span, now: Moment) -> Option<Moment> {
        let at = self.at + apart;
        (self.message != Some(message) && at > now).then_some(at)
    }
}

/// Where somebody is, with an absolute end where it has one (R12).
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Presence {
    /// Their status; `None` means gone.
    pub status: Option<Name>,
    /// Since when they have it.
    pub since: Moment,
    /// They lost their connection and are waited for until then.
    pub lost_until: Option<Moment>,
    /// When they last received work.
    pub last_received: Moment,
    /// When they last did something.
    pub stirred_at: Moment,
    /// The status they go back to once they have written up (R18).
    pub resume: Option<Name>,
}

/// An unfinished answer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Draft {
    /// What is written so far.
    pub text: String,
    /// The last message seen while writing it.
    pub base_seq: u32,
    /// When it was last kept.
    pub at: Moment,
}

/// A file of the configuration that somebody wrote or removed by the desk itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Written {
    /// The generation that came of it.
    pub generation: u32,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: Actor,
    /// Which file.
    pub file: String,
    /// Whether it is no more.
    pub removed: bool,
}

/// A generation of the configuration as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct GenerationRecord {
    /// Its number.
    pub number: u32,
    /// When it was applied.
    pub at: Moment,
    /// What changed, a line each.
    pub diff: Vec<String>,
    /// The files as they were.
    pub files: Vec<(String, String)>,
}
