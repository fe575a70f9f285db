//! Text from strangers made fit for a terminal: what could move the cursor is shown, never sent.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many cells a text takes that went through [`line()`] or [`lines`].
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// One line: line ends become spaces, everything else that is not a plain character is spelt out.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LINE_BYTES_MAX));
    let mut marks = 0;
    for c in text.chars() {
        if out.len() >= LINE_BYTES_MAX {
            break;
        }
        match c {
            '\n' | '\r' | '\t' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => marks = push(&mut out, c, marks),
        }
    }
    out
}

/// The lines of a text, each as [`line()`] has it; at most [`LINES_MAX`].
pub(crate) fn lines(text: &str) -> Vec<String> {
    text.split('\n')
        .take(LINES_MAX)
        .map(|one| line(one.trim_end_matches('\r')))
        .collect()
}

/// All of one line, in pieces where it is longer than what [`line()`] keeps.
pub(crate) fn long_line(text: &str) -> Vec<String> {
    let mut rest = text;
    let mut pieces = Vec::new();
    loop {
        // An eighth, because what is spelt out grows to eight letters.
        let piece = crate::domain::text::clip(rest, LINE_BYTES_MAX / 8);
        pieces.push(line(piece));
        rest = &rest[piece.len()..];
        if rest.is_empty() {
            return pieces;
        }
    }
}

/// What a person typed or pasted, as it may stand in a field: line ends stay, controls go.
pub(crate) fn typed(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| *c == '\n' || !(c.is_control() || is_hidden(*c)))
        .collect()
}

/// Cuts a text to `cells`, its last cells giving way to `more` where it was longer.
pub(crate) fn clip(text: &str, cells: usize, more: &str) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let room = cells.saturating_sub(width(more));
    let mut out = fitting(text, room).to_owned();
    if width(more) <= cells {
        out.push_str(more);
    }
    out
}

/// A text cut or filled up to exactly `cells`.
pub(crate) fn pad(text: &str, cells: usize, more: &str) -> String {
    let mut out = clip(text, cells, more);
    let missing = cells.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', missing));
    out
}

/// Whether a character stands on the one before it rather than beside it.
pub(crate) fn is_mark(c: char) -> bool {
    c != '\n' && c.width().unwrap_or(0) == 0
}

/// Breaks a text that went through [`line()`] into pieces of at most `cells`, at spaces where it can.
pub(crate) fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(1);
    let mut rows = Vec::new();
    let mut rest = text;
    while width(rest) > cells {
        let mut cut = fitting(rest, cells).len();
        if cut == 0 {
            // One character is wider than the place for it.
            cut = rest.chars().next().map_or(rest.len(), char::len_utf8);
        }
        let at_space = rest[cut..].starts_with(' ');
        let edge = match rest[..cut].rfind(' ') {
            _ if at_space => cut,
            Some(space) if space > 0 => space,
            _ => cut,
        };
        rows.push(rest[..edge].trim_end().to_owned());
        rest = rest[edge..].trim_start_matches(' ');
    }
    if !rest.is_empty() || rows.is_empty() {
        rows.push(rest.to_owned());
    }
    rows
}

/// The longest beginning of `text` that fits into `cells`.
fn fitting(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > cells {
            return &text[..at];
        }
    }
    text
}

/// Adds one character, spelling it out where a terminal would obey it; counts marks on one letter.
fn push(out: &mut String, c: char, marks: usize) -> usize {
    match c {
        '\0'..='\u{1f}' => out.extend(['^', char::from(c as u8 + 0x40)]),
        '\u{7f}' => out.push_str("^?"),
        // Joiners and variation selectors are measured differently by every terminal; without them an emoji
        // falls into its parts and columns stay straight.
        '\u{200d}' | '\u{fe00}'..='\u{fe0f}' => return marks,
        c if c.is_control() || is_hidden(c) => {
            write!(out, "<U+{:04X}>", u32::from(c)).expect("writing into a string does not fail");
        }
        c if c.width() == Some(0) => {
            // Towers of marks would climb over the lines above.
            if marks < MARKS_MAX && !out.is_empty() {
                out.push(c);
            }
            return marks + 1;
        }
        c => out.push(c),
    }
    0
}

/// Characters that turn the direction of text or cannot be seen at all.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The longest line kept for showing, in bytes; the rest of it is in the message.
const LINE_BYTES_MAX: usize = 16 * 1024;

/// The most lines of one text that are shown.
const LINES_MAX: usize = 2_000;

/// The most marks on one letter: enough for any living script.
const MARKS_MAX: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_is_shown_and_not_sent() {
        assert_eq!(line("a\u{1b}[2Jb\u{9b}c\u{7f}"), "a^[[2Jb<U+009B>c^?");
    }

    #[test]
    fn an_override_of_direction_is_shown() {
        assert_eq!(line("gpj.\u{202e}exe"), "gpj.<U+202E>exe");
        assert_eq!(line("a\u{2066}b"), "a<U+2066>b");
    }

    #[test]
    fn a_tower_of_marks_is_cut() {
        let tower = format!("e{}", "\u{301}".repeat(50));
        assert_eq!(line(&tower).chars().count(), 1 + MARKS_MAX);
    }

    #[test]
    fn a_cut_text_says_so_and_never_grows() {
        assert_eq!(clip("Devolución", 6, "…"), "Devol…");
        assert_eq!(clip("日本語", 5, "…"), "日本…");
        assert_eq!(width(&pad("日本語", 4, "…")), 4);
        assert_eq!(clip("abc", 0, "…"), "");
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(wrap("uno dos tres", 7), ["uno dos", "tres"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("", 3), [""]);
        assert_eq!(wrap("日本", 1), ["日", "本"]);
    }

    #[test]
    fn what_is_pasted_keeps_its_lines_and_loses_its_controls() {
        assert_eq!(typed("a\r\nb\u{1b}[31m\u{202e}c"), "a\nb[31mc");
    }
}
