//! A text being typed: letters, cursor, and what the editing keys do to them.

use super::key::{Code, Key};
use super::safe;

/// A text being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Field {
    text: String,
    /// Where the next letter goes, in bytes; always at a character's edge.
    cursor: usize,
}

impl Field {
    /// A field that holds `text`, the cursor behind it.
    pub(crate) fn holding(text: &str) -> Self {
        let mut field = Self::default();
        field.insert(text);
        field
    }

    /// What it holds.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor.
    pub(crate) fn before(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Whether nothing but blanks is in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Puts the cursor behind the first place where `text` stands, if it does.
    pub(crate) fn go_to(&mut self, text: &str) {
        if let Some(at) = self.text.find(text) {
            self.cursor = at + text.len();
        }
    }

    /// Empties it and gives what was in it.
    pub(crate) fn take(&mut self) -> String {
        self.cursor = 0;
        std::mem::take(&mut self.text)
    }

    /// Puts text in at the cursor; what would exceed [`FIELD_BYTES_MAX`] is not taken, and is how many bytes.
    pub(crate) fn insert(&mut self, text: &str) -> u64 {
        let typed = safe::typed(text);
        let room = FIELD_BYTES_MAX.saturating_sub(self.text.len());
        let fits = crate::domain::text::clip(&typed, room);
        self.text.insert_str(self.cursor, fits);
        self.cursor += fits.len();
        (typed.len() - fits.len()) as u64
    }

    /// Does what an editing key does; `false` where the key is not one.
    pub(crate) fn key(&mut self, key: Key) -> bool {
        match (key.code, key.ctrl) {
            (Code::Char(c), false) => {
                self.insert(c.encode_utf8(&mut [0; 4]));
            }
            (Code::Char('u'), true) => self.cut(self.line_start()),
            (Code::Char('w'), true) => self.cut(self.word_start()),
            (Code::Backspace, _) => self.cut(self.left()),
            (Code::Delete, _) => {
                let end = self.right();
                self.text.replace_range(self.cursor..end, "");
            }
            (Code::Left, false) => self.cursor = self.left(),
            (Code::Left, true) => self.cursor = self.word_start(),
            (Code::Right, _) => self.cursor = self.right(),
            (Code::Home, _) => self.cursor = self.line_start(),
            (Code::End, _) => self.cursor = self.line_end(self.cursor),
            (Code::Up, _) => self.climb(),
            (Code::Down, _) => self.descend(),
            _ => return false,
        }
        true
    }

    /// The letter before, with the marks on it.
    fn left(&self) -> usize {
        let mut letters = self.before().char_indices().rev();
        letters
            .find(|(_, c)| !safe::is_mark(*c))
            .map_or(0, |(at, _)| at)
    }

    /// Behind the next letter and the marks on it.
    fn right(&self) -> usize {
        let rest = &self.text[self.cursor..];
        let mut letters = rest.char_indices().skip(1);
        letters
            .find(|(_, c)| !safe::is_mark(*c))
            .map_or(self.text.len(), |(at, _)| self.cursor + at)
    }

    fn line_start(&self) -> usize {
        self.before().rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self, from: usize) -> usize {
        self.text[from..]
            .find('\n')
            .map_or(self.text.len(), |at| from + at)
    }

    fn word_start(&self) -> usize {
        let before = self.before().trim_end();
        before.rfind(char::is_whitespace).map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        })
    }

    fn cut(&mut self, from: usize) {
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
    }

    fn climb(&mut self) {
        let start = self.line_start();
        if start > 0 {
            let column = self.text[start..self.cursor].chars().count();
            self.cursor = start - 1;
            self.go_to_column(self.line_start(), column);
        }
    }

    fn descend(&mut self) {
        let end = self.line_end(self.cursor);
        if end < self.text.len() {
            let column = self.text[self.line_start()..self.cursor].chars().count();
            self.go_to_column(end + 1, column);
        }
    }

    fn go_to_column(&mut self, start: usize, column: usize) {
        let line = &self.text[start..self.line_end(start)];
        self.cursor = start
            + line
                .char_indices()
                .nth(column)
                .map_or(line.len(), |(at, _)| at);
    }
}

/// The longest text that can be typed, in bytes; the desk keeps no longer one.
pub(crate) const FIELD_BYTES_MAX: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    fn press(field: &mut Field, codes: &[Code]) {
        for code in codes {
            assert!(field.key(Key::plain(*code)), "{code:?} edits");
        }
    }

    #[test]
    fn letters_go_where_the_cursor_is_and_never_split_one() {
        let mut field = Field::holding("año");
        press(
            &mut field,
            &[Code::Left, Code::Left, Code::Char('ñ'), Code::Delete],
        );
        assert_eq!(field.text(), "año");
        press(
            &mut field,
            &[Code::Backspace, Code::Backspace, Code::Backspace],
        );
        assert_eq!(field.text(), "o");
    }

    #[test]
    fn lines_are_climbed_by_column() {
        let mut field = Field::holding("uno\ndos tres\ncu");
        press(&mut field, &[Code::Up, Code::Up, Code::Char('!')]);
        assert_eq!(field.text(), "un!o\ndos tres\ncu");
        press(
            &mut field,
            &[Code::Down, Code::Down, Code::Down, Code::Char('.')],
        );
        assert_eq!(field.text(), "un!o\ndos tres\ncu.");
    }

    #[test]
    fn a_word_and_a_line_can_be_taken_back() {
        let mut field = Field::holding("uno\ndos tres");
        assert!(field.key(Key::ctrl('w')));
        assert_eq!(field.text(), "uno\ndos ");
        assert!(field.key(Key::ctrl('u')));
        assert_eq!(field.text(), "uno\n");
    }

    #[test]
    fn a_text_has_an_end_and_says_how_much_was_left_out() {
        let mut field = Field::default();
        let left = field.insert(&"ñ".repeat(FIELD_BYTES_MAX));
        assert_eq!(field.text().len(), FIELD_BYTES_MAX);
        assert_eq!(left, FIELD_BYTES_MAX as u64);
    }

    #[test]
    fn a_letter_and_its_marks_go_together() {
        let mut field = Field::holding("ae\u{301}\u{308}b");
        press(&mut field, &[Code::Left, Code::Backspace]);
        assert_eq!(field.text(), "ab");
        press(&mut field, &[Code::Right, Code::Home, Code::Delete]);
        assert_eq!(field.text(), "b");
    }
}
