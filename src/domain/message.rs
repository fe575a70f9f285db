//! A message or note: direction, author, text, files and how far it got.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::attachment::{Attachment, Digest};
use super::marks::Marks;
use super::window::Manner;
use super::{Address, AgentId, ContactId, ConversationId, MessageId, Moment, Name};

/// One entry of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Message {
    /// Its place in order of arrival over the whole store.
    pub id: MessageId,
    /// Where it belongs.
    pub conversation: ConversationId,
    /// Its place in the conversation: 1, 2, 3… without a gap.
    pub seq: u32,
    /// The conversation it was written in, where a split moved it to another: what answers it may still
    /// show that one's token.
    pub split_from: Option<ConversationId>,
    /// Which way it went.
    pub direction: Direction,
    /// Who wrote it.
    pub author: Author,
    /// Over which channel.
    pub channel: Name,
    /// When the desk accepted it.
    pub at: Moment,
    /// When it was written, as the sender's side says. Shown, never sorted by.
    pub written_at: Option<Moment>,
    /// Its subject, where it has one of its own.
    pub subject: Option<String>,
    /// Its text.
    pub text: String,
    /// Its formatted form, made safe when it came in.
    pub html: Option<String>,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// The bytes exactly as they came or went.
    pub raw: Option<Digest>,
    /// Its id in the other system: a Message-ID, a provider's key.
    pub external_id: Option<String>,
    /// How far it got.
    pub state: State,
    /// Written by a machine: never answered by a machine (RFC 3834), never reopens anything.
    pub auto: bool,
    /// To whom it went and what it answered; of a customer's, whatever is not plain from its
    /// conversation.
    pub envelope: Option<Envelope>,
    /// What the client that it was written with calls it: an id of that client's making.
    pub called: Option<[u8; 16]>,
    /// What was found out about its sender, where somebody looked.
    pub checks: Option<Checks>,
    /// What became of it since, where anything did.
    pub marks: Option<Box<Marks>>,
    /// In which of its channel's windows it goes, or as which template, where the channel has such.
    pub manner: Option<Box<Manner>>,
}

/// Which way a message went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Direction {
    /// From the customer.
    In,
    /// To the customer.
    Out,
    /// To nobody outside: a note.
    Note(Scope),
}

/// Who may read a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Its author alone.
    Author,
    /// Everybody who may read the conversation.
    Team,
    /// A supervisor's whisper: its author and the owner.
    Whisper,
}

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Author {
    /// The customer.
    Contact(ContactId),
    /// Somebody at the desk.
    Agent(AgentId),
    /// The desk by itself: acknowledgements, notices.
    Desk,
}

/// How far a message got. A later state never gives way to an earlier one; a failure gives way to a
/// later proof of arrival.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum State {
    /// Came in, or is a note: nothing to send.
    Received,
    /// Accepted and waiting to leave.
    Queued,
    /// The other system took it.
    Sent,
    /// It arrived.
    Delivered,
    /// It was read.
    Read,
    /// It may have been sent; nobody can tell yet.
    Unsure,
    /// It did not arrive, and why.
    Failed {
        /// A stable word: `refused`, `expired`, `dropped`…
        code: String,
        /// What the other side said, in its words.
        text: String,
    },
    /// Waits for somebody to approve it: not on its way yet.
    Held,
}

/// What a mail server that the desk trusts found out about a sender (RFC 8601): shown to whoever
/// answers, and never more than the server says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Checks {
    /// Whether the machine that sent it may send for that domain (RFC 7208).
    pub spf: Check,
    /// Whether a domain signed it (RFC 6376).
    pub dkim: Check,
    /// Whether either of them speaks for the address that is shown (RFC 7489).
    pub dmarc: Check,
}

/// What one way of checking a sender found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Nothing: it was not looked at, or the domain says nothing.
    #[default]
    None,
    /// It is right.
    Pass,
    /// Neither right nor wrong.
    Neutral,
    /// It is wrong.
    Fail,
}

impl Check {
    /// The word that scripts and clients read.
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Pass => "pass",
            Self::Neutral => "neutral",
            Self::Fail => "fail",
        }
    }
}

/// Between whom a message goes, and what came before it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Envelope {
    /// Who wrote it, where that is neither the desk nor the address that answers go to.
    pub from: Option<Address>,
    /// To whom exactly; `None` for a customer's, who wrote to the desk.
    pub to: Option<Address>,
    /// Copies, where the channel knows them.
    pub cc: Vec<Address>,
    /// The other side's id of the message it answers.
    pub in_reply_to: Option<String>,
    /// The chain before it, oldest first, where the channel threads by chain: the whole of it for a
    /// message of ours, what the conversation does not hold for a customer's.
    pub references: Vec<String>,
    /// The other side's own thread that it came in or goes to, where the channel has such.
    pub thread: Option<String>,
}

impl Envelope {
    /// Whether somebody wrote it or was written to, in the open.
    pub fn names(&self, who: &Address) -> bool {
        self.from
            .iter()
            .chain(&self.to)
            .chain(&self.cc)
            .any(|named| named == who)
    }
}

/// The longest id of another system kept, in bytes; RFC 5322 lines end at 998.
pub const EXTERNAL_ID_BYTES_MAX: usize = 998;

/// The longest chain of references kept.
pub const REFERENCES_MAX: usize = 50;

impl Message {
    /// The ids of its parts in the other system, the first of which is its own.
    pub fn part_ids(&self) -> impl Iterator<Item = &String> {
        self.marks
            .iter()
            .flat_map(|marks| marks.parts.iter().map(|part| &part.id))
    }

    /// To whom it goes, where its conversation is with `peer`.
    pub fn recipient<'a>(&'a self, peer: &'a Address) -> &'a Address {
        let envelope = self.envelope.as_ref();
        envelope.and_then(|it| it.to.as_ref()).unwrap_or(peer)
    }

    /// What became of it, to be changed.
    pub fn marks_mut(&mut self) -> &mut Marks {
        self.marks.get_or_insert_default()
    }

    /// Whether it was written with another program than the desk.
    pub fn is_from_elsewhere(&self) -> bool {
        self.marks.as_ref().is_some_and(|marks| marks.elsewhere)
    }
}

impl State {
    /// The word that scripts and clients read.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Read => "read",
            Self::Unsure => "unsure",
            Self::Failed { .. } => "failed",
            Self::Held => "held",
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Received => 0,
            Self::Queued | Self::Held => 1,
            Self::Unsure => 2,
            Self::Failed { .. } => 3,
            Self::Sent => 4,
            Self::Delivered => 5,
            Self::Read => 6,
        }
    }

    /// Whether news of `next` should replace this state: receipts come doubled and out of order.
    pub fn yields_to(&self, next: &Self) -> bool {
        // A bounce comes after the other system took the message, but never after proof of arrival.
        matches!((self, next), (Self::Sent, Self::Failed { .. })) || next.rank() > self.rank()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed() -> State {
        State::Failed {
            code: "refused".into(),
            text: String::new(),
        }
    }

    #[test]
    fn a_late_receipt_never_takes_a_state_back() {
        assert!(!State::Read.yields_to(&State::Delivered));
        assert!(State::Sent.yields_to(&State::Read));
        assert!(!State::Delivered.yields_to(&failed()));
    }

    #[test]
    fn a_bounce_marks_a_sent_message_failed_and_proof_of_arrival_mends_it() {
        assert!(State::Sent.yields_to(&failed()));
        assert!(failed().yields_to(&State::Delivered));
    }
}
