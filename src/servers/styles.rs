//! How people are to write, by channel and by queue.

use std::collections::BTreeMap;

use crate::domain::Name;
use crate::domain::style::Style;

/// What is asked of what people write; channels and queues in which nothing is asked are left out.
#[derive(Clone, Debug, Default)]
pub struct Styles {
    /// By channel.
    pub channels: BTreeMap<Name, Style>,
    /// By queue.
    pub queues: BTreeMap<Name, Style>,
}

impl Styles {
    /// What holds for what is written by a channel, in a queue.
    pub(super) fn of(&self, channel: &Name, queue: Option<&Name>) -> Style {
        let own = self.channels.get(channel).cloned().unwrap_or_default();
        match queue.and_then(|queue| self.queues.get(queue)) {
            Some(queue) => own.with_queue(queue),
            None => own,
        }
    }

    /// Whether an author is asked anywhere before a text leaves.
    pub(super) fn ask_anywhere(&self) -> bool {
        let mut all = self.channels.values().chain(self.queues.values());
        all.any(|style| style.asks)
    }

    /// Whether there is anything to look for there.
    pub(super) fn look_for(&self, channel: &Name, queue: &Name) -> bool {
        !self.of(channel, Some(queue)).asks_nothing()
    }
}
