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
        let Some((_, within)) = WITHIN.iter().find(|(known, _)| *known == code) else {
            return;
        };
        let Some(key) = result["key"].as_str().filter(|_| error["retry"] == true) else {
            return;
        };
        let mut missed = self.missed.lock().unwrap_or_else(PoisonError::into_inner);
        if missed.len() >= MISSED_MAX {
            missed.retain(|_, since| now.since(*since) < LONGEST);
        }
        // With too many of them at once nobody is told to stop; each is still refused.
        let named = (channel.clone(), key.to_owned());
        let since = match missed.get(&named) {
            Some(since) => *since,
            None if missed.len() < MISSED_MAX => *missed.entry(named.clone()).or_insert(now),
            None => now,
        };
        if now.since(since) >= *within {
            missed.remove(&named);
            result["error"]["retry"] = json!(false);
        }
    }
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
