//! Deadlines that follow from how long a piece has waited: skill drops, steps, first answers.

use crate::domain::Moment;
use crate::domain::conversation::{Conversation, Interaction};
use crate::routing::plan::Plan;
use crate::routing::{drop, service, step};

use super::state::State;
use super::timer::Timer;

/// Arms what a waiting piece waits for besides somebody who can take it.
pub(super) fn arm(state: &mut State, conversation: &Conversation) {
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
pub(super) fn arm_response(state: &mut State, conversation: &Conversation) {
    if conversation.interaction != Interaction::New || !conversation.work.is_alive() {
        return;
    }
    if let Some(due) = response_due(&state.plan, conversation) {
        let warn = state
            .plan
            .queues
            .get(&conversation.routing.queue)
            .map(|queue| queue.warn_before);
        let at = due - warn.unwrap_or_default();
        if at > conversation.updated_at {
            state.timers.set(Timer::Response(conversation.id), at);
        }
    }
}

/// When a first answer is due, by the queue's promise and hours; `None` once it was given or where none is promised.
pub(super) fn response_due(plan: &Plan, conversation: &Conversation) -> Option<Moment> {
    if conversation.first_reply_at.is_some() {
        return None;
    }
    let queue = plan.queues.get(&conversation.routing.queue)?;
    let hours = queue.hours.as_ref().and_then(|name| plan.hours.get(name));
    service::first_response_due(queue, hours, conversation.created_at)
}
