//! What a connector's answer to a pushed delivery means, and when it is tried again.

use crate::channels::exchange::Answer;
use crate::channels::outgoing::{Outgoing, Verdict};
use crate::domain::Span;

use super::{json, outcome};

/// The verdict on a push.
pub(super) fn judge(outgoing: &Outgoing, answer: &Answer) -> Verdict {
    let later = |span: Option<Span>, why: &str| Verdict::RetryAfter {
        span: Some(span.unwrap_or_else(|| wait(outgoing.attempts))),
        why: why.to_owned(),
    };
    match answer {
        Answer::Said { status, body, .. } if (200..300).contains(status) => {
            let written = json::read(body).ok();
            let said = written.filter(|written| written.get("outcome").is_some());
            match said.map(|written| outcome::read(written, outgoing.tried_at)) {
                Some(Ok(verdict)) => verdict,
                // It was taken; only what was said of it cannot be read.
                Some(Err(_)) | None => Verdict::Sent {
                    external_ids: Vec::new(),
                },
            }
        }
        Answer::Said {
            status,
            retry_after,
            ..
        } => later(*retry_after, &format!("the connector answered {status}")),
        Answer::Done => Verdict::Sent {
            external_ids: Vec::new(),
        },
        // At least once: the same delivery_id again lets the connector tell the repeat.
        Answer::Fault { text, .. } | Answer::Declined { text, .. } | Answer::Lost { text } => {
            later(None, text)
        }
    }
}

/// How long to wait after so many attempts at one sending that nobody settled.
pub fn wait(attempts: u32) -> Span {
    let at = attempts.saturating_sub(1) as usize;
    WAITS.get(at).copied().unwrap_or(Span::hours(1))
}

const WAITS: [Span; 6] = [
    Span::seconds(1),
    Span::seconds(5),
    Span::seconds(30),
    Span::minutes(2),
    Span::minutes(10),
    Span::minutes(30),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_an_hour_and_stay_there() {
        assert_eq!((wait(1), wait(3)), (Span::seconds(1), Span::seconds(30)));
        assert_eq!((wait(6), wait(7)), (Span::minutes(30), Span::hours(1)));
        assert_eq!(wait(u32::MAX), Span::hours(1));
    }
}
