//! What passing time does: leases are renewed, drafts kept, lines taken away; and a line that comes and goes.

use crate::domain::agent::Role;
use crate::domain::{Moment, Span};
use crate::protocol::message::{DeskRequest, ListsRequest, PresenceRequest};
use crate::protocol::view::people::SessionView;

use super::ask::Then;
use super::{App, Line, Page};

impl App {
    pub(super) fn tick(&mut self) {
        let now = self.now;
        if self.said.as_ref().is_some_and(|said| said.until <= now) {
            self.said = None;
        }
        if self.undo.is_some_and(|undo| undo.until <= now) {
            self.undo = None;
        }
        // An offer whose end was never told, because the line broke, ends by its own deadline.
        self.offers
            .retain(|offer| now.since(offer.view.deadline) < OFFER_LINGERS);
        self.read_by_now();
        if self.line == Line::Up {
            self.lease();
            self.save_draft(false);
        }
    }

    /// What has been on the screen long enough counts as read: an answer now rests on it.
    fn read_by_now(&mut self) {
        let now = self.now;
        let Some(thread) = &mut self.thread else {
            return;
        };
        let Some(since) = thread.news_at else { return };
        // What lies under a question is not being read.
        if now.since(since) < READ_WITHIN || self.overlay.is_some() {
            return;
        }
        thread.news_at = None;
        thread.read_seq = thread.last_seq();
        let (id, seq) = (thread.id, thread.read_seq);
        if let Some(composer) = self.drafts.get_mut(&id) {
            composer.base_seq = composer.base_seq.max(seq);
        }
    }

    /// A connection is there: everything on the screen is read anew.
    pub(super) fn connected(&mut self, session: SessionView, desk: String) {
        let back = matches!(self.line, Line::Down { .. });
        self.line = Line::Up;
        self.desk = desk;
        self.me = session.agent.map(|agent| *agent);
        self.permissions = session.permissions.into_iter().collect();
        self.ailing.clear();
        self.forget_reads();
        self.offers_back();
        self.read_all();
        if back {
            self.say_word("terminal.line_back");
        }
    }

    /// Reads what there is to choose from.
    pub(super) fn read_words(&mut self) {
        self.read(ListsRequest::Vocabulary, Then::Vocabulary);
        self.read(ListsRequest::Macros, Then::Macros);
    }

    /// Reads everything on the screen anew, and has all of it kept current again.
    pub(super) fn read_all(&mut self) {
        self.read_words();
        self.look_for_guidance();
        self.read(PresenceRequest::Me, Then::Me);
        self.read_list();
        self.read_glance();
        if let Some(thread) = &mut self.thread {
            thread.leased = None;
            self.read_thread();
        }
        match self.page {
            Page::Panel => self.watch_panel(),
            Page::Outbox => self.show_outbox(),
            _ => {}
        }
        let plain = self.me.as_ref().is_none_or(|me| me.role == Role::Agent);
        if !plain {
            self.read(DeskRequest::ConfigStatus { watch: true }, Then::Config);
        }
    }

    /// The line is lost. Nothing on the screen goes, nothing written goes, nothing sent is forgotten.
    pub(super) fn disconnected(&mut self, retry_at: Option<Moment>, why: String) {
        let since = match &self.line {
            Line::Down { since, .. } => *since,
            _ => self.now,
        };
        self.line = Line::Down {
            since,
            retry_at,
            why,
        };
    }
}

/// How long an offer stays after its deadline, for the desk to say how it ended.
const OFFER_LINGERS: Span = Span::seconds(5);

/// How long a message has to be on the screen before an answer counts as knowing it.
const READ_WITHIN: Span = Span::seconds(2);
