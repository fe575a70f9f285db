//! What a piece of work asks of an agent, worked out from its own wishes and the plan; equal
//! demands are one class, so that the many that wait are few questions.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::agent::OPEN_ITEMS_MAX;
use crate::domain::conversation::Kind;
use crate::domain::{AgentId, Moment, Name, Span};

use super::drop;
use super::item::Item;
use super::plan::{Mode, Model, Plan, Queue, Size};
use super::seat::Seat;
use super::standing::Standing;
use super::verdict::Rule;

/// What a piece of work says of itself; with a plan this becomes a [`Demand`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ask {
    pub(super) queue: Name,
    pub(super) channel: Name,
    pub(super) size: Option<u32>,
    pub(super) dropped: u16,
    pub(super) required: BTreeMap<Name, u8>,
}

/// What work of one class asks of an agent under one plan. Classes with equal demands share one
/// pool of agents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Demand {
    pub(super) queue: Name,
    /// Statuses that take work of its channel.
    pub(super) statuses: BTreeSet<Name>,
    pub(super) kind: Kind,
    pub(super) size: Size,
    /// Every skill it asks for now, with the least level.
    pub(super) skills: BTreeMap<Name, u8>,
    pub(super) order: Order,
    pub(super) door: Door,
}

/// Whose turn it is among those who could.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    MostAvailable,
    LeastActive,
    RoundRobin,
}

/// Whether the desk gives the work of a queue out by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Door {
    Open,
    Paused,
    Pull,
}

/// An agent's place among those who could (R4); the least goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Turn {
    load: u32,
    last_received: Moment,
    skill_sum: Reverse<u32>,
    pub(super) agent: AgentId,
}

impl Ask {
    pub(super) fn of(item: &Item) -> Self {
        Self {
            queue: item.queue.clone(),
            channel: item.channel.clone(),
            size: item.size,
            dropped: item.dropped,
            required: item.required.clone(),
        }
    }

    /// First key of order of its queue.
    pub(super) fn priority(&self, plan: &Plan) -> u16 {
        plan.queues
            .get(&self.queue)
            .map_or(u16::MAX, |queue| queue.priority)
    }

    /// How long an outside router has before the desk gives its work out.
    pub(super) fn external(&self, plan: &Plan) -> Option<Span> {
        match plan.queues.get(&self.queue)?.model {
            Model::External { timeout } => Some(timeout),
            _ => None,
        }
    }

    pub(super) fn demand(&self, plan: &Plan) -> Demand {
        let unknown = Queue {
            paused: true,
            ..Queue::default()
        };
        // A queue that a plan forgot keeps its work, and nobody is given any.
        let queue = plan.queues.get(&self.queue).unwrap_or(&unknown);
        let channel = plan.channels.get(&self.channel);
        let own = self.size.or(channel.and_then(|channel| channel.size));
        Demand {
            queue: self.queue.clone(),
            statuses: statuses(plan, &self.channel),
            kind: channel
                .and_then(|channel| channel.work_kind)
                .unwrap_or(queue.kind),
            size: own.map_or(queue.size, Size::Units),
            skills: skills(queue, &self.required, self.dropped),
            order: match queue.model {
                Model::MostAvailable | Model::External { .. } => Order::MostAvailable,
                Model::LeastActive => Order::LeastActive,
                Model::RoundRobin => Order::RoundRobin,
            },
            door: match queue.mode {
                _ if queue.paused => Door::Paused,
                Mode::Push => Door::Open,
                Mode::Pull => Door::Pull,
            },
        }
    }
}

impl Demand {
    /// How a seated agent stands to work of this demand (R2), the work's own history aside.
    pub(super) fn standing(&self, seat: &Seat) -> Standing {
        self.bar(seat).unwrap_or_else(|| self.room(seat))
    }

    /// What keeps an agent from such work whatever they carry, if anything does.
    pub(super) fn bar(&self, seat: &Seat) -> Option<Standing> {
        if !seat.queues.contains(&self.queue) {
            return Some(Standing::NotMember);
        }
        let Some(status) = &seat.status else {
            return Some(Standing::Away);
        };
        if !seat.live {
            return Some(Standing::Lost);
        }
        if !self.statuses.contains(status) {
            return Some(Standing::Status);
        }
        self.lacking(seat).map(|_| Standing::Skill)
    }

    /// How an agent stands whom nothing bars, by what they carry.
    pub(super) fn room(&self, seat: &Seat) -> Standing {
        if seat.unlimited {
            Standing::Fit
        } else if seat.open_items >= OPEN_ITEMS_MAX {
            Standing::TooMany
        } else if !seat.has_room(self.kind, self.size) {
            Standing::Full
        } else if seat.ramp.rests_until().is_some() {
            Standing::Ramping
        } else {
            Standing::Fit
        }
    }

    /// The first skill asked for that the agent lacks, and its level.
    pub(super) fn lacking(&self, seat: &Seat) -> Option<(Name, u8)> {
        self.skills
            .iter()
            .find(|(skill, level)| seat.skills.get(*skill).is_none_or(|has| has < level))
            .map(|(skill, level)| (skill.clone(), *level))
    }

    /// An agent's place among those who could have such work.
    pub(super) fn turn(&self, seat: &Seat) -> Turn {
        let levels = self
            .skills
            .keys()
            .filter_map(|skill| seat.skills.get(skill));
        Turn {
            load: self.load(seat),
            last_received: seat.last_received,
            skill_sum: Reverse(levels.copied().map(u32::from).sum()),
            agent: seat.agent,
        }
    }

    /// The same agent's place after they received or gave back something.
    pub(super) fn turn_again(&self, before: Turn, seat: &Seat) -> Turn {
        Turn {
            load: self.load(seat),
            last_received: seat.last_received,
            ..before
        }
    }

    fn load(&self, seat: &Seat) -> u32 {
        match self.order {
            Order::MostAvailable => u32::MAX - seat.free(self.kind),
            Order::LeastActive => seat.used(self.kind),
            Order::RoundRobin => 0,
        }
    }
}

impl Order {
    pub(super) fn rule(self) -> Rule {
        match self {
            Self::MostAvailable => Rule::MostAvailable,
            Self::LeastActive => Rule::LeastActive,
            Self::RoundRobin => Rule::RoundRobin,
        }
    }
}

/// Everything asked for: what the queue and the work itself require, and the wishes that remain;
/// of two levels of one skill the higher.
pub(super) fn skills(queue: &Queue, own: &BTreeMap<Name, u8>, dropped: u16) -> BTreeMap<Name, u8> {
    let mut all = queue.required.clone();
    let wishes = drop::remaining(&queue.additional, dropped).map(|wish| (&wish.skill, wish.level));
    for (skill, level) in own
        .iter()
        .map(|(skill, level)| (skill, *level))
        .chain(wishes)
    {
        let least = all.entry(skill.clone()).or_default();
        *least = level.max(*least);
    }
    all
}

/// The statuses that take work of a channel.
fn statuses(plan: &Plan, channel: &Name) -> BTreeSet<Name> {
    let all = plan.statuses.keys();
    all.filter(|status| plan.covers(status, channel))
        .cloned()
        .collect()
}
