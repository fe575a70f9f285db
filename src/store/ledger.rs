//! The engine's questions, answered inside the open batch, and its changes on their way into it.
//!
//! A question that the disk does not answer is answered with nothing, and the fault remembered: from
//! then on nothing is read or written, and the batch cannot be committed.

use std::cell::RefCell;
use std::sync::Mutex;

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
use crate::domain::stray::{Stray, names};
use crate::domain::{
    Address, AgentId, CaseId, ContactId, ConversationId, MessageId, Name, StrayId,
};
use crate::engine::answer::Answer;
use crate::engine::change::{Change, Draft, Presence, Seen};
use crate::engine::command::Key;
use crate::engine::ledger::{Counters, Ledger};

use super::Batch;
use super::counters::read_counters;
use super::course::{End, NOBODY, Run};
use super::fault::StoreError;
use super::fresh::{Fresh, Step};
use super::held::HeldByNumber;
use super::keys;
use super::records::encode;
use super::rows;
use super::tables::{COUNTERS_ROW, Writing, Written};

/// The record inside one open batch.
pub struct StoreLedger<'t> {
    pub(super) rows: Writing<'t>,
    pub(super) counters: Counters,
    /// Conversations that this batch read or changed.
    pub(super) held: RefCell<HeldByNumber>,
    /// Those of the batches before it that nobody asked for again yet.
    pub(super) lately: &'t RefCell<HeldByNumber>,
    /// Answers that are not sorted in yet, as of the last commit, and what this batch makes of that.
    pub(super) fresh: &'t Mutex<Fresh>,
    pub(super) step: &'t RefCell<Step>,
    /// Who else sees what is alive when all of it is read.
    beside: RefCell<Option<Beside<'t>>>,
    fault: RefCell<Option<StoreError>>,
    /// Damage is told and passed over instead of remembered.
    forgives: bool,
    changed: bool,
}

type Bytes = &'static [u8];

type Beside<'t> = Box<dyn FnMut(&Bearings) + 't>;

impl<'t> StoreLedger<'t> {
    pub(super) fn open(batch: &'t Batch) -> Result<Self, StoreError> {
        let rows = Writing::of(&batch.inner);
        let counters = read_counters(&rows.meta)?;
        Ok(Self {
            rows,
            counters,
            held: RefCell::default(),
            lately: &batch.lately,
            beside: RefCell::new(None),
            fresh: &batch.store.fresh,
            step: &batch.step,
            fault: RefCell::new(None),
            forgives: batch.store.forgives,
            changed: false,
        })
    }

    /// Shows everything alive to somebody else too when the engine reads all of it, so that a start reads
    /// it once.
    pub fn show_alive_to(&mut self, beside: impl FnMut(&Bearings) + 't) {
        self.beside.replace(Some(Box::new(beside)));
    }

    /// Writes what was held back; says whether anything changed, or what went wrong since the batch began.
    pub fn finish(mut self) -> Result<bool, StoreError> {
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        if self.changed {
            self.settle_held()?;
            self.sort_in_many()?;
            let counters = encode(&self.counters)?;
            self.rows.meta.insert(COUNTERS_ROW, counters.as_slice())?;
        }
        Ok(self.changed)
    }

    /// Whether a fault was met; deciding on goes nowhere then.
    pub fn is_faulty(&self) -> bool {
        self.fault.borrow().is_some()
    }

    /// Lets go of a damaged record that was met, where nothing was decided on it. A disk that fails
    /// is not let go of.
    pub fn pass_over_damage(&mut self) -> Option<StoreError> {
        self.fault
            .get_mut()
            .take_if(|fault| matches!(fault, StoreError::Damaged { .. }))
    }

    /// Keeps a fault that was met outside of a question of the engine.
    pub(super) fn remember(&mut self, fault: StoreError) {
        *self.fault.get_mut() = Some(fault);
    }

    /// Records that something in this batch changed besides what the engine put.
    pub(super) fn mark_changed(&mut self) {
        self.changed = true;
    }

    /// The end of a conversation's course, as this batch has it.
    pub(super) fn end_of(&self, id: ConversationId) -> Result<End, StoreError> {
        self.hold(id)?;
        let held = self.held.borrow();
        Ok(held
            .get(&id)
            .map(|held| held.end.clone())
            .unwrap_or_default())
    }

    /// Lets a message stand at a place of a conversation.
    pub(super) fn put_message(
        &mut self,
        (id, seq): (ConversationId, u32),
        number: u64,
    ) -> Result<(), StoreError> {
        self.go_on(id, |end, parts| end.put(parts, id, seq, number))
    }

    /// Frees a place where this message stands.
    pub(super) fn remove_message(
        &mut self,
        (id, seq): (ConversationId, u32),
        number: u64,
    ) -> Result<(), StoreError> {
        self.go_on(id, |end, parts| match end.at(parts, id, seq)? {
            Some(there) if there == number => end.put(parts, id, seq, NOBODY),
            _ => Ok(()),
        })
    }

    /// Writes down that an event of the journal is about a conversation.
    pub(super) fn add_event(&mut self, id: ConversationId, seq: u64) -> Result<(), StoreError> {
        let run = Run {
            first: seq,
            count: 1,
        };
        self.go_on(id, |end, parts| end.add(parts, id, run))
    }

    /// Takes down that an event was about a conversation, as it is in the journal no more.
    pub(super) fn forget_event(&mut self, id: ConversationId, seq: u64) -> Result<(), StoreError> {
        match self.hold(id) {
            // What cannot be read cannot be shortened either, and must not keep the journal from ending.
            Err(StoreError::Damaged { .. }) => Ok(()),
            Err(fault) => Err(fault),
            Ok(()) => self.go_on(id, |end, parts| end.forget(parts, id, seq)),
        }
    }

    fn go_on(
        &mut self,
        id: ConversationId,
        step: impl FnOnce(&mut End, &mut Written<'t, Bytes, Bytes>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.hold(id)?;
        let mut held = self.held.borrow_mut();
        let held = held.entry(id).or_default();
        held.went_on = true;
        step(&mut held.end, &mut self.rows.conversations)
    }

    /// An answer, or nothing and a remembered fault.
    fn heed<T: Default>(&self, ask: impl FnOnce() -> Result<T, StoreError>) -> T {
        if self.is_faulty() {
            return T::default();
        }
        ask().unwrap_or_else(|fault| {
            self.meet(fault);
            T::default()
        })
    }

    /// Where every conversation stands that is alive, as this batch has it, in order of number.
    fn each_bearings(&self, visit: &mut dyn FnMut(Bearings)) -> Result<(), StoreError> {
        let mut newer = self.changed_bearings().into_iter().peekable();
        for row in redb::ReadableTable::iter(&self.rows.bearings)? {
            let (id, value) = row?;
            while let Some((_, newer)) = newer.next_if(|(newer, _)| newer.0 < id.value()) {
                newer.map(&mut *visit);
            }
            if let Some((_, newer)) = newer.next_if(|(newer, _)| newer.0 == id.value()) {
                newer.map(&mut *visit);
                continue;
            }
            match rows::read(&self.rows.bearings, &id.value(), value.value()) {
                Ok(value) => visit(value),
                Err(fault) if self.forgives => self.meet(fault),
                Err(fault) => return Err(fault),
            }
        }
        newer.filter_map(|(_, newer)| newer).for_each(visit);
        Ok(())
    }

    /// Every conversation found by keys that begin so, in order of number.
    fn each_found(&self, prefix: &[u8], visit: &mut dyn FnMut(Conversation)) {
        self.heed(|| {
            let mut found = rows::ending(&self.rows.found, prefix, false, usize::MAX)?;
            found.sort_unstable();
            let mut stride = rows::Stride::new(&self.rows.conversations);
            for id in found {
                let held = self
                    .held
                    .borrow()
                    .get(&ConversationId(id))
                    .and_then(|it| it.value.clone());
                let read = match held {
                    Some(value) => Ok(value),
                    None => stride.find(id),
                };
                match read {
                    Ok(value) => visit(value),
                    Err(fault) if self.forgives => self.meet(fault),
                    Err(fault) => return Err(fault),
                }
            }
            Ok(())
        });
    }

    fn meet(&self, fault: StoreError) {
        if self.forgives && matches!(fault, StoreError::Damaged { .. }) {
            tracing::warn!(%fault, "passed over");
        } else {
            *self.fault.borrow_mut() = Some(fault);
        }
    }

    fn each_record<T: super::records::Record>(
        &self,
        table: &impl rows::Numbered,
        visit: &mut dyn FnMut(T),
    ) {
        self.heed(|| {
            rows::each(table, 0, &mut |value| {
                visit(value);
                true
            })
        });
    }
}

impl Ledger for StoreLedger<'_> {
    fn contact(&self, id: ContactId) -> Option<Contact> {
        self.heed(|| rows::numbered(&self.rows.contacts, id.0))
    }

    fn contact_at(&self, address: &Address) -> Option<ContactId> {
        let at = |address: &Address| {
            self.heed(|| rows::pointed(&self.rows.addresses, &keys::address(address)))
        };
        let found = at(address).or_else(|| at(&address.earlier()?));
        found.map(ContactId)
    }

    fn case(&self, id: CaseId) -> Option<Case> {
        self.heed(|| rows::numbered(&self.rows.cases, id.0))
    }

    fn conversation(&self, id: ConversationId) -> Option<Conversation> {
        self.heed(|| self.find_conversation(id))
    }

    fn conversations_with(
        &self,
        channel: &Name,
        peer: &Address,
        most: usize,
    ) -> Vec<ConversationId> {
        let prefix = keys::by_peer(channel, peer);
        let ids = self.heed(|| rows::ending(&self.rows.found, &prefix, true, most));
        ids.into_iter().map(ConversationId).collect()
    }

    fn conversations_of(&self, contact: ContactId, most: usize) -> Vec<ConversationId> {
        let prefix = keys::by_contact(contact);
        let ids = self.heed(|| rows::ending(&self.rows.found, &prefix, true, most));
        ids.into_iter().map(ConversationId).collect()
    }

    fn conversations_in(&self, case: CaseId, most: usize) -> Vec<ConversationId> {
        let prefix = keys::by_case(case);
        let ids = self.heed(|| rows::ending(&self.rows.found, &prefix, false, most));
        ids.into_iter().map(ConversationId).collect()
    }

    fn message(&self, id: MessageId) -> Option<Message> {
        self.heed(|| rows::numbered(&self.rows.messages, id.0))
    }

    fn messages(&self, conversation: ConversationId, from: u32, most: usize) -> Vec<Message> {
        self.heed(|| {
            let end = self.end_of(conversation)?;
            rows::messages(
                &self.rows.conversations,
                &self.rows.messages,
                &end,
                conversation,
                from,
                most,
            )
        })
    }

    fn message_by_external(&self, channel: Option<&Name>, id: &str) -> Option<MessageId> {
        self.heed(|| rows::external(&self.rows.externals, channel, id))
    }

    fn key_seen(&self, channel: &Name, key: &str) -> Option<Seen> {
        self.heed(|| rows::keyed(&self.rows.keys, &keys::channel_key(channel, key)))
    }

    fn delivery(&self, message: MessageId) -> Option<Delivery> {
        self.heed(|| rows::numbered(&self.rows.deliveries, message.0))
    }

    fn agent(&self, id: AgentId) -> Option<Agent> {
        self.heed(|| rows::numbered(&self.rows.agents, id.0))
    }

    fn agent_named(&self, name: &Name) -> Option<AgentId> {
        self.heed(|| rows::pointed(&self.rows.agent_names, name.as_bytes()))
            .map(AgentId)
    }

    fn credential(&self, id: AgentId) -> Option<Credential> {
        self.heed(|| rows::numbered(&self.rows.credentials, id.0))
    }

    fn session(&self, digest: &Digest) -> Option<Session> {
        self.heed(|| rows::keyed(&self.rows.sessions, &digest.0))
    }

    fn sessions_of(&self, agent: AgentId) -> Vec<Session> {
        self.heed(|| {
            super::snapshot::sessions(&self.rows.agent_sessions, &self.rows.sessions, agent)
        })
    }

    fn presence(&self, agent: AgentId) -> Option<Presence> {
        self.heed(|| rows::numbered(&self.rows.presences, agent.0))
    }

    fn draft(&self, agent: AgentId, conversation: ConversationId) -> Option<Draft> {
        self.heed(|| rows::keyed(&self.rows.drafts, &keys::draft(agent, conversation)))
    }

    fn guidance(&self) -> Vec<Guidance> {
        self.heed(|| rows::all_keyed(&self.rows.guidance, &keys::GUIDANCE))
    }

    fn guidance_reading(&self, name: &Name, agent: AgentId) -> Option<HasRead> {
        let key = keys::guidance_reading(name, agent);
        self.heed(|| rows::keyed(&self.rows.guidance, &key))
    }

    fn fetched(&self, channel: &Name, mailbox: &str) -> Option<Fetched> {
        self.heed(|| rows::keyed(&self.rows.fetched, &keys::mailbox(channel, mailbox)))
    }

    fn early(&self, channel: &Name, id: &str) -> Option<Early> {
        let key = keys::external(channel, id);
        self.heed(|| rows::keyed(&self.rows.early, &key))
    }

    fn answer(&self, key: &Key) -> Option<Answer> {
        self.heed(|| self.find_answer(&keys::command(key)))
            .map(|answered| answered.answer)
    }

    fn counters(&self) -> Counters {
        self.counters
    }

    fn each_agent(&self, visit: &mut dyn FnMut(Agent)) {
        self.each_record(&self.rows.agents, visit);
    }

    fn each_alive(&self, visit: &mut dyn FnMut(Bearings)) {
        let mut beside = self.beside.borrow_mut();
        self.heed(|| {
            self.each_bearings(&mut |conversation| {
                if let Some(beside) = beside.as_mut() {
                    beside(&conversation);
                }
                visit(conversation);
            })
        });
    }

    fn each_alive_in(&self, queue: &Name, visit: &mut dyn FnMut(Bearings)) {
        let prefix = keys::by_queue(true, queue);
        self.each_found(&prefix, &mut |it| visit(it.bearings()));
    }

    fn each_delivery(&self, visit: &mut dyn FnMut(Delivery)) {
        self.each_record(&self.rows.deliveries, visit);
    }

    fn each_paused(&self, visit: &mut dyn FnMut(bool, Name)) {
        let paused = self.heed(|| super::snapshot::paused(&self.rows.paused));
        for (channel, name) in paused {
            visit(channel, name);
        }
    }

    fn each_tally(&self, visit: &mut dyn FnMut(Tally)) {
        self.heed(|| rows::each_keyed(&self.rows.tallies, visit));
    }

    fn each_rest(&self, visit: &mut dyn FnMut(Rest)) {
        self.heed(|| rows::each_keyed(&self.rows.rests, visit));
    }

    fn each_stray(&self, visit: &mut dyn FnMut(Stray)) {
        self.heed(|| rows::each_keyed(&self.rows.strays, visit));
    }

    fn stray_names(&self, id: StrayId, words: &[String]) -> bool {
        self.heed(|| {
            let bytes = redb::ReadableTable::get(&self.rows.stray_bytes, id.0)?;
            Ok(bytes.is_some_and(|bytes| names(bytes.value(), words)))
        })
    }

    fn each_early(&self, visit: &mut dyn FnMut(Early)) {
        self.heed(|| rows::each_keyed(&self.rows.early, visit));
    }

    fn put(&mut self, change: &Change) {
        if self.is_faulty() {
            return;
        }
        self.changed = true;
        if let Err(fault) = self.apply(change) {
            *self.fault.get_mut() = Some(fault);
        }
    }
}
