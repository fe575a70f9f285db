//! The pages beside the inbox, how one goes there and how they are read on: the floor, what has not left, customers.

use crate::domain::MessageId;
use crate::protocol::List;
use crate::protocol::message::answer::{Contacts, Outbox};
use crate::protocol::message::{ContactsRequest, DeskRequest, SuperviseRequest};
use crate::protocol::view::desk::OutboxView;
use crate::protocol::view::people::ContactView;

use super::ask::Then;
use super::inbox::Drill;
use super::overlay::{Ask, Yes};
use super::panel::Table;
use super::{App, Focus, Page};

pub(crate) use super::reading::{More, Of};

/// What has not left.
#[derive(Debug, Default)]
pub(crate) struct Outgoing {
    /// The messages, as far as they were read.
    pub(crate) items: Vec<OutboxView>,
    /// How many there are.
    pub(crate) total: u32,
    /// Which one the cursor is on.
    pub(crate) cursor: usize,
    /// Only those given up, only the others, or both.
    pub(crate) dead: Option<bool>,
    /// Only those that wait for approval, only the others, or both.
    pub(crate) held: Option<bool>,
    /// Where the unread rest begins.
    next: Option<String>,
}

/// What becomes of an answer that waits for approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judged {
    /// It leaves as it is.
    Approved,
    /// It leaves with another text.
    Changed,
    /// Its author has it again.
    GivenBack,
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
    /// Where the unread rest begins.
    next: Option<String>,
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

    pub(super) fn show(&mut self, outbox: Outbox, more: bool) {
        if !more {
            self.items.clear();
        }
        self.items.extend(outbox.items);
        self.next = outbox.next.filter(|_| self.items.len() < ROWS_MAX);
        self.total = outbox.total;
        self.step(0);
    }
}

impl Customers {
    pub(super) fn step(&mut self, by: isize) {
        let last = self.items.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    pub(super) fn show(&mut self, contacts: Contacts, more: bool) {
        if !more {
            self.items.clear();
            self.cursor = 0;
        }
        self.items.extend(contacts.items);
        self.next = contacts.next.filter(|_| self.items.len() < ROWS_MAX);
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
            "report" => self.read_report(""),
            "channels" => self.read_channels(),
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
                queues: List::new(),
            };
            self.read(ask, Then::Quiet);
        }
        let back = self.page == Page::Reading && self.reading.from != Page::Reading;
        self.page = if back { self.reading.from } else { Page::Inbox };
        self.reading.from = Page::Inbox;
        if back && self.page == Page::Panel {
            self.watch_panel();
        }
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
            queues: List::new(),
        };
        self.read(ask, Then::Panel);
    }

    pub(super) fn show_outbox(&mut self) {
        if !self.may("outbox.read") && !self.may("outbox.approve") {
            self.warn_word("terminal.not_allowed");
            return;
        }
        if self.page == Page::Panel {
            self.leave_page();
        }
        self.page = Page::Outbox;
        self.read_outbox(None);
    }

    /// `outbox dead` shows only what was given up, `outbox held` what waits for approval, `outbox waiting` only the
    /// rest, anything else all.
    pub(super) fn show_outbox_of(&mut self, which: &str) {
        self.outgoing.dead = match which {
            "dead" | "--dead" => Some(true),
            "waiting" => Some(false),
            _ => None,
        };
        self.outgoing.held = match which {
            "held" | "--held" => Some(true),
            "waiting" => Some(false),
            _ => None,
        };
        self.show_outbox();
    }

    fn read_outbox(&mut self, cursor: Option<String>) {
        let more = cursor.is_some();
        let ask = DeskRequest::Outbox {
            channel: None,
            dead: self.outgoing.dead,
            held: self.outgoing.held,
            cursor,
            limit: ROWS_READ,
        };
        self.read(ask, Then::Outbox(more));
    }

    pub(super) fn find_customers(&mut self, text: &str) {
        text.clone_into(&mut self.customers.text);
        self.page = Page::Customers;
        self.read_customers(None);
    }

    fn read_customers(&mut self, cursor: Option<String>) {
        let more = cursor.is_some();
        let ask = ContactsRequest::Find {
            text: self.customers.text.clone(),
            cursor,
            limit: ROWS_READ,
        };
        self.read(ask, Then::Customers(more));
    }

    /// Reads on where the cursor nears the end of what was read.
    pub(super) fn read_page_on(&mut self) {
        let near = match self.page {
            Page::Outbox => self.outgoing.cursor + READ_AHEAD_ROWS >= self.outgoing.items.len(),
            Page::Customers => {
                self.customers.cursor + READ_AHEAD_ROWS >= self.customers.items.len()
            }
            Page::Reading => self.reading.nears_end(self.drawn.thread_rows),
            Page::Inbox | Page::Panel => false,
        };
        if near {
            self.read_more();
        }
    }

    /// Reads what follows on this page, or what came before in the open conversation.
    pub(super) fn read_more(&mut self) {
        match self.page {
            Page::Outbox => {
                if let Some(next) = self.outgoing.next.take() {
                    self.read_outbox(Some(next));
                }
            }
            Page::Customers => {
                if let Some(next) = self.customers.next.take() {
                    self.read_customers(Some(next));
                }
            }
            Page::Reading => match self.reading.more.take() {
                Some(More::Timeline(contact, cursor)) => self.read_timeline(contact, Some(cursor)),
                Some(More::Events(of, after)) => self.read_events(of, Some(after)),
                None => {}
            },
            Page::Inbox if self.focus == Focus::List => self.read_list_on(),
            Page::Inbox => self.read_back(),
            Page::Panel => {}
        }
    }

    /// From the floor into what lies under the cursor.
    pub(super) fn open_panel(&mut self) {
        if self.panel.table == Table::Alarms
            && let Some(id) = self.panel.target()
        {
            self.leave_page();
            self.open(id);
            return;
        }
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

    /// Tries the delivery under the cursor again, or asks before it is given up.
    pub(super) fn settle_delivery(&mut self, again: bool) {
        let Some(message) = self.outgoing.current().map(|one| one.message) else {
            self.warn_word("terminal.none_chosen");
            return;
        };
        if again {
            self.retry_delivery(message);
        } else {
            self.prompt("terminal.drop_reason", Ask::DropReason(message));
        }
    }

    /// Asks once more before a delivery is given up for a reason.
    pub(super) fn confirm_drop(&mut self, message: MessageId, reason: &str) {
        let question = self
            .setup
            .speech
            .say("terminal.ask_drop", &[("message", &message)]);
        self.confirm(question, Yes::Drop(message, reason.to_owned()));
    }

    /// Lets the answer under the cursor leave, changes it before, or asks why it goes back.
    pub(super) fn judge_answer(&mut self, how: Judged) {
        let Some(one) = self.outgoing.current() else {
            self.warn_word("terminal.none_chosen");
            return;
        };
        let Some(text) = one.text.clone() else {
            self.warn_word("terminal.not_held");
            return;
        };
        let message = one.message;
        match how {
            Judged::Approved => self.approve_answer(message, None),
            // A line of the terminal holds one line.
            Judged::Changed if text.trim_end().contains('\n') => {
                self.warn_word("terminal.change_elsewhere");
            }
            Judged::Changed => {
                self.prompt_with("terminal.change_answer", &text, Ask::ChangeAnswer(message));
            }
            Judged::GivenBack => {
                self.prompt("terminal.give_back_reason", Ask::GiveBackReason(message));
            }
        }
    }

    pub(super) fn approve_answer(&mut self, message: MessageId, text: Option<String>) {
        self.act(
            DeskRequest::ApproveDelivery { message, text },
            Then::Settled("terminal.answer_approved"),
        );
    }

    pub(super) fn give_back_answer(&mut self, message: MessageId, reason: &str) {
        let reason = reason.to_owned();
        self.act(
            DeskRequest::GiveBackDelivery { message, reason },
            Then::Settled("terminal.answer_given_back"),
        );
    }

    pub(super) fn withdraw_answer(&mut self, message: MessageId) {
        self.act(
            DeskRequest::WithdrawDelivery { message },
            Then::Settled("terminal.answer_withdrawn"),
        );
    }

    pub(super) fn retry_delivery(&mut self, message: MessageId) {
        self.act(
            DeskRequest::RetryDelivery { message },
            Then::Settled("terminal.delivery_retried"),
        );
    }

    pub(super) fn drop_delivery(&mut self, message: MessageId, reason: &str) {
        let reason = reason.to_owned();
        self.act(
            DeskRequest::DropDelivery { message, reason },
            Then::Settled("terminal.delivery_dropped"),
        );
    }
}

/// How many rows of a page are read at once.
const ROWS_READ: u32 = 100;

/// How far before the end of what was read more is read.
const READ_AHEAD_ROWS: usize = 20;

/// The most rows kept of one page; whoever looks further narrows it.
const ROWS_MAX: usize = 5_000;
