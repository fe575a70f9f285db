//! One deadline, one reason. Nothing in the engine is polled: whoever waits has a timer here.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{AgentId, ConversationId, MessageId, Moment};

/// What a deadline is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Timer {
    /// An offer is taken back (R6).
    Offer(ConversationId),
    /// Time to write up is over.
    WrapUp(ConversationId),
    /// A conversation that was put off comes back.
    Snooze(ConversationId),
    /// A waiting piece has reached the age of a skill drop or a step (R8, R9).
    Age(ConversationId),
    /// Those who did not take a piece are asked again (R7).
    Lap(ConversationId),
    /// A customer who waits is to hear that they are not forgotten.
    Notice(ConversationId),
    /// A first answer is due soon.
    Response(ConversationId),
    /// Active work of somebody absent goes back to its line (R12).
    Requeue(ConversationId),
    /// Somebody whose connection was lost is not waited for any more (R12).
    Grace(AgentId),
    /// Somebody has done nothing for too long (R18).
    Idle(AgentId),
    /// Another day begins: what waits for it may leave.
    Day,
    /// Nobody will ever know what became of an attempt.
    Unsure(MessageId),
}

/// All deadlines, each reason at most once.
#[derive(Debug, Default)]
pub(super) struct Timers {
    due: BTreeSet<(Moment, Timer)>,
    at: BTreeMap<Timer, Moment>,
}

impl Timers {
    /// Sets a deadline; an earlier one for the same reason is forgotten.
    pub(super) fn set(&mut self, timer: Timer, at: Moment) {
        self.clear(timer);
        self.due.insert((at, timer));
        self.at.insert(timer, at);
    }

    /// Forgets a deadline.
    pub(super) fn clear(&mut self, timer: Timer) {
        if let Some(at) = self.at.remove(&timer) {
            self.due.remove(&(at, timer));
        }
    }

    /// Whether a deadline is set for a reason.
    pub(super) fn is_set(&self, timer: Timer) -> bool {
        self.at.contains_key(&timer)
    }

    /// Forgets every deadline of a conversation but that of its lap, which a change of its labels must
    /// not begin anew.
    pub(super) fn clear_conversation(&mut self, id: ConversationId) {
        for timer in [
            Timer::Offer(id),
            Timer::WrapUp(id),
            Timer::Snooze(id),
            Timer::Age(id),
            Timer::Response(id),
            Timer::Notice(id),
            Timer::Requeue(id),
        ] {
            self.clear(timer);
        }
    }

    /// The next deadline.
    pub(super) fn next(&self) -> Option<Moment> {
        self.due.first().map(|&(at, _)| at)
    }

    /// Takes the earliest deadline that has come.
    pub(super) fn pop(&mut self, now: Moment) -> Option<Timer> {
        let &(at, timer) = self.due.first()?;
        if at > now {
            return None;
        }
        self.clear(timer);
        Some(timer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_has_one_deadline_and_the_later_word_counts() {
        let mut timers = Timers::default();
        let offer = Timer::Offer(ConversationId(1));
        timers.set(offer, Moment(10));
        timers.set(offer, Moment(30));
        assert_eq!(timers.pop(Moment(20)), None);
        assert_eq!(timers.next(), Some(Moment(30)));
        assert_eq!(timers.pop(Moment(30)), Some(offer));
        assert_eq!(timers.next(), None);
    }
}
