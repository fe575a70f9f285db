//! What is going on now, for whoever watches the floor.

use std::collections::BTreeMap;

use crate::domain::conversation::Kind;
use crate::domain::{AgentId, ConversationId, Moment, Name};

use super::state::State;

/// The floor at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Live {
    /// When.
    pub at: Moment,
    /// The generation of the configuration in force.
    pub generation: u32,
    /// Every queue.
    pub queues: BTreeMap<Name, LiveQueue>,
    /// Everybody with an account.
    pub agents: BTreeMap<AgentId, LiveAgent>,
    /// Messages of ours on their way out.
    pub outbox: usize,
    /// Queues that a person stopped.
    pub paused_queues: Vec<Name>,
    /// Channels that a person stopped.
    pub paused_channels: Vec<Name>,
}

/// One queue at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiveQueue {
    /// How many wait.
    pub waiting: usize,
    /// Since when the oldest waits.
    pub oldest: Option<Moment>,
    /// How many of its members are here.
    pub here: u32,
    /// How many members it has.
    pub members: usize,
}

/// One person at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveAgent {
    /// What they sign in as.
    pub name: Name,
    /// What others read.
    pub display: String,
    /// Their status; `None` means gone.
    pub status: Option<Name>,
    /// Since when.
    pub since: Moment,
    /// Whether a session of theirs is connected.
    pub live: bool,
    /// Units of primary work they carry, and can.
    pub used: u32,
    /// See `used`.
    pub capacity: u32,
    /// Units of interruptible work they carry, and can.
    pub interruptible_used: u32,
    /// See `interruptible_used`.
    pub interruptible: u32,
    /// When they last received work.
    pub last_received: Moment,
    /// Until when they are given nothing, having just come back (R13).
    pub rests_until: Option<Moment>,
    /// What they hold.
    pub conversations: Vec<ConversationId>,
}

pub(super) fn of(state: &State, now: Moment) -> Live {
    let queues = state.plan.queues.keys().map(|name| {
        let backlog = state.floor.backlog(name);
        let queue = LiveQueue {
            waiting: backlog.waiting,
            oldest: backlog.oldest,
            here: backlog.here,
            members: backlog.members,
        };
        (name.clone(), queue)
    });
    Live {
        at: now,
        generation: state.plan.generation,
        queues: queues.collect(),
        agents: state
            .people
            .keys()
            .filter_map(|id| Some((*id, agent(state, *id)?)))
            .collect(),
        outbox: state.lanes.len(),
        paused_queues: state.paused_queues.iter().cloned().collect(),
        paused_channels: state.paused_channels.iter().cloned().collect(),
    }
}

/// Those whose row is another since this was last asked.
pub(super) fn changed(state: &mut State) -> Vec<(AgentId, LiveAgent)> {
    let changed = std::mem::take(&mut state.changed);
    changed
        .into_iter()
        .filter_map(|id| Some((id, agent(state, id)?)))
        .collect()
}

fn agent(state: &State, id: AgentId) -> Option<LiveAgent> {
    let person = state.people.get(&id)?;
    let seat = state.floor.seat(id);
    let used = |kind| seat.map_or(0, |seat| seat.used(kind));
    // What has no end is no figure to show.
    let limit = |kind| match seat {
        Some(seat) if !seat.unlimited => seat.limit(kind),
        _ => 0,
    };
    Some(LiveAgent {
        name: person.agent.name.clone(),
        display: person.agent.display.clone(),
        status: person.presence.status.clone(),
        since: person.presence.since,
        live: person.live,
        used: used(Kind::Primary),
        capacity: limit(Kind::Primary),
        interruptible_used: used(Kind::Interruptible),
        interruptible: limit(Kind::Interruptible),
        last_received: person.presence.last_received,
        rests_until: seat.and_then(|seat| seat.ramp.rests_until()),
        conversations: state
            .held_by
            .get(&id)
            .into_iter()
            .flatten()
            .copied()
            .collect(),
    })
}
