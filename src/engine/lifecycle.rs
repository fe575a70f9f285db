//! Resolve, reopen, end, write up, put off and come back.

use crate::access::action::Action;
use crate::domain::conversation::{Conversation, Disposition, Interaction, SNOOZE_MAX, Work};
use crate::domain::text::clip;
use crate::domain::{AgentId, ConversationId, Moment, Name};
use crate::routing::plan::{Reopen, Trigger};
use crate::routing::verdict::Rule;

use super::answer::Answer;
use super::assign::{self, owned, undoable};
use super::event::{Cause, What};
use super::notice;
use super::refusal::Refusal;
use super::turn::Turn;
use super::{compose, matching, presence, undo};

/// Nobody needs to answer (acceptance 4.28): out of the line, with its owner still.
pub(super) fn resolve(
    turn: &mut Turn<'_>,
    id: ConversationId,
    base_seq: Option<u32>,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationResolve, &conversation)?;
    let owner = match conversation.work {
        Work::Done | Work::Unrouted | Work::WrapUp { .. } => {
            return Err(Refusal::WrongState("ended"));
        }
        Work::Queued | Work::Offered { .. } | Work::Snoozed { agent: None, .. } => {
            adopt(turn, &conversation)?
        }
        _ => Some(owned(turn, &conversation, Action::SuperviseJoin)?),
    };
    compose::check_base(turn, &conversation, base_seq)?;
    let prior = conversation.clone();
    conversation.work = match owner {
        Some(agent) => Work::Waiting { agent },
        None => Work::Done,
    };
    resolved(turn, &mut conversation);
    turn.keep(conversation);
    turn.event(Some(id), What::SetResolved);
    Ok(undoable(turn, prior))
}

/// Whoever acts on work that nobody owns takes it with that act; somebody at the machine owns nothing.
fn adopt(turn: &Turn<'_>, conversation: &Conversation) -> Result<Option<AgentId>, Refusal> {
    match (&conversation.work, undo::agent_of(turn.by)) {
        (Work::Offered { agent, .. }, me) if Some(*agent) != me => {
            Err(Refusal::taken(conversation))
        }
        (_, me) => Ok(me),
    }
}

/// Marks that the desk spoke last, or said that no answer is needed.
pub(super) fn resolved(turn: &mut Turn<'_>, conversation: &mut Conversation) {
    conversation.unread = 0;
    if conversation.interaction != Interaction::Resolved {
        conversation.interaction = Interaction::Resolved;
        turn.event(
            Some(conversation.id),
            What::Interaction(Interaction::Resolved),
        );
    }
}

/// It needs an answer after all.
pub(super) fn reopen(turn: &mut Turn<'_>, id: ConversationId) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationResolve, &conversation)?;
    if conversation.interaction != Interaction::Resolved {
        return Err(Refusal::WrongState("not_resolved"));
    }
    let prior = conversation.clone();
    conversation.interaction = Interaction::Open;
    turn.event(Some(id), What::Interaction(Interaction::Open));
    super::case::reopened(turn, conversation.case);
    match conversation.work {
        Work::Waiting { .. } | Work::Snoozed { .. } | Work::Done | Work::WrapUp { .. } => {
            wake(turn, conversation, Cause::Reopened);
        }
        _ => turn.keep(conversation),
    }
    Ok(undoable(turn, prior))
}

/// Ends it: no owner, out of the line, written up as the queue asks (acceptance 4.24, 4.25).
pub(super) fn end(
    turn: &mut Turn<'_>,
    id: ConversationId,
    base_seq: Option<u32>,
    disposition: Option<Name>,
    remark: &str,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    let name = conversation.routing.queue.clone();
    let queue = turn.queue(&name);
    turn.demand_on(Action::ConversationEnd, &conversation)?;
    if matches!(
        conversation.work,
        Work::Done | Work::WrapUp { .. } | Work::Unrouted
    ) {
        return Err(Refusal::WrongState("ended"));
    }
    let owner = match conversation.work.owner() {
        Some(_) => Some(owned(turn, &conversation, Action::SuperviseJoin)?),
        None => adopt(turn, &conversation)?,
    };
    compose::check_base(turn, &conversation, base_seq)?;
    match &disposition {
        Some(name) if !turn.state.plan.dispositions.contains(name) => {
            return Err(Refusal::NoSuch("disposition", name.to_string()));
        }
        // Time to write up is time to say why; without it the end itself must say.
        None if queue.disposition_required && queue.wrap_up.is_none() => {
            return Err(Refusal::DispositionRequired);
        }
        _ => {}
    }
    let prior = conversation.clone();
    resolved(turn, &mut conversation);
    disposed(turn, &mut conversation, disposition.clone(), remark, owner);
    conclude(turn, conversation, owner, disposition);
    Ok(undoable(turn, prior))
}

/// The customer ended it. Whoever had it is still given the time to write it up; nobody can be asked for a
/// disposition.
pub(super) fn end_by_customer(turn: &mut Turn<'_>, mut conversation: Conversation) {
    let owner = match conversation.work {
        Work::Done | Work::WrapUp { .. } | Work::Unrouted => return,
        Work::Offered { agent, .. } => {
            let what = What::Revoked(agent, Cause::Ended);
            turn.as_desk(|turn| turn.event(Some(conversation.id), what));
            None
        }
        _ => conversation.work.owner(),
    };
    resolved(turn, &mut conversation);
    conclude(turn, conversation, owner, None);
}

/// It is over.
fn conclude(
    turn: &mut Turn<'_>,
    mut conversation: Conversation,
    owner: Option<AgentId>,
    disposition: Option<Name>,
) {
    let id = conversation.id;
    let queue = turn.queue(&conversation.routing.queue);
    // Who declined this piece of work is asked again about the next.
    conversation.routing.handed_back = false;
    conversation.work = match (owner, queue.wrap_up) {
        (Some(agent), Some(span)) => Work::WrapUp {
            agent,
            until: turn.now + span,
            extended: 0,
        },
        _ => Work::Done,
    };
    super::case::solved(turn, conversation.case);
    let writes = match conversation.work {
        Work::WrapUp { agent, .. } => queue.on_wrap_up.map(|status| (agent, status)),
        _ => None,
    };
    turn.keep(conversation);
    turn.event(Some(id), What::Ended(disposition));
    if let Some((agent, status)) = writes {
        presence::begin_writing_up(turn, agent, status);
    }
    notice::on(turn, id, Trigger::Ended);
}

/// Writes down why it ended.
fn disposed(
    turn: &Turn<'_>,
    conversation: &mut Conversation,
    name: Option<Name>,
    remark: &str,
    owner: Option<AgentId>,
) {
    let Some(name) = name else { return };
    let agent = undo::agent_of(turn.by).or(owner).unwrap_or_default();
    let remark = clip(remark, REMARK_BYTES_MAX).to_owned();
    conversation.disposition = Some(Disposition {
        name,
        remark,
        agent,
        at: turn.now,
    });
}

/// More time to write up.
pub(super) fn extend(turn: &mut Turn<'_>, id: ConversationId) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    owned(turn, &conversation, Action::SuperviseJoin)?;
    let queue = turn.queue(&conversation.routing.queue);
    let (
        Work::WrapUp {
            agent,
            until,
            extended,
        },
        Some(span),
    ) = (conversation.work.clone(), queue.wrap_up)
    else {
        return Err(Refusal::WrongState("not_writing_up"));
    };
    if extended >= queue.wrap_up_extensions {
        return Err(Refusal::TooMany(
            "wrap_up_extensions",
            u32::from(queue.wrap_up_extensions),
        ));
    }
    conversation.work = Work::WrapUp {
        agent,
        until: until + span,
        extended: extended + 1,
    };
    turn.keep(conversation);
    Ok(Answer::Done)
}

/// Written up.
pub(super) fn finish(turn: &mut Turn<'_>, id: ConversationId) -> Result<Answer, Refusal> {
    let conversation = turn.conversation(id)?;
    owned(turn, &conversation, Action::SuperviseJoin)?;
    if !matches!(conversation.work, Work::WrapUp { .. }) {
        return Err(Refusal::WrongState("not_writing_up"));
    }
    written_up(turn, conversation);
    Ok(Answer::Done)
}

/// The time to write up is over, or no longer needed.
pub(super) fn written_up(turn: &mut Turn<'_>, mut conversation: Conversation) {
    let Work::WrapUp { agent, .. } = conversation.work else {
        return;
    };
    let id = conversation.id;
    conversation.work = Work::Done;
    turn.keep(conversation);
    turn.event(Some(id), What::WrittenUp);
    presence::end_writing_up(turn, agent);
}

/// Puts it off.
pub(super) fn snooze(
    turn: &mut Turn<'_>,
    id: ConversationId,
    until: Moment,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationSnooze, &conversation)?;
    if until <= turn.now || until > turn.now + SNOOZE_MAX {
        return Err(Refusal::OutOfRange("until"));
    }
    let agent = match conversation.work {
        Work::Done | Work::Unrouted | Work::WrapUp { .. } => {
            return Err(Refusal::WrongState("ended"));
        }
        Work::Queued | Work::Offered { .. } | Work::Snoozed { agent: None, .. } => {
            adopt(turn, &conversation)?
        }
        _ => Some(owned(turn, &conversation, Action::SuperviseReassign)?),
    };
    let prior = conversation.clone();
    conversation.work = Work::Snoozed { agent, until };
    turn.keep(conversation);
    turn.event(Some(id), What::Snoozed(until));
    Ok(undoable(turn, prior))
}

/// It is somebody's turn again: the owner's where they are here and have room, else it waits with its
/// age and prefers them; after an end, anybody's (R11, ruling 2).
pub(super) fn wake(turn: &mut Turn<'_>, mut conversation: Conversation, cause: Cause) {
    let id = conversation.id;
    let ended = matches!(conversation.work, Work::Done | Work::WrapUp { .. });
    if ended {
        conversation.routing.enqueued_at = turn.now;
        conversation.routing.queue_since = turn.now;
        conversation.routing.dropped = 0;
        conversation.routing.step = 0;
        conversation.routing.laps = 0;
        conversation.routing.tried.clear();
        conversation.routing.preferred = None;
        let wrote = conversation.work.agent();
        queue_again(turn, conversation, cause);
        if let Some(agent) = wrote {
            presence::end_writing_up(turn, agent);
        }
        return;
    }
    if cause == Cause::Woken {
        turn.event(Some(id), What::Woken);
    }
    let Some(owner) = conversation.work.owner() else {
        queue_again(turn, conversation, cause);
        return;
    };
    if takes_back(turn, &conversation, owner) {
        matching::chosen(turn, &conversation, owner, Rule::Preferred, cause);
        matching::received(turn, owner);
        assign::own(&mut conversation, owner, turn.now);
        turn.keep(conversation);
        turn.event(Some(id), What::Assigned(owner, cause));
    } else {
        conversation.routing.tried.clear();
        conversation.routing.preferred = Some(owner);
        turn.event(Some(id), What::Released(owner, Cause::Absent));
        queue_again(turn, conversation, cause);
    }
}

fn takes_back(turn: &Turn<'_>, conversation: &Conversation, owner: AgentId) -> bool {
    let Some(person) = turn.state.people.get(&owner) else {
        return false;
    };
    // Within the grace of a lost connection the owner counts as here (R11, R12).
    let here = person.presence.status.is_some() && person.agent.enabled;
    let queue = turn.queue(&conversation.routing.queue);
    match queue.reopen {
        _ if !here => false,
        Reopen::Keep => true,
        Reopen::CheckCapacity => has_room(turn, conversation, owner),
    }
}

/// Whether the owner has room for it, what it takes of theirs while it is answered included. They had
/// it before and are still here: whether routing would give it to them now is not asked again.
fn has_room(turn: &Turn<'_>, conversation: &Conversation, owner: AgentId) -> bool {
    let item = turn.state.item(&conversation.bearings());
    let held = turn.state.held.get(&conversation.id);
    let units = held.map_or(0, |held| held.units);
    turn.state.floor.has_room_again(owner, &item, units)
}

fn queue_again(turn: &mut Turn<'_>, mut conversation: Conversation, cause: Cause) {
    let (id, queue) = (conversation.id, conversation.routing.queue.clone());
    conversation.work = Work::Queued;
    turn.keep(conversation);
    turn.event(Some(id), What::Queued(queue, cause));
}

/// The longest remark kept with an end, in bytes.
const REMARK_BYTES_MAX: usize = 10_000;
