//! Line mode: what is typed, what is said.

use crate::protocol::message::News;
use crate::protocol::message::{Data, ToDesk, WorkRequest};
use crate::protocol::view::conversation::Direction;
use crate::terminal::app::{Input, Wish};
use crate::terminal::plain::{Reader, folded};

use super::desk::Desk;
use super::people::{message, sent};

/// A line-mode console and its desk.
struct Talk {
    desk: Desk,
    reader: Option<Reader>,
}

impl Talk {
    fn new() -> Self {
        let mut desk = Desk::spanish();
        let app = std::mem::replace(&mut desk.app, blank());
        let mut talk = Self {
            desk,
            reader: Some(Reader::new(app)),
        };
        talk.look();
        talk
    }

    /// Types a line, lets the desk answer, and gives what was said.
    fn line(&mut self, line: &str) -> String {
        let mut reader = self.reader.take().expect("nobody else has it");
        let input = reader.read(line);
        std::mem::swap(&mut self.desk.app, &mut reader.app);
        if let Some(input) = input {
            self.desk.feed(input);
        }
        std::mem::swap(&mut self.desk.app, &mut reader.app);
        self.reader = Some(reader);
        self.look()
    }

    fn with(&mut self, act: impl FnOnce(&mut Desk)) -> String {
        let mut reader = self.reader.take().expect("nobody else has it");
        std::mem::swap(&mut self.desk.app, &mut reader.app);
        act(&mut self.desk);
        std::mem::swap(&mut self.desk.app, &mut reader.app);
        self.reader = Some(reader);
        self.look()
    }

    fn look(&mut self) -> String {
        let reader = self.reader.as_mut().expect("nobody else has it");
        reader.look();
        reader.said.drain(..).collect::<Vec<String>>().join("\n")
    }
}

fn blank() -> crate::terminal::app::App {
    Desk::spanish().app
}

#[test]
fn a_conversation_is_read_and_answered_line_by_line() {
    let mut talk = Talk::new();
    talk.line("open 4120");
    let said = talk.with(Desk::answer_all);
    assert!(said.contains("10:05 Ana"), "{said}");
    assert!(said.contains("¿Entonces llega mañana?"), "{said}");
    talk.line("reply Sí, mañana.");
    let said = talk.with(|desk| {
        let (tag, ()) =
            desk.find(|ask| matches!(ask, ToDesk::Work(WorkRequest::Reply { .. })).then_some(()));
        desk.accept(tag, Data::Sent(sent(crate::domain::ConversationId(4120))));
    });
    assert_eq!(said, "Enviada.");
}

#[test]
fn what_arrives_is_said_once() {
    let mut talk = Talk::new();
    talk.line("open 4120");
    talk.with(Desk::answer_all);
    let new = message(6, "Ana", Direction::In, (5, "¿Hola?"));
    let id = crate::domain::ConversationId(4120);
    let said = talk.with(|desk| {
        desk.news(News::Message {
            conversation: id,
            message: Box::new(new),
        });
    });
    assert_eq!(said, "10:05 Ana ¿Hola?");
    assert_eq!(talk.with(|desk| desk.feed(Input::Tick)), "");
}

#[test]
fn a_choice_is_made_by_its_number() {
    let mut talk = Talk::new();
    talk.line("open 4120");
    talk.with(Desk::answer_all);
    let said = talk.line("status");
    assert!(said.contains("2. ◐ Descanso"), "{said}");
    talk.line("2");
    assert!(talk.desk.has_asked(|ask| matches!(
        ask,
        ToDesk::Presence(crate::protocol::message::PresenceRequest::SetStatus { status })
            if status.as_str() == "Descanso"
    )));
}

#[test]
fn a_text_of_several_lines_ends_with_a_dot() {
    let mut talk = Talk::new();
    talk.line("open 4119");
    talk.with(Desk::answer_all);
    let said = talk.line("reply");
    assert!(said.contains("Un punto solo"), "{said}");
    for line in ["Estimado Luis:", "", "Un saludo"] {
        talk.line(line);
    }
    let said = talk.line(".");
    assert!(
        said.contains("Un saludo") && said.contains("y envía"),
        "{said}"
    );
    talk.line("y");
    let (_, text) = talk.desk.find(|ask| match ask {
        ToDesk::Work(WorkRequest::Reply { reply, .. }) => Some(reply.text.clone()),
        _ => None,
    });
    assert_eq!(text, "Estimado Luis:\n\nUn saludo");
}

#[test]
fn the_list_is_a_line_each() {
    let mut talk = Talk::new();
    talk.line("mine");
    let said = talk.with(Desk::answer_all);
    assert!(
        said.contains("#4119  (2)  Abierta  correo  Luis Peña  Garantía"),
        "{said}"
    );
}

#[test]
fn to_leave_is_a_line_too() {
    let mut talk = Talk::new();
    talk.line("quit");
    assert!(talk.desk.wished.contains(&Wish::Quit));
}

#[test]
fn a_long_line_is_broken_between_words_under_its_own_beginning() {
    let line = "    Where is the parcel that I ordered on Monday?";
    assert_eq!(
        folded(line, 24),
        [
            "    Where is the parcel",
            "    that I ordered on",
            "    Monday?"
        ]
    );
    assert_eq!(folded("short", 24), ["short"]);
    assert_eq!(folded("", 24), [""]);
}

#[test]
fn an_indent_leaves_a_narrow_terminal_to_the_text() {
    let line = format!("{:20}Where is the parcel that I ordered on Monday?", "");
    assert_eq!(
        folded(&line, 40),
        ["  Where is the parcel that I ordered on", "  Monday?"]
    );
    assert!(folded(&line, 120)[0].starts_with(&" ".repeat(20)));
}
