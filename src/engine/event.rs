//! What happened, in the order it happened: the journal that sessions resume from and audit reads.

use bincode::{Decode, Encode};

use crate::domain::case::CaseStatus;
use crate::domain::conversation::{Interaction, Untaken};
use crate::domain::deed::{CallState, Stop};
use crate::domain::guidance::Guided;
use crate::domain::{
    AgentId, CaseId, ContactId, ConversationId, MasterId, MessageId, Moment, Name, OfferId, Seq,
};

use super::decision::Decision;

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Event {
    /// Its place.
    pub seq: Seq,
    /// When it was decided.
    pub at: Moment,
    /// Who caused it.
    pub by: Actor,
    /// Which generation of the configuration held.
    pub generation: u32,
    /// Which conversation it is about, if one.
    pub conversation: Option<ConversationId>,
    /// What.
    pub what: What,
}

/// Who caused something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub enum Actor {
    /// The desk itself: a deadline, a rule.
    Desk,
    /// A customer.
    Contact(ContactId),
    /// Somebody who signed in.
    Agent(AgentId),
    /// Somebody at the machine itself, by user id, through the control socket.
    Operator(u32),
    /// A contact centre outside that gives out its channel's work.
    Connector,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum What {
    /// A conversation began.
    Opened(CaseId),
    /// The customer wrote.
    Received(MessageId),
    /// The desk wrote.
    Replied(MessageId),
    /// Somebody wrote a note.
    Noted(MessageId),
    /// A message of ours got further, or did not.
    MessageState(MessageId),
    /// It entered a queue, and why.
    Queued(Name, Cause),
    /// Routing decided.
    Routed(Box<Decision>),
    /// It was shown to somebody until a moment.
    Offered(OfferId, AgentId, Moment),
    /// An offer was taken.
    Accepted(AgentId),
    /// An offer came back.
    Untaken(AgentId, Untaken),
    /// An offer was taken back by the desk, without blame.
    Revoked(AgentId, Cause),
    /// Somebody took it or was given it.
    Assigned(AgentId, Cause),
    /// Its owner lost or gave it up.
    Released(AgentId, Cause),
    /// Who spoke last.
    Interaction(Interaction),
    /// It was put off until a moment.
    Snoozed(Moment),
    /// It came back.
    Woken,
    /// It ended.
    Ended(Option<Name>),
    /// It was written up.
    WrittenUp,
    /// It was moved by a person.
    Transferred {
        /// From.
        from: Name,
        /// To.
        to: Name,
    },
    /// It moved because of its age or its laps.
    Overflowed {
        /// From.
        from: Name,
        /// To.
        to: Name,
    },
    /// Everybody was tried once more.
    Lapped(u16),
    /// A wish for these skills was given up.
    SkillsDropped(Vec<Name>),
    /// Nobody at the desk could ever take it as things are.
    Stranded,
    /// Labels changed.
    Tagged {
        /// Put on.
        added: Vec<Name>,
        /// Taken off.
        removed: Vec<Name>,
    },
    /// Its place among others changed.
    Prioritised(u16),
    /// It is about something else now.
    Retitled,
    /// Its case stands elsewhere now.
    CaseStatus(CaseStatus),
    /// It belongs to another case.
    Related(CaseId),
    /// Another conversation became part of it; its messages stand from this place on.
    Merged {
        /// Which.
        from: ConversationId,
        /// The place of the first.
        seq: u32,
    },
    /// It became part of another.
    MergedInto(ConversationId),
    /// It was begun from another.
    SplitFrom(ConversationId),
    /// It names another conversation in which its sender takes no part, or shows a token that is none
    /// of ours: it began on its own.
    Doubted(Option<ConversationId>),
    /// Somebody opened its messages.
    Seen(AgentId, u32),
    /// Its owner wants help, or no longer.
    Flagged(bool),
    /// A supervisor is there.
    Joined(AgentId),
    /// A first answer is late, or nearly.
    ResponseDue(Moment),
    /// Something was taken back.
    Undone,
    /// An unfinished answer was kept or dropped by its author.
    Drafted(AgentId),
    /// A customer's record changed.
    ContactChanged(ContactId),
    /// Two customers became one.
    ContactsMerged {
        /// Stays.
        into: ContactId,
        /// Went.
        from: ContactId,
    },
    /// Somebody's status: `None` means gone.
    Status(AgentId, Option<Name>),
    /// Somebody's connection was lost; their work waits for them.
    Lost(AgentId),
    /// Somebody's account changed. Only in older records: now it is told what of it, as `PersonChanged`.
    Person(AgentId, Name),
    /// Somebody signed in from a device.
    SignedIn(AgentId, String),
    /// Somebody could not sign in: name as typed, source.
    SignInFailed(String, String),
    /// A session ended.
    SignedOut(AgentId),
    /// A person had a delivery tried again.
    DeliveryRetried(MessageId),
    /// A delivery was given up.
    DeliveryDead(MessageId, String),
    /// A queue was stopped, or goes on.
    QueuePaused(Name, bool),
    /// A channel was stopped, or goes on.
    ChannelPaused(Name, bool),
    /// Settings changed.
    Reconfigured(u32),
    /// A rule of the configuration said where it goes, or put labels on.
    Sorted(Name),
    /// Rules of the configuration that could not be judged, and why: they count as not applying.
    Unjudged(Vec<(Name, String)>),
    /// Somebody said that no answer is needed (acceptance 4.28).
    SetResolved,
    /// A channel has reached what it is to carry in one day: how much, and whether outwards.
    CeilingReached(Name, u32, bool),
    /// A person gave a delivery up, and why in their words.
    DeliveryDropped(MessageId, String),
    /// Whoever had it, as a bot does, gave it to the people of a queue, with what was found out.
    HandedOver {
        /// Who.
        from: AgentId,
        /// To which queue.
        to: Name,
        /// The names of what was found out.
        fields: Vec<String>,
    },
    /// Another conversation was begun with its messages from a place on; they stand there.
    SplitOff {
        /// Which.
        into: ConversationId,
        /// The place the first of them had.
        seq: u32,
    },
    /// It came to an address that sorts what comes to it: its name, and the address.
    Addressed(Name, String),
    /// A message of ours was not wanted, by what the complaint is called.
    Complained(MessageId, String),
    /// Mail for an address of a channel was shown to arrive here.
    AddressProven(Name, String),
    /// The customer changed a message.
    Edited(MessageId),
    /// The customer took a message back.
    Deleted(MessageId),
    /// A sign was put to a message, or taken away.
    Reacted(MessageId),
    /// Somebody does not want to be written to, and why; `None`: they do again.
    Stopped(ContactId, Option<Stop>),
    /// The customer left the talk.
    Left(ContactId),
    /// A customer is at another address from now on.
    Moved(ContactId),
    /// A customer is said to be at another address; nobody vouches, or somebody else has it.
    MoveDoubted(ContactId, Option<ContactId>),
    /// Whoever was there beside the owner is not any more.
    Parted(AgentId),
    /// A customer was erased: who they were, what they wrote, their files.
    ContactErased {
        /// Who; nothing else is known of them any more.
        contact: ContactId,
        /// How many conversations were emptied.
        conversations: u32,
        /// How many messages were.
        messages: u32,
    },
    /// A call that runs elsewhere is so far, and who at the desk speaks, where that is said.
    Called(CallState, Option<AgentId>),
    /// A call was recorded, and where that is found, in the other side's words.
    Recorded(String),
    /// Somebody looked at what a connector said and could not be taken: how many, and whether they were
    /// taken after all or dropped.
    StraysSettled(Name, u32, bool),
    /// A customer who had left the talk is there again.
    Returned(ContactId),
    /// The customer said what they thought of it, from 1 to 5.
    Rated(u8),
    /// Files of a message of ours went as links: how many, and when they end.
    FilesLinked(MessageId, u32, Moment),
    /// Somebody at the machine itself acted in a person's name, and from where. That ends with their
    /// connection, and needs no line of its own.
    ActedAs(AgentId, String),
    /// What whoever caused this did with a version of a piece of guidance.
    Guided(Name, u32, Guided),
    /// Somebody wrote a file of the configuration, or removed it.
    ConfigWritten {
        /// Which.
        file: String,
        /// Whether it is no more.
        removed: bool,
        /// The generation that came of it, if one did.
        generation: Option<u32>,
    },
    /// An account was made or changed: whose, and what of it, such as `capacity=5→7`.
    PersonChanged(AgentId, Name, Vec<String>),
    /// An answer was written that waits for approval.
    Held(MessageId),
    /// Somebody approved it, and whether they changed it before: it may leave.
    Approved(MessageId, bool),
    /// Somebody gave it back, and why in their words: it never leaves.
    GivenBack(MessageId, String),
    /// Its author took it back before anybody had approved it.
    Withdrawn(MessageId),
    /// It was passed on so often that it goes on under a master id of its own (acceptance 4.27).
    MasterChanged(MasterId),
}

impl What {
    /// The same without what somebody said in words of their own; `None` where nobody said anything.
    pub fn without_words(&self) -> Option<Self> {
        Some(match self {
            Self::DeliveryDead(message, why) if !why.is_empty() => {
                Self::DeliveryDead(*message, String::new())
            }
            Self::DeliveryDropped(message, why) if !why.is_empty() => {
                Self::DeliveryDropped(*message, String::new())
            }
            Self::GivenBack(message, why) if !why.is_empty() => {
                Self::GivenBack(*message, String::new())
            }
            Self::Recorded(at) if !at.is_empty() => Self::Recorded(String::new()),
            Self::HandedOver { from, to, fields } if !fields.is_empty() => Self::HandedOver {
                from: *from,
                to: to.clone(),
                fields: Vec::new(),
            },
            Self::Unjudged(rules) if rules.iter().any(|(_, why)| !why.is_empty()) => {
                let rules = rules.iter().map(|(rule, _)| (rule.clone(), String::new()));
                Self::Unjudged(rules.collect())
            }
            _ => return None,
        })
    }

    /// Why routing has to look at the piece again, where this is a reason to.
    pub fn cause(&self) -> Option<Cause> {
        Some(match self {
            Self::Queued(_, cause) | Self::Revoked(_, cause) | Self::Released(_, cause) => *cause,
            Self::Untaken(..) => Cause::Untaken,
            Self::Transferred { .. } => Cause::Transferred,
            Self::Lapped(_) => Cause::Lapped,
            Self::SkillsDropped(_) => Cause::Aged,
            Self::Undone => Cause::Undone,
            _ => return None,
        })
    }
}

/// Why the desk moved something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Cause {
    /// The customer wrote first.
    Arrived,
    /// The customer wrote again.
    Answered,
    /// Somebody picked it.
    Claimed,
    /// An offer was taken.
    Accepted,
    /// A supervisor or an outside router gave it.
    Assigned,
    /// A person moved it.
    Transferred,
    /// Its age or its laps moved it.
    Overflowed,
    /// Its owner put it back.
    Released,
    /// Its owner or the one it was offered to went away.
    Absent,
    /// The one it was offered to is busy now.
    Busy,
    /// It was put off until now.
    Woken,
    /// It ended.
    Ended,
    /// Somebody said it needs an answer after all.
    Reopened,
    /// It became part of another.
    Merged,
    /// It was begun from another.
    Split,
    /// Something was taken back.
    Undone,
    /// A supervisor took it over.
    TakenOver,
    /// Settings changed.
    Reconfigured,
    /// Nobody took it in time.
    Untaken,
    /// Somebody can take more than before.
    Freed,
    /// Everybody was tried, and all are asked again.
    Lapped,
    /// It reached an age at which wishes are given up.
    Aged,
    /// A bot gave it to people.
    HandedOver,
    /// Nobody outside gave it out in the time they had.
    Undecided,
}
