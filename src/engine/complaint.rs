//! Somebody told their provider that a message of ours was not wanted (RFC 5965).

use crate::domain::deed::{Stop, Stopped};
use crate::domain::message::Direction;
use crate::domain::text::line;

use super::answer::Answer;
use super::change::{Change, Seen};
use super::command::Complaint;
use super::event::What;
use super::refusal::Refusal;
use super::turn::Turn;
use super::{delivery, thread};

/// Takes note of a complaint: whoever made it is not written to there any more, unless they write
/// again. Whoever knows the id of a message of ours was given it, so no stranger stops anybody.
pub(super) fn complained(turn: &mut Turn<'_>, complaint: &Complaint) -> Result<Answer, Refusal> {
    if let Some(seen) = turn.ledger.key_seen(&complaint.channel, &complaint.key) {
        return Ok(Answer::Duplicate {
            message: seen.message,
            conversation: seen.conversation,
        });
    }
    let message = thread::known_as(turn, &complaint.channel, &complaint.external_id)
        .and_then(|id| turn.ledger.message(id))
        .filter(|message| message.direction == Direction::Out)
        .ok_or_else(|| Refusal::NoSuch("message", complaint.external_id.clone()))?;
    let conversation = turn.conversation(message.conversation)?;
    turn.put(&Change::KeySeen {
        channel: complaint.channel.clone(),
        key: complaint.key.clone(),
        seen: Seen {
            message: Some(message.id),
            conversation: conversation.id,
            at: turn.now,
        },
    });
    let reason = line(&complaint.reason, REASON_BYTES_MAX);
    turn.event(Some(conversation.id), What::Complained(message.id, reason));
    let to = message.envelope.as_ref().and_then(|it| it.to.clone());
    let to = to.unwrap_or_else(|| conversation.peer.clone());
    if let Some(mut contact) = turn.ledger.contact(conversation.contact)
        && contact.stopped_at(&to).is_none()
    {
        let id = contact.id;
        contact.stopped.push(Stopped {
            address: to.clone(),
            why: Stop::OptedOut,
            at: turn.now,
        });
        turn.put(&Change::Contact(Box::new(contact)));
        turn.event(
            Some(conversation.id),
            What::Stopped(id, Some(Stop::OptedOut)),
        );
    }
    delivery::stop(turn, &complaint.channel, &to, Stop::OptedOut);
    Ok(Answer::Message {
        message: message.id,
        conversation: conversation.id,
        seq: message.seq,
        undo: None,
    })
}

/// The longest name of a sort of complaint, in bytes.
const REASON_BYTES_MAX: usize = 60;
