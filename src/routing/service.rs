//! How soon a first answer is owed (acceptance 2.13), counted in the hours of the queue.

use crate::domain::{Moment, Span};

use super::hours::Hours;
use super::plan::Queue;

/// When a first answer is due to somebody who wrote at `since`; `None` where none is promised, or
/// where the queue is not open long enough within a year to keep the promise.
///
/// Only time within the queue's hours counts.
pub fn first_response_due(queue: &Queue, hours: Option<&Hours>, since: Moment) -> Option<Moment> {
    after(hours, since, queue.first_response?)
}

/// When the panel says that a first answer is nearly due: so much open time before it is.
pub fn first_response_near(queue: &Queue, hours: Option<&Hours>, since: Moment) -> Option<Moment> {
    let quiet = queue.first_response?.0.saturating_sub(queue.warn_before.0);
    after(hours, since, Span(quiet.max(0)))
}

fn after(hours: Option<&Hours>, from: Moment, span: Span) -> Option<Moment> {
    match hours {
        Some(hours) => hours.after(from, span),
        None => Some(from + span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(text).expect("the test writes RFC 3339")
    }

    fn office() -> Hours {
        Hours {
            zone: "Europe/Madrid".to_owned(),
            week: std::array::from_fn(|day| {
                if day < 5 {
                    vec![(540, 1080)]
                } else {
                    Vec::new()
                }
            }),
            ..Hours::default()
        }
    }

    fn queue() -> Queue {
        Queue {
            first_response: Some(Span::hours(2)),
            warn_before: Span::minutes(30),
            ..Queue::default()
        }
    }

    #[test]
    fn a_promise_counts_the_hours_of_the_queue() {
        let (queue, office) = (queue(), office());
        let friday = at("2026-11-27T17:00:00+01:00");
        let due = first_response_due(&queue, Some(&office), friday);
        assert_eq!(due, Some(at("2026-11-30T10:00:00+01:00")));
        let near = first_response_near(&queue, Some(&office), friday);
        assert_eq!(near, Some(at("2026-11-30T09:30:00+01:00")));
    }

    #[test]
    fn without_hours_every_hour_counts() {
        let start = Moment(0);
        assert_eq!(
            first_response_due(&queue(), None, start),
            Some(start + Span::hours(2))
        );
        assert_eq!(
            first_response_near(&queue(), None, start),
            Some(start + Span::minutes(90))
        );
    }

    #[test]
    fn a_queue_may_promise_nothing() {
        assert_eq!(first_response_due(&Queue::default(), None, Moment(0)), None);
        assert_eq!(
            first_response_near(&Queue::default(), None, Moment(0)),
            None
        );
    }
}
