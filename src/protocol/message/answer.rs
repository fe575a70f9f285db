//! What the desk answers.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{ConversationId, MessageId, Moment, Name, Seq, Span, StrayId};
use crate::protocol::key::{Secret, Ticket};
use crate::protocol::list::{Blob, List};
use crate::protocol::view::conversation::{
    ConversationShow, ConversationView, DraftView, EventView, FileView, MacroView, MessageView,
};
use crate::protocol::view::desk::{
    CertificateView, ChannelView, ConfigStatusView, DecisionView, GenerationView, OutboxView,
    PanelView, PendingView, QueueView, SettingView, SimulationView, StatusView, StoreView,
};
use crate::protocol::view::guidance::{GuidanceView, ReaderView};
use crate::protocol::view::people::{
    AgentView, ContactView, RightView, RoleView, SecondFactorView, SessionRow, SessionView,
    SignatureView,
};
use crate::protocol::view::report::{AgentDayView, ReportView};
use crate::protocol::view::setup::{ChannelDraft, ChannelWritten, KindView, MailServersView};
use crate::protocol::view::style::{RemarkView, Reviewed};
use crate::protocol::view::vocabulary::{StatusChoice, VocabularyView};
use crate::protocol::view::way::{OwnAddressView, RejectedShow, RejectedView};

use super::Refusal;

/// How a request went.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Outcome {
    /// Done, synced and sure to survive the loss of power.
    Accepted(Box<Accepted>),
    /// Not done, and why.
    Refused(Refusal),
    /// Not done, because somebody wrote after `base_seq`.
    Conflict(Conflict),
    /// Not sent, because there is something to say of the text that its author has not confirmed.
    Remarked(Remarked),
}

/// A yes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Accepted {
    /// What was asked for.
    pub data: Data,
    /// How to take it back, where it can be.
    pub undo: Option<Undo>,
    /// Whether this answer was given before, to the same key.
    pub replayed: bool,
}

/// How to take something back.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Undo {
    /// What `work.undo` is given.
    pub undo: Ticket,
    /// Until when it works.
    pub until: Moment,
    /// How long that is.
    pub valid: Span,
}

/// Somebody wrote meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Conflict {
    /// The refusal, always CT-3009, with `by` and `at` of the latest and what was `wrote`
    /// (`message`, `answer` or `note`); its hint is `send_anyway`:
    /// ask again with `base_seq` as here.
    pub refusal: Refusal,
    /// The conversation's last message now.
    pub base_seq: u32,
    /// What came since, oldest first; at most 20.
    pub since: List<MessageView>,
}

/// A text is not as the desk wants to be written.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Remarked {
    /// The refusal, always CT-3035; its hint is `confirm`: ask again with `confirmed`.
    pub refusal: Refusal,
    /// What there is to say of it; at least one and at most 12.
    pub remarks: List<RemarkView>,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Data {
    /// Nothing to say but that it was done.
    Done,
    /// The session that was signed in, or one's own.
    Session(Box<SessionView>),
    /// A second factor being enrolled.
    SecondFactor(SecondFactorView),
    /// Recovery codes, shown this once.
    Recovery(List<Secret>),
    /// A message or note was kept.
    Sent(Sent),
    /// A conversation.
    Conversation(Box<ConversationView>),
    /// A window of a list.
    Window(Window),
    /// A conversation opened.
    Opened(Box<ConversationShow>),
    /// Messages.
    Messages(Messages),
    /// Events.
    Events(Events),
    /// An unfinished answer; `null` where there is none.
    Draft(Option<DraftView>),
    /// Macros.
    Macros(List<MacroView>),
    /// A macro filled.
    Rendered(Rendered),
    /// The next conversation of an export; `null` after the last.
    Exported(Option<Box<ConversationShow>>),
    /// What there is to choose from.
    Vocabulary(Box<VocabularyView>),
    /// Statuses.
    Statuses(List<StatusChoice>),
    /// A person at the desk.
    Agent(Box<AgentView>),
    /// People at the desk.
    Agents(Agents),
    /// A customer.
    Contact(Box<ContactView>),
    /// Customers.
    Contacts(Contacts),
    /// How far an upload is.
    Upload(Upload),
    /// A file that was kept.
    File(FileView),
    /// A piece of a file or body.
    Chunk(Chunk),
    /// The floor.
    Panel(Box<PanelView>),
    /// Several at once.
    Bulk(Bulk),
    /// Why something is where it is.
    Decisions(List<DecisionView>),
    /// Sessions.
    Sessions(List<SessionRow>),
    /// A token, shown this once.
    Token(Token),
    /// Roles and permission sets.
    Roles(List<RoleView>),
    /// How the desk is.
    Status(Box<StatusView>),
    /// Queues.
    Queues(List<QueueView>),
    /// A queue.
    Queue(Box<QueueView>),
    /// Channels.
    Channels(List<ChannelView>),
    /// What trying a channel came to.
    Test(Test),
    /// Messages of ours that are not settled.
    Outbox(Outbox),
    /// One of them.
    Delivery(Box<OutboxView>),
    /// The running configuration.
    Config(List<SettingView>),
    /// Lines to read.
    Lines(List<String>),
    /// Generations of the configuration.
    Generations(List<GenerationView>),
    /// How the configuration stands.
    ConfigStatus(Box<ConfigStatusView>),
    /// What a replay came to.
    Simulation(Box<SimulationView>),
    /// How the store is.
    Store(Box<StoreView>),
    /// A certificate.
    Certificate(CertificateView),
    /// Work that waits for a router outside.
    Pending(List<PendingView>),
    /// What was laid out for a backup.
    Staged(Staged),
    /// What of a customer is kept, or was until just now.
    Erased(Erased),
    /// Figures of the past.
    Report(Box<ReportView>),
    /// Addresses that customers reach channels by.
    Addresses(List<OwnAddressView>),
    /// What stands under what somebody writes.
    Signature(SignatureView),
    /// What a connector said and could not be taken.
    Rejected(Rejected),
    /// One of them with what was said.
    RejectedOne(Box<RejectedShow>),
    /// What became of those that were read again.
    Replayed(Replayed),
    /// Kinds of channels.
    ChannelKinds(List<KindView>),
    /// Servers of a mail address.
    MailServers(Box<MailServersView>),
    /// A new channel as it would be written.
    ChannelDraft(Box<ChannelDraft>),
    /// A new channel was written.
    ChannelWritten(Box<ChannelWritten>),
    /// What somebody did over a day.
    AgentDay(Box<AgentDayView>),
    /// Where one may do what.
    Rights(List<RightView>),
    /// The conversation to go on with; `null` where none needs one.
    Next(Option<ConversationId>),
    /// Guidance.
    Guidance(List<GuidanceView>),
    /// Who has read a piece of it, and who has not.
    GuidanceReaders(List<ReaderView>),
    /// What there is to say of a text.
    Reviewed(Reviewed),
}

/// A message or note was kept.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Sent {
    /// In which conversation.
    pub conversation: ConversationId,
    /// Its place there.
    pub seq: u32,
    /// Which message.
    pub message: MessageId,
    /// Until when it is held back so that it can be taken back.
    pub held_until: Option<Moment>,
    /// The next conversation that needs the author, where that was asked and there is one.
    pub next: Option<ConversationId>,
    /// Whether it waits for somebody to approve it.
    pub held: bool,
}

/// A window of a list.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Window {
    /// What is in it.
    pub items: List<ConversationView>,
    /// Where the next one begins; `null` after the last.
    pub next: Option<String>,
    /// How many there are.
    pub counts: Counts,
}

/// How many there are in a list, all windows together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Counts {
    /// Altogether.
    pub total: u32,
    /// With something unread.
    pub unread: u32,
    /// Waiting in a queue.
    pub queued: u32,
    /// Owned by whoever asks.
    pub mine: u32,
}

/// Messages.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Messages {
    /// Oldest first.
    pub items: List<MessageView>,
    /// Whether there are earlier ones.
    pub earlier: bool,
    /// Whether there are later ones.
    pub later: bool,
}

/// Events.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Events {
    /// Oldest first.
    pub items: List<EventView>,
    /// Where to go on: the `after` of the next request.
    pub last: Seq,
    /// Whether there are later ones.
    pub later: bool,
}

/// A macro filled for a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Rendered {
    /// Its name.
    pub name: Name,
    /// Its text.
    pub text: String,
    /// Placeholders without a value; it must not be sent while there are any.
    pub missing: List<String>,
    /// Labels that it puts on.
    pub tags: List<Name>,
    /// Whether it resolves.
    pub resolve: bool,
}

/// People at the desk.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Agents {
    /// By name.
    pub items: List<AgentView>,
    /// Where the next answer begins; `null` after the last.
    pub next: Option<String>,
}

/// Customers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Contacts {
    /// The best fit first.
    pub items: List<ContactView>,
    /// Where the next answer begins; `null` after the last.
    pub next: Option<String>,
}

/// How far an upload is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Upload {
    /// Which.
    pub upload: Ticket,
    /// How many bytes have arrived: where the next piece begins.
    pub have: u64,
}

/// A piece of a file or body.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Chunk {
    /// Where it begins.
    pub offset: u64,
    /// How long the whole is.
    pub total: u64,
    /// The piece; empty at or behind the end.
    pub bytes: Blob,
}

/// Several at once: what could be done was done.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Bulk {
    /// Done.
    pub done: List<ConversationId>,
    /// Not done, and why.
    pub refused: List<BulkRefusal>,
}

/// One of several that was not done.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct BulkRefusal {
    /// Which.
    pub conversation: ConversationId,
    /// Why.
    pub refusal: Refusal,
}

/// A token, shown this once.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Token {
    /// Names it in `end_session`.
    pub id: String,
    /// What the script gives to `entry.token`.
    pub token: Secret,
    /// When it ends.
    pub expires_at: Moment,
}

/// What was laid out for a backup.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Staged {
    /// In which folder of the desk's machine.
    pub folder: String,
    /// The journal's last place in it.
    pub seq: Seq,
}

/// What of a customer is kept, or was until just now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Erased {
    /// Conversations.
    pub conversations: u32,
    /// Those of them that are not over.
    pub alive: u32,
    /// Messages and notes.
    pub messages: u32,
    /// Files that belong to nobody else.
    pub files: u32,
    /// Of those, files that came within the last day; they are removed once they are a day old.
    pub young: u32,
}

/// What trying a channel came to.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Test {
    /// Whether it went well.
    pub ok: bool,
    /// What was tried and found, a line each.
    pub lines: List<String>,
    /// The same in Spanish.
    pub lines_es: List<String>,
    /// What was held against its contract, one by one.
    pub claims: List<Claim>,
}

/// One thing that a channel should do, and whether it does.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Claim {
    /// A stable word for it.
    pub claim: String,
    /// Whether it does.
    pub result: Held,
    /// What is claimed, and where it does not hold what was seen and what to do.
    pub text: String,
    /// The same in Spanish.
    pub text_es: String,
}

/// Whether a claim holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// It does.
    Passed,
    /// It does not.
    Failed,
    /// It was not tried.
    Skipped,
}

/// What a connector said and could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Rejected {
    /// Oldest first.
    pub items: List<RejectedView>,
    /// Behind which the next answer begins; `null` after the last.
    pub next: Option<StrayId>,
    /// How many the channel has.
    pub total: u32,
}

/// What became of those that were read again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Replayed {
    /// Taken now, or had been taken before by another way; they are kept no more.
    pub taken: List<StrayId>,
    /// Not taken this time either; they stay.
    pub refused: List<ReplayRefusal>,
}

/// Why something was not taken this time either.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ReplayRefusal {
    /// Which.
    pub id: StrayId,
    /// A stable word.
    pub code: String,
    /// The same in a sentence.
    pub detail: String,
}

/// Messages of ours that are not settled.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Outbox {
    /// Oldest first.
    pub items: List<OutboxView>,
    /// Where the next answer begins; `null` after the last.
    pub next: Option<String>,
    /// How many there are.
    pub total: u32,
}
