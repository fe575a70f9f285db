//! What comes a second time: a channel's key is taken once.

use crate::domain::{ConversationId, MessageId};

use super::answer::Answer;
use super::change::{Change, Seen};
use super::command::Inbound;
use super::turn::Turn;

/// The answer to what was taken before.
pub(super) fn known(turn: &Turn<'_>, inbound: &Inbound) -> Option<Answer> {
    let seen = turn.ledger.key_seen(&inbound.channel, &inbound.key)?;
    Some(Answer::Duplicate {
        message: seen.message,
        conversation: seen.conversation,
    })
}

/// Keeps in mind what came of it, for when it comes again.
pub(super) fn remember(
    turn: &mut Turn<'_>,
    inbound: &Inbound,
    message: MessageId,
    conversation: ConversationId,
) {
    turn.put(&Change::KeySeen {
        channel: inbound.channel.clone(),
        key: inbound.key.clone(),
        seen: Seen {
            message: Some(message),
            conversation,
            at: turn.now,
        },
    });
}
