//! When a first answer is due, by what a queue promises and when it is staffed.

use crate::domain::Moment;

use super::hours::Hours;
use super::plan::Queue;

/// When a first answer is due to somebody who wrote at `since`; `None` where none is promised.
pub fn first_response_due(queue: &Queue, _hours: Option<&Hours>, since: Moment) -> Option<Moment> {
    queue.first_response.map(|span| since + span)
}
