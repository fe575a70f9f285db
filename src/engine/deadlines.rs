//! What happens when a deadline comes.

use crate::domain::conversation::{Conversation, Untaken, Work};
use crate::domain::{AgentId, ConversationId};
use crate::routing::lap::{self, Lap};
use crate::routing::{drop, step};

use super::answer::Answer;
use super::event::{Cause, What};
use super::timer::Timer;
use super::turn::Turn;
use super::{assign, ceiling, delivery, lifecycle, notice, presence, strays};

/// How many deadlines one tick serves at most; the next tick follows at once.
const DEADLINES_PER_TICK_MAX: usize = 1_000;

/// Serves every deadline that has come.
pub(super) fn tick(turn: &mut Turn<'_>) -> Answer {
    turn.as_desk(|turn| {
        for _ in 0..DEADLINES_PER_TICK_MAX {
            match turn.state.timers.pop(turn.now) {
                Some(timer) => fire(turn, timer),
                None => break,
            }
        }
    });
    Answer::Done
}

fn fire(turn: &mut Turn<'_>, timer: Timer) {
    match timer {
        Timer::Offer(id) => offer_ran_out(turn, id),
        Timer::WrapUp(id) => with(turn, id, lifecycle::written_up),
        Timer::Snooze(id) => with(turn, id, |turn, conversation| {
            lifecycle::wake(turn, conversation, Cause::Woken);
        }),
        Timer::Age(id) => with(turn, id, aged),
        Timer::Lap(id) => with(turn, id, lapped),
        Timer::Response(id) => with(turn, id, |turn, conversation| {
            response_due(turn, &conversation)
        }),
        Timer::Notice(id) => with(turn, id, notice::waited),
        Timer::Requeue(id) => with(turn, id, presence::requeue),
        Timer::Grace(agent) => presence::grace_over(turn, agent),
        Timer::Idle(agent) => presence::idle(turn, agent),
        Timer::Unsure(message) => delivery::never_known(turn, message),
        Timer::Day => ceiling::lifted(turn),
        Timer::Strays => strays::forget_old(turn),
    }
}

fn with(turn: &mut Turn<'_>, id: ConversationId, then: impl FnOnce(&mut Turn<'_>, Conversation)) {
    if let Ok(conversation) = turn.conversation(id) {
        then(turn, conversation);
    }
}

/// Nobody took it in time (R6): it goes back to its place, and the agent is set to what the queue says.
fn offer_ran_out(turn: &mut Turn<'_>, id: ConversationId) {
    let Ok(conversation) = turn.conversation(id) else {
        return;
    };
    let Work::Offered { agent, .. } = conversation.work else {
        return;
    };
    let status = turn.queue(&conversation.routing.queue).on_timeout;
    assign::untaken(turn, conversation, agent, Untaken::TimedOut);
    if let Some(status) = status {
        set_status(turn, agent, status);
    }
}

fn set_status(turn: &mut Turn<'_>, agent: AgentId, status: crate::domain::Name) {
    if turn
        .state
        .people
        .get(&agent)
        .is_some_and(|person| person.presence.status.is_some())
    {
        presence::set_status(turn, agent, Some(status));
    }
}

/// A waiting piece reached an age: wishes are given up, or it goes a step further (R8, R9).
fn aged(turn: &mut Turn<'_>, mut conversation: Conversation) {
    if conversation.work != Work::Queued {
        return;
    }
    let id = conversation.id;
    let queue = turn.queue(&conversation.routing.queue);
    let enqueued_at = conversation.routing.enqueued_at;
    let groups = drop::dropped_at(&queue, conversation.routing.dropped, enqueued_at, turn.now);
    let mut given_up = Vec::new();
    for group in conversation.routing.dropped..groups {
        given_up.extend(drop::given_up(&queue.additional, group));
    }
    conversation.routing.dropped = groups;
    let floor = &turn.state.floor;
    let taken = step::taken_at(
        &queue,
        conversation.routing.step,
        enqueued_at,
        turn.now,
        |name| floor.is_staffed(name),
    );
    conversation.routing.step = taken.step;
    if !given_up.is_empty() {
        // It asks for less now: whether somebody can take it is asked anew.
        turn.state.stranded.remove(&id);
        turn.event(Some(id), What::SkillsDropped(given_up));
    }
    match taken.to {
        Some(to) => assign::overflow(turn, conversation, to),
        None => turn.keep(conversation),
    }
}

/// Everybody who could was tried: they are asked again, or it overflows (R7). If somebody came
/// meanwhile who was not tried, the floor tells when they were.
fn lapped(turn: &mut Turn<'_>, mut conversation: Conversation) {
    let id = conversation.id;
    if conversation.work != Work::Queued || !turn.state.floor.is_exhausted(id) {
        return;
    }
    let queue = turn.queue(&conversation.routing.queue);
    conversation.routing.tried.clear();
    let (laps, to) = match lap::lap(&queue, conversation.routing.laps) {
        Lap::Again { laps } => (laps, None),
        Lap::Overflow { laps, to } => (laps, Some(to)),
    };
    conversation.routing.laps = laps;
    turn.event(Some(id), What::Lapped(laps));
    match to {
        Some(to) => assign::overflow(turn, conversation, to),
        None => turn.keep(conversation),
    }
}

fn response_due(turn: &mut Turn<'_>, conversation: &Conversation) {
    if let Some(due) = super::age::response_due(&turn.state.plan, &conversation.bearings()) {
        turn.event(Some(conversation.id), What::ResponseDue(due));
    }
}
