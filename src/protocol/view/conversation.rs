//! What is shown of a conversation: itself, its messages, its events, who is there.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::attachment::Digest;
use crate::domain::case::CaseStatus;
use crate::domain::channel::TextUnit;
use crate::domain::message::Scope;
use crate::domain::window::Then;
use crate::domain::{
    CaseId, ContactId, ConversationId, MasterId, MessageId, Moment, Name, OfferId, Seq, Span,
};
use crate::protocol::key::Id128;
use crate::protocol::list::List;
use crate::protocol::view::marks::{MarksView, StoppedView};
use crate::protocol::view::template::{TemplateUse, TemplateView};

/// A conversation as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ConversationView {
    /// Its id: the number that people see, as an id.
    pub id: ConversationId,
    /// Its number, as a number.
    pub number: u64,
    /// What the customer is told to quote: `C-4120-T`.
    pub reference: String,
    /// Where it stands, for people.
    pub status: ConversationStatus,
    /// Where its case stands.
    pub case_status: CaseStatus,
    /// Its queue.
    pub queue: Name,
    /// Its place among others of its queue; 0 goes first.
    pub priority: u16,
    /// Its channel.
    pub channel: Name,
    /// Who is talking with the desk.
    pub contact: ContactBrief,
    /// Who owns it, by sign-in name; an offer is not ownership.
    pub assignee: Option<Name>,
    /// What it is about.
    pub subject: String,
    /// Its labels.
    pub tags: List<Name>,
    /// When the customer last wrote.
    pub received_at: Moment,
    /// When anything about it last changed.
    pub updated_at: Moment,
    /// How many messages of the customer nobody at the desk has opened.
    pub unread: u32,
    /// Where routing has it.
    pub work: WorkState,
    /// When `work` ends by itself: an offer's deadline, a snooze's or a wrap-up's end.
    pub until: Option<Moment>,
    /// When it began to wait; its age is counted from here.
    pub enqueued_at: Moment,
    /// When a first answer is due, while none was given.
    pub due_at: Option<Moment>,
    /// When it began.
    pub created_at: Moment,
    /// The `seq` of its last message: the `base_seq` of an answer to it.
    pub seq: u32,
    /// The matter it belongs to.
    pub case: CaseId,
    /// Ties related conversations together; a new one after three transfers.
    pub master: MasterId,
    /// What kind of matter its case is.
    pub case_kind: Option<Name>,
    /// Where its case came from, as the channel that opened it has it.
    pub case_origin: Option<Name>,
    /// Its case's number in another system.
    pub case_external_id: Option<String>,
    /// How often people transferred it.
    pub transfers: u16,
    /// Rises with every change of owner.
    pub fence: u32,
    /// Whether its owner asked for help.
    pub flagged: bool,
    /// The beginning of its last message, on one line.
    pub preview: String,
    /// Who is looking at it or typing in it.
    pub presence: List<PresenceView>,
    /// Why it was ended, if it was.
    pub disposition: Option<DispositionView>,
    /// The conversation that it was merged into.
    pub merged_into: Option<ConversationId>,
    /// What a bot has found out.
    pub fields: List<Param>,
}

/// Where a conversation stands, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConversationStatus {
    /// Nobody at the desk has answered yet.
    New,
    /// The customer spoke last.
    Open,
    /// The desk spoke last, or somebody said that no answer is needed.
    Resolved,
    /// Put off.
    Snoozed,
}

/// Where routing has a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkState {
    /// Kept, but nobody is to work on it.
    Unrouted,
    /// Waiting in its queue.
    Queued,
    /// Shown to one person, who has until `until` to take it.
    Offered,
    /// Being worked on.
    Active,
    /// Answered, and kept by its owner until the customer writes.
    Waiting,
    /// Put off until `until`.
    Snoozed,
    /// Ended, and being written up until `until`.
    WrapUp,
    /// Over.
    Done,
}

/// A customer in a line.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ContactBrief {
    /// Who.
    pub id: ContactId,
    /// What they are called, or else their address.
    pub name: String,
    /// The address an answer goes to.
    pub address: String,
    /// What kind of address: `mail`, `tel`…
    pub scheme: Name,
}

/// Where somebody can be reached.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct AddressView {
    /// What kind of address: `mail`, `tel`…
    pub scheme: Name,
    /// The address.
    pub value: String,
}

/// A file by digest.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct FileView {
    /// What it is called: a label, never a path.
    pub name: String,
    /// What it is, as `type/subtype`.
    pub mime: String,
    /// Its length in bytes.
    pub size: u64,
    /// Which bytes it is.
    pub sha256: Digest,
    /// Its Content-ID where it is shown inside the text.
    pub inline: Option<String>,
    /// What its bytes are, where that is something else than `mime` says: never show it as `mime`.
    pub found: Option<String>,
}

/// A message or note.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct MessageView {
    /// Its place in the conversation: 1, 2, 3… without a gap.
    pub seq: u32,
    /// Its place in order of arrival over the whole desk; also its name in the outbox.
    pub id: MessageId,
    /// Which way it went.
    pub direction: Direction,
    /// Who wrote it: a person's sign-in name, what a customer is called, or `desk`.
    pub author: String,
    /// What the author is.
    pub author_kind: AuthorKind,
    /// Over which channel.
    pub channel: Name,
    /// When the desk accepted it.
    pub at: Moment,
    /// When it was written, as the sender says. Shown, never sorted by.
    pub written_at: Option<Moment>,
    /// Its subject, where it has one of its own.
    pub subject: Option<String>,
    /// Its text, up to 16,384 bytes.
    pub text: String,
    /// Its formatted form made safe, if it is no longer than 65,536 bytes.
    pub html: Option<String>,
    /// Whether text or formatted form is longer than what stands here; `files.body` reads all of it.
    pub clipped: bool,
    /// Its files.
    pub attachments: List<FileView>,
    /// How far it got.
    pub state: MessageState,
    /// Why it failed, where it did, as a stable word; see Stable words.
    pub failure: Option<String>,
    /// What the other side said to it, where it said anything.
    pub answer: Option<String>,
    /// Its id in the other system.
    pub external_id: Option<String>,
    /// Who may read it, where it is a note.
    pub scope: Option<Scope>,
    /// Written by a machine.
    pub auto: bool,
    /// Where it went, for messages of ours.
    pub to: Option<AddressView>,
    /// Copies.
    pub cc: List<AddressView>,
    /// What its author's client called it.
    pub client_message: Option<Id128>,
    /// What a mail server that the desk trusts found out about its sender; `null` where nobody looked.
    pub checks: Option<ChecksView>,
    /// What became of it since; `null` for most.
    pub marks: Option<Box<MarksView>>,
    /// The template of its channel's that it is; `null` for most.
    pub template: Option<Box<TemplateUse>>,
}

/// What was found out about a sender; each is `pass`, `fail`, `neutral` or `none`.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ChecksView {
    /// Whether the machine that sent it may send for that domain.
    pub spf: String,
    /// Whether a domain signed it.
    pub dkim: String,
    /// Whether either of them speaks for the address that is shown.
    pub dmarc: String,
}

/// Which way a message went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the customer.
    In,
    /// To the customer.
    Out,
    /// To nobody outside.
    Note,
}

/// What the author of a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorKind {
    /// A customer.
    Contact,
    /// A person at the desk.
    Agent,
    /// The desk by itself.
    Desk,
}

/// How far a message got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
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
    /// It did not arrive.
    Failed,
    /// Waits for somebody to approve it: not on its way yet.
    Held,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct EventView {
    /// Its place in the journal.
    pub seq: Seq,
    /// When.
    pub at: Moment,
    /// Who caused it: a person's sign-in name, `contact`, `operator`, `partner`
    /// (a contact centre that gives out its channel's work) or `desk`.
    pub by: String,
    /// What: a stable word. See the table of kinds.
    pub kind: String,
    /// The details, by name.
    pub params: List<Param>,
    /// Which generation of the configuration held.
    pub generation: u32,
    /// About which conversation, if one.
    pub conversation: Option<ConversationId>,
}

/// A detail by name.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Param {
    /// Which.
    pub name: String,
    /// What it is.
    pub value: String,
}

/// A conversation opened.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ConversationShow {
    /// The conversation itself; in JSON its keys stand beside the following ones.
    #[serde(flatten)]
    pub conversation: ConversationView,
    /// Its messages, oldest first: the last ones, as many as were asked for and fit.
    pub messages: List<MessageView>,
    /// Whether there are earlier messages than these.
    pub earlier: bool,
    /// What happened to it, oldest first: the last 100.
    pub events: List<EventView>,
    /// Unfinished answers: one's own with its text, others' without.
    pub drafts: List<DraftView>,
    /// What its channel can carry.
    pub abilities: AbilitiesView,
    /// Ways by which an answer could go instead: channels that reach an address of the customer's.
    pub ways: List<WayView>,
    /// Until when the channel allows a free answer; `null` for ever.
    pub reply_until: Option<Moment>,
    /// What guidance says about it, piece by piece: that for everybody, for its queue and for its channel.
    pub guidance: String,
    /// Dispositions that an end can be given; empty where none is asked.
    pub dispositions: List<Name>,
    /// The offer to whoever asks, if it is offered to them.
    pub offer: Option<OfferView>,
    /// The customer does not want to be written to at this address: an answer is refused with CT-3034
    /// until they write again.
    pub stopped: Option<StoppedView>,
    /// By which channel answers go on to a customer who has left the chat, at an address they gave; `null`
    /// where they do not.
    pub continued_by: Option<Name>,
    /// What the channel takes once `reply_until` is over: `template` or `closed`; `null` where that never is.
    pub reply_then: Option<Then>,
    /// Templates that the channel lets the desk send at any time.
    pub templates: List<TemplateView>,
}

/// A way to a customer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct WayView {
    /// By which channel.
    pub channel: Name,
    /// To which of their addresses.
    pub to: AddressView,
    /// What that channel can carry.
    pub abilities: AbilitiesView,
    /// They do not want to be written to there.
    pub stopped: Option<StoppedView>,
    /// Until when they can be written to freely by it; `null` where that is for ever.
    pub reply_until: Option<Moment>,
    /// What it takes after that.
    pub reply_then: Option<Then>,
    /// Templates that it lets the desk send at any time.
    pub templates: List<TemplateView>,
}

/// An unfinished answer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct DraftView {
    /// In which conversation.
    pub conversation: ConversationId,
    /// Whose.
    pub agent: Name,
    /// What is written so far; only for its author.
    pub text: Option<String>,
    /// The last message that its author had seen.
    pub base_seq: u32,
    /// When it was last kept.
    pub at: Moment,
}

/// Somebody at a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct PresenceView {
    /// Who.
    pub agent: Name,
    /// What they are doing.
    pub doing: Doing,
    /// When this ends unless it is said again.
    pub until: Moment,
}

/// What somebody does at a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// Looks at it.
    Viewing,
    /// Types in it.
    Typing,
}

/// What a channel can carry.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct AbilitiesView {
    /// The longest text, in `text_unit`s; 0 for any length.
    pub text_max: u32,
    /// What `text_max` counts.
    pub text_unit: TextUnit,
    /// The largest file in bytes; 0 where there are no files.
    pub file_bytes_max: u64,
    /// The most files in one message.
    pub files_max: u32,
    /// The heaviest load of files in one message, in bytes.
    pub files_bytes_max: u64,
    /// What of the files does not fit goes as links in the text: what is too large by itself; of the rest the
    /// largest that are not shown inside the text, until they fit together; then the last, until they are few enough.
    pub links: bool,
    /// Bold, lists and links survive.
    pub formatting: bool,
    /// There is a subject.
    pub subject: bool,
    /// Tells when the customer is typing.
    pub typing: bool,
    /// Tells when a message arrived or was read.
    pub receipts: bool,
    /// Messages can be changed after they were sent.
    pub edits: bool,
    /// Emoji arrive as emoji.
    pub emoji: bool,
    /// The desk may write first.
    pub proactive: bool,
    /// Everybody can read what is written.
    pub public: bool,
    /// How long after the customer's last message a free answer is allowed; `null` for ever.
    pub reply_window: Option<Span>,
    /// The operator asks something of how people write by it: `guidance.review` says of a text what is not so.
    pub review: bool,
}

/// Work shown to one person, who may take it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct OfferView {
    /// Which offer.
    pub offer_id: OfferId,
    /// What is offered.
    pub conversation: ConversationView,
    /// When it is taken back.
    pub deadline: Moment,
    /// Whether one may say no.
    pub can_decline: bool,
    /// The reasons to choose from; empty where none is asked.
    pub reasons: List<Name>,
    /// Units of capacity it takes.
    pub size: u32,
    /// Skills that were wished for and given up.
    pub dropped_skills: List<Name>,
}

/// Why a conversation was ended.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct DispositionView {
    /// Which of the configured ends; `null` where none was asked.
    pub name: Option<Name>,
    /// What there was to say about it.
    pub remark: String,
    /// Who.
    pub agent: Option<Name>,
    /// When.
    pub at: Moment,
}

/// A saved answer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct MacroView {
    /// Its name.
    pub name: Name,
    /// The beginning of its text, on one line.
    pub preview: String,
    /// Languages it is written in.
    pub languages: List<String>,
    /// Labels it puts on.
    pub tags: List<Name>,
    /// Whether it resolves.
    pub resolve: bool,
}
