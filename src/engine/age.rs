//! Deadlines that follow from how long a piece has waited: skill drops, steps, outside routers, first answers.

use crate::domain::Moment;
use crate::domain::conversation::{Conversation, Interaction, Work};
use crate::routing::plan::{Model, Plan};

use super::matching::NEVER;
use super::state::State;
use super::timer::Timer;

/// Arms what a waiting piece waits for besides somebody who can take it.
pub(super) fn arm(state: &mut State, conversation: &Conversation) {
    let plan = std::sync::Arc::clone(&state.plan);
    let Some(queue) = plan.queues.get(&conversation.routing.queue) else { return };
    let routing = &conversation.routing;
    let drop = crate::routing::drop::next_due(queue, routing.enqueued_at, routing.dropped);
    let step = crate::routing::step::next_due(queue, routing.enqueued_at, routing.step);
    let due = drop.unwrap_or(NEVER).min(step.unwrap_or(NEVER));
    if due != NEVER {
        state.timers.set(Timer::Age(conversation.id), due);
    }
    if let Some(until) = external_until(&plan, conversation) {
        state.timers.set(Timer::External(conversation.id), until);
    }
}

/// Arms the warning before a first answer is due.
pub(super) fn arm_response(state: &mut State, conversation: &Conversation) {
    if conversation.interaction != Interaction::New || !conversation.work.is_alive() {
        return;
    }
    if let Some(due) = response_due(&state.plan, conversation) {
        let warn = state.plan.queues.get(&conversation.routing.queue).map(|queue| queue.warn_before);
        let at = due - warn.unwrap_or_default();
        if at > conversation.updated_at {
            state.timers.set(Timer::Response(conversation.id), at);
        }
    }
}

/// When a first answer is due, by the queue's promise and hours; `None` once it was given or where none is promised.
pub fn response_due(plan: &Plan, conversation: &Conversation) -> Option<Moment> {
    if conversation.first_reply_at.is_some() {
        return None;
    }
    let queue = plan.queues.get(&conversation.routing.queue)?;
    let hours = queue.hours.as_ref().and_then(|name| plan.hours.get(name));
    crate::routing::service::first_response_due(queue, hours, conversation.created_at)
}

/// Until when a piece is left to an outside router (R16).
pub(super) fn external_until(plan: &Plan, conversation: &Conversation) -> Option<Moment> {
    let queue = plan.queues.get(&conversation.routing.queue)?;
    match (queue.model, &conversation.work) {
        (Model::External { timeout }, Work::Queued) => Some(conversation.routing.queue_since + timeout),
        _ => None,
    }
}
