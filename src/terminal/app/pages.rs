//! The pages beside the inbox: the floor, what has not left, customers, and texts to read.

use crate::domain::{ConversationId, Name};
use crate::protocol::message::lists::ListsRequest;
use crate::protocol::message::{ContactsRequest, DeskRequest, SuperviseRequest};
use crate::protocol::view::desk::{DecisionView, OutboxView, PanelView};
use crate::protocol::view::people::ContactView;
use crate::terminal::{safe, when};

use super::ask::Then;
use super::inbox::Drill;
use super::overlay::Yes;
use super::{App, Focus, Page};

/// The floor, and where one is on it.
#[derive(Debug, Default)]
pub(crate) struct Panel {
    /// How it is.
    pub(crate) view: Option<Box<PanelView>>,
    /// Whether the cursor is among the people rather than the queues.
    pub(crate) on_agents: bool,
    /// Which one it is on.
    pub(crate) cursor: usize,
}

/// What has not left.
#[derive(Debug, Default)]
pub(crate) struct Outgoing {
    /// The messages, as far as they were read.
    pub(crate) items: Vec<OutboxView>,
    /// How many there are.
    pub(crate) total: u32,
    /// Which one the cursor is on.
    pub(crate) cursor: usize,
}

/// Customers found.
#[derive(Debug, Default)]
pub(crate) struct Customers {
    /// What was looked for.
    pub(crate) text: String,
    /// Who was found.
    pub(crate) items: Vec<ContactView>,
    /// Which one the cursor is on.
    pub(crate) cursor: usize,
}

/// A text to read.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// What it is.
    pub(crate) title: String,
    /// Its lines.
    pub(crate) lines: Vec<String>,
    /// How many rows it is scrolled down.
    pub(crate) scroll: usize,
    /// Which customer it is about, where their conversations are wanted too.
    pub(crate) about: Option<crate::domain::ContactId>,
    /// Where one came from.
    pub(crate) from: Page,
}

impl Panel {
    /// The colleague under the cursor.
    pub(crate) fn agent(&self) -> Option<Name> {
        let agents = &self.view.as_ref().filter(|_| self.on_agents)?.agents;
        agents.get(self.cursor).map(|agent| agent.name.clone())
    }

    /// The queue under the cursor.
    pub(crate) fn queue(&self) -> Option<Name> {
        let queues = &self.view.as_ref().filter(|_| !self.on_agents)?.queues;
        queues.get(self.cursor).map(|queue| queue.name.clone())
    }

    /// The conversation that keys mean: the first for whom help was asked, else the first of the colleague's.
    pub(super) fn target(&self) -> Option<ConversationId> {
        let view = self.view.as_ref()?;
        let agent = view.agents.get(self.cursor).filter(|_| self.on_agents)?;
        let alarmed = view
            .alarms
            .iter()
            .find(|one| one.assignee.as_ref() == Some(&agent.name));
        alarmed
            .map(|one| one.id)
            .or_else(|| agent.conversations.first().copied())
    }

    pub(super) fn step(&mut self, by: isize) {
        let Some(view) = &self.view else { return };
        let rows = if self.on_agents {
            view.agents.len()
        } else {
            view.queues.len()
        };
        self.cursor = self
            .cursor
            .saturating_add_signed(by)
            .min(rows.saturating_sub(1));
    }

    pub(super) fn other_table(&mut self) {
        self.on_agents = !self.on_agents;
        self.cursor = 0;
    }

    pub(super) fn show(&mut self, view: Box<PanelView>) {
        self.view = Some(view);
        self.step(0);
    }
}

impl Outgoing {
    /// The message under the cursor.
    pub(crate) fn current(&self) -> Option<&OutboxView> {
        self.items.get(self.cursor)
    }

    pub(super) fn step(&mut self, by: isize) {
        let last = self.items.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }
}

impl Customers {
    pub(super) fn step(&mut self, by: isize) {
        let last = self.items.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }
}

impl Reading {
    pub(super) fn step(&mut self, by: isize) {
        let last = self.lines.len().saturating_sub(1);
        self.scroll = self.scroll.saturating_add_signed(by).min(last);
    }
}

impl App {
    /// Goes to a page by its name; `false` where there is none so called.
    pub(super) fn go_to(&mut self, name: &str) -> bool {
        match name {
            "inbox" => self.leave_page(),
            "panel" => self.show_panel(),
            "outbox" => self.show_outbox(),
            "customers" => {
                self.leave_page();
                self.page = Page::Customers;
                self.find_customers("");
            }
            "help" => self.perform(crate::terminal::keys::Action::Help),
            _ => return false,
        }
        true
    }

    /// Back to the inbox; what is no longer looked at is no longer told.
    pub(super) fn leave_page(&mut self) {
        if self.page == Page::Panel {
            let ask = SuperviseRequest::Panel {
                watch: false,
                queues: crate::protocol::List::new(),
            };
            self.read(ask, Then::Quiet);
        }
        let back = self.page == Page::Reading && self.reading.from != Page::Reading;
        self.page = if back { self.reading.from } else { Page::Inbox };
        self.reading.from = Page::Inbox;
        if self.page == Page::Inbox && self.thread.is_none() {
            self.focus = Focus::List;
        }
    }

    fn show_panel(&mut self) {
        if !self.may("supervise.panel") {
            self.warn_word("terminal.not_allowed");
            return;
        }
        self.page = Page::Panel;
        self.watch_panel();
    }

    /// Reads the floor and has it kept current.
    pub(super) fn watch_panel(&mut self) {
        let ask = SuperviseRequest::Panel {
            watch: true,
            queues: crate::protocol::List::new(),
        };
        self.read(ask, Then::Panel);
    }

    pub(super) fn show_outbox(&mut self) {
        if self.page == Page::Panel {
            self.leave_page();
        }
        self.page = Page::Outbox;
        let ask = DeskRequest::Outbox {
            channel: None,
            dead: None,
            cursor: None,
            limit: OUTBOX_ITEMS,
        };
        self.read(ask, Then::Outbox);
    }

    pub(super) fn find_customers(&mut self, text: &str) {
        text.clone_into(&mut self.customers.text);
        self.page = Page::Customers;
        let ask = ContactsRequest::Find {
            text: text.to_owned(),
            cursor: None,
            limit: CUSTOMERS_ITEMS,
        };
        self.read(ask, Then::Customers);
    }

    /// From the floor into what lies under the cursor.
    pub(super) fn open_panel(&mut self) {
        let drill = match (self.panel.agent(), self.panel.queue()) {
            (Some(agent), _) => Drill::Agent(agent),
            (None, Some(queue)) => Drill::Queue(queue),
            (None, None) => return,
        };
        self.leave_page();
        self.leave_thread();
        self.focus = Focus::List;
        self.inbox.search = None;
        self.inbox.drill = Some(drill);
        self.list_anew();
    }

    pub(super) fn open_customer(&mut self) {
        let Some(contact) = self.customers.items.get(self.customers.cursor).cloned() else {
            return;
        };
        self.read_about(&contact, Page::Customers);
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
        let since = when::day(contact.created_at, &self.setup.zone);
        lines.push(speech.say("terminal.contact_since", &[("day", &since)]));
        lines.push(String::new());
        self.reading = Reading {
            title: speech.word("terminal.contact_title"),
            lines,
            scroll: 0,
            about: Some(contact.id),
            from,
        };
        self.page = Page::Reading;
        let ask = ListsRequest::Timeline {
            contact: contact.id,
            cursor: None,
            limit: TIMELINE_ITEMS,
        };
        self.read(ask, Then::Timeline);
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
        let mut lines = Vec::new();
        for one in decisions {
            let at = when::clock(one.at, self.now, &self.setup.zone);
            let winner = one
                .winner
                .as_ref()
                .map_or_else(|| speech.word("terminal.nobody"), |name| safe::line(name));
            lines.push(speech.say(
                "terminal.decision",
                &[
                    ("at", &at),
                    ("queue", &one.queue),
                    ("cause", &speech.known("terminal.cause_", &one.cause)),
                    ("rule", &speech.known("terminal.rule_", &one.rule)),
                    ("winner", &winner),
                    ("generation", &one.generation),
                ],
            ));
            for candidate in &one.candidates {
                let figures: Vec<String> = candidate
                    .params
                    .iter()
                    .map(|param| {
                        format!("{}={}", safe::line(&param.name), safe::line(&param.value))
                    })
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
                lines.push(format!(
                    "  {}",
                    speech.plural("terminal.unlisted", more, &[])
                ));
            }
            lines.push(String::new());
        }
        if lines.is_empty() {
            lines.push(speech.word("terminal.no_decisions"));
        }
        self.reading = Reading {
            title: speech.say("terminal.explain_title", &[("number", &id)]),
            lines,
            scroll: 0,
            about: None,
            from: self.page,
        };
        self.page = Page::Reading;
    }

    /// Tries the delivery under the cursor again, or asks before it is given up.
    pub(super) fn settle_delivery(&mut self, again: bool) {
        let Some(message) = self.outgoing.current().map(|one| one.message) else {
            self.warn_word("terminal.none_chosen");
            return;
        };
        if again {
            self.act(
                DeskRequest::RetryDelivery { message },
                Then::Say("terminal.delivery_retried"),
            );
        } else {
            let question = self
                .setup
                .speech
                .say("terminal.ask_drop", &[("message", &message)]);
            self.confirm(question, Yes::Drop(message));
        }
    }
}

const OUTBOX_ITEMS: u32 = 200;

const CUSTOMERS_ITEMS: u32 = 100;

const TIMELINE_ITEMS: u32 = 100;

const DECISIONS_ITEMS: u32 = 20;
