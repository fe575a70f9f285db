//! A customer is told something at another address than the one they talk from. The conversation stays where
//! it is: what they write next, by either way, goes on with it.

use crate::domain::Address;
use crate::domain::contact::Contact;
use crate::domain::message::Author;

use super::answer::Answer;
use super::change::{Change, Seen};
use super::command::{Forward, Reply};
use super::compose;
use super::event::What;
use super::links;
use super::refusal::Refusal;
use super::survey;
use super::turn::Turn;

/// Writes it. What was forwarded once is not forwarded again.
pub(super) fn forward(turn: &mut Turn<'_>, forward: Forward) -> Result<Answer, Refusal> {
    let known = forward
        .keys
        .iter()
        .find_map(|key| turn.ledger.key_seen(&forward.channel, key));
    if let Some(seen) = known {
        return Ok(Answer::Duplicate {
            message: seen.message,
            conversation: seen.conversation,
        });
    }
    let mut conversation = turn.conversation(forward.conversation)?;
    let plan = turn.plan();
    let by = plan.channels.get(&forward.by);
    let by = by.ok_or_else(|| Refusal::NoSuch("channel", forward.by.to_string()))?;
    if !by.enabled {
        return Err(Refusal::ChannelOff(forward.by));
    }
    if !by.abilities.proactive || !by.reaches(&forward.to) {
        return Err(Refusal::NotProactive(forward.by));
    }
    let contact = turn.ledger.contact(conversation.contact);
    if is_stopped(contact.as_ref(), &forward.to) {
        return Err(Refusal::NoConsent(forward.to.value));
    }
    if forward.author.is_none() && !compose::allowed(turn, &forward.to) {
        let most = u32::from(turn.state.plan.desk.acknowledgements_max);
        return Err(Refusal::TooMany("acknowledgements", most));
    }
    let id = conversation.id;
    let way = (
        std::mem::replace(&mut conversation.channel, forward.by),
        std::mem::replace(&mut conversation.peer, forward.to),
        conversation.ours.take(),
    );
    let reply = Reply {
        text: forward.text,
        subject: Some(forward.subject),
        attachments: forward.attachments,
        ..Reply::default()
    };
    let reply = links::linked(turn, contact.as_ref(), by, reply);
    let author = forward.author.map_or(Author::Desk, Author::Agent);
    let leaves = compose::Leaves::In(by.undo_send);
    let message = compose::write(turn, &mut conversation, author, reply, by, leaves);
    (conversation.channel, conversation.peer, conversation.ours) = way;
    let seq = conversation.seq;
    turn.keep(conversation);
    turn.event(Some(id), What::Replied(message));
    if let Some(code) = forward.survey {
        survey::ask(turn, id, &code);
    }
    for key in forward.keys {
        turn.put(&Change::KeySeen {
            channel: forward.channel.clone(),
            key,
            seen: Seen {
                message: Some(message),
                conversation: id,
                at: turn.now,
            },
        });
    }
    Ok(Answer::Message {
        message,
        conversation: id,
        seq,
        undo: None,
    })
}

fn is_stopped(contact: Option<&Contact>, to: &Address) -> bool {
    contact.is_some_and(|contact| contact.stopped_at(to).is_some())
}
