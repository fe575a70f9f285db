//! Named permission sets, and what role, queues and sets together allow one person.

use std::collections::{BTreeMap, BTreeSet};

use super::action::{Action, ActionSet, Scope};
use super::role::Roles;
use crate::domain::Name;
use crate::domain::agent::{Agent, Role};

/// Over which queues something is granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Every queue, work that is in no queue, and the desk itself.
    Everywhere,
    /// These queues; an empty set grants nothing.
    Queues(BTreeSet<Name>),
}

impl Reach {
    /// Whether the queue, or work in no queue, is reached.
    pub fn contains(&self, queue: Option<&Name>) -> bool {
        match (self, queue) {
            (Reach::Everywhere, _) => true,
            (Reach::Queues(queues), Some(queue)) => queues.contains(queue),
            (Reach::Queues(_), None) => false,
        }
    }
}

/// Over what a permission set holds for the person it is given to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SetReach {
    /// Acts on work hold over the person's own queues; all others hold for the desk. What
    /// configuration means when it names no queues.
    #[default]
    OfPerson,
    /// Acts on work hold over these queues, the person's own or not; no other act is granted.
    Queues(BTreeSet<Name>),
    /// Everything in the set holds everywhere.
    Everywhere,
}

/// A named set of acts that configuration defines and administrators give to people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PermissionSet {
    /// What it allows.
    pub actions: ActionSet,
    /// Where it allows it.
    pub reach: SetReach,
}

impl PermissionSet {
    /// The acts that are in the set to no effect, because they are not about one queue while the set
    /// is bound to queues. Configuration warns of them.
    pub fn without_effect(&self) -> ActionSet {
        match self.reach {
            SetReach::Queues(_) => self.actions.at(&[Scope::Own, Scope::Shared, Scope::Desk]),
            SetReach::OfPerson | SetReach::Everywhere => ActionSet::EMPTY,
        }
    }
}

/// What configuration says about permissions: the roles as it shaped them, and the named sets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sets {
    /// What each role holds.
    pub roles: Roles,
    /// The sets, by the names under which they are given to people.
    pub named: BTreeMap<Name, PermissionSet>,
}

/// Everything one person may do, compiled when the person or the configuration changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grants {
    /// Acts on work that hold in every queue and outside all queues, and every other act held.
    everywhere: ActionSet,
    /// Acts on work that hold in single queues besides.
    queues: BTreeMap<Name, ActionSet>,
    /// Acts on work that the role and the sets hold in whichever queue: for work that somebody has
    /// though they belong to none of its queues, or to no queue at all.
    carried: ActionSet,
}

impl Grants {
    /// Nothing: nobody signed in, a closed account.
    pub fn none() -> Grants {
        Grants::default()
    }

    /// Everything, everywhere: the box's own administrator at the local socket.
    pub fn all() -> Grants {
        let every: ActionSet = Action::ALL.iter().copied().collect();
        Grants {
            everywhere: every,
            queues: BTreeMap::new(),
            carried: every,
        }
    }

    /// Only what is about one's own account: somebody who has to choose a password or set up a second
    /// factor before anything else.
    pub fn own_account() -> Grants {
        let every: ActionSet = Action::ALL.iter().copied().collect();
        Grants {
            everywhere: every.at(&[Scope::Own]),
            ..Grants::default()
        }
    }

    /// What the desk's own record of a person allows them. Names of sets that configuration does not
    /// define (any more) grant nothing.
    pub fn of(agent: &Agent, sets: &Sets) -> Grants {
        if !agent.enabled {
            return Grants::none();
        }
        let reach = reach_of_role(agent);
        let given = agent.sets.iter().filter_map(|name| sets.named.get(name));
        Grants::compile(sets.roles.of(agent.role), &reach, given)
    }

    /// A role's acts over a reach, and permission sets on top.
    pub fn compile<'a>(
        role: ActionSet,
        reach: &Reach,
        sets: impl IntoIterator<Item = &'a PermissionSet>,
    ) -> Grants {
        let mut grants = Grants::none();
        grants.everywhere = role.at(&[Scope::Own, Scope::Shared]);
        grants.carried = role.at(&[Scope::Queue]);
        grants.add(role.at(&[Scope::Queue]), reach);
        if *reach == Reach::Everywhere {
            grants.add(role.at(&[Scope::Desk]), reach);
        }
        for set in sets {
            let on_work = set.actions.at(&[Scope::Queue]);
            grants.carried = grants.carried.with(on_work);
            match &set.reach {
                SetReach::Everywhere => grants.add(set.actions, &Reach::Everywhere),
                SetReach::Queues(queues) => grants.add(on_work, &Reach::Queues(queues.clone())),
                SetReach::OfPerson => {
                    grants.add(on_work, reach);
                    let others = set.actions.at(&[Scope::Own, Scope::Shared, Scope::Desk]);
                    grants.add(others, &Reach::Everywhere);
                }
            }
        }
        grants
    }

    /// Where an act on work holds, for filtering lists by the same rule that guards each item. An
    /// act that is not about one queue reaches everywhere or nothing.
    pub fn reach(&self, action: Action) -> Reach {
        if self.everywhere.holds(action) {
            return Reach::Everywhere;
        }
        let held = self.queues.iter().filter(|(_, set)| set.holds(action));
        Reach::Queues(held.map(|(queue, _)| queue.clone()).collect())
    }

    /// Whether the act holds anywhere at all: what a menu shows. Never a substitute for
    /// [`may`](super::may).
    pub fn anywhere(&self, action: Action) -> bool {
        self.everywhere.holds(action) || self.queues.values().any(|set| set.holds(action))
    }

    /// Whether the act is held on work of whichever queue, where somebody has that work.
    pub(super) fn is_carried(&self, action: Action) -> bool {
        self.carried.holds(action)
    }

    /// The acts held in one queue, or outside all queues.
    pub fn held(&self, queue: Option<&Name>) -> ActionSet {
        let there = queue.and_then(|name| self.queues.get(name));
        self.everywhere
            .with(there.copied().unwrap_or(ActionSet::EMPTY))
    }

    /// Whether somebody with these grants may hand out, or take over the account behind, the others:
    /// nobody gives, or resets their way into, more than they hold.
    pub fn covers(&self, other: &Grants) -> bool {
        let in_queues = other
            .queues
            .iter()
            .all(|(queue, set)| self.held(Some(queue)).covers(*set));
        in_queues && self.everywhere.covers(other.everywhere)
    }

    fn add(&mut self, actions: ActionSet, reach: &Reach) {
        match reach {
            Reach::Everywhere => self.everywhere = self.everywhere.with(actions),
            Reach::Queues(_) if actions.is_empty() => {}
            Reach::Queues(queues) => {
                for queue in queues {
                    let held = self.queues.entry(queue.clone()).or_default();
                    *held = held.with(actions);
                }
            }
        }
    }
}

/// Supervisors and auditors without queues see all of them; administrators always do; an agent
/// without queues has no work.
fn reach_of_role(agent: &Agent) -> Reach {
    match agent.role {
        Role::Administrator => Reach::Everywhere,
        Role::Supervisor | Role::Auditor if agent.queues.is_empty() => Reach::Everywhere,
        Role::Supervisor | Role::Auditor | Role::Agent | Role::Bot => {
            Reach::Queues(agent.queues.clone())
        }
    }
}
