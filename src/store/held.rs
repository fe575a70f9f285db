//! Conversations that were read or changed lately stay in memory, from one batch to the next.
//!
//! One is often changed several times in a batch, and its row is written once; and whoever wrote a moment ago
//! writes again, so that the next batch need not read it back. The writer is the only one who changes
//! conversations, and what a batch made of them is kept only once it is committed.

use std::collections::BTreeMap;

use crate::domain::ConversationId;
use crate::domain::conversation::{Bearings, Conversation};

use super::course::{End, Kept};
use super::fault::StoreError;
use super::keys;
use super::ledger::StoreLedger;
use super::records::encode;
use super::rows;

/// A conversation in memory.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// `None` while only its course is known, as when a message is put before its conversation.
    pub(super) value: Option<Conversation>,
    /// It is another than its row says.
    pub(super) changed: bool,
    pub(super) end: End,
    /// Its course went on, whether or not the conversation changed.
    pub(super) went_on: bool,
}

/// Those that are held.
pub(super) type HeldByNumber = BTreeMap<ConversationId, Box<Held>>;

impl From<Kept> for Held {
    fn from(kept: Kept) -> Self {
        Self {
            value: Some(kept.conversation),
            end: kept.end,
            ..Self::default()
        }
    }
}

impl StoreLedger<'_> {
    pub(super) fn find_conversation(
        &self,
        id: ConversationId,
    ) -> Result<Option<Conversation>, StoreError> {
        self.hold(id)?;
        let held = self.held.borrow();
        Ok(held.get(&id).and_then(|held| held.value.clone()))
    }

    /// Reads a conversation where it is not held yet; one that there is not is not held.
    pub(super) fn hold(&self, id: ConversationId) -> Result<(), StoreError> {
        if self.held.borrow().contains_key(&id) || id.0 > self.counters.conversation {
            return Ok(());
        }
        let held = match self.lately.borrow_mut().remove(&id) {
            Some(held) => Some(held),
            None => rows::kept(&self.rows.conversations, id)?.map(|kept| Box::new(kept.into())),
        };
        if let Some(held) = held {
            self.held.borrow_mut().insert(id, held);
        }
        Ok(())
    }

    pub(super) fn put_conversation(&mut self, it: &Conversation) -> Result<(), StoreError> {
        self.hold(it.id)?;
        let mut all = self.held.borrow_mut();
        let held = all.entry(it.id).or_default();
        let before = held.value.as_ref();
        if before.is_none_or(|before| keys::moves(before, it)) {
            let before = before.map(keys::of_conversation).unwrap_or_default();
            let now = keys::of_conversation(it);
            for gone in before.iter().filter(|key| !now.contains(key)) {
                self.rows.found.remove(gone.as_slice())?;
            }
            for new in now.iter().filter(|key| !before.contains(key)) {
                self.rows.found.insert(new.as_slice(), ())?;
            }
        }
        held.value = Some(it.clone());
        held.changed = true;
        let many = all.len() > HELD_MAX;
        drop(all);
        if many {
            self.write_held()?;
            self.held
                .borrow_mut()
                .retain(|_, held| held.value.is_none());
        }
        Ok(())
    }

    /// Writes the rows of those that are others than before. One whose conversation comes later in the batch
    /// waits for it.
    fn write_held(&mut self) -> Result<(), StoreError> {
        for (id, held) in self.held.borrow_mut().iter_mut() {
            if !(held.changed || held.went_on) {
                continue;
            }
            let Some(conversation) = held.value.take() else {
                continue;
            };
            if held.changed {
                if conversation.work.is_alive() {
                    let bytes = encode(&conversation.bearings())?;
                    self.rows.bearings.insert(id.0, bytes.as_slice())?;
                } else {
                    self.rows.bearings.remove(id.0)?;
                }
            }
            let end = std::mem::take(&mut held.end);
            let kept = Kept { conversation, end };
            let bytes = encode(&kept)?;
            let key = keys::record(*id);
            let rows = &mut self.rows.conversations;
            rows.insert(key.as_slice(), bytes.as_slice())?;
            **held = kept.into();
        }
        Ok(())
    }

    /// Writes all of them down at the end of a batch, and leaves them to the next one. Nothing may be about
    /// a conversation that there is not.
    pub(super) fn settle_held(&mut self) -> Result<(), StoreError> {
        self.write_held()?;
        let held = self.held.take();
        if let Some((id, _)) = held.iter().find(|(_, held)| held.value.is_none()) {
            let why = "it is spoken of and not there";
            return Err(rows::damaged(&self.rows.conversations, &id.0, why));
        }
        let mut lately = self.lately.borrow_mut();
        if lately.len() + held.len() > LATELY_MAX {
            lately.clear();
        }
        lately.extend(held.into_iter().take(LATELY_MAX));
        Ok(())
    }

    /// Where conversations stand whose rows are not written yet; nothing for those that are over.
    pub(super) fn changed_bearings(&self) -> BTreeMap<ConversationId, Option<Bearings>> {
        let held = self.held.borrow();
        let changed = held.iter().filter(|(_, held)| held.changed);
        let bearings = |it: &Conversation| it.work.is_alive().then(|| it.bearings());
        changed
            .map(|(id, held)| (*id, held.value.as_ref().and_then(bearings)))
            .collect()
    }
}

/// How many conversations are held back at most; a batch of 256 commands touches fewer.
const HELD_MAX: usize = 4096;

/// How many are left to the next batch, each a kilobyte or so; where there are more, those of this batch.
const LATELY_MAX: usize = 512;
