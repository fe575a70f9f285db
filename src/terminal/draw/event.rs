//! What happened to a conversation, in words.

use std::fmt::Display;

use crate::domain::{Moment, Name};
use crate::protocol::view::conversation::{ConversationShow, EventView, Param};
use crate::terminal::app::App;
use crate::terminal::{safe, when};

/// What happened that people want to read between the messages; the rest is in the history.
pub(super) fn told(show: &ConversationShow) -> impl Iterator<Item = &EventView> {
    let answered = show
        .events
        .iter()
        .rposition(|event| ANSWERS.contains(&event.kind.as_str()));
    show.events
        .iter()
        .enumerate()
        .filter(move |(at, event)| {
            // How an offer ended says also that there was one.
            let over = event.kind == "offered" && answered.is_some_and(|last| *at < last);
            !over && !UNTOLD.contains(&event.kind.as_str())
        })
        .map(|(_, event)| event)
}

/// One of them, in a line without the day.
pub(super) fn row(app: &App, event: &EventView) -> String {
    let speech = app.setup.speech;
    let hour = when::hour(event.at, &app.setup.zone);
    // Whoever is named in what happened is not named again.
    let named = |by: &str| event.params.iter().any(|param| param.value == by);
    let by = match event.by.as_str() {
        "desk" | "contact" => String::new(),
        by if named(by) => String::new(),
        by => format!(" ({})", safe::line(by)),
    };
    let details: Vec<(&str, String)> = event
        .params
        .iter()
        .take(DETAILS_SHOWN_MAX)
        .map(|param| (param.name.as_str(), detail(app, param)))
        .collect();
    let mut named: Vec<(&str, &dyn Display)> = details
        .iter()
        .map(|(name, value)| (*name, value as &dyn Display))
        .collect();
    // What has no value is left out of an event; its place in the text is not.
    named.extend(UNSAID.iter().filter_map(|name| {
        let said = details.iter().any(|(known, _)| known == name);
        (!said).then_some((*name, &"-" as &dyn Display))
    }));
    let key = format!("terminal.event_{}", event.kind);
    let mut what = if crate::words::has(&key) {
        speech.say(&key, &named)
    } else {
        let values: Vec<&str> = details.iter().map(|(_, value)| value.as_str()).collect();
        format!("{} {}", safe::line(&event.kind), values.join(" "))
    };
    // Reasons are not always given, so no text can have a place for them.
    let reason = details
        .iter()
        .find(|(name, _)| matches!(*name, "reason" | "disposition"));
    if let Some((_, reason)) = reason {
        what = format!("{what} ({reason})");
    }
    format!("{hour} {} {what}{by}", speech.glyphs().middle)
}

/// A detail of an event as people read it: causes in words, moments in hours.
fn detail(app: &App, param: &Param) -> String {
    match param.name.as_str() {
        "cause" => app.setup.speech.known("terminal.cause_", &param.value),
        "until" | "due" => Moment::parse(&param.value).map_or_else(
            || safe::line(&param.value),
            |at| when::clock(at, app.now, &app.setup.zone),
        ),
        name => {
            let kind = NAMING.iter().find(|(known, _)| *known == name);
            let words = param.value.split(' ').map(|word| Name::new(word).ok());
            let names: Option<Vec<Name>> = words.collect();
            match (kind, names) {
                (Some((_, kind)), Some(names)) => app.called_all(kind, &names),
                _ => safe::line(&param.value),
            }
        }
    }
}

/// Details that name something, and what. Numbers of conversations are called nothing else.
const NAMING: &[(&str, &str)] = &[
    ("queue", "queue"),
    ("from", "queue"),
    ("to", "queue"),
    ("channel", "channel"),
    ("skills", "skill"),
    ("disposition", "disposition"),
    ("reason", "decline_reason"),
    ("added", "tag"),
    ("removed", "tag"),
];

/// Kinds of events that are seen already in what they are about.
const UNTOLD: &[&str] = &[
    "received",
    "replied",
    "noted",
    "message_state",
    "seen",
    "drafted",
    "status",
    "routed",
    // What only a newer desk has a word for.
    "other",
];

/// Kinds of events with which an offer ends.
const ANSWERS: &[&str] = &["accepted", "declined", "timed_out", "revoked"];

/// Details that an event may come without.
const UNSAID: &[&str] = &[
    "added", "agent", "cause", "device", "due", "queue", "removed", "source", "until",
];

/// The most details shown of one event.
const DETAILS_SHOWN_MAX: usize = 8;

#[cfg(test)]
mod tests {
    use crate::words;

    #[test]
    fn every_kind_of_entry_that_is_shown_has_its_words() {
        let page = include_str!("../../protocol/PROTOCOL.md");
        let kinds = page.split("### Kinds of journal entries").nth(1);
        let kinds = kinds.and_then(|rest| rest.split("\nAll parameters").next());
        let lists = kinds.expect("the page lists them").lines();
        let lists = lists.filter(|line| line.contains(" · "));
        let entries = lists.flat_map(|line| line.split('·'));
        let words = entries.filter_map(|entry| entry.split('`').nth(1));
        let kinds: Vec<&str> = words.collect();
        assert!(kinds.len() > 50, "{kinds:?}");
        for kind in kinds.iter().filter(|kind| !super::UNTOLD.contains(kind)) {
            let key = format!("terminal.event_{kind}");
            assert!(words::has(&key), "{key} is not in the catalogue");
        }
    }
}
