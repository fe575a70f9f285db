//! What comes and goes of somebody's queues and skills, beside what they have.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::Name;

/// What comes and goes of somebody's queues and skills.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shift {
    /// Queues that come.
    pub add_queues: BTreeSet<Name>,
    /// Queues that go.
    pub remove_queues: BTreeSet<Name>,
    /// Skills that come, with their level.
    pub add_skills: BTreeMap<Name, u8>,
    /// Skills that go.
    pub remove_skills: BTreeSet<Name>,
}

impl Shift {
    /// All queues that come of `queues`, where any come or go.
    pub(in crate::engine) fn queues(&self, queues: &BTreeSet<Name>) -> Option<BTreeSet<Name>> {
        let moves = !self.add_queues.is_empty() || !self.remove_queues.is_empty();
        let kept = queues.difference(&self.remove_queues);
        moves.then(|| kept.chain(&self.add_queues).cloned().collect())
    }

    /// All skills that come of `skills`, where any come or go.
    pub(in crate::engine) fn skills(
        &self,
        skills: &BTreeMap<Name, u8>,
    ) -> Option<BTreeMap<Name, u8>> {
        if self.add_skills.is_empty() && self.remove_skills.is_empty() {
            return None;
        }
        let mut all = skills.clone();
        all.retain(|skill, _| !self.remove_skills.contains(skill));
        all.extend(self.add_skills.clone());
        Some(all)
    }
}
