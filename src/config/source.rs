//! The files as they were written, and places in them.

use std::sync::Arc;

use super::problem::Spot;

/// One file of the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name as people should read it, usually its path.
    pub name: Arc<str>,
    /// Its text.
    pub text: String,
    /// Where each line begins, in bytes.
    lines: Vec<u32>,
}

/// All files of one generation, in the order in which they override each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<File>,
}

/// A stretch of one file, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which file, counted from 0.
    pub file: u16,
    /// Where it begins.
    pub start: u32,
    /// Where it ends, excluded.
    pub end: u32,
}

impl Sources {
    /// Takes the files in; at most [`FILES_MAX`], the rest is left out.
    pub fn new(files: &[(String, String)]) -> Self {
        let files = files.iter().take(FILES_MAX).map(|(name, text)| {
            let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            let starts = ends.map(|(at, _)| clamp(at + 1));
            File {
                name: name.as_str().into(),
                text: text.clone(),
                lines: std::iter::once(0).chain(starts).collect(),
            }
        });
        Self {
            files: files.collect(),
        }
    }

    /// The files, in order.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file's name without its folder, and the line: `centralita.toml:41`.
    pub fn brief(&self, place: Place) -> String {
        let Some(file) = self.files.get(usize::from(place.file)) else {
            return String::new();
        };
        let name = file.name.rsplit('/').next().unwrap_or(&file.name);
        format!("{name}:{}", file.line(place.start) + 1)
    }

    /// The file's whole name, and the line, from 1.
    pub fn spelt(&self, place: Place) -> (String, usize) {
        let file = self.files.get(usize::from(place.file));
        file.map_or_else(Default::default, |file| {
            (file.name.to_string(), file.line(place.start) + 1)
        })
    }

    /// Where a place is, with the lines that lead up to it.
    pub(super) fn spot(&self, place: Place) -> Option<(Arc<str>, Spot)> {
        let file = self.files.get(usize::from(place.file))?;
        let line = file.line(place.start);
        let text = file.line_text(line);
        let start = place.start - file.lines[line];
        let length = clamp(text.len());
        // A span may end lines later, or one past the last character; the caret stays on its line.
        let from = floor(text, start.min(length));
        let to = floor(text, (place.end - file.lines[line]).min(length)).max(from);
        let column = text[..from].chars().count();
        let width = text[from..to].chars().count().max(1);
        let first = line.saturating_sub(LINES_BEFORE);
        let excerpt = (first..=line).map(|n| (clamp(n + 1), shown(file.line_text(n))));
        let spot = Spot {
            line: clamp(line + 1),
            column: clamp(column + 1),
            width: clamp(width),
            excerpt: excerpt.collect(),
        };
        Some((file.name.clone(), spot))
    }
}

impl File {
    fn line(&self, at: u32) -> usize {
        self.lines.partition_point(|start| *start <= at).max(1) - 1
    }

    fn line_text(&self, line: usize) -> &str {
        let from = self.lines[line] as usize;
        let to = self
            .lines
            .get(line + 1)
            .map_or(self.text.len(), |next| *next as usize);
        self.text[from..to].trim_end_matches(['\n', '\r'])
    }
}

/// A line as it may be printed: whatever a terminal would obey becomes a blank.
fn shown(line: &str) -> String {
    line.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn floor(text: &str, at: u32) -> usize {
    let mut at = at as usize;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Texts are limited far below 4 GB before they come here.
fn clamp(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// How many files one generation may have.
pub const FILES_MAX: usize = 256;

/// How many lines are shown before the one that is wrong.
const LINES_BEFORE: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(text: &str, start: u32, end: u32) -> Spot {
        let sources = Sources::new(&[("a/b.toml".into(), text.into())]);
        let place = Place {
            file: 0,
            start,
            end,
        };
        sources.spot(place).expect("there is such a file").1
    }

    #[test]
    fn columns_count_characters() {
        let spot = spot("x = 1\nñandú = \"é\"\n", 16, 20);
        assert_eq!((spot.line, spot.column, spot.width), (2, 9, 3));
        assert_eq!(spot.excerpt.len(), 2);
    }

    #[test]
    fn a_place_past_the_end_stays_on_the_last_line() {
        let spot = spot("x = [", 5, 5);
        assert_eq!((spot.line, spot.column, spot.width), (1, 6, 1));
    }

    #[test]
    fn an_excerpt_carries_no_escape() {
        assert_eq!(spot("\u{1b}[2J", 0, 1).excerpt[0].1, " [2J");
    }
}
