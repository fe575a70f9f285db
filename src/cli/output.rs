//! What goes to standard output: tables for people, tab-separated lines for pipes, JSON for programs.

use std::io::{self, IsTerminal as _, Write as _};

use serde::Serialize;
use serde_json::{Map, Value};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::words::{self, Lang};

use super::args::{Color, Global};
use super::way::Way;

/// How to speak.
#[derive(Clone, Debug)]
pub(super) struct Output {
    pub(super) lang: Lang,
    pub(super) json: bool,
    plain: bool,
    quiet: bool,
    color: bool,
    way: Way,
}

impl Output {
    pub(super) fn new(global: &Global, lang: Lang) -> Self {
        Self {
            lang,
            json: global.json,
            plain: global.plain,
            quiet: global.quiet,
            color: is_colored(
                global.color,
                io::stdout().is_terminal(),
                std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty()),
            ),
            way: Way::of(global),
        }
    }

    /// Whether rows are for a pipe, which cuts nothing.
    pub(super) fn is_plain(&self) -> bool {
        self.plain
    }

    /// Whether a person sees it on a terminal that can be drawn anew.
    pub(super) fn is_screen(&self) -> bool {
        !self.plain && !self.json && io::stdout().is_terminal()
    }

    /// Whether colours are used.
    pub(super) fn has_color(&self) -> bool {
        self.color
    }

    /// A document: an object with its schema first.
    pub(super) fn document(&self, schema: &str, value: impl Serialize) -> io::Result<()> {
        let mut document = Map::new();
        document.insert(
            "schema".to_owned(),
            Value::from(format!("centralita/{schema}/1")),
        );
        match serde_json::to_value(value).map_err(io::Error::other)? {
            Value::Object(fields) => document.extend(fields),
            other => {
                document.insert("value".to_owned(), other);
            }
        }
        let mut text = serde_json::to_string(&document).map_err(io::Error::other)?;
        text.push('\n');
        write(&text)
    }

    /// That something was done, where there is nothing more to show of it.
    pub(super) fn done(
        &self,
        schema: &str,
        key: &str,
        args: &[(&str, &dyn std::fmt::Display)],
    ) -> io::Result<()> {
        if self.json {
            return self.document(schema, serde_json::json!({"done": true}));
        }
        self.say(key, args)
    }

    /// Rows under headers; headers are keys of the catalogue. Plain rows have neither headers nor padding.
    pub(super) fn table(&self, headers: &[&str], rows: &[Vec<String>]) -> io::Result<()> {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| safe(cell)).collect())
            .collect();
        if self.plain {
            return write(&lines(rows.iter().map(|row| row.join("\t"))));
        }
        let rows: Vec<Vec<String>> = rows.into_iter().map(narrow).collect();
        if rows.is_empty() {
            return self.say("cli.nothing", &[]);
        }
        let headers: Vec<String> = headers
            .iter()
            .map(|key| words::say(self.lang, key, &[]))
            .collect();
        let widths: Vec<usize> = (0..headers.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells
                    .map(|cell| cell.width())
                    .chain([headers[column].width()])
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let pad = |row: &[String]| {
            let cells = row.iter().zip(&widths).map(|(cell, width)| {
                format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width())))
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        let head = (!self.quiet).then(|| self.bold(&pad(&headers)));
        write(&lines(
            head.into_iter().chain(rows.iter().map(|row| pad(row))),
        ))
    }

    /// A sentence for people; scripts that asked for quiet get none.
    pub(super) fn say(&self, key: &str, args: &[(&str, &dyn std::fmt::Display)]) -> io::Result<()> {
        if self.quiet || self.json {
            return Ok(());
        }
        let told = self.leading(&words::say(self.lang, key, args));
        write(&format!("{told}\n"))
    }

    /// A hint whose commands lead to this desk again.
    pub(super) fn leading(&self, hint: &str) -> String {
        self.way.along(hint)
    }

    /// Lines as they are, made safe for a terminal.
    pub(super) fn lines(&self, text: impl IntoIterator<Item = String>) -> io::Result<()> {
        write(&lines(text.into_iter().map(|line| safe(&line))))
    }

    fn bold(&self, text: &str) -> String {
        if self.color {
            format!("\u{1b}[1m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// Whether colours are used. A variable that says none (no-color.org) counts only where nobody asked.
fn is_colored(asked: Color, is_terminal: bool, says_none: bool) -> bool {
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal && !says_none,
    }
}

/// A row whose cells keep to their columns; the last one may be as long as it is.
fn narrow(mut row: Vec<String>) -> Vec<String> {
    let last = row.len().saturating_sub(1);
    for cell in &mut row[..last] {
        if cell.width() > CELL_COLUMNS_MAX {
            *cell = fitted(cell, CELL_COLUMNS_MAX);
        }
    }
    row
}

/// The beginning of a text, with a mark that it goes on, in so many columns.
fn fitted(text: &str, columns: usize) -> String {
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + c.width().unwrap_or(0) >= columns {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

/// The widest cell of a table for people, in columns.
const CELL_COLUMNS_MAX: usize = 60;

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.fold(String::new(), |text, line| text + &line + "\n")
}

/// Raw text to standard output. A reader who has seen enough is no error of ours.
pub(super) fn write(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome,
    }
}

/// Raw text to standard error.
pub(super) fn complain(text: &str) {
    let mut out = io::stderr().lock();
    // Nobody is left to tell when standard error is gone.
    writeln!(out, "{text}").ok();
}

/// A stranger's text in one line that cannot move the cursor, change colours or turn the line around.
pub(super) fn safe(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {
                '\u{fffd}'
            }
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_subject_keeps_to_its_column() {
        let row = narrow(vec!["A".repeat(1_000), "B".repeat(1_000)]);
        assert_eq!(row[0].width(), CELL_COLUMNS_MAX);
        assert_eq!(row[1].width(), 1_000);
    }

    #[test]
    fn colours_are_for_terminals_unless_somebody_says_otherwise() {
        assert!(is_colored(Color::Auto, true, false));
        assert!(!is_colored(Color::Auto, false, false));
        assert!(!is_colored(Color::Auto, true, true));
        assert!(is_colored(Color::Always, false, true));
        assert!(!is_colored(Color::Never, true, false));
    }

    #[test]
    fn a_strangers_text_cannot_take_over_the_terminal() {
        assert_eq!(
            safe("hola\u{1b}[2J\u{202e}x\ny"),
            "hola\u{fffd}[2J\u{fffd}x y"
        );
    }
}
