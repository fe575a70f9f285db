//! Running the desk: queues, channels, outbox, configuration, events, store.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::attachment::Digest;
use crate::domain::{ConversationId, MessageId, Moment, Name, Seq, Span, StrayId};
use crate::protocol::list::List;

use super::setup::{NewChannel, NewThing};

/// What is asked about the desk itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum DeskRequest {
    /// Reads how the desk is. Answered by `status`.
    Status,
    /// Lists queues. Answered by `queues`.
    Queues,
    /// Reads one queue. Answered by `queue`.
    Queue {
        /// Which.
        queue: Name,
    },
    /// Stops or goes on giving out a queue's work.
    PauseQueue {
        /// Which.
        queue: Name,
        /// Whether it is stopped.
        paused: bool,
    },
    /// Moves everything that waits into another queue of the same kind. Answered by `bulk`.
    MoveQueue {
        /// Out of this.
        from: Name,
        /// Into this.
        to: Name,
    },
    /// Lists channels. Answered by `channels`.
    Channels,
    /// Stops or goes on with a channel, both ways.
    PauseChannel {
        /// Which.
        channel: Name,
        /// Whether it is stopped.
        paused: bool,
    },
    /// Tries a channel without a customer. Answered by `test`.
    TestChannel {
        /// Which.
        channel: Name,
        /// An address that messages which try it may be sent to; without it none are.
        to: Option<String>,
    },
    /// Lists messages of ours that are not settled, oldest first. Answered by `outbox`.
    Outbox {
        /// Only of this channel.
        channel: Option<Name>,
        /// `true` only those given up, `false` only the others, `null` both.
        dead: Option<bool>,
        /// `true` only those that wait for approval, `false` only the others, `null` both.
        #[serde(default)]
        held: Option<bool>,
        /// Where the last answer ended.
        cursor: Option<String>,
        /// How many, at most 200.
        limit: u32,
    },
    /// Reads one of them. Answered by `delivery`.
    Delivery {
        /// Which message.
        message: MessageId,
    },
    /// Tries one again, now.
    RetryDelivery {
        /// Which message.
        message: MessageId,
    },
    /// Gives one up.
    DropDelivery {
        /// Which message.
        message: MessageId,
        /// Why, for whoever reads the conversation later; may be empty.
        #[serde(default)]
        reason: String,
    },
    /// Reads the running configuration, secrets left out. Answered by `config`.
    Config {
        /// Only keys that begin with this, such as `queue.ventas`.
        prefix: Option<String>,
    },
    /// Compares the files with what is running. Answered by `lines`.
    ConfigDiff,
    /// Lists the generations that were in force, latest first. Answered by `generations`.
    ConfigHistory {
        /// How many, at most 20.
        limit: u32,
    },
    /// Reads how the configuration stands, and while `watch` is true gets `config` events.
    /// Answered by `config_status`.
    ConfigStatus {
        /// Whether events follow.
        watch: bool,
    },
    /// Reads the files anew and applies them whole or not at all. Answered by `config_status`.
    Reload {
        /// How long the answer may wait for the outcome; `null` answers at once.
        wait: Option<Span>,
    },
    /// Replays a past period against other settings. Answered by `simulation`.
    Simulate {
        /// From.
        from: Moment,
        /// To.
        to: Moment,
        /// The other settings; none replays the running ones.
        #[serde(default)]
        files: List<ConfigFile>,
    },
    /// Reads the journal, oldest first, and while `follow` is true gets `journal` events for what
    /// happens from then on. Answered by `events`.
    Events {
        /// Only what came later; `null` begins at the end, or `limit` places before it without `follow`.
        after: Option<Seq>,
        /// How many, at most 500.
        limit: u32,
        /// Whether events follow.
        follow: bool,
        /// Only these kinds; none means all.
        #[serde(default)]
        kinds: List<String>,
        /// Only about this conversation.
        conversation: Option<ConversationId>,
    },
    /// Reads who did what, oldest first. Answered by `events`.
    Audit {
        /// Only by this person.
        agent: Option<Name>,
        /// Not before.
        from: Option<Moment>,
        /// Before.
        to: Option<Moment>,
        /// Only what came later than this place.
        after: Option<Seq>,
        /// How many, at most 500.
        limit: u32,
    },
    /// Reads how the store is. Answered by `store`.
    Store,
    /// Reads every record and file once and compares. Answered by `store`.
    VerifyStore,
    /// Reads the certificate in use. Answered by `certificate`.
    Certificate,
    /// Makes a certificate anew under the same key, or reads the files it is given in again. Answered
    /// by `certificate`.
    RenewCertificate,
    /// Lays out everything that a backup holds, as it is at one moment, in a folder of the desk's
    /// machine. It stays for a day unless it is dropped. Answered by `staged`.
    StageBackup,
    /// Removes what was laid out for a backup.
    DropStaged {
        /// The folder, as `staged` gave it.
        folder: String,
    },
    /// Reckons figures of the past from the journal. Answered by `report`.
    Report {
        /// What they are about.
        about: ReportAbout,
        /// From.
        from: Moment,
        /// Before.
        to: Moment,
    },
    /// Lists the addresses that customers reach channels by. Answered by `addresses`.
    Addresses {
        /// Only of this channel.
        channel: Option<Name>,
    },
    /// Mails a code to one of those addresses, which proves that mail for it arrives when it comes
    /// back; or takes the code that somebody read there. Answered by `test`.
    VerifyAddress {
        /// Which address.
        address: String,
        /// The code, where somebody typed it.
        code: Option<String>,
    },
    /// Lists what a channel's connector said and could not be taken, oldest first. Answered by `rejected`.
    Rejected {
        /// Of which channel.
        channel: Name,
        /// Only those behind this one.
        after: Option<StrayId>,
        /// How many, at most 200.
        limit: u32,
    },
    /// Reads one of them with what was said. Answered by `rejected_one`.
    RejectedOne {
        /// Of which channel.
        channel: Name,
        /// Which.
        id: StrayId,
    },
    /// Reads some of them again as if they had just come. Answered by `replayed`.
    ReplayRejected {
        /// Of which channel.
        channel: Name,
        /// Which; none means all.
        #[serde(default)]
        ids: List<StrayId>,
    },
    /// Drops some of them for good.
    DiscardRejected {
        /// Of which channel.
        channel: Name,
        /// Which; none means all.
        #[serde(default)]
        ids: List<StrayId>,
    },
    /// Lists the kinds of channels that a desk can have. Answered by `channel_kinds`.
    ChannelKinds,
    /// Looks for the servers of a mail address: asks DNS about its domain and calls servers of the names
    /// that are usual. Answered by `mail_servers`.
    FindMailServers {
        /// The address.
        address: String,
    },
    /// Checks a new channel as it would be written, and writes nothing. Answered by `channel_draft`.
    DraftChannel {
        /// The channel.
        channel: Box<NewChannel>,
    },
    /// Writes a new channel as a file of its own into the folder of the configuration, whole or not at
    /// all, and reads the configuration anew. Refused with CT-2000 where that would be refused, and with
    /// CT-4007 where what stands under that name is not as it was seen. Answered by `channel_written`.
    WriteChannel {
        /// The channel.
        channel: Box<NewChannel>,
        /// The `seen` of its draft.
        seen: Option<Digest>,
        /// Whether a file that the desk did not write, or that was edited since, is written over; without
        /// it that is refused with CT-2040.
        replace: bool,
    },
    /// Lists the kinds of things with a name that are written one by one, such as macros and labels.
    /// Answered by `channel_kinds`.
    ThingKinds,
    /// Checks a thing as it would be written or removed, and changes nothing. Answered by `channel_draft`.
    DraftThing {
        /// The thing.
        thing: Box<NewThing>,
    },
    /// Writes a thing as a file of its own into the folder of the configuration, or removes that file, and
    /// reads the configuration anew. Refused as `write_channel` is. Answered by `channel_written`.
    WriteThing {
        /// The thing.
        thing: Box<NewThing>,
        /// The `seen` of its draft.
        seen: Option<Digest>,
        /// As in `write_channel`.
        replace: bool,
    },
    /// Lets one leave that waits for approval.
    ApproveDelivery {
        /// Which message.
        message: MessageId,
        /// What it is to say instead; `null` as it is.
        #[serde(default)]
        text: Option<String>,
    },
    /// Gives one that waits for approval back to its author.
    GiveBackDelivery {
        /// Which message.
        message: MessageId,
        /// Why, for its author.
        reason: String,
    },
    /// Takes back one's own that waits for approval.
    WithdrawDelivery {
        /// Which message.
        message: MessageId,
    },
}

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportAbout {
    /// Queues.
    Queues,
    /// People.
    Agents,
}

/// One file of settings.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ConfigFile {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub text: String,
}
