//! Where work goes as it ages, from queue to queue (R9), and that this ends somewhere.

use std::collections::BTreeSet;

use crate::domain::{Moment, Name};

use super::plan::{Plan, Queue};

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

/// A way round that work could be sent for ever by steps and overflows, if the plan has one: the
/// queues on it in order, each once. A plan with one is refused.
pub fn cycle(plan: &Plan) -> Option<Vec<Name>> {
    let mut safe: BTreeSet<&Name> = BTreeSet::new();
    for start in plan.queues.keys() {
        // The way to where we are, and for each queue on it which of its targets is looked at next.
        let mut way: Vec<(&Name, usize)> = vec![(start, 0)];
        while let Some((here, looked)) = way.last_mut() {
            let Some(target) = target(plan, here, *looked) else {
                safe.insert(here);
                way.pop();
                continue;
            };
            *looked += 1;
            if let Some(at) = way.iter().position(|(queue, _)| *queue == target) {
                return Some(
                    way[at..]
                        .iter()
                        .map(|(queue, _)| (*queue).clone())
                        .collect(),
                );
            }
            if !safe.contains(target) {
                way.push((target, 0));
            }
        }
    }
    None
}

fn target<'a>(plan: &'a Plan, queue: &Name, number: usize) -> Option<&'a Name> {
    let queue = plan.queues.get(queue)?;
    let steps = queue.steps.iter().map(|step| &step.to);
    steps.chain(queue.overflow.as_ref()).nth(number)
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

    #[test]
    fn a_way_round_is_found_through_steps_and_overflows() {
        let mut plan = Plan::default();
        plan.queues.insert(
            name("a"),
            Queue {
                steps: vec![step(1, "b", false)],
                ..Queue::default()
            },
        );
        plan.queues.insert(
            name("b"),
            Queue {
                overflow: Some(name("c")),
                ..Queue::default()
            },
        );
        plan.queues.insert(name("c"), Queue::default());
        assert_eq!(cycle(&plan), None);
        plan.queues.insert(
            name("c"),
            Queue {
                steps: vec![step(1, "d", true), step(2, "b", true)],
                ..Queue::default()
            },
        );
        plan.queues.insert(name("d"), Queue::default());
        assert_eq!(cycle(&plan), Some(vec![name("b"), name("c")]));
    }

    #[test]
    fn a_diamond_is_no_way_round() {
        let mut plan = Plan::default();
        plan.queues.insert(
            name("a"),
            Queue {
                steps: vec![step(1, "b", false), step(2, "c", false)],
                ..Queue::default()
            },
        );
        plan.queues.insert(
            name("b"),
            Queue {
                overflow: Some(name("d")),
                ..Queue::default()
            },
        );
        plan.queues.insert(
            name("c"),
            Queue {
                overflow: Some(name("d")),
                ..Queue::default()
            },
        );
        plan.queues.insert(name("d"), Queue::default());
        assert_eq!(cycle(&plan), None);
    }
}
