//! Files on their way in, a piece at a time, and who brought which.

use std::collections::BTreeMap;

use crate::domain::attachment::{Attachment, Digest};
use crate::domain::{AgentId, Moment, Span};
use crate::store::blobs;

/// Every upload that is under way, and what was uploaded lately.
#[derive(Default)]
pub(super) struct Uploads {
    next: u64,
    open: BTreeMap<u64, Open>,
    brought: BTreeMap<(AgentId, Digest), Moment>,
}

/// One file on its way.
pub(super) struct Open {
    pub(super) owner: AgentId,
    /// What it was announced as.
    pub(super) file: Attachment,
    /// How many bytes are there.
    pub(super) have: u64,
    /// Where they go; out while a piece is being written, and `None` where the desk has them already.
    pub(super) sink: Sink,
    pub(super) touched_at: Moment,
}

/// Where the bytes of an upload go.
pub(super) enum Sink {
    File(Box<blobs::Upload>),
    /// A piece is being written.
    Busy,
    /// The bytes were there before.
    Known,
}

impl Uploads {
    /// Begins one; `None` when there are too many.
    pub(super) fn begin(&mut self, open: Open) -> Option<u64> {
        let own = self
            .open
            .values()
            .filter(|it| it.owner == open.owner)
            .count();
        if own >= UPLOADS_OF_ONE_MAX || self.open.len() >= UPLOADS_MAX {
            return None;
        }
        self.next += 1;
        self.open.insert(self.next, open);
        Some(self.next)
    }

    pub(super) fn get(&mut self, ticket: u64, owner: AgentId) -> Option<&mut Open> {
        self.open.get_mut(&ticket).filter(|it| it.owner == owner)
    }

    pub(super) fn remove(&mut self, ticket: u64, owner: AgentId) -> Option<Open> {
        self.get(ticket, owner)?;
        self.open.remove(&ticket)
    }

    /// Remembers who brought a file, so that they may send it.
    pub(super) fn bring(&mut self, owner: AgentId, digest: Digest, now: Moment) {
        if self.brought.len() >= BROUGHT_MAX {
            self.brought.pop_first();
        }
        self.brought.insert((owner, digest), now);
    }

    pub(super) fn has_brought(&self, owner: AgentId, digest: Digest) -> bool {
        self.brought.contains_key(&(owner, digest))
    }

    /// Forgets what nobody went on with.
    pub(super) fn sweep(&mut self, now: Moment) {
        self.open
            .retain(|_, open| now.since(open.touched_at) < UPLOAD_IDLE);
        self.brought.retain(|_, at| now.since(*at) < BROUGHT_KEPT);
    }
}

/// The most uploads of one person at once.
pub(super) const UPLOADS_OF_ONE_MAX: usize = 10;

/// The most uploads at once.
const UPLOADS_MAX: usize = 200;

/// How long an upload may lie idle.
const UPLOAD_IDLE: Span = Span::minutes(10);

/// How long it is remembered who brought a file; as long as files that nobody mentions are kept.
const BROUGHT_KEPT: Span = Span::hours(24);

/// How many of these are remembered.
const BROUGHT_MAX: usize = 10_000;
