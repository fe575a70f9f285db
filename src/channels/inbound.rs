//! What a channel can report: messages, receipts, and signs of life.

use serde::{Serialize, Serializer};

use crate::domain::attachment::Digest;
use crate::domain::deed::Deed;
use crate::domain::message::Checks;
use crate::domain::order::Order;
use crate::domain::{Address, CaseId, ConversationId, MessageId, Moment};

/// The most bytes of one inbound item that are read; more is kept whole but only its head is read.
pub const RAW_BYTES_MAX: usize = 35 * 1024 * 1024;

/// One item as it came in, before anything was understood.
#[derive(Clone, Debug)]
pub struct RawInbound {
    /// By which door.
    pub door: Door,
    /// Exactly what came.
    pub body: Vec<u8>,
    /// When it came.
    pub received_at: Moment,
}

/// How an item came in, and what the carrier knew beside the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    /// As a file in a folder.
    Folder {
        /// Its name there: a label for people, never a key.
        file: String,
    },
    /// From a mail server, with an envelope (RFC 5321).
    Envelope {
        /// The return path; empty for `<>`.
        from: String,
        /// For whom it was delivered here.
        to: Vec<String>,
    },
}

/// Why an item is not from whom it claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgery {
    /// A stable word: `signature`, `stale`…
    pub code: &'static str,
}

/// Something that happened on a channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// Unique for ever within its channel and kind: the same key again has no effect.
    pub key: String,
    /// The sender's side of the story of when; `None` where it says nothing believable.
    pub occurred_at: Option<Moment>,
    /// What happened.
    #[serde(flatten)]
    pub kind: EventKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EventKind {
    /// Somebody wrote.
    Message(Box<Letter>),
    /// News of a message of ours.
    Receipt(Receipt),
    /// Somebody told their provider that a message of ours was not wanted.
    Complaint(Complaint),
    /// Mail for one of our addresses arrives: a code that was sent there came back.
    Proof {
        /// Which.
        address: String,
    },
    /// Somebody at the desk wrote, with another program than the desk; its sender is whom it went to.
    Echo(Box<Letter>),
    /// A message from before: kept to be found, and nobody is told.
    Past {
        /// What.
        letter: Box<Letter>,
        /// Whether the desk wrote it; its sender is whom it went to then.
        ours: bool,
    },
    /// Somebody did something besides writing.
    Deed(Box<Deed>),
    /// A contact centre outside says what is to be done with work that it gives out.
    Order(Box<Order>),
    /// Somebody is writing.
    Typing {
        /// Who.
        from: Address,
    },
}

/// A message from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// Its id in the other system: a provider's key, a Message-ID without its angle brackets, which are
    /// no part of it (RFC 5322, 3.6.4).
    pub external_id: Option<String>,
    /// Who wrote it, as far as the message says.
    pub from: Party,
    /// Where the writer wants answers, if elsewhere. Never a proof of who they are.
    pub reply_to: Option<Address>,
    /// All to whom it is addressed openly, us included.
    pub to: Vec<Address>,
    /// Our own address that it came to, where that can be told.
    pub routing: Option<Address>,
    /// Its subject on one line, as written; empty where there is none.
    pub subject: String,
    /// Its text, never longer than [`crate::domain::text::BODY_BYTES_MAX`].
    pub text: String,
    /// Where in `text` the quoted earlier messages begin, in bytes. Nothing is ever removed.
    pub quote_at: Option<usize>,
    /// Its formatted form, made safe: no scripts, no styles, no remote content.
    pub html: Option<String>,
    /// Its files.
    pub files: Vec<File>,
    /// What it seems to answer.
    #[serde(rename = "thread")]
    pub hints: Hints,
    /// What a server that we trust found out about the sender.
    pub checks: Option<Checks>,
    /// Why it counts as written by a machine (RFC 3834); such mail never triggers an automatic
    /// answer and never reopens anything.
    pub auto: Option<Auto>,
    /// A forward of something: starts its own conversation.
    pub forwarded: bool,
    /// What could not be read as it was meant. With any of them the raw message is among `files`.
    pub oddities: Vec<Oddity>,
}

/// Somebody on the other side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The address that answers go to by default.
    pub address: Address,
    /// What they call themselves; empty where they do not.
    pub display: String,
    /// How sure we are that it is they.
    pub verified: Verification,
}

/// How sure a sender's address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// Nobody vouched.
    None,
    /// A server that we trust checked SPF, DKIM and DMARC, and DMARC passed.
    Dmarc,
    /// The same server says that DMARC failed: likely forged.
    Failed,
    /// The provider of the channel vouches.
    Vendor,
    /// They signed in.
    Login,
}

/// What a message seems to answer. Hints only: the engine decides, and looks at who wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Hints {
    /// A genuine token of ours says so. Whether its sender takes part there is for the desk to say.
    pub conversation: Option<ConversationId>,
    /// Something was there that looks like a token of ours and is none. Such mail is a stranger's.
    pub forged: bool,
    /// The external id of what it answers directly.
    pub in_reply_to: Option<String>,
    /// External ids of what came before, oldest first.
    pub references: Vec<String>,
    /// The case whose reference stands in the subject: worth something only from a participant.
    pub subject_case: Option<CaseId>,
    /// The channel has one conversation per address at a time, as chats do.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_peer: bool,
    /// The other side's own thread: whatever comes in it is one conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thread: Option<String>,
}

/// A file that came with a message. Its name is a label, never a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What to call it; never empty.
    pub name: String,
    /// What its sender says it is, as `type/subtype`.
    pub mime: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Shown inside the text: its Content-ID without brackets.
    pub inline: Option<String>,
}

/// Why a message counts as written by a machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Auto {
    /// `Auto-Submitted` says so (RFC 3834).
    Submitted,
    /// The return path is `<>`.
    NullReturnPath,
    /// It is a report (RFC 6522).
    Report,
    /// `Precedence: bulk`, `junk`, `list` or `auto_reply`.
    Precedence,
    /// `X-Auto-Response-Suppress` or `X-Autoreply`.
    Autoreply,
    /// It came by a mailing list.
    List,
    /// Nobody reads `mailer-daemon`, `postmaster` or `no-reply`.
    Sender,
    /// It claims to come from our own address.
    Ourselves,
}

/// What could not be read as it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Oddity {
    /// Nothing could be understood at all.
    Unreadable,
    /// Longer than [`RAW_BYTES_MAX`]: only the head was read.
    TooLarge,
    /// Nested deeper than is read.
    TooDeep,
    /// More parts than are read.
    TooManyParts,
    /// More files than are kept beside the message.
    TooManyFiles,
    /// A header field was cut.
    FieldCut,
    /// The text was cut.
    TextCut,
    /// The formatted form was too large or too tangled to make safe.
    HtmlLeftOut,
}

/// News of a message of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// The external id of the message of ours.
    pub of: String,
    /// Its number, where the other side goes by ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_message: Option<MessageId>,
    /// How far it got.
    pub state: ReceiptState,
    /// For whom, where the notice says.
    pub recipient: Option<Address>,
    /// The provider's code: an enhanced status such as `5.1.1` for mail.
    pub code: String,
    /// What the other side says, in its words.
    pub text: String,
    /// The whole notice as a message, for when `of` turns out to be nobody's.
    pub notice: Option<Box<Letter>>,
}

/// Word that a message of ours was not wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Complaint {
    /// The external id of the message of ours: only who got it knows it.
    pub of: String,
    /// What the provider calls it: `abuse`, `opt-out`…
    pub reason: String,
    /// The whole notice as a message, for when `of` turns out to be nobody's.
    pub notice: Option<Box<Letter>>,
}

/// How far a message of ours got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptState {
    /// The other system took it.
    Sent,
    /// Still on its way, later than hoped.
    Delayed,
    /// It arrived.
    Delivered,
    /// It was read.
    Read,
    /// It did not arrive and will not.
    Failed,
}

impl File {
    /// Which bytes it is.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.bytes)
    }
}

/// In JSON a file is its label, type, length and digest; bytes travel separately.
impl Serialize for File {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut shape = out.serialize_struct("File", 5)?;
        shape.serialize_field("name", &self.name)?;
        shape.serialize_field("mime", &self.mime)?;
        shape.serialize_field("size", &self.bytes.len())?;
        shape.serialize_field("sha256", &self.digest().to_string())?;
        shape.serialize_field("inline", &self.inline)?;
        shape.end()
    }
}
