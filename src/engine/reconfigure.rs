//! New settings, stopped queues and channels, and the rules that look at what comes in.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::access::action::Action;
use crate::domain::conversation::{Bearings, Work};
use crate::domain::text::clip;
use crate::domain::{AgentId, ConversationId, Name};
use crate::routing::plan::{self, Plan, Target};

use super::answer::Answer;
use super::change::{Change, GenerationRecord, Written};
use super::command::{Generation, Wrote};
use super::event::{Cause, What};
use super::refusal::Refusal;
use super::timer::Timer;
use super::turn::Turn;
use super::{assign, delivery, pace, presence};

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
    let reach = if first {
        Reach::All
    } else {
        reach(&turn.state.plan, &plan)
    };
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
    turn.occasion = Cause::Reconfigured;
    turn.possible_changed = !first;
    super::ceiling::lifted(turn);
    turn.as_desk(|turn| {
        resettle(turn, &reach);
        if first {
            delivery::recover(turn);
            pace::started(turn);
            return_the_lost(turn);
        }
    });
    turn.state.restoring = false;
    Ok(Answer::Generation(number))
}

/// Remembers who wrote the configuration, and what came of it.
pub(super) fn wrote(turn: &mut Turn<'_>, wrote: Wrote) -> Result<Answer, Refusal> {
    if !turn.may(Action::MacroEdit, None) {
        turn.demand(Action::ConfigWrite, None)?;
    }
    let Wrote {
        file,
        removed,
        generation,
    } = wrote;
    let file = clip(&file, FILE_BYTES_MAX).to_owned();
    if let Some(generation) = generation {
        turn.put(&Change::Written(Box::new(Written {
            generation,
            at: turn.now,
            by: turn.by,
            file: file.clone(),
            removed,
        })));
    }
    turn.event(
        None,
        What::ConfigWritten {
            file,
            removed,
            generation,
        },
    );
    Ok(Answer::Done)
}

/// How much of a file's path is kept, in bytes.
const FILE_BYTES_MAX: usize = 1_024;

/// Whose work has to be looked at again under another generation.
enum Reach {
    /// All that is alive.
    All,
    /// That of these queues.
    Queues(BTreeSet<Name>),
}

/// What of the new rules makes a difference to work that is alive already. Most changes touch a queue or
/// two, or nothing that waits; a desk where a hundred thousand pieces wait must not stand still for those.
fn reach(before: &Plan, now: &Plan) -> Reach {
    let mut channels = before.channels.keys().chain(now.channels.keys());
    if channels.any(|name| bearing(before.channels.get(name)) != bearing(now.channels.get(name))) {
        return Reach::All;
    }
    let names = before.queues.keys().chain(now.queues.keys());
    let changed = names.filter(|name| {
        let (old, new) = (before.queues.get(*name), now.queues.get(*name));
        let hours = |plan: &Plan, queue: Option<&plan::Queue>| {
            let hours = queue.and_then(|queue| queue.hours.as_ref());
            hours.and_then(|hours| plan.hours.get(hours).cloned())
        };
        old != new || hours(before, old) != hours(now, new)
    });
    Reach::Queues(changed.cloned().collect())
}

/// What of a channel bears on its work once that has begun; nothing for most, so that a new channel is
/// no reason to look at anything.
fn bearing(channel: Option<&plan::Channel>) -> Option<&plan::Channel> {
    channel.filter(|channel| {
        let required = matches!(channel.target, Target::Person { required: true, .. });
        required || channel.size.is_some() || channel.work_kind.is_some()
    })
}

/// Puts what is alive under the new rules; what waits in a queue that is no more goes to its channel's.
fn resettle(turn: &mut Turn<'_>, reach: &Reach) {
    let mut alive = Vec::new();
    let now = turn.now;
    {
        let state = &mut *turn.state;
        let mut settle = |conversation: Bearings| {
            let known = state.plan.queues.contains_key(&conversation.routing.queue);
            if known {
                state.absorb_conversation(&conversation, now);
            } else {
                alive.push(conversation.id);
            }
        };
        match reach {
            Reach::All => turn.ledger.each_alive(&mut settle),
            Reach::Queues(queues) => {
                for queue in queues {
                    turn.ledger.each_alive_in(queue, &mut settle);
                }
            }
        }
    }
    alive.sort_unstable();
    for id in alive {
        rehome(turn, id);
    }
    if turn.state.restoring {
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
        turn.state
            .absorb_conversation(&conversation.bearings(), turn.now);
        return;
    };
    let from = conversation.routing.queue.clone();
    if let Work::Offered { .. } = conversation.work {
        conversation.work = Work::Queued;
    }
    assign::enter_queue(turn, &mut conversation, to.clone());
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

/// Whoever was here when the desk stopped is waited for afresh, with the whole grace. Who had lost
/// their connection before, or was gone, has no longer than they had then (R12).
fn return_the_lost(turn: &mut Turn<'_>) {
    let afresh = turn.now + turn.state.plan.desk.grace;
    let people: Vec<AgentId> = turn.state.people.keys().copied().collect();
    for id in people {
        let Some(person) = turn.state.people.get(&id) else {
            continue;
        };
        let here = person.presence.clone();
        if here.status.is_some() {
            let until = here.lost_until.unwrap_or(afresh);
            turn.state.timers.set(Timer::Grace(id), until);
        } else {
            presence::arm_requeue(turn, id, here.since);
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
    turn.occasion = Cause::Reconfigured;
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
    if !paused {
        turn.put(&Change::Gone(name.clone(), false));
    }
    turn.event(None, What::ChannelPaused(name, paused));
    Ok(Answer::Done)
}

/// A channel whose other side is gone for good is stopped, and why is known after a restart too.
pub(super) fn gone(turn: &mut Turn<'_>, name: Name) -> Result<Answer, Refusal> {
    let answer = pause_channel(turn, name.clone(), true)?;
    turn.put(&Change::Gone(name, true));
    Ok(answer)
}
