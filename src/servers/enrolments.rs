//! Second factors that are being set up: shown to their owner, not proved yet.
//!
//! They belong to the person and not to a connection, so that one that was lost on the way to the
//! authenticator app, or a command that ended, does not make them begin anew. A restart does.

use std::collections::BTreeMap;

use crate::domain::{AgentId, Moment, Span};

/// What each person began last; one a person, so never more than there are accounts.
#[derive(Default)]
pub(super) struct Enrolments {
    begun: BTreeMap<AgentId, Begun>,
}

struct Begun {
    secret: Vec<u8>,
    at: Moment,
}

impl Enrolments {
    /// Keeps a secret until it is proved to work; what was begun before counts no more.
    pub(super) fn begin(&mut self, who: AgentId, secret: Vec<u8>, at: Moment) {
        self.begun.insert(who, Begun { secret, at });
    }

    /// The secret somebody is setting up.
    pub(super) fn secret(&self, who: AgentId, now: Moment) -> Option<Vec<u8>> {
        let begun = self.begun.get(&who)?;
        (now.since(begun.at) <= PROVED_WITHIN).then(|| begun.secret.clone())
    }

    /// It works, or nobody waits for it any more.
    pub(super) fn end(&mut self, who: AgentId) {
        self.begun.remove(&who);
    }

    /// Forgets what nobody proved in time.
    pub(super) fn sweep(&mut self, now: Moment) {
        self.begun
            .retain(|_, begun| now.since(begun.at) <= PROVED_WITHIN);
    }
}

/// How long a person has to put the secret into their app.
const PROVED_WITHIN: Span = Span::minutes(10);
