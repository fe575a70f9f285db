//! What the desk answered, put where it belongs.

use crate::domain::ConversationId;
use crate::protocol::Code;
use crate::protocol::message::answer::{Bulk, Sent, Window};
use crate::protocol::message::{Accepted, Data, Outcome, Refusal};
use crate::protocol::view::people::ContactView;
use crate::terminal::{safe, when};

use super::ask::Then;
use super::called::Called;
use super::compose::{Composer, Writing};
use super::overlay::Overlay;
use super::pages::More;
use super::review::NOBODY;
use super::{App, Focus, Page, Undoable};

impl App {
    pub(super) fn answer(&mut self, tag: u64, outcome: Outcome) {
        let Some(waiting) = self.awaited(tag) else {
            return;
        };
        match (outcome, waiting.then) {
            (Outcome::Accepted(accepted), then) => self.accepted(*accepted, then),
            (Outcome::Conflict(conflict), Then::Sent(composer)) => self.clash(*composer, conflict),
            (Outcome::Conflict(conflict), Then::Closed(closing)) => {
                self.not_closed(*closing, conflict);
            }
            (Outcome::Conflict(conflict), then) => self.refused(&conflict.refusal, then),
            (Outcome::Remarked(remarked), Then::Sent(composer)) => {
                self.remarked(*composer, &remarked);
            }
            (Outcome::Remarked(remarked), then) => self.refused(&remarked.refusal, then),
            (Outcome::Refused(refusal), then) => self.refused(&refusal, then),
        }
    }

    fn accepted(&mut self, accepted: Accepted, then: Then) {
        if let Some(undo) = accepted.undo {
            self.undo = Some(Undoable {
                ticket: undo.undo,
                until: undo.until,
            });
        }
        match then {
            Then::Quiet => {}
            Then::Say(word) => self.say_done(word),
            Then::ContactChanged(contact) => self.customer_changed(contact),
            Then::Settled(word) => {
                self.say_done(word);
                if self.page == Page::Outbox {
                    self.show_outbox();
                }
            }
            Then::Closed(closing) => self.closed(&closing),
            Then::Claimed(id, replying) => {
                self.say_done("terminal.claimed");
                if !replying {
                    self.open(id);
                }
            }
            Then::Accepted(id) => {
                self.offers.retain(|offer| offer.view.conversation.id != id);
                self.open(id);
                self.write(Writing::Reply);
            }
            then => self.given(accepted.data, then),
        }
    }

    /// Data that was asked for.
    fn given(&mut self, data: Data, then: Then) {
        match (data, then) {
            (Data::Window(window), then) => self.window(window, &then),
            (Data::Opened(show), Then::Opened(_)) => self.opened(show),
            (Data::Messages(messages), Then::Earlier(id)) => {
                if let Some(thread) = self.thread.as_mut().filter(|thread| thread.id == id) {
                    thread.prepend(messages);
                }
            }
            (Data::Sent(sent), Then::Sent(composer)) => self.sent(&sent, &composer),
            (Data::Rendered(rendered), Then::Rendered(id)) if self.is_open(id) => {
                self.overlay = Some(Overlay::Macro(rendered));
            }
            (Data::Conversation(view), Then::Split) => {
                self.say_done("terminal.split");
                self.open(view.id);
            }
            (Data::Vocabulary(vocabulary), _) => {
                let lang = self.setup.speech.lang;
                self.panel.called = Called::of(&vocabulary, lang.code());
                self.vocabulary = Some(*vocabulary);
            }
            (Data::Reviewed(found), Then::Reviewed(looked)) => self.reviewed(found, &looked),
            (Data::Lines(lines), Then::Practice) => self.show_practice(lines),
            (Data::Guidance(found), Then::Guidance(shown)) => self.take_guidance(found, shown),
            (Data::Macros(macros), _) => self.macros = macros.into_vec(),
            (Data::Contact(contact), _) => self.contact(contact),
            (Data::Contacts(contacts), Then::Customers(more)) => {
                self.customers.show(contacts, more);
            }
            (Data::Contacts(contacts), Then::FoundToMerge(into)) => {
                self.choose_same(into, &contacts.items);
            }
            (Data::Events(events), Then::Events(of)) => self.show_events(of, &events),
            (Data::Panel(panel), _) => self.panel.show(panel),
            (Data::Decisions(decisions), Then::Decisions(id)) => {
                self.show_decisions(id, &decisions);
            }
            (Data::Outbox(outbox), Then::Outbox(more)) => self.outgoing.show(outbox, more),
            (Data::Report(report), Then::Report(about)) => self.show_report(about, &report),
            (Data::Channels(channels), Then::Channels) => self.show_channels(&channels),
            (Data::Bulk(bulk), _) => self.bulk(&bulk),
            (Data::Agent(agent), Then::Me) => self.me = Some(*agent),
            (Data::Session(session), _) => self.me = session.agent.map(|agent| *agent),
            (Data::ConfigStatus(status), _) => self.config_stands(&status),
            _ => {}
        }
    }

    /// What was sent was taken: said, with what there was to say of it, and on to what comes next.
    fn sent(&mut self, sent: &Sent, composer: &Composer) {
        self.say_done(match composer.writing {
            Writing::Reply | Writing::First => "terminal.sent",
            Writing::TeamNote | Writing::OwnNote => "terminal.noted",
            Writing::Whisper => "terminal.whispered",
        });
        self.remark_on(composer);
        if let Some(thread) = &mut self.thread
            && thread.id == composer.conversation
        {
            // One's own message is no news to its author.
            thread.read_seq = thread.read_seq.max(sent.seq);
            thread.scroll = 0;
        }
        let begun = composer.writing == Writing::First
            && self.thread.as_ref().is_none_or(|one| one.id == NOBODY);
        if let Some(next) = sent.next {
            self.open(next);
        } else if begun {
            self.open(sent.conversation);
        } else if composer.next {
            self.say_word("terminal.nothing_more");
        }
    }

    fn is_open(&self, id: ConversationId) -> bool {
        self.thread.as_ref().is_some_and(|thread| thread.id == id)
    }

    fn window(&mut self, window: Window, then: &Then) {
        match then {
            Then::List if self.inbox.search.is_none() => self.inbox.show(window),
            Then::Found => {
                if window.items.is_empty() {
                    self.say_word("terminal.nothing_found");
                }
                if self.inbox.search.is_some() {
                    self.inbox.show(window);
                }
            }
            Then::More => self.inbox.extend(window),
            Then::Glance => self.inbox.glance(window.items, &[], window.counts, true),
            Then::NextFound => {
                let here = self.thread.as_ref().map(|thread| thread.id);
                match window.items.iter().find(|one| Some(one.id) != here) {
                    Some(next) => {
                        let id = next.id;
                        self.open(id);
                        self.inbox.follow(Some(id));
                    }
                    None => self.say_word("terminal.nothing_more"),
                }
            }
            Then::Timeline => self.timeline(window),
            _ => {}
        }
    }

    fn timeline(&mut self, window: Window) {
        let about = self.reading.about.filter(|_| self.page == Page::Reading);
        let mut lines = Vec::new();
        for one in &window.items {
            let day = when::day(one.created_at, &self.setup.zone);
            let speech = self.setup.speech;
            let status = speech.word(crate::terminal::draw::status_key(one.status));
            lines.push(format!(
                "#{} {day} {} {} {} {status}",
                one.number,
                safe::line(&one.channel),
                speech.glyphs().middle,
                safe::line(&one.subject),
            ));
        }
        let belongs = window.items.first().map(|one| one.contact.id);
        if let Some(contact) = about
            && (belongs.is_none() || belongs == about)
        {
            if lines.is_empty() && self.reading.more.is_none() {
                lines.push(self.setup.speech.word("terminal.no_conversations"));
            }
            self.reading.more = window
                .next
                .clone()
                .map(|next| More::Timeline(contact, next));
            self.reading.about = self.reading.more.as_ref().map(|_| contact);
            self.reading.lines.extend(lines);
        }
        if let Some(thread) = &mut self.thread
            && thread.timeline.is_empty()
        {
            let own = thread.view().map(|view| view.contact.id);
            if own == belongs {
                thread.timeline = window.items.into_vec();
            }
        }
    }

    fn contact(&mut self, contact: Box<ContactView>) {
        let wanted = self.page == Page::Reading && self.reading.about == Some(contact.id);
        if wanted && self.reading.lines.is_empty() {
            let from = self.reading.from;
            self.read_about(&contact, from);
        }
        for known in &mut self.customers.items {
            if known.id == contact.id {
                known.clone_from(&contact);
            }
        }
        if let Some(thread) = &mut self.thread
            && thread
                .view()
                .is_some_and(|view| view.contact.id == contact.id)
        {
            thread.contact = Some(contact);
        }
    }

    fn bulk(&mut self, bulk: &Bulk) {
        let speech = self.setup.speech;
        let done = speech.plural("terminal.moved", bulk.done.len(), &[]);
        match bulk.refused.first() {
            Some(first) => {
                let why = speech.refusal(&first.refusal);
                let refused =
                    speech.plural("terminal.not_moved", bulk.refused.len(), &[("why", &why)]);
                self.warn(format!("{done} {refused}"));
            }
            None => self.say(done),
        }
        self.inbox.marked.clear();
    }

    /// Says that something was done, and how to take it back where that can be.
    pub(super) fn say_done(&mut self, word: &str) {
        let speech = self.setup.speech;
        let done = speech.word(word);
        let undo = self.undo.filter(|undo| undo.until > self.now);
        match undo {
            Some(undo) => {
                let seconds = (undo.until.since(self.now).0 + 999) / 1000;
                let offer = speech.say("terminal.undo_offer", &[("seconds", &seconds)]);
                self.say(format!("{done} {offer}"));
            }
            None => self.say(done),
        }
    }

    fn refused(&mut self, refusal: &Refusal, then: Then) {
        match then {
            Then::Quiet
            | Then::Config
            | Then::Glance
            | Then::Me
            | Then::Macros
            | Then::Guidance(false) => return,
            Then::Sent(composer) => {
                self.not_sent(*composer, refusal);
                return;
            }
            // Who may not have it looked at sends it as it is.
            Then::Reviewed(looked) => {
                self.passed(&looked);
                return;
            }
            Then::Accepted(_) => self.offers_back(),
            Then::Opened(id) => self.not_opened(id),
            Then::Claimed(_, true) => self.focus = Focus::Thread,
            _ => {}
        }
        let offer_over = refusal.code == Code::OFFER_GONE;
        if offer_over {
            let now = self.now;
            self.offers
                .retain(|offer| offer.view.deadline > now && !offer.answered);
        }
        self.warn(self.setup.speech.refusal(refusal));
    }

    fn not_opened(&mut self, id: ConversationId) {
        let empty = self
            .thread
            .as_ref()
            .is_some_and(|thread| thread.id == id && thread.show.is_none());
        if empty {
            self.thread = None;
            self.focus = Focus::List;
        }
    }
}
