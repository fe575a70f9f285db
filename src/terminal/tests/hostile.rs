//! Strangers' text on the screen, and screens that may send nothing but ASCII.

use crate::domain::Span;
use crate::protocol::List;
use crate::protocol::message::News;
use crate::protocol::view::conversation::Direction;
use crate::terminal::app::Input;
use crate::terminal::key::Code;
use crate::words::Lang;

use super::desk::Desk;
use super::people::{conversations, file, message, offer, window};

/// What a customer could send to take over the terminal, hide a name or climb over other lines.
const HOSTILE: &str = "a\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}31m\u{202e}gpj.exe\u{2066}\u{200b}\u{feff}\u{e0041}e\u{301}\u{301}\u{301}\u{301}\u{301}\r\n\u{8}z";

fn hostile() -> Desk {
    let mut desk = Desk::spanish();
    desk.open();
    let mut one = conversations().remove(0);
    one.subject = HOSTILE.to_owned();
    one.contact.name = HOSTILE.to_owned();
    one.preview = HOSTILE.to_owned();
    let mut said = message(6, HOSTILE, Direction::In, (5, HOSTILE));
    let mut odd = file();
    odd.name = HOSTILE.to_owned();
    said.attachments = List::from(vec![odd]);
    said.subject = Some(HOSTILE.to_owned());
    let id = one.id;
    desk.news(News::Conversation {
        conversation: Box::new(one.clone()),
    });
    desk.news(News::List {
        list: 0,
        changed: List::from(vec![one.clone()]),
        gone: List::new(),
        counts: window(vec![]).counts,
    });
    desk.news(News::Message {
        conversation: id,
        message: Box::new(said),
    });
    let mut view = offer();
    view.conversation = one;
    desk.news(News::Offer {
        offer: Box::new(view),
    });
    desk
}

#[test]
fn what_strangers_wrote_moves_nothing_on_the_screen() {
    let mut desk = hostile();
    for (width, height) in [(60, 20), (80, 24), (120, 36), (200, 60)] {
        let screen = desk.screen(width, height);
        let odd = screen.chars().find(|c| {
            *c != '\n'
                && (c.is_control() || "\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}".contains(*c))
        });
        assert_eq!(odd, None, "{screen}");
        for line in screen.lines() {
            assert!(
                crate::terminal::safe::width(line) <= usize::from(width),
                "{line}"
            );
        }
    }
}

#[test]
fn a_file_with_a_hostile_label_is_saved_under_a_harmless_one() {
    let mut odd = file();
    odd.name = "../../.ssh/authorized_keys\u{202e}".to_owned();
    let label = crate::terminal::app::choices::label_as_file_name(&odd);
    assert!(
        !label.contains(['/', '\u{202e}']) && !label.starts_with('.'),
        "{label}"
    );
    odd.name = "../..".to_owned();
    assert_eq!(
        crate::terminal::app::choices::label_as_file_name(&odd),
        odd.sha256.to_string()
    );
}

/// Every screen there is, in ASCII, with what users wrote in ASCII too.
#[test]
fn with_ascii_only_what_people_write_is_above_0x7f() {
    for lang in [Lang::Es, Lang::En] {
        let mut desk = Desk::supervisor(lang, true);
        plain_users(&mut desk);
        check(&mut desk, "list");
        desk.code(Code::Enter);
        check(&mut desk, "thread");
        for key in [
            '?', 't', 's', 'l', 'p', 'P', 'o', 'L', 'M', ':', '/', 'm', 'f', 'Y',
        ] {
            desk.key(key);
            check(&mut desk, &format!("key {key}"));
            desk.code(Code::Esc);
        }
        desk.key('r');
        desk.write("hola");
        check(&mut desk, "composer");
        desk.feed(Input::Down {
            retry_at: Some(desk.now + Span::seconds(4)),
            why: String::new(),
        });
        check(&mut desk, "offline");
        desk.code(Code::Esc);
        desk.key('g');
        check(&mut desk, "go");
        desk.key('p');
        desk.app.panel.view = Some(Box::new(ascii_panel()));
        check(&mut desk, "panel");
        desk.feed(Input::Command("outbox".to_owned()));
        check(&mut desk, "outbox");
        desk.feed(Input::Command("customers".to_owned()));
        check(&mut desk, "customers");
    }
}

fn check(desk: &mut Desk, what: &str) {
    for (width, height) in [(60, 20), (80, 24), (120, 36)] {
        let screen = desk.screen(width, height);
        let odd = screen.chars().find(|c| !c.is_ascii());
        assert_eq!(odd, None, "{what}:\n{screen}");
    }
}

/// Takes everything out of the desk that users wrote beyond ASCII.
fn plain_users(desk: &mut Desk) {
    let fold = crate::terminal::ascii::fold;
    let mut items = std::mem::take(&mut desk.app.inbox.items);
    for one in &mut items {
        one.subject = fold(&one.subject);
        one.contact.name = fold(&one.contact.name);
        one.tags = List::new();
    }
    desk.app.inbox.items = items;
    if let Some(me) = &mut desk.app.me {
        me.display = fold(&me.display);
    }
    if let Some(vocabulary) = &mut desk.app.vocabulary {
        vocabulary.tags = List::from(vec![super::people::name("vip")]);
    }
    desk.app.macros.clear();
}

fn ascii_panel() -> crate::protocol::view::desk::PanelView {
    let mut panel = super::people::panel();
    let mut agents = panel.agents.into_vec();
    for agent in &mut agents {
        agent.display = crate::terminal::ascii::fold(&agent.display);
    }
    panel.agents = agents.into();
    panel
}
