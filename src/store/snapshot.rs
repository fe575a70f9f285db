//! What readers ask: one conversation, a customer's timeline, the journal, people, the way out.
//!
//! Lists of conversations are in `list.rs`.

use crate::domain::account::{Credential, Session};
use crate::domain::agent::Agent;
use crate::domain::attachment::Digest;
use crate::domain::case::Case;
use crate::domain::channel::{Described, Fetched, Proven, Rest, Tally};
use crate::domain::contact::Contact;
use crate::domain::conversation::{Bearings, Conversation};
use crate::domain::delivery::Delivery;
use crate::domain::guidance::{Guidance, HasRead};
use crate::domain::message::Message;
use crate::domain::stray::{Stray, names};
use crate::domain::{
    Address, AgentId, CaseId, ContactId, ConversationId, MessageId, Name, Seq, StrayId,
};
use crate::engine::change::{Draft, GenerationRecord, Presence, Seen, Written};
use crate::engine::event::{Event, What};
use crate::engine::ledger::Counters;

use super::fault::StoreError;
use super::keys;
use super::rows::{self, Keyed, Listing};
use super::tables::Reading;

/// The record as it was at one moment. Lives only inside `Store::read`.
pub struct Snapshot {
    pub(super) rows: Reading,
}

/// An answer, or why there is none.
pub type Found<T> = Result<T, StoreError>;

impl Snapshot {
    pub(super) fn new(rows: Reading) -> Self {
        Self { rows }
    }

    /// The highest numbers given out.
    pub fn counters(&self) -> Found<Counters> {
        super::counters::read_counters(&self.rows.meta)
    }

    /// How far a channel has taken in a mailbox.
    pub fn fetched(&self, channel: &Name, mailbox: &str) -> Found<Option<Fetched>> {
        rows::keyed(&self.rows.fetched, &keys::mailbox(channel, mailbox))
    }

    /// When mail for an address of a channel was last shown to arrive.
    pub fn proven(&self, channel: &Name, address: &str) -> Found<Option<Proven>> {
        rows::keyed(&self.rows.proven, &keys::mailbox(channel, address))
    }

    /// Every piece of guidance as it is now, by name.
    pub fn guidance(&self) -> Found<Vec<Guidance>> {
        rows::all_keyed(&self.rows.guidance, &keys::GUIDANCE)
    }

    /// A version of one.
    pub fn guidance_version(&self, name: &Name, version: u32) -> Found<Option<Guidance>> {
        let key = keys::guidance_version(name, version);
        rows::keyed(&self.rows.guidance, &key)
    }

    /// Which version of it somebody has read last.
    pub fn guidance_reading(&self, name: &Name, agent: AgentId) -> Found<Option<HasRead>> {
        let key = keys::guidance_reading(name, agent);
        rows::keyed(&self.rows.guidance, &key)
    }

    /// Which version of it everybody has read last who has read any.
    pub fn guidance_readings(&self, name: &Name) -> Found<Vec<HasRead>> {
        rows::all_keyed(&self.rows.guidance, &keys::guidance_readings(name))
    }

    /// What a channel's connector said after `after` and could not be taken, in order, at most `most`.
    pub fn strays(&self, channel: &Name, after: StrayId, most: usize) -> Found<Vec<Stray>> {
        let from = keys::stray(channel, StrayId(after.0.saturating_add(1)));
        let end = keys::after(&keys::strays(channel));
        let rows = redb::ReadableTable::range(&self.rows.strays, from.as_slice()..end.as_slice())?;
        rows.take(most)
            .map(|row| {
                let (key, value) = row?;
                rows::read(&self.rows.strays, &key.value(), value.value())
            })
            .collect()
    }

    /// How many of them a channel has.
    pub fn strays_count(&self, channel: &Name) -> Found<usize> {
        let prefix = keys::strays(channel);
        let end = keys::after(&prefix);
        let rows =
            redb::ReadableTable::range(&self.rows.strays, prefix.as_slice()..end.as_slice())?;
        Ok(rows.count())
    }

    /// One of them with its bytes.
    pub fn stray(&self, channel: &Name, id: StrayId) -> Found<Option<(Stray, Vec<u8>)>> {
        let key = keys::stray(channel, id);
        let Some(stray) = rows::keyed::<Stray>(&self.rows.strays, &key)? else {
            return Ok(None);
        };
        let bytes = redb::ReadableTable::get(&self.rows.stray_bytes, id.0)?;
        match bytes.filter(|bytes| is_of(&stray, bytes.value())) {
            Some(bytes) => Ok(Some((stray, bytes.value().to_vec()))),
            None => Err(rows::damaged(
                &self.rows.stray_bytes,
                &id.0,
                "not the bytes that were rejected",
            )),
        }
    }

    /// What a connector says that its channel carries.
    pub fn described(&self, channel: &Name) -> Found<Option<Described>> {
        rows::keyed(&self.rows.described, channel.as_bytes())
    }

    /// A customer by number.
    pub fn contact(&self, id: ContactId) -> Found<Option<Contact>> {
        rows::numbered(&self.rows.contacts, id.0)
    }

    /// The customer who has an address.
    pub fn contact_at(&self, address: &Address) -> Found<Option<ContactId>> {
        let at = |address: &Address| rows::pointed(&self.rows.addresses, &keys::address(address));
        let id = match (at(address)?, address.earlier()) {
            (None, Some(earlier)) => at(&earlier)?,
            (found, _) => found,
        };
        Ok(id.map(ContactId))
    }

    /// A case by number.
    pub fn case(&self, id: CaseId) -> Found<Option<Case>> {
        rows::numbered(&self.rows.cases, id.0)
    }

    /// A conversation by number.
    pub fn conversation(&self, id: ConversationId) -> Found<Option<Conversation>> {
        rows::conversation(&self.rows.conversations, id)
    }

    /// The newest conversation with an address over a channel.
    pub fn conversations_with(
        &self,
        channel: &Name,
        peer: &Address,
        most: usize,
    ) -> Found<Vec<ConversationId>> {
        let prefix = keys::by_peer(channel, peer);
        let newest = rows::ending(&self.rows.found, &prefix, true, most)?;
        Ok(newest.into_iter().map(ConversationId).collect())
    }

    /// A customer's conversations, newest first: those numbered below `before`, at most `most`.
    pub fn timeline(
        &self,
        contact: ContactId,
        before: Option<ConversationId>,
        most: usize,
    ) -> Found<Vec<Conversation>> {
        let first = keys::by_contact(contact);
        let end = match before {
            Some(before) => [first.as_slice(), &before.0.to_be_bytes()].concat(),
            None => keys::after(&first),
        };
        let keys = self
            .rows
            .found
            .open()?
            .range(first.as_slice()..end.as_slice())?;
        keys.rev()
            .take(most)
            .map(|row| {
                let (key, _) = row?;
                let id = keys::last_number(key.value())
                    .ok_or_else(|| rows::damaged(&self.rows.found, &key.value(), "too short"))?;
                rows::named_conversation(&self.rows.conversations, id)
            })
            .collect()
    }

    /// Where every conversation stands that is not over, in order of number.
    pub fn each_alive(&self, visit: &mut dyn FnMut(Bearings)) -> Found<()> {
        rows::each(&self.rows.bearings, 0, &mut |bearings| {
            visit(bearings);
            true
        })
    }

    /// A case's conversations, oldest first, at most `most`.
    pub fn conversations_in(&self, case: CaseId, most: usize) -> Found<Vec<Conversation>> {
        let ids = rows::ending(&self.rows.found, &keys::by_case(case), false, most)?;
        let conversation = |id| rows::named_conversation(&self.rows.conversations, id);
        ids.into_iter().map(conversation).collect()
    }

    /// A message by number.
    pub fn message(&self, id: MessageId) -> Found<Option<Message>> {
        rows::numbered(&self.rows.messages, id.0)
    }

    /// A conversation's messages from a sequence on, in order, at most `most`.
    pub fn messages(
        &self,
        conversation: ConversationId,
        from: u32,
        most: usize,
    ) -> Found<Vec<Message>> {
        let parts = &self.rows.conversations;
        rows::messages(
            parts,
            &self.rows.messages,
            &rows::end(parts, conversation)?,
            conversation,
            from,
            most,
        )
    }

    /// The message that a channel's other side knows by this id; with no channel, the first that any does.
    pub fn message_by_external(
        &self,
        channel: Option<&Name>,
        id: &str,
    ) -> Found<Option<MessageId>> {
        rows::external(&self.rows.externals, channel, id)
    }

    /// What came of a channel's key.
    pub fn key_seen(&self, channel: &Name, key: &str) -> Found<Option<Seen>> {
        rows::keyed(&self.rows.keys, &keys::channel_key(channel, key))
    }

    /// The first messages that mention a file, at most `most`.
    pub fn mentioned_by(&self, digest: &Digest, most: usize) -> Found<Vec<MessageId>> {
        let keys = rows::ending(&self.rows.files, &digest.0, false, most)?;
        Ok(keys.into_iter().map(MessageId).collect())
    }

    /// Whether any message mentions a file, or anything that waits for somebody to look at it.
    pub fn mentions(&self, digest: &Digest) -> Found<bool> {
        if !rows::ending(&self.rows.files, &digest.0, false, 1)?.is_empty() {
            return Ok(true);
        }
        let word = [digest.to_string()];
        for row in redb::ReadableTable::iter(&self.rows.stray_bytes)? {
            if names(row?.1.value(), &word) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The journal from a place on, in order, at most `most`.
    pub fn events(&self, from: Seq, most: usize) -> Found<Vec<Event>> {
        let mut events = Vec::new();
        rows::each(&self.rows.events, from.0, &mut |event| {
            if events.len() < most {
                events.push(event);
            }
            events.len() < most
        })?;
        Ok(events)
    }

    /// The oldest event still kept: who resumes from before it has missed something.
    pub fn first_event(&self) -> Found<Option<Seq>> {
        let first = redb::ReadableTable::first(&self.rows.events)?;
        Ok(first.map(|(seq, _)| Seq(seq.value())))
    }

    /// The newest event.
    pub fn last_event(&self) -> Found<Option<Seq>> {
        let last = redb::ReadableTable::last(&self.rows.events)?;
        Ok(last.map(|(seq, _)| Seq(seq.value())))
    }

    /// What happened to one conversation from a place on, in order, at most `most`.
    pub fn events_of(
        &self,
        conversation: ConversationId,
        from: Seq,
        most: usize,
    ) -> Found<Vec<Event>> {
        let parts = &self.rows.conversations;
        let end = rows::end(parts, conversation)?;
        let seqs = end.events(parts, conversation, from, most)?;
        seqs.into_iter()
            .map(|seq| rows::named(&self.rows.events, seq))
            .collect()
    }

    /// Every decision of routing about one conversation that is still kept, in order, at most `most`.
    pub fn decisions(&self, conversation: ConversationId, most: usize) -> Found<Vec<Event>> {
        let mut decisions = Vec::new();
        let mut from = Seq(0);
        loop {
            let events = self.events_of(conversation, from, EVENTS_AT_ONCE)?;
            let Some(last) = events.last() else {
                return Ok(decisions);
            };
            from = last.seq.next();
            decisions.extend(
                events
                    .into_iter()
                    .filter(|event| matches!(event.what, What::Routed(_))),
            );
            if decisions.len() >= most {
                decisions.truncate(most);
                return Ok(decisions);
            }
        }
    }

    /// A delivery not yet settled.
    pub fn delivery(&self, message: MessageId) -> Found<Option<Delivery>> {
        rows::numbered(&self.rows.deliveries, message.0)
    }

    /// Deliveries of messages after `after` that `wanted` says yes to, in order, at most `most`.
    pub fn deliveries(
        &self,
        after: MessageId,
        most: usize,
        wanted: &mut dyn FnMut(&Delivery) -> bool,
    ) -> Found<Vec<Delivery>> {
        let mut found = Vec::new();
        rows::each(&self.rows.deliveries, after.0 + 1, &mut |it: Delivery| {
            if found.len() < most && wanted(&it) {
                found.push(it);
            }
            found.len() < most
        })?;
        Ok(found)
    }

    /// Channels that rest until then: their other side asked for patience.
    pub fn rests(&self) -> Found<Vec<Rest>> {
        let mut found = Vec::new();
        rows::each_keyed(&self.rows.rests, &mut |rest| found.push(rest))?;
        Ok(found)
    }

    /// What went through channels with a daily ceiling, on the last day on which anything did.
    pub fn tallies(&self) -> Found<Vec<Tally>> {
        let mut found = Vec::new();
        rows::each_keyed(&self.rows.tallies, &mut |tally| found.push(tally))?;
        Ok(found)
    }

    /// A person by id.
    pub fn agent(&self, id: AgentId) -> Found<Option<Agent>> {
        rows::numbered(&self.rows.agents, id.0)
    }

    /// A person by sign-in name.
    pub fn agent_named(&self, name: &Name) -> Found<Option<Agent>> {
        match rows::pointed(&self.rows.agent_names, name.as_bytes())? {
            Some(id) => self.agent(AgentId(id)),
            None => Ok(None),
        }
    }

    /// Every person, in order of id.
    pub fn agents(&self) -> Found<Vec<Agent>> {
        let mut agents = Vec::new();
        rows::each(&self.rows.agents, 0, &mut |agent| {
            agents.push(agent);
            true
        })?;
        Ok(agents)
    }

    /// How a person proves who they are.
    pub fn credential(&self, id: AgentId) -> Found<Option<Credential>> {
        rows::numbered(&self.rows.credentials, id.0)
    }

    /// A session by its token's digest.
    pub fn session(&self, digest: &Digest) -> Found<Option<Session>> {
        rows::keyed(&self.rows.sessions, &digest.0)
    }

    /// The sessions of a person.
    pub fn sessions_of(&self, agent: AgentId) -> Found<Vec<Session>> {
        sessions(&self.rows.agent_sessions, &self.rows.sessions, agent)
    }

    /// Where somebody was last.
    pub fn presence(&self, agent: AgentId) -> Found<Option<Presence>> {
        rows::numbered(&self.rows.presences, agent.0)
    }

    /// Somebody's unfinished answer.
    pub fn draft(&self, agent: AgentId, conversation: ConversationId) -> Found<Option<Draft>> {
        rows::keyed(&self.rows.drafts, &keys::draft(agent, conversation))
    }

    /// A generation of the configuration.
    pub fn generation(&self, number: u32) -> Found<Option<GenerationRecord>> {
        rows::numbered(&self.rows.generations, u64::from(number))
    }

    /// Generations of the configuration, newest first, at most `most`.
    pub fn generations(&self, most: usize) -> Found<Vec<GenerationRecord>> {
        let newest = redb::ReadableTable::iter(&self.rows.generations)?.rev();
        newest
            .take(most)
            .map(|row| {
                let (number, value) = row?;
                rows::read(&self.rows.generations, &number.value(), value.value())
            })
            .collect()
    }

    /// What somebody wrote that a generation came of, in order.
    pub fn written(&self, generation: u32) -> Found<Vec<Written>> {
        rows::all_keyed(&self.rows.written, &generation.to_be_bytes())
    }

    /// Queues (`false`) and channels (`true`) that a person stopped.
    pub fn paused(&self) -> Found<Vec<(bool, Name)>> {
        paused(&self.rows.paused)
    }

    /// Channels that are stopped because their other side said that it is gone for good.
    pub fn gone(&self) -> Found<Vec<Name>> {
        let rows = stopped(&self.rows.paused)?.into_iter();
        let gone = rows.filter(|(kind, _)| *kind == keys::GONE);
        Ok(gone.map(|(_, name)| name).collect())
    }
}

/// Whether these are the bytes that were rejected.
pub(super) fn is_of(stray: &Stray, bytes: &[u8]) -> bool {
    Digest::of(bytes) == stray.said.digest
}

/// The sessions of a person.
pub(super) fn sessions(
    by_agent: &impl Listing,
    sessions: &impl Keyed,
    agent: AgentId,
) -> Found<Vec<Session>> {
    let first = agent.0.to_be_bytes();
    let end = keys::after(&first);
    let mut found = Vec::new();
    for row in by_agent.range(first.as_slice()..end.as_slice())? {
        let (key, _) = row?;
        let digest = &key.value()[first.len()..];
        match rows::keyed(sessions, digest)? {
            Some(session) => found.push(session),
            None => {
                return Err(rows::damaged(
                    by_agent,
                    &digest,
                    "it is named and not there",
                ));
            }
        }
    }
    Ok(found)
}

/// What was stopped: whether it is a channel, and its name.
pub(super) fn paused(table: &impl Listing) -> Found<Vec<(bool, Name)>> {
    let rows = stopped(table)?.into_iter();
    let paused = rows.filter(|(kind, _)| *kind != keys::GONE);
    Ok(paused.map(|(kind, name)| (kind == 1, name)).collect())
}

/// Every row of what is stopped: of which kind, and its name.
fn stopped(table: &impl Listing) -> Found<Vec<(u8, Name)>> {
    let mut found = Vec::new();
    for row in table.iter()? {
        let (key, _) = row?;
        let name = key.value().split_first().and_then(|(kind, name)| {
            let name = Name::new(std::str::from_utf8(name).ok()?).ok()?;
            Some((*kind, name))
        });
        found.push(name.ok_or_else(|| rows::damaged(table, &key.value(), "not a name"))?);
    }
    Ok(found)
}

const EVENTS_AT_ONCE: usize = 256;
