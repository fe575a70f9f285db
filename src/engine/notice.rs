//! What the desk writes by itself, by template and trigger. Never to a machine, never without end.

use crate::domain::conversation::{Bearings, Conversation, Interaction, Work};
use crate::domain::{ConversationId, Moment, Name};
use crate::routing::plan::{Notification, Plan, Trigger};

use super::compose;
use super::state::State;
use super::timer::Timer;
use super::turn::Turn;

/// Writes whatever is to be written on something that happened just now.
pub(super) fn on(turn: &mut Turn<'_>, id: ConversationId, trigger: Trigger) {
    let Ok(conversation) = turn.conversation(id) else {
        return;
    };
    let plan = turn.plan();
    let due: Vec<&Notification> = meant(&plan, &conversation.routing.queue)
        .filter(|notification| notification.on == trigger)
        .collect();
    if due.is_empty() || by_machine(turn, &conversation) {
        return;
    }
    turn.as_desk(|turn| {
        for notification in due {
            if let Ok(conversation) = turn.conversation(id) {
                compose::tell(turn, conversation, &notification.template);
            }
        }
    });
}

/// Arms the next notice to a customer who waits for an answer.
pub(super) fn arm(state: &mut State, conversation: &Bearings) {
    if let Some((at, _)) = next(&state.plan, conversation) {
        state.timers.set(Timer::Notice(conversation.id), at);
    }
}

/// The customer has waited so long: they hear of it once, with the latest of what is due.
pub(super) fn waited(turn: &mut Turn<'_>, mut conversation: Conversation) {
    let plan = turn.plan();
    let mut latest = None;
    while let Some((at, notification)) = next(&plan, &conversation.bearings())
        && at <= turn.now
    {
        conversation.noticed_at = Some(at);
        latest = Some(notification);
    }
    let Some(latest) = latest else { return };
    let updated_at = conversation.updated_at;
    turn.keep_quietly(conversation.clone(), updated_at);
    if !by_machine(turn, &conversation) {
        compose::tell(turn, conversation, &latest.template);
    }
}

/// The next notice to somebody who waits, and when: the first that they have not had since they wrote.
fn next<'p>(plan: &'p Plan, conversation: &Bearings) -> Option<(Moment, &'p Notification)> {
    let waits = matches!(
        conversation.work,
        Work::Queued | Work::Offered { .. } | Work::Active { .. }
    );
    if !waits || conversation.interaction == Interaction::Resolved {
        return None;
    }
    let had = conversation
        .noticed_at
        .unwrap_or(conversation.received_at)
        .max(conversation.received_at);
    meant(plan, &conversation.routing.queue)
        .filter_map(|notification| match notification.on {
            Trigger::Waiting(after) => Some((conversation.received_at + after, notification)),
            _ => None,
        })
        .filter(|(at, _)| *at > had)
        .min_by_key(|(at, _)| *at)
}

/// The notices of a queue.
fn meant<'p>(plan: &'p Plan, queue: &Name) -> impl Iterator<Item = &'p Notification> {
    let queue = queue.clone();
    plan.notifications.iter().filter(move |notification| {
        notification
            .queues
            .as_ref()
            .is_none_or(|queues| queues.contains(&queue))
    })
}

/// Whether a machine began it (RFC 3834 section 2).
fn by_machine(turn: &Turn<'_>, conversation: &Conversation) -> bool {
    let first = turn.ledger.messages(conversation.id, 1, 1);
    first.first().is_some_and(|message| message.auto)
}
