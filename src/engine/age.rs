//! Deadlines that follow from how long a piece has waited: skill drops, steps, first answers.

use crate::domain::Moment;
use crate::domain::conversation::{Bearings, Interaction};
use crate::routing::hours::Hours;
use crate::routing::plan::{Plan, Queue};
use crate::routing::{drop, service, step};

use super::state::State;
use super::timer::Timer;

/// Arms what a waiting piece waits for besides somebody who can take it.
pub(super) fn arm(state: &mut State, conversation: &Bearings) {
    let Some(queue) = state.plan.queues.get(&conversation.routing.queue) else {
        return;
    };
    let routing = &conversation.routing;
    let drop = drop::next_drop(queue, routing.dropped, routing.enqueued_at);
    let step = step::next_step(queue, routing.step, routing.enqueued_at);
    if let Some(due) = drop.into_iter().chain(step).min() {
        state.timers.set(Timer::Age(conversation.id), due);
    }
}

/// Arms the warning before a first answer is due.
pub(super) fn arm_response(state: &mut State, conversation: &Bearings) {
    if conversation.interaction != Interaction::New || !conversation.work.is_alive() {
        return;
    }
    let Some((queue, hours)) = promised(&state.plan, conversation) else {
        return;
    };
    let near = service::first_response_near(queue, hours, conversation.created_at);
    if let Some(at) = near.filter(|at| *at > conversation.updated_at) {
        state.timers.set(Timer::Response(conversation.id), at);
    }
}

/// When a first answer is due, by the queue's promise and hours; `None` once it was
/// given, where none is promised, and where nobody is to give it.
pub(super) fn response_due(plan: &Plan, conversation: &Bearings) -> Option<Moment> {
    let (queue, hours) = promised(plan, conversation)?;
    service::first_response_due(queue, hours, conversation.created_at)
}

/// The queue whose promise still stands, and its hours.
fn promised<'a>(plan: &'a Plan, conversation: &Bearings) -> Option<(&'a Queue, Option<&'a Hours>)> {
    let over = conversation.interaction == Interaction::Resolved || !conversation.work.is_alive();
    if over || conversation.first_reply_at.is_some() {
        return None;
    }
    let queue = plan.queues.get(&conversation.routing.queue)?;
    let hours = queue.hours.as_ref().and_then(|name| plan.hours.get(name));
    Some((queue, hours))
}
