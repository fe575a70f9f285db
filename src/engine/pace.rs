//! How fast messages leave: so many by a channel in any second, and so far apart to one recipient.
//!
//! What is too soon keeps its place and is due later; nothing is dropped, and nobody looks again before.

use std::collections::VecDeque;

use crate::domain::delivery::Delivery;
use crate::domain::{Address, Moment, Name, Span};

use super::change::{Change, Seen};
use super::turn::Turn;

/// What a channel handed out in the last second, and when.
#[derive(Debug, Default)]
pub(super) struct Handed(VecDeque<(Moment, u32)>);

impl Handed {
    /// How many more may leave now; where none may, when the next one may.
    fn room(&mut self, most: u32, now: Moment) -> Result<u32, Moment> {
        while self.0.front().is_some_and(|(at, _)| *at + SECOND <= now) {
            self.0.pop_front();
        }
        let handed: u32 = self.0.iter().map(|(_, count)| count).sum();
        let first = self.0.front().map_or(now, |(at, _)| *at);
        match most.saturating_sub(handed) {
            0 => Err(first + SECOND),
            left => Ok(left),
        }
    }
}

/// How many messages a lane that asks for `most` may have now; where it is none, it is woken when there are.
pub(super) fn room(turn: &mut Turn<'_>, channel: &Name, most: u32) -> Option<u32> {
    let Some(per_second) = per_second(turn, channel) else {
        return Some(most);
    };
    let handed = turn.state.handed.entry(channel.clone()).or_default();
    match handed.room(per_second, turn.now) {
        Ok(left) => Some(left.min(most)),
        Err(until) => {
            turn.state.lanes.hold(channel, until);
            None
        }
    }
}

/// When a message may leave at the soonest, where another left for the same recipient just now.
pub(super) fn too_soon(turn: &Turn<'_>, delivery: &Delivery) -> Option<Moment> {
    let between = between(turn, &delivery.channel)?;
    let key = Seen::key_of_recipient(&recipient(turn, delivery)?);
    let last = turn.ledger.key_seen(&delivery.channel, &key)?;
    last.keeps_back(delivery.message, between, turn.now)
}

/// Remembers that a message is handed out.
pub(super) fn handed(turn: &mut Turn<'_>, delivery: &Delivery) {
    let (channel, now) = (&delivery.channel, turn.now);
    if per_second(turn, channel).is_some() {
        let handed = turn.state.handed.entry(channel.clone()).or_default();
        match handed.0.back_mut() {
            Some((at, count)) if *at == now => *count += 1,
            _ => handed.0.push_back((now, 1)),
        }
    }
    if between(turn, channel).is_some()
        && let Some(to) = recipient(turn, delivery)
    {
        turn.put(&Change::KeySeen {
            channel: channel.clone(),
            key: Seen::key_of_recipient(&to),
            seen: Seen {
                message: Some(delivery.message),
                conversation: delivery.conversation,
                at: now,
            },
        });
    }
}

/// What left in the last second before a start is not known: a second goes by.
pub(super) fn started(turn: &mut Turn<'_>) {
    let plan = turn.plan();
    let paced = plan.channels.iter();
    for (name, _) in paced.filter(|(_, it)| it.terms.per_second.is_some()) {
        turn.state.lanes.hold(name, turn.now + SECOND);
    }
}

fn recipient(turn: &Turn<'_>, delivery: &Delivery) -> Option<Address> {
    let message = turn.ledger.message(delivery.message)?;
    let conversation = turn.ledger.conversation(delivery.conversation)?;
    Some(message.recipient(&conversation.peer).clone())
}

fn per_second(turn: &Turn<'_>, channel: &Name) -> Option<u32> {
    turn.state.plan.channels.get(channel)?.terms.per_second
}

fn between(turn: &Turn<'_>, channel: &Name) -> Option<Span> {
    turn.state.plan.channels.get(channel)?.terms.between
}

const SECOND: Span = Span::seconds(1);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_second_has_more_than_its_number_wherever_it_begins() {
        let mut handed = Handed::default();
        assert_eq!(handed.room(2, Moment(0)), Ok(2));
        handed.0.push_back((Moment(0), 1));
        handed.0.push_back((Moment(600), 1));
        assert_eq!(handed.room(2, Moment(999)), Err(Moment(1_000)));
        assert_eq!(handed.room(2, Moment(1_000)), Ok(1));
        handed.0.push_back((Moment(1_000), 1));
        assert_eq!(handed.room(2, Moment(1_599)), Err(Moment(1_600)));
        assert_eq!(handed.room(5, Moment(1_599)), Ok(3));
    }
}
