//! Where the desk's half of a session stands, and which requests move it on.

use crate::protocol::message::{EntryRequest, ToDesk};

/// How far a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// The client has not introduced itself.
    Hello,
    /// Nobody is signed in.
    Entry,
    /// Somebody is.
    Open,
    /// What is left to write is written, then the connection closed.
    Over,
}

/// A request, as far as it moves the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    SignIn,
    SignOut,
    Other,
}

impl Phase {
    /// Whether the desk beats: from the welcome on, so that whoever is still typing a password hears
    /// that it is there.
    pub(super) fn beats(self) -> bool {
        matches!(self, Phase::Entry | Phase::Open)
    }
}

impl Asked {
    /// What a request does to its session.
    pub(super) fn of(ask: &ToDesk) -> Asked {
        match ask {
            ToDesk::Entry(
                EntryRequest::SignIn { .. }
                | EntryRequest::Token { .. }
                | EntryRequest::Certificate { .. }
                | EntryRequest::Local { .. }
                | EntryRequest::Resume { .. },
            ) => Asked::SignIn,
            ToDesk::Entry(EntryRequest::SignOut) => Asked::SignOut,
            _ => Asked::Other,
        }
    }
}
