//! An entry of the outbox: a message of ours on its way out.

use bincode::{Decode, Encode};

use super::message::State;
use super::{ConversationId, MessageId, Moment, Name};

/// A message of ours that is not yet settled, or was given up.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Delivery {
    /// The message.
    pub message: MessageId,
    /// Its conversation: entries of one leave in order.
    pub conversation: ConversationId,
    /// Whose lane it leaves by.
    pub channel: Name,
    /// Where it stands.
    pub stage: Stage,
    /// How often it was tried, since somebody last asked for it to be sent again.
    pub attempts: u32,
    /// How often it had been tried when somebody last asked for that: with the message it names this
    /// sending to whoever tells repeats by a key.
    pub earlier: u32,
    /// What the other side last said, in its words.
    pub last_answer: String,
    /// When it was accepted.
    pub created_at: Moment,
    /// When trying makes no more sense.
    pub not_after: Moment,
}

/// News of a message of ours that came before its name there: the other side may tell how it fared
/// before it tells what it calls it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Early {
    /// Which channel.
    pub channel: Name,
    /// What the other side calls the message.
    pub id: String,
    /// How far it got.
    pub state: State,
    /// When the first of it came.
    pub at: Moment,
}

/// Where an entry of the outbox stands.
///
/// `Sending` is on disk before the first byte leaves, so after a crash exactly the entries found in
/// it may have been sent without our knowing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Stage {
    /// May leave at `due`.
    Ready {
        /// Not before.
        due: Moment,
    },
    /// An attempt is under way.
    Sending {
        /// Since when.
        started: Moment,
    },
    /// Nobody knows whether the attempt succeeded; looked at again at `until`, or by a person.
    Unsure {
        /// When the desk resends by itself, if the channel allows it.
        until: Option<Moment>,
    },
    /// Given up; kept until somebody retries or drops it.
    Dead {
        /// A stable word for the reason.
        code: String,
        /// Since when.
        at: Moment,
    },
    /// Waits for somebody to approve it. It keeps nothing back that is written after it.
    Held,
}

/// The reason of what was given up because nobody could tell whether it was sent.
pub const UNKNOWN: &str = "unknown";

impl Delivery {
    /// Whether it still holds back later entries of its conversation.
    pub fn is_alive(&self) -> bool {
        !matches!(self.stage, Stage::Dead { .. })
    }
}
