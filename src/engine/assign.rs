//! Offers and hands: accept, decline, claim, give, release, transfer, take over.

use std::collections::BTreeSet;

use crate::access::action::Action;
use crate::domain::agent::{OPEN_ITEMS_MAX, Role};
use crate::domain::conversation::{Conversation, TRANSFERS_BEFORE_NEW_MASTER, Untaken, Work};
use crate::domain::{AgentId, ConversationId, MasterId, Name};
use crate::routing::plan::{Mode, Trigger};
use crate::routing::verdict::{Rule, Verdict};

use super::agent_of;
use super::answer::Answer;
use super::event::{Actor, Cause, What};
use super::intake;
use super::matching;
use super::notice;
use super::presence;
use super::refusal::Refusal;
use super::turn::Turn;
use super::undo;

/// Takes an offer.
pub(super) fn accept(turn: &mut Turn<'_>, id: ConversationId) -> Result<Answer, Refusal> {
    let me = agent_of(turn.by)?;
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::OfferAccept, &conversation)?;
    match conversation.work {
        Work::Offered { agent, .. } if agent == me => {}
        // Asked again after it was taken: the same yes.
        Work::Active { agent, .. } if agent == me => return Ok(Answer::Done),
        _ => return Err(Refusal::OfferGone),
    }
    own(&mut conversation, me, turn.now);
    turn.keep(conversation);
    turn.event(Some(id), What::Accepted(me));
    Ok(Answer::Done)
}

/// Says no to an offer: it goes back to its place in the line (R1), and is not offered to the same
/// person again until everybody was asked (R7).
pub(super) fn decline(
    turn: &mut Turn<'_>,
    id: ConversationId,
    reason: Option<Name>,
) -> Result<Answer, Refusal> {
    let me = agent_of(turn.by)?;
    let conversation = turn.conversation(id)?;
    let queue = turn.queue(&conversation.routing.queue);
    turn.demand_on(Action::OfferDecline, &conversation)?;
    if !matches!(conversation.work, Work::Offered { agent, .. } if agent == me) {
        return Err(Refusal::OfferGone);
    }
    if !queue.may_decline {
        return Err(Refusal::MayNotDecline);
    }
    let reasons = &turn.state.plan.decline_reasons;
    match &reason {
        Some(reason) if !reasons.contains(reason) => {
            return Err(Refusal::NoSuch("decline_reason", reason.to_string()));
        }
        None if !reasons.is_empty() => return Err(Refusal::ReasonRequired),
        _ => {}
    }
    untaken(turn, conversation, me, Untaken::Declined(reason));
    if let Some(status) = queue.on_decline {
        presence::set_status(turn, me, Some(status));
    }
    Ok(Answer::Done)
}

/// Puts an offered piece back to its place and remembers who did not take it.
pub(super) fn untaken(
    turn: &mut Turn<'_>,
    mut conversation: Conversation,
    agent: AgentId,
    why: Untaken,
) {
    let id = conversation.id;
    conversation.routing.tried.insert(agent, why.clone());
    conversation.work = Work::Queued;
    turn.keep(conversation);
    turn.event(Some(id), What::Untaken(agent, why));
}

/// Takes an offer back without blame (R6).
pub(super) fn revoke(turn: &mut Turn<'_>, mut conversation: Conversation, cause: Cause) {
    let Work::Offered { agent, .. } = conversation.work else {
        return;
    };
    let id = conversation.id;
    conversation.work = Work::Queued;
    turn.keep(conversation);
    turn.event(Some(id), What::Revoked(agent, cause));
}

/// Takes waiting or ownerless work for oneself (R10). Whoever comes second is told who was first.
pub(super) fn claim(
    turn: &mut Turn<'_>,
    id: ConversationId,
    over_capacity: bool,
) -> Result<Answer, Refusal> {
    let me = agent_of(turn.by)?;
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationClaim, &conversation)?;
    match conversation.work {
        Work::Active { agent, .. }
        | Work::Waiting { agent }
        | Work::Snoozed {
            agent: Some(agent), ..
        } if agent == me => {
            return Ok(Answer::Done);
        }
        Work::Offered { agent, .. } if agent == me => return accept(turn, id),
        Work::Queued | Work::Done | Work::Unrouted | Work::Snoozed { agent: None, .. } => {}
        _ => return Err(Refusal::taken(&conversation)),
    }
    fits(turn, &conversation, me, over_capacity)?;
    let prior = conversation.clone();
    matching::chosen(turn, &conversation, me, Rule::Chosen, Cause::Claimed);
    own(&mut conversation, me, turn.now);
    turn.keep(conversation);
    matching::received(turn, me);
    turn.event(Some(id), What::Assigned(me, Cause::Claimed));
    if turn.person(me)?.presence.status.is_none() {
        // Taken by a script of theirs: it goes back in time, as if they had just left.
        presence::arm_requeue(turn, me, turn.now);
    }
    Ok(undoable(turn, prior))
}

/// Whether somebody can take a piece as routing would give it (R2), or may take it all the same.
pub(super) fn fits(
    turn: &Turn<'_>,
    conversation: &Conversation,
    agent: AgentId,
    over: bool,
) -> Result<(), Refusal> {
    let mut item = turn.state.item(&conversation.bearings());
    // Having said no before does not keep anybody from picking it now.
    item.tried.remove(&agent);
    item.preferred = None;
    // Whoever asks for it is here, if only by a script that nobody could offer anything to.
    let asks = undo::agent_of(turn.by) == Some(agent);
    match turn.state.floor.may_take_item(agent, &item, asks) {
        Ok(()) => Ok(()),
        Err(Verdict::Full { .. }) if over => {
            turn.demand(Action::ClaimOverCapacity, Some(&conversation.routing.queue))
        }
        Err(verdict) => Err(Refusal::CannotTake(verdict)),
    }
}

/// Gives a piece to somebody: a supervisor by hand, or an outside router (R16).
pub(super) fn assign(
    turn: &mut Turn<'_>,
    id: ConversationId,
    agent: AgentId,
    check_capacity: bool,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    let queue = conversation.routing.queue.clone();
    let mine =
        undo::agent_of(turn.by).is_some() && conversation.work.owner() == undo::agent_of(turn.by);
    let waiting = matches!(conversation.work, Work::Queued);
    let by_right = turn.may(Action::SuperviseReassign, Some(&queue))
        || (waiting && turn.may(Action::RoutingExternal, Some(&queue)))
        || ((mine || waiting) && turn.may(Action::ConversationAssign, Some(&queue)));
    if !by_right {
        return Err(Refusal::NotAllowed(Action::SuperviseReassign.name()));
    }
    let person = turn.person(agent)?;
    if !person.agent.enabled {
        return Err(Refusal::Disabled);
    }
    if conversation.work.owner() == Some(agent) {
        return Ok(Answer::Done);
    }
    if matches!(
        conversation.work,
        Work::Done | Work::Unrouted | Work::WrapUp { .. }
    ) {
        return Err(Refusal::WrongState("ended"));
    }
    if check_capacity {
        fits(turn, &conversation, agent, false)?;
    }
    holds_fewer_than_allowed(turn, agent)?;
    let prior = conversation.clone();
    // From one person to another it is a transfer like one from queue to queue.
    let cause = if conversation.work.owner().is_some() {
        Cause::Transferred
    } else {
        Cause::Assigned
    };
    let renewed = match cause {
        Cause::Transferred => count_transfer(turn, &mut conversation),
        _ => None,
    };
    let rule = match turn.by {
        Actor::Connector => Rule::Partner,
        _ => Rule::Chosen,
    };
    matching::chosen(turn, &prior, agent, rule, cause);
    own(&mut conversation, agent, turn.now);
    turn.keep(conversation);
    matching::received(turn, agent);
    turn.event(Some(id), What::Assigned(agent, cause));
    tell_master(turn, id, renewed);
    Ok(undoable(turn, prior))
}

/// One transfer more; the third gives the conversation a new master id, which it returns (acceptance
/// 4.27).
fn count_transfer(turn: &mut Turn<'_>, conversation: &mut Conversation) -> Option<MasterId> {
    let routing = &mut conversation.routing;
    routing.transfers = routing.transfers.saturating_add(1);
    if routing.transfers != TRANSFERS_BEFORE_NEW_MASTER {
        return None;
    }
    conversation.master = intake::new_master(turn);
    Some(conversation.master)
}

/// Stands behind the transfer that was the cause.
fn tell_master(turn: &mut Turn<'_>, id: ConversationId, renewed: Option<MasterId>) {
    if let Some(master) = renewed {
        turn.event(Some(id), What::MasterChanged(master));
    }
}

/// Puts one's own piece back into its line, at its place.
pub(super) fn release(turn: &mut Turn<'_>, id: ConversationId) -> Result<Answer, Refusal> {
    let conversation = turn.conversation(id)?;
    let owner = owned(turn, &conversation, Action::SuperviseReassign)?;
    turn.demand_on(Action::ConversationRelease, &conversation)?;
    let prior = conversation.clone();
    let mut conversation = conversation;
    conversation.work = Work::Queued;
    // It would come straight back otherwise.
    conversation
        .routing
        .tried
        .insert(owner, Untaken::Declined(None));
    conversation.routing.preferred = None;
    turn.keep(conversation);
    turn.event(Some(id), What::Released(owner, Cause::Released));
    Ok(undoable(turn, prior))
}

/// Moves a piece to another queue of the same kind (R14, ruling 7).
pub(super) fn transfer(
    turn: &mut Turn<'_>,
    id: ConversationId,
    to: Name,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    let from = conversation.routing.queue.clone();
    turn.demand_on(Action::ConversationTransfer, &conversation)?;
    let plan = turn.plan();
    let target = plan
        .queues
        .get(&to)
        .ok_or_else(|| Refusal::NoSuch("queue", to.to_string()))?;
    if conversation.work.owner().is_some() {
        owned(turn, &conversation, Action::SuperviseReassign)?;
    }
    if matches!(conversation.work, Work::Done | Work::Unrouted) {
        return Err(Refusal::WrongState("ended"));
    }
    let family = turn.queue(&from).family;
    if family != target.family {
        return Err(Refusal::OtherFamily {
            from: family,
            to: target.family.clone(),
        });
    }
    if from == to {
        return Err(Refusal::WrongState("same_queue"));
    }
    let prior = conversation.clone();
    let renewed = count_transfer(turn, &mut conversation);
    // Nobody would offer it: the only one there, who had it, gets it back (acceptance 4.34).
    let back = match target.mode {
        Mode::Pull => sole_member(turn, &to).filter(|sole| prior.work.owner() == Some(*sole)),
        Mode::Push => None,
    };
    enter_queue(turn, &mut conversation, to.clone());
    conversation.work = Work::Queued;
    turn.event(Some(id), What::Transferred { from, to });
    tell_master(turn, id, renewed);
    if let Some(agent) = back {
        matching::chosen(turn, &conversation, agent, Rule::Chosen, Cause::Transferred);
        own(&mut conversation, agent, turn.now);
        turn.keep(conversation);
        turn.event(Some(id), What::Assigned(agent, Cause::Transferred));
    } else {
        turn.keep(conversation);
    }
    notice::on(turn, id, Trigger::Transferred);
    Ok(undoable(turn, prior))
}

/// Moves a waiting piece because of its age or its laps.
pub(super) fn overflow(turn: &mut Turn<'_>, mut conversation: Conversation, to: Name) {
    let from = conversation.routing.queue.clone();
    let id = conversation.id;
    enter_queue(turn, &mut conversation, to.clone());
    turn.keep(conversation);
    turn.event(
        Some(id),
        What::Overflowed {
            from,
            to: to.clone(),
        },
    );
    turn.event(Some(id), What::Queued(to, Cause::Overflowed));
}

/// Puts a piece under another queue's rules; its age stays (R1).
pub(super) fn enter_queue(turn: &Turn<'_>, conversation: &mut Conversation, to: Name) {
    let routing = &mut conversation.routing;
    routing.queue = to;
    routing.queue_since = turn.now;
    routing.tried.clear();
    routing.laps = 0;
    routing.dropped = 0;
    // Each queue counts its own steps, all from the same age (R9).
    routing.step = 0;
    routing.preferred = None;
}

fn sole_member(turn: &Turn<'_>, queue: &Name) -> Option<AgentId> {
    let mut members = turn.state.people.iter().filter(|(_, person)| {
        person.agent.enabled
            && !matches!(person.agent.role, Role::Auditor | Role::Bot)
            && person.agent.queues.contains(queue)
    });
    match (members.next(), members.next()) {
        (Some((&agent, _)), None) => Some(agent),
        _ => None,
    }
}

/// A supervisor takes a colleague's piece.
pub(super) fn take_over(turn: &mut Turn<'_>, id: ConversationId) -> Result<Answer, Refusal> {
    let me = agent_of(turn.by)?;
    let mut conversation = turn.conversation(id)?;
    turn.demand(Action::SuperviseTakeOver, Some(&conversation.routing.queue))?;
    if matches!(
        conversation.work,
        Work::Done | Work::Unrouted | Work::WrapUp { .. }
    ) {
        return Err(Refusal::WrongState("ended"));
    }
    if conversation.work.owner() == Some(me) {
        return Ok(Answer::Done);
    }
    holds_fewer_than_allowed(turn, me)?;
    let prior = conversation.clone();
    matching::chosen(turn, &conversation, me, Rule::Chosen, Cause::TakenOver);
    own(&mut conversation, me, turn.now);
    turn.keep(conversation);
    turn.event(Some(id), What::Assigned(me, Cause::TakenOver));
    Ok(undoable(turn, prior))
}

/// The limit that nobody lifts (R2).
fn holds_fewer_than_allowed(turn: &Turn<'_>, agent: AgentId) -> Result<(), Refusal> {
    let held = turn.state.held_by.get(&agent);
    if turn.state.is_bot(agent) {
        return Ok(());
    }
    if held.map_or(0, BTreeSet::len) >= OPEN_ITEMS_MAX as usize {
        return Err(Refusal::CannotTake(Verdict::TooMany));
    }
    Ok(())
}

/// Makes somebody the owner, at work.
pub(super) fn own(conversation: &mut Conversation, agent: AgentId, now: crate::domain::Moment) {
    conversation.work = Work::Active { agent, since: now };
    let routing = &mut conversation.routing;
    routing.fence += 1;
    routing.tried.clear();
    routing.preferred = None;
}

/// The owner, if the author is the owner or may act in the owner's place.
pub(super) fn owned(
    turn: &Turn<'_>,
    conversation: &Conversation,
    otherwise: Action,
) -> Result<AgentId, Refusal> {
    let owner = conversation.work.owner().ok_or(Refusal::NotYours)?;
    if undo::agent_of(turn.by) == Some(owner)
        || turn.may(otherwise, Some(&conversation.routing.queue))
    {
        Ok(owner)
    } else {
        Err(Refusal::NotYours)
    }
}

/// The answer to an act that can be taken back.
pub(super) fn undoable(turn: &mut Turn<'_>, prior: Conversation) -> Answer {
    let seq = prior.seq;
    match undo::offer(turn, prior, None, undo::UNDO_SPAN) {
        Some((token, until)) => Answer::Undoable { token, until, seq },
        None => Answer::Done,
    }
}
