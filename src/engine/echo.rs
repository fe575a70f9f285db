//! An answer that somebody gave with another program than the desk, in the desk's name.

use crate::domain::MessageId;
use crate::domain::conversation::{Conversation, Interaction, Work};
use crate::domain::delivery::Stage;
use crate::domain::marks::Marks;
use crate::domain::message::{Author, Direction, EXTERNAL_ID_BYTES_MAX, Message, State};
use crate::domain::text::{BODY_BYTES_MAX, SUBJECT_BYTES_MAX, clip, line};

use super::answer::Answer;
use super::change::Change;
use super::command::Inbound;
use super::event::What;
use super::refusal::Refusal;
use super::turn::Turn;
use super::{again, compose, delivery, intake, thread};

/// Keeps an answer given elsewhere. It is ours, and never sent. `from` is whom it went to.
pub(super) fn echo(turn: &mut Turn<'_>, inbound: &Inbound) -> Result<Answer, Refusal> {
    if let Some(duplicate) = again::known(turn, inbound) {
        return Ok(duplicate);
    }
    let plan = turn.plan();
    let channel = intake::admitting(turn, &plan, &inbound.channel)?;
    if let Some(known) = returned(turn, inbound) {
        return Ok(one_of_our_own(turn, inbound, &known));
    }
    let contact = intake::contact_at(turn, &inbound.from, &inbound.from_name, None);
    let found = thread::find(turn, inbound, contact, channel).conversation;
    let opened = found.is_none();
    let mut conversation = match found {
        Some(conversation) => conversation,
        None => intake::open(turn, inbound, contact, channel).0,
    };
    if let Some(message) = under_way(turn, &conversation, inbound) {
        delivery::came_back(turn, message.id, inbound.external_id.clone());
        return Ok(one_of_our_own(turn, inbound, &message));
    }
    let message = append(turn, &mut conversation, inbound);
    again::remember(turn, inbound, message.id, conversation.id);
    let (id, case, seq) = (conversation.id, conversation.case, conversation.seq);
    if opened {
        if let Some(key) = &inbound.thread.key {
            thread::remember(turn, inbound, key, &conversation, message.id);
        }
        conversation.interaction = Interaction::Resolved;
        conversation.first_reply_at = Some(turn.now);
        conversation.work = Work::Done;
        turn.keep(conversation);
        turn.event(Some(id), What::Opened(case));
    } else if inbound.history || matches!(conversation.work, Work::WrapUp { .. }) {
        turn.keep(conversation);
    } else {
        let owner = conversation.work.owner();
        compose::answered(turn, &mut conversation);
        compose::rest(turn, conversation, owner, false);
    }
    turn.event(Some(id), What::Replied(message.id));
    Ok(Answer::Message {
        message: message.id,
        conversation: id,
        seq,
        undo: None,
    })
}

/// The message of this desk that it is.
fn returned(turn: &Turn<'_>, inbound: &Inbound) -> Option<Message> {
    let id = inbound.external_id.as_ref()?;
    let known = thread::known_as(turn, &inbound.channel, id)?;
    let known = turn.ledger.message(known)?;
    (known.direction == Direction::Out).then_some(known)
}

/// The message that is just being sent and says the same: its echo came before its outcome.
fn under_way(turn: &Turn<'_>, conversation: &Conversation, inbound: &Inbound) -> Option<Message> {
    let alive = turn.state.lanes.of(conversation.id);
    let said = inbound.text.trim();
    alive
        .into_iter()
        .filter(|id| {
            let delivery = turn.ledger.delivery(*id);
            delivery.is_some_and(|it| {
                !matches!(it.stage, Stage::Ready { .. } | Stage::Held) || it.attempts > 0
            })
        })
        .filter_map(|id| turn.ledger.message(id))
        .find(|message| message.channel == inbound.channel && message.text.trim() == said)
}

fn one_of_our_own(turn: &mut Turn<'_>, inbound: &Inbound, message: &Message) -> Answer {
    again::remember(turn, inbound, message.id, message.conversation);
    Answer::Duplicate {
        message: Some(message.id),
        conversation: message.conversation,
    }
}

fn append(turn: &mut Turn<'_>, conversation: &mut Conversation, inbound: &Inbound) -> Message {
    turn.state.counters.message += 1;
    let id = MessageId(turn.state.counters.message);
    let envelope = thread::envelope(turn, conversation, inbound.from.clone(), Vec::new());
    conversation.seq += 1;
    conversation.unread = 0;
    let subject = inbound.subject.as_ref();
    let subject = subject.map(|subject| line(subject, SUBJECT_BYTES_MAX));
    let message = Message {
        id,
        conversation: conversation.id,
        seq: conversation.seq,
        split_from: None,
        direction: Direction::Out,
        author: Author::Desk,
        channel: inbound.channel.clone(),
        at: turn.now,
        written_at: inbound.written_at,
        subject: subject.filter(|subject| *subject != conversation.subject),
        text: clip(&inbound.text, BODY_BYTES_MAX).to_owned(),
        html: None,
        attachments: inbound.attachments.clone(),
        raw: inbound.raw,
        external_id: inbound
            .external_id
            .clone()
            .filter(|external| external.len() <= EXTERNAL_ID_BYTES_MAX),
        state: State::Sent,
        auto: inbound.auto,
        envelope: Some(envelope),
        called: None,
        checks: None,
        marks: Some(Box::new(Marks {
            elsewhere: true,
            ..Marks::default()
        })),
        manner: None,
    };
    turn.put(&Change::Message(Box::new(message.clone())));
    message
}
