//! A channel, or another thing with a name, from what somebody answered: checked as a whole, shown as it would be, written as a file of its own.
//!
//! What is written is checked together with everything that is there already, by the same code that
//! applies it. A file that the desk did not write is not written over unless somebody says so, and no
//! secret stands in a file of the configuration.

pub(super) mod care;
mod checks;
mod kinds;
mod servers;
pub(super) mod things;
mod writing;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::channels::settings::Shape;
use crate::channels::{self, Ground, Kind};
use crate::config::diff::changes;
use crate::config::fragment::{Fragment, Said};
use crate::config::{Problem, parse};
use crate::domain::Name;
use crate::domain::agent::Agent;
use crate::domain::attachment::Digest;
use crate::protocol::message::answer::Claim;
use crate::protocol::message::setup::{NewChannel, NewThing};
use crate::protocol::view::setup::ChannelDraft;
use crate::protocol::{Code, Refusal};
use crate::words::{self, Lang};

use super::caretaker::problem_view;
use super::compile::{self, Outcome};
use super::folder::{self, Files, Look, PARTS_FOLDER};
use super::generation::Generation;

pub(super) use kinds::kinds;
pub(super) use servers::find;
use writing::write;

/// What somebody asks for.
pub(super) enum Asked {
    Channel(NewChannel),
    Thing(NewThing),
}

/// Where it is written, and what it is held against.
pub(super) struct Site {
    /// The folder of the configuration.
    pub(super) config: PathBuf,
    /// The folder of the state, where secrets go.
    pub(super) data: PathBuf,
    pub(super) ground: Ground,
    pub(super) running: Arc<Generation>,
    /// Whoever has an account.
    pub(super) people: Vec<Agent>,
}

/// What is there under a file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    New,
    Ours,
    Edited,
    Foreign,
    Elsewhere,
}

/// What would be written; no text removes the file.
struct Draft {
    path: PathBuf,
    text: Option<String>,
    standing: Standing,
    before: Option<String>,
    secrets: Vec<PathBuf>,
    outcome: Outcome,
    checks: Vec<Claim>,
}

/// Checks what would be written. Blocks.
pub(super) fn draft(site: &Site, asked: &Asked) -> Result<ChannelDraft, Refusal> {
    let draft = Draft::of(site, asked)?;
    let new = draft.outcome.compiled.as_ref();
    let changed = new.map(|(config, _)| changes(&site.running.config, config));
    Ok(ChannelDraft {
        file: draft.path.display().to_string(),
        standing: draft.standing.word().to_owned(),
        seen: draft.seen(),
        before: draft
            .before
            .clone()
            .filter(|_| draft.standing == Standing::Ours),
        secrets: draft.secrets.iter().map(shown).collect(),
        changes: changed.iter().flatten().map(ToString::to_string).collect(),
        problems: draft.outcome.problems.iter().map(problem_view).collect(),
        checks: draft.checks.into(),
        text: draft.text.unwrap_or_default(),
    })
}

impl Draft {
    fn of(site: &Site, asked: &Asked) -> Result<Self, Refusal> {
        match asked {
            Asked::Channel(channel) => Self::of_channel(site, channel),
            Asked::Thing(thing) => things::draft(site, thing),
        }
    }

    fn of_channel(site: &Site, asked: &NewChannel) -> Result<Self, Refusal> {
        let (fragment, secrets) = fragment(site, asked)?;
        let path = place(site, &format!("channel-{}", asked.name));
        let text = sealed(&fragment.to_toml(&about(
            site,
            (&asked.language, "config.setup_about"),
            &asked.name,
        )));
        let before = read(&path)?;
        let others = others(site, &path).map(|files| parse(&files));
        let read = others
            .as_ref()
            .ok()
            .and_then(|others| others.config.as_ref().or(others.draft.as_ref()));
        let elsewhere = read.is_some_and(|read| read.channels.contains_key(&asked.name));
        let outcome = together(site, &path, Some(&text));
        Ok(Self {
            checks: checks::of(site, asked, &outcome),
            standing: Standing::of(before.as_deref(), elsewhere),
            path,
            text: Some(text),
            before,
            secrets,
            outcome,
        })
    }

    fn seen(&self) -> Option<Digest> {
        self.before.as_deref().map(digest)
    }
}

impl Standing {
    fn of(before: Option<&str>, elsewhere: bool) -> Self {
        match before {
            _ if elsewhere => Self::Elsewhere,
            None => Self::New,
            Some(before) => standing(before),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Ours => "ours",
            Self::Edited => "edited",
            Self::Foreign => "foreign",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// The file of this name in the folder for parts.
fn place(site: &Site, name: &str) -> PathBuf {
    site.config.join(PARTS_FOLDER).join(format!("{name}.toml"))
}

/// What stands at the head of a file, in the language of whoever has it written, else in the desk's.
fn about(site: &Site, (language, key): (&str, &'static str), name: &Name) -> String {
    let own = site.running.config.desk.language.as_str();
    let lang = Lang::parse(if language.is_empty() { own } else { language });
    words::say(lang, key, &[("name", name)])
}

fn read(path: &Path) -> Result<Option<String>, Refusal> {
    match fs::read_to_string(path) {
        Ok(before) => Ok(Some(before)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unwritable(path, &error)),
    }
}

/// The files there are but for this one.
fn others(site: &Site, path: &Path) -> Result<Files, Vec<Problem>> {
    let name = path.display().to_string();
    let mut files = folder::look(&site.config).files?;
    files.retain(|(known, _)| *known != name);
    Ok(files)
}

/// The whole configuration as it would be with this file, or without it.
fn together(site: &Site, path: &Path, text: Option<&str>) -> Outcome {
    let name = path.display().to_string();
    let look = folder::look(&site.config);
    let files = look.files.map(|mut files: Files| {
        files.retain(|(known, _)| *known != name);
        // Where the folder's order has it: behind the first file, which is the main one, by name.
        let at = files.iter().skip(1).filter(|it| it.0 < name).count() + 1;
        if let Some(text) = text {
            files.insert(at.min(files.len()), (name, text.to_owned()));
        }
        files
    });
    let open = look.open;
    compile::from_look(&Look { files, open }, &site.ground)
}

/// What somebody answered, key by key; and the files that its secrets go into.
fn fragment(site: &Site, asked: &NewChannel) -> Result<(Fragment, Vec<PathBuf>), Refusal> {
    let kind = kind_of(asked)?;
    for key in asked
        .settings
        .iter()
        .map(|it| &it.name)
        .chain(asked.secrets.iter().map(|it| &it.key))
    {
        let known = kind.settings().iter().any(|setting| setting.key == key);
        if !known || is_by_hand(key) {
            return Err(no_such("setting", key));
        }
    }
    let mut keys = Vec::new();
    let mut secrets = Vec::new();
    for setting in kind.settings() {
        if setting.shape == Shape::Secret {
            if asked.secrets.iter().any(|it| it.key == setting.key) {
                let file = secret_file(&site.data, asked, setting.key);
                keys.push((setting.key, Said::File(file.display().to_string())));
                secrets.push(file);
            }
            continue;
        }
        let Some(param) = asked.settings.iter().find(|it| it.name == setting.key) else {
            continue;
        };
        keys.push((setting.key, said(setting.shape, &param.value)));
    }
    let fragment = Fragment {
        name: asked.name.clone(),
        kind: asked.kind.clone(),
        queue: asked.queue.clone(),
        new_queue: asked.new_queue,
        keys,
    };
    Ok((fragment, secrets))
}

/// Keys that start programs on the desk's machine: whoever may edit its files writes them, and nobody who
/// only has a session.
fn is_by_hand(key: &str) -> bool {
    ["command", "environment"].contains(&key)
}

/// What does not fit its shape is written as a text, for the check to say what is wrong with it.
fn said(shape: Shape, value: &str) -> Said {
    match shape {
        Shape::Flag => value
            .parse()
            .map_or_else(|_| Said::Text(value.to_owned()), Said::Flag),
        Shape::Texts => {
            let items = value.lines().map(str::trim).filter(|item| !item.is_empty());
            Said::Texts(items.map(str::to_owned).collect())
        }
        Shape::Text | Shape::Choice(_) | Shape::Secret => Said::Text(value.to_owned()),
    }
}

fn kind_of(asked: &NewChannel) -> Result<&'static dyn Kind, Refusal> {
    let mut all = channels::ALL.iter();
    let kind = all.find(|kind| kind.name() == asked.kind.as_str());
    kind.copied()
        .ok_or_else(|| no_such("channel_kind", &asked.kind))
}

fn secret_file(data: &Path, asked: &NewChannel, key: &str) -> PathBuf {
    data.join(SECRETS_FOLDER)
        .join(format!("{}.{key}", asked.name))
}

/// A text behind a line by which the desk knows it as its own, as long as nobody edits it.
fn sealed(body: &str) -> String {
    format!("{SEAL}{}\n{body}", digest(body))
}

fn standing(text: &str) -> Standing {
    let sealed = text
        .strip_prefix(SEAL)
        .and_then(|rest| rest.split_once('\n'));
    match sealed {
        None => Standing::Foreign,
        Some((sum, body)) if sum.trim() == digest(body).to_string() => Standing::Ours,
        Some(_) => Standing::Edited,
    }
}

fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

fn no_such(kind: &str, name: &str) -> Refusal {
    Refusal::new(Code::NO_SUCH)
        .with("kind", kind)
        .with("name", name)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Refusal {
    Refusal::new(Code::UNWRITABLE)
        .with("name", path.display())
        .with("why", error)
}

#[expect(clippy::ptr_arg, reason = "what an iterator over paths gives")]
fn shown(path: &PathBuf) -> String {
    path.display().to_string()
}

/// How many of the problems stop it.
fn errors(problems: &[Problem]) -> usize {
    problems.iter().filter(|problem| problem.is_error()).count()
}

/// The first words of a file that the desk wrote; the digest of all that follows stands behind them.
const SEAL: &str = "# centralita-setup ";

/// Where secrets are kept, in the folder of the state: the desk can always write there, and nobody else
/// reads it.
pub(super) const SECRETS_FOLDER: &str = "secrets";

#[cfg(test)]
mod tests;
