//! New settings, stopped queues and channels, and the rules that look at what comes in.

use std::sync::Arc;

use crate::access::action::Action;
use crate::domain::conversation::Work;
use crate::domain::{AgentId, ConversationId, Name};
use crate::routing::plan::Plan;

use super::answer::Answer;
use super::change::{Change, GenerationRecord};
use super::command::Generation;
use super::event::{Cause, What};
use super::refusal::Refusal;
use super::timer::Timer;
use super::turn::Turn;
use super::{assign, delivery, presence};

/// Goes by another generation of the configuration from now on.
///
/// The first one after a start also puts everything alive where it belongs: until then nobody knows
/// which queues there are.
pub(super) fn reconfigure(turn: &mut Turn<'_>, generation: Generation) -> Result<Answer, Refusal> {
    turn.demand(Action::ConfigReload, None)?;
    let first = turn.state.plan.generation == 0;
    let mut plan = Plan::clone(&generation.plan);
    let changed = !generation.diff.is_empty() || turn.state.counters.generation == 0;
    if changed {
        turn.state.counters.generation += 1;
    }
    let number = u32::try_from(turn.state.counters.generation).unwrap_or(u32::MAX);
    plan.generation = number;
    turn.state.replan(Arc::new(plan), generation.sets, turn.now);
    if changed {
        let record = GenerationRecord {
            number,
            at: turn.now,
            diff: generation.diff,
            files: generation.files,
        };
        turn.put(&Change::Generation(Box::new(record)));
        turn.event(None, What::Reconfigured(number));
    }
    turn.as_desk(|turn| {
        resettle(turn, first);
        if first {
            delivery::recover(turn);
            return_the_lost(turn);
        }
    });
    turn.state.restoring = false;
    Ok(Answer::Generation(number))
}

/// Puts everything alive under the new rules; what waits in a queue that is no more goes to its channel's.
fn resettle(turn: &mut Turn<'_>, first: bool) {
    let mut alive = Vec::new();
    let now = turn.now;
    {
        let state = &mut *turn.state;
        turn.ledger.each_alive(&mut |conversation| {
            let known = state.plan.queues.contains_key(&conversation.routing.queue);
            if known {
                state.absorb_conversation(&conversation, now);
            } else {
                alive.push(conversation.id);
            }
        });
    }
    for id in alive {
        rehome(turn, id);
    }
    if first {
        return;
    }
    let people: Vec<AgentId> = turn.state.people.keys().copied().collect();
    for id in people {
        let status = turn
            .state
            .people
            .get(&id)
            .and_then(|person| person.presence.status.clone());
        if status.is_some_and(|status| !turn.state.plan.statuses.contains_key(&status)) {
            let fallback = turn.state.plan.desk.status_on_sign_in.clone();
            presence::set_status(turn, id, fallback);
        }
    }
}

/// Its queue is gone from the configuration: it goes where its channel sends new work.
fn rehome(turn: &mut Turn<'_>, id: ConversationId) {
    let Ok(mut conversation) = turn.conversation(id) else {
        return;
    };
    let plan = turn.plan();
    let target = plan
        .channels
        .get(&conversation.channel)
        .map(|channel| channel.target.queue().clone());
    let Some(to) = target.or_else(|| plan.queues.keys().next().cloned()) else {
        turn.state.absorb_conversation(&conversation, turn.now);
        return;
    };
    let from = conversation.routing.queue.clone();
    if let Work::Offered { .. } = conversation.work {
        conversation.work = Work::Queued;
    }
    assign::enter_queue(turn, &mut conversation, to.clone(), false);
    turn.keep(conversation);
    turn.event(
        Some(id),
        What::Overflowed {
            from,
            to: to.clone(),
        },
    );
    turn.event(Some(id), What::Queued(to, Cause::Reconfigured));
}

/// Whoever was here when the desk stopped is waited for afresh, with the whole grace (R12).
fn return_the_lost(turn: &mut Turn<'_>) {
    let until = turn.now + turn.state.plan.desk.grace;
    let people: Vec<AgentId> = turn.state.people.keys().copied().collect();
    for id in people {
        if turn
            .state
            .people
            .get(&id)
            .is_some_and(|person| person.presence.status.is_some())
        {
            turn.state.timers.set(Timer::Grace(id), until);
        } else {
            presence::arm_requeue(turn, id);
        }
    }
}

/// A person stops a queue, or lets it go on.
pub(super) fn pause_queue(
    turn: &mut Turn<'_>,
    name: Name,
    paused: bool,
) -> Result<Answer, Refusal> {
    turn.demand(Action::QueuePause, Some(&name))?;
    if !turn.state.plan.queues.contains_key(&name) {
        return Err(Refusal::NoSuch("queue", name.to_string()));
    }
    if paused == turn.state.paused_queues.contains(&name) {
        return Ok(Answer::Done);
    }
    if paused {
        turn.state.paused_queues.insert(name.clone());
    } else {
        turn.state.paused_queues.remove(&name);
    }
    turn.state.plan_floor(turn.now);
    turn.put(&Change::Paused {
        channel: false,
        name: name.clone(),
        paused,
    });
    turn.event(None, What::QueuePaused(name, paused));
    Ok(Answer::Done)
}

/// A person stops a channel, or lets it go on: nothing is taken in and nothing sent meanwhile.
pub(super) fn pause_channel(
    turn: &mut Turn<'_>,
    name: Name,
    paused: bool,
) -> Result<Answer, Refusal> {
    turn.demand(Action::ChannelPause, None)?;
    if !turn.state.plan.channels.contains_key(&name) {
        return Err(Refusal::NoSuch("channel", name.to_string()));
    }
    if paused {
        turn.state.paused_channels.insert(name.clone());
    } else {
        turn.state.paused_channels.remove(&name);
        turn.effects
            .push(super::effect::Effect::WakeLane(name.clone()));
    }
    turn.put(&Change::Paused {
        channel: true,
        name: name.clone(),
        paused,
    });
    turn.event(None, What::ChannelPaused(name, paused));
    Ok(Answer::Done)
}
