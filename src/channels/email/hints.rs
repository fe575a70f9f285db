//! What a mail seems to answer: tokens of ours, ids, the reference in its subject.

use crate::channels::inbound::Hints;
use crate::domain::Address;
use crate::domain::text::clip;

use super::Mailbox;
use super::fields::Fields;
use super::subject;
use super::token::{Token, in_address, in_thread_index};
use super::transfer::base64;

/// The hints in a mail to `recipients`.
///
/// A forward starts its own conversation, so only the address that its sender chose counts.
pub(super) fn hints<'a>(
    mailbox: &Mailbox,
    head: &Fields,
    recipients: impl Iterator<Item = &'a Address>,
    forwarded: bool,
) -> Hints {
    let ids = |name| {
        if forwarded {
            Vec::new()
        } else {
            head.ids(name)
        }
    };
    let (in_reply_to, references) = (ids("in-reply-to"), ids("references"));
    let ours = recipients.filter(|recipient| mailbox.owns(&recipient.value));
    let tokens: Vec<Token> = ours
        .map(|own| in_address(&mailbox.key, &own.value))
        .collect();
    let conversation = tokens.iter().find_map(|token| match token {
        Token::Genuine(conversation) => Some(*conversation),
        Token::Absent | Token::Forged => None,
    });
    let forged = conversation.is_none() && tokens.contains(&Token::Forged);
    // Where providers rewrite ids, this is all that is left of them.
    let index = head.raw("thread-index").filter(|_| !forged && !forwarded);
    let indexed = index.and_then(|index| {
        in_thread_index(
            &mailbox.key,
            &base64(clip(index, INDEX_BYTES_MAX).as_bytes()),
        )
    });
    let conversation = conversation.or(indexed);
    let subject = head.text("subject", SUBJECT_BYTES_MAX);
    Hints {
        by_peer: false,
        thread: None,
        conversation,
        forged,
        in_reply_to: in_reply_to.into_iter().next(),
        references,
        subject_case: subject::case(&subject).filter(|_| !forged && !forwarded),
    }
}

/// How much of a `Thread-Index` is read, in bytes.
const INDEX_BYTES_MAX: usize = 200;

/// How much of a subject is searched for a reference, in bytes.
const SUBJECT_BYTES_MAX: usize = 1_000;
