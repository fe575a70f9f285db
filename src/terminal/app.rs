//! The console's state: what is pressed and what the desk says go in, what is wished for comes out. Pure.

pub(crate) mod act;
pub(crate) mod answers;
pub(crate) mod ask;
pub(crate) mod called;
pub(crate) mod choices;
pub(crate) mod chosen;
pub(crate) mod close;
pub(crate) mod command;
pub(crate) mod compose;
pub(crate) mod customer;
pub(crate) mod figures;
pub(crate) mod floor;
pub(crate) mod guidance;
pub(crate) mod inbox;
pub(crate) mod menu;
pub(crate) mod news;
pub(crate) mod offer;
pub(crate) mod overlay;
pub(crate) mod pages;
pub(crate) mod panel;
pub(crate) mod password;
pub(crate) mod press;
pub(crate) mod reading;
pub(crate) mod record;
pub(crate) mod review;
pub(crate) mod style;
pub(crate) mod template;
pub(crate) mod thread;
pub(crate) mod tick;
pub(crate) mod verbs;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::tz::TimeZone;

use crate::domain::{ConversationId, Moment, Name, Span};
use crate::protocol::key::{Id128, Ticket};
use crate::protocol::message::{Event, Outcome, Refusal, ToDesk};
use crate::protocol::view::conversation::{FileView, MacroView};
use crate::protocol::view::desk::ConditionView;
use crate::protocol::view::guidance::GuidanceView;
use crate::protocol::view::people::{AgentView, SessionView};
use crate::protocol::view::vocabulary::VocabularyView;

use super::key::Key;
use super::keys::Where;
use super::speech::Speech;

use ask::Waiting;
use compose::Composer;
use inbox::Inbox;
use offer::Offered;
use overlay::Overlay;
use pages::{Customers, Outgoing};
use panel::Panel;
use reading::Reading;
use thread::Thread;

/// What the console is told at its start.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    /// Whom it speaks to.
    pub(crate) speech: Speech,
    /// Whether nothing may be changed from here.
    pub(crate) read_only: bool,
    /// The zone whose hours are shown.
    pub(crate) zone: TimeZone,
    /// Random bytes; names this console among all that ever write to the desk.
    pub(crate) seed: [u8; 16],
}

/// What can happen to the console.
#[derive(Clone, Debug)]
pub(crate) enum Input {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// Time passed.
    Tick,
    /// The screen is of another size now.
    Resized,
    /// A line was typed where lines are typed.
    Command(String),
    /// The desk answered.
    Answer {
        /// What was asked.
        tag: u64,
        /// How it went.
        outcome: Outcome,
    },
    /// No answer will come, and why.
    Unanswered {
        /// To what.
        tag: u64,
        /// Why.
        why: String,
    },
    /// The desk told something.
    News(Box<Event>),
    /// The desk's time is so far ahead of ours.
    Skew(Span),
    /// A connection is there and signed in.
    Up {
        /// Who is signed in.
        session: Box<SessionView>,
        /// The business's name.
        desk: String,
    },
    /// The connection is lost.
    Down {
        /// When the next try is made; nothing where there will be none.
        retry_at: Option<Moment>,
        /// What was wrong.
        why: String,
    },
    /// The external editor is done; nothing where it failed.
    Edited(Option<String>),
    /// A file was uploaded, or was not and why.
    Uploaded {
        /// For which conversation.
        conversation: ConversationId,
        /// What came of it.
        result: Result<FileView, Failed>,
    },
    /// A file was saved there, or was not and why.
    Saved(Result<PathBuf, Failed>),
    /// The whole text of a message was read, or was not and why.
    Body {
        /// Its place in its conversation.
        seq: u32,
        /// What came of it.
        result: Result<String, Failed>,
    },
    /// The terminal goes away.
    HangUp,
}

/// Why a file did not go or come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failed {
    /// The desk said no.
    Refused(Refusal),
    /// Something on this side or between, in its own words.
    Here(String),
}

/// What the console wishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Asks the desk.
    Ask {
        /// Names the answer.
        tag: u64,
        /// Whether it must have one effect, however often the line breaks.
        keyed: bool,
        /// The number of the grant under which alone it is meant, if it is.
        fence: Option<u32>,
        /// What.
        ask: Box<ToDesk>,
    },
    /// Has a text edited in the person's editor.
    Edit(String),
    /// Reads a file and uploads it.
    Upload {
        /// For which conversation.
        conversation: ConversationId,
        /// Where it is.
        path: PathBuf,
    },
    /// Downloads a file.
    Save {
        /// Of which conversation.
        conversation: ConversationId,
        /// Of which message.
        seq: u32,
        /// Which.
        file: FileView,
        /// Where to; a folder or a name.
        path: PathBuf,
    },
    /// Reads the whole text of a message.
    Body {
        /// Of which conversation.
        conversation: ConversationId,
        /// Of which message.
        seq: u32,
    },
    /// Tells the person, who may be looking elsewhere.
    Notify {
        /// In few words.
        title: String,
        /// More.
        body: String,
    },
    /// Ends.
    Quit,
}

/// Which page fills the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Page {
    /// Conversations.
    #[default]
    Inbox,
    /// The floor.
    Panel,
    /// What has not left.
    Outbox,
    /// Customers found.
    Customers,
    /// A text to read.
    Reading,
}

/// Which part of the inbox has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The list.
    #[default]
    List,
    /// The open conversation.
    Thread,
    /// What is being written in it.
    Composer,
}

/// Whether the desk is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// Not yet.
    Calling,
    /// Yes.
    Up,
    /// No longer.
    Down {
        /// Since when.
        since: Moment,
        /// When the next try is made.
        retry_at: Option<Moment>,
        /// What was wrong.
        why: String,
    },
}

/// A line that the person is shown for a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// What.
    pub(crate) text: String,
    /// Whether something went wrong.
    pub(crate) wrong: bool,
    /// Since when.
    pub(crate) since: Moment,
    /// Until when.
    pub(crate) until: Moment,
}

/// What can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Undoable {
    /// By what.
    pub(crate) ticket: Ticket,
    /// Until when.
    pub(crate) until: Moment,
}

/// What the last drawing found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Drawn {
    /// How many rows of the thread do not fit, as far as they were looked at.
    pub(crate) thread_hidden: usize,
    /// Whether all of them were.
    pub(crate) thread_top: bool,
    /// How many screens the help takes.
    pub(crate) help_screens: usize,
    /// How many rows of it fit.
    pub(crate) thread_rows: usize,
    /// How many entries of a list fit.
    pub(crate) list_rows: usize,
}

/// The whole console.
#[derive(Debug)]
pub(crate) struct App {
    /// What it was told at its start.
    pub(crate) setup: Setup,
    /// The desk's time.
    pub(crate) now: Moment,
    /// How far the desk's clock is ahead of ours.
    skew: Span,
    /// Whether the desk is there.
    pub(crate) line: Line,
    /// The business's name.
    pub(crate) desk: String,
    /// Who is signed in.
    pub(crate) me: Option<AgentView>,
    /// What they may do.
    pub(crate) permissions: BTreeSet<String>,
    /// Which page fills the screen.
    pub(crate) page: Page,
    /// Which part of the inbox has the keys.
    pub(crate) focus: Focus,
    /// The lists.
    pub(crate) inbox: Inbox,
    /// The open conversation.
    pub(crate) thread: Option<Thread>,
    /// What is being written, by conversation.
    pub(crate) drafts: BTreeMap<ConversationId, Composer>,
    /// Work that is offered, the oldest first.
    pub(crate) offers: Vec<Offered>,
    /// What lies over the page and takes the keys.
    pub(crate) overlay: Option<Overlay>,
    /// What was last said to the person.
    pub(crate) said: Option<Said>,
    /// What can be taken back.
    pub(crate) undo: Option<Undoable>,
    /// The floor.
    pub(crate) panel: Panel,
    /// What has not left.
    pub(crate) outgoing: Outgoing,
    /// Customers found.
    pub(crate) customers: Customers,
    /// A text to read.
    pub(crate) reading: Reading,
    /// What there is to choose from.
    pub(crate) vocabulary: Option<VocabularyView>,
    /// Saved answers.
    pub(crate) macros: Vec<MacroView>,
    /// What the team is to know.
    guidance: Vec<GuidanceView>,
    /// What is wrong with the desk's last settings, for those who may know.
    pub(crate) config_problem: Option<String>,
    /// A certificate was put in place that cannot be used.
    pub(crate) certificate_refused: bool,
    /// Channels that are not well.
    pub(crate) ailing: BTreeMap<Name, ConditionView>,
    /// Whether `g` was pressed.
    pub(crate) going: bool,
    /// What the last drawing found out.
    pub(crate) drawn: Drawn,
    /// What was asked and not answered yet.
    waiting: BTreeMap<u64, Waiting>,
    /// What was sent away from here a moment ago, and when.
    given_away: BTreeMap<ConversationId, Moment>,
    /// How many requests were made.
    count: u64,
    wishes: Vec<Wish>,
}

impl App {
    /// A console before its first connection.
    pub(crate) fn new(setup: Setup, now: Moment) -> Self {
        Self {
            setup,
            now,
            skew: Span::ZERO,
            line: Line::Calling,
            desk: String::new(),
            me: None,
            permissions: BTreeSet::new(),
            page: Page::default(),
            focus: Focus::default(),
            inbox: Inbox::default(),
            thread: None,
            drafts: BTreeMap::new(),
            offers: Vec::new(),
            overlay: None,
            said: None,
            undo: None,
            panel: Panel::default(),
            outgoing: Outgoing::default(),
            customers: Customers::default(),
            reading: Reading::default(),
            vocabulary: None,
            macros: Vec::new(),
            guidance: Vec::new(),
            config_problem: None,
            certificate_refused: false,
            ailing: BTreeMap::new(),
            going: false,
            drawn: Drawn::default(),
            waiting: BTreeMap::new(),
            given_away: BTreeMap::new(),
            count: 0,
            wishes: Vec::new(),
        }
    }

    /// Takes in what happened at `now`, our time, and gives what is wished for.
    pub(crate) fn step(&mut self, now: Moment, input: Input) -> Vec<Wish> {
        self.now = now + self.skew;
        match input {
            Input::Key(key) => self.press(key),
            Input::Paste(text) => self.paste(&text),
            Input::Tick | Input::Resized => self.tick(),
            Input::Command(line) => self.command(&line),
            Input::Answer { tag, outcome } => self.answer(tag, outcome),
            Input::Unanswered { tag, why } => self.unanswered(tag, &why),
            Input::News(event) => self.hear(*event),
            Input::Skew(skew) => {
                self.skew = skew;
                self.now = now + skew;
            }
            Input::Up { session, desk } => self.connected(*session, desk),
            Input::Down { retry_at, why } => self.disconnected(retry_at, why),
            Input::Edited(text) => self.edited(text),
            Input::Uploaded {
                conversation,
                result,
            } => self.uploaded(conversation, result),
            Input::Saved(result) => self.saved(result),
            Input::Body { seq, result } => self.body_read(seq, result),
            Input::HangUp => self.leave_thread(),
        }
        std::mem::take(&mut self.wishes)
    }

    /// Where the keys go, as the table of keys names it.
    pub(crate) fn place(&self) -> Where {
        match (self.page, self.focus) {
            (Page::Inbox, Focus::List) => Where::List,
            (Page::Inbox, _) => Where::Thread,
            (Page::Panel, _) => Where::Panel,
            (Page::Outbox, _) => Where::Outbox,
            (Page::Customers, _) => Where::Rows,
            (Page::Reading, _) => Where::Page,
        }
    }

    /// Whether the person may do something, by the action's name.
    pub(crate) fn may(&self, action: &str) -> bool {
        self.permissions.contains(action)
    }

    /// Who is signed in, by name.
    pub(crate) fn my_name(&self) -> Option<&Name> {
        self.me.as_ref().map(|me| &me.name)
    }

    /// How many messages were sent from here and are not answered for yet.
    pub(crate) fn unsent(&self) -> usize {
        self.waiting.values().filter(|one| one.is_message()).count()
    }

    /// Tells the person something.
    pub(crate) fn say(&mut self, text: String) {
        self.tell(text, false);
    }

    /// Tells the person that something went wrong.
    pub(crate) fn warn(&mut self, text: String) {
        self.tell(text, true);
    }

    /// Tells the person a catalogue text.
    pub(crate) fn say_word(&mut self, key: &str) {
        self.say(self.setup.speech.word(key));
    }

    /// Tells the person by a catalogue text that something went wrong.
    pub(crate) fn warn_word(&mut self, key: &str) {
        self.warn(self.setup.speech.word(key));
    }

    fn tell(&mut self, text: String, wrong: bool) {
        let stays = if wrong { WARNING_STAYS } else { SAID_STAYS };
        self.said = Some(Said {
            text,
            wrong,
            since: self.now,
            until: self.now + stays,
        });
    }

    /// A name for a message that nobody else makes up: the seed, and how many were made before.
    fn made_up(&self) -> Id128 {
        let mut bytes = self.setup.seed;
        for (byte, count) in bytes[8..].iter_mut().zip(self.count.to_be_bytes()) {
            *byte ^= count;
        }
        Id128(bytes)
    }
}

/// How long a line stays that says something was done.
const SAID_STAYS: Span = Span::seconds(6);

/// How long a line stays that says something was not.
const WARNING_STAYS: Span = Span::seconds(12);
