//! Who is here: signing on and off, lost connections and their grace, statuses (R12, R18).

use crate::access::action::Action;
use crate::domain::conversation::{Conversation, Work};
use crate::domain::{AgentId, ConversationId, Moment, Name, Span};

use super::answer::Answer;
use super::assign;
use super::command::Presence;
use super::event::{Actor, Cause, What};
use super::refusal::Refusal;
use super::timer::Timer;
use super::turn::Turn;

/// What a person's devices say about them.
pub(super) fn presence(turn: &mut Turn<'_>, act: Presence) -> Result<Answer, Refusal> {
    match act {
        Presence::Connected(id) => connected(turn, id),
        Presence::Lost(id) => lost(turn, id),
        Presence::SignedOff(id) => {
            turn.person(id)?;
            if turn.by != Actor::Agent(id) {
                demand_over(turn, id, Action::SuperviseSignOut)?;
            }
            go(turn, id);
            Ok(Answer::Done)
        }
        Presence::Status(id, status) => choose(turn, id, status),
        Presence::Stirred(id) => {
            turn.person(id)?;
            arm_idle(turn, id);
            Ok(Answer::Done)
        }
    }
}

/// A session of somebody's began or came back: they are as they were if they were waited for.
fn connected(turn: &mut Turn<'_>, id: AgentId) -> Result<Answer, Refusal> {
    let person = turn.person(id)?;
    let (mut here, was_live) = (person.presence.clone(), person.live);
    turn.state.timers.clear(Timer::Grace(id));
    turn.state.set_live(id, true);
    let held: Vec<ConversationId> = turn
        .state
        .held_by
        .get(&id)
        .into_iter()
        .flatten()
        .copied()
        .collect();
    for conversation in held {
        turn.state.timers.clear(Timer::Requeue(conversation));
    }
    // After a restart nobody is live and nothing was lost: whoever comes back takes work only now.
    if here.status.is_some() && was_live {
        return Ok(Answer::Done);
    }
    here.lost_until = None;
    if here.status.is_none() {
        here.status = first_status(turn);
        here.since = turn.now;
        turn.state.returned(id, turn.now);
    }
    let status = here.status.clone();
    turn.keep_presence(id, here);
    turn.event(None, What::Status(id, status));
    arm_idle(turn, id);
    Ok(Answer::Done)
}

fn first_status(turn: &Turn<'_>) -> Option<Name> {
    let plan = &turn.state.plan;
    let configured = plan.desk.status_on_sign_in.clone();
    let open = || plan.statuses.iter().find(|(_, status)| status.available);
    let any = || plan.statuses.iter().next();
    configured.or_else(|| open().or_else(any).map(|(name, _)| name.clone()))
}

/// The last session was lost: offers go back at once, work waits for them through the grace.
fn lost(turn: &mut Turn<'_>, id: AgentId) -> Result<Answer, Refusal> {
    let mut here = turn.person(id)?.presence.clone();
    if here.status.is_none() || !turn.person(id)?.live {
        return Ok(Answer::Done);
    }
    let until = turn.now + turn.state.plan.desk.grace;
    here.lost_until = Some(until);
    turn.state.set_live(id, false);
    turn.state.timers.clear(Timer::Idle(id));
    turn.state.timers.set(Timer::Grace(id), until);
    revoke_offers(turn, id, Cause::Absent, |_| true);
    turn.keep_presence(id, here);
    turn.event(None, What::Lost(id));
    Ok(Answer::Done)
}

/// The grace is over: they count as gone.
pub(super) fn grace_over(turn: &mut Turn<'_>, id: AgentId) {
    if turn
        .state
        .people
        .get(&id)
        .is_some_and(|person| !person.live)
    {
        go(turn, id);
    }
}

/// Somebody is gone: offers go back; work stays or goes back later, as each queue says.
pub(super) fn go(turn: &mut Turn<'_>, id: AgentId) {
    let Some(person) = turn.state.people.get(&id) else {
        return;
    };
    let mut here = person.presence.clone();
    turn.state.timers.clear(Timer::Grace(id));
    turn.state.timers.clear(Timer::Idle(id));
    turn.state.set_live(id, false);
    revoke_offers(turn, id, Cause::Absent, |_| true);
    arm_requeue(turn, id, turn.now);
    if here.status.is_some() || here.lost_until.is_some() {
        here.status = None;
        here.lost_until = None;
        here.resume = None;
        here.since = turn.now;
        turn.keep_presence(id, here);
        turn.event(None, What::Status(id, None));
    }
}

/// Arms the return of the active work of somebody gone to its line, where the queue wants that.
pub(super) fn arm_requeue(turn: &mut Turn<'_>, id: AgentId, since: Moment) {
    let held: Vec<ConversationId> = turn
        .state
        .held_by
        .get(&id)
        .into_iter()
        .flatten()
        .copied()
        .collect();
    for held in held {
        let Ok(conversation) = turn.conversation(held) else {
            continue;
        };
        let after = turn.queue(&conversation.routing.queue).requeue_after;
        // Nobody comes back to a program's work, or to that of a closed account, and finds it.
        let after = match turn.state.people.get(&id) {
            Some(person) if !person.agent.enabled => Some(Span::ZERO),
            _ => after.or(turn.state.is_bot(id).then_some(Span::ZERO)),
        };
        if let (Work::Active { .. }, Some(after)) = (&conversation.work, after) {
            turn.state.timers.set(Timer::Requeue(held), since + after);
        }
    }
}

/// Active work of somebody who stayed away goes back to its place, and prefers them.
pub(super) fn requeue(turn: &mut Turn<'_>, mut conversation: Conversation) {
    let Work::Active { agent, .. } = conversation.work else {
        return;
    };
    if turn
        .state
        .people
        .get(&agent)
        .is_some_and(|person| person.live)
    {
        return;
    }
    let id = conversation.id;
    let comes_back = turn.state.people.get(&agent);
    let comes_back = comes_back.is_some_and(|person| person.agent.enabled);
    conversation.work = Work::Queued;
    conversation.routing.preferred = comes_back.then_some(agent);
    turn.keep(conversation);
    turn.event(Some(id), What::Released(agent, Cause::Absent));
}

/// Somebody, or their supervisor, chose a status.
fn choose(turn: &mut Turn<'_>, id: AgentId, status: Name) -> Result<Answer, Refusal> {
    if !turn.state.plan.statuses.contains_key(&status) {
        return Err(Refusal::NoSuch("status", status.to_string()));
    }
    let person = turn.person(id)?;
    if person.presence.status.is_none() {
        return Err(Refusal::WrongState("not_signed_in"));
    }
    if turn.by == Actor::Agent(id) {
        turn.demand(Action::PresenceSet, None)?;
    } else {
        demand_over(turn, id, Action::SuperviseSetStatus)?;
    }
    set_status(turn, id, Some(status));
    arm_idle(turn, id);
    Ok(Answer::Done)
}

/// Demands a right over somebody: over one of their queues, or all.
fn demand_over(turn: &Turn<'_>, id: AgentId, action: Action) -> Result<(), Refusal> {
    let queues = turn.person(id)?.agent.queues.clone();
    if queues.iter().any(|queue| turn.may(action, Some(queue))) {
        return Ok(());
    }
    turn.demand(action, None)
}

/// Somebody writes up: they are in the queue's status for it, and go back from there to the one they
/// are in now (R18).
pub(super) fn begin_writing_up(turn: &mut Turn<'_>, id: AgentId, status: Name) {
    let person = turn.state.people.get(&id);
    let Some(before) = person.and_then(|person| person.presence.status.clone()) else {
        return;
    };
    if before == status {
        return;
    }
    set_status(turn, id, Some(status));
    if let Some(person) = turn.state.people.get(&id) {
        let mut here = person.presence.clone();
        here.resume = Some(before);
        turn.keep_presence(id, here);
    }
}

/// Somebody wrote something up. With the last of it they are back in the status they were in, unless
/// another was chosen meanwhile.
pub(super) fn end_writing_up(turn: &mut Turn<'_>, id: AgentId) {
    let Some(person) = turn.state.people.get(&id) else {
        return;
    };
    let Some(resume) = person.presence.resume.clone() else {
        return;
    };
    let held = turn.state.held_by.get(&id).into_iter().flatten();
    let still = held
        .filter_map(|held| turn.ledger.conversation(*held))
        .any(|held| matches!(held.work, Work::WrapUp { .. }));
    if !still && turn.state.plan.statuses.contains_key(&resume) {
        move_to(turn, id, Some(resume));
    }
}

/// Sets a status. Going busy takes offers back at once, without blame (R6).
pub(super) fn set_status(turn: &mut Turn<'_>, id: AgentId, status: Option<Name>) {
    let Some(person) = turn.state.people.get(&id) else {
        return;
    };
    let takes = |status: Option<&Name>| {
        let found = status.and_then(|name| turn.state.plan.statuses.get(name));
        found.is_some_and(|status| status.available)
    };
    let before = person.presence.status.as_ref();
    if before != status.as_ref() && !takes(before) && takes(status.as_ref()) {
        turn.state.returned(id, turn.now);
    }
    move_to(turn, id, status);
}

fn move_to(turn: &mut Turn<'_>, id: AgentId, status: Option<Name>) {
    let Some(person) = turn.state.people.get(&id) else {
        return;
    };
    let mut here = person.presence.clone();
    if here.status == status {
        return;
    }
    here.resume = None;
    here.status.clone_from(&status);
    here.since = turn.now;
    turn.keep_presence(id, here);
    turn.event(None, What::Status(id, status.clone()));
    let plan = turn.plan();
    revoke_offers(turn, id, Cause::Busy, |conversation| {
        let status = status.as_ref();
        !status.is_some_and(|status| plan.covers(status, &conversation.channel))
    });
}

fn revoke_offers(
    turn: &mut Turn<'_>,
    id: AgentId,
    cause: Cause,
    which: impl Fn(&Conversation) -> bool,
) {
    let held: Vec<ConversationId> = turn
        .state
        .held_by
        .get(&id)
        .into_iter()
        .flatten()
        .copied()
        .collect();
    for held in held {
        if let Ok(conversation) = turn.conversation(held)
            && matches!(conversation.work, Work::Offered { .. })
            && which(&conversation)
        {
            assign::revoke(turn, conversation, cause);
        }
    }
}

fn arm_idle(turn: &mut Turn<'_>, id: AgentId) {
    match (
        turn.state.plan.desk.idle_after,
        &turn.state.plan.desk.idle_status,
    ) {
        (Some(after), Some(_)) => turn.state.timers.set(Timer::Idle(id), turn.now + after),
        _ => turn.state.timers.clear(Timer::Idle(id)),
    }
}

/// Somebody has done nothing for too long (R18).
pub(super) fn idle(turn: &mut Turn<'_>, id: AgentId) {
    let status = turn.state.plan.desk.idle_status.clone();
    let here = turn
        .state
        .people
        .get(&id)
        .is_some_and(|person| person.live && person.presence.status.is_some());
    if status.is_some() && here {
        set_status(turn, id, status);
    }
}
