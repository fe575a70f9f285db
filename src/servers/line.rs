//! How fast each line moves: how long whoever was next in it had to wait for somebody, lately.

use std::collections::{BTreeMap, VecDeque};

use crate::domain::{Moment, Name, Span};

/// Every line that has moved.
#[derive(Debug, Default)]
pub(super) struct Lines {
    by_queue: BTreeMap<Name, Line>,
}

#[derive(Debug, Default)]
struct Line {
    moved_at: Moment,
    steps: VecDeque<(Moment, Span)>,
}

impl Lines {
    /// Somebody took at `at` what had waited since `enqueued_at`. It was next from when the line had moved
    /// before it, or from when it came, where that was later: while nobody waits no line is slow.
    pub(super) fn moved(&mut self, queue: &Name, enqueued_at: Moment, at: Moment) {
        let line = self.by_queue.entry(queue.clone()).or_default();
        let step = at.since(enqueued_at.max(line.moved_at));
        line.moved_at = line.moved_at.max(at);
        // What lay for hours before somebody picked it out was in no line.
        if step <= WINDOW {
            line.steps.push_back((at, Span(step.0.max(0))));
        }
        while line.steps.len() > STEPS_KEPT {
            line.steps.pop_front();
        }
    }

    /// How long the line has needed for each step within the last hour; nothing where that were a guess.
    pub(super) fn step(&self, queue: &Name, now: Moment) -> Option<Span> {
        let line = self.by_queue.get(queue)?;
        let lately = || line.steps.iter().filter(|(at, _)| now.since(*at) <= WINDOW);
        let count = i64::try_from(lately().count()).ok()?;
        let sum: i64 = lately().map(|(_, step)| step.0).sum();
        (count >= STEPS_MIN).then(|| Span(sum / count))
    }

    /// Forgets queues that are gone.
    pub(super) fn keep(&mut self, is_there: impl Fn(&Name) -> bool) {
        self.by_queue.retain(|queue, _| is_there(queue));
    }
}

/// How many steps of a line are remembered.
const STEPS_KEPT: usize = 20;

/// Fewer steps say nothing of the next.
const STEPS_MIN: i64 = 3;

/// What is longer ago says nothing of now.
const WINDOW: Span = Span::hours(1);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::sample::name;

    const MINUTE: i64 = 60_000;

    #[test]
    fn a_line_that_moves_every_two_minutes_needs_two_minutes_for_a_step() {
        let (mut lines, queue) = (Lines::default(), name("help"));
        for n in 1..=4 {
            lines.moved(&queue, Moment(0), Moment(n * 2 * MINUTE));
        }
        let now = Moment(8 * MINUTE);
        assert_eq!(lines.step(&queue, now), Some(Span::minutes(2)));
        assert_eq!(lines.step(&name("sales"), now), None);
    }

    #[test]
    fn hours_in_which_nobody_waited_make_no_line_slow() {
        let (mut lines, queue) = (Lines::default(), name("help"));
        for n in 1..=3 {
            let came = Moment(n * 15 * MINUTE);
            lines.moved(&queue, came, came + Span::seconds(10));
        }
        let now = Moment(46 * MINUTE);
        assert_eq!(lines.step(&queue, now), Some(Span::seconds(10)));
    }

    #[test]
    fn too_few_or_too_old_steps_say_nothing() {
        let (mut lines, queue) = (Lines::default(), name("help"));
        for n in 1..=2 {
            lines.moved(&queue, Moment(0), Moment(n * MINUTE));
        }
        assert_eq!(lines.step(&queue, Moment(2 * MINUTE)), None);
        lines.moved(&queue, Moment(0), Moment(3 * MINUTE));
        assert_eq!(
            lines.step(&queue, Moment(3 * MINUTE)),
            Some(Span::minutes(1))
        );
        assert_eq!(lines.step(&queue, Moment(90 * MINUTE)), None);
    }
}
