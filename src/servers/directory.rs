//! Who is who: people by id and by name, in memory, as of the last commit that was heard of.

use std::collections::BTreeMap;
use std::sync::Arc;

use arc_swap::ArcSwap;

use crate::domain::agent::Agent;
use crate::domain::{AgentId, Name};

/// Everybody with an account.
#[derive(Debug, Default)]
pub(super) struct Directory {
    people: ArcSwap<People>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct People {
    by_id: BTreeMap<AgentId, Arc<Agent>>,
    by_name: BTreeMap<Name, AgentId>,
}

impl Directory {
    /// Adds people, or takes note of how they are now.
    pub(super) fn put(&self, agents: Vec<Agent>) {
        if agents.is_empty() {
            return;
        }
        let agents: Vec<Arc<Agent>> = agents.into_iter().map(Arc::new).collect();
        self.people.rcu(|people| {
            let mut people = People::clone(people);
            for agent in &agents {
                people.by_name.insert(agent.name.clone(), agent.id);
                people.by_id.insert(agent.id, Arc::clone(agent));
            }
            people
        });
    }

    pub(super) fn people(&self) -> Arc<People> {
        self.people.load_full()
    }

    pub(super) fn agent(&self, id: AgentId) -> Option<Arc<Agent>> {
        self.people.load().by_id.get(&id).cloned()
    }

    pub(super) fn named(&self, name: &Name) -> Option<Arc<Agent>> {
        let people = self.people.load();
        let id = people.by_name.get(name)?;
        people.by_id.get(id).cloned()
    }

    /// The name somebody signs in as; their number where they are too new to be known here.
    pub(super) fn name(&self, id: AgentId) -> Name {
        self.agent(id)
            .map_or_else(|| stranger(id), |agent| agent.name.clone())
    }
}

impl People {
    /// Everybody, by name.
    pub(super) fn by_name(&self) -> impl Iterator<Item = &Arc<Agent>> {
        self.by_name.values().filter_map(|id| self.by_id.get(id))
    }
}

fn stranger(id: AgentId) -> Name {
    Name::new(&format!("agent-{id}")).expect("a word and a number are a name")
}
