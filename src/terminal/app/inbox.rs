//! The lists of conversations: which one, in which order, narrowed how, and where the cursor is.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use crate::domain::{ConversationId, Moment, Name};
use crate::protocol::List;
use crate::protocol::message::ListsRequest;
use crate::protocol::message::answer::{Counts, Window};
use crate::protocol::message::lists::{Filter, Owner, Sort, WindowOf};
use crate::protocol::view::conversation::{ConversationView, WorkState};

use super::App;
use super::ask::Then;

/// The lists and where one is in them.
#[derive(Debug, Default)]
pub(crate) struct Inbox {
    /// Which of the three: mine, queued, all.
    pub(crate) tab: u8,
    /// In which order.
    pub(crate) sort: Sort,
    /// Only with all of these labels.
    pub(crate) tags: Vec<Name>,
    /// What was searched for; the list then is what was found.
    pub(crate) search: Option<String>,
    /// Only this queue's or this colleague's.
    pub(crate) drill: Option<Drill>,
    /// What is in the list, as far as it was read.
    pub(crate) items: Vec<ConversationView>,
    /// Where the unread rest begins.
    pub(crate) next: Option<String>,
    /// How many there are.
    pub(crate) counts: Option<Counts>,
    /// Which one the cursor is on.
    pub(crate) cursor: usize,
    /// Marked for several at once.
    pub(crate) marked: BTreeSet<ConversationId>,
    /// How many wait in the queues, and since when the oldest does.
    pub(crate) queued: (u32, Option<Moment>),
    /// What waits there, as far as it was read.
    glance: Vec<ConversationView>,
}

/// A list narrowed from the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Drill {
    /// One queue's.
    Queue(Name),
    /// One colleague's.
    Agent(Name),
}

impl Inbox {
    /// The conversation under the cursor.
    pub(crate) fn current(&self) -> Option<&ConversationView> {
        self.items.get(self.cursor)
    }

    /// A conversation of the list.
    pub(crate) fn find(&self, id: ConversationId) -> Option<&ConversationView> {
        self.items.iter().find(|one| one.id == id)
    }

    /// Replaces what is shown; the cursor stays on its conversation.
    pub(super) fn show(&mut self, window: Window) {
        let on = self.current().map(|one| one.id);
        self.items = window.items.into_vec();
        self.next = window.next;
        self.counts = Some(window.counts);
        self.follow(on);
    }

    /// Adds what follows.
    pub(super) fn extend(&mut self, window: Window) {
        for one in window.items {
            if self.find(one.id).is_none() && self.items.len() < ITEMS_MAX {
                self.items.push(one);
            }
        }
        self.next = window.next.filter(|_| self.items.len() < ITEMS_MAX);
    }

    /// Takes in what changed.
    pub(super) fn change(
        &mut self,
        changed: List<ConversationView>,
        gone: &[ConversationId],
        counts: Counts,
    ) {
        let on = self.current().map(|one| one.id);
        merge(&mut self.items, changed, gone, self.sort);
        self.marked.retain(|id| !gone.contains(id));
        self.counts = Some(counts);
        self.follow(on);
    }

    /// A conversation is otherwise now; where the list holds it, it is shown so.
    pub(super) fn refresh(&mut self, view: &ConversationView) {
        if let Some(one) = self.items.iter_mut().find(|one| one.id == view.id) {
            one.clone_from(view);
        }
    }

    /// Takes in what waits in the queues.
    pub(super) fn glance(
        &mut self,
        changed: List<ConversationView>,
        gone: &[ConversationId],
        counts: Counts,
        anew: bool,
    ) {
        if anew {
            self.glance.clear();
        }
        merge(&mut self.glance, changed, gone, Sort::Priority);
        let oldest = self.glance.iter().map(|one| one.enqueued_at).min();
        self.queued = (counts.total, oldest);
    }

    /// What the list is, in the desk's words.
    pub(super) fn window(&self, cursor: Option<String>) -> WindowOf {
        let mut filter = Filter {
            tags: self.tags.clone().into(),
            ..Filter::default()
        };
        match (&self.drill, self.tab) {
            (Some(Drill::Queue(queue)), _) => filter.queue = vec![queue.clone()].into(),
            (Some(Drill::Agent(agent)), _) => {
                filter.owner = Owner::Agent {
                    agent: agent.clone(),
                }
            }
            (None, 0) => filter.owner = Owner::Me,
            (None, 1) => filter.work = vec![WorkState::Queued].into(),
            (None, _) => {}
        }
        WindowOf {
            filter,
            sort: self.sort,
            cursor,
            limit: WINDOW_ITEMS,
        }
    }

    /// Moves the cursor by so many, staying inside.
    pub(super) fn step(&mut self, by: isize) {
        let last = self.items.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// Puts the cursor on a conversation, if it is in the list.
    pub(super) fn follow(&mut self, on: Option<ConversationId>) {
        let at = on.and_then(|id| self.items.iter().position(|one| one.id == id));
        let last = self.items.len().saturating_sub(1);
        self.cursor = at.unwrap_or(self.cursor).min(last);
    }
}

impl App {
    /// Reads the list anew and has it kept current.
    pub(super) fn read_list(&mut self) {
        if let Some(text) = self.inbox.search.clone() {
            let ask = ListsRequest::Search {
                text,
                cursor: None,
                limit: WINDOW_ITEMS,
            };
            self.read(ask, Then::Found);
            return;
        }
        let of = Box::new(self.inbox.window(None));
        self.read(ListsRequest::Subscribe { list: LIST, of }, Then::List);
    }

    /// Reads what waits in the queues and has it kept current.
    pub(super) fn read_glance(&mut self) {
        let filter = Filter {
            work: vec![WorkState::Queued].into(),
            ..Filter::default()
        };
        let of = Box::new(WindowOf {
            filter,
            sort: Sort::Priority,
            cursor: None,
            limit: WINDOW_ITEMS,
        });
        self.read(ListsRequest::Subscribe { list: GLANCE, of }, Then::Glance);
    }

    /// Reads on where the cursor nears the end of what was read.
    pub(super) fn read_on(&mut self) {
        let near = self.inbox.cursor + READ_AHEAD_ITEMS >= self.inbox.items.len();
        if near {
            self.read_list_on();
        }
    }

    /// Reads what follows in the list.
    pub(super) fn read_list_on(&mut self) {
        let Some(cursor) = self.inbox.next.take() else {
            return;
        };
        let ask = match self.inbox.search.clone() {
            Some(text) => ListsRequest::Search {
                text,
                cursor: Some(cursor),
                limit: WINDOW_ITEMS,
            },
            None => ListsRequest::Window {
                of: Box::new(self.inbox.window(Some(cursor))),
            },
        };
        self.read(ask, Then::More);
    }

    /// Shows another list.
    pub(super) fn tab(&mut self, tab: u8) {
        self.page = super::Page::Inbox;
        self.focus = super::Focus::List;
        self.inbox.tab = tab;
        self.inbox.drill = None;
        self.list_anew();
    }

    /// Begins the list again: it is another one now.
    pub(super) fn list_anew(&mut self) {
        self.inbox.items.clear();
        self.inbox.marked.clear();
        self.inbox.counts = None;
        self.inbox.next = None;
        self.inbox.cursor = 0;
        self.read_list();
    }
}

/// Puts what changed in its place and takes out what is gone.
fn merge(
    items: &mut Vec<ConversationView>,
    changed: List<ConversationView>,
    gone: &[ConversationId],
    sort: Sort,
) {
    let changed = changed.into_vec();
    items.retain(|one| !gone.contains(&one.id) && changed.iter().all(|new| new.id != one.id));
    for one in changed {
        let at = items.partition_point(|other| order(other, &one, sort) == Ordering::Less);
        items.insert(at, one);
    }
    items.truncate(ITEMS_MAX);
}

/// How the desk orders a list.
fn order(a: &ConversationView, b: &ConversationView, sort: Sort) -> Ordering {
    let received = |one: &ConversationView| Reverse(one.received_at);
    let first = match sort {
        Sort::Received => received(a).cmp(&received(b)),
        Sort::Priority => (a.priority, a.enqueued_at).cmp(&(b.priority, b.enqueued_at)),
        Sort::Channel => (&a.channel, received(a)).cmp(&(&b.channel, received(b))),
        Sort::Due => {
            let due = |one: &ConversationView| (one.due_at.is_none(), one.due_at);
            due(a).cmp(&due(b))
        }
        Sort::Updated => Reverse(a.updated_at).cmp(&Reverse(b.updated_at)),
        Sort::Number => Ordering::Equal,
    };
    first.then(a.number.cmp(&b.number))
}

/// Our number for the list on the screen.
pub(super) const LIST: u32 = 0;

/// Our number for what waits in the queues.
pub(super) const GLANCE: u32 = 1;

/// How many conversations are read at once.
const WINDOW_ITEMS: u32 = 100;

/// How far before the end of what was read more is read.
const READ_AHEAD_ITEMS: usize = 20;

/// The most conversations kept of one list; whoever looks further narrows it.
const ITEMS_MAX: usize = 5_000;
