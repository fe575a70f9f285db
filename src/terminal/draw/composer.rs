//! The box in which something is written.

use ratatui::layout::Rect;

use crate::domain::channel::TextUnit;
use crate::terminal::app::choices::bytes;
use crate::terminal::app::compose::{Composer, Writing};
use crate::terminal::app::{App, Focus};
use crate::terminal::safe;

use super::canvas::{Canvas, cells, indent, row};

/// How many rows the box wants of `room`: more for a letter, never more than half.
pub(super) fn height(app: &App, room: Rect) -> u16 {
    let Some(composer) = app.composer() else {
        return 0;
    };
    let width = usize::from(room.width.saturating_sub(2)).max(1);
    let most = (room.height / 2).max(3);
    // However long the text is, no more of it is laid out than the box can hold.
    let text: usize = composer
        .field
        .text()
        .split('\n')
        .take(usize::from(most))
        .map(|line| hard_wrap(&safe::line(line), width).len())
        .sum();
    let files = usize::from(!composer.files.is_empty());
    let least = if app.focus == Focus::Composer { 5 } else { 3 };
    let wanted = (cells(text + files) + 2).clamp(least, most.max(least));
    // What is answered stays in sight above it.
    wanted
        .min(room.height.saturating_sub(4).max(3))
        .min(room.height)
}

/// Draws the box; gives where the cursor belongs.
pub(super) fn composer(app: &App, canvas: &mut Canvas<'_>, at: Rect) -> Option<(u16, u16)> {
    let composer = app.composer()?;
    let has_keys = app.focus == Focus::Composer;
    let mut inside = canvas.frame(at, &title(app, composer), canvas.edge(has_keys));
    if let Some(left) = left_to_write(app, composer) {
        let style = if left < 0 {
            canvas.alert()
        } else {
            canvas.dim()
        };
        let corner = Rect {
            y: at.bottom() - 1,
            height: 1,
            width: at.width.saturating_sub(2),
            ..at
        };
        canvas.right(corner, &format!(" {left} "), style);
    }
    if !composer.files.is_empty() && inside.height > 1 {
        let files: Vec<String> = composer
            .files
            .iter()
            .map(|file| format!("+ {} ({})", safe::line(&file.name), bytes(file.size)))
            .collect();
        canvas.text(row(inside, 0), &files.join("  "), canvas.dim());
        inside = Rect {
            y: inside.y + 1,
            height: inside.height - 1,
            ..inside
        };
    }
    let cursor = text(
        canvas,
        inside,
        composer,
        if has_keys {
            canvas.plain()
        } else {
            canvas.dim()
        },
    );
    cursor.filter(|_| has_keys && app.overlay.is_none())
}

/// The text, scrolled so that the cursor is in it.
fn text(
    canvas: &mut Canvas<'_>,
    inside: Rect,
    composer: &Composer,
    style: ratatui::style::Style,
) -> Option<(u16, u16)> {
    let width = usize::from(inside.width);
    let fit = usize::from(inside.height);
    if width == 0 || fit == 0 {
        return None;
    }
    let before = composer.field.before();
    // Only the lines around the cursor are laid out: as many above it as the box has rows, and as many below.
    let above = before.rmatch_indices('\n').nth(fit);
    let start = above.map_or(0, |(at, _)| at + 1);
    let shown: Vec<String> = before[start..]
        .split('\n')
        .flat_map(|line| hard_wrap(&safe::line(line), width))
        .collect();
    let line = shown.len().saturating_sub(1);
    let column = shown
        .last()
        .map_or(0, |last| safe::width(last))
        .min(width - 1);
    let rows: Vec<String> = composer.field.text()[start..]
        .split('\n')
        .take(2 * fit + 1)
        .flat_map(|line| hard_wrap(&safe::line(line), width))
        .collect();
    let first = (line + 1).saturating_sub(fit);
    for (at, text) in rows.iter().skip(first).take(fit).enumerate() {
        canvas.text(row(inside, at), text, style);
    }
    let place = indent(row(inside, line - first), cells(column));
    Some((place.x, place.y))
}

/// Breaks at the edge, wherever that is: where the cursor stands must not depend on what comes behind it.
fn hard_wrap(line: &str, width: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    let mut used = 0;
    for c in line.chars() {
        let wide = safe::width(c.encode_utf8(&mut [0; 4]));
        if used + wide > width {
            rows.push(String::new());
            used = 0;
        }
        used += wide;
        rows.last_mut().expect("there is always a row").push(c);
    }
    rows
}

fn title(app: &App, composer: &Composer) -> String {
    let speech = app.setup.speech;
    let key = match composer.writing {
        Writing::Reply => "terminal.writing_reply",
        Writing::TeamNote => "terminal.writing_note",
        Writing::OwnNote => "terminal.writing_own_note",
        Writing::Whisper => "terminal.writing_whisper",
        Writing::First => "terminal.writing_first",
    };
    let what = speech.word(key);
    if app.focus == Focus::Composer {
        let middle = speech.glyphs().middle;
        let hints = if composer.writing == Writing::First {
            "terminal.writing_hints_first"
        } else {
            "terminal.writing_hints"
        };
        format!("{what} {middle} {}", speech.word(hints))
    } else {
        speech.say("terminal.writing_draft", &[("what", &what)])
    }
}

/// How much room the channel leaves, once it is worth saying.
fn left_to_write(app: &App, composer: &Composer) -> Option<i64> {
    let abilities = &app.thread.as_ref()?.show.as_ref()?.abilities;
    if abilities.text_max == 0 || composer.writing != Writing::Reply {
        return None;
    }
    let text = composer.field.text();
    let used = match abilities.text_unit {
        TextUnit::Byte => text.len(),
        TextUnit::Utf16 => text.encode_utf16().count(),
        TextUnit::Char | TextUnit::Gsm => text.chars().count(),
    };
    let left = i64::from(abilities.text_max) - i64::try_from(used).unwrap_or(i64::MAX);
    (left < ROOM_SHOWN_BELOW).then_some(left)
}

/// From here on the room left is shown, in the channel's units.
const ROOM_SHOWN_BELOW: i64 = 200;
