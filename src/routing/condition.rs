//! Conditions on a message that arrives, as configuration writes them: `'factura' in subject|lower`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use minijinja::{Environment, UndefinedBehavior, Value, filters};

use crate::domain::Name;
use crate::domain::text::clip;

/// A condition that was read and can be asked in bounded time and memory.
///
/// The language is that of templates without what can grow or go round: comparisons, `and`, `or`,
/// `not`, `in`, the filters `lower`, `upper`, `trim` and `length`, the tests `is startingwith(…)` and
/// `is endingwith(…)`, and the variables of [`VARIABLES`].
#[derive(Clone)]
pub struct Condition {
    source: String,
    uses: BTreeSet<&'static str>,
    compiled: Arc<Environment<'static>>,
}

/// Why a text is not a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotACondition {
    /// Which bytes of the text.
    pub range: Range<usize>,
    /// What is wrong with them, in English.
    pub problem: String,
}

/// What a condition can ask about a message that arrives.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The channel's name.
    pub channel: &'a str,
    /// The channel's kind: `maildir`.
    pub kind: &'a str,
    /// The customer's address on the channel.
    pub from: &'a str,
    /// The customer's name, as far as known.
    pub name: &'a str,
    /// Our own address they wrote to, as far as known.
    pub to: &'a str,
    /// What it is about; empty on channels without subjects.
    pub subject: &'a str,
    /// The message as text; what is longer than [`TEXT_BYTES_MAX`] is not looked at.
    pub text: &'a str,
    /// The code of the language it is in, as far as known.
    pub language: &'a str,
    /// Labels the conversation has.
    pub tags: &'a BTreeSet<Name>,
    /// Second key of order that it would get from its channel.
    pub priority: u16,
    /// How many files came with it.
    pub attachments: usize,
    /// Whether a machine wrote it (RFC 3834).
    pub auto: bool,
}

/// What a condition can name.
pub const VARIABLES: [&str; 12] = [
    "attachments",
    "auto",
    "channel",
    "from",
    "kind",
    "language",
    "name",
    "priority",
    "subject",
    "tags",
    "text",
    "to",
];

/// The longest condition, in bytes.
pub const CONDITION_BYTES_MAX: usize = 1_000;

/// How much of a message's text conditions look at, in bytes.
pub const TEXT_BYTES_MAX: usize = 64 * 1024;

impl Condition {
    /// Reads a condition; says which bytes are wrong.
    pub fn new(source: &str) -> Result<Self, NotACondition> {
        if source.len() > CONDITION_BYTES_MAX {
            let problem = format!("longer than {CONDITION_BYTES_MAX} bytes");
            return Err(NotACondition {
                range: CONDITION_BYTES_MAX..source.len(),
                problem,
            });
        }
        words_fit(source)?;
        let mut environment = environment();
        let uses = {
            let parsed = environment
                .compile_expression(source)
                .map_err(|error| NotACondition::of(&error, source))?;
            known(parsed.undeclared_variables(false), source)?
        };
        environment
            .add_template_owned(TEMPLATE, format!("{{% if {source} %}}{HOLDS}{{% endif %}}"))
            .map_err(|error| NotACondition::of(&error, source))?;
        Ok(Self {
            source: source.to_owned(),
            uses,
            compiled: Arc::new(environment),
        })
    }

    /// The condition as it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether it asks for one of [`VARIABLES`].
    pub fn asks_for(&self, variable: &str) -> bool {
        self.uses.contains(variable)
    }

    /// Whether it holds. `Err` says, in English, why that cannot be told: values that cannot be
    /// compared, or too much work.
    pub fn holds(&self, facts: &Facts<'_>) -> Result<bool, String> {
        let values: BTreeMap<&str, Value> = self
            .uses
            .iter()
            .map(|&name| (name, facts.value(name)))
            .collect();
        self.compiled
            .get_template(TEMPLATE)
            .and_then(|template| template.render(Value::from(values)))
            .map(|answer| answer == HOLDS)
            .map_err(|error| error.to_string())
    }

    /// Whether it may hold for something that comes over a channel of a kind, whatever that is: `false` only
    /// where what it asks of channel and kind alone keeps it from holding.
    pub fn may_hold_over(&self, channel: &str, kind: &str) -> bool {
        let tags = BTreeSet::new();
        let facts = Facts::of_nothing(channel, kind, &tags);
        let may = |part: &str| {
            let mut named = words(part).filter(|word| VARIABLES.contains(&word.text));
            if named.any(|word| !matches!(word.text, "channel" | "kind")) {
                return true;
            }
            Self::new(part).is_ok_and(|part| part.holds(&facts) != Ok(false))
        };
        // One thing or another by a third is asked as a whole.
        if words(&self.source).any(|word| word.text == "if") {
            return may(&self.source);
        }
        let any = joined_by(&self.source, "or");
        any.into_iter()
            .any(|any| joined_by(any, "and").into_iter().all(may))
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.source, f)
    }
}

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Condition {}

impl<'a> Facts<'a> {
    /// Of something of which only the channel is known.
    fn of_nothing(channel: &'a str, kind: &'a str, tags: &'a BTreeSet<Name>) -> Self {
        Self {
            channel,
            kind,
            from: "",
            name: "",
            to: "",
            subject: "",
            text: "",
            language: "",
            tags,
            priority: 0,
            attachments: 0,
            auto: false,
        }
    }

    fn value(&self, name: &str) -> Value {
        match name {
            "attachments" => Value::from(self.attachments),
            "auto" => Value::from(self.auto),
            "channel" => Value::from(self.channel),
            "from" => Value::from(self.from),
            "kind" => Value::from(self.kind),
            "language" => Value::from(self.language),
            "name" => Value::from(self.name),
            "priority" => Value::from(self.priority),
            "subject" => Value::from(clip(self.subject, TEXT_BYTES_MAX)),
            "tags" => self
                .tags
                .iter()
                .map(|tag| Value::from(tag.as_str()))
                .collect(),
            "text" => Value::from(clip(self.text, TEXT_BYTES_MAX)),
            "to" => Value::from(self.to),
            _ => Value::UNDEFINED,
        }
    }
}

impl NotACondition {
    fn of(error: &minijinja::Error, source: &str) -> Self {
        let range = error.range().unwrap_or(0..source.len());
        let end = range.end.min(source.len());
        let problem = error
            .detail()
            .map_or_else(|| error.to_string(), str::to_owned);
        Self {
            range: range.start.min(end)..end,
            problem,
        }
    }
}

impl fmt::Display for NotACondition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.problem, self.range.start)
    }
}

impl std::error::Error for NotACondition {}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_debug(true);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("upper", filters::upper);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("length", filters::length);
    environment.add_test("startingwith", minijinja::tests::is_startingwith);
    environment.add_test("endingwith", minijinja::tests::is_endingwith);
    environment
}

/// The variables used, if all of them exist.
fn known(
    used: impl IntoIterator<Item = String>,
    source: &str,
) -> Result<BTreeSet<&'static str>, NotACondition> {
    let mut known = BTreeSet::new();
    let used: BTreeSet<String> = used.into_iter().collect();
    for name in &used {
        let Some(variable) = VARIABLES.into_iter().find(|variable| variable == name) else {
            let word = words(source).find(|word| word.text == name);
            return Err(NotACondition {
                range: word.map_or(0..source.len(), |word| word.range()),
                problem: format!("there is no {name}; there are {}", VARIABLES.join(", ")),
            });
        };
        known.insert(variable);
    }
    Ok(known)
}

/// Refuses filters and tests there are none of, and what could grow: a text times a number.
fn words_fit(source: &str) -> Result<(), NotACondition> {
    let mut before = ["", ""];
    for word in words(source) {
        let is_test = before[1] == "is" || (before[0] == "is" && before[1] == "not");
        let fits = match word.text {
            "*" | "**" | "/" | "{" | "}" | "%" | "#" | "." => false,
            name if before[1] == "|" => FILTERS.contains(&name),
            "not" if is_test => true,
            name if is_test => TESTS.contains(&name),
            _ => true,
        };
        if !fits {
            let problem = if before[1] == "|" {
                format!(
                    "there is no filter {}; there are {}",
                    word.text,
                    FILTERS.join(", ")
                )
            } else if is_test {
                format!(
                    "there is no test {}; there are {}",
                    word.text,
                    TESTS.join(", ")
                )
            } else {
                format!("{} may not stand in a condition", word.text)
            };
            return Err(NotACondition {
                range: word.range(),
                problem,
            });
        }
        before = [before[1], word.text];
    }
    Ok(())
}

/// A name, a number or a sign of the source; texts in quotes are passed by.
#[derive(Clone, Copy)]
struct Word<'a> {
    at: usize,
    text: &'a str,
}

impl Word<'_> {
    fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }
}

fn words(source: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &source[at..];
            let first = rest.chars().next()?;
            let start = at;
            if first == '"' || first == '\'' {
                at += quoted(rest, first);
                return Some(Word {
                    at: start,
                    text: QUOTED,
                });
            }
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let length = if is_name(first) {
                rest.find(|c| !is_name(c)).unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            at += length;
            if !first.is_whitespace() {
                return Some(Word {
                    at: start,
                    text: &source[start..at],
                });
            }
        }
    })
}

/// The parts of a condition that a word joins, those in brackets left whole.
fn joined_by<'a>(source: &'a str, by: &str) -> Vec<&'a str> {
    let (mut parts, mut from, mut depth) = (Vec::new(), 0, 0usize);
    for word in words(source) {
        match word.text {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            text if text == by && depth == 0 => {
                parts.push(&source[from..word.at]);
                from = word.range().end;
            }
            _ => {}
        }
    }
    parts.push(&source[from..]);
    parts
}

/// How many bytes a text in quotes takes, its quotes included; an open one reaches to the end.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if !escaped && c == quote {
            return at + c.len_utf8();
        }
        escaped = !escaped && c == '\\';
    }
    rest.len()
}

/// Stands for any text in quotes.
const QUOTED: &str = "''";
const FILTERS: [&str; 4] = ["length", "lower", "trim", "upper"];
const TESTS: [&str; 2] = ["endingwith", "startingwith"];
const TEMPLATE: &str = "condition";
const HOLDS: &str = "1";
/// How many steps one answer may take; a condition of the longest length takes a few hundred.
const FUEL: u64 = 5_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(tags: &BTreeSet<Name>) -> Facts<'_> {
        Facts {
            channel: "correo",
            kind: "maildir",
            from: "luisa@example.org",
            name: "Luisa",
            to: "ventas@example.com",
            subject: "Factura de MARZO",
            text: "No la encuentro.",
            language: "es",
            tags,
            priority: 500,
            attachments: 2,
            auto: false,
        }
    }

    fn holds(source: &str) -> bool {
        let tags = [Name::new("vip").expect("a plain word is a name")].into();
        let condition = Condition::new(source).expect("the condition reads");
        condition
            .holds(&facts(&tags))
            .expect("the condition can be asked")
    }

    fn wrong(source: &str) -> (String, String) {
        let error = Condition::new(source).expect_err("the condition is wrong");
        (source[error.range].to_owned(), error.problem)
    }

    #[test]
    fn conditions_ask_what_an_operator_would() {
        assert!(holds("'factura' in subject|lower"));
        assert!(holds("channel == 'correo' and not language == 'en'"));
        assert!(holds("from is endingwith('@example.org') or priority < 10"));
        assert!(holds("'vip' in tags and attachments > 1"));
        assert!(holds("kind in ['maildir', 'sms'] and text|length < 100"));
        assert!(holds("to is not startingwith('info')"));
        assert!(!holds("subject == ''"));
    }

    #[test]
    fn an_unknown_word_is_shown_where_it_stands() {
        assert_eq!(wrong("channel == 'a' and sujbect == 'b'").0, "sujbect");
        assert_eq!(wrong("'sujbect' in sujbect").0, "sujbect");
        assert_eq!(wrong("subject|lowre == 'a'").0, "lowre");
        assert_eq!(wrong("subject is beginningwith('a')").0, "beginningwith");
        assert_eq!(wrong("range(1000000)").0, "range");
    }

    #[test]
    fn a_condition_that_does_not_read_is_refused() {
        for source in [
            "",
            "subject ==",
            "(subject",
            "'open",
            "subject subject",
            "%} {{ subject",
        ] {
            assert!(Condition::new(source).is_err(), "{source:?} was read");
        }
    }

    #[test]
    fn nothing_can_grow() {
        assert_eq!(wrong("'a' * 100000000 == text").0, "*");
        assert_eq!(wrong("subject.upper() == 'A'").0, ".");
        assert_eq!(wrong("{'a': 1}").0, "{");
        assert!(Condition::new(&"(".repeat(900)).is_err());
        assert!(Condition::new(&"subject == 'a' or ".repeat(100)).is_err());
    }

    #[test]
    fn the_longest_condition_is_answered() {
        let mut source = "text == 'x'".to_owned();
        while source.len() + 15 < CONDITION_BYTES_MAX {
            source.push_str(" or text == 'x'");
        }
        assert!(!holds(&source));
    }

    #[test]
    fn what_cannot_be_compared_says_so() {
        let condition = Condition::new("'a' in priority").expect("it reads");
        assert!(condition.holds(&facts(&BTreeSet::new())).is_err());
    }

    #[test]
    fn what_is_said_of_the_channel_keeps_a_condition_from_holding_over_another() {
        let may = |source: &str| {
            let condition = Condition::new(source).expect("it reads");
            condition.may_hold_over("web", "webchat")
        };
        assert!(may("'factura' in subject"));
        assert!(may("'factura' in text and kind == 'webchat'"));
        assert!(may("channel == 'correo' or 'factura' in text"));
        assert!(may("channel in ['web', 'correo']"));
        assert!(may("(channel == 'correo' or 'and' in text)"));
        assert!(may("not (channel == 'correo') and auto"));
        assert!(!may("channel == 'correo' and 'or' in text"));
        assert!(!may(
            "kind != 'webchat' and attachments > 1 or channel == 'otro'"
        ));
        assert!(!may(
            "(channel == 'correo' or kind == 'sms') and 'a' in text"
        ));
    }

    #[test]
    fn a_quote_inside_a_text_ends_nothing() {
        assert!(holds(r"'it\'s *' != subject"));
    }
}
