//! What clients called the messages that they sent, for as long as there is room.

use std::collections::BTreeMap;

use crate::domain::MessageId;
use crate::protocol::key::Id128;

/// The latest messages that came with a name of their client's making.
#[derive(Debug, Default)]
pub(super) struct Called(BTreeMap<MessageId, Id128>);

impl Called {
    /// Remembers a name.
    pub(super) fn put(&mut self, message: MessageId, name: Id128) {
        self.0.insert(message, name);
        while self.0.len() > NAMES_KEPT {
            self.0.pop_first();
        }
    }

    /// What the client called a message, if it is remembered.
    pub(super) fn of(&self, message: MessageId) -> Option<Id128> {
        self.0.get(&message).copied()
    }
}

/// How many names are remembered; the oldest give way.
const NAMES_KEPT: usize = 10_000;
