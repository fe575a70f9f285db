//! What an action of the table of keys does.

use crate::domain::ConversationId;
use crate::protocol::message::lists::{Filter, Owner, Sort, WindowOf};
use crate::protocol::message::{ListsRequest, SuperviseRequest, WorkRequest};
use crate::protocol::view::conversation::{ConversationStatus, WorkState};
use crate::terminal::keys::Action;

use super::ask::Then;
use super::compose::Writing;
use super::overlay::{Ask, Overlay, Yes};
use super::pages::Judged;
use super::{App, Focus, Page};

impl App {
    /// Does what a key asks for.
    pub(super) fn perform(&mut self, action: Action) {
        match action {
            Action::Down => self.step_by(1),
            Action::Up => self.step_by(-1),
            Action::PageDown => self.step_by(self.page_rows()),
            Action::PageUp => self.step_by(-self.page_rows()),
            Action::First => self.step_by(-FAR),
            Action::Last => self.step_by(FAR),
            Action::Open => self.open_current(),
            Action::Peek => self.peek(),
            Action::Back => self.back(),
            Action::Pane => self.other_pane(),
            Action::NextNeeding => self.next_needing(),
            Action::Tab(tab) => self.tab(tab),
            Action::Search if self.page == Page::Customers => {
                let line = "customer find".to_owned();
                self.prompt("terminal.search_title", Ask::Fill(line));
            }
            Action::Search => self.prompt("terminal.search_title", Ask::Search),
            Action::Command => self.prompt("terminal.command_title", Ask::Command),
            Action::Help => self.overlay = Some(Overlay::Help(0)),
            Action::More => self.choose_more(),
            Action::Begin => self.command("begin"),
            Action::PanelFilter => {
                let held = self.panel.filter.clone();
                self.prompt_with("terminal.panel_filter_title", &held, Ask::PanelFilter);
            }
            Action::Go => self.going = true,
            Action::Reload => self.read_all(),
            Action::Quit => self.quit(),
            Action::Undo => self.undo(),
            Action::Decline => self.decline(None),
            Action::Mark => self.mark(),
            Action::Retry | Action::Drop => self.settle_delivery(action == Action::Retry),
            Action::Approve => self.judge_answer(Judged::Approved),
            Action::ChangeAnswer => self.judge_answer(Judged::Changed),
            Action::GiveBack => self.judge_answer(Judged::GivenBack),
            Action::Sort
            | Action::FilterTags
            | Action::Status
            | Action::AgentStatus
            | Action::PanelSort
            | Action::Move => self.perform_choice(action),
            _ => self.perform_work(action),
        }
    }

    /// What is done to a conversation.
    fn perform_work(&mut self, action: Action) {
        let Some(id) = self.target() else {
            self.warn_word("terminal.none_chosen");
            return;
        };
        match action {
            Action::Claim => self.each(
                |conversation| WorkRequest::Claim {
                    conversation,
                    over_capacity: false,
                },
                "terminal.claimed",
            ),
            Action::Resolve => self.resolve(),
            Action::ResolveNext => self.resolve_then_next(id),
            Action::Reply => self.reply_to(id),
            Action::Note => self.write_in(id, Writing::TeamNote),
            Action::Whisper => self.write_in(id, Writing::Whisper),
            Action::Join => {
                let ask = SuperviseRequest::Join { conversation: id };
                self.act(ask, Then::Say("terminal.joined"));
                self.seen_from_now_on();
            }
            Action::TakeOver => {
                let question = self
                    .setup
                    .speech
                    .say("terminal.ask_take_over", &[("number", &id)]);
                self.confirm(question, Yes::TakeOver(id));
            }
            Action::Flag => {
                let raised = !self.conversation(id).is_some_and(|view| view.flagged);
                let word = if raised {
                    "terminal.flagged"
                } else {
                    "terminal.unflagged"
                };
                self.act(
                    WorkRequest::Flag {
                        conversation: id,
                        raised,
                    },
                    Then::Say(word),
                );
            }
            Action::Explain => self.explain(id),
            Action::Contact => self.read_contact(id),
            Action::Body => self.read_clipped(id),
            Action::Attach => self.attach(id, ""),
            Action::Monitor => self.monitor(id),
            Action::Merge => self.choose_merged(id),
            Action::Split => self.choose_split(id),
            _ => self.perform_choice(action),
        }
    }

    /// The conversation that keys mean: the open one, or else the one under the cursor.
    pub(super) fn target(&self) -> Option<ConversationId> {
        match (self.page, self.focus) {
            (Page::Inbox, Focus::List) => self.inbox.current().map(|one| one.id),
            (Page::Inbox, _) => self.thread.as_ref().map(|thread| thread.id),
            (Page::Panel, _) => self.panel.target(),
            (Page::Outbox, _) => self.outgoing.current().map(|one| one.conversation),
            _ => None,
        }
    }

    /// Those that are marked, or else the one that keys mean.
    pub(super) fn targets(&self) -> Vec<ConversationId> {
        if self.page == Page::Inbox && self.focus == Focus::List && !self.inbox.marked.is_empty() {
            self.inbox.marked.iter().copied().collect()
        } else {
            self.target().into_iter().collect()
        }
    }

    /// What is known of a conversation.
    pub(crate) fn conversation(
        &self,
        id: ConversationId,
    ) -> Option<&crate::protocol::view::conversation::ConversationView> {
        let open = self.thread.as_ref().filter(|thread| thread.id == id);
        open.and_then(super::Thread::view)
            .or_else(|| self.inbox.find(id))
    }

    /// Does the same to each of those that are marked.
    pub(super) fn each(&mut self, ask: impl Fn(ConversationId) -> WorkRequest, done: &'static str) {
        let targets = self.targets();
        if targets.is_empty() {
            self.warn_word("terminal.none_chosen");
        }
        for id in targets {
            self.act(ask(id), Then::Say(done));
        }
        self.inbox.marked.clear();
    }

    /// Opens what is under the cursor; in the queue, to open is to take.
    fn open_current(&mut self) {
        match self.page {
            Page::Inbox => {
                let Some(view) = self.inbox.current() else {
                    return;
                };
                let (id, work) = (view.id, view.work);
                let takes = self.inbox.tab == 1
                    && self.inbox.drill.is_none()
                    && self.inbox.search.is_none()
                    && work == WorkState::Queued;
                if takes && !self.setup.read_only {
                    let ask = WorkRequest::Claim {
                        conversation: id,
                        over_capacity: false,
                    };
                    self.act(ask, Then::Claimed(id, false));
                }
                self.open(id);
            }
            Page::Panel => self.open_panel(),
            Page::Outbox => {
                if let Some(id) = self.target() {
                    self.open(id);
                }
            }
            Page::Customers => self.open_customer(),
            Page::Reading if self.reading.contact.is_some() => self.choose_earlier(),
            Page::Reading => {}
        }
    }

    fn peek(&mut self) {
        if let Some(id) = self.inbox.current().map(|one| one.id) {
            self.open(id);
            self.focus = Focus::List;
        }
    }

    /// Answers: where nobody has it yet it is taken first, so that two do not answer the same customer.
    pub(super) fn reply_to(&mut self, id: ConversationId) {
        let waits = self
            .conversation(id)
            .is_some_and(|view| view.assignee.is_none() && view.work == WorkState::Queued);
        self.write_in(id, Writing::Reply);
        if waits && !self.setup.read_only {
            let ask = WorkRequest::Claim {
                conversation: id,
                over_capacity: false,
            };
            self.act(ask, Then::Claimed(id, true));
        }
    }

    fn write_in(&mut self, id: ConversationId, writing: Writing) {
        if self.thread.as_ref().is_none_or(|thread| thread.id != id) {
            self.open(id);
        }
        self.write(writing);
    }

    /// A page up or down is what fits, less one.
    fn page_rows(&self) -> isize {
        let rows = match (self.page, self.focus) {
            (Page::Inbox, Focus::List) => self.drawn.list_rows,
            _ => self.drawn.thread_rows,
        };
        isize::try_from(rows.saturating_sub(1).max(1)).unwrap_or(1)
    }

    fn step_by(&mut self, by: isize) {
        match (self.page, self.focus) {
            (Page::Inbox, Focus::List) => {
                self.inbox.step(by);
                self.read_on();
            }
            (Page::Inbox, _) => {
                let (hidden, top) = (self.drawn.thread_hidden, self.drawn.thread_top);
                let Some(thread) = &mut self.thread else {
                    return;
                };
                let from = thread.scroll.min(hidden);
                thread.scroll = from.saturating_add_signed(by.saturating_neg());
                if top {
                    thread.scroll = thread.scroll.min(hidden);
                }
                if by < 0 && top && thread.scroll == hidden {
                    self.read_back();
                }
            }
            (Page::Panel, _) => self.panel.step(by),
            (Page::Outbox, _) => self.outgoing.step(by),
            (Page::Customers, _) => self.customers.step(by),
            (Page::Reading, _) => self.reading.step(by),
        }
        self.read_page_on();
    }

    /// One step back: from a page to the inbox, from a thread to the list, from a search to the list.
    fn back(&mut self) {
        self.going = false;
        if self.page != Page::Inbox {
            self.leave_page();
        } else if self.focus == Focus::Thread {
            self.focus = Focus::List;
            if self.thread.as_ref().is_some_and(|thread| thread.unseen) {
                self.leave_thread();
            }
        } else if self.thread.is_some() {
            self.leave_thread();
        } else if !self.inbox.marked.is_empty() {
            self.inbox.marked.clear();
        } else if self.inbox.search.take().is_some()
            || self.inbox.drill.take().is_some()
            || !std::mem::take(&mut self.inbox.tags).is_empty()
        {
            self.list_anew();
        }
    }

    fn other_pane(&mut self) {
        if self.page == Page::Panel {
            self.panel.other_table();
        } else if self.focus == Focus::List && self.thread.is_some() {
            self.focus = Focus::Thread;
        } else {
            self.focus = Focus::List;
        }
    }

    /// Opens the next conversation that waits for the person.
    pub(super) fn next_needing(&mut self) {
        let filter = Filter {
            owner: Owner::Me,
            status: vec![ConversationStatus::New, ConversationStatus::Open].into(),
            ..Filter::default()
        };
        let of = Box::new(WindowOf {
            filter,
            sort: Sort::Due,
            cursor: None,
            limit: NEXT_ITEMS,
        });
        self.read(ListsRequest::Window { of }, Then::NextFound);
    }

    fn undo(&mut self) {
        match self.undo.take() {
            Some(held) if held.until > self.now => {
                self.act(
                    WorkRequest::Undo { undo: held.ticket },
                    Then::Say("terminal.undone"),
                );
            }
            _ => self.warn_word("terminal.nothing_to_undo"),
        }
    }

    fn mark(&mut self) {
        if let Some(id) = self.inbox.current().map(|one| one.id) {
            if !self.inbox.marked.remove(&id) {
                self.inbox.marked.insert(id);
            }
            self.inbox.step(1);
        }
    }

    /// Whoever joins is there for everybody to see.
    pub(super) fn seen_from_now_on(&mut self) {
        if let Some(thread) = &mut self.thread {
            thread.unseen = false;
        }
    }
}

/// Farther than any list goes.
const FAR: isize = 1_000_000;

/// How many are read to find the next one; the open one may be among them.
const NEXT_ITEMS: u32 = 5;
