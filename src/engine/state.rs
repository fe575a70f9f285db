//! What is alive now: people, lines, holdings, deadlines, the way out. Rebuilt from the record at start.
//!
//! Everything here follows from records. `absorb` is called with every record that is put, so the
//! difference between what was and what is never has to be remembered anywhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::access::permission::{Grants, PermissionSet};
use crate::access::role::Roles;
use crate::domain::agent::Agent;
use crate::domain::conversation::{Conversation, Kind, Work};
use crate::domain::{Address, AgentId, ConversationId, Moment, Name};
use crate::routing::floor::{Floor, Item, Seat};
use crate::routing::plan::{Plan, Size};

use super::change::Presence;
use super::lanes::Lanes;
use super::ledger::Counters;
use super::timer::{Timer, Timers};
use super::undo::Undos;

/// What is alive now.
#[derive(Debug)]
pub(super) struct State {
    /// The highest numbers given out.
    pub(super) counters: Counters,
    /// What to go by.
    pub(super) plan: Arc<Plan>,
    /// Named permission sets.
    pub(super) sets: Arc<BTreeMap<Name, PermissionSet>>,
    /// What each role may do.
    pub(super) roles: Roles,
    /// Who is here and what waits.
    pub(super) floor: Floor,
    /// Everybody with an account.
    pub(super) people: BTreeMap<AgentId, Person>,
    /// Whose capacity every piece of work holds.
    pub(super) held: BTreeMap<ConversationId, Held>,
    /// What each agent holds.
    pub(super) held_by: BTreeMap<AgentId, BTreeSet<ConversationId>>,
    /// Deadlines.
    pub(super) timers: Timers,
    /// What is on its way out.
    pub(super) lanes: Lanes,
    /// What can be taken back. Soft: a restart forgets it.
    pub(super) undos: Undos,
    /// When acknowledgements were sent to whom. Soft, bounded.
    pub(super) acknowledged: BTreeMap<Address, Vec<Moment>>,
    /// Pieces that nobody could ever take, already told of.
    pub(super) stranded: BTreeSet<ConversationId>,
    /// Queues that a person stopped.
    pub(super) paused_queues: BTreeSet<Name>,
    /// Channels that a person stopped.
    pub(super) paused_channels: BTreeSet<Name>,
}

/// Somebody with an account.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The record.
    pub(super) agent: Agent,
    /// What they may do.
    pub(super) grants: Grants,
    /// Where they are.
    pub(super) presence: Presence,
    /// Whether a session of theirs is connected.
    pub(super) live: bool,
}

/// Capacity that a piece of work takes from somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// From whom.
    pub(super) agent: AgentId,
    /// Of which kind.
    pub(super) kind: Kind,
    /// How much.
    pub(super) units: u32,
}

impl State {
    pub(super) fn new(counters: Counters) -> Self {
        Self {
            counters,
            plan: Arc::new(Plan::default()),
            sets: Arc::new(BTreeMap::new()),
            roles: Roles::standard(),
            floor: Floor::new(),
            people: BTreeMap::new(),
            held: BTreeMap::new(),
            held_by: BTreeMap::new(),
            timers: Timers::default(),
            lanes: Lanes::default(),
            undos: Undos::default(),
            acknowledged: BTreeMap::new(),
            stranded: BTreeSet::new(),
            paused_queues: BTreeSet::new(),
            paused_channels: BTreeSet::new(),
        }
    }

    /// A person's record changed: what they may do and how much they carry follow from it.
    pub(super) fn absorb_agent(&mut self, agent: Agent, now: Moment) {
        let id = agent.id;
        let grants = Grants::of(&agent, &self.roles, &self.sets);
        match self.people.get_mut(&id) {
            Some(person) => {
                person.agent = agent;
                person.grants = grants;
            }
            None => {
                let presence = Presence::default();
                self.people.insert(id, Person { agent, grants, presence, live: false });
            }
        }
        self.seat(id, now);
    }

    /// Where somebody is changed.
    pub(super) fn absorb_presence(&mut self, id: AgentId, presence: &Presence, now: Moment) {
        if let Some(person) = self.people.get_mut(&id) {
            person.presence = presence.clone();
            self.seat(id, now);
        }
    }

    /// A conversation was put: whatever it held or waited for before, it holds and waits for this now.
    pub(super) fn absorb_conversation(&mut self, conversation: &Conversation, now: Moment) {
        let id = conversation.id;
        self.floor.leave(id);
        self.let_go(id);
        self.timers.clear_conversation(id);
        match &conversation.work {
            Work::Unrouted | Work::Done => {
                self.stranded.remove(&id);
            }
            Work::Queued => {
                self.floor.wait(self.item(conversation, now));
                super::age::arm(self, conversation);
            }
            Work::Offered { agent, deadline, .. } => {
                self.hold(conversation, *agent, None);
                self.timers.set(Timer::Offer(id), *deadline);
            }
            Work::Active { agent, .. } => {
                self.hold(conversation, *agent, None);
            }
            Work::Waiting { agent } => {
                let paused = self.plan.queues.get(&conversation.routing.queue).map_or(0, |queue| queue.paused_units);
                self.hold(conversation, *agent, Some(paused));
            }
            Work::Snoozed { agent, until } => {
                if let Some(agent) = agent {
                    self.hold(conversation, *agent, Some(0));
                }
                self.timers.set(Timer::Snooze(id), *until);
            }
            Work::WrapUp { agent, until, .. } => {
                self.hold(conversation, *agent, None);
                self.timers.set(Timer::WrapUp(id), *until);
            }
        }
        super::age::arm_response(self, conversation);
    }

    /// How a piece counts, by its channel and queue.
    pub(super) fn kind(&self, conversation: &Conversation) -> Kind {
        let channel = self.plan.channels.get(&conversation.channel).and_then(|channel| channel.work_kind);
        let queue = self.plan.queues.get(&conversation.routing.queue).map(|queue| queue.kind);
        channel.or(queue).unwrap_or_default()
    }

    /// How much a piece takes, by itself, its channel and its queue.
    pub(super) fn size(&self, conversation: &Conversation) -> Size {
        let own = conversation.routing.size;
        let channel = self.plan.channels.get(&conversation.channel).and_then(|channel| channel.size);
        match own.or(channel) {
            Some(units) => Size::Units(units),
            None => self
                .plan
                .queues
                .get(&conversation.routing.queue)
                .map_or(Size::Units(1), |queue| queue.size),
        }
    }

    /// A conversation as the floor sees it.
    pub(super) fn item(&self, conversation: &Conversation, now: Moment) -> Item {
        let routing = &conversation.routing;
        let queue = self.plan.queues.get(&routing.queue);
        let mut required = queue.map(|queue| queue.required.clone()).unwrap_or_default();
        for (skill, level) in &routing.required {
            let known = required.entry(skill.clone()).or_insert(*level);
            *known = (*known).max(*level);
        }
        let wishes = queue
            .map(|queue| crate::routing::drop::remaining(&queue.additional, routing.dropped))
            .unwrap_or_default();
        Item {
            id: conversation.id,
            queue: routing.queue.clone(),
            channel: conversation.channel.clone(),
            kind: self.kind(conversation),
            size: self.size(conversation),
            priority: queue.map_or(u16::MAX, |queue| queue.priority),
            prio2: routing.priority,
            enqueued_at: routing.enqueued_at,
            external_until: super::age::external_until(&self.plan, conversation).filter(|until| *until > now),
            required,
            wishes,
            tried: routing.tried.keys().copied().collect(),
            preferred: routing.preferred.map(|agent| (agent, self.keeps_for(conversation, agent))),
        }
    }

    /// Whether nobody else will do: the channel says so, and means this person.
    fn keeps_for(&self, conversation: &Conversation, agent: AgentId) -> bool {
        use crate::routing::plan::Target;
        match self.plan.channels.get(&conversation.channel).map(|channel| &channel.target) {
            Some(Target::Person { agent: name, required, .. }) => {
                *required && self.people.get(&agent).is_some_and(|person| person.agent.name == *name)
            }
            _ => false,
        }
    }

    fn hold(&mut self, conversation: &Conversation, agent: AgentId, units: Option<u32>) {
        let kind = self.kind(conversation);
        let size = self.size(conversation);
        let capacity = self.people.get(&agent).map_or(0, |person| capacity_of(&person.agent, kind));
        let units = units.unwrap_or_else(|| crate::routing::capacity::units(size, capacity));
        self.held.insert(conversation.id, Held { agent, kind, units });
        self.held_by.entry(agent).or_default().insert(conversation.id);
        self.floor.take(agent, kind, units);
    }

    fn let_go(&mut self, id: ConversationId) {
        if let Some(held) = self.held.remove(&id) {
            self.floor.give_back(held.agent, held.kind, held.units);
            if let Some(all) = self.held_by.get_mut(&held.agent) {
                all.remove(&id);
                if all.is_empty() {
                    self.held_by.remove(&held.agent);
                }
            }
        }
    }

    /// Puts somebody on the floor as record, presence and holdings say, or takes them off it.
    fn seat(&mut self, id: AgentId, now: Moment) {
        let Some(person) = self.people.get(&id) else { return };
        if person.presence.status.is_none() || !person.agent.enabled {
            self.floor.rise(id);
            return;
        }
        let mut used = [0_u32; 2];
        let mut open = 0_u32;
        for held in self.held_by.get(&id).into_iter().flatten().filter_map(|id| self.held.get(id)) {
            used[usize::from(held.kind == Kind::Interruptible)] += held.units;
            open += 1;
        }
        let agent = &person.agent;
        let seat = Seat {
            agent: id,
            queues: agent.queues.clone(),
            skills: agent.skills.clone(),
            capacity: agent.capacity,
            interruptible: agent.interruptible,
            status: person.presence.status.clone(),
            live: person.live,
            used_primary: used[0],
            used_interruptible: used[1],
            open_items: open,
            last_received: person.presence.last_received,
        };
        self.floor.sit(seat, now);
    }

    /// Marks somebody connected or not.
    pub(super) fn set_live(&mut self, id: AgentId, live: bool, now: Moment) {
        if let Some(person) = self.people.get_mut(&id)
            && person.live != live
        {
            person.live = live;
            self.seat(id, now);
        }
    }

    /// Everything that follows from settings follows from the new ones.
    pub(super) fn replan(&mut self, plan: Arc<Plan>, sets: Arc<BTreeMap<Name, PermissionSet>>, now: Moment) {
        self.plan = plan;
        self.sets = sets;
        self.floor.set_plan(&self.plan);
        for queue in &self.paused_queues {
            self.floor.pause(queue, true);
        }
        let people: Vec<AgentId> = self.people.keys().copied().collect();
        for id in people {
            if let Some(person) = self.people.get_mut(&id) {
                person.grants = Grants::of(&person.agent, &self.roles, &self.sets);
            }
            self.seat(id, now);
        }
    }
}

/// How much work of a kind somebody carries.
pub(super) fn capacity_of(agent: &Agent, kind: Kind) -> u32 {
    match kind {
        Kind::Primary => agent.capacity,
        Kind::Interruptible => agent.interruptible.unwrap_or(agent.capacity),
    }
}
