//! One change into its tables: one match.
//!
//! A row that finds another is derived from the record alone, and changed only where the record
//! changed, so that it always equals what a scan would give (`verify.rs` makes that scan).

use crate::domain::account::Session;
use crate::domain::agent::Agent;
use crate::domain::attachment::Digest;
use crate::domain::channel::Described;
use crate::domain::contact::Contact;
use crate::domain::conversation::{Conversation, Work};
use crate::domain::message::Message;
use crate::domain::stray::Stray;
use crate::domain::{Address, AgentId, ConversationId, Moment, Name, Seq, StrayId};
use crate::engine::answer::Answer;
use crate::engine::change::{Change, Draft, Seen};
use crate::engine::command::Key;
use crate::engine::event::{Event, What};

use super::fault::StoreError;
use super::keys;
use super::ledger::StoreLedger;
use super::records::{Answered, encode};
use super::rows;

type Applied = Result<(), StoreError>;

impl StoreLedger<'_> {
    pub(super) fn apply(&mut self, change: &Change) -> Applied {
        match change {
            Change::Contact(it) => self.apply_contact(it),
            Change::Case(it) => {
                raise(&mut self.counters.case, it.id.0);
                self.rows.cases.insert(it.id.0, encode(&**it)?.as_slice())?;
                Ok(())
            }
            Change::Conversation(it) => self.apply_conversation(it),
            Change::Message(it) => self.apply_message(it),
            Change::Delivery(it) => {
                let bytes = encode(&**it)?;
                self.rows
                    .deliveries
                    .insert(it.message.0, bytes.as_slice())?;
                Ok(())
            }
            Change::DeliverySettled(message) => {
                self.rows.deliveries.remove(message.0)?;
                Ok(())
            }
            Change::Early(_) | Change::EarlyGone(..) => self.apply_early(change),
            Change::KeySeen { channel, key, seen } => self.apply_key(channel, key, seen),
            Change::Agent(it) => self.apply_agent(it),
            Change::Credential(agent, it) => {
                let bytes = encode(&**it)?;
                self.rows.credentials.insert(agent.0, bytes.as_slice())?;
                Ok(())
            }
            Change::Session(it) => self.apply_session(it),
            Change::SessionEnded(digest) => self.end_session(digest),
            Change::Presence(agent, it) => {
                self.rows
                    .presences
                    .insert(agent.0, encode(it)?.as_slice())?;
                Ok(())
            }
            Change::Draft(agent, conversation, it) => {
                self.apply_draft(*agent, *conversation, it.as_deref())
            }
            Change::Answered(key, at, answer) => self.apply_answer(key, *at, answer),
            Change::Generation(it) => {
                raise(&mut self.counters.generation, u64::from(it.number));
                let bytes = encode(&**it)?;
                self.rows
                    .generations
                    .insert(u64::from(it.number), bytes.as_slice())?;
                Ok(())
            }
            Change::Paused {
                channel,
                name,
                paused,
            } => self.apply_paused(*channel, name, *paused),
            Change::Gone(name, gone) => self.apply_gone(name, *gone),
            Change::Stray(it, bytes) => self.apply_stray(it, bytes.as_deref()),
            Change::StrayGone(channel, id) => self.remove_stray(channel, *id),
            Change::Described(it) => self.apply_described(it),
            Change::Tally(_) | Change::Rest(_) | Change::Fetched(_) | Change::Proven(_) => {
                self.apply_way(change)
            }
            Change::Written(_) | Change::Guidance(_) | Change::GuidanceRead(_) => {
                self.apply_word(change)
            }
            Change::Event(it) => self.apply_event(it),
            Change::WordsStruck(conversation) => self.strike_words(*conversation),
        }
    }

    fn apply_stray(&mut self, it: &Stray, bytes: Option<&[u8]>) -> Applied {
        raise(&mut self.counters.stray, it.id.0);
        let key = keys::stray(&it.channel, it.id);
        let rows = &mut self.rows.strays;
        rows.insert(key.as_slice(), encode(it)?.as_slice())?;
        if let Some(bytes) = bytes {
            self.rows.stray_bytes.insert(it.id.0, bytes)?;
        }
        Ok(())
    }

    fn remove_stray(&mut self, channel: &Name, id: StrayId) -> Applied {
        let key = keys::stray(channel, id);
        self.rows.strays.remove(key.as_slice())?;
        self.rows.stray_bytes.remove(id.0)?;
        Ok(())
    }

    fn apply_described(&mut self, it: &Described) -> Applied {
        let rows = &mut self.rows.described;
        rows.insert(it.channel.as_bytes(), encode(it)?.as_slice())?;
        Ok(())
    }

    fn apply_early(&mut self, change: &Change) -> Applied {
        let rows = &mut self.rows.early;
        match change {
            Change::Early(it) => {
                let key = keys::external(&it.channel, &it.id);
                rows.insert(key.as_slice(), encode(&**it)?.as_slice())?;
            }
            Change::EarlyGone(channel, id) => {
                rows.remove(keys::external(channel, id).as_slice())?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Who wrote the configuration; what the team is to know, and who has read it.
    fn apply_word(&mut self, change: &Change) -> Applied {
        let rows = &mut self.rows.guidance;
        match change {
            Change::Written(it) => {
                let key = keys::written(it.generation, it.at);
                let bytes = encode(&**it)?;
                self.rows.written.insert(key.as_slice(), bytes.as_slice())?;
            }
            Change::Guidance(it) => {
                let bytes = encode(&**it)?;
                rows.insert(keys::guidance(&it.name).as_slice(), bytes.as_slice())?;
                let version = keys::guidance_version(&it.name, it.version);
                rows.insert(version.as_slice(), bytes.as_slice())?;
            }
            Change::GuidanceRead(it) => {
                let key = keys::guidance_reading(&it.name, it.agent);
                rows.insert(key.as_slice(), encode(&**it)?.as_slice())?;
            }
            _ => {}
        }
        Ok(())
    }

    /// What is kept of a channel's ways in and out.
    fn apply_way(&mut self, change: &Change) -> Applied {
        match change {
            Change::Tally(it) => {
                let bytes = encode(it)?;
                self.rows
                    .tallies
                    .insert(it.channel.as_bytes(), bytes.as_slice())?;
            }
            Change::Rest(it) => {
                let bytes = encode(it)?;
                self.rows
                    .rests
                    .insert(it.channel.as_bytes(), bytes.as_slice())?;
            }
            Change::Fetched(it) => {
                let key = keys::mailbox(&it.channel, &it.mailbox);
                let bytes = encode(it)?;
                self.rows.fetched.insert(key.as_slice(), bytes.as_slice())?;
            }
            Change::Proven(it) => {
                let key = keys::mailbox(&it.channel, &it.address);
                let bytes = encode(it)?;
                self.rows.proven.insert(key.as_slice(), bytes.as_slice())?;
            }
            _ => {}
        }
        Ok(())
    }

    fn apply_contact(&mut self, it: &Contact) -> Applied {
        let before: Option<Contact> = if it.id.0 > self.counters.contact {
            None
        } else {
            rows::numbered(&self.rows.contacts, it.id.0)?
        };
        let found_by = |contact: &Contact| -> Vec<Address> {
            match contact.merged_into {
                Some(_) => Vec::new(),
                None => contact.addresses.clone(),
            }
        };
        let before = before.as_ref().map(found_by).unwrap_or_default();
        let now = found_by(it);
        for gone in before.iter().filter(|address| !now.contains(address)) {
            let key = keys::address(gone);
            // Another customer may have been given the address meanwhile.
            if rows::pointed(&self.rows.addresses, &key)? == Some(it.id.0) {
                self.rows.addresses.remove(key.as_slice())?;
            }
        }
        for new in now.iter().filter(|address| !before.contains(address)) {
            self.rows
                .addresses
                .insert(keys::address(new).as_slice(), it.id.0)?;
        }
        raise(&mut self.counters.contact, it.id.0);
        self.rows.contacts.insert(it.id.0, encode(it)?.as_slice())?;
        Ok(())
    }

    fn apply_conversation(&mut self, it: &Conversation) -> Applied {
        self.put_conversation(it)?;
        raise(&mut self.counters.conversation, it.id.0);
        if let Work::Offered { offer, .. } = it.work {
            raise(&mut self.counters.offer, offer.0);
        }
        Ok(())
    }

    fn apply_message(&mut self, it: &Message) -> Applied {
        let before: Option<Message> = if it.id.0 > self.counters.message {
            None
        } else {
            rows::numbered(&self.rows.messages, it.id.0)?
        };
        if let Some(before) = &before {
            self.forget_ways_to(before, it)?;
        }
        if before.as_ref().map(place) != Some(place(it)) {
            self.put_message(place(it), it.id.0)?;
        }
        for external in it.external_id.iter().chain(it.part_ids()) {
            let key = keys::external(&it.channel, external);
            // The first to be known by an id stays: the same mail may come in by two channels.
            if rows::pointed(&self.rows.externals, &key)?.is_none() {
                self.rows.externals.insert(key.as_slice(), it.id.0)?;
            }
        }
        if before
            .as_ref()
            .is_none_or(|before| mentions(before) != mentions(it))
        {
            for digest in mentions(it) {
                let key = keys::file(&digest, it.id);
                self.rows.files.insert(key.as_slice(), ())?;
            }
        }
        raise(&mut self.counters.message, it.id.0);
        self.rows.messages.insert(it.id.0, encode(it)?.as_slice())?;
        Ok(())
    }

    /// Removes what leads to a message and is not true of it any more.
    fn forget_ways_to(&mut self, before: &Message, now: &Message) -> Applied {
        if place(before) != place(now) {
            // Another message may have been put there meanwhile.
            self.remove_message(place(before), now.id.0)?;
        }
        let kept: Vec<&String> = now.external_id.iter().chain(now.part_ids()).collect();
        let known = before.external_id.iter().chain(before.part_ids());
        for external in known.filter(|id| !kept.contains(id)) {
            let key = keys::external(&before.channel, external);
            if rows::pointed(&self.rows.externals, &key)? == Some(now.id.0) {
                self.rows.externals.remove(key.as_slice())?;
            }
        }
        let mentioned = mentions(now);
        for digest in mentions(before) {
            if !mentioned.contains(&digest) {
                let key = keys::file(&digest, now.id);
                self.rows.files.remove(key.as_slice())?;
            }
        }
        Ok(())
    }

    fn apply_key(&mut self, channel: &Name, key: &str, seen: &Seen) -> Applied {
        let hash = keys::channel_key(channel, key);
        self.rows
            .keys
            .insert(hash.as_slice(), encode(seen)?.as_slice())?;
        Ok(())
    }

    fn apply_agent(&mut self, it: &Agent) -> Applied {
        let before: Option<Agent> = rows::numbered(&self.rows.agents, it.id.0)?;
        if let Some(before) = before.filter(|before| before.name != it.name)
            && rows::pointed(&self.rows.agent_names, before.name.as_bytes())? == Some(it.id.0)
        {
            self.rows.agent_names.remove(before.name.as_bytes())?;
        }
        self.rows.agent_names.insert(it.name.as_bytes(), it.id.0)?;
        raise(&mut self.counters.agent, it.id.0);
        self.rows.agents.insert(it.id.0, encode(it)?.as_slice())?;
        Ok(())
    }

    fn apply_session(&mut self, it: &Session) -> Applied {
        let before: Option<Session> = rows::keyed(&self.rows.sessions, &it.digest.0)?;
        if let Some(before) = before.filter(|before| before.agent != it.agent) {
            let key = keys::agent_session(before.agent, &it.digest);
            self.rows.agent_sessions.remove(key.as_slice())?;
        }
        let key = keys::agent_session(it.agent, &it.digest);
        self.rows.agent_sessions.insert(key.as_slice(), ())?;
        self.rows
            .sessions
            .insert(it.digest.0.as_slice(), encode(it)?.as_slice())?;
        Ok(())
    }

    fn end_session(&mut self, digest: &Digest) -> Applied {
        let ended: Option<Session> = rows::keyed(&self.rows.sessions, &digest.0)?;
        if let Some(session) = ended {
            let key = keys::agent_session(session.agent, digest);
            self.rows.agent_sessions.remove(key.as_slice())?;
            self.rows.sessions.remove(digest.0.as_slice())?;
        }
        Ok(())
    }

    fn apply_draft(
        &mut self,
        agent: AgentId,
        conversation: ConversationId,
        it: Option<&Draft>,
    ) -> Applied {
        let key = keys::draft(agent, conversation);
        match it {
            Some(draft) => self
                .rows
                .drafts
                .insert(key.as_slice(), encode(draft)?.as_slice())?,
            None => self.rows.drafts.remove(key.as_slice())?,
        };
        Ok(())
    }

    fn apply_answer(&mut self, key: &Key, at: Moment, answer: &Answer) -> Applied {
        let undo = match answer {
            Answer::Undoable { token, .. } => Some(*token),
            Answer::Message { undo, .. } => undo.map(|(token, _)| token),
            _ => None,
        };
        raise(&mut self.counters.undo, undo.unwrap_or(0));
        let answer = answer.clone();
        self.keep_answer(keys::command(key), &encode(&Answered { at, answer })?)
    }

    fn apply_paused(&mut self, channel: bool, name: &Name, paused: bool) -> Applied {
        let key = keys::paused(channel, name);
        if paused {
            self.rows.paused.insert(key.as_slice(), ())?;
        } else {
            self.rows.paused.remove(key.as_slice())?;
        }
        Ok(())
    }

    fn apply_gone(&mut self, name: &Name, gone: bool) -> Applied {
        let key = keys::gone(name);
        if gone {
            self.rows.paused.insert(key.as_slice(), ())?;
        } else {
            self.rows.paused.remove(key.as_slice())?;
        }
        Ok(())
    }

    fn apply_event(&mut self, it: &Event) -> Applied {
        raise(&mut self.counters.seq, it.seq.0);
        self.counters.moment = self.counters.moment.max(it.at.0);
        if let What::Offered(offer, ..) = &it.what {
            raise(&mut self.counters.offer, offer.0);
        }
        if let Some(conversation) = it.conversation {
            self.add_event(conversation, it.seq.0)?;
        }
        self.rows.events.insert(it.seq.0, encode(it)?.as_slice())?;
        Ok(())
    }
}

impl StoreLedger<'_> {
    fn strike_words(&mut self, conversation: ConversationId) -> Applied {
        let mut from = Seq(0);
        loop {
            let end = self.end_of(conversation)?;
            let seqs = end.events(&self.rows.conversations, conversation, from, EVENTS_AT_ONCE)?;
            for seq in &seqs {
                let event: Event = rows::named(&self.rows.events, *seq)?;
                if let Some(what) = event.what.without_words() {
                    let bytes = encode(&Event { what, ..event })?;
                    self.rows.events.insert(*seq, bytes.as_slice())?;
                }
            }
            match seqs.last() {
                Some(last) if seqs.len() == EVENTS_AT_ONCE => from = Seq(last + 1),
                _ => return Ok(()),
            }
        }
    }
}

/// How many events are looked at together.
const EVENTS_AT_ONCE: usize = 500;

/// Where a message stands.
fn place(message: &Message) -> (ConversationId, u32) {
    (message.conversation, message.seq)
}

/// The files that a message mentions.
pub(super) fn mentions(message: &Message) -> Vec<Digest> {
    let attached = message.attachments.iter().map(|file| file.digest);
    attached.chain(message.raw).collect()
}

fn raise(counter: &mut u64, number: u64) {
    *counter = (*counter).max(number);
}
