//! Texts to read: a customer's record, why a conversation is where it is, what happened, a whole message.

use crate::domain::{ContactId, ConversationId, Name, Seq};
use crate::protocol::message::answer::Events;
use crate::protocol::message::lists::ListsRequest;
use crate::protocol::message::{ContactsRequest, SuperviseRequest};
use crate::protocol::view::desk::DecisionView;
use crate::protocol::view::people::ContactView;
use crate::terminal::{safe, when};

use super::ask::Then;
use super::customer::likely_lines;
use super::overlay::{Choice, Goal};
use super::thread::Thread;
use super::{App, Failed, Page, Wish};

/// A text to read.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// What it is.
    pub(crate) title: String,
    /// Its lines.
    pub(crate) lines: Vec<String>,
    /// How many lines it is scrolled down.
    pub(crate) scroll: usize,
    /// Which customer it is about, where their conversations are wanted too.
    pub(crate) about: Option<ContactId>,
    /// The record that is read.
    pub(crate) contact: Option<Box<ContactView>>,
    /// What follows and was not read yet.
    pub(crate) more: Option<More>,
    /// Where one came from.
    pub(crate) from: Page,
}

/// What follows a text and was not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum More {
    /// A customer's conversations, from there on.
    Timeline(ContactId, String),
    /// What happened later.
    Events(Of, Seq),
}

/// Whose events are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// A colleague's.
    Agent(Name),
    /// A conversation's.
    Conversation(ConversationId),
}

impl Reading {
    pub(super) fn step(&mut self, by: isize) {
        let last = self.lines.len().saturating_sub(1);
        self.scroll = self.scroll.saturating_add_signed(by).min(last);
    }

    /// Whether its end is near enough that what follows should be read.
    pub(super) fn nears_end(&self, rows: usize) -> bool {
        self.scroll + rows >= self.lines.len()
    }
}

impl App {
    /// Shows a text; Esc goes back to where one is now.
    pub(super) fn show_text(&mut self, title: String, lines: Vec<String>) {
        let from = match self.page {
            Page::Reading => self.reading.from,
            page => page,
        };
        self.reading = Reading {
            title,
            lines,
            from,
            ..Reading::default()
        };
        self.page = Page::Reading;
    }

    /// The record of the customer of a conversation.
    pub(super) fn read_contact(&mut self, id: ConversationId) {
        let known = self.thread.as_ref().filter(|thread| thread.id == id);
        if let Some(contact) = known.and_then(|thread| thread.contact.clone()) {
            self.read_about(&contact, Page::Inbox);
        } else if let Some(view) = self.conversation(id) {
            let contact = view.contact.id;
            self.page = Page::Reading;
            self.reading = Reading {
                about: Some(contact),
                ..Reading::default()
            };
            self.read(ContactsRequest::Show { contact }, Then::Contact);
        }
    }

    /// Shows a customer's record; their conversations follow.
    pub(super) fn read_about(&mut self, contact: &ContactView, from: Page) {
        let speech = self.setup.speech;
        let mut lines = vec![safe::line(&contact.name)];
        for address in &contact.addresses {
            lines.push(format!(
                "{}  {}",
                safe::line(&address.scheme),
                safe::line(&address.value)
            ));
        }
        if let Some(language) = &contact.language {
            lines.push(speech.say(
                "terminal.contact_language",
                &[("language", &safe::line(language))],
            ));
        }
        for field in &contact.fields {
            lines.push(format!(
                "{}: {}",
                safe::line(&field.name),
                safe::line(&field.value)
            ));
        }
        lines.extend(likely_lines(speech, contact));
        let since = when::day(contact.created_at, &self.setup.zone);
        lines.push(speech.say("terminal.contact_since", &[("day", &since)]));
        lines.push(speech.say("terminal.contact_number", &[("number", &contact.id)]));
        lines.push(String::new());
        let open = self.thread.as_ref().and_then(Thread::view);
        let open = open.or_else(|| self.inbox.current());
        if let Some(view) = open.filter(|view| view.contact.id == contact.id) {
            lines.extend(crate::terminal::draw::case_lines(self, view));
            lines.push(String::new());
        }
        self.reading = Reading {
            title: speech.word("terminal.contact_title"),
            lines,
            about: Some(contact.id),
            contact: Some(Box::new(contact.clone())),
            from,
            ..Reading::default()
        };
        self.page = Page::Reading;
        self.read_timeline(contact.id, None);
    }

    /// Lets the person choose which of the customer's conversations is opened.
    pub(super) fn choose_earlier(&mut self) {
        let lines = self.reading.lines.iter();
        let rows = lines.filter_map(|line| {
            let number = line.strip_prefix('#')?.split(' ').next()?;
            Some(Choice::labelled(line.clone(), format!("show {number}")))
        });
        let rows = rows.collect();
        self.pick("terminal.earlier_title", rows, Goal::Run);
    }

    /// Everything a customer had with the desk.
    pub(super) fn read_timeline(&mut self, contact: ContactId, cursor: Option<String>) {
        let ask = ListsRequest::Timeline {
            contact,
            cursor,
            limit: TIMELINE_ITEMS,
        };
        self.read(ask, Then::Timeline);
    }

    /// What happened to a conversation, from its beginning.
    pub(super) fn read_history(&mut self, id: ConversationId) {
        self.read_events(Of::Conversation(id), None);
    }

    /// What happened, after a place in the journal.
    pub(super) fn read_events(&mut self, of: Of, after: Option<Seq>) {
        match of.clone() {
            Of::Agent(agent) => {
                let ask = SuperviseRequest::AgentHistory {
                    agent,
                    after,
                    limit: EVENTS_ITEMS,
                };
                self.read(ask, Then::Events(of));
            }
            Of::Conversation(conversation) => {
                let ask = ListsRequest::History {
                    conversation,
                    after,
                    limit: EVENTS_ITEMS,
                };
                self.read(ask, Then::Events(of));
            }
        }
    }

    /// Shows what happened, or adds it to what is shown already.
    pub(super) fn show_events(&mut self, of: Of, events: &Events) {
        let speech = self.setup.speech;
        let title = match &of {
            Of::Agent(name) => speech.say("terminal.agent_history_title", &[("name", name)]),
            Of::Conversation(id) => speech.say("terminal.history_title", &[("number", id)]),
        };
        let about_one = matches!(of, Of::Conversation(_));
        let mut lines: Vec<String> = Vec::new();
        for event in &events.items {
            let day = when::day(event.at, &self.setup.zone);
            let which = match event.conversation {
                Some(id) if !about_one => format!("#{id} "),
                _ => String::new(),
            };
            let what = crate::terminal::draw::event_text(self, event);
            lines.push(format!("{day} {which}{what}"));
        }
        let goes_on = self.page == Page::Reading && self.reading.title == title;
        if lines.is_empty() && !goes_on {
            lines.push(speech.word("terminal.no_decisions"));
        }
        if goes_on {
            self.reading.lines.extend(lines);
            self.reading.lines.truncate(READING_LINES_MAX);
        } else {
            self.show_text(title, lines);
        }
        let room = self.reading.lines.len() < READING_LINES_MAX;
        self.reading.more = (events.later && room).then_some(More::Events(of, events.last));
    }

    pub(super) fn explain(&mut self, conversation: ConversationId) {
        let ask = SuperviseRequest::Explain {
            conversation,
            limit: DECISIONS_ITEMS,
        };
        self.read(ask, Then::Decisions(conversation));
    }

    /// Shows why a conversation is where it is.
    pub(super) fn show_decisions(&mut self, id: ConversationId, decisions: &[DecisionView]) {
        let speech = self.setup.speech;
        let mut lines: Vec<String> = decisions
            .iter()
            .flat_map(|one| self.decision_lines(one))
            .collect();
        if lines.is_empty() {
            lines.push(speech.word("terminal.no_decisions"));
        }
        let title = speech.say("terminal.explain_title", &[("number", &id)]);
        self.show_text(title, lines);
    }

    /// One decision: what brought it up, who got it, and everybody who was looked at.
    fn decision_lines(&self, one: &DecisionView) -> Vec<String> {
        let speech = self.setup.speech;
        let at = when::clock(one.at, self.now, &self.setup.zone);
        let winner = one
            .winner
            .as_ref()
            .map_or_else(|| speech.word("terminal.nobody"), |name| safe::line(name));
        let mut lines = vec![speech.say(
            "terminal.decision",
            &[
                ("at", &at),
                ("queue", &self.called("queue", &one.queue)),
                ("cause", &speech.known("terminal.cause_", &one.cause)),
                ("rule", &speech.known("terminal.rule_", &one.rule)),
                ("winner", &winner),
                ("generation", &one.generation),
            ],
        )];
        for candidate in &one.candidates {
            let figures: Vec<String> = candidate
                .params
                .iter()
                .map(|param| format!("{}={}", safe::line(&param.name), safe::line(&param.value)))
                .collect();
            lines.push(format!(
                "  {} {}  {}  {}",
                if candidate.eligible { "+" } else { "-" },
                safe::line(&candidate.agent),
                speech.known("terminal.reason_", &candidate.reason),
                figures.join(" ")
            ));
        }
        if one.unlisted > 0 {
            let more = usize::try_from(one.unlisted).unwrap_or(usize::MAX);
            let text = speech.plural("terminal.unlisted", more, &[]);
            let groups = one.rest.iter().map(|group| {
                let reason = speech.known("terminal.reason_", &group.reason);
                format!("{} {reason}", group.count)
            });
            let groups: Vec<String> = groups.collect();
            lines.push(format!("  {text}: {}", groups.join(", ")));
        }
        lines.push(String::new());
        lines
    }

    /// The whole text of a message that is longer than what the screen was given.
    pub(super) fn read_clipped(&mut self, conversation: ConversationId) {
        let open = self.thread.as_ref().filter(|one| one.id == conversation);
        let shown = open.and_then(|thread: &Thread| thread.show.as_ref());
        let clipped = shown.and_then(|show| show.messages.iter().rev().find(|one| one.clipped));
        match clipped.map(|message| message.seq) {
            Some(seq) => self.read_body(conversation, seq),
            None => self.say_word("terminal.nothing_clipped"),
        }
    }

    /// The whole text of a message.
    pub(super) fn read_body(&mut self, conversation: ConversationId, seq: u32) {
        self.wishes.push(Wish::Body { conversation, seq });
    }

    /// A whole text came, or did not.
    pub(super) fn body_read(&mut self, seq: u32, result: Result<String, Failed>) {
        let speech = self.setup.speech;
        match result {
            Ok(text) => {
                let lines = text.split('\n').take(READING_LINES_MAX);
                let lines = lines.flat_map(|line| safe::long_line(line.trim_end_matches('\r')));
                let title = speech.say("terminal.body_title", &[("seq", &seq)]);
                self.show_text(title, lines.collect());
            }
            Err(why) => {
                let why = self.failed(&why);
                self.warn(speech.say("terminal.not_read", &[("why", &why)]));
            }
        }
    }
}

const TIMELINE_ITEMS: u32 = 100;

const DECISIONS_ITEMS: u32 = 50;

const EVENTS_ITEMS: u32 = 500;

/// The most lines of one text; more than the longest message has.
const READING_LINES_MAX: usize = 100_000;
