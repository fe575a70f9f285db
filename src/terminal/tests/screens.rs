//! Every screen at three sizes in both languages, compared with the texts in `tests/terminal`.
//!
//! `CENTRALITA_BLESS=1` writes the texts anew; what changed is then for a person to read.

use std::fs;
use std::path::Path;

use crate::domain::Span;
use crate::protocol::List;
use crate::protocol::message::answer::Rendered;
use crate::protocol::message::{Data, ListsRequest, News, ToDesk};
use crate::terminal::app::Input;
use crate::terminal::key::Code;
use crate::words::Lang;

use super::desk::Desk;
use super::people::{name, offer};

const SIZES: [(u16, u16); 3] = [(60, 20), (80, 24), (120, 36)];

/// Compares a screen at every size, in both languages.
fn compare(screen: &str, make: impl Fn(Lang) -> Desk) {
    let bless = std::env::var_os("CENTRALITA_BLESS").is_some();
    let mut wrong = Vec::new();
    for lang in [Lang::Es, Lang::En] {
        let mut desk = make(lang);
        for (width, height) in SIZES {
            let drawn = desk.screen(width, height);
            for line in drawn.lines() {
                assert!(
                    crate::terminal::safe::width(line) <= usize::from(width),
                    "{line}"
                );
            }
            let file = format!("{screen}-{width}x{height}-{}.txt", lang.code());
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests/terminal")
                .join(&file);
            if bless {
                fs::write(&path, &drawn).expect("the folder of screens can be written");
            } else if fs::read_to_string(&path).unwrap_or_default() != drawn {
                wrong.push(format!("{file} is now:\n{drawn}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nlook, then bless with CENTRALITA_BLESS=1",
        wrong.join("\n")
    );
}

fn opened(lang: Lang) -> Desk {
    let mut desk = Desk::new(lang, false);
    desk.open();
    desk
}

#[test]
fn the_list_is_as_it_was() {
    compare("list", |lang| Desk::new(lang, false));
}

#[test]
fn a_conversation_with_an_answer_begun_is_as_it_was() {
    compare("thread", |lang| {
        let mut desk = opened(lang);
        desk.key('r');
        desk.write("Sí, mañana antes de las 14:00.");
        desk
    });
}

#[test]
fn an_offer_is_as_it_was() {
    compare("offer", |lang| {
        let mut desk = opened(lang);
        desk.news(News::Offer {
            offer: Box::new(offer()),
        });
        desk
    });
}

#[test]
fn a_choice_is_as_it_was() {
    compare("transfer", |lang| {
        let mut desk = opened(lang);
        desk.key('t');
        desk.code(Code::Down);
        desk
    });
}

#[test]
fn a_mail_before_it_leaves_is_as_it_was() {
    compare("review", |lang| {
        let mut desk = Desk::new(lang, false);
        desk.key('j');
        desk.open();
        desk.key('r');
        desk.write("Estimado Luis:");
        desk.feed(Input::Paste("\n\nLa garantía cubre dos años.\n".to_owned()));
        desk.code(Code::Enter);
        desk
    });
}

#[test]
fn a_filled_macro_is_as_it_was() {
    compare("macro", |lang| {
        let mut desk = opened(lang);
        desk.key('m');
        desk.code(Code::Enter);
        let (tag, ()) = desk.find(|ask| {
            matches!(ask, ToDesk::Lists(ListsRequest::RenderMacro { .. })).then_some(())
        });
        let rendered = Rendered {
            name: name("envio"),
            text: "Hola, Ana:\nsu pedido {{ pedido }} sale hoy.".to_owned(),
            missing: List::from(vec!["pedido".to_owned()]),
            tags: List::new(),
            resolve: true,
        };
        desk.accept(tag, Data::Rendered(rendered));
        desk
    });
}

#[test]
fn a_lost_line_is_as_it_was() {
    compare("offline", |lang| {
        let mut desk = opened(lang);
        desk.key('r');
        desk.write("Sí.");
        desk.code(Code::Enter);
        desk.feed(Input::Down {
            retry_at: Some(desk.now + Span::seconds(4)),
            why: String::new(),
        });
        desk
    });
}

#[test]
fn the_help_is_as_it_was() {
    compare("help", |lang| {
        let mut desk = opened(lang);
        desk.key('?');
        desk
    });
}

#[test]
fn the_panel_is_as_it_was() {
    compare("panel", |lang| {
        let mut desk = Desk::supervisor(lang, false);
        desk.key('g');
        desk.key('p');
        desk.answer_all();
        desk
    });
}

#[test]
fn the_longest_spanish_footer_keeps_the_help() {
    let mut desk = opened(Lang::Es);
    for width in [60, 80, 120, 200] {
        let screen = desk.screen(width, 24);
        let footer = screen.lines().last().expect("a screen has rows");
        assert!(footer.ends_with("? ayuda"), "{footer}");
    }
}

#[test]
fn below_sixty_columns_there_is_one_pane() {
    let mut desk = opened(Lang::Es);
    let screen = desk.screen(50, 20);
    assert!(screen.contains("¿Entonces llega mañana?"), "{screen}");
    assert!(!screen.contains("Luis Peña"), "{screen}");
    desk.code(Code::Esc);
    let screen = desk.screen(50, 20);
    assert!(screen.contains("Luis Peña"), "{screen}");
}

#[test]
fn any_size_can_be_drawn() {
    let mut desk = opened(Lang::Es);
    desk.key('r');
    desk.news(News::Offer {
        offer: Box::new(offer()),
    });
    for width in (1..=200).step_by(7) {
        for height in 1..=60 {
            desk.screen(width, height);
        }
    }
}
