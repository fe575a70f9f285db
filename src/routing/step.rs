//! Where work goes as it ages, from queue to queue (R9).

use crate::domain::{Moment, Name};

use super::plan::Queue;

/// What reaching an age means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// How many steps count as taken now.
    pub step: u16,
    /// The queue it goes to, if it goes anywhere.
    pub to: Option<Name>,
}

/// When the next step is due, counted from when the work began to wait; `None` when none is left.
pub fn next_step(queue: &Queue, step: u16, enqueued_at: Moment) -> Option<Moment> {
    queue
        .steps
        .get(usize::from(step))
        .map(|step| enqueued_at + step.after)
}

/// Which step the work takes at its age, with `step` of them behind it.
///
/// Of several that have come due the last one counts: work is judged by the age it has now. A step
/// that asks for agents and finds nobody of its queue signed in is passed over, and for good: so
/// nothing has to be looked at again when somebody signs in later.
pub fn taken_at(
    queue: &Queue,
    step: u16,
    enqueued_at: Moment,
    now: Moment,
    is_staffed: impl Fn(&Name) -> bool,
) -> Taken {
    let mut taken = Taken { step, to: None };
    for next in queue.steps.iter().skip(usize::from(step)) {
        if enqueued_at + next.after > now {
            break;
        }
        taken.step = taken.step.saturating_add(1);
        if !next.skip_if_no_agent || is_staffed(&next.to) {
            taken.to = Some(next.to.clone());
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use crate::domain::Span;

    use super::*;
    use crate::routing::plan::Step;

    fn name(text: &str) -> Name {
        Name::new(text).expect("a plain word is a name")
    }

    fn step(after: i64, to: &str, skip_if_no_agent: bool) -> Step {
        Step {
            after: Span::seconds(after),
            to: name(to),
            skip_if_no_agent,
        }
    }

    fn queue() -> Queue {
        Queue {
            steps: vec![
                step(10, "night", true),
                step(20, "senior", true),
                step(30, "all", false),
            ],
            ..Queue::default()
        }
    }

    fn at(seconds: i64) -> Moment {
        Moment(seconds * 1000)
    }

    fn taken(step: u16, to: Option<&str>) -> Taken {
        Taken {
            step,
            to: to.map(name),
        }
    }

    #[test]
    fn a_step_is_taken_at_its_age_counted_from_the_start() {
        let queue = queue();
        assert_eq!(taken_at(&queue, 0, at(0), at(9), |_| true), taken(0, None));
        assert_eq!(next_step(&queue, 0, at(0)), Some(at(10)));
        assert_eq!(
            taken_at(&queue, 0, at(0), at(10), |_| true),
            taken(1, Some("night"))
        );
        assert_eq!(next_step(&queue, 1, at(0)), Some(at(20)));
        assert_eq!(next_step(&queue, 3, at(0)), None);
    }

    #[test]
    fn a_step_to_nobody_is_passed_over_for_good() {
        let queue = queue();
        assert_eq!(
            taken_at(&queue, 0, at(0), at(12), |_| false),
            taken(1, None)
        );
        assert_eq!(taken_at(&queue, 1, at(0), at(12), |_| true), taken(1, None));
        assert_eq!(
            taken_at(&queue, 1, at(0), at(60), |_| false),
            taken(3, Some("all"))
        );
    }

    #[test]
    fn of_several_steps_due_the_last_counts() {
        let queue = queue();
        assert_eq!(
            taken_at(&queue, 0, at(0), at(20), |_| true),
            taken(2, Some("senior"))
        );
        let staffed = |queue: &Name| queue.as_str() == "night";
        assert_eq!(
            taken_at(&queue, 0, at(0), at(20), staffed),
            taken(2, Some("night"))
        );
    }
}
