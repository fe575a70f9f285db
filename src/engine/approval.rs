//! Answers that somebody approves before they leave: approved as they are or changed, given back, withdrawn.
//!
//! Such an answer is written at once, with its entry in the outbox, which waits. Its author is done with it; whoever
//! it is for has no answer yet: the first answer counts, and the conversation is resolved, once it is approved.

use crate::access::action::Action;
use crate::domain::approval::{GIVEN_BACK, RECALLED};
use crate::domain::conversation::{Conversation, Interaction, Work};
use crate::domain::delivery::{Delivery, Stage};
use crate::domain::link;
use crate::domain::message::{Author, Direction, Message, State};
use crate::domain::text::line;
use crate::domain::{AgentId, MessageId, Name};
use crate::routing::plan;

use super::answer::Answer;
use super::change::{Change, Draft};
use super::command::Reply;
use super::compose::{self, Leaves};
use super::delivery::keep;
use super::event::{Actor, Cause, What};
use super::fit;
use super::lifecycle;
use super::presence;
use super::refusal::Refusal;
use super::signature;
use super::turn::Turn;
use super::undo;
use super::way;
use super::window;

/// When what the author of a turn writes to the work of a queue may leave by a channel. What the desk writes by
/// itself waits for nobody, nor does what is written by those who may approve it.
pub(super) fn leaves(turn: &Turn<'_>, channel: &plan::Channel, queue: &Name) -> Leaves {
    let asked = channel.approve.max(turn.queue(queue).approve);
    let is_person = undo::agent_of(turn.by).is_some();
    let waits = is_person
        && asked.holds(channel.abilities.public)
        && !turn.may(Action::OutboxApprove, Some(queue));
    if waits {
        Leaves::Approved
    } else {
        Leaves::In(channel.undo_send)
    }
}

/// An answer that waits, with all that belongs to it.
struct Held {
    message: Message,
    delivery: Delivery,
    conversation: Conversation,
}

fn held(turn: &Turn<'_>, id: MessageId) -> Result<Held, Refusal> {
    let delivery = turn.ledger.delivery(id).ok_or(Refusal::NoDelivery)?;
    let message = turn.ledger.message(id).ok_or(Refusal::NoDelivery)?;
    let conversation = turn.conversation(delivery.conversation)?;
    if delivery.stage == Stage::Held {
        Ok(Held {
            message,
            delivery,
            conversation,
        })
    } else {
        Err(Refusal::WrongState("not_held"))
    }
}

/// It may leave, as it is or with another text. What its channel asks now holds, not what it asked when it was
/// written.
pub(super) fn approve(
    turn: &mut Turn<'_>,
    id: MessageId,
    text: Option<String>,
) -> Result<Answer, Refusal> {
    let Held {
        message,
        mut delivery,
        mut conversation,
    } = held(turn, id)?;
    turn.demand(Action::OutboxApprove, Some(&conversation.routing.queue))?;
    let plan = turn.plan();
    let channel = plan.channels.get(&delivery.channel);
    let channel = channel.filter(|channel| channel.enabled);
    let channel = channel.ok_or_else(|| Refusal::ChannelOff(delivery.channel.clone()))?;
    let to = message.recipient(&conversation.peer).clone();
    let contact = turn.ledger.contact(conversation.contact);
    if contact.is_some_and(|contact| contact.stopped_at(&to).is_some()) {
        return Err(Refusal::NoConsent(to.value));
    }
    let text = text.filter(|text| *text != message.text);
    if let Some(text) = &text {
        check_text(channel, &message, text)?;
    }
    window::leaves(turn, message.clone())?;
    let mut message = turn.ledger.message(id).unwrap_or(message);
    let changed = text.is_some();
    if let Some(text) = text {
        let earlier = std::mem::replace(&mut message.text, text);
        message.marks_mut().keep(&earlier, turn.now);
        message.html = None;
    }
    message.state = State::Queued;
    delivery.stage = Stage::Ready { due: turn.now };
    delivery.not_after = turn.now + channel.send_within;
    let (author, seq) = (message.author, message.seq);
    turn.put(&Change::Message(Box::new(message)));
    keep(turn, &delivery);
    let conversation_id = conversation.id;
    turn.event(Some(conversation_id), What::Approved(id, changed));
    if is_last_word(turn, &conversation, seq) {
        compose::answered(turn, &mut conversation);
    } else {
        conversation.first_reply_at = conversation.first_reply_at.or(Some(turn.now));
    }
    turn.keep(conversation);
    // It counts as its author's, whoever let it go.
    let by = match author {
        Author::Agent(agent) => Actor::Agent(agent),
        _ => turn.by,
    };
    let approved_by = std::mem::replace(&mut turn.by, by);
    turn.event(Some(conversation_id), What::Replied(id));
    turn.by = approved_by;
    Ok(Answer::Done)
}

/// Whether its channel carries another text in its place. The words of a template are agreed, and links to files
/// are made when a message is written.
fn check_text(channel: &plan::Channel, message: &Message, text: &str) -> Result<(), Refusal> {
    let template = message.manner.as_ref().and_then(|it| it.template.as_ref());
    if template.is_some() {
        return Err(Refusal::WrongState("template"));
    }
    if link::named(message.id, text) != link::named(message.id, &message.text) {
        return Err(Refusal::WrongState("links"));
    }
    let reply = Reply {
        text: text.to_owned(),
        attachments: message.attachments.clone(),
        ..Reply::default()
    };
    fit::sendable(channel, (message.id, &reply))
}

/// Whether the customer has written nothing since.
fn is_last_word(turn: &Turn<'_>, conversation: &Conversation, seq: u32) -> bool {
    let after = turn
        .ledger
        .messages(conversation.id, seq + 1, conversation.seq as usize);
    !after.iter().any(|it| it.direction == Direction::In)
}

/// It is not to leave like this: its author reads why, and has its text again.
pub(super) fn give_back(
    turn: &mut Turn<'_>,
    id: MessageId,
    reason: &str,
) -> Result<Answer, Refusal> {
    let it = held(turn, id)?;
    turn.demand(Action::OutboxApprove, Some(&it.conversation.routing.queue))?;
    let reason = line(reason, REASON_BYTES_MAX);
    if reason.is_empty() {
        return Err(Refusal::ReasonRequired);
    }
    part_with(
        turn,
        it,
        GIVEN_BACK,
        What::GivenBack(id, reason.clone()),
        reason,
    );
    Ok(Answer::Done)
}

/// Its author thought better of it.
pub(super) fn withdraw(turn: &mut Turn<'_>, id: MessageId) -> Result<Answer, Refusal> {
    let it = held(turn, id)?;
    let me = undo::agent_of(turn.by).map(Author::Agent);
    if me != Some(it.message.author) {
        return Err(Refusal::NotYours);
    }
    turn.demand_on(Action::ConversationUndo, &it.conversation)?;
    part_with(turn, it, RECALLED, What::Withdrawn(id), String::new());
    Ok(Answer::Done)
}

/// It never leaves. Its text becomes its author's unfinished answer, unless they are at another one, and the
/// conversation their work again.
fn part_with(turn: &mut Turn<'_>, it: Held, code: &str, what: What, why: String) {
    let Held {
        mut message,
        delivery,
        conversation,
    } = it;
    let id = conversation.id;
    turn.state.lanes.settle(id, delivery.message);
    turn.put(&Change::DeliverySettled(delivery.message));
    let text = unsigned(&message);
    let author = match message.author {
        Author::Agent(agent) => Some(agent),
        _ => None,
    };
    message.state = State::Failed {
        code: code.to_owned(),
        text: why,
    };
    turn.put(&Change::Message(Box::new(message)));
    turn.event(Some(id), What::MessageState(delivery.message));
    turn.event(Some(id), what);
    let Some(author) = author else { return };
    if !text.is_empty() && turn.ledger.draft(author, id).is_none() {
        let draft = Draft {
            text,
            base_seq: conversation.seq,
            at: turn.now,
        };
        turn.put(&Change::Draft(author, id, Some(Box::new(draft))));
        turn.event(Some(id), What::Drafted(author));
    }
    again(turn, conversation, author);
}

/// The conversation needs an answer after all.
fn again(turn: &mut Turn<'_>, mut conversation: Conversation, author: AgentId) {
    let wrote = match conversation.work {
        Work::WrapUp { agent, .. } => Some(agent),
        _ => None,
    };
    match conversation.work {
        Work::Waiting { .. } | Work::Snoozed { .. } => {}
        // It ended with the answer, so that its author has it again rather than anybody.
        Work::WrapUp { .. } | Work::Done => conversation.work = Work::Waiting { agent: author },
        Work::Queued | Work::Offered { .. } | Work::Active { .. } | Work::Unrouted => return,
    }
    if conversation.interaction == Interaction::Resolved {
        conversation.interaction = Interaction::Open;
        turn.event(Some(conversation.id), What::Interaction(Interaction::Open));
        super::case::reopened(turn, conversation.case);
    }
    lifecycle::wake(turn, conversation, Cause::Reopened);
    if let Some(agent) = wrote {
        presence::end_writing_up(turn, agent);
    }
}

/// What its author wrote of it, without what the desk put under it.
fn unsigned(message: &Message) -> String {
    let text = link::without(message.id, &message.text);
    signature::without(way::without(&text)).to_owned()
}

/// The longest reason kept, in bytes.
const REASON_BYTES_MAX: usize = 500;
