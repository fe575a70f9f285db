//! Values as people type them: spans, moments, statuses, skills.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::domain::agent::{Role, SKILL_LEVEL_MAX};
use crate::domain::case::CaseStatus;
use crate::domain::{Moment, Name, Span};
use crate::protocol::message::lists::Sort;
use crate::protocol::view::conversation::{AddressView, ConversationStatus, Param};
use crate::protocol::view::people::SkillLevel;

/// A moment, or so long from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    At(Moment),
    In(Span),
}

/// Why a value does not fit: a kind of error that has words in the person's language, or an example.
type Unfit = Box<dyn std::error::Error + Send + Sync>;

/// `90s`, `15m`, `2h`, `3d`; a bare number counts seconds.
pub(super) fn span(text: &str) -> Result<Span, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: i64 = digits.parse().map_err(|_| "90s, 15m, 2h, 3d".to_owned())?;
    let unit = match &text[digits.len()..] {
        "ms" => 1,
        "" | "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return Err("90s, 15m, 2h, 3d".to_owned()),
    };
    number
        .checked_mul(unit)
        .map(Span)
        .ok_or_else(|| "90s, 15m, 2h, 3d".to_owned())
}

/// RFC 3339.
pub(super) fn moment(text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| "2026-11-21T22:00:00Z".to_owned())
}

pub(super) fn until(text: &str) -> Result<Until, String> {
    moment(text)
        .map(Until::At)
        .or_else(|_| span(text).map(Until::In))
}

/// A moment that is over: a day, RFC 3339, or so long ago.
pub(super) fn past(text: &str) -> Result<Moment, String> {
    let is_day = text.len() == "2026-11-21".len() && text.contains('-');
    let day = is_day.then(|| super::when::day(text)).flatten();
    let ago = || span(text).ok().map(|span| super::when::now() - span);
    day.or_else(|| Moment::parse(text))
        .or_else(ago)
        .ok_or_else(|| "2026-11-21, 2026-11-21T22:00:00Z, 7d".to_owned())
}

/// A word of a closed list, as its JSON spells it; help, completions and refusals show the list.
fn word<T>(choices: &'static [&'static str]) -> impl TypedValueParser<Value = T>
where
    T: serde::de::DeserializeOwned + Clone + Send + Sync + 'static,
{
    PossibleValuesParser::new(choices)
        .map(serde_json::Value::String)
        .try_map(serde_json::from_value)
}

pub(super) fn status() -> impl TypedValueParser<Value = ConversationStatus> {
    word(&["new", "open", "resolved", "snoozed"])
}

pub(super) fn sort() -> impl TypedValueParser<Value = Sort> {
    word(&[
        "received", "priority", "channel", "due", "updated", "number",
    ])
}

pub(super) fn case_status() -> impl TypedValueParser<Value = CaseStatus> {
    word(&["new", "open", "pending", "on_hold", "solved", "closed"])
}

pub(super) fn role() -> impl TypedValueParser<Value = Role> {
    word(&["agent", "supervisor", "administrator", "auditor", "bot"])
}

/// `envios=7`; a skill without a level is had as well as can be.
pub(super) fn skill(text: &str) -> Result<SkillLevel, Unfit> {
    let (name, level) = text.split_once('=').unwrap_or((text, ""));
    let skill = Name::new(name)?;
    let level = if level.is_empty() {
        Some(SKILL_LEVEL_MAX)
    } else {
        level.parse().ok()
    };
    let level = level.filter(|level| *level <= SKILL_LEVEL_MAX);
    level
        .map(|level| SkillLevel { skill, level })
        .ok_or_else(|| format!("{name}=0…{SKILL_LEVEL_MAX}").into())
}

/// `pedido=1042`.
pub(super) fn field(text: &str) -> Result<Param, String> {
    let (name, value) = text.split_once('=').ok_or_else(|| "name=text".to_owned())?;
    Ok(Param {
        name: name.to_owned(),
        value: value.to_owned(),
    })
}

/// `password=secret.txt`: for which key, and the file that the secret is in.
pub(super) fn secret_file(text: &str) -> Result<(String, PathBuf), String> {
    let (key, path) = text.split_once('=').ok_or_else(|| "key=path".to_owned())?;
    Name::new(key).map_err(|error| error.to_string())?;
    Ok((key.to_owned(), path.into()))
}

/// `es=texto.txt`: a key, and the file that its text is in.
pub(super) fn text_file(text: &str) -> Result<(String, PathBuf), String> {
    let (key, path) = text.split_once('=').ok_or_else(|| "key=path".to_owned())?;
    Ok((key.to_owned(), path.into()))
}

/// `mail:ana@example.test`, or a bare mail address.
pub(super) fn address(text: &str) -> Result<AddressView, Unfit> {
    let (scheme, value) = text.split_once(':').unwrap_or(("mail", text));
    let scheme = Name::new(scheme)?;
    Ok(AddressView {
        scheme,
        value: value.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_typed_with_their_unit() {
        assert_eq!(span("90s"), Ok(Span::seconds(90)));
        assert_eq!(span("2h"), Ok(Span::hours(2)));
        assert_eq!(span("15"), Ok(Span::seconds(15)));
        assert!(span("soon").is_err());
        assert!(span("9999999999999d").is_err());
    }

    #[test]
    fn something_is_put_off_for_so_long_or_until_then() {
        assert_eq!(until("3d"), Ok(Until::In(Span::days(3))));
        assert_eq!(until("1970-01-01T00:00:01Z"), Ok(Until::At(Moment(1_000))));
    }

    #[test]
    fn every_choice_that_help_shows_is_taken() {
        fn all_taken(parser: &impl TypedValueParser) {
            let line = clap::Command::new("centralita");
            let choices: Vec<_> = parser.possible_values().expect("a closed list").collect();
            assert!(!choices.is_empty());
            for choice in choices {
                let taken = parser.parse_ref(&line, None, choice.get_name().as_ref());
                assert!(taken.is_ok(), "{} is refused", choice.get_name());
            }
        }
        all_taken(&status());
        all_taken(&sort());
        all_taken(&case_status());
        all_taken(&role());
    }

    #[test]
    fn a_skill_without_a_level_is_had_as_well_as_can_be() {
        let level = |text| skill(text).ok().map(|skill| skill.level);
        assert_eq!(level("envios"), Some(10));
        assert_eq!(level("envios=3"), Some(3));
        assert!(skill("envios=11").is_err());
    }
}
