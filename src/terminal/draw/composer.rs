//! The box in which something is written.

use ratatui::layout::Rect;

use crate::domain::channel::TextUnit;
use crate::domain::link::{Room, beyond};
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
        .map(|line| soft_wrap(&safe::line(line), width).len())
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
        let files = files(app, composer);
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
    let (before, all) = (composer.field.before(), composer.field.text());
    // Only the lines around the cursor are laid out: as many above it as the box has rows, and as many below.
    let above = before.rmatch_indices('\n').nth(fit);
    let start = above.map_or(0, |(at, _)| at + 1);
    let begun = before.rfind('\n').map_or(start, |at| at + 1);
    let typed = safe::line(&before[begun..]).chars().count();
    let mut rows = Vec::new();
    let (mut line, mut column) = (0, 0);
    let mut at = start;
    for text in all[start..].split('\n').take(2 * fit + 1) {
        let wrapped = soft_wrap(&safe::line(text), width);
        if at == begun {
            let (down, across) = place_of(&wrapped, typed);
            (line, column) = (rows.len() + down, across.min(width - 1));
        }
        at += text.len() + 1;
        rows.extend(wrapped);
    }
    let first = (line + 1).saturating_sub(fit);
    for (at, text) in rows.iter().skip(first).take(fit).enumerate() {
        canvas.text(row(inside, at), text, style);
    }
    let place = indent(row(inside, line - first), cells(column));
    Some((place.x, place.y))
}

/// Breaks behind spaces where it can, and keeps every character: a place in the line is a place in a row.
fn soft_wrap(line: &str, width: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    let mut used = 0;
    for c in line.chars() {
        let wide = safe::width(c.encode_utf8(&mut [0; 4]));
        // Spaces at the edge hang over it, unseen; the next word begins below.
        if used + wide > width && c != ' ' {
            let last = rows.last_mut().expect("there is always a row");
            let word = last.rfind(' ').map_or(last.len(), |at| at + 1);
            let word = last.split_off(word);
            used = safe::width(&word);
            rows.push(word);
        }
        used += wide;
        rows.last_mut().expect("there is always a row").push(c);
    }
    rows
}

/// The row in which the cursor stands behind so many characters, and its column.
fn place_of(rows: &[String], typed: usize) -> (usize, usize) {
    let mut left = typed;
    for (at, row) in rows.iter().enumerate() {
        let length = row.chars().count();
        if left < length || at + 1 == rows.len() {
            let before: String = row.chars().take(left).collect();
            return (at, safe::width(&before));
        }
        left -= length;
    }
    (0, 0)
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
    let mut what = speech.word(key);
    if let Some(via) = &composer.via {
        let to = safe::line(&via.to.value);
        let args: [(&str, &dyn std::fmt::Display); 2] = [("channel", &via.channel), ("to", &to)];
        what = format!("{what} {}", speech.say("terminal.writing_via", &args));
    }
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

/// The files that go along, and which of them as links.
fn files(app: &App, composer: &Composer) -> Vec<String> {
    let sizes: Vec<_> = composer
        .files
        .iter()
        .map(|file| (file.size, file.inline.is_some()))
        .collect();
    let can = app
        .carried(composer)
        .filter(|can| can.links && composer.writing == Writing::Reply);
    let links = can.map_or_else(Vec::new, |can| {
        let room = Room {
            files_max: can.files_max as usize,
            file_bytes_max: can.file_bytes_max,
            files_bytes_max: can.files_bytes_max,
        };
        beyond(&sizes, room)
    });
    let shown = (1_u16..).zip(&composer.files).map(|(place, file)| {
        let (name, size) = (safe::line(&file.name), app.setup.speech.bytes(file.size));
        if links.contains(&place) {
            let link = app.setup.speech.word("terminal.as_link");
            format!("+ {name} ({size}, {link})")
        } else {
            format!("+ {name} ({size})")
        }
    });
    shown.collect()
}

/// How much room the channel leaves, once it is worth saying.
fn left_to_write(app: &App, composer: &Composer) -> Option<i64> {
    let abilities = app.carried(composer)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_breaks_between_words() {
        let rows = soft_wrap("Le llegará en uno o dos días", 12);
        assert_eq!(rows, ["Le llegará ", "en uno o dos ", "días"]);
        assert_eq!(soft_wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(soft_wrap("", 3), [""]);
        for width in 1..20 {
            let line = "uno  dos tres-cuatro   cinco ";
            assert_eq!(soft_wrap(line, width).concat(), line, "at {width}");
        }
    }

    #[test]
    fn the_cursor_stands_where_the_next_letter_goes() {
        let rows = soft_wrap("Le llegará en uno", 12);
        assert_eq!(place_of(&rows, 0), (0, 0));
        assert_eq!(place_of(&rows, 10), (0, 10));
        assert_eq!(place_of(&rows, 11), (1, 0));
        assert_eq!(place_of(&rows, 17), (1, 6));
    }
}
