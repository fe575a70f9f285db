//! Everything that can be asked of the desk, or happen to it. Closed.

pub mod contact;
pub mod outbox;
pub mod shift;
pub mod word;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bincode::{Decode, Encode};

use crate::access::permission::Sets;
use crate::access::signin::Proof;
use crate::domain::account::{Credential, Session};
use crate::domain::agent::{Role, Signature};
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::case::CaseStatus;
use crate::domain::channel::{Described, Fetched};
use crate::domain::message::Scope;
use crate::domain::stray::Unheard;
use crate::domain::window::Manner;
use crate::domain::{Address, AgentId, CaseId, ConversationId, Moment, Name, StrayId};
use crate::routing::plan::Plan;

use super::event::Actor;
pub use super::inbound::{Complaint, Directed, Forward, Inbound, Rating, Receipt, Thread, Told};
pub use outbox::{Outbox, Verdict};
pub use shift::Shift;
pub use word::{Guide, Wrote};

/// One thing asked or happened, with all the engine needs to decide it.
#[derive(Clone, Debug)]
pub struct Command {
    /// Who asks; what they may do is looked up at the moment of deciding.
    pub by: Actor,
    /// Set by clients that want one effect and the same answer however often they ask.
    pub key: Option<Key>,
    /// Drawn afresh for every command by whoever submits it: the engine itself draws no lots.
    pub nonce: u64,
    /// What.
    pub act: Act,
}

/// Names one command of one client for as long as answers are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Key {
    /// The client, across its sessions.
    pub client: [u8; 16],
    /// Its own count.
    pub count: u64,
}

/// What is asked or happened.
#[derive(Clone, Debug)]
pub enum Act {
    /// A customer wrote.
    Receive(Box<Inbound>),
    /// News about a message of ours from the other side.
    Receipt(Receipt),
    /// The desk wrote, with another program; `from` is whom it went to.
    Echo(Box<Inbound>),
    /// A customer did something besides writing.
    Told(Box<Told>),
    /// What a customer thinks of a conversation, by a link that they were given.
    Rate(Box<Rating>),
    /// A customer is told something at another address than the one they talk from.
    Forward(Box<Forward>),
    /// A message of ours was not wanted.
    Complaint(Complaint),
    /// A contact centre outside says what is to be done with work that it gives out.
    Directed(Box<Directed>),
    /// Something about one conversation.
    Work {
        /// Which.
        conversation: ConversationId,
        /// The number of the grant under which it is meant; it is refused once that grant is over.
        fence: Option<u32>,
        /// What.
        act: Work,
    },
    /// The desk writes first.
    Begin(Box<Outbound>),
    /// Takes back what an undo token stands for.
    Undo {
        /// The token that the answer to the original command carried.
        token: u64,
    },
    /// Somebody's presence.
    Presence(Presence),
    /// A customer's record.
    Contact(contact::ContactAct),
    /// Somebody's account.
    People(People),
    /// The way out.
    Outbox(Outbox),
    /// A queue is stopped or goes on: `true` stops it.
    PauseQueue(Name, bool),
    /// A channel is stopped or goes on: `true` stops it.
    PauseChannel(Name, bool),
    /// A channel's other side says that it is gone for good: it is stopped until somebody lets it go on.
    Gone(Name),
    /// A mailbox was taken in up to somewhere; all before that is on disk already.
    Fetched(Fetched),
    /// A connector says what its channel carries.
    Described(Box<Described>),
    /// A connector said something that could not be taken; its bytes as they came.
    Stray(Name, Box<Unheard>, Vec<u8>),
    /// Somebody looked at such things of a channel: they were taken after all where `true`, or are dropped.
    DropStrays(Name, Vec<StrayId>, bool),
    /// What a mail of a mailbox says, and in the same commit how far the mailbox is taken in with it.
    Taken(Box<Act>, Box<Advance>),
    /// Mail for an address of a channel was shown to arrive.
    Proven(Name, String),
    /// What the team is to know and keep to.
    Guide(Box<Guide>),
    /// Whoever this is by wrote the configuration.
    Wrote(Box<Wrote>),
    /// Settings changed.
    Reconfigure(Box<Generation>),
    /// A deadline has come.
    Tick,
}

impl Act {
    /// What it says, without the place that is kept with it.
    pub fn said(&self) -> &Self {
        match self {
            Self::Taken(said, _) => said,
            plain => plain,
        }
    }
}

/// A step through a mailbox. It is made only from where the record stands: behind a mail that was
/// refused the place stays where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advance {
    /// Where the mailbox was left; `None` where it was never taken from.
    pub from: Option<Fetched>,
    /// Where it is left with this mail.
    pub to: Fetched,
}

/// What can be done with one conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// Take an offer.
    Accept,
    /// Say no to an offer.
    Decline(Option<Name>),
    /// Take it from its queue, or from nobody.
    Claim {
        /// Take it though it does not fit (needs a permission of its own).
        over_capacity: bool,
    },
    /// Give it to somebody, as a supervisor or an outside router does.
    Assign {
        /// To whom.
        agent: AgentId,
        /// Whether it must fit.
        check_capacity: bool,
    },
    /// Put it back into its queue.
    Release,
    /// Answer the customer.
    Reply(Box<Reply>),
    /// Write a note.
    Note {
        /// Who may read it.
        scope: Scope,
        /// What it says.
        text: String,
        /// Its files.
        attachments: Vec<Attachment>,
        /// What the client that it was written with calls it.
        called: Option<[u8; 16]>,
    },
    /// No answer is needed.
    Resolve {
        /// The last message that was seen by whoever says so; `None` whatever was said since.
        base_seq: Option<u32>,
    },
    /// It needs an answer after all.
    Reopen,
    /// End it.
    End {
        /// The last message that was seen by whoever ends it; `None` whatever was said since.
        base_seq: Option<u32>,
        /// Which way it ended.
        disposition: Option<Name>,
        /// What there is to say about it.
        remark: String,
    },
    /// More time to write it up.
    ExtendWrapUp,
    /// Written up.
    FinishWrapUp,
    /// To another queue.
    Transfer(Name),
    /// A program, or whoever has it, gives it to the people of a queue with what was found out (R17).
    HandOver {
        /// To which queue; `None` for its own.
        queue: Option<Name>,
        /// What was found out, by name; what is there already under another name stays.
        fields: BTreeMap<String, String>,
    },
    /// Put it off.
    Snooze(Moment),
    /// Put labels on and take labels off.
    Tag {
        /// On.
        add: BTreeSet<Name>,
        /// Off.
        remove: BTreeSet<Name>,
    },
    /// Change its place among others: 0 goes first.
    Prioritise(u16),
    /// Say what it is about.
    Subject(String),
    /// Change its case, all at once.
    Case(CaseChange),
    /// Put another conversation's messages into this one.
    Merge(ConversationId),
    /// Begin another conversation with the messages from this one on.
    Split(u32),
    /// Its messages have been seen up to here.
    Seen(u32),
    /// Ask a supervisor for help, or no longer.
    Flag(bool),
    /// Be there beside the owner.
    Join,
    /// Take it over from its owner.
    TakeOver,
    /// Keep an unfinished answer; empty text drops it.
    Draft {
        /// What is written so far.
        text: String,
        /// The last message seen while writing it.
        base_seq: u32,
    },
}

/// What changes about a case; `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseChange {
    /// Where it stands.
    pub status: Option<CaseStatus>,
    /// What kind of matter it is; the inner `None` means none.
    pub kind: Option<Option<Name>>,
    /// Its number in another system; the inner `None` removes it.
    pub external: Option<Option<String>>,
    /// Another case is the one the conversation belongs to.
    pub relates_to: Option<CaseId>,
}

/// An answer to the customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The last message its author had seen; `None` sends whatever was said since.
    pub base_seq: Option<u32>,
    /// Its text.
    pub text: String,
    /// Its formatted form, made safe.
    pub html: Option<String>,
    /// Its files.
    pub attachments: Vec<Attachment>,
    /// Another subject than the conversation's.
    pub subject: Option<String>,
    /// Another of the customer's addresses than the one they wrote from.
    pub to: Option<Address>,
    /// Another channel than the one they last wrote by.
    pub channel: Option<Name>,
    /// Copies.
    pub cc: Vec<Address>,
    /// End it in the same breath, as this disposition.
    pub end: Option<Name>,
    /// Its id in the other system, made by whoever writes it out (a Message-ID).
    pub external_id: Option<String>,
    /// What the client that it was written with calls it.
    pub called: Option<[u8; 16]>,
    /// The template of the channel's that it is; its text is then that one's.
    pub template: Option<Wanted>,
    /// How it may go, once that was looked at.
    pub manner: Option<Box<Manner>>,
}

/// A template of a channel's that somebody wants to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Which.
    pub name: Name,
    /// In which language; `None` for the customer's.
    pub language: Option<String>,
    /// What stands in its places; the desk fills those that it knows itself.
    pub values: BTreeMap<String, String>,
}

/// A first message of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbound {
    /// Which channel.
    pub channel: Name,
    /// To whom.
    pub to: Address,
    /// What they are called, if nobody knows them yet.
    pub to_name: String,
    /// Whose work the answer will be.
    pub queue: Option<Name>,
    /// The case it belongs to, if there is one.
    pub case: Option<CaseId>,
    /// What it says; `base_seq` and `end` have no meaning here.
    pub reply: Reply,
}

/// What a person's devices say about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// A session of theirs began or came back.
    Connected(AgentId),
    /// Their last session was lost without a word.
    Lost(AgentId),
    /// They went home.
    SignedOff(AgentId),
    /// They, or their supervisor, chose a status.
    Status(AgentId, Name),
    /// They did something.
    Stirred(AgentId),
}

/// What can be done with accounts.
#[derive(Clone, Debug)]
pub enum People {
    /// A new person.
    Add(Box<Person>),
    /// Change a person; what is `None` stays.
    Change(AgentId, Box<PersonChange>),
    /// Another way to prove who they are; ends their other sessions where asked.
    Credential {
        /// Whose.
        agent: AgentId,
        /// The new proof.
        credential: Box<Credential>,
        /// Whether every session of theirs ends.
        end_sessions: bool,
    },
    /// A password that was just proved is kept by today's cost; nothing happens if it changed since.
    Rehashed {
        /// Whose.
        agent: AgentId,
        /// The hash that it was proved against.
        from: String,
        /// The same password's new hash.
        to: String,
    },
    /// A session begins, by a proof that works once where it is one.
    OpenSession(Box<Session>, Option<Proof>),
    /// A session was used.
    TouchSession(Digest),
    /// A session ends.
    CloseSession(Digest),
    /// Acting in somebody's name ends; the journal has had its line.
    EndActing(Digest),
    /// All sessions of a person end.
    CloseSessions(AgentId),
    /// A failed sign-in, for the audit: name as typed and source, both cut short.
    SignInFailed(String, String),
}

/// A new person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What they sign in as.
    pub name: Option<Name>,
    /// What others read.
    pub display: String,
    /// What they are.
    pub role: Role,
    /// Permission sets on top.
    pub sets: BTreeSet<Name>,
    /// Queues.
    pub queues: BTreeSet<Name>,
    /// Skills.
    pub skills: BTreeMap<Name, u8>,
    /// Capacity in units.
    pub capacity: u32,
    /// Capacity for interruptible work.
    pub interruptible: Option<u32>,
    /// How they prove who they are.
    pub credential: Credential,
}

/// What changes about a person; `None` stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonChange {
    /// What others read.
    pub display: Option<String>,
    /// What they are.
    pub role: Option<Role>,
    /// Permission sets on top.
    pub sets: Option<BTreeSet<Name>>,
    /// Queues.
    pub queues: Option<BTreeSet<Name>>,
    /// Skills.
    pub skills: Option<BTreeMap<Name, u8>>,
    /// Capacity in units.
    pub capacity: Option<u32>,
    /// Capacity for interruptible work; the inner `None` means as much as the capacity.
    pub interruptible: Option<Option<u32>>,
    /// Whether they may sign in.
    pub enabled: Option<bool>,
    /// What stands under what they write.
    pub signature: Option<Signature>,
    /// How what changes was seen by whoever changes it: refused where it is not so any more.
    pub was: Option<Box<PersonChange>>,
    /// What comes and goes of queues and skills, beside all that they have.
    pub shift: Shift,
}

/// One generation of the configuration, compiled.
#[derive(Clone, Debug)]
pub struct Generation {
    /// What to go by; its `generation` is set by the engine.
    pub plan: Arc<Plan>,
    /// What each role may do, and the named permission sets.
    pub sets: Arc<Sets>,
    /// What changed against the one before, a line each.
    pub diff: Vec<String>,
    /// The files as they were, for `config history`.
    pub files: Vec<(String, String)>,
}
