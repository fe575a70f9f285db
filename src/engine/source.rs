//! What is known of where things come in: how far a mailbox was read, what a connector says of its channel,
//! which of our addresses were shown to work.

use crate::domain::Name;
use crate::domain::address::ADDRESS_BYTES_MAX;
use crate::domain::channel::{Described, Fetched, Proven};
use crate::domain::text::line;

use super::answer::Answer;
use super::change::Change;
use super::command::Advance;
use super::event::What;
use super::refusal::Refusal;
use super::turn::Turn;

/// Keeps how far a mailbox was taken in. What that passes was committed before, or was known: after
/// a crash in between it is read again, and its keys show that it is there (I14).
pub(super) fn fetched(turn: &mut Turn<'_>, fetched: Fetched) -> Answer {
    turn.put(&Change::Fetched(fetched));
    Answer::Done
}

/// Keeps what a connector says of its channel; it is in force with the next settings.
pub(super) fn described(turn: &mut Turn<'_>, mut described: Box<Described>) -> Answer {
    described.at = turn.now;
    turn.put(&Change::Described(described));
    Answer::Done
}

/// Keeps how far a mailbox was taken in together with the mail that was taken (I14); never past a mail
/// before it that was refused.
pub(super) fn advance(turn: &mut Turn<'_>, advance: Advance) {
    let Advance { from, to } = advance;
    if turn.ledger.fetched(&to.channel, &to.mailbox) == from {
        turn.put(&Change::Fetched(to));
    }
}

/// A code that was mailed to one of our addresses came back: mail for it arrives here (3.29).
pub(super) fn proven(
    turn: &mut Turn<'_>,
    channel: &Name,
    address: &str,
) -> Result<Answer, Refusal> {
    if !turn.state.plan.channels.contains_key(channel) {
        return Err(Refusal::NoSuch("channel", channel.to_string()));
    }
    turn.put(&Change::Proven(Proven {
        channel: channel.clone(),
        address: line(address, ADDRESS_BYTES_MAX).to_lowercase(),
        at: turn.now,
    }));
    turn.event(
        None,
        What::AddressProven(channel.clone(), line(address, ADDRESS_BYTES_MAX)),
    );
    Ok(Answer::Done)
}
