//! Macros, labels, statuses and other things with a name: what each kind asks for, and a thing as it would be written.

use std::path::{Path, PathBuf};

use crate::access::{Action, Scope};
use crate::config::section::Key;
use crate::config::shape::{Shape, Thing};
use crate::config::thing::{self, Asked, NotAThing, Written};
use crate::config::{Config, Parsed, parse};
use crate::domain::Name;
use crate::domain::text::SUBJECT_BYTES_MAX;
use crate::protocol::message::answer::{Claim, Held};
use crate::protocol::message::setup::NewThing;
use crate::protocol::view::setup::{KindSettingView, KindView};
use crate::protocol::{Code, Refusal};
use crate::words::{self, Lang};

use super::super::compile::Outcome;
use super::{Draft, Site, Standing, about, no_such, others, place, read, sealed, together};

/// Every kind that is written one by one, with its keys.
pub(in crate::daemon) fn kinds(config: &Config) -> Vec<KindView> {
    thing::KINDS
        .iter()
        .filter_map(|kind| {
            let (help, help_es) = thing::about(kind)?;
            let keys = thing::keys(kind);
            let setting = |asked| setting(config, kind, asked);
            Some(KindView {
                kind: Name::new(kind).ok()?,
                help: help.to_owned(),
                help_es: help_es.to_owned(),
                settings: keys.iter().map(setting).collect(),
            })
        })
        .collect()
}

fn setting(config: &Config, kind: &str, asked: &Asked) -> KindSettingView {
    let Key { shape, .. } = *asked.key;
    let named = |thing: Thing| {
        let names = thing::names(config, thing.table());
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    let (word, choices) = match shape {
        Shape::Flag => ("flag", Vec::new()),
        Shape::Choice(words) => (
            "choice",
            words.iter().map(|word| (*word).to_owned()).collect(),
        ),
        Shape::Refer(thing) => ("choice", named(thing)),
        Shape::Refers(thing) => ("list", named(thing)),
        Shape::Names if kind == "permission_set" => ("list", acts()),
        Shape::Names | Shape::Texts | Shape::Levels | Shape::Dates => ("list", Vec::new()),
        Shape::Text(most) if most > LINE_BYTES_MAX => ("long", Vec::new()),
        _ => ("text", Vec::new()),
    };
    // A text in a language is shown in it, whoever asks.
    let own = match asked.name.rsplit('.').next() {
        Some("es") => Some(Lang::Es),
        Some("en") => Some(Lang::En),
        _ => None,
    };
    let shown = |lang| match asked.key.default {
        "" => asked.key.example_in(own.unwrap_or(lang)).to_owned(),
        default => default.to_owned(),
    };
    KindSettingView {
        key: asked.name.clone(),
        shape: word.to_owned(),
        choices: choices.into(),
        required: asked.key.required,
        example: shown(Lang::En),
        example_es: shown(Lang::Es),
        help: asked.key.en.to_owned(),
        help_es: asked.key.es.to_owned(),
    }
}

/// Texts of at most so many bytes are a line each.
const LINE_BYTES_MAX: usize = SUBJECT_BYTES_MAX;

/// What can be granted; one's own account is everybody's anyway.
fn acts() -> Vec<String> {
    let granted = Action::ALL.iter().filter(|act| act.scope() != Scope::Own);
    granted.map(|act| act.name().to_owned()).collect()
}

/// A thing as it would be written, or what is left without its file. Blocks.
pub(super) fn draft(site: &Site, asked: &NewThing) -> Result<Draft, Refusal> {
    let path = place(site, &format!("{}-{}", asked.kind, asked.name));
    let before = read(&path)?;
    let parsed = others(site, &path).ok().map(|files| parse(&files));
    let others = parsed.as_ref().and_then(whole);
    if asked.remove {
        return removed(site, asked, path, before, others);
    }
    let said: Vec<(&str, &str)> = asked
        .settings
        .iter()
        .map(|it| (it.name.as_str(), it.value.as_str()))
        .collect();
    let written = thing::write(&asked.kind, &asked.name, &said, others).map_err(|no| match no {
        NotAThing::Kind => no_such("setting", &asked.kind),
        NotAThing::Key(key) => no_such("setting", &key),
    })?;
    let text = (!written.text.is_empty()).then(|| {
        sealed(&format!(
            "{}{}",
            head(site, &asked.language, &asked.name),
            written.text
        ))
    });
    let outcome = together(site, &path, text.as_deref());
    let later = !has_last_word(&outcome, asked, &written, &path);
    Ok(Draft {
        checks: stuck(&written),
        standing: Standing::of(before.as_deref(), later),
        path,
        text,
        before,
        secrets: Vec::new(),
        outcome,
    })
}

/// Without the file of its own; a thing that another file has is only its again.
fn removed(
    site: &Site,
    asked: &NewThing,
    path: PathBuf,
    before: Option<String>,
    others: Option<&Config>,
) -> Result<Draft, Refusal> {
    if thing::about(&asked.kind).is_none() {
        return Err(no_such("setting", &asked.kind));
    }
    let elsewhere = others.and_then(|it| thing::origin(it, &asked.kind, &asked.name));
    if before.is_none() && elsewhere.is_none() {
        return Err(Refusal::new(Code::NO_SUCH)
            .with("kind", "setting")
            .with("name", &asked.name));
    }
    let told = elsewhere.iter().map(|place| told("thing_gone", "", place));
    Ok(Draft {
        outcome: together(site, &path, None),
        standing: Standing::of(before.as_deref(), before.is_none()),
        path,
        text: None,
        before,
        secrets: Vec::new(),
        checks: told.collect(),
    })
}

/// Keys that were left empty and that another file says all the same.
fn stuck(written: &Written) -> Vec<Claim> {
    let stuck = written.stuck.iter();
    stuck
        .map(|(key, place)| told("thing_cleared", key, place))
        .collect()
}

/// Something that will not be as whoever writes may think.
fn told(claim: &str, key: &str, place: &str) -> Claim {
    let of: [(&str, &dyn std::fmt::Display); 2] = [("key", &key), ("place", &place)];
    let text = |lang| words::say(lang, &format!("trial.{claim}"), &of);
    Claim {
        claim: claim.to_owned(),
        result: Held::Failed,
        text: text(Lang::En),
        text_es: text(Lang::Es),
    }
}

/// Whether every key that the thing's own file says is said by no later one.
fn has_last_word(outcome: &Outcome, asked: &NewThing, written: &Written, path: &Path) -> bool {
    let Some((config, _)) = &outcome.compiled else {
        // What is wrong is told; nothing is written then anyway.
        return true;
    };
    let own = path.display().to_string();
    written.keys.iter().all(|key| {
        let thing = [asked.kind.as_str(), asked.name.as_str()];
        let path: Vec<&str> = thing
            .into_iter()
            .chain(key.iter().map(String::as_str))
            .collect();
        let place = config.place(&path);
        let file = config.sources().files().get(usize::from(place.file));
        file.is_some_and(|file| *file.name == *own)
    })
}

/// A configuration that could be read, right or wrong.
fn whole(parsed: &Parsed) -> Option<&Config> {
    parsed.config.as_ref().or(parsed.draft.as_ref())
}

fn head(site: &Site, language: &str, name: &Name) -> String {
    let about = about(site, (language, "config.thing_about"), name);
    about.lines().flat_map(|line| ["# ", line, "\n"]).collect()
}
