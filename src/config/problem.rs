//! One thing that is wrong: where, what, and what to write instead, in either language.

use std::fmt::{Display, Write as _};
use std::sync::Arc;

use crate::words::{self, Lang};

use super::fault::{Fault, Severity};
use super::source::{Place, Sources};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    fault: Fault,
    file: Option<Arc<str>>,
    spot: Option<Spot>,
    args: Vec<(&'static str, Arg)>,
    near: Option<Near>,
    order: (u16, u32),
}

/// Where in a file, and the lines that lead up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) line: u32,
    pub(super) column: u32,
    /// In characters, at least 1.
    pub(super) width: u32,
    pub(super) excerpt: Vec<(u32, String)>,
}

/// A value in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// The same in every language.
    Text(String),
    /// A text of the catalogue.
    Word(&'static str),
    /// A text of the catalogue with values of its own.
    Phrase(&'static str, Vec<(&'static str, String)>),
}

/// What was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Near {
    name: String,
    defined: Option<String>,
}

impl Problem {
    /// A problem with a file as a whole, or with all of them.
    pub fn of_file(fault: Fault, file: Option<&str>) -> Self {
        Self {
            fault,
            file: file.map(Into::into),
            spot: None,
            args: Vec::new(),
            near: None,
            order: (0, 0),
        }
    }

    /// A problem at a place.
    pub fn at(sources: &Sources, fault: Fault, place: Place) -> Self {
        let (file, spot) = sources.spot(place).unzip();
        Self {
            file,
            spot,
            order: (place.file, place.start),
            ..Self::of_file(fault, None)
        }
    }

    /// The same place and values, with another thing wrong there.
    #[must_use]
    pub fn as_fault(&self, fault: Fault) -> Self {
        Self {
            fault,
            ..self.clone()
        }
    }

    /// Fills a placeholder of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds what was probably meant, and where that is defined (`centralita.toml:41`).
    #[must_use]
    pub fn near(mut self, name: Option<&str>, defined: Option<String>) -> Self {
        self.near = name.map(|name| Near {
            name: name.to_owned(),
            defined,
        });
        self
    }

    /// What is wrong.
    pub fn fault(&self) -> Fault {
        self.fault
    }

    /// Its code: `CT-2007`.
    pub fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// Whether it keeps the configuration from being applied.
    pub fn is_error(&self) -> bool {
        self.fault.severity() == Severity::Error
    }

    /// The file's name.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The line, counted from 1.
    pub fn line(&self) -> Option<u32> {
        self.spot.as_ref().map(|spot| spot.line)
    }

    /// The column, in characters, counted from 1.
    pub fn column(&self) -> Option<u32> {
        self.spot.as_ref().map(|spot| spot.column)
    }

    /// Puts problems in the order of the files.
    pub fn sort(problems: &mut [Self]) {
        problems.sort_by_key(|problem| problem.order);
    }

    /// What is wrong, in one sentence without a stop.
    pub fn message(&self, lang: Lang) -> String {
        self.say(lang, self.fault.message())
    }

    /// What to do about it, where there is more to say than the message.
    pub fn remedy(&self, lang: Lang) -> Option<String> {
        if let Some(near) = &self.near {
            let mut text = words::say(lang, "config.did_you_mean", &[("name", &near.name)]);
            if let Some(place) = &near.defined {
                let defined = words::say(lang, "config.defined_at", &[("place", place)]);
                write!(text, "  ({defined})").expect("writing into a string does not fail");
            }
            return Some(text);
        }
        let key = self.fault.remedy();
        words::has(key).then(|| self.say(lang, key))
    }

    /// The whole, as `check` prints it: place, code, message; for errors, the lines with a caret
    /// and the remedy.
    pub fn render(&self, lang: Lang) -> String {
        let mut out = String::new();
        self.write(&mut out, lang)
            .expect("writing into a string does not fail");
        out
    }

    fn write(&self, out: &mut String, lang: Lang) -> std::fmt::Result {
        if let Some(file) = &self.file {
            out.push_str(file);
            if let Some(spot) = &self.spot {
                write!(out, ":{}:{}", spot.line, spot.column)?;
            }
            out.push_str("  ");
        }
        let severity = match self.fault.severity() {
            Severity::Error => "cli.error",
            Severity::Warning => "cli.warning",
        };
        let severity = words::say(lang, severity, &[]);
        writeln!(out, "{severity} {}: {}", self.code(), self.message(lang))?;
        let remedy = self.remedy(lang).unwrap_or_default();
        match &self.spot {
            Some(spot) if self.is_error() => {
                let (shift, lines) = spot.window();
                for (number, line) in lines {
                    writeln!(out, "{number:>5} │ {line}")?;
                }
                let indent = " ".repeat((spot.column - 1).saturating_sub(shift) as usize);
                let caret = "^".repeat(spot.width.min(EXCERPT_CHARS_MAX) as usize);
                let line = format!("      │ {indent}{caret} {remedy}");
                writeln!(out, "{}", line.trim_end())
            }
            _ if remedy.is_empty() => Ok(()),
            _ => writeln!(out, "      {remedy}"),
        }
    }

    fn say(&self, lang: Lang, key: &str) -> String {
        let texts: Vec<(&str, String)> = self
            .args
            .iter()
            .map(|(name, arg)| (*name, arg.text(lang)))
            .collect();
        let args: Vec<(&str, &dyn Display)> = texts
            .iter()
            .map(|(name, text)| (*name, text as &dyn Display))
            .collect();
        words::say(lang, key, &args)
    }
}

impl Spot {
    /// The lines cut to what fits, and by how many characters their beginning was cut off.
    fn window(&self) -> (u32, Vec<(u32, String)>) {
        let shift = if self.column + self.width > EXCERPT_CHARS_MAX {
            (self.column - 1).saturating_sub(EXCERPT_CHARS_MAX / 2)
        } else {
            0
        };
        let cut = |line: &str| {
            line.chars()
                .skip(shift as usize)
                .take(EXCERPT_CHARS_MAX as usize)
                .collect()
        };
        let lines = self.excerpt.iter().map(|(n, line)| (*n, cut(line)));
        (shift, lines.collect())
    }
}

impl Arg {
    pub(super) fn text(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Word(key) => words::say(lang, key, &[]),
            Self::Phrase(key, args) => {
                let args: Vec<(&str, &dyn Display)> = args
                    .iter()
                    .map(|(name, text)| (*name, text as &dyn Display))
                    .collect();
                words::say(lang, key, &args)
            }
        }
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    /// Texts of strangers are cut: a message is not the place to repeat a novel.
    fn from(text: &str) -> Self {
        Self::Text(crate::domain::text::line(text, ARG_BYTES_MAX))
    }
}

/// Collects problems, at most [`PROBLEMS_MAX`]; more are counted and not kept.
pub(super) struct Report<'a> {
    sources: &'a Sources,
    problems: Vec<Problem>,
    left_out: usize,
}

/// A problem that was just added and can still be told more about. Dropping it loses nothing.
pub(super) struct Added<'a>(Option<&'a mut Problem>);

impl<'a> Report<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            problems: Vec::new(),
            left_out: 0,
        }
    }

    /// Adds a problem at a place.
    pub(super) fn add(&mut self, fault: Fault, place: Place) -> Added<'_> {
        if self.problems.len() == PROBLEMS_MAX {
            self.left_out += 1;
            return Added(None);
        }
        self.problems.push(Problem::at(self.sources, fault, place));
        Added(self.problems.last_mut())
    }

    pub(super) fn brief(&self, place: Place) -> String {
        self.sources.brief(place)
    }

    /// Where things are defined, and the problem is told about at once; computed only if it is kept.
    pub(super) fn has_room(&self) -> bool {
        self.problems.len() < PROBLEMS_MAX
    }

    /// Everything that was found, in the order of the files, and how much was left out.
    pub(super) fn finish(mut self) -> (Vec<Problem>, usize) {
        Problem::sort(&mut self.problems);
        (self.problems, self.left_out)
    }
}

impl Added<'_> {
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        if let Some(problem) = self.0.as_mut() {
            problem.args.push((name, value.into()));
        }
        self
    }

    pub(super) fn near(mut self, name: Option<&str>, defined: Option<String>) -> Self {
        if let (Some(problem), Some(name)) = (self.0.as_mut(), name) {
            problem.near = Some(Near {
                name: name.to_owned(),
                defined,
            });
        }
        self
    }
}

/// How many problems are reported at once. Whoever mends so many asks again anyway.
pub const PROBLEMS_MAX: usize = 200;

/// How wide an excerpt is shown.
const EXCERPT_CHARS_MAX: u32 = 110;

/// How much of a written value a message repeats.
const ARG_BYTES_MAX: usize = 80;
