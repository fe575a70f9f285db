//! The open conversation: its messages, who else is there, what is seen of it.

use crate::domain::{ConversationId, Moment, Span};
use crate::protocol::message::answer::Messages;
use crate::protocol::message::{
    ContactsRequest, LEASE_BEAT, ListsRequest, PresenceRequest, SuperviseRequest, WorkRequest,
};
use crate::protocol::view::conversation::{
    ConversationShow, ConversationView, Doing, EventView, MessageView, PresenceView,
};
use crate::protocol::view::people::ContactView;

use super::ask::Then;
use super::compose::{Composer, Writing};
use super::review::NOBODY;
use super::{App, Focus, Page};

/// The open conversation.
#[derive(Debug)]
pub(crate) struct Thread {
    /// Which.
    pub(crate) id: ConversationId,
    /// All of it; nothing until the desk has answered.
    pub(crate) show: Option<Box<ConversationShow>>,
    /// Until when the customer counts as typing.
    pub(crate) typing_until: Option<Moment>,
    /// How many rows it is scrolled up from its end.
    pub(crate) scroll: usize,
    /// The customer's record.
    pub(crate) contact: Option<Box<ContactView>>,
    /// What else the customer had with the desk.
    pub(crate) timeline: Vec<ConversationView>,
    /// Whether it is followed unseen.
    pub(crate) unseen: bool,
    /// The last message that was on the screen long enough to be read, and since when a later one is.
    pub(super) read_seq: u32,
    pub(super) news_at: Option<Moment>,
    /// When being here was last said, and as what.
    pub(super) leased: Option<(Moment, Doing)>,
}

impl Thread {
    fn new(id: ConversationId, unseen: bool) -> Self {
        Self {
            id,
            show: None,
            typing_until: None,
            scroll: 0,
            contact: None,
            timeline: Vec::new(),
            unseen,
            read_seq: 0,
            news_at: None,
            leased: None,
        }
    }

    /// Nothing yet: a first letter begins the conversation.
    pub(super) fn blank(id: ConversationId) -> Self {
        Self::new(id, true)
    }

    /// The conversation itself.
    pub(crate) fn view(&self) -> Option<&ConversationView> {
        self.show.as_ref().map(|show| &show.conversation)
    }

    /// The place of its last message.
    pub(crate) fn last_seq(&self) -> u32 {
        let shown = self.show.as_ref();
        shown
            .and_then(|show| show.messages.last())
            .map_or(0, |message| message.seq)
    }

    /// Adds a message, or replaces the one in its place.
    pub(super) fn add(&mut self, message: MessageView) {
        let Some(show) = &mut self.show else { return };
        let mut messages = std::mem::take(&mut show.messages).into_vec();
        match messages.binary_search_by_key(&message.seq, |one| one.seq) {
            Ok(at) => messages[at] = message,
            Err(at) => messages.insert(at, message),
        }
        if messages.len() > MESSAGES_MAX {
            messages.remove(0);
            show.earlier = true;
        }
        show.conversation.seq = messages.last().map_or(0, |one| one.seq);
        show.messages = messages.into();
    }

    /// Adds earlier messages.
    pub(super) fn prepend(&mut self, earlier: Messages) {
        let Some(show) = &mut self.show else { return };
        let first = show.messages.first().map_or(u32::MAX, |one| one.seq);
        let mut messages = earlier.items.into_vec();
        messages.retain(|one| one.seq < first);
        messages.extend(std::mem::take(&mut show.messages));
        show.earlier = earlier.earlier && messages.len() < MESSAGES_MAX;
        show.messages = messages.into();
    }

    /// Adds something that happened.
    pub(super) fn happened(&mut self, event: EventView) {
        let Some(show) = &mut self.show else { return };
        if show.events.iter().any(|known| known.seq == event.seq) {
            // It came with the conversation already.
            return;
        }
        let mut events = std::mem::take(&mut show.events).into_vec();
        events.push(event);
        if events.len() > EVENTS_MAX {
            events.remove(0);
        }
        show.events = events.into();
    }

    /// Who else is there now.
    pub(crate) fn others<'a>(
        &'a self,
        me: Option<&'a crate::domain::Name>,
        now: Moment,
    ) -> impl Iterator<Item = &'a PresenceView> {
        let present = self.view().map(|view| &view.presence);
        present
            .into_iter()
            .flatten()
            .filter(move |one| Some(&one.agent) != me && one.until > now)
    }
}

impl App {
    /// Opens a conversation.
    pub(super) fn open(&mut self, id: ConversationId) {
        self.open_as(id, false);
    }

    /// Follows a colleague's conversation without being seen at it.
    pub(super) fn monitor(&mut self, id: ConversationId) {
        self.open_as(id, true);
    }

    fn open_as(&mut self, id: ConversationId, unseen: bool) {
        self.page = Page::Inbox;
        self.focus = Focus::Thread;
        // Whoever follows unseen stays unseen when they open it again; to be seen no more is another matter.
        let open = self.thread.as_ref().filter(|thread| thread.id == id);
        if open.is_some_and(|thread| thread.unseen || !unseen) {
            return;
        }
        self.leave_thread();
        self.thread = Some(Thread::new(id, unseen));
        self.read_thread();
    }

    /// What became part of another leads there, with what was being written in it.
    fn follow_merged(&mut self, from: ConversationId, into: ConversationId) {
        let unseen = self.thread.as_ref().is_some_and(|thread| thread.unseen);
        if let Some(mut composer) = self.drafts.remove(&from) {
            composer.conversation = into;
            composer.base_seq = 0;
            self.drafts.entry(into).or_insert(composer);
        }
        self.open_as(into, unseen);
        let speech = self.setup.speech;
        self.say(speech.say("terminal.leads_to", &[("from", &from), ("id", &into)]));
    }

    /// Reads the open conversation anew.
    pub(super) fn read_thread(&mut self) {
        let Some(thread) = &self.thread else { return };
        let (id, unseen) = (thread.id, thread.unseen);
        if id == NOBODY {
            return;
        }
        if unseen {
            self.read(
                SuperviseRequest::Monitor { conversation: id },
                Then::Opened(id),
            );
        }
        let ask = ListsRequest::Open {
            conversation: id,
            messages: MESSAGES_READ,
            watch: true,
        };
        self.read(ask, Then::Opened(id));
    }

    /// Leaves the open conversation: what is written there is kept, and nobody sees us there any more.
    pub(super) fn leave_thread(&mut self) {
        self.save_draft(true);
        let Some(thread) = self.thread.take() else {
            return;
        };
        let conversation = thread.id;
        if thread.leased.is_some() {
            self.read(PresenceRequest::Leave { conversation }, Then::Quiet);
        }
        if conversation != NOBODY {
            self.read(ListsRequest::Close { conversation }, Then::Quiet);
        }
        if self
            .drafts
            .get(&conversation)
            .is_some_and(Composer::is_empty)
        {
            self.drafts.remove(&conversation);
        }
    }

    /// The desk opened it.
    pub(super) fn opened(&mut self, show: Box<ConversationShow>) {
        // What was sent from here may still stand there as a draft.
        let on_its_way = self.under_way(show.conversation.id).next().is_some();
        let Some(thread) = &mut self.thread else {
            return;
        };
        if thread.id != show.conversation.id {
            return;
        }
        if let Some(into) = show.conversation.merged_into {
            self.follow_merged(show.conversation.id, into);
            return;
        }
        self.drawn.thread_top = false;
        let contact = show.conversation.contact.id;
        let mine = show.drafts.iter().find_map(|draft| {
            let text = draft.text.as_ref()?;
            (self.me.as_ref().map(|me| &me.name) == Some(&draft.agent)).then_some((text, draft))
        });
        if let Some((text, draft)) = mine
            && !self.drafts.contains_key(&thread.id)
            && !on_its_way
        {
            let composer = Composer::kept(thread.id, text, draft.base_seq, self.now);
            self.drafts.insert(thread.id, composer);
        }
        self.inbox.refresh(&show.conversation);
        thread.show = Some(show);
        thread.read_seq = thread.last_seq();
        thread.news_at = None;
        let (id, seq) = (thread.id, thread.read_seq);
        if let Some(composer) = self.drafts.get_mut(&id)
            && composer.base_seq == 0
        {
            // Begun before anything was on the screen, as after an offer was taken: it rests on what is there now.
            composer.base_seq = seq;
        }
        let known = thread.contact.as_ref().map(|one| one.id);
        self.see();
        if known != Some(contact) {
            self.read(ContactsRequest::Show { contact }, Then::Contact);
            let ask = ListsRequest::Timeline {
                contact,
                cursor: None,
                limit: TIMELINE_ITEMS,
            };
            self.read(ask, Then::Timeline);
        }
    }

    /// Reads earlier messages where there are any.
    pub(super) fn read_back(&mut self) {
        let Some(show) = self.thread.as_mut().and_then(|thread| thread.show.as_mut()) else {
            return;
        };
        // The answer says anew whether there are more; until then nothing is asked twice.
        if !std::mem::replace(&mut show.earlier, false) {
            return;
        }
        let conversation = show.conversation.id;
        let ask = ListsRequest::Messages {
            conversation,
            after: None,
            before: show.messages.first().map(|message| message.seq),
            limit: MESSAGES_READ,
        };
        self.read(ask, Then::Earlier(conversation));
    }

    /// Says that the open conversation's messages were seen.
    pub(super) fn see(&mut self) {
        let Some(thread) = &self.thread else { return };
        let Some(view) = thread.view() else { return };
        if view.unread == 0 || thread.unseen || self.setup.read_only {
            return;
        }
        let ask = WorkRequest::Seen {
            conversation: thread.id,
            seq: thread.last_seq(),
        };
        self.act(ask, Then::Quiet);
    }

    /// Says where we are, as often as it has to be said.
    pub(super) fn lease(&mut self) {
        let now = self.now;
        let doing = self.doing();
        let Some(thread) = &mut self.thread else {
            return;
        };
        let fresh = thread
            .leased
            .is_some_and(|(at, before)| before == doing && now.since(at) < LEASE_BEAT);
        if fresh || thread.unseen || thread.show.is_none() {
            return;
        }
        thread.leased = Some((now, doing));
        let conversation = thread.id;
        self.read(
            PresenceRequest::Lease {
                conversation,
                doing,
            },
            Then::Quiet,
        );
    }

    fn doing(&self) -> Doing {
        let draft = self
            .thread
            .as_ref()
            .and_then(|thread| self.drafts.get(&thread.id));
        let typing = draft.is_some_and(|composer| {
            composer.writing == Writing::Reply && self.now.since(composer.changed_at) < TYPING_LASTS
        });
        if typing && self.focus == Focus::Composer {
            Doing::Typing
        } else {
            Doing::Viewing
        }
    }
}

/// How long after the last letter somebody counts as typing.
const TYPING_LASTS: Span = Span::seconds(10);

/// How many messages are read at once.
const MESSAGES_READ: u32 = 50;

/// The most messages of one conversation kept; earlier ones are read again when scrolled to.
const MESSAGES_MAX: usize = 1_000;

/// The most events of one conversation kept.
const EVENTS_MAX: usize = 500;

/// How many of the customer's other conversations are shown.
const TIMELINE_ITEMS: u32 = 30;
