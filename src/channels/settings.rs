//! A channel's own settings: declared once, read with every problem at once.

use toml::{Table, Value};

use crate::domain::secret::{Hidden, Secret};

/// One key that a kind of channel knows.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The key as it stands in the table.
    pub key: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether the channel cannot be opened without it.
    pub required: bool,
    /// What the reference shows as its value, in TOML.
    pub example: &'static str,
    /// The catalogue key of the sentence that explains it.
    pub help: &'static str,
}

/// A key that may be left out.
pub const fn setting(
    key: &'static str,
    shape: Shape,
    example: &'static str,
    help: &'static str,
) -> Setting {
    Setting {
        key,
        shape,
        required: false,
        example,
        help,
    }
}

impl Setting {
    /// The same, but it has to be there.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// What a setting holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    Texts,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A secret: a text, or where to find it (`{ credential = "…" }`, `{ file = "…" }`).
    Secret,
}

/// Something wrong with a channel's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which key.
    pub key: String,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// What is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There is no such key; the closest one there is.
    Unknown(Option<&'static str>),
    /// It must be there.
    Missing,
    /// It should hold something else.
    Shape(Shape),
    /// Its value will not do; a stable word for why: `empty`, `address`, `same`, `too_long`,
    /// `path`, `host`, `clear`, `pair`, `url`, `https`,
    /// `whsec`, `short`, `one_way`, `origin`, `with_url`, `with_command`, `variable`, `answer_by`,
    /// `field`, `fields_count`, `not_asked`, `twice`, `return`, `ending`.
    Value(&'static str),
}

/// Reads a table and collects what is wrong with it.
#[derive(Debug)]
pub struct Reader<'a> {
    table: &'a Table,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// Begins to read `table`, whose keys should be among `settings`.
    pub fn new(table: &'a Table, settings: &'static [Setting]) -> Self {
        let mut reader = Self {
            table,
            problems: Vec::new(),
        };
        for key in table.keys() {
            if !settings.iter().any(|setting| setting.key == key) {
                reader.complain(key, Flaw::Unknown(closest(key, settings)));
            }
        }
        for setting in settings.iter().filter(|setting| setting.required) {
            if !table.contains_key(setting.key) {
                reader.complain(setting.key, Flaw::Missing);
            }
        }
        reader
    }

    /// Adds a problem.
    pub fn complain(&mut self, key: &str, flaw: Flaw) {
        self.problems.push(Problem {
            key: key.to_owned(),
            flaw,
        });
    }

    /// A text that may not be empty; empty when absent or wrong.
    pub fn text(&mut self, key: &str) -> String {
        match self.table.get(key) {
            None => String::new(),
            Some(Value::String(text)) if text.trim().is_empty() => {
                self.complain(key, Flaw::Value("empty"));
                String::new()
            }
            Some(Value::String(text)) if text.len() > SETTING_BYTES_MAX => {
                self.complain(key, Flaw::Value("too_long"));
                String::new()
            }
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(_) => {
                self.complain(key, Flaw::Shape(Shape::Text));
                String::new()
            }
        }
    }

    /// Yes or no; `otherwise` when absent or wrong.
    pub fn flag(&mut self, key: &str, otherwise: bool) -> bool {
        match self.table.get(key) {
            None => otherwise,
            Some(Value::Boolean(flag)) => *flag,
            Some(_) => {
                self.complain(key, Flaw::Shape(Shape::Flag));
                otherwise
            }
        }
    }

    /// A list of texts; empty when absent or wrong.
    pub fn texts(&mut self, key: &str) -> Vec<String> {
        let Some(value) = self.table.get(key) else {
            return Vec::new();
        };
        let list = value.as_array().filter(|list| list.len() <= TEXTS_MAX);
        let texts = list.and_then(|list| {
            list.iter()
                .map(|item| item.as_str().map(|text| text.trim().to_owned()))
                .collect()
        });
        texts.unwrap_or_else(|| {
            self.complain(key, Flaw::Shape(Shape::Texts));
            Vec::new()
        })
    }

    /// One of the words that `key` declares; none when absent or wrong.
    pub fn choice(&mut self, key: &str, words: &'static [&'static str]) -> Option<&'static str> {
        let value = self.table.get(key)?;
        let found = value
            .as_str()
            .and_then(|text| words.iter().find(|word| **word == text));
        if found.is_none() {
            self.complain(key, Flaw::Shape(Shape::Choice(words)));
        }
        found.copied()
    }

    /// A secret, or where it is; none when absent or wrong.
    pub fn secret(&mut self, key: &str) -> Option<Secret> {
        let part = |table: &Table, name| Some(table.get(name)?.as_str()?.to_owned());
        let secret = match self.table.get(key)? {
            Value::String(text) if !text.is_empty() => Some(Secret::Literal(Hidden::new(text))),
            Value::Table(table) if table.len() == 1 => part(table, "credential")
                .map(Secret::Credential)
                .or_else(|| part(table, "file").map(Secret::File)),
            _ => None,
        };
        if secret.is_none() {
            self.complain(key, Flaw::Shape(Shape::Secret));
        }
        secret
    }

    /// What is wrong so far.
    pub fn problems(self) -> Vec<Problem> {
        self.problems
    }

    /// What was read, unless something was wrong.
    pub fn finish<T>(self, value: T) -> Result<T, Vec<Problem>> {
        if self.problems.is_empty() {
            Ok(value)
        } else {
            Err(self.problems)
        }
    }
}

/// The key that was probably meant: at most two slips away.
fn closest(key: &str, settings: &'static [Setting]) -> Option<&'static str> {
    let near = settings
        .iter()
        .map(|setting| (slips(key, setting.key), setting.key))
        .min()?;
    (near.0 <= SLIPS_MAX).then_some(near.1)
}

/// How many letters must be added, removed or replaced to make `a` into `b` (Levenshtein).
pub(in crate::channels) fn slips(a: &str, b: &str) -> usize {
    if a.len().abs_diff(b.len()) > SLIPS_MAX {
        return usize::MAX;
    }
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, c) in a.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for j in 0..b.len() {
            let cost = corner + usize::from(c != b[j]);
            corner = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

/// How many slips still count as a mistyped key.
pub(in crate::channels) const SLIPS_MAX: usize = 2;

/// The longest text of a setting, in bytes: paths end at 4,096 on every system we run on.
const SETTING_BYTES_MAX: usize = 4_096;

/// The longest list of a setting.
const TEXTS_MAX: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[Setting] = &[Setting {
        key: "inbox",
        shape: Shape::Text,
        required: true,
        example: "\"/srv/mail\"",
        help: "channel.maildir.inbox",
    }];

    #[test]
    fn all_problems_of_a_table_come_at_once() {
        let table: Table = "imbox = 3\nnoise = true".parse().expect("valid TOML");
        let problems = Reader::new(&table, KEYS)
            .finish(())
            .expect_err("three problems");
        let flaws: Vec<&Flaw> = problems.iter().map(|problem| &problem.flaw).collect();
        assert_eq!(
            flaws,
            [
                &Flaw::Unknown(Some("inbox")),
                &Flaw::Unknown(None),
                &Flaw::Missing
            ]
        );
    }

    #[test]
    fn an_empty_text_is_not_a_text() {
        let table: Table = "inbox = \" \"".parse().expect("valid TOML");
        let mut reader = Reader::new(&table, KEYS);
        reader.text("inbox");
        let problems = reader.finish(()).expect_err("one problem");
        assert_eq!(problems[0].flaw, Flaw::Value("empty"));
    }
}
