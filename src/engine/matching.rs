//! Brings work and people together (R4, R5): after every turn nobody waits who could be served.

use crate::domain::conversation::{Conversation, Work};
use crate::domain::{AgentId, ConversationId, Moment, OfferId, Span};
use crate::routing::floor::Pick;

use super::decision::Decision;
use super::event::{Cause, What};
use super::timer::Timer;
use super::turn::Turn;

/// Matches whatever began to wait and whoever became free in this turn, until nothing fits any more.
pub(super) fn settle(turn: &mut Turn<'_>) {
    while let Some(id) = turn.arrived.pop_first() {
        if turn.state.floor.is_waiting(id) {
            place(turn, id, Cause::Arrived);
        }
    }
    while let Some(agent) = turn.freed.pop_first() {
        while let Some(id) = turn.state.floor.pick_item(agent, turn.now) {
            // Whoever became free found it; whoever fits best by the queue's rule gets it.
            if !place(turn, id, Cause::Answered) {
                break;
            }
        }
        if let Some(at) = turn.state.floor.ramp_until(agent, turn.now) {
            turn.state.timers.set(Timer::Ramp(agent), at);
        }
    }
}

/// Looks for somebody for one waiting piece. True when it was given to somebody.
fn place(turn: &mut Turn<'_>, id: ConversationId, cause: Cause) -> bool {
    let pick = turn.state.floor.pick_agent(id, turn.now);
    let Some(conversation) = turn.ledger.conversation(id) else { return false };
    match pick.winner {
        Some(agent) => {
            record(turn, &conversation, pick, cause);
            give(turn, conversation, agent);
            true
        }
        None => {
            wait(turn, &conversation, pick, cause);
            false
        }
    }
}

fn record(turn: &mut Turn<'_>, conversation: &Conversation, pick: Pick, cause: Cause) {
    let decision = Decision {
        queue: conversation.routing.queue.clone(),
        cause,
        rule: pick.rule,
        winner: pick.winner,
        candidates: pick.candidates,
        unlisted: pick.unlisted,
    };
    turn.event(Some(conversation.id), What::Routed(Box::new(decision)));
}

/// Shows a piece to an agent, or hands it over where the queue does not ask.
fn give(turn: &mut Turn<'_>, mut conversation: Conversation, agent: AgentId) {
    let queue = turn.queue(&conversation.routing.queue);
    let id = conversation.id;
    conversation.routing.fence += 1;
    received(turn, agent);
    if queue.auto_accept {
        conversation.work = Work::Active { agent, since: turn.now };
        conversation.routing.tried.clear();
        turn.keep(conversation);
        turn.event(Some(id), What::Assigned(agent, Cause::Accepted));
        return;
    }
    turn.state.counters.offer += 1;
    let offer = OfferId(turn.state.counters.offer);
    let deadline = turn.now + queue.offer_timeout.max(OFFER_SPAN_MIN);
    conversation.work = Work::Offered { offer, agent, deadline };
    turn.keep(conversation);
    turn.event(Some(id), What::Offered(offer, agent, deadline));
}

/// Remembers that somebody received work now: the order of taking turns goes by it.
pub(super) fn received(turn: &mut Turn<'_>, agent: AgentId) {
    turn.state.floor.count_received(agent, turn.now);
    if let Some(person) = turn.state.people.get(&agent) {
        let mut presence = person.presence.clone();
        presence.last_received = turn.now;
        turn.keep_presence(agent, presence);
    }
}

/// Nobody can have it now: say why once, and arrange to ask again.
fn wait(turn: &mut Turn<'_>, conversation: &Conversation, pick: Pick, cause: Cause) {
    let id = conversation.id;
    let queue = turn.queue(&conversation.routing.queue);
    if !conversation.routing.tried.is_empty() && !turn.state.timers.is_set(Timer::Lap(id)) {
        let cycle = queue.retry_cycle.max(LAP_SPAN_MIN);
        turn.state.timers.set(Timer::Lap(id), turn.now + cycle);
    }
    record(turn, conversation, pick, cause);
    let item = turn.state.item(conversation, turn.now);
    let roster = turn.state.people.values().map(|person| &person.agent);
    if turn.state.floor.no_possible_agent(&item, roster) && turn.state.stranded.insert(id) {
        turn.event(Some(id), What::Stranded);
    }
}

/// When a ramp, an opening or the like lets somebody take more.
pub(super) fn freed(turn: &mut Turn<'_>, agent: AgentId) {
    turn.freed.insert(agent);
}

/// The shortest time an offer stands: shorter ones would only go round.
const OFFER_SPAN_MIN: Span = Span::seconds(1);

/// The shortest time between two laps.
const LAP_SPAN_MIN: Span = Span::seconds(1);

/// The moment a pure calculation needs when there is none.
pub(super) const NEVER: Moment = Moment(i64::MAX);
