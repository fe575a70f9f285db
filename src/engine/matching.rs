//! Brings work and people together (R4, R5): after every turn nobody waits who could be served.

use crate::domain::conversation::{Conversation, Work};
use crate::domain::{AgentId, OfferId, Span};
use crate::routing::pick::Pick;
use crate::routing::verdict::{Rule, Verdict};

use super::decision::Decision;
use super::event::{Cause, What};
use super::intake::NOT_HIRED;
use super::timer::Timer;
use super::turn::Turn;

/// Gives out what waits to whoever can have it, in order, until nothing fits any more.
///
/// Only work that came or people who changed can have made a match: the floor knows which.
pub(super) fn settle(turn: &mut Turn<'_>) {
    while let Some(pick) = turn.state.floor.next_match() {
        let (Some(agent), Some(conversation)) = (pick.winner, turn.ledger.conversation(pick.item))
        else {
            break;
        };
        let cause = turn.causes.remove(&pick.item).unwrap_or(turn.occasion);
        record(turn, &conversation, pick, cause);
        give(turn, conversation, agent);
    }
    while let Some((id, cause)) = turn.causes.pop_first() {
        if let (Some(pick), Some(conversation)) = (
            turn.state.floor.pick_agent(id),
            turn.ledger.conversation(id),
        ) {
            record(turn, &conversation, pick, cause);
            warn_if_stranded(turn, &conversation);
        }
    }
    if std::mem::take(&mut turn.possible_changed) {
        look_for_stranded(turn);
    }
    for id in turn.state.floor.drain_exhausted() {
        if !turn.state.timers.is_set(Timer::Lap(id)) {
            let Some(conversation) = turn.ledger.conversation(id) else {
                continue;
            };
            let cycle = turn
                .queue(&conversation.routing.queue)
                .retry_cycle
                .max(LAP_SPAN_MIN);
            turn.state.timers.set(Timer::Lap(id), turn.now + cycle);
        }
    }
}

fn record(turn: &mut Turn<'_>, conversation: &Conversation, mut pick: Pick, cause: Cause) {
    if turn.state.is_given_out_elsewhere(&conversation.bearings()) {
        // Nobody stands behind somebody else: it is another's to decide.
        for candidate in &mut pick.candidates {
            if candidate.verdict == Verdict::Preferred(NOT_HIRED) {
                candidate.verdict = Verdict::External;
            }
        }
    }
    let decision = Decision {
        queue: conversation.routing.queue.clone(),
        cause,
        rule: pick.rule,
        winner: pick.winner,
        candidates: pick.candidates,
        rest: pick.rest,
    };
    turn.event(Some(conversation.id), What::Routed(Box::new(decision)));
}

/// Writes down that somebody gets a piece because a person, a router outside or the piece's own past
/// says so (R15). What they carried is what they carry before it is theirs.
pub(super) fn chosen(
    turn: &mut Turn<'_>,
    conversation: &Conversation,
    agent: AgentId,
    rule: Rule,
    cause: Cause,
) {
    let item = turn.state.item(&conversation.bearings());
    let pick = turn.state.floor.chosen(&item, agent, rule);
    record(turn, conversation, pick, cause);
}

/// Shows a piece to an agent, or hands it over where nobody is asked.
fn give(turn: &mut Turn<'_>, mut conversation: Conversation, agent: AgentId) {
    let queue = turn.queue(&conversation.routing.queue);
    let id = conversation.id;
    conversation.routing.fence += 1;
    received(turn, agent);
    // A program has nothing to think over.
    if queue.auto_accept || turn.state.is_bot(agent) {
        conversation.work = Work::Active {
            agent,
            since: turn.now,
        };
        conversation.routing.tried.clear();
        turn.keep(conversation);
        turn.event(Some(id), What::Assigned(agent, Cause::Accepted));
        return;
    }
    turn.state.counters.offer += 1;
    let offer = OfferId(turn.state.counters.offer);
    let deadline = turn.now + queue.offer_timeout.max(OFFER_SPAN_MIN);
    conversation.work = Work::Offered {
        offer,
        agent,
        deadline,
    };
    turn.keep(conversation);
    turn.event(Some(id), What::Offered(offer, agent, deadline));
}

/// Remembers on disk that somebody received work now: taking turns goes by it, also after a restart.
pub(super) fn received(turn: &mut Turn<'_>, agent: AgentId) {
    if let Some(person) = turn.state.people.get(&agent) {
        let mut presence = person.presence.clone();
        presence.last_received = turn.now;
        turn.keep_presence(agent, presence);
    }
}

/// Warns at once about a piece that nobody at the desk could take as things are (R8).
fn warn_if_stranded(turn: &mut Turn<'_>, conversation: &Conversation) {
    let id = conversation.id;
    if turn.state.is_given_out_elsewhere(&conversation.bearings()) {
        return;
    }
    let item = turn.state.item(&conversation.bearings());
    let roster = turn.state.people.values().map(|person| &person.agent);
    if !turn.state.floor.no_possible_agent(&item, roster) {
        turn.state.stranded.remove(&id);
    } else if turn.state.stranded.insert(id) {
        turn.event(Some(id), What::Stranded);
    }
}

/// Looks whether a change of people or settings left waiting pieces with nobody who could ever take
/// them: what asks for the same is looked at once, and of each kind the first pieces are told of.
fn look_for_stranded(turn: &mut Turn<'_>) {
    for alike in turn.state.floor.alike(STRANDED_TOLD_MAX) {
        let first = alike.first().and_then(|id| turn.ledger.conversation(*id));
        let Some(first) = first else { continue };
        if turn.state.is_given_out_elsewhere(&first.bearings()) {
            continue;
        }
        let item = turn.state.item(&first.bearings());
        let roster = turn.state.people.values().map(|person| &person.agent);
        let stranded = turn.state.floor.no_possible_agent(&item, roster);
        for id in alike {
            if !stranded {
                turn.state.stranded.remove(&id);
            } else if turn.state.stranded.insert(id) {
                turn.event(Some(id), What::Stranded);
            }
        }
    }
}

/// How many pieces that ask for the same are told of one by one.
const STRANDED_TOLD_MAX: usize = 100;

/// The shortest time an offer stands: shorter ones would only go round.
const OFFER_SPAN_MIN: Span = Span::seconds(1);

/// The shortest time between two laps.
const LAP_SPAN_MIN: Span = Span::seconds(1);
