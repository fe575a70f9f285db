//! A record in memory: what simulation, replay and tests put behind the engine instead of a disk.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::account::{Credential, Session};
use crate::domain::agent::Agent;
use crate::domain::attachment::Digest;
use crate::domain::case::Case;
use crate::domain::channel::{Described, Fetched, Proven, Rest, Tally};
use crate::domain::contact::Contact;
use crate::domain::conversation::{Bearings, Conversation};
use crate::domain::delivery::{Delivery, Early};
use crate::domain::guidance::{Guidance, HasRead};
use crate::domain::message::Message;
use crate::domain::stray::{Stray, names};
use crate::domain::{
    Address, AgentId, CaseId, ContactId, ConversationId, MessageId, Name, StrayId,
};

use super::answer::Answer;
use super::change::{Change, Draft, GenerationRecord, Presence, Seen, Written};
use super::command::Key;
use super::event::Event;
use super::ledger::{Counters, Ledger};

/// A record in memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    /// Customers.
    pub contacts: BTreeMap<ContactId, Contact>,
    /// Cases.
    pub cases: BTreeMap<CaseId, Case>,
    /// Conversations.
    pub conversations: BTreeMap<ConversationId, Conversation>,
    /// Messages.
    pub messages: BTreeMap<MessageId, Message>,
    /// Deliveries not settled.
    pub deliveries: BTreeMap<MessageId, Delivery>,
    /// News of messages that are not known yet.
    pub early: BTreeMap<(Name, String), Early>,
    /// Accepted keys.
    pub keys: BTreeMap<(Name, String), Seen>,
    /// People.
    pub agents: BTreeMap<AgentId, Agent>,
    /// How they prove who they are.
    pub credentials: BTreeMap<AgentId, Credential>,
    /// Sessions.
    pub sessions: BTreeMap<Digest, Session>,
    /// Where people are.
    pub presences: BTreeMap<AgentId, Presence>,
    /// Unfinished answers.
    pub drafts: BTreeMap<(AgentId, ConversationId), Draft>,
    /// Answers given to clients' commands.
    pub answers: BTreeMap<Key, Answer>,
    /// Queues (`false`) and channels (`true`) that a person stopped.
    pub paused: BTreeSet<(bool, Name)>,
    /// What went through channels with a ceiling.
    pub tallies: BTreeMap<Name, Tally>,
    /// Until when channels rest.
    pub rests: BTreeMap<Name, Rest>,
    /// What connectors said and could not be taken.
    pub strays: BTreeMap<(Name, StrayId), Stray>,
    stray_bytes: BTreeMap<StrayId, Vec<u8>>,
    /// How far mailboxes were taken in.
    pub fetched: BTreeMap<(Name, String), Fetched>,
    /// What connectors said that their channels carry.
    pub described: BTreeMap<Name, Described>,
    /// Addresses whose mail was shown to arrive.
    pub proven: BTreeMap<(Name, String), Proven>,
    /// Who wrote the configuration.
    pub written: Vec<Written>,
    /// Guidance as it is now, by name.
    pub guidance: BTreeMap<Name, Guidance>,
    /// Which version of it somebody has read.
    pub has_read: BTreeMap<(Name, AgentId), HasRead>,
    /// Generations of the configuration.
    pub generations: Vec<GenerationRecord>,
    /// Channels whose other side is gone for good.
    pub gone: BTreeSet<Name>,
    /// The journal.
    pub events: Vec<Event>,
    /// The highest numbers given out, as the engine last said.
    pub counters: Counters,
    by_address: BTreeMap<Address, ContactId>,
    by_external: BTreeMap<(String, Name), MessageId>,
    by_seq: BTreeMap<(ConversationId, u32), MessageId>,
}

impl Ledger for Memory {
    fn contact(&self, id: ContactId) -> Option<Contact> {
        self.contacts.get(&id).cloned()
    }

    fn contact_at(&self, address: &Address) -> Option<ContactId> {
        let at = |address: &Address| self.by_address.get(address).copied();
        at(address).or_else(|| at(&address.earlier()?))
    }

    fn case(&self, id: CaseId) -> Option<Case> {
        self.cases.get(&id).cloned()
    }

    fn conversation(&self, id: ConversationId) -> Option<Conversation> {
        self.conversations.get(&id).cloned()
    }

    fn conversations_with(
        &self,
        channel: &Name,
        peer: &Address,
        most: usize,
    ) -> Vec<ConversationId> {
        let newest_first = self.conversations.values().rev();
        newest_first
            .filter(|one| one.channel == *channel && one.peer == *peer)
            .map(|one| one.id)
            .take(most)
            .collect()
    }

    fn conversations_of(&self, contact: ContactId, most: usize) -> Vec<ConversationId> {
        let theirs = self
            .conversations
            .values()
            .rev()
            .filter(|one| one.contact == contact);
        theirs.take(most).map(|one| one.id).collect()
    }

    fn conversations_in(&self, case: CaseId, most: usize) -> Vec<ConversationId> {
        self.conversations
            .values()
            .filter(|one| one.case == case)
            .take(most)
            .map(|one| one.id)
            .collect()
    }

    fn message(&self, id: MessageId) -> Option<Message> {
        self.messages.get(&id).cloned()
    }

    fn messages(&self, conversation: ConversationId, from: u32, most: usize) -> Vec<Message> {
        let range = self
            .by_seq
            .range((conversation, from)..=(conversation, u32::MAX));
        range
            .take(most)
            .filter_map(|(_, id)| self.message(*id))
            .collect()
    }

    fn message_by_external(&self, channel: Option<&Name>, id: &str) -> Option<MessageId> {
        let known = self.by_external.iter();
        known
            .filter(|((known, on), _)| known == id && channel.is_none_or(|channel| channel == on))
            .map(|(_, message)| *message)
            .min()
    }

    fn key_seen(&self, channel: &Name, key: &str) -> Option<Seen> {
        self.keys.get(&(channel.clone(), key.to_owned())).copied()
    }

    fn delivery(&self, message: MessageId) -> Option<Delivery> {
        self.deliveries.get(&message).cloned()
    }

    fn agent(&self, id: AgentId) -> Option<Agent> {
        self.agents.get(&id).cloned()
    }

    fn agent_named(&self, name: &Name) -> Option<AgentId> {
        self.agents
            .values()
            .find(|agent| agent.name == *name)
            .map(|agent| agent.id)
    }

    fn credential(&self, id: AgentId) -> Option<Credential> {
        self.credentials.get(&id).cloned()
    }

    fn session(&self, digest: &Digest) -> Option<Session> {
        self.sessions.get(digest).cloned()
    }

    fn sessions_of(&self, agent: AgentId) -> Vec<Session> {
        self.sessions
            .values()
            .filter(|session| session.agent == agent)
            .cloned()
            .collect()
    }

    fn presence(&self, agent: AgentId) -> Option<Presence> {
        self.presences.get(&agent).cloned()
    }

    fn draft(&self, agent: AgentId, conversation: ConversationId) -> Option<Draft> {
        self.drafts.get(&(agent, conversation)).cloned()
    }

    fn guidance(&self) -> Vec<Guidance> {
        self.guidance.values().cloned().collect()
    }

    fn guidance_reading(&self, name: &Name, agent: AgentId) -> Option<HasRead> {
        self.has_read.get(&(name.clone(), agent)).cloned()
    }

    fn fetched(&self, channel: &Name, mailbox: &str) -> Option<Fetched> {
        let key = (channel.clone(), mailbox.to_owned());
        self.fetched.get(&key).cloned()
    }

    fn early(&self, channel: &Name, id: &str) -> Option<Early> {
        let key = (channel.clone(), id.to_owned());
        self.early.get(&key).cloned()
    }

    fn answer(&self, key: &Key) -> Option<Answer> {
        self.answers.get(key).cloned()
    }

    fn counters(&self) -> Counters {
        self.counters
    }

    fn each_agent(&self, visit: &mut dyn FnMut(Agent)) {
        self.agents.values().cloned().for_each(visit);
    }

    fn each_alive(&self, visit: &mut dyn FnMut(Bearings)) {
        self.conversations
            .values()
            .filter(|one| one.work.is_alive())
            .map(Conversation::bearings)
            .for_each(visit);
    }

    fn each_alive_in(&self, queue: &Name, visit: &mut dyn FnMut(Bearings)) {
        self.conversations
            .values()
            .filter(|one| one.work.is_alive() && one.routing.queue == *queue)
            .map(Conversation::bearings)
            .for_each(visit);
    }

    fn each_delivery(&self, visit: &mut dyn FnMut(Delivery)) {
        self.deliveries.values().cloned().for_each(visit);
    }

    fn each_paused(&self, visit: &mut dyn FnMut(bool, Name)) {
        self.paused
            .iter()
            .cloned()
            .for_each(|(channel, name)| visit(channel, name));
    }

    fn each_early(&self, visit: &mut dyn FnMut(Early)) {
        self.early.values().cloned().for_each(visit);
    }

    fn each_tally(&self, visit: &mut dyn FnMut(Tally)) {
        self.tallies.values().cloned().for_each(visit);
    }

    fn each_rest(&self, visit: &mut dyn FnMut(Rest)) {
        self.rests.values().cloned().for_each(visit);
    }

    fn each_stray(&self, visit: &mut dyn FnMut(Stray)) {
        self.strays.values().cloned().for_each(visit);
    }

    fn stray_names(&self, id: StrayId, words: &[String]) -> bool {
        let bytes = self.stray_bytes.get(&id);
        bytes.is_some_and(|bytes| names(bytes, words))
    }

    fn put(&mut self, change: &Change) {
        match change.clone() {
            Change::Contact(contact) => {
                self.by_address.retain(|_, id| *id != contact.id);
                self.by_address.extend(
                    contact
                        .addresses
                        .iter()
                        .cloned()
                        .map(|address| (address, contact.id)),
                );
                self.contacts.insert(contact.id, *contact);
            }
            Change::Case(case) => {
                self.cases.insert(case.id, *case);
            }
            Change::Written(written) => self.written.push(*written),
            Change::Guidance(guidance) => {
                self.guidance.insert(guidance.name.clone(), *guidance);
            }
            Change::GuidanceRead(read) => {
                self.has_read.insert((read.name.clone(), read.agent), *read);
            }
            Change::Conversation(conversation) => {
                self.conversations.insert(conversation.id, *conversation);
            }
            Change::Message(message) => {
                for external in message.external_id.iter().chain(message.part_ids()) {
                    self.by_external
                        .entry((external.clone(), message.channel.clone()))
                        .or_insert(message.id);
                }
                let before = self.messages.get(&message.id);
                if let Some(place) = before.map(|it| (it.conversation, it.seq))
                    && self.by_seq.get(&place) == Some(&message.id)
                {
                    self.by_seq.remove(&place);
                }
                self.by_seq
                    .insert((message.conversation, message.seq), message.id);
                self.messages.insert(message.id, *message);
            }
            Change::Delivery(delivery) => {
                self.deliveries.insert(delivery.message, *delivery);
            }
            Change::DeliverySettled(message) => {
                self.deliveries.remove(&message);
            }
            Change::Early(early) => {
                let key = (early.channel.clone(), early.id.clone());
                self.early.insert(key, *early);
            }
            Change::EarlyGone(channel, id) => {
                self.early.remove(&(channel, id));
            }
            Change::KeySeen { channel, key, seen } => {
                self.keys.insert((channel, key), seen);
            }
            other => self.put_person(other),
        }
    }
}

/// Puts something into a set, or takes it out.
fn set<T: Ord>(of: &mut BTreeSet<T>, one: T, is_in: bool) {
    if is_in {
        of.insert(one);
    } else {
        of.remove(&one);
    }
}

impl Memory {
    fn put_person(&mut self, change: Change) {
        match change {
            Change::Agent(agent) => {
                self.agents.insert(agent.id, *agent);
            }
            Change::Credential(id, credential) => {
                self.credentials.insert(id, *credential);
            }
            Change::Session(session) => {
                self.sessions.insert(session.digest, *session);
            }
            Change::SessionEnded(digest) => {
                self.sessions.remove(&digest);
            }
            Change::Presence(id, presence) => {
                self.presences.insert(id, presence);
            }
            Change::Draft(agent, conversation, Some(draft)) => {
                self.drafts.insert((agent, conversation), *draft);
            }
            Change::Draft(agent, conversation, None) => {
                self.drafts.remove(&(agent, conversation));
            }
            Change::Answered(key, _, answer) => {
                self.answers.insert(key, *answer);
            }
            Change::Generation(generation) => self.generations.push(*generation),
            Change::Paused {
                channel,
                name,
                paused,
            } => set(&mut self.paused, (channel, name), paused),
            Change::Gone(name, gone) => set(&mut self.gone, name, gone),
            Change::Described(described) => {
                self.described.insert(described.channel.clone(), *described);
            }
            Change::Proven(proven) => {
                let key = (proven.channel.clone(), proven.address.clone());
                self.proven.insert(key, proven);
            }
            Change::Fetched(fetched) => {
                let key = (fetched.channel.clone(), fetched.mailbox.clone());
                self.fetched.insert(key, fetched);
            }
            Change::Stray(stray, bytes) => self.put_stray(*stray, bytes),
            Change::StrayGone(channel, id) => {
                self.strays.remove(&(channel, id));
                self.stray_bytes.remove(&id);
            }
            Change::Rest(rest) => {
                self.rests.insert(rest.channel.clone(), rest);
            }
            Change::Tally(tally) => {
                self.tallies.insert(tally.channel.clone(), tally);
            }
            Change::Event(event) => self.events.push(*event),
            Change::WordsStruck(id) => {
                let theirs = self.events.iter_mut();
                for event in theirs.filter(|event| event.conversation == Some(id)) {
                    if let Some(bare) = event.what.without_words() {
                        event.what = bare;
                    }
                }
            }
            _ => unreachable!("the other changes were taken before"),
        }
    }
    fn put_stray(&mut self, stray: Stray, bytes: Option<Vec<u8>>) {
        self.stray_bytes.extend(bytes.map(|it| (stray.id, it)));
        let key = (stray.channel.clone(), stray.id);
        self.strays.insert(key, stray);
    }
}
