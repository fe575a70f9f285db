//! What is alive now: people, lines, holdings, deadlines, the way out. Rebuilt from the record at start.
//!
//! Everything here follows from records. `absorb` is called with every record that is put, so the
//! difference between what was and what is never has to be remembered anywhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::access::permission::{Grants, Sets};
use crate::domain::agent::{Agent, Role};
use crate::domain::channel::Tally;
use crate::domain::conversation::{Bearings, Kind, Work};
use crate::domain::{Address, AgentId, ConversationId, Moment, Name};
use crate::routing::floor::Floor;
use crate::routing::item::{Item, Preference};
use crate::routing::plan::{Owner, Plan, Target};
use crate::routing::ramp::Ramp;
use crate::routing::seat::Seat;

use super::change::Presence;
use super::intake::NOT_HIRED;
use super::lanes::Lanes;
use super::ledger::Counters;
use super::pace::Handed;
use super::strays::Strays;
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
    pub(super) sets: Arc<Sets>,
    /// Who is here and what waits.
    pub(super) floor: Floor,
    /// Everybody with an account.
    pub(super) people: BTreeMap<AgentId, Person>,
    /// Whose capacity every piece of work holds.
    pub(super) held: BTreeMap<ConversationId, Held>,
    /// What each agent holds.
    pub(super) held_by: BTreeMap<AgentId, BTreeSet<ConversationId>>,
    /// Whose row in what is shown as live is another since it was last asked.
    pub(super) changed: BTreeSet<AgentId>,
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
    /// News of messages that nobody knows yet, by when it came.
    pub(super) early: BTreeSet<(Moment, Name, String)>,
    /// What connectors said and could not be taken.
    pub(super) strays: Strays,
    /// What went through channels with a daily ceiling.
    pub(super) tallies: BTreeMap<Name, Tally>,
    /// What channels that are to be slow handed out in the last second. Soft: a start lets one go by.
    pub(super) handed: BTreeMap<Name, Handed>,
    /// What is absorbed now was so before the desk stopped: nobody receives anything by it.
    pub(super) restoring: bool,
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
            sets: Arc::default(),
            floor: Floor::new(),
            people: BTreeMap::new(),
            held: BTreeMap::new(),
            held_by: BTreeMap::new(),
            changed: BTreeSet::new(),
            timers: Timers::default(),
            lanes: Lanes::default(),
            undos: Undos::default(),
            acknowledged: BTreeMap::new(),
            stranded: BTreeSet::new(),
            paused_queues: BTreeSet::new(),
            paused_channels: BTreeSet::new(),
            early: BTreeSet::new(),
            strays: Strays::new(),
            tallies: BTreeMap::new(),
            handed: BTreeMap::new(),
            restoring: true,
        }
    }

    /// A person's record changed: what they may do and how much they carry follow from it.
    pub(super) fn absorb_agent(&mut self, agent: Agent) {
        let id = agent.id;
        let grants = Grants::of(&agent, &self.sets);
        let (presence, live) = match self.people.remove(&id) {
            Some(known) => (known.presence, known.live),
            None => (Presence::default(), false),
        };
        let person = Person {
            agent,
            grants,
            presence,
            live,
        };
        self.people.insert(id, person);
        self.seat(id);
    }

    /// Where somebody is changed.
    pub(super) fn absorb_presence(&mut self, id: AgentId, presence: &Presence) {
        if let Some(person) = self.people.get_mut(&id) {
            person.presence = presence.clone();
            self.seat(id);
        }
    }

    /// A conversation was put: whatever it held or waited for before, it holds and waits for this now.
    pub(super) fn absorb_conversation(&mut self, conversation: &Bearings, now: Moment) {
        let id = conversation.id;
        self.floor.leave(id);
        self.timers.clear_conversation(id);
        if conversation.work != Work::Queued || conversation.routing.tried.is_empty() {
            self.timers.clear(Timer::Lap(id));
        }
        if conversation.work.agent().is_none() {
            self.let_go(id);
        }
        match &conversation.work {
            Work::Unrouted | Work::Done => {
                self.stranded.remove(&id);
            }
            Work::Queued => {
                let item = self.item(conversation);
                self.floor.wait(&item, now);
                super::age::arm(self, conversation);
            }
            Work::Offered {
                agent, deadline, ..
            } => {
                self.hold(conversation, *agent, None, now);
                self.timers.set(Timer::Offer(id), *deadline);
            }
            Work::Active { agent, .. } => {
                self.hold(conversation, *agent, None, now);
            }
            Work::Waiting { agent } => {
                let paused = self
                    .plan
                    .queues
                    .get(&conversation.routing.queue)
                    .map_or(0, |queue| queue.paused_units);
                self.hold(conversation, *agent, Some(paused), now);
            }
            Work::Snoozed { agent, until } => {
                if let Some(agent) = agent {
                    self.hold(conversation, *agent, Some(0), now);
                }
                self.timers.set(Timer::Snooze(id), *until);
            }
            Work::WrapUp { agent, until, .. } => {
                self.hold(conversation, *agent, None, now);
                self.timers.set(Timer::WrapUp(id), *until);
            }
        }
        super::age::arm_response(self, conversation);
        super::notice::arm(self, conversation);
    }

    /// A conversation as the floor sees it.
    pub(super) fn item(&self, conversation: &Bearings) -> Item {
        let mut item = Item::of(conversation);
        if self.is_given_out_elsewhere(conversation) {
            // Nobody has this number: it waits, and the desk offers it to none.
            item.preferred = Some(Preference {
                agent: NOT_HIRED,
                required: true,
            });
            return item;
        }
        match conversation.routing.preferred {
            Some(NOT_HIRED) => {
                item.preferred = self.meant(conversation).map(|name| Preference {
                    agent: self.named(name).unwrap_or(NOT_HIRED),
                    required: true,
                });
                item
            }
            Some(agent) if self.keeps_for(conversation, agent) => item.only_preferred(),
            _ => item,
        }
    }

    /// Whether a contact centre outside gives it out, and has not left it to the desk.
    pub(super) fn is_given_out_elsewhere(&self, conversation: &Bearings) -> bool {
        let channel = self.plan.channels.get(&conversation.channel);
        let theirs = channel.is_some_and(|channel| channel.owner == Owner::Partner);
        theirs && !conversation.routing.handed_back
    }

    /// Whether somebody is a program (R17).
    pub(super) fn is_bot(&self, id: AgentId) -> bool {
        let person = self.people.get(&id);
        person.is_some_and(|person| person.agent.role == Role::Bot)
    }

    /// The one person for whom a channel keeps its work, if it does.
    fn meant(&self, conversation: &Bearings) -> Option<&Name> {
        match &self.plan.channels.get(&conversation.channel)?.target {
            Target::Person {
                agent,
                required: true,
                ..
            } => Some(agent),
            _ => None,
        }
    }

    fn named(&self, name: &Name) -> Option<AgentId> {
        let mut people = self.people.values();
        people
            .find(|person| person.agent.name == *name)
            .map(|person| person.agent.id)
    }

    /// Whether nobody else will do: the channel says so, and means this person.
    fn keeps_for(&self, conversation: &Bearings, agent: AgentId) -> bool {
        self.meant(conversation).is_some_and(|name| {
            let person = self.people.get(&agent);
            person.is_some_and(|person| person.agent.name == *name)
        })
    }

    /// Takes capacity from somebody, or changes how much is taken; `units` overrides the piece's size.
    fn hold(&mut self, conversation: &Bearings, agent: AgentId, units: Option<u32>, now: Moment) {
        let id = conversation.id;
        let (kind, size) = self.floor.load(agent, &self.item(conversation));
        let units = units.unwrap_or(size);
        let new = Held { agent, kind, units };
        match self.held.insert(id, new) {
            Some(old) if old.agent == agent && old.kind == kind => {
                self.floor.reweigh(agent, kind, old.units, units);
            }
            Some(old) => {
                self.drop_hold(id, old);
                self.floor.take(agent, kind, units, now);
            }
            None if self.restoring => {
                self.floor.change_seat(agent, |seat| {
                    let used = match kind {
                        Kind::Primary => &mut seat.used_primary,
                        Kind::Interruptible => &mut seat.used_interruptible,
                    };
                    *used = used.saturating_add(units);
                    seat.open_items = seat.open_items.saturating_add(1);
                });
            }
            None => {
                self.floor.take(agent, kind, units, now);
            }
        }
        self.held_by.entry(agent).or_default().insert(id);
        self.changed.insert(agent);
    }

    fn let_go(&mut self, id: ConversationId) {
        if let Some(held) = self.held.remove(&id) {
            self.drop_hold(id, held);
        }
    }

    fn drop_hold(&mut self, id: ConversationId, held: Held) {
        self.changed.insert(held.agent);
        self.floor.give_back(held.agent, held.kind, held.units);
        if let Some(all) = self.held_by.get_mut(&held.agent) {
            all.remove(&id);
            if all.is_empty() {
                self.held_by.remove(&held.agent);
            }
        }
    }

    /// Seats somebody as record and presence say. What they hold and how they are being given work
    /// again stays as it is; a closed account has no seat.
    fn seat(&mut self, id: AgentId) {
        self.changed.insert(id);
        let Some(person) = self.people.get(&id) else {
            return;
        };
        let agent = &person.agent;
        if !agent.enabled {
            self.floor.rise(id);
            return;
        }
        if self.floor.seat(id).is_none() {
            let mut seat = Seat::of(agent);
            for held in self
                .held_by
                .get(&id)
                .into_iter()
                .flatten()
                .filter_map(|id| self.held.get(id))
            {
                match held.kind {
                    Kind::Primary => seat.used_primary += held.units,
                    Kind::Interruptible => seat.used_interruptible += held.units,
                }
                seat.open_items += 1;
            }
            self.floor.sit(seat);
        }
        self.floor.change_seat(id, |seat| {
            seat.queues.clone_from(&agent.queues);
            seat.skills.clone_from(&agent.skills);
            seat.capacity = agent.capacity;
            seat.unlimited = agent.role == Role::Bot;
            seat.interruptible = agent.interruptible;
            seat.status.clone_from(&person.presence.status);
            seat.live = person.live;
            seat.last_received = seat.last_received.max(person.presence.last_received);
        });
    }

    /// Somebody has just come back: they are given work slowly at first (R13).
    pub(super) fn returned(&mut self, id: AgentId, now: Moment) {
        self.changed.insert(id);
        self.floor
            .change_seat(id, |seat| seat.ramp = Ramp::returning(now));
    }

    /// Marks somebody connected or not.
    pub(super) fn set_live(&mut self, id: AgentId, live: bool) {
        if let Some(person) = self.people.get_mut(&id)
            && person.live != live
        {
            person.live = live;
            self.seat(id);
        }
    }

    /// Everything that follows from settings follows from the new ones.
    pub(super) fn replan(&mut self, plan: Arc<Plan>, sets: Arc<Sets>, now: Moment) {
        self.plan = plan;
        self.sets = sets;
        self.plan_floor(now);
        let people: Vec<AgentId> = self.people.keys().copied().collect();
        for id in people {
            if let Some(person) = self.people.get_mut(&id) {
                person.grants = Grants::of(&person.agent, &self.sets);
            }
            self.seat(id);
        }
    }

    /// Tells the floor which queues there are and which of them a person stopped.
    pub(super) fn plan_floor(&mut self, now: Moment) {
        let mut plan = Plan::clone(&self.plan);
        for name in &self.paused_queues {
            if let Some(queue) = plan.queues.get_mut(name) {
                queue.paused = true;
            }
        }
        self.floor.set_plan(&Arc::new(plan), now);
    }
}
