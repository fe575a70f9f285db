//! What is wrong with a command line, in the person's language, and what to type instead.

use std::num::ParseIntError;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::domain::name::NotAName;
use crate::words::{self, Lang};

/// A command line that was refused, as it is shown: what is wrong, what was perhaps meant, how it goes.
pub(super) fn wrong(error: &clap::Error, lang: Lang) -> String {
    let mut text = format!(
        "{}: {}",
        words::say(lang, "cli.error", &[]),
        sentence(error, lang)
    );
    if let Some(meant) = meant(error) {
        text.push('\n');
        text.push_str(&words::say(lang, "usage.meant", &[("word", &meant)]));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let form = usage.trim().trim_start_matches("Usage:").trim();
        if error.kind() == ErrorKind::InvalidSubcommand {
            let verbs = verbs(form).join(", ");
            text.push('\n');
            text.push_str(&words::say(lang, "usage.there_are", &[("words", &verbs)]));
        }
        text.push_str("\n\n");
        text.push_str(&words::say(lang, "usage.form", &[("form", &form)]));
    }
    text.push('\n');
    text.push_str(&words::say(lang, "usage.help", &[]));
    text
}

/// What can stand where the form `centralita NOUN [OPTIONS] <COMMAND>` says so.
fn verbs(form: &str) -> Vec<String> {
    let mut command = super::help::command(Lang::En);
    let path = form.split(' ').skip(1);
    for noun in path.take_while(|word| !word.starts_with(['[', '<'])) {
        let Some(below) = command.find_subcommand(noun) else {
            break;
        };
        command = below.clone();
    }
    let verbs = command.get_subcommands();
    verbs.map(|verb| verb.get_name().to_owned()).collect()
}

fn sentence(error: &clap::Error, lang: Lang) -> String {
    let one = |kind| error.get(kind).map(listed).unwrap_or_default();
    let (arg, value) = (one(ContextKind::InvalidArg), one(ContextKind::InvalidValue));
    let say = |key: &str| words::say(lang, key, &[("arg", &arg), ("value", &value)]);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = one(ContextKind::InvalidSubcommand);
            words::say(lang, "usage.no_command", &[("word", &word)])
        }
        ErrorKind::UnknownArgument => say("usage.no_flag"),
        ErrorKind::MissingRequiredArgument => say("usage.missing"),
        ErrorKind::InvalidValue if value.is_empty() => say("usage.value_missing"),
        ErrorKind::InvalidValue => {
            let good = one(ContextKind::ValidValue);
            chosen(lang, &arg, &value, &good)
        }
        ErrorKind::ValueValidation => {
            let form = match std::error::Error::source(error) {
                Some(cause) if cause.is::<ParseIntError>() => words::say(lang, "cli.a_number", &[]),
                Some(cause) if cause.is::<NotAName>() => {
                    words::say(lang, "config.CT-2011.remedy", &[])
                }
                cause => {
                    let cause = cause.map(ToString::to_string).unwrap_or_default();
                    bounds(&cause).map_or(cause.clone(), |(low, high)| {
                        words::say(lang, "usage.bounds", &[("low", &low), ("high", &high)])
                    })
                }
            };
            chosen(lang, &arg, &value, &form)
        }
        ErrorKind::ArgumentConflict => {
            let other = one(ContextKind::PriorArg);
            words::say(lang, "usage.conflict", &[("arg", &arg), ("other", &other)])
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            say("usage.count")
        }
        ErrorKind::InvalidUtf8 => say("usage.letters"),
        // What has no sentence of ours is said as the parser says it: better foreign than silent.
        _ => error
            .render()
            .to_string()
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches("error: ")
            .to_owned(),
    }
}

/// The ends of what a number may be, where the parser says that it is beyond: `7 is not in 0..=5`.
fn bounds(cause: &str) -> Option<(i64, i64)> {
    let (_, range) = cause.rsplit_once(" is not in ")?;
    let (low, high) = range.split_once("..=")?;
    Some((low.parse().ok()?, high.parse().ok()?))
}

fn chosen(lang: Lang, arg: &str, value: &str, good: &str) -> String {
    words::say(
        lang,
        "usage.value",
        &[("arg", &arg), ("value", &value), ("good", &good)],
    )
}

fn meant(error: &clap::Error) -> Option<String> {
    [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find_map(|kind| error.get(kind))
    .map(listed)
    .filter(|meant| !meant.is_empty())
}

fn listed(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::help;
    use super::*;

    fn told(lang: Lang, typed: &str) -> String {
        let words = std::iter::once("centralita").chain(typed.split(' '));
        let error = help::command(lang)
            .try_get_matches_from(words)
            .expect_err("the line is wrong");
        wrong(&error, lang)
    }

    #[test]
    fn a_wrong_line_is_told_in_the_persons_language() {
        let cases = [
            ("conv lst", "«lst» no es una orden"),
            ("conv list --quee soporte", "«--quee» no es una opción"),
            ("agent add", "Falta <NAME>"),
            ("conv list --sort x", "received, priority"),
            ("conv show x", "un número"),
            ("status --color maybe", "auto, always, never"),
            ("status --json --plain", "no van juntas"),
            ("conv list --queue", "Falta el valor"),
            ("conv priority 1 1001", "de 0 a 1000"),
            ("conv priority 1 70000", "de 0 a 1000"),
            ("conv list --limit 5000000000", "de 0 a 4294967295"),
            ("agent add ana --skill a/b=3", "letras, cifras"),
        ];
        for (typed, said) in cases {
            let told = told(Lang::Es, typed);
            assert!(told.contains(said), "{typed}: {told}");
            let english = ["Usage", "error:  ", "invalid", "unexpected", "required"];
            assert!(
                !english.iter().any(|word| told.contains(word)),
                "{typed} in two languages: {told}"
            );
        }
    }

    #[test]
    fn what_there_is_instead_is_listed() {
        let said = told(Lang::Es, "report csat");
        assert!(
            said.contains("Hay: now, today, queue, agent, sla"),
            "{said}"
        );
    }

    #[test]
    fn what_was_perhaps_meant_is_offered() {
        assert!(told(Lang::En, "conv lst").contains("“list”"));
        assert!(told(Lang::En, "conv list --quee soporte").contains("“--queue”"));
    }
}
