//! Asking the desk: what each answer is for, and which of them outlive a broken line.

use crate::domain::{ContactId, ConversationId, Span};
use crate::protocol::message::desk::ReportAbout;
use crate::protocol::message::{
    ContactsRequest, DeskRequest, EntryRequest, GuidanceRequest, ListsRequest, PresenceRequest,
    SuperviseRequest, ToDesk, WorkRequest,
};

use super::close::Closing;
use super::compose::Composer;
use super::pages::Of;
use super::style::Looked;
use super::{App, Wish};

/// Something that was asked and not answered yet.
#[derive(Debug)]
pub(crate) struct Waiting {
    /// Whether it is asked again when the line comes back; the link sees to that.
    keyed: bool,
    /// What the answer is for.
    pub(super) then: Then,
}

/// What an answer is for.
#[derive(Debug)]
pub(crate) enum Then {
    /// Nothing; a refusal is not shown either.
    Quiet,
    /// Says this catalogue text.
    Say(&'static str),
    /// What was to be done to a delivery is done; says this catalogue text.
    Settled(&'static str),
    /// A list from its beginning.
    List,
    /// More of a list.
    More,
    /// Conversations found.
    Found,
    /// What waits in the queues.
    Glance,
    /// A conversation opened.
    Opened(ConversationId),
    /// Earlier messages of it.
    Earlier(ConversationId),
    /// A message or note that was sent; comes back here if it was not.
    Sent(Box<Composer>),
    /// It was taken; with `true` the answer begins at once.
    Claimed(ConversationId, bool),
    /// It was resolved or ended; kept to be asked again if somebody wrote meanwhile.
    Closed(Box<Closing>),
    /// The next one, as the desk knows it.
    NextFound,
    /// An offer was taken.
    Accepted(ConversationId),
    /// A conversation was begun from another.
    Split,
    /// What there is to choose from.
    Vocabulary,
    /// Saved answers, to choose from.
    Macros,
    /// A saved answer filled.
    Rendered(ConversationId),
    /// The customer of the open conversation, or one to read about.
    Contact,
    /// What the customer had with the desk.
    Timeline,
    /// Customers found; with `true` more of them.
    Customers(bool),
    /// Customers found, one of whom is this one too.
    FoundToMerge(ContactId),
    /// A customer's record was changed.
    ContactChanged(ContactId),
    /// What happened to a conversation or a colleague.
    Events(Of),
    /// The floor.
    Panel,
    /// Why it is here.
    Decisions(ConversationId),
    /// What has not left; with `true` more of it.
    Outbox(bool),
    /// Figures of the past, about these.
    Report(ReportAbout),
    /// How the channels are.
    Channels,
    /// Several were moved.
    Bulk,
    /// One's own record.
    Me,
    /// What the team is to know; with `true` to be shown.
    Guidance(bool),
    /// What there is to say of an answer that is about to leave.
    Reviewed(Looked),
    /// How to write well here.
    Practice,
    /// How the settings stand.
    Config,
}

impl Waiting {
    /// Whether it is a message or note of the person's.
    pub(super) fn is_message(&self) -> bool {
        matches!(self.then, Then::Sent(_))
    }

    /// The message or note that waits for its answer.
    pub(super) fn message(&self) -> Option<&Composer> {
        match &self.then {
            Then::Sent(composer) => Some(composer),
            _ => None,
        }
    }
}

impl App {
    /// Asks for something that changes nothing.
    pub(super) fn read(&mut self, ask: impl Into<ToDesk>, then: Then) {
        self.send(ask.into(), false, None, then);
    }

    /// Asks for something that changes something: once, however often the line breaks.
    pub(super) fn act(&mut self, ask: impl Into<ToDesk>, then: Then) {
        self.act_under(ask, None, then);
    }

    /// Asks for something that is meant only as long as the person still has the conversation as they had it.
    pub(super) fn act_under(&mut self, ask: impl Into<ToDesk>, fence: Option<u32>, then: Then) {
        if self.setup.read_only {
            if let Then::Sent(composer) = then {
                self.drafts.insert(composer.conversation, *composer);
            }
            self.warn_word("terminal.read_only");
            return;
        }
        let ask = ask.into();
        if let Some(conversation) = given_away(&ask) {
            self.given_away.insert(conversation, self.now);
        }
        self.send(ask, true, fence, then);
    }

    /// Whether a conversation went because it was sent away from here a moment ago: that is no news.
    pub(super) fn sent_away(&mut self, conversation: ConversationId) -> bool {
        let now = self.now;
        self.given_away
            .retain(|_, at| now.since(*at) < SENT_AWAY_WITHIN);
        self.given_away.remove(&conversation).is_some()
    }

    /// What waits under a tag; it waits no longer.
    pub(super) fn awaited(&mut self, tag: u64) -> Option<Waiting> {
        self.waiting.remove(&tag)
    }

    /// Messages and notes on their way to the desk, for one conversation, in the order they were sent.
    pub(crate) fn under_way(&self, id: ConversationId) -> impl Iterator<Item = &Composer> {
        self.waiting
            .values()
            .filter_map(Waiting::message)
            .filter(move |composer| composer.conversation == id)
    }

    /// Whether nothing is waited for.
    pub(crate) fn is_answered(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The line broke: what only reads is no longer waited for, everything else still is.
    pub(super) fn forget_reads(&mut self) {
        self.waiting.retain(|_, one| one.keyed);
    }

    /// No answer will come.
    pub(super) fn unanswered(&mut self, tag: u64, why: &str) {
        let Some(waiting) = self.waiting.remove(&tag) else {
            return;
        };
        if let Then::Sent(composer) = waiting.then {
            self.come_back(*composer);
        } else if !waiting.keyed {
            return;
        }
        let why = crate::terminal::safe::line(why);
        let speech = self.setup.speech;
        self.warn(speech.say("terminal.unanswered", &[("why", &why)]));
    }

    fn send(&mut self, ask: ToDesk, keyed: bool, fence: Option<u32>, then: Then) {
        if self.waiting.len() >= WAITING_MAX {
            self.warn_word("terminal.too_fast");
            if let Then::Sent(composer) = then {
                self.drafts.insert(composer.conversation, *composer);
            }
            return;
        }
        self.count += 1;
        self.waiting.insert(self.count, Waiting { keyed, then });
        self.wishes.push(Wish::Ask {
            tag: self.count,
            keyed,
            fence,
            ask: Box::new(ask),
        });
    }
}

/// The conversation that its owner gives away by asking for this.
fn given_away(ask: &ToDesk) -> Option<ConversationId> {
    let ToDesk::Work(work) = ask else { return None };
    match work {
        WorkRequest::Transfer { conversation, .. }
        | WorkRequest::End { conversation, .. }
        | WorkRequest::Release { conversation }
        | WorkRequest::Assign { conversation, .. }
        | WorkRequest::Snooze { conversation, .. } => Some(*conversation),
        WorkRequest::Merge { from, .. } => Some(*from),
        _ => None,
    }
}

macro_rules! areas {
    ($($area:ident $request:ident;)*) => {$(
        impl From<$request> for ToDesk {
            fn from(request: $request) -> Self {
                Self::$area(request)
            }
        }
    )*};
}

areas! {
    Work WorkRequest;
    Lists ListsRequest;
    Presence PresenceRequest;
    Contacts ContactsRequest;
    Supervise SuperviseRequest;
    Desk DeskRequest;
    Entry EntryRequest;
    Guidance GuidanceRequest;
}

/// How long after it was asked for a conversation's going is no news.
const SENT_AWAY_WITHIN: Span = Span::seconds(10);

/// The most requests that may wait at once; the desk reads no more either.
const WAITING_MAX: usize = 256;
