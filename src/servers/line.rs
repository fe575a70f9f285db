//! How fast each line moves: how long whoever was next in it had to wait for somebody, lately.

use std::collections::{BTreeMap, VecDeque};

use crate::domain::conversation::Routing;
use crate::domain::{Moment, Name, Span};

/// Every line that has moved.
#[derive(Debug, Default)]
pub(super) struct Lines {
    by_queue: BTreeMap<Name, VecDeque<Taken>>,
}

/// Somebody took something out of a line.
#[derive(Debug)]
struct Taken {
    at: Moment,
    enqueued_at: Moment,
    /// The skills that it needed besides its queue's, with the least level.
    required: BTreeMap<Name, u8>,
}

impl Lines {
    /// Somebody took at `at` what waited as `routing` says.
    pub(super) fn moved(&mut self, routing: &Routing, at: Moment) {
        let line = self.by_queue.entry(routing.queue.clone()).or_default();
        line.push_back(Taken {
            at,
            enqueued_at: routing.enqueued_at,
            required: routing.required.clone(),
        });
        while line.len() > TAKEN_KEPT {
            line.pop_front();
        }
    }

    /// How long the line has needed for each step within the last hour; nothing where that were a guess.
    ///
    /// Only what needed skills that are `counted` is a step: who waits for somebody who speaks French moves
    /// on when one of those does, however fast the others go. A piece was next from when the line had moved
    /// before it, or from when it came, where that was later: while nobody waits no line is slow.
    pub(super) fn step(
        &self,
        queue: &Name,
        now: Moment,
        counted: impl Fn(&BTreeMap<Name, u8>) -> bool,
    ) -> Option<Span> {
        let line = self.by_queue.get(queue)?;
        let mut moved_at = None;
        let mut steps = Vec::new();
        for taken in line.iter().filter(|taken| counted(&taken.required)) {
            let next_from = moved_at.map_or(taken.enqueued_at, |at| taken.enqueued_at.max(at));
            let step = Span(taken.at.since(next_from).0.max(0));
            // What lay for hours before somebody picked it out was in no line.
            if step <= WINDOW && now.since(taken.at) <= WINDOW {
                steps.push(step.0);
            }
            moved_at = Some(moved_at.map_or(taken.at, |at: Moment| at.max(taken.at)));
        }
        let lately = &steps[steps.len().saturating_sub(STEPS_MAX)..];
        let count = i64::try_from(lately.len()).ok()?;
        (count >= STEPS_MIN).then(|| Span(lately.iter().sum::<i64>() / count))
    }

    /// Forgets queues that are gone.
    pub(super) fn keep(&mut self, is_there: impl Fn(&Name) -> bool) {
        self.by_queue.retain(|queue, _| is_there(queue));
    }
}

/// How many pieces that were taken are remembered of a queue.
const TAKEN_KEPT: usize = 100;

/// How many of its last steps say how fast a line is.
const STEPS_MAX: usize = 20;

/// Fewer steps say nothing of the next.
const STEPS_MIN: i64 = 3;

/// What is longer ago says nothing of now.
const WINDOW: Span = Span::hours(1);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conversation::Work;
    use crate::store::tests::sample::{a_conversation_of, name};

    const MINUTE: i64 = 60_000;

    fn waited(came: Moment, skill: Option<&str>) -> Routing {
        let conversation = a_conversation_of(1, Work::Queued, "help", 0);
        Routing {
            enqueued_at: came,
            required: skill.map(|skill| (name(skill), 1)).into_iter().collect(),
            ..conversation.routing
        }
    }

    fn all(_: &BTreeMap<Name, u8>) -> bool {
        true
    }

    #[test]
    fn a_line_that_moves_every_two_minutes_needs_two_minutes_for_a_step() {
        let (mut lines, queue) = (Lines::default(), name("help"));
        for n in 1..=4 {
            lines.moved(&waited(Moment(0), None), Moment(n * 2 * MINUTE));
        }
        let now = Moment(8 * MINUTE);
        assert_eq!(lines.step(&queue, now, all), Some(Span::minutes(2)));
        assert_eq!(lines.step(&name("sales"), now, all), None);
    }

    #[test]
    fn hours_in_which_nobody_waited_make_no_line_slow() {
        let (mut lines, queue) = (Lines::default(), name("help"));
        for n in 1..=3 {
            let came = Moment(n * 15 * MINUTE);
            lines.moved(&waited(came, None), came + Span::seconds(10));
        }
        let now = Moment(46 * MINUTE);
        assert_eq!(lines.step(&queue, now, all), Some(Span::seconds(10)));
    }

    #[test]
    fn too_few_or_too_old_steps_say_nothing() {
        let (mut lines, queue) = (Lines::default(), name("help"));
        for n in 1..=2 {
            lines.moved(&waited(Moment(0), None), Moment(n * MINUTE));
        }
        assert_eq!(lines.step(&queue, Moment(2 * MINUTE), all), None);
        lines.moved(&waited(Moment(0), None), Moment(3 * MINUTE));
        assert_eq!(
            lines.step(&queue, Moment(3 * MINUTE), all),
            Some(Span::minutes(1))
        );
        assert_eq!(lines.step(&queue, Moment(90 * MINUTE), all), None);
    }

    #[test]
    fn who_waits_for_a_skill_moves_as_fast_as_those_who_have_it() {
        let (mut lines, queue) = (Lines::default(), name("help"));
        for n in 1..=12 {
            let skill = (n % 4 == 0).then_some("french");
            lines.moved(&waited(Moment(0), skill), Moment(n * MINUTE));
        }
        let now = Moment(12 * MINUTE);
        let french = |needs: &BTreeMap<Name, u8>| needs.contains_key(&name("french"));
        assert_eq!(lines.step(&queue, now, all), Some(Span::minutes(1)));
        assert_eq!(lines.step(&queue, now, french), Some(Span::minutes(4)));
    }
}
