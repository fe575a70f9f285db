//! What is shown of the desk: queues, channels, outbox, decisions, configuration, store, the panel.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::attachment::Digest;
use crate::domain::{ConversationId, MessageId, Moment, Name, Seq, Span};
use crate::protocol::list::List;

use super::conversation::{AbilitiesView, AddressView, ConversationView, Param};
use super::people::AgentView;
use super::report::{ArrivalsView, PulseView};
use super::way::{EndView, ImportView};

/// A line of waiting work.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct QueueView {
    /// Its name.
    pub name: Name,
    /// `push` or `pull`.
    pub mode: String,
    /// `most_available`, `least_active`, `round_robin` or `external`.
    pub model: String,
    /// Its kind: work moves only between queues of one kind.
    pub kind: Name,
    /// Lower goes first.
    pub priority: u16,
    /// Whether it is stopped.
    pub paused: bool,
    /// Whether it is within its hours now.
    pub open: bool,
    /// How many wait.
    pub waiting: u32,
    /// Since when the oldest waits.
    pub oldest_at: Option<Moment>,
    /// How many are on offer.
    pub offered: u32,
    /// How many are being worked on.
    pub active: u32,
    /// How many people belong to it.
    pub members: u32,
    /// How many of those are there and take work.
    pub available: u32,
    /// Units that its members who are there carry.
    pub load: u32,
    /// Units that its members who are there can carry.
    pub capacity: u32,
    /// Units of interruptible work that its members who are there carry, beside `load`.
    pub interruptible_load: u32,
    /// How soon a first answer is due.
    pub first_response: Option<Span>,
    /// How many first answers of the last hour came in time, in hundredths; `null` without any.
    pub service_percent: Option<u8>,
    /// Whether a first answer is late, or nearly.
    pub warning: bool,
    /// How many waited, in steps of five minutes over the last hour, oldest first.
    pub recent: List<u32>,
}

/// A way in and out.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ChannelView {
    /// Its name.
    pub name: Name,
    /// Which kind of channel.
    pub kind: Name,
    /// Whether the configuration has it on.
    pub enabled: bool,
    /// Whether somebody stopped it.
    pub paused: bool,
    /// Whether anybody works on what comes in.
    pub routed: bool,
    /// Where its work goes.
    pub queue: Option<Name>,
    /// What it can carry.
    pub abilities: AbilitiesView,
    /// `ok`; `degraded`: some of it does not work, or it failed just now; `down`: nothing comes
    /// through, the desk goes on trying; `needs_operator`: trying again will not help; `unheard`: its
    /// connector has to come by itself, and has not since the desk's start; `off`.
    pub state: String,
    /// What ails it, as a stable word; see Stable words.
    pub cause: Option<String>,
    /// What was seen, in the words of whoever said it.
    pub last_error: Option<String>,
    /// Since when nothing went right.
    pub since: Option<Moment>,
    /// When it is tried next.
    pub next_at: Option<Moment>,
    /// How many messages wait to leave.
    pub pending: u32,
    /// Since when the oldest of them waits.
    pub oldest_at: Option<Moment>,
    /// How many were given up.
    pub dead: u32,
    /// How much its connector said that could not be taken and that nobody has looked at.
    pub rejected: u32,
    /// How much its connector said of kinds that the desk does not know, since it was started.
    pub ignored: u64,
    /// Those kinds, at most eight of them, with a comma between.
    pub ignored_kinds: String,
    /// When something last came in.
    pub last_in_at: Option<Moment>,
    /// When something last left.
    pub last_out_at: Option<Moment>,
    /// How much of what was there before the desk is taken in; `null` once all of it is.
    pub import: Option<ImportView>,
    /// What it needs and what ends, as far as that is known; the first of them is told as what ails it, from two
    /// weeks before.
    pub ends: List<EndView>,
}

/// What ails a channel, or that it is well again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ConditionView {
    /// Which channel.
    pub channel: Name,
    /// As in `ChannelView`.
    pub state: String,
    /// What ails it, as a stable word; see Stable words.
    pub cause: Option<String>,
    /// What was seen, in the words of whoever said it.
    pub last_error: Option<String>,
    /// Since when nothing went right.
    pub since: Option<Moment>,
    /// When it is tried next, where that is known.
    pub next_at: Option<Moment>,
}

/// A message of ours that is not settled.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct OutboxView {
    /// Which message.
    pub message: MessageId,
    /// Of which conversation.
    pub conversation: ConversationId,
    /// Its place there.
    pub seq: u32,
    /// By which channel.
    pub channel: Name,
    /// To whom.
    pub to: AddressView,
    /// Its subject, where it has one.
    pub subject: String,
    /// `ready`; `sending`; `unsure`: it may have been sent, and where `failure` is there too nobody waits
    /// for word of it any more, so that somebody has to decide; `dead`: given up; `held`: waits for approval.
    pub state: String,
    /// Why it was given up, as a stable word; see Stable words.
    pub failure: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next.
    pub next_at: Option<Moment>,
    /// What the other side last said.
    pub last_answer: String,
    /// When it was accepted.
    pub created_at: Moment,
    /// When trying makes no more sense.
    pub not_after: Moment,
    /// What it waits for while it is `ready`, as a stable word; see Stable words. `null` where it leaves at once.
    pub waits_for: Option<String>,
    /// Who wrote it, where somebody at the desk did.
    pub author: Option<Name>,
    /// What it says, where it waits for approval, up to 16,384 bytes.
    pub text: Option<String>,
}

/// One decision of routing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct DecisionView {
    /// Its place in the journal; 0 for a question that decided nothing.
    pub seq: Seq,
    /// When.
    pub at: Moment,
    /// About which conversation.
    pub conversation: ConversationId,
    /// In which queue.
    pub queue: Name,
    /// What brought the question up: a cause; see Stable words.
    pub cause: String,
    /// Which rule chose; see Stable words.
    pub rule: String,
    /// Which generation of the configuration held.
    pub generation: u32,
    /// Who got it, if anybody could.
    pub winner: Option<Name>,
    /// Who was looked at: the one who got it, whoever would have been next, then the others.
    pub candidates: List<CandidateView>,
    /// How many more people there were that are not listed; nobody where there are at most 64 in all.
    pub unlisted: u32,
    /// The same, by their reason.
    pub rest: List<RestView>,
}

/// People of a long list who have their reason in common.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct RestView {
    /// Why they did not get it, as a stable word.
    pub reason: String,
    /// How many.
    pub count: u32,
}

/// Somebody who was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct CandidateView {
    /// Who.
    pub agent: Name,
    /// Whether they could have had it.
    pub eligible: bool,
    /// Why not; `chosen` or `outranked` where they could. See Stable words.
    pub reason: String,
    /// The figures it rests on, by name.
    pub params: List<Param>,
}

/// How the configuration stands.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ConfigStatusView {
    /// The generation in force.
    pub generation: u32,
    /// Since when.
    pub applied_at: Moment,
    /// How long applying it took, in milliseconds.
    pub applied_ms: u32,
    /// When files were last read.
    pub tried_at: Moment,
    /// Whether that went well; if not, the generation before is still in force.
    pub ok: bool,
    /// What was wrong, or looked odd; `CT-2039` while a certificate that was put in place cannot be used.
    pub problems: List<ProblemView>,
    /// What changed with the generation in force, a line each.
    pub changes: List<String>,
    /// Keys that wait for a restart.
    pub restart: List<String>,
}

/// Something wrong or odd in the configuration.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ProblemView {
    /// Its code, such as `CT-2007`.
    pub code: String,
    /// Whether it stops the configuration from being used.
    pub error: bool,
    /// In which file.
    pub file: String,
    /// In which line, from 1.
    pub line: u32,
    /// In which column, from 1.
    pub column: u32,
    /// In English: where, what, the lines concerned, and what to do.
    pub text: String,
    /// The same in Spanish.
    pub text_es: String,
}

/// A key of the running configuration.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct SettingView {
    /// Its whole name, such as `queue.ventas.mode`.
    pub key: String,
    /// Its value, a text without its quotes: cut at 60 bytes, unless this key alone was asked for.
    pub value: String,
    /// The file and line it comes from; `default` where nobody wrote it.
    pub origin: String,
}

/// A generation of the configuration that was in force.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct GenerationView {
    /// Which.
    pub generation: u32,
    /// Since when.
    pub applied_at: Moment,
    /// What changed with it, a line each.
    pub changes: List<String>,
    /// Who wrote what it came of; nobody where its files were edited elsewhere.
    pub written: List<WrittenView>,
}

/// A file of the configuration that somebody wrote or removed by the desk itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct WrittenView {
    /// By whom, as an entry of the journal says it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Which file.
    pub file: String,
    /// Whether it is no more.
    pub removed: bool,
}

/// How the desk is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct StatusView {
    /// The program's version.
    pub version: String,
    /// The business's name.
    pub desk: String,
    /// Its process.
    pub pid: u32,
    /// Since when it runs.
    pub started_at: Moment,
    /// Now.
    pub now: Moment,
    /// Memory in use, in bytes.
    pub memory_bytes: u64,
    /// Whether it takes in new messages; `false` while the disk is too full.
    pub intake: bool,
    /// How its configuration stands.
    pub config: ConfigStatusView,
    /// Its queues.
    pub queues: List<QueueView>,
    /// How many people are signed in.
    pub online: u32,
    /// How many of those take work.
    pub available: u32,
    /// Units they carry.
    pub load: u32,
    /// Units they can carry.
    pub capacity: u32,
    /// Units of interruptible work they carry, beside `load`.
    pub interruptible_load: u32,
    /// How many messages wait to leave.
    pub pending: u32,
    /// How many were given up.
    pub dead: u32,
    /// How its store is.
    pub store: StoreView,
    /// How far the machine's clock is ahead of the desk's own, where it leapt too far to be believed.
    pub clock_astray: Option<Span>,
    /// Its certificate, if it has one.
    pub certificate: Option<CertificateView>,
}

/// How the store is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct StoreView {
    /// Length of the database, in bytes.
    pub bytes: u64,
    /// Free space of its file system, in bytes.
    pub free_bytes: u64,
    /// Version of its records.
    pub records_version: u32,
    /// How many conversations.
    pub conversations: u64,
    /// How many messages.
    pub messages: u64,
    /// How many customers.
    pub contacts: u64,
    /// How many files, and nothing twice.
    pub files: u64,
    /// Bytes of files.
    pub file_bytes: u64,
    /// The last entry of the journal.
    pub seq: Seq,
    /// The first entry that is still kept.
    pub first_seq: Seq,
    /// What a check found wrong; empty when nothing was, or none was asked for.
    pub problems: List<StoreProblemView>,
}

/// Something that a check of the store found wrong.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct StoreProblemView {
    /// What: a stable word.
    pub kind: String,
    /// The details, by name.
    pub params: List<Param>,
}

/// A certificate in use.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct CertificateView {
    /// What clients pin and people compare: a digest of the public key, such as `SHA256:` and 43 letters.
    pub fingerprint: String,
    /// SHA-256 of the certificate, as it is in DER.
    pub sha256: Digest,
    /// SHA-256 of the certificate of the desk's own authority, as it is in DER, where it has one.
    pub authority_sha256: Option<Digest>,
    /// The names it holds for.
    pub names: List<String>,
    /// Until when.
    pub not_after: Moment,
    /// Whether the desk made it.
    pub self_made: bool,
}

/// The floor at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct PanelView {
    /// When.
    pub at: Moment,
    /// How many wait.
    pub waiting: u32,
    /// Since when the oldest waits.
    pub oldest_at: Option<Moment>,
    /// How many first answers of the last hour came in time, in hundredths; `null` without any.
    pub service_percent: Option<u8>,
    /// Units carried.
    pub load: u32,
    /// Units that can be carried.
    pub capacity: u32,
    /// Units of interruptible work carried, beside `load`.
    pub interruptible_load: u32,
    /// The queues, by name.
    pub queues: List<QueueView>,
    /// People who are there, then the others, by name; at most 300.
    pub agents: List<AgentView>,
    /// Skills, by name.
    pub skills: List<SkillView>,
    /// Conversations whose owner asked for help, and those that nobody could ever take; at most 50.
    pub alarms: List<ConversationView>,
    /// How it was every five minutes of the last hour, oldest first; as far back as the desk runs.
    pub recent: List<PulseView>,
    /// What customers began in each minute of the last hour, by channel: those with the most first, at most six, then all
    /// others together; as far back as the desk runs.
    pub arrivals: List<ArrivalsView>,
}

/// A skill on the floor.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct SkillView {
    /// Which.
    pub skill: Name,
    /// How many wait that need it.
    pub waiting: u32,
    /// Since when the oldest of those waits.
    pub oldest_at: Option<Moment>,
    /// How many people have it.
    pub holders: u32,
    /// How many of those are there and take work.
    pub available: u32,
}

/// Work that waits for a router outside.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct PendingView {
    /// What.
    pub conversation: ConversationView,
    /// Units of capacity it takes.
    pub size: u32,
    /// `primary` or `interruptible`.
    pub kind: String,
    /// Skills it needs, with the least level.
    pub required: List<super::people::SkillLevel>,
    /// When the desk decides by itself.
    pub deadline: Moment,
}

/// What a replay of a past period came to.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct SimulationView {
    /// From.
    pub from: Moment,
    /// To.
    pub to: Moment,
    /// How many pieces of work were replayed.
    pub pieces: u32,
    /// Queue by queue.
    pub queues: List<SimulatedQueue>,
    /// Of how many of them it is not known any more what was written.
    pub unread: u32,
    /// Rules that ask for what was written, where that is not known of all pieces: for those they were
    /// judged as if nothing had been written.
    pub unjudged: List<Name>,
    /// What was wrong with the other settings; then nothing was replayed.
    pub problems: List<ProblemView>,
}

/// One queue in a replay.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct SimulatedQueue {
    /// Which.
    pub queue: Name,
    /// With the running settings.
    pub running: Figures,
    /// With the other settings.
    pub changed: Figures,
}

/// The figures of one queue in a replay.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Figures {
    /// How many pieces came.
    pub pieces: u32,
    /// How many were taken.
    pub taken: u32,
    /// How long half of them waited at most; what still waits at the period's end has waited until then. A queue
    /// from which agents pick counts what was taken only.
    pub wait_median: Span,
    /// How long nine of ten waited at most.
    pub wait_p90: Span,
    /// The longest wait.
    pub wait_max: Span,
    /// How often everybody was tried.
    pub laps: u32,
    /// How many overflowed.
    pub overflows: u32,
}
