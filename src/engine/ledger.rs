//! What the engine may ask of the record, and the one way it adds to it.
//!
//! The store answers inside the open transaction, so a command sees what earlier commands of its
//! batch did; the simulator answers from maps. An answer that cannot be had because the disk fails
//! is `None` here: the ledger remembers the fault, and the writer throws the whole batch away.

use crate::domain::account::{Credential, Session};
use crate::domain::agent::Agent;
use crate::domain::attachment::Digest;
use crate::domain::case::Case;
use crate::domain::channel::{Fetched, Rest, Tally};
use crate::domain::contact::Contact;
use crate::domain::conversation::{Bearings, Conversation};
use crate::domain::delivery::{Delivery, Early};
use crate::domain::guidance::{Guidance, HasRead};
use crate::domain::message::Message;
use crate::domain::stray::Stray;
use crate::domain::{
    Address, AgentId, CaseId, ContactId, ConversationId, MessageId, Name, StrayId,
};

use super::answer::Answer;
use super::change::{Change, Draft, Presence, Seen};
use super::command::Key;

/// The record, as the engine sees it.
pub trait Ledger {
    /// A customer by id.
    fn contact(&self, id: ContactId) -> Option<Contact>;
    /// The customer who has an address.
    fn contact_at(&self, address: &Address) -> Option<ContactId>;
    /// A case by number.
    fn case(&self, id: CaseId) -> Option<Case>;
    /// A conversation by number.
    fn conversation(&self, id: ConversationId) -> Option<Conversation>;
    /// Numbers of the conversations with an address over a channel, newest first, at most `most`.
    fn conversations_with(
        &self,
        channel: &Name,
        peer: &Address,
        most: usize,
    ) -> Vec<ConversationId>;
    /// Numbers of a customer's conversations, newest first, at most `most`.
    fn conversations_of(&self, contact: ContactId, most: usize) -> Vec<ConversationId>;
    /// Numbers of a case's conversations, oldest first, at most `most`.
    fn conversations_in(&self, case: CaseId, most: usize) -> Vec<ConversationId>;
    /// A message by number.
    fn message(&self, id: MessageId) -> Option<Message>;
    /// A conversation's messages from a sequence on, in order, at most `most`.
    fn messages(&self, conversation: ConversationId, from: u32, most: usize) -> Vec<Message>;
    /// The message that a channel's other side knows by this id; with no channel, the first that any does.
    fn message_by_external(&self, channel: Option<&Name>, id: &str) -> Option<MessageId>;
    /// What came of a channel's key.
    fn key_seen(&self, channel: &Name, key: &str) -> Option<Seen>;
    /// A delivery not yet settled.
    fn delivery(&self, message: MessageId) -> Option<Delivery>;
    /// A person by id.
    fn agent(&self, id: AgentId) -> Option<Agent>;
    /// A person by sign-in name.
    fn agent_named(&self, name: &Name) -> Option<AgentId>;
    /// How a person proves who they are.
    fn credential(&self, id: AgentId) -> Option<Credential>;
    /// A session by its token's digest.
    fn session(&self, digest: &Digest) -> Option<Session>;
    /// The sessions of a person.
    fn sessions_of(&self, agent: AgentId) -> Vec<Session>;
    /// Where somebody was last.
    fn presence(&self, agent: AgentId) -> Option<Presence>;
    /// Somebody's unfinished answer.
    fn draft(&self, agent: AgentId, conversation: ConversationId) -> Option<Draft>;
    /// Every piece of guidance as it is now, by name.
    fn guidance(&self) -> Vec<Guidance>;
    /// Which version of a piece somebody has read last.
    fn guidance_reading(&self, name: &Name, agent: AgentId) -> Option<HasRead>;
    /// How far a channel has taken in a mailbox.
    fn fetched(&self, channel: &Name, mailbox: &str) -> Option<Fetched>;
    /// News of a message that a channel's other side calls so, and that was not known when it came.
    fn early(&self, channel: &Name, id: &str) -> Option<Early>;
    /// The answer given to a client's command before.
    fn answer(&self, key: &Key) -> Option<Answer>;

    /// The highest numbers given out so far; read once at start.
    fn counters(&self) -> Counters;
    /// Every person, in order of id; read at start.
    fn each_agent(&self, visit: &mut dyn FnMut(Agent));
    /// Where every conversation stands that is not over, in order of number; read at start.
    fn each_alive(&self, visit: &mut dyn FnMut(Bearings));
    /// The same of one queue; read where the rules of that queue change.
    fn each_alive_in(&self, queue: &Name, visit: &mut dyn FnMut(Bearings));
    /// Every delivery, in order of message; read at start.
    fn each_delivery(&self, visit: &mut dyn FnMut(Delivery));
    /// Queues and channels that a person stopped; read at start.
    fn each_paused(&self, visit: &mut dyn FnMut(bool, Name));
    /// What last went through channels with a ceiling; read at start.
    fn each_tally(&self, visit: &mut dyn FnMut(Tally));
    /// Until when channels rest; read at start.
    fn each_rest(&self, visit: &mut dyn FnMut(Rest));
    /// What connectors said and could not be taken, in order of number by channel; read at start.
    fn each_stray(&self, visit: &mut dyn FnMut(Stray));
    /// Whether one of them names one of these words, as [`names`](crate::domain::stray::names) has it.
    fn stray_names(&self, id: StrayId, words: &[String]) -> bool;
    /// All news of messages that are not known yet; read at start.
    fn each_early(&self, visit: &mut dyn FnMut(Early));

    /// Records a fact.
    fn put(&mut self, change: &Change);
}

/// The highest numbers given out; the next is one more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, bincode::Encode, bincode::Decode)]
pub struct Counters {
    /// Of contacts.
    pub contact: u64,
    /// Of cases.
    pub case: u64,
    /// Of conversations.
    pub conversation: u64,
    /// Of master ids.
    pub master: u64,
    /// Of messages.
    pub message: u64,
    /// Of agents.
    pub agent: u64,
    /// Of offers.
    pub offer: u64,
    /// Of undo tokens, so that one is never reused after a restart.
    pub undo: u64,
    /// Of events.
    pub seq: u64,
    /// Of generations of the configuration.
    pub generation: u64,
    /// The latest moment anything was recorded, in milliseconds; time never goes back before it.
    pub moment: i64,
    /// Of what connectors said and could not be taken.
    pub stray: u64,
}

impl Counters {
    /// Raises each to the one given, where that is higher.
    pub fn raise(&mut self, given: Self) {
        let Self {
            contact,
            case,
            conversation,
            master,
            message,
            agent,
            offer,
            undo,
            seq,
            generation,
            stray,
            moment,
        } = self;
        for (kept, given) in [
            (contact, given.contact),
            (case, given.case),
            (conversation, given.conversation),
            (master, given.master),
            (message, given.message),
            (agent, given.agent),
            (offer, given.offer),
            (undo, given.undo),
            (seq, given.seq),
            (generation, given.generation),
            (stray, given.stray),
        ] {
            *kept = given.max(*kept);
        }
        *moment = given.moment.max(*moment);
    }
}
