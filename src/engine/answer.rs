//! What the desk answers when it says yes.

use bincode::{Decode, Encode};

use crate::domain::{AgentId, CaseId, ContactId, ConversationId, MessageId, Moment};

/// A yes. Kept for a while, so that a client that asks again hears the same.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Answer {
    /// Done; nothing more to say.
    Done,
    /// Done, and it can be taken back with the token until the moment.
    Undoable {
        /// Give it to `Undo`.
        token: u64,
        /// Until when.
        until: Moment,
        /// The conversation's sequence now.
        seq: u32,
    },
    /// A message was kept.
    Message {
        /// Which.
        message: MessageId,
        /// Where.
        conversation: ConversationId,
        /// Its place there.
        seq: u32,
        /// Take it back with this, until then, where it can be.
        undo: Option<(u64, Moment)>,
    },
    /// The key had been accepted before; nothing was changed.
    Duplicate {
        /// What it became then.
        message: Option<MessageId>,
        /// Where.
        conversation: ConversationId,
    },
    /// A conversation was made or meant; it is taken back with this, until then, where it can be.
    Conversation(ConversationId, CaseId, Option<(u64, Moment)>),
    /// A person was made or meant.
    Agent(AgentId),
    /// A customer was meant.
    Contact(ContactId),
    /// What a lane is to send now, in order.
    ToSend(Vec<MessageId>),
    /// The generation now in force.
    Generation(u32),
    /// Something was kept that could not be taken; so many older ones made room for it.
    Strayed(u32),
}
