//! What a connector needs and what ends: a token, a certificate. Told while there is time to renew it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

use super::Byoc;
use crate::domain::health::Cause;
use crate::domain::text::line;
use crate::domain::{Moment, Name};

/// Something that ends, as its connector writes it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Written {
    what: String,
    at: String,
}

/// Something that ends.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ending {
    what: String,
    at: Moment,
}

/// What ends, by channel; as each connector last said.
#[derive(Debug, Default)]
pub(super) struct Endings(Mutex<BTreeMap<Name, Vec<Ending>>>);

impl Byoc {
    /// Takes note of what a connector says that ends; whatever it said before is forgotten.
    pub(super) fn ends(&self, channel: &Name, written: Vec<Written>) -> Result<(), String> {
        let endings = written.into_iter().map(|one| {
            let at = Moment::parse(&one.at);
            let at = at.ok_or_else(|| "expires: at is not an RFC 3339 time".to_owned())?;
            let what = line(&one.what, WHAT_BYTES_MAX);
            Ok(Ending { what, at })
        });
        let endings = endings.collect::<Result<Vec<_>, String>>()?;
        let mut all = self
            .endings
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.insert(channel.clone(), endings);
        drop(all);
        self.look_for_ends(channel);
        Ok(())
    }

    /// Tells what of a channel's has ended, or does within two weeks.
    pub(super) fn look_for_ends(&self, channel: &Name) {
        let now = (self.intake.now)();
        let all = self
            .endings
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let endings = all.get(channel).map_or(&[][..], Vec::as_slice);
        let first = endings.iter().min_by_key(|ending| ending.at).cloned();
        drop(all);
        let of_ends = |cause| matches!(cause, Cause::Expiring | Cause::Expired);
        let near = first.and_then(|first| Some((Cause::of_end(first.at, now)?, first)));
        let Some((cause, first)) = near else {
            return self.intake.is_over(channel, of_ends);
        };
        let ailing = self.intake.figures_of(channel).and_then(|it| it.ailment);
        // What hinders it now is told before what will.
        let is_free = ailing.as_ref().is_none_or(|it| of_ends(it.cause));
        if is_free || cause == Cause::Expired {
            let why = format!("{} {}", first.what, first.at);
            self.intake.ails(channel, cause, why.trim(), None);
        }
    }
}

/// How much of what a connector calls it is shown, in bytes.
const WHAT_BYTES_MAX: usize = 100;
