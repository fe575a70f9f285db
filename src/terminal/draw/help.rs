//! The keys that work here, all of them, as the table of keys has them.

use ratatui::layout::Rect;

use crate::terminal::app::App;
use crate::terminal::keys::{self, Action};
use crate::terminal::safe;

use super::canvas::{Canvas, cells, indent, row};
use super::overlay::centred;

/// Draws them in as many columns as fit, from a screen of them on; gives how many screens there are.
pub(super) fn help(app: &App, turned: usize, canvas: &mut Canvas<'_>, body: Rect) -> usize {
    let speech = app.setup.speech;
    let entries = entries(app);
    let room = body.height.saturating_sub(2).max(1);
    let columns = cells(entries.len())
        .div_ceil(room)
        .clamp(1, (body.width / 24).max(1));
    let height = (cells(entries.len()).div_ceil(columns) + 2).min(body.height);
    let at = centred(body, body.width, height);
    canvas.clear(at);
    let inside = canvas.frame(at, &speech.word("terminal.help_title"), canvas.bold());
    let width = inside.width / columns;
    let fit = usize::from(inside.height).max(1);
    let most = fit * usize::from(columns);
    let shown = entries.iter().skip(turned * most).take(most);
    for (at, (key, word)) in shown.enumerate() {
        let left = indent(row(inside, at % fit), cells(at / fit) * width);
        let place = Rect {
            width: width.saturating_sub(1).min(left.width),
            ..left
        };
        let more = speech.glyphs().more;
        canvas.text(
            place,
            &format!("{} {word}", safe::pad(key, KEY_CELLS, more)),
            canvas.plain(),
        );
    }
    let screens = entries.len().div_ceil(most);
    if screens > 1 {
        let more = speech.say(
            "terminal.help_more",
            &[("at", &(turned + 1)), ("of", &screens)],
        );
        let below = row(at, usize::from(at.height.saturating_sub(1)));
        let below = Rect {
            width: below.width.saturating_sub(2),
            ..below
        };
        canvas.right(below, &format!(" {more} "), canvas.bold());
    }
    screens
}

fn entries(app: &App) -> Vec<(String, String)> {
    let speech = app.setup.speech;
    let may = |action: &str| app.may(action);
    let mut found: Vec<(String, String)> = Vec::new();
    for binding in keys::here(app.place(), &may) {
        let word = speech.word(binding.word);
        let label = binding.key.label();
        // Two keys of one meaning share a row.
        match found.iter_mut().find(|(_, known)| *known == word) {
            Some((labels, _)) => *labels = format!("{labels} {label}"),
            None if binding.action == Action::Go => {}
            None => found.push((label, word)),
        }
    }
    for (letter, _, word) in keys::GO {
        found.push((format!("g {letter}"), speech.word(word)));
    }
    found
}

/// How wide the column of keys is.
const KEY_CELLS: usize = 6;
