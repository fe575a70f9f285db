//! Invariants. A broken one is our own error: the process stops, and starts again from the record.

use std::collections::BTreeMap;

use crate::domain::conversation::Work;
use crate::domain::{AgentId, ConversationId};

use super::ledger::Ledger;
use super::state::State;
use super::timer::Timer;
use super::turn::Turn;

/// Checks what a turn touched; costs as much as it touched.
pub(super) fn after(turn: &Turn<'_>) {
    for id in &turn.touched {
        let Some(conversation) = turn.ledger.conversation(*id) else {
            continue;
        };
        if let Err(broken) = one(turn.state, *id, &conversation.work) {
            panic!("conversation {id} broke an invariant: {broken}");
        }
    }
}

/// One conversation is in exactly one place, and has the deadline its place has (I12, I13, R19).
fn one(state: &State, id: ConversationId, work: &Work) -> Result<(), String> {
    let waits = state.floor.is_waiting(id);
    let held = state.held.get(&id).map(|held| held.agent);
    if waits != matches!(work, Work::Queued) {
        return Err(format!(
            "work is {work:?}, yet it waits on the floor: {waits}"
        ));
    }
    if held != work.agent() {
        return Err(format!("work is {work:?}, yet held by {held:?}"));
    }
    let deadline = match work {
        Work::Offered { .. } => Some(Timer::Offer(id)),
        Work::Snoozed { .. } => Some(Timer::Snooze(id)),
        Work::WrapUp { .. } => Some(Timer::WrapUp(id)),
        _ => None,
    };
    match deadline {
        Some(timer) if !state.timers.is_set(timer) => Err(format!("{timer:?} is not set")),
        _ => Ok(()),
    }
}

/// Checks everything that is alive against the record; costs as much as there is.
pub(super) fn all(state: &State, ledger: &dyn Ledger) -> Result<(), String> {
    let mut broken = Ok(());
    let mut held: BTreeMap<AgentId, usize> = BTreeMap::new();
    let mut alive = 0_usize;
    let mut waiting = 0_usize;
    ledger.each_alive(&mut |conversation| {
        alive += 1;
        waiting += usize::from(conversation.work == Work::Queued);
        if let Some(agent) = conversation.work.agent() {
            *held.entry(agent).or_default() += 1;
        }
        if broken.is_ok() {
            let (id, work) = (conversation.id, &conversation.work);
            broken = one(state, id, work).map_err(|why| format!("{id}: {why}"));
        }
    });
    broken?;
    if waiting != state.floor.waiting() {
        return Err(format!(
            "{waiting} wait by the record, {} on the floor",
            state.floor.waiting()
        ));
    }
    let counted: BTreeMap<AgentId, usize> = state
        .held_by
        .iter()
        .map(|(agent, all)| (*agent, all.len()))
        .collect();
    if counted != held {
        return Err(format!(
            "held by the record {held:?}, in memory {counted:?}"
        ));
    }
    loads(state)?;
    let mut deliveries = Ok(());
    let mut count = 0_usize;
    ledger.each_delivery(&mut |delivery| {
        count += usize::from(delivery.is_alive());
        if deliveries.is_ok() && ledger.message(delivery.message).is_none() {
            deliveries = Err(format!("delivery of no message {}", delivery.message));
        }
    });
    deliveries?;
    if count != state.lanes.len() {
        return Err(format!(
            "{count} deliveries by the record, {} in the lanes",
            state.lanes.len()
        ));
    }
    Ok(())
}

/// What everybody carries is the sum of what they hold.
fn loads(state: &State) -> Result<(), String> {
    for seat in state.floor.seats() {
        let held: Vec<ConversationId> = state
            .held_by
            .get(&seat.agent)
            .into_iter()
            .flatten()
            .copied()
            .collect();
        let units: u32 = held
            .iter()
            .filter_map(|id| state.held.get(id))
            .map(|held| held.units)
            .sum();
        if units != seat.used_primary + seat.used_interruptible {
            let carried = seat.used_primary + seat.used_interruptible;
            return Err(format!(
                "agent {} carries {carried} and holds {units}",
                seat.agent
            ));
        }
        if held.len() != seat.open_items as usize {
            return Err(format!(
                "agent {} has {} open and holds {}",
                seat.agent,
                seat.open_items,
                held.len()
            ));
        }
    }
    Ok(())
}
