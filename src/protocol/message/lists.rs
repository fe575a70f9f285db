//! Reading: windows of lists, conversations, timelines, search and export.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{CaseId, ContactId, ConversationId, Name, Seq};
use crate::protocol::list::List;
use crate::protocol::view::conversation::{ConversationStatus, WorkState};

/// What is read. Nothing here changes anything.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ListsRequest {
    /// Reads a window of a list once. Answered by `window`.
    Window {
        /// Which list.
        of: Box<WindowOf>,
    },
    /// Reads a window and keeps it current: `list` events follow until `unsubscribe`, the end of
    /// the connection, or the same `list` number asked for anew. Answered by `window`.
    Subscribe {
        /// The client's own number for it, from 0 to 15.
        list: u32,
        /// Which list.
        of: Box<WindowOf>,
    },
    /// No more events of this list.
    Unsubscribe {
        /// The client's own number for it.
        list: u32,
    },
    /// Opens a conversation: its last messages, events, contact, drafts, presence, what its channel
    /// can carry and how to write on it. Answered by `opened`.
    Open {
        /// Which.
        conversation: ConversationId,
        /// How many messages, at most 100.
        messages: u32,
        /// Whether `message`, `message_state`, `history`, `presence` and `draft` events about it follow.
        watch: bool,
    },
    /// No more events of this conversation.
    Close {
        /// Which.
        conversation: ConversationId,
    },
    /// Reads messages, oldest first: those after `after`, else the last ones before `before`.
    /// Answered by `messages`.
    Messages {
        /// Which.
        conversation: ConversationId,
        /// Only messages with a larger `seq`.
        after: Option<u32>,
        /// Only messages with a smaller `seq`.
        before: Option<u32>,
        /// How many, at most 100.
        limit: u32,
    },
    /// Reads what happened to a conversation, oldest first. Answered by `events`.
    History {
        /// Which.
        conversation: ConversationId,
        /// Only what came later.
        after: Option<Seq>,
        /// How many, at most 500.
        limit: u32,
    },
    /// Reads everything a customer had with the desk, over all channels, latest first. Answered by `window`.
    Timeline {
        /// Who.
        contact: ContactId,
        /// Where the last answer ended.
        cursor: Option<String>,
        /// How many, at most 100.
        limit: u32,
    },
    /// Finds conversations by words in subject, contact, reference or text. Answered by `window`.
    Search {
        /// The words.
        text: String,
        /// Where the last answer ended.
        cursor: Option<String>,
        /// How many, at most 100.
        limit: u32,
    },
    /// Lists macros. Answered by `macros`.
    Macros,
    /// Shows a macro filled for a conversation. Answered by `rendered`.
    RenderMacro {
        /// Which.
        conversation: ConversationId,
        /// Its name.
        name: Name,
    },
    /// Reads the next conversation in order of number, with its first messages, for an export;
    /// the rest is read with `messages`. Answered by `exported`.
    Export {
        /// The last one read; `null` begins.
        after: Option<ConversationId>,
        /// Only of this queue.
        queue: Option<Name>,
        /// Only of this customer.
        contact: Option<ContactId>,
    },
    /// Lists what the console offers to choose from: queues, tags, statuses… Answered by `vocabulary`.
    Vocabulary,
    /// Asks which of one's own conversations needs one next: unanswered, the one that has waited longest.
    /// What whoever has just ended or resolved one goes on with. Answered by `next`.
    Next {
        /// Not this one.
        but: Option<ConversationId>,
    },
}

/// A window of a list.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct WindowOf {
    /// What belongs in it.
    #[serde(default)]
    pub filter: Filter,
    /// In which order.
    #[serde(default)]
    pub sort: Sort,
    /// Where the last window ended: its `next`.
    pub cursor: Option<String>,
    /// How many, at most 100.
    pub limit: u32,
}

/// What belongs in a list. An empty part lets everything through; parts narrow one another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Filter {
    /// In one of these queues.
    #[serde(default)]
    pub queue: List<Name>,
    /// Owned by.
    #[serde(default)]
    pub owner: Owner,
    /// With all of these labels.
    #[serde(default)]
    pub tags: List<Name>,
    /// In one of these states.
    #[serde(default)]
    pub status: List<ConversationStatus>,
    /// Whose work stands in one of these places.
    #[serde(default)]
    pub work: List<WorkState>,
    /// Over one of these channels.
    #[serde(default)]
    pub channel: List<Name>,
    /// Of this customer.
    pub contact: Option<ContactId>,
    /// Of this case.
    pub case: Option<CaseId>,
    /// With this text in subject, contact's name, address or reference; case does not matter.
    pub text: Option<String>,
    /// Only those whose owner asked for help.
    #[serde(default)]
    pub flagged: bool,
}

/// Who owns what is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Owner {
    /// Whoever, or nobody.
    #[default]
    Anybody,
    /// Whoever asks.
    Me,
    /// Nobody.
    Nobody,
    /// This person.
    Agent {
        /// Who.
        agent: Name,
    },
}

/// In which order a list is read. Equal places are ordered by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// What the customer wrote last comes first.
    #[default]
    Received,
    /// What routing would give out first comes first.
    Priority,
    /// By channel's name, then as `received`.
    Channel,
    /// What is due first comes first; what is never due comes last.
    Due,
    /// What changed last comes first.
    Updated,
    /// By number, rising.
    Number,
}
