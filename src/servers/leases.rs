//! Who looks at or types in which conversation: leases in memory that end by themselves.

use std::collections::BTreeMap;

use crate::domain::{AgentId, ConversationId, Moment};
use crate::protocol::message::LEASE;
use crate::protocol::view::conversation::Doing;

/// Everybody's leases. Soft: a restart forgets them, and clients say them again within seconds.
#[derive(Debug, Default)]
pub(super) struct Leases {
    held: BTreeMap<(ConversationId, AgentId), (Doing, Moment)>,
}

impl Leases {
    /// Somebody says that they are there; whether others see a difference.
    pub(super) fn hold(
        &mut self,
        now: Moment,
        conversation: ConversationId,
        agent: AgentId,
        doing: Doing,
    ) -> bool {
        if self.held.len() >= LEASES_MAX && !self.held.contains_key(&(conversation, agent)) {
            return false;
        }
        let before = self
            .held
            .insert((conversation, agent), (doing, now + LEASE));
        before.is_none_or(|(was, until)| was != doing || until <= now)
    }

    /// Somebody is no longer there; whether others see a difference.
    pub(super) fn leave(&mut self, conversation: ConversationId, agent: AgentId) -> bool {
        self.held.remove(&(conversation, agent)).is_some()
    }

    /// Who is at a conversation.
    pub(super) fn at(
        &self,
        now: Moment,
        conversation: ConversationId,
    ) -> impl Iterator<Item = (AgentId, Doing, Moment)> {
        self.held
            .range((conversation, AgentId(0))..=(conversation, AgentId(u64::MAX)))
            .filter(move |(_, (_, until))| *until > now)
            .map(|((_, agent), (doing, until))| (*agent, *doing, *until))
    }

    /// Takes away what has ended; the conversations where somebody left.
    pub(super) fn sweep(&mut self, now: Moment) -> Vec<ConversationId> {
        let mut left = Vec::new();
        self.held.retain(|(conversation, _), (_, until)| {
            let stays = *until > now;
            if !stays {
                left.push(*conversation);
            }
            stays
        });
        left.dedup();
        left
    }
}

/// The most leases at once; one more is not shown to others.
const LEASES_MAX: usize = 20_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_ends_by_itself_and_saying_it_again_is_no_news() {
        let mut leases = Leases::default();
        let (here, ana) = (ConversationId(7), AgentId(1));
        assert!(leases.hold(Moment(0), here, ana, Doing::Viewing));
        assert!(!leases.hold(Moment(5_000), here, ana, Doing::Viewing));
        assert!(leases.hold(Moment(6_000), here, ana, Doing::Typing));
        assert_eq!(leases.at(Moment(20_999), here).count(), 1);
        assert_eq!(leases.at(Moment(21_000), here).count(), 0);
        assert_eq!(leases.sweep(Moment(21_000)), [here]);
        assert!(!leases.leave(here, ana));
    }
}
