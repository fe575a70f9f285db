//! Who is connected: the first session of a person and the last one, told to the engine in that order.

use std::collections::BTreeMap;

use crate::domain::AgentId;

/// How many sessions everybody has connected.
#[derive(Debug, Default)]
pub(super) struct Roll {
    present: BTreeMap<AgentId, usize>,
    sessions: usize,
}

impl Roll {
    /// A session counts as its person's being there; whether it is the first.
    pub(super) fn enter(&mut self, agent: AgentId) -> bool {
        let sessions = self.present.entry(agent).or_default();
        *sessions += 1;
        *sessions == 1
    }

    /// It counts no longer; whether it was the last.
    pub(super) fn leave(&mut self, agent: AgentId) -> bool {
        let Some(sessions) = self.present.get_mut(&agent) else {
            return false;
        };
        *sessions -= 1;
        if *sessions > 0 {
            return false;
        }
        self.present.remove(&agent);
        true
    }

    pub(super) fn connected(&mut self) {
        self.sessions += 1;
    }

    pub(super) fn disconnected(&mut self) {
        self.sessions = self.sessions.saturating_sub(1);
    }

    pub(super) fn people(&self) -> usize {
        self.present.len()
    }

    pub(super) fn sessions(&self) -> usize {
        self.sessions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_session_begins_a_presence_and_only_the_last_ends_it() {
        let mut roll = Roll::default();
        let ana = AgentId(1);
        assert!(roll.enter(ana));
        assert!(!roll.enter(ana));
        assert!(!roll.leave(ana));
        assert!(roll.leave(ana));
        assert!(!roll.leave(ana));
        assert_eq!(roll.people(), 0);
    }
}
