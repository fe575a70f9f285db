//! Work that a contact centre outside gives out itself: it says who has what, and the desk keeps to it.

use crate::domain::conversation::{Conversation, Work};
use crate::domain::order::Order;
use crate::domain::{AgentId, Name};
use crate::routing::plan::Owner;

use super::answer::Answer;
use super::change::{Change, Seen};
use super::command::Directed;
use super::event::{Actor, Cause, What};
use super::refusal::Refusal;
use super::turn::Turn;
use super::{assign, intake, lifecycle, presence};

/// Does what the other side says. The same key again changes nothing.
pub(super) fn directed(turn: &mut Turn<'_>, directed: &Directed) -> Result<Answer, Refusal> {
    let channel = &directed.channel;
    if let Some(seen) = turn.ledger.key_seen(channel, &directed.key) {
        return Ok(Answer::Duplicate {
            message: seen.message,
            conversation: seen.conversation,
        });
    }
    let plan = turn.plan();
    let owner = intake::admitting(turn, &plan, channel)?.owner;
    if owner != Owner::Partner {
        return Err(Refusal::NotAllowed("routing_owner"));
    }
    turn.by = Actor::Connector;
    let answer = match directed.order.work() {
        Some(work) => {
            let conversation = turn.conversation(work)?;
            if conversation.channel != *channel {
                return Err(Refusal::NoConversation);
            }
            if conversation.merged_into.is_some() {
                return Err(Refusal::WrongState("merged"));
            }
            work_of(turn, conversation, &directed.order)?
        }
        None => status(turn, &directed.order)?,
    };
    turn.put(&Change::KeySeen {
        channel: channel.clone(),
        key: directed.key.clone(),
        seen: Seen {
            message: None,
            conversation: directed.order.work().unwrap_or_default(),
            at: turn.now,
        },
    });
    Ok(answer)
}

fn work_of(
    turn: &mut Turn<'_>,
    conversation: Conversation,
    order: &Order,
) -> Result<Answer, Refusal> {
    let (id, case) = (conversation.id, conversation.case);
    match order {
        Order::Assign { agent, .. } => {
            let agent = named(turn, agent)?;
            assign::assign(turn, id, agent, false)?;
        }
        Order::Decline { .. } => hand_back(turn, conversation)?,
        Order::Transfer { queue, .. } => {
            assign::transfer(turn, id, queue.clone())?;
            // Whoever moves it gives it out again.
            let mut moved = turn.conversation(id)?;
            if moved.routing.handed_back {
                moved.routing.handed_back = false;
                turn.keep(moved);
            }
        }
        Order::Join { agent, .. } => {
            let agent = named(turn, agent)?;
            turn.event(Some(id), What::Joined(agent));
        }
        Order::Leave { agent, .. } => {
            let agent = named(turn, agent)?;
            turn.event(Some(id), What::Parted(agent));
        }
        Order::End {
            wrap_up,
            disposition,
            remark,
            ..
        } => {
            lifecycle::end(turn, id, None, disposition.clone(), remark)?;
            if !wrap_up && let Ok(ended) = turn.conversation(id) {
                lifecycle::written_up(turn, ended);
            }
        }
        Order::Status { .. } => {}
    }
    Ok(Answer::Conversation(id, case, None))
}

/// The other side does not give it out: the desk does, until it is over or they move it themselves.
fn hand_back(turn: &mut Turn<'_>, mut conversation: Conversation) -> Result<(), Refusal> {
    if conversation.work != Work::Queued {
        return Err(Refusal::WrongState("not_queued"));
    }
    let (id, queue) = (conversation.id, conversation.routing.queue.clone());
    conversation.routing.handed_back = true;
    turn.keep(conversation);
    turn.event(Some(id), What::Queued(queue, Cause::Released));
    Ok(())
}

/// Somebody's status, as they have it there. Whoever is signed in here is as they say here.
fn status(turn: &mut Turn<'_>, order: &Order) -> Result<Answer, Refusal> {
    let Order::Status { agent, status } = order else {
        return Ok(Answer::Done);
    };
    let id = named(turn, agent)?;
    if let Some(status) = status
        && !turn.state.plan.statuses.contains_key(status)
    {
        return Err(Refusal::NoSuch("status", status.to_string()));
    }
    let live = turn.person(id)?.live;
    match status {
        Some(_) => presence::set_status(turn, id, status.clone()),
        None if live => {}
        None => presence::go(turn, id),
    }
    Ok(Answer::Agent(id))
}

fn named(turn: &Turn<'_>, name: &Name) -> Result<AgentId, Refusal> {
    let agent = turn.ledger.agent_named(name);
    agent.ok_or_else(|| Refusal::NoSuch("agent", name.to_string()))
}
