//! Where work goes as it ages (R9).

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

/// Which step the work takes at its age. A step whose queue nobody is signed in for is passed over
/// where it says so; of several that have come due the last one counts.
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
        taken.step += 1;
        if !next.skip_if_no_agent || is_staffed(&next.to) {
            taken.to = Some(next.to.clone());
        }
    }
    taken
}
