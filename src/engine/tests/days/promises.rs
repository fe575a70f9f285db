//! What was promised on a made-up day, written down beside the desk, and the comparison.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::delivery::Delivery;
use crate::domain::message::{Direction, State};
use crate::domain::{ConversationId, MessageId};
use crate::engine::answer::Answer;
use crate::engine::event::Event;
use crate::engine::memory::Memory;
use crate::engine::refusal::Refusal;

/// What was promised.
#[derive(Default)]
pub(super) struct Promises {
    /// Mails by their text, and what they became.
    mails: BTreeMap<String, Option<MessageId>>,
    /// Replies by their text, and what came of them.
    replies: BTreeMap<String, Option<Result<MessageId, Refusal>>>,
    /// The last place that was promised in each conversation.
    places: BTreeMap<ConversationId, u32>,
    /// What was told to people, by its place in the journal.
    told: BTreeMap<u64, Event>,
    /// How often the customer saw each message, and in which order first.
    shown: BTreeMap<MessageId, u32>,
    last_shown: BTreeMap<ConversationId, u32>,
    /// Attempts of which nobody can know how they ended.
    may_repeat: BTreeSet<MessageId>,
}

impl Promises {
    pub(super) fn wrote(&mut self, text: &str) {
        self.mails.insert(text.to_owned(), None);
    }

    pub(super) fn took(&mut self, text: &str, answer: &Answer) -> Result<(), String> {
        let message = match answer {
            Answer::Message {
                message,
                conversation,
                seq,
                ..
            } => {
                self.placed(*conversation, *seq, text)?;
                Some(*message)
            }
            Answer::Duplicate { message, .. } => *message,
            other => return Err(format!("{text} was answered with {other:?}")),
        };
        let message = message.ok_or_else(|| format!("{text} became nothing"))?;
        self.mails.insert(text.to_owned(), Some(message));
        Ok(())
    }

    pub(super) fn asked(&mut self, text: &str) {
        self.replies.insert(text.to_owned(), None);
    }

    pub(super) fn replied(
        &mut self,
        text: &str,
        answer: Result<Answer, Refusal>,
    ) -> Result<(), String> {
        let settled = match answer {
            Ok(Answer::Message {
                message,
                conversation,
                seq,
                ..
            }) => {
                self.placed(conversation, seq, text)?;
                Ok(message)
            }
            Ok(other) => return Err(format!("{text} was answered with {other:?}")),
            Err(refusal) => Err(refusal),
        };
        self.replies.insert(text.to_owned(), Some(settled));
        Ok(())
    }

    /// What was accepted before something was asked comes before it.
    fn placed(&mut self, id: ConversationId, seq: u32, text: &str) -> Result<(), String> {
        let before = self.places.insert(id, seq).unwrap_or(0);
        if seq > before {
            Ok(())
        } else {
            Err(format!("{text} has place {seq} of {id}, after {before}"))
        }
    }

    pub(super) fn told(&mut self, event: &Event) {
        self.told.insert(event.seq.0, event.clone());
    }

    pub(super) fn may_repeat(&mut self, message: MessageId) {
        self.may_repeat.insert(message);
    }

    /// The provider showed a message to the customer.
    pub(super) fn shown(
        &mut self,
        message: MessageId,
        conversation: ConversationId,
        seq: u32,
    ) -> Result<(), String> {
        let times = self.shown.entry(message).or_default();
        *times += 1;
        if *times > 1 {
            return if self.may_repeat.contains(&message) {
                Ok(())
            } else {
                Err(format!("message {message} was shown again for no reason"))
            };
        }
        let before = self.last_shown.insert(conversation, seq).unwrap_or(0);
        if seq > before {
            Ok(())
        } else {
            Err(format!("{conversation}: {seq} was shown after {before}"))
        }
    }

    /// Compares with what the desk holds when all is calm.
    pub(super) fn check(&self, record: &Memory) -> Result<(), String> {
        let mut texts: BTreeMap<&str, Vec<MessageId>> = BTreeMap::new();
        for (id, message) in &record.messages {
            texts.entry(&message.text).or_default().push(*id);
        }
        let none = Vec::new();
        for (text, promised) in &self.mails {
            let kept = texts.get(text.as_str()).unwrap_or(&none);
            let promised: Vec<MessageId> = promised.iter().copied().collect();
            if *kept != promised {
                return Err(format!("{text} is {promised:?}, and there is {kept:?}"));
            }
        }
        for (text, promised) in &self.replies {
            let kept = texts.get(text.as_str()).unwrap_or(&none);
            let promised: Vec<MessageId> = promised
                .iter()
                .filter_map(|it| it.as_ref().ok())
                .copied()
                .collect();
            if *kept != promised {
                return Err(format!("{text} is {promised:?}, and there is {kept:?}"));
            }
        }
        for (seq, event) in &self.told {
            if !record.events.contains(event) {
                return Err(format!("event {seq} was told and is not there"));
            }
        }
        self.check_places(record)?;
        self.check_outbox(record)
    }

    fn check_places(&self, record: &Memory) -> Result<(), String> {
        let mut places: BTreeMap<ConversationId, Vec<u32>> = BTreeMap::new();
        for message in record.messages.values() {
            let place = places.entry(message.conversation).or_default();
            place.push(message.seq);
        }
        for (id, one) in &record.conversations {
            let mut found = places.remove(id).unwrap_or_default();
            found.sort_unstable();
            if !found.iter().copied().eq(1..=one.seq) {
                return Err(format!("{id} ends at {}, with {found:?}", one.seq));
            }
        }
        if record
            .events
            .iter()
            .map(|it| it.seq.0)
            .eq(1..=record.counters.seq)
        {
            Ok(())
        } else {
            Err("the journal has gaps".to_owned())
        }
    }

    fn check_outbox(&self, record: &Memory) -> Result<(), String> {
        for (id, message) in &record.messages {
            if message.direction != Direction::Out {
                continue;
            }
            let entry = record.deliveries.get(id);
            let open = matches!(message.state, State::Queued | State::Unsure);
            if open && entry.is_none() {
                return Err(format!("message {id} waits and nobody will send it"));
            }
            if message.state == State::Queued && entry.is_some_and(Delivery::is_alive) {
                let lane: Vec<_> = record.deliveries.values().collect();
                return Err(format!("message {id} is still waiting: {lane:?}"));
            }
            if message.state == State::Sent && !self.shown.contains_key(id) {
                return Err(format!("message {id} is sent, and nobody saw it"));
            }
        }
        Ok(())
    }
}
