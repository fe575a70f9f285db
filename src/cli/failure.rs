//! Why a command came to nothing: a sentence for the person, a number for the script.

use std::io::ErrorKind;

use crate::client::ClientError;
use crate::domain::{Moment, Span};
use crate::net::pin::ConnectError;
use crate::protocol::message::answer::{Conflict, Remarked};
use crate::protocol::{Code, Refusal};
use crate::terminal;
use crate::words::{self, Lang};

/// Why a command came to nothing.
#[derive(Debug)]
pub(super) enum Failure {
    /// The desk or the way to it.
    Desk(Box<ClientError>),
    /// What was typed makes no sense; a key of the catalogue and its values.
    Usage(&'static str, Vec<(&'static str, String)>),
    /// What was named is not there; a key of the catalogue and its values.
    Missing(&'static str, Vec<(&'static str, String)>),
    /// What stands there is in the way; a key of the catalogue and its values.
    Conflict(&'static str, Vec<(&'static str, String)>),
    /// Something on this side: a file, the terminal.
    Here(String),
    /// Part was done; the rest is on standard output.
    Partly,
    /// Settings were refused; the problems are printed already.
    Config,
    /// Nobody was there to ask, or they said no.
    Unconfirmed,
    /// Done was said in another way already: only the number matters.
    Quiet(i32),
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        Self::Desk(Box::new(error))
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Here(error.to_string())
    }
}

/// Exit codes, as the manual lists them.
pub(super) mod exit {
    pub(in crate::cli) const FAILED: i32 = 1;
    pub(in crate::cli) const USAGE: i32 = 2;
    pub(in crate::cli) const NOT_FOUND: i32 = 3;
    pub(in crate::cli) const CONFLICT: i32 = 4;
    pub(in crate::cli) const NOT_ALLOWED: i32 = 5;
    pub(in crate::cli) const PARTLY: i32 = 6;
    pub(in crate::cli) const UNREACHABLE: i32 = 69;
    pub(in crate::cli) const TIMED_OUT: i32 = 75;
    pub(in crate::cli) const CONFIG: i32 = 78;
}

impl Failure {
    /// The number a script sees.
    pub(super) fn exit(&self) -> i32 {
        match self {
            Self::Desk(error) => match error.code() {
                Some(code) => of_code(code),
                None if error.is_unreachable() => exit::UNREACHABLE,
                None if matches!(**error, ClientError::TimedOut) => exit::TIMED_OUT,
                None => exit::FAILED,
            },
            Self::Usage(..) => exit::USAGE,
            Self::Missing(..) => exit::NOT_FOUND,
            Self::Conflict(..) => exit::CONFLICT,
            Self::Here(_) | Self::Unconfirmed => exit::FAILED,
            Self::Partly => exit::PARTLY,
            Self::Config => exit::CONFIG,
            Self::Quiet(code) => *code,
        }
    }

    /// What a person reads; `None` where everything was said.
    pub(super) fn says(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Desk(error) => Some(desk(error, lang)),
            Self::Usage(key, values) | Self::Missing(key, values) | Self::Conflict(key, values) => {
                Some(say(lang, key, values))
            }
            Self::Here(why) => Some(why.clone()),
            Self::Unconfirmed => Some(words::say(lang, "cli.unconfirmed", &[])),
            Self::Partly | Self::Config | Self::Quiet(_) => None,
        }
    }
}

fn of_code(code: Code) -> i32 {
    match code {
        Code::NO_CONVERSATION
        | Code::NO_QUEUE
        | Code::NO_MESSAGE
        | Code::NO_TAG
        | Code::NO_SUCH
        | Code::NO_CONTACT
        | Code::NO_AGENT
        | Code::NO_DELIVERY => exit::NOT_FOUND,
        Code::TAKEN
        | Code::OFFER_GONE
        | Code::CONFLICT
        | Code::WRONG_STATE
        | Code::NAME_TAKEN
        | Code::NOTHING_TO_UNDO
        | Code::DRAFT_OLD => exit::CONFLICT,
        Code::NOT_SIGNED_IN
        | Code::WRONG_PASSWORD
        | Code::CODE_NEEDED
        | Code::CODE_WRONG
        | Code::WAIT
        | Code::SESSION_ENDED
        | Code::NOT_ALLOWED
        | Code::NOT_YOURS
        | Code::DISABLED => exit::NOT_ALLOWED,
        Code::CONFIG_REFUSED | Code::CERTIFICATE_UNUSABLE => exit::CONFIG,
        Code::BUSY | Code::STOPPING => exit::TIMED_OUT,
        _ => exit::FAILED,
    }
}

fn desk(error: &ClientError, lang: Lang) -> String {
    match error {
        ClientError::Refused(refusal) => refused(refusal, lang),
        ClientError::Conflict(conflict) => conflicting(conflict, lang),
        ClientError::Remarked(remarked) => remarked_on(remarked, lang),
        ClientError::Socket { place, cause } => {
            let key = match cause.kind() {
                ErrorKind::PermissionDenied => "cli.socket_denied",
                _ => "cli.socket_silent",
            };
            words::say(lang, key, &[("place", place)])
        }
        ClientError::Connect(ConnectError::Unreachable { address, .. }) => {
            words::say(lang, "cli.unreachable", &[("address", address)])
        }
        ClientError::Connect(ConnectError::TooSlow { address }) => {
            words::say(lang, "cli.too_slow", &[("address", address)])
        }
        ClientError::Connect(ConnectError::Changed {
            address,
            expected,
            seen,
        }) => words::say(
            lang,
            "cli.key_changed",
            &[("address", address), ("before", expected), ("now", seen)],
        ),
        ClientError::Connect(ConnectError::BadName { name }) => {
            words::say(lang, "cli.bad_address", &[("name", name)])
        }
        ClientError::Broken(_) | ClientError::Unexpected => {
            words::say(lang, "cli.no_desk_there", &[])
        }
        ClientError::TimedOut => words::say(lang, "cli.timed_out", &[]),
        ClientError::Lost(_) => words::say(lang, "cli.lost", &[]),
        other => other.to_string(),
    }
}

/// A text is not as the desk wants to be written: what of it, and how to send it all the same.
fn remarked_on(remarked: &Remarked, lang: Lang) -> String {
    let remarks = remarked.remarks.iter();
    let mut lines: Vec<String> = remarks.map(|one| terminal::remark(lang, one)).collect();
    lines.push(refused(&remarked.refusal, lang));
    lines.join("\n")
}

/// Somebody wrote meanwhile: what, and the commands to look and to say it all the same.
fn conflicting(conflict: &Conflict, lang: Lang) -> String {
    let mut params = conflict.refusal.params.iter();
    let seen = params.find(|param| param.name == "base_seq");
    let Some(seen) = seen else {
        return refused(&conflict.refusal, lang);
    };
    let hint = words::say(
        lang,
        "cli.changed_meanwhile",
        &[("seen", &seen.value), ("base", &conflict.base_seq)],
    );
    format!("{}\n  {hint}", stated(&conflict.refusal, lang))
}

/// A refusal in words: what, and where the long form is.
pub(super) fn refused(refusal: &Refusal, lang: Lang) -> String {
    let code = refusal.code.to_string();
    let stated = stated(refusal, lang);
    // What only people may, the operator does in somebody's name.
    let mut params = refusal.params.iter();
    if params.any(|param| param.name == "action" && param.value == "agent") {
        let hint = words::say(lang, "cli.needs_as", &[]);
        return format!("{stated}\n  {hint}");
    }
    let mut params = refusal.params.iter();
    let is_away = params.any(|param| param.name == "why" && param.value == "away");
    if refusal.code == Code::UNAVAILABLE && is_away {
        let hint = words::say(lang, "cli.needs_session", &[]);
        return format!("{stated}\n  {hint}");
    }
    match words::explain(lang, &code).and_then(|explanation| explanation.hint) {
        Some(hint) => format!("{stated}\n  {hint}"),
        None => stated,
    }
}

/// What was refused, with its code, on one line.
fn stated(refusal: &Refusal, lang: Lang) -> String {
    let code = refusal.code.to_string();
    let value = |name: &str, value: &str| match (name, value.parse::<u64>()) {
        ("action", _) => allowing(lang, value),
        ("most", Ok(bytes)) if refusal.code == Code::FILE_TOO_LARGE => {
            super::when::bytes(lang, bytes)
        }
        _ => told(name, value),
    };
    let values: Vec<(&str, String)> = refusal
        .params
        .iter()
        .map(|param| (param.name.as_str(), value(&param.name, &param.value)))
        .collect();
    let args: Vec<(&str, &dyn std::fmt::Display)> = values
        .iter()
        .map(|(name, value)| (*name, value as &dyn std::fmt::Display))
        .collect();
    let title = words::refusal(lang, &code, &args);
    format!("{code}: {title}")
}

/// A permission by its name, as configuration has it, and what it is good for.
fn allowing(lang: Lang, action: &str) -> String {
    let key = format!("action.{action}");
    if !words::has(&key) {
        return action.to_owned();
    }
    let text = words::say(lang, &key, &[]);
    format!("{action}: {}", text.trim_end_matches('.'))
}

/// A value as a person reads it: a moment in their own zone, a wait in minutes and seconds.
fn told(name: &str, value: &str) -> String {
    if let ("wait_ms", Ok(wait)) = (name, value.parse::<i64>()) {
        // A wait that is told too short is one more try that is not checked.
        let seconds = wait.max(0).div_euclid(1_000) + 1;
        return super::when::span(Span::seconds(seconds));
    }
    match Moment::parse(value) {
        Some(at) if name == "at" => super::when::shown(at),
        _ => value.to_owned(),
    }
}

fn say(lang: Lang, key: &str, values: &[(&'static str, String)]) -> String {
    let values: Vec<(&str, &dyn std::fmt::Display)> = values
        .iter()
        .map(|(name, value)| (*name, value as &dyn std::fmt::Display))
        .collect();
    words::say(lang, key, &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_may_not_is_told_what_the_missing_permission_is_for() {
        let refusal = Refusal::new(Code::NOT_ALLOWED).with("action", "conversation.start");
        let told = refused(&refusal, Lang::Es);
        let text = words::say(Lang::Es, "action.conversation.start", &[]);
        assert!(
            told.contains("conversation.start") && told.contains(text.trim_end_matches('.')),
            "{told}"
        );
    }

    #[test]
    fn a_file_that_is_too_large_is_told_in_megabytes() {
        let refusal = Refusal::new(Code::FILE_TOO_LARGE)
            .with("name", "a.pdf")
            .with("most", 10_485_760);
        let told = refused(&refusal, Lang::Es);
        assert!(told.contains("10 MB"), "{told}");
    }

    #[test]
    fn whoever_has_to_wait_is_told_how_long() {
        let refusal = Refusal::new(Code::WAIT).with("wait_ms", 63_200);
        for (lang, said) in [(Lang::En, "01:04 to go"), (Lang::Es, "quedan 01:04")] {
            let told = refused(&refusal, lang);
            assert!(told.contains(said), "{told}");
        }
    }
}
