//! How long a connector is asked to send the same again: what will never be there is not waited for for ever.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use serde_json::{Value, json};

use super::Byoc;
use crate::domain::{Moment, Name, Span};

/// Since when each event has been refused for want of something, by channel and key.
pub(super) type Missed = BTreeMap<(Name, String), Moment>;

impl Byoc {
    /// Takes back the word that an event may be taken later, where it has been given for long enough.
    pub(super) fn wait_no_longer(&self, channel: &Name, result: &mut Value, now: Moment) {
        let error = &result["error"];
        let code = error["code"].as_str().unwrap_or_default();
        let Some(within) = within(code) else {
            return;
        };
        let Some(key) = result["key"].as_str().filter(|_| error["retry"] == true) else {
            return;
        };
        let mut missed = self.missed.lock().unwrap_or_else(PoisonError::into_inner);
        if is_over(&mut missed, (channel.clone(), key.to_owned()), within, now) {
            result["error"]["retry"] = json!(false);
        }
    }
}

/// How long what is refused by this word may be sent again.
fn within(code: &str) -> Option<Span> {
    let found = WITHIN.iter().find(|(known, _)| *known == code);
    found.map(|(_, within)| *within)
}

/// Whether an event has been missing something for so long; then it is forgotten.
fn is_over(missed: &mut Missed, named: (Name, String), within: Span, now: Moment) -> bool {
    if missed.len() >= MISSED_MAX {
        missed.retain(|_, since| now.since(*since) < LONGEST);
    }
    // With too many of them at once nobody is told to stop; each is still refused.
    let since = match missed.get(&named) {
        Some(since) => *since,
        None if missed.len() < MISSED_MAX => *missed.entry(named.clone()).or_insert(now),
        None => now,
    };
    let over = now.since(since) >= within;
    if over {
        missed.remove(&named);
    }
    over
}

/// How long each may be missing since it was first missed.
const WITHIN: &[(&str, Span)] = &[
    ("no_such_message", Span::hours(1)),
    ("media_unknown", LONGEST),
    ("media_unreachable", LONGEST),
];

const LONGEST: Span = Span::days(1);

/// How many events are remembered for it, over all channels.
const MISSED_MAX: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    const BEGAN: Moment = Moment(1_000_000);

    fn named(key: &str) -> (Name, String) {
        (Name::new("sms").expect("a name"), key.to_owned())
    }

    #[test]
    fn a_message_is_missed_for_an_hour_and_a_file_for_a_day() {
        for (code, span) in [
            ("no_such_message", Span::hours(1)),
            ("media_unknown", Span::days(1)),
            ("media_unreachable", Span::days(1)),
        ] {
            let (mut missed, within) = (Missed::new(), within(code).expect("it is one"));
            let just = BEGAN + Span(span.0 - 1);
            let mut over = |now| is_over(&mut missed, named("k"), within, now);
            assert_eq!(
                (over(BEGAN), over(just), over(BEGAN + span)),
                (false, false, true)
            );
            assert!(!over(BEGAN + span), "it begins anew");
        }
        assert_eq!(within("shape"), None);
    }

    #[test]
    fn with_too_many_missed_nobody_is_told_to_stop_and_the_old_make_room() {
        let mut missed = Missed::new();
        let hour = Span::hours(1);
        for n in 0..MISSED_MAX {
            assert!(!is_over(&mut missed, named(&n.to_string()), hour, BEGAN));
        }
        for now in [BEGAN, BEGAN + hour + hour] {
            assert!(!is_over(&mut missed, named("one more"), hour, now));
        }
        assert_eq!(missed.len(), MISSED_MAX);
        is_over(&mut missed, named("later"), hour, BEGAN + LONGEST);
        assert_eq!(missed.len(), 1);
    }
}
