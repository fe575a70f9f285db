//! One deadline, one reason. Nothing in the engine is polled: whoever waits has a timer here.

use std::cmp::Ordering;

use crate::domain::{AgentId, ConversationId, MessageId, Moment};
use crate::routing::row::{Packed, Row};

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
    /// What a connector said, could not be taken and was looked at by nobody is kept no more.
    Strays,
}

/// All deadlines, each reason at most once: twenty-four bytes each, as every waiting piece may have several.
#[derive(Debug, Default)]
pub(super) struct Timers {
    kinds: [Kind; KINDS],
}

/// The deadlines for reasons of one kind, which mostly come in the order in which they are set.
#[derive(Debug, Default)]
struct Kind {
    due: Row<(Packed, Packed)>,
    at: Row<Set>,
}

/// When a deadline is; found by whose it is alone.
#[derive(Clone, Copy, Debug)]
struct Set {
    whose: Packed,
    at: Packed,
}

impl Timers {
    /// Sets a deadline; an earlier one for the same reason is forgotten.
    pub(super) fn set(&mut self, timer: Timer, at: Moment) {
        self.clear(timer);
        let (kind, whose) = timer.parts();
        let (whose, at) = (Packed::of(whose), Packed::of(at.0.max(0).unsigned_abs()));
        self.kinds[kind].due.insert((at, whose));
        self.kinds[kind].at.insert(Set { whose, at });
    }

    /// Forgets a deadline.
    pub(super) fn clear(&mut self, timer: Timer) {
        let (kind, whose) = timer.parts();
        let kind = &mut self.kinds[kind];
        if let Some(&set) = kind.at.get(&Set::probe(whose)) {
            kind.at.remove(&set);
            kind.due.remove(&(set.at, set.whose));
        }
    }

    /// Whether a deadline is set for a reason.
    pub(super) fn is_set(&self, timer: Timer) -> bool {
        let (kind, whose) = timer.parts();
        self.kinds[kind].at.get(&Set::probe(whose)).is_some()
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
        self.earliest().map(|(at, ..)| at)
    }

    /// Takes the earliest deadline that has come.
    pub(super) fn pop(&mut self, now: Moment) -> Option<Timer> {
        let (_, kind, whose) = self.earliest().filter(|(at, ..)| *at <= now)?;
        let timer = Timer::of(kind, whose);
        self.clear(timer);
        Some(timer)
    }

    /// Of those at the same moment the first by kind, then by whose it is.
    fn earliest(&self) -> Option<(Moment, usize, u64)> {
        let firsts = self.kinds.iter().enumerate();
        let firsts = firsts.filter_map(|(kind, it)| {
            let (at, whose) = it.due.first()?;
            Some((Moment(at.whole().cast_signed()), kind, whose.whole()))
        });
        firsts.min()
    }
}

impl Timer {
    /// The number of its kind, in the order of the kinds, and whose it is.
    fn parts(self) -> (usize, u64) {
        match self {
            Self::Offer(id) => (0, id.0),
            Self::WrapUp(id) => (1, id.0),
            Self::Snooze(id) => (2, id.0),
            Self::Age(id) => (3, id.0),
            Self::Lap(id) => (4, id.0),
            Self::Notice(id) => (5, id.0),
            Self::Response(id) => (6, id.0),
            Self::Requeue(id) => (7, id.0),
            Self::Grace(id) => (8, id.0),
            Self::Idle(id) => (9, id.0),
            Self::Day => (10, 0),
            Self::Unsure(id) => (11, id.0),
            Self::Strays => (12, 0),
        }
    }

    /// The reverse of [`Self::parts`].
    fn of(kind: usize, whose: u64) -> Self {
        match kind {
            0 => Self::Offer(ConversationId(whose)),
            1 => Self::WrapUp(ConversationId(whose)),
            2 => Self::Snooze(ConversationId(whose)),
            3 => Self::Age(ConversationId(whose)),
            4 => Self::Lap(ConversationId(whose)),
            5 => Self::Notice(ConversationId(whose)),
            6 => Self::Response(ConversationId(whose)),
            7 => Self::Requeue(ConversationId(whose)),
            8 => Self::Grace(AgentId(whose)),
            9 => Self::Idle(AgentId(whose)),
            10 => Self::Day,
            11 => Self::Unsure(MessageId(whose)),
            _ => Self::Strays,
        }
    }
}

impl Set {
    fn probe(whose: u64) -> Self {
        Self {
            whose: Packed::of(whose),
            at: Packed::of(0),
        }
    }
}

impl Ord for Set {
    fn cmp(&self, other: &Self) -> Ordering {
        self.whose.cmp(&other.whose)
    }
}

impl PartialOrd for Set {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Set {
    fn eq(&self, other: &Self) -> bool {
        self.whose == other.whose
    }
}

impl Eq for Set {}

/// How many kinds of deadlines there are.
const KINDS: usize = 13;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

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

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn deadlines_come_by_moment_then_kind_then_whose_they_are(
            sets in prop::collection::vec((0..KINDS, 1_u64..40, 0_i64..50), 0..300),
        ) {
            let mut timers = Timers::default();
            let mut model = BTreeMap::new();
            for (kind, whose, at) in sets {
                let timer = Timer::of(kind, whose);
                if at == 0 {
                    timers.clear(timer);
                    model.remove(&timer);
                } else {
                    timers.set(timer, Moment(at));
                    model.insert(timer, Moment(at));
                }
                prop_assert_eq!(timers.is_set(timer), model.contains_key(&timer));
            }
            let mut expected: Vec<_> = model.into_iter().map(|(timer, at)| (at, timer)).collect();
            expected.sort_unstable();
            prop_assert_eq!(timers.next(), expected.first().map(|(at, _)| *at));
            let popped = std::iter::from_fn(|| timers.pop(Moment(50))).collect::<Vec<_>>();
            prop_assert_eq!(popped, expected.into_iter().map(|(_, timer)| timer).collect::<Vec<_>>());
        }
    }
}
