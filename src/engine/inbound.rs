//! What comes in from a channel, in the engine's words: messages, and news of ours.

use std::collections::BTreeMap;

use crate::domain::attachment::{Attachment, Digest};
use crate::domain::deed::{Deed, Of};
use crate::domain::message::{Checks, State};
use crate::domain::order::Order;
use crate::domain::survey::Code;
use crate::domain::{Address, AgentId, CaseId, ConversationId, Moment, Name};

/// A customer's message, read and checked, its files already on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbound {
    /// The channel it came by.
    pub channel: Name,
    /// The other side's key for it, unique on the channel for ever.
    pub key: String,
    /// Who wrote.
    pub from: Address,
    /// Where else the same person is, as somebody vouches who knows.
    pub aliases: Vec<Address>,
    /// What they call themselves.
    pub from_name: String,
    /// Which of our addresses they wrote to.
    pub ours: Option<String>,
    /// Everybody else it went to.
    pub cc: Vec<Address>,
    /// Which conversation it says it belongs to.
    pub thread: Thread,
    /// The ids it goes back to, oldest first; its answers carry them on.
    pub chain: Vec<String>,
    /// Its subject, where there is one.
    pub subject: Option<String>,
    /// Its text.
    pub text: String,
    /// Its formatted form, made safe.
    pub html: Option<String>,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// The bytes as they came.
    pub raw: Option<Digest>,
    /// Its id in the other system.
    pub external_id: Option<String>,
    /// When it was written, as the sender says.
    pub written_at: Option<Moment>,
    /// Written by a machine.
    pub auto: bool,
    /// What was found out about its sender, where somebody looked.
    pub checks: Option<Checks>,
    /// It was there before the desk: kept to be found, nobody's work, never answered by the desk.
    pub history: bool,
    /// The language it is written in, if anybody can tell.
    pub language: Option<String>,
    /// What else was filled in, by the names that the desk's settings give.
    pub fields: BTreeMap<String, String>,
    /// Whoever wrote only typed their address: it is answered, and names nobody whom the desk knows.
    pub typed: bool,
}

/// What a message says about where it belongs, strongest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    /// The conversation of a token whose signature held.
    pub token: Option<ConversationId>,
    /// It shows a token that is none of ours; nothing else it says is believed.
    pub forged: bool,
    /// The ids it answers, nearest first.
    pub references: Vec<String>,
    /// The case quoted in its subject; believed only from somebody who takes part.
    pub case: Option<CaseId>,
    /// The channel has one conversation per address at a time, as chats do.
    pub by_peer: bool,
    /// The other side's own thread on its channel: whatever comes in it is one conversation.
    pub key: Option<String>,
}

/// News about a message of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The channel it came by.
    pub channel: Name,
    /// The news' own key.
    pub key: String,
    /// Which message of ours.
    pub of: Of,
    /// What became of it.
    pub state: State,
    /// The bytes as they came.
    pub raw: Option<Digest>,
}

/// Something that a customer did besides writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The channel it came by.
    pub channel: Name,
    /// The other side's key for it.
    pub key: String,
    /// Where else the same person is, as somebody vouches who knows.
    pub aliases: Vec<Address>,
    /// What they did.
    pub deed: Deed,
    /// When, where the other side says so.
    pub at: Option<Moment>,
}

/// What a customer is told at another address than the one they talk from: that their message came, what
/// they have not read, what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forward {
    /// In which conversation.
    pub conversation: ConversationId,
    /// The channel they talk by.
    pub channel: Name,
    /// Its keys for this; none of them is forwarded twice.
    pub keys: Vec<String>,
    /// By which channel it goes.
    pub by: Name,
    /// To which of their addresses.
    pub to: Address,
    /// Whoever at the desk wrote what is forwarded; nobody where it is the desk's own, of which one address
    /// gets only so many (RFC 3834, section 2).
    pub author: Option<AgentId>,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// By which code they answer what they think of the conversation, where they are asked.
    pub survey: Option<Code>,
}

/// What a customer thinks of a conversation, by the code that they were asked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The code.
    pub code: Code,
    /// From 1 to 5, the best.
    pub score: u8,
    /// In their words.
    pub remark: String,
}

/// Word that a message of ours was not wanted (RFC 5965).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The channel it came by.
    pub channel: Name,
    /// The other side's key for it.
    pub key: String,
    /// The other system's id of the message of ours.
    pub external_id: String,
    /// What the complaint is called.
    pub reason: String,
}

/// Something that a contact centre outside wants done with work that it gives out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directed {
    /// The channel whose work it is.
    pub channel: Name,
    /// The other side's key for it.
    pub key: String,
    /// What.
    pub order: Order,
}
