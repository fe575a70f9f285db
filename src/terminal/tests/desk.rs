//! A made-up desk: the same people and conversations as in the sketches, at 10:05:31.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::{Moment, Seq, Span};
use crate::protocol::List;
use crate::protocol::key::Secret;
use crate::protocol::message::{
    Data, Event, ListsRequest, News, Outcome, PresenceRequest, SuperviseRequest, ToDesk,
    WorkRequest,
};
use crate::protocol::view::conversation::{ConversationStatus, MacroView};
use crate::protocol::view::people::SessionView;
use crate::terminal::app::{App, Input, Setup, Wish};
use crate::terminal::draw;
use crate::terminal::key::{Code, Key};
use crate::terminal::speech::Speech;
use crate::words::Lang;

pub(super) use super::people::NOW;
use super::people::{
    agent, contact, conversation, conversations, name, panel, sent, show, vocabulary, window,
};

/// A console and the desk behind it.
pub(super) struct Desk {
    pub(super) app: App,
    pub(super) now: Moment,
    /// Every request that was made, in order, with its tag.
    pub(super) asked: Vec<(u64, ToDesk)>,
    /// Every other wish.
    pub(super) wished: Vec<Wish>,
}

impl Desk {
    /// Sofía's console, connected, her lists read.
    pub(super) fn new(lang: Lang, ascii: bool) -> Self {
        let speech = Speech { lang, ascii };
        let setup = Setup {
            speech,
            read_only: false,
            zone: jiff::tz::TimeZone::UTC,
            seed: [7; 16],
        };
        let mut desk = Self {
            app: App::new(setup, NOW),
            now: NOW,
            asked: Vec::new(),
            wished: Vec::new(),
        };
        desk.up(&[]);
        desk.answer_all();
        desk
    }

    pub(super) fn spanish() -> Self {
        Self::new(Lang::Es, false)
    }

    /// A supervisor's console.
    pub(super) fn supervisor(lang: Lang, ascii: bool) -> Self {
        let mut desk = Self::new(lang, ascii);
        desk.up(&[
            "supervise.panel",
            "supervise.whisper",
            "supervise.join",
            "supervise.take_over",
            "supervise.reassign",
            "supervise.set_status",
            "supervise.set_queues",
            "supervise.set_skills",
            "supervise.set_capacity",
            "supervise.sign_out",
            "supervise.monitor",
            "queue.pause",
            "queue.move",
            "conversation.assign",
            "explain.read",
            "outbox.read",
            "report.read",
        ]);
        desk.answer_all();
        desk
    }

    /// The connection is there.
    pub(super) fn up(&mut self, permissions: &[&str]) {
        let session = Box::new(SessionView {
            agent: Some(Box::new(agent(
                "sofia",
                "Sofía",
                Some("Disponible"),
                (3, 5),
            ))),
            permissions: permissions.iter().map(|one| (*one).to_owned()).collect(),
            token: Secret::from("x"),
            expires_at: NOW + Span::hours(9),
            must_change_password: false,
            seq: Seq(1),
            resumed: false,
        });
        let desk = "centralita".to_owned();
        self.feed(Input::Up { session, desk });
    }

    pub(super) fn feed(&mut self, input: Input) {
        for wish in self.app.step(self.now, input) {
            match wish {
                Wish::Ask { tag, ask, .. } => self.asked.push((tag, *ask)),
                other => self.wished.push(other),
            }
        }
    }

    pub(super) fn key(&mut self, c: char) {
        self.feed(Input::Key(Key::char(c)));
    }

    pub(super) fn code(&mut self, code: Code) {
        self.feed(Input::Key(Key::plain(code)));
    }

    pub(super) fn write(&mut self, text: &str) {
        text.chars().for_each(|c| self.key(c));
    }

    pub(super) fn wait(&mut self, span: Span) {
        self.now = self.now + span;
        self.feed(Input::Tick);
    }

    pub(super) fn news(&mut self, news: News) {
        let event = Event {
            seq: None,
            at: self.now,
            news: Box::new(news),
        };
        self.feed(Input::News(Box::new(event)));
    }

    /// The last request of those that `pick` knows, taken out with everything after it.
    pub(super) fn find<T>(&mut self, pick: impl Fn(&ToDesk) -> Option<T>) -> (u64, T) {
        let at = self.asked.iter().rposition(|(_, ask)| pick(ask).is_some());
        let at = at.unwrap_or_else(|| panic!("not among {:?}", self.asked));
        let (tag, ask) = self.asked.remove(at);
        (tag, pick(&ask).expect("it was picked just now"))
    }

    /// Whether anything asked since the last clearing fits.
    pub(super) fn has_asked(&self, fits: impl Fn(&ToDesk) -> bool) -> bool {
        self.asked.iter().any(|(_, ask)| fits(ask))
    }

    pub(super) fn accept(&mut self, tag: u64, data: Data) {
        let outcome = Outcome::given(data);
        self.feed(Input::Answer { tag, outcome });
    }

    /// Answers everything that was asked as this desk would.
    pub(super) fn answer_all(&mut self) {
        while !self.asked.is_empty() {
            for (tag, ask) in std::mem::take(&mut self.asked) {
                self.accept(tag, given(&ask));
            }
        }
    }

    /// Chooses the first row that holds this.
    pub(super) fn choose(&mut self, text: &str) {
        self.write(text);
        self.code(Code::Enter);
    }

    /// Types a line where one is asked for, in the place of what stands there.
    pub(super) fn fill(&mut self, text: &str) {
        self.feed(Input::Key(Key::ctrl('u')));
        self.write(text);
        self.code(Code::Enter);
    }

    /// Opens the conversation under the cursor and reads it.
    pub(super) fn open(&mut self) {
        self.code(Code::Enter);
        self.answer_all();
    }

    /// The screen as text, a line per row, without blanks at the ends.
    pub(super) fn screen(&mut self, width: u16, height: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let picture = draw::draw(&self.app, &mut buffer, false);
        self.app.drawn = picture.drawn;
        let mut text = String::new();
        for y in 0..height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..width {
                let symbol = buffer[(x, y)].symbol();
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                skip = crate::terminal::safe::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// What this desk answers.
fn given(ask: &ToDesk) -> Data {
    match ask {
        ToDesk::Lists(ListsRequest::Subscribe { list: 0, .. } | ListsRequest::Search { .. }) => {
            Data::Window(window(conversations()))
        }
        ToDesk::Lists(ListsRequest::Subscribe { .. }) => {
            let mut window = window(vec![conversations().remove(3)]);
            window.counts.total = 17;
            Data::Window(window)
        }
        ToDesk::Lists(ListsRequest::Window { .. }) => Data::Window(window(vec![])),
        ToDesk::Lists(ListsRequest::Open { conversation, .. }) => {
            Data::Opened(Box::new(show(*conversation)))
        }
        ToDesk::Lists(ListsRequest::Timeline { .. }) => {
            let mut earlier = conversation(4101, "Ana Ruiz", "Cambio de talla", 0);
            earlier.status = ConversationStatus::Resolved;
            earlier.created_at = NOW - Span::days(3);
            Data::Window(window(vec![conversations().remove(0), earlier]))
        }
        ToDesk::Lists(ListsRequest::Vocabulary) => Data::Vocabulary(Box::new(vocabulary())),
        ToDesk::Lists(ListsRequest::Macros) => Data::Macros(List::from(vec![MacroView {
            name: name("envio"),
            preview: "Su pedido sale hoy".to_owned(),
            languages: List::from(vec!["es".to_owned()]),
            tags: List::new(),
            resolve: false,
        }])),
        ToDesk::Presence(PresenceRequest::Me) => Data::Agent(Box::new(agent(
            "sofia",
            "Sofía",
            Some("Disponible"),
            (3, 5),
        ))),
        ToDesk::Contacts(_) => Data::Contact(Box::new(contact())),
        ToDesk::Supervise(SuperviseRequest::Panel { .. }) => Data::Panel(Box::new(panel())),
        ToDesk::Work(
            WorkRequest::Reply { conversation, .. } | WorkRequest::Note { conversation, .. },
        ) => Data::Sent(sent(*conversation)),
        _ => Data::Done,
    }
}
