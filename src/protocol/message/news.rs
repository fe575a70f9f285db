//! What the desk tells without being asked.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{ConversationId, MessageId, Moment, Name, OfferId};
use crate::protocol::list::List;
use crate::protocol::view::conversation::{
    ConversationView, DraftView, EventView, MessageState, MessageView, OfferView, PresenceView,
};
use crate::protocol::view::desk::{ConditionView, ConfigStatusView, PanelView, PendingView};
use crate::protocol::view::people::AgentView;

use super::Refusal;
use super::answer::Counts;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum News {
    /// What was missed is no longer kept, or the client was slow: everything has to be read anew,
    /// and every subscription made anew.
    Resync,
    /// Work is offered to you.
    Offer {
        /// The offer.
        offer: Box<OfferView>,
    },
    /// An offer to you is over.
    OfferGone {
        /// Which.
        offer: OfferId,
        /// Of what.
        conversation: ConversationId,
        /// How.
        how: OfferEnd,
    },
    /// A conversation you own, or have open, changed.
    Conversation {
        /// How it is now.
        conversation: Box<ConversationView>,
    },
    /// A conversation you owned is no longer yours.
    Lost {
        /// How it is now.
        conversation: Box<ConversationView>,
        /// Why: `transferred`, `overflowed`, `ended`, `merged`, `moved`, or a cause.
        why: String,
    },
    /// A message or note was added to a conversation you own or have open.
    Message {
        /// To which.
        conversation: ConversationId,
        /// What.
        message: Box<MessageView>,
    },
    /// A message of a conversation you own or have open got further, or did not.
    MessageState {
        /// Of which.
        conversation: ConversationId,
        /// Its place there.
        seq: u32,
        /// Which message.
        message: MessageId,
        /// How far it got.
        state: MessageState,
        /// Why it failed, as a stable word; see Stable words.
        failure: Option<String>,
        /// What the other side said to it.
        answer: Option<String>,
    },
    /// Something happened to a conversation you have open.
    History {
        /// What.
        event: EventView,
    },
    /// A list you subscribed to changed. Events of one list follow each other at most four times a
    /// second; what changed in between comes together.
    List {
        /// Your number for it.
        list: u32,
        /// What came or changed, in no order: put each in its place by the list's sort.
        changed: List<ConversationView>,
        /// What is no longer in it.
        gone: List<ConversationId>,
        /// How many there are now.
        counts: Counts,
    },
    /// Who is at a conversation you have open; the whole of it.
    Presence {
        /// At which.
        conversation: ConversationId,
        /// Who.
        present: List<PresenceView>,
    },
    /// An unfinished answer in a conversation you have open was kept or dropped.
    Draft {
        /// In which.
        conversation: ConversationId,
        /// Whose.
        agent: Name,
        /// What there is of it; `null` when dropped.
        draft: Option<DraftView>,
    },
    /// The customer is typing, on channels that tell; see `typing` of `AbilitiesView`.
    CustomerTyping {
        /// In which.
        conversation: ConversationId,
        /// Until then, unless it is said again.
        until: Moment,
    },
    /// Your own record, status or load changed.
    Me {
        /// How it is now.
        agent: Box<AgentView>,
    },
    /// The floor, for those who watch the panel.
    Panel {
        /// How it is now.
        panel: Box<PanelView>,
    },
    /// A piece of work needs somebody's eye, for those with the right `supervise.panel`, or what `why` says.
    Alarm {
        /// About which.
        conversation: Box<ConversationView>,
        /// `flag` and `flag_down`: its owner asks for help, or no longer. `stranded`: nobody could
        /// ever take it. `overdue`: a first answer is late, or nearly. `unjudged`: a rule could not be
        /// applied to it. `absent`: its owner's connection was lost. For those with the right `outbox.approve`,
        /// `approval`: an answer waits for approval, and `approval_over`: it does no more.
        why: String,
    },
    /// The configuration was applied or refused, for those who watch it.
    Config {
        /// How it stands.
        status: Box<ConfigStatusView>,
    },
    /// Work waits for a router outside, for those who watch it.
    Pending {
        /// What.
        pending: Box<PendingView>,
    },
    /// Work waits no longer for a router outside.
    PendingGone {
        /// What.
        conversation: ConversationId,
        /// Who has it, if anybody.
        agent: Option<Name>,
    },
    /// An entry of the journal, for those who follow it.
    Journal {
        /// Which.
        event: EventView,
    },
    /// Something went wrong that nobody asked for, such as a message of yours that was given up.
    Notice {
        /// What.
        refusal: Refusal,
        /// About which conversation, if one.
        conversation: Option<ConversationId>,
    },
    /// A channel does worse or better than before. Told after signing in of every channel that is not
    /// well, and then whenever it changes, to those with the right `channel.read`.
    Channel {
        /// How it does now.
        condition: Box<ConditionView>,
    },
    /// A message of a conversation you own or have open says something else now, was taken back, or has
    /// another sign put to it: put it in the place of the one that you have.
    MessageChanged {
        /// In which.
        conversation: ConversationId,
        /// How it is now.
        message: Box<MessageView>,
    },
    /// Guidance was published or withdrawn, you said elsewhere that you have read it, or, where you may publish
    /// it, somebody has: read it anew.
    Guidance {
        /// Which piece.
        name: Name,
    },
    /// Other settings hold: what there is to choose from, what it is called and what you may do may be other now. Read
    /// `vocabulary` and `rights` anew.
    Vocabulary,
}

/// How an offer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferEnd {
    /// You took it, perhaps on another device.
    Accepted,
    /// You said no.
    Declined,
    /// Its time ran out.
    TimedOut,
    /// The desk took it back, without blame: the customer left, you went busy, settings changed.
    Revoked,
}
