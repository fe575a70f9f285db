//! One event as a connector writes it, read into what a channel can report, or refused with a reason.

mod deed;
mod letter;
mod order;

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::channels::inbound::{Event, EventKind, Party};
use crate::channels::settings::{SLIPS_MAX, slips};
use crate::domain::attachment::Digest;
use crate::domain::text::clip;
use crate::domain::{Address, Moment, Span};

use super::KEY_BYTES_MAX;
use super::contract::Contract;
use super::party;

/// What came of reading one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its key, as far as it had one.
    pub key: Option<String>,
    /// What it says, or why it is refused.
    pub outcome: Result<Said, Fault>,
    /// What is done otherwise than asked.
    pub notes: Vec<Note>,
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Something the desk keeps.
    Event(Box<Spoken>),
    /// Something of a kind that nobody here knows, or that changes nothing.
    Nothing,
}

/// Something the desk keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// What happened. Its key is of its kind's family: no event is taken for one of another kind, but
    /// what was imported and comes once more as a message is the vendor's same message.
    pub event: Event,
    /// The language it is written in.
    pub language: Option<String>,
    /// Where else its sender is, as somebody vouches who knows.
    pub aliases: Vec<Address>,
    /// Its files.
    pub files: Vec<Linked>,
}

/// A file that an event mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Where its bytes are.
    pub from: From,
    /// What to call it; never empty.
    pub name: String,
    /// What it is said to be, as `type/subtype`.
    pub mime: String,
}

/// Where the bytes of a file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// They were put before.
    Put(Digest),
    /// They have to be fetched.
    Url(String),
}

/// Why an event is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A stable word.
    pub code: &'static str,
    /// The same in a sentence.
    pub detail: String,
}

/// What is done otherwise than an event asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// Its kind is not known, or it changes nothing.
    Ignored,
    /// Its kind is not known; what was probably meant.
    UnknownKind(Option<&'static str>),
    /// It happened in the future; now is kept.
    FutureClamped,
    /// It happened too long ago; the longest believable time is kept.
    PastClamped,
    /// Its text is cut.
    TextCut,
    /// Files that it names stay away: those of the message that it changes stay as they are.
    FilesIgnored,
}

impl Note {
    /// The word that connectors read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ignored => "ignored",
            Self::UnknownKind(_) => "unknown_kind",
            Self::FutureClamped => "future_clamped",
            Self::PastClamped => "past_clamped",
            Self::TextCut => "text_cut",
            Self::FilesIgnored => "files_ignored",
        }
    }
}

/// An event as it is written; what nobody knows is left out.
#[derive(Debug, Deserialize)]
struct Written {
    v: Option<u64>,
    channel: Option<String>,
    occurred_at: Option<String>,
    direction: Option<Direction>,
    from: Option<party::Written>,
    to: Option<party::WrittenAddress>,
    thread: Option<Thread>,
    parts: Option<Vec<Part>>,
    auto: Option<bool>,
    subject: Option<String>,
    language: Option<String>,
    of: Option<String>,
    of_message: Option<String>,
    state: Option<State>,
    code: Option<String>,
    text: Option<String>,
    work: Option<String>,
    agent: Option<String>,
    queue: Option<String>,
    status: Option<String>,
    disposition: Option<String>,
    remark: Option<String>,
    wrap_up: Option<bool>,
    recording: Option<String>,
    on: Option<String>,
    emoji: Option<String>,
    fields: Option<BTreeMap<String, Option<String>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Direction {
    In,
    Echo,
}

#[derive(Debug, Deserialize)]
struct Thread {
    key: Option<String>,
    in_reply_to: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Part {
    Text {
        text: String,
    },
    File {
        media: Option<String>,
        url: Option<String>,
        name: Option<String>,
        mime: Option<String>,
    },
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Sent,
    Delivered,
    Read,
    Failed,
    Blocked,
    Closed,
    Joined,
    Ringing,
    Answered,
    Held,
    Transferred,
    Ended,
}

/// Who an event is from, as far as it says so in the contract's way, whatever else is wrong with it.
pub fn from_of(value: &Value) -> Option<Address> {
    let from = party::Written::deserialize(value.get("from")?).ok()?;
    Some(from.party()?.address)
}

/// Reads one event of `channel` that came `now`. Total: whatever it is, something is said of it.
pub fn read(value: &Value, channel: &str, now: Moment) -> Reading {
    let key = value
        .get("key")
        .and_then(Value::as_str)
        .map(|key| clip(key, KEY_BYTES_MAX).to_owned());
    let mut notes = Vec::new();
    let outcome = understand(value, channel, now, &mut notes);
    Reading {
        key,
        outcome,
        notes,
    }
}

fn understand(
    value: &Value,
    channel: &str,
    now: Moment,
    notes: &mut Vec<Note>,
) -> Result<Said, Fault> {
    let key = key_of(value)?;
    let kind = kind_of(value)?;
    let written = match Written::deserialize(value) {
        Ok(written) => written,
        // What it says besides is that kind's own affair.
        Err(_) if !KINDS.contains(&kind) => return Ok(ignored(kind, notes)),
        Err(error) => {
            let misread = fault("shape", &error.to_string());
            return Err(odd_state(kind, value)
                .or(misshapen(value))
                .unwrap_or(misread));
        }
    };
    if written.v.is_some_and(|version| version != VERSION) {
        return Err(fault("version", "v is 1 in this version of the contract"));
    }
    if written
        .channel
        .as_ref()
        .is_some_and(|named| named != channel)
    {
        return Err(fault("wrong_channel", "channel names another channel"));
    }
    let occurred_at = moment(written.occurred_at.as_deref(), now, notes)?;
    let language = written.language.clone();
    let language = language.as_deref().and_then(language_of);
    let aliases = written.from.as_ref();
    let aliases = aliases.map(party::Written::aliases).unwrap_or_default();
    let mut files = Vec::new();
    let said = said(kind, written, &key, notes, &mut files);
    let said = said.map_err(|fault| match fault.code {
        // Which of the things that an address has to be this one is not, and of which part.
        "address" | "part" => match misshapen(value) {
            Some(found) => Fault {
                code: fault.code,
                ..found
            },
            None => fault,
        },
        _ => fault,
    })?;
    let family = family(kind);
    let Some(said) = said else {
        return Ok(ignored(kind, notes));
    };
    if let Some(fault) = misshapen(value) {
        return Err(fault);
    }
    Ok(Said::Event(Box::new(Spoken {
        event: Event {
            key: format!("{family}:{key}"),
            occurred_at,
            kind: said,
        },
        language,
        aliases,
        files,
    })))
}

fn kind_of(value: &Value) -> Result<&str, Fault> {
    match value.get("kind") {
        Some(Value::String(kind)) if kind.chars().count() > KIND_CHARS_MAX => Err(fault(
            "kind",
            &format!("kind: it has more than {KIND_CHARS_MAX} characters"),
        )),
        Some(Value::String(kind)) if !kind.is_empty() => Ok(kind),
        _ => Err(fault("kind_missing", "kind says what happened, in a word")),
    }
}

/// What the published contract has against an event.
fn misshapen(value: &Value) -> Option<Fault> {
    let flaw = Contract::published().check_event(value).err()?;
    Some(fault("shape", &flaw))
}

/// A state that no event of this kind has; told in the words of its own kind.
fn odd_state(kind: &str, value: &Value) -> Option<Fault> {
    let words: &[&str] = match kind {
        "receipt" => &["sent", "delivered", "read", "failed"],
        "lifecycle" => &["blocked", "closed", "joined"],
        _ => return None,
    };
    let state = value.get("state").filter(|it| !it.is_null())?;
    let known = state.as_str().is_some_and(|state| words.contains(&state));
    let detail = format!("state: of a {kind} it is one of {words:?}, not {state}");
    (!known).then(|| fault("state", &detail))
}

/// Nothing comes of it: it changes nothing, or nobody here knows such a kind; of that its connector is
/// told loudly, as it may be a slip of the pen and somebody's message.
fn ignored(kind: &str, notes: &mut Vec<Note>) -> Said {
    notes.push(Note::Ignored);
    if !KINDS.contains(&kind) {
        let slips = |known: &&&str| slips(&kind.to_lowercase(), known);
        let near = KINDS.iter().min_by_key(slips);
        let near = near.filter(|near| slips(near) <= SLIPS_MAX).copied();
        notes.push(Note::UnknownKind(near));
    }
    Said::Nothing
}

/// The language of a code, without what stands behind it for a region or a script.
fn language_of(code: &str) -> Option<String> {
    let first = code.split(['-', '_']).next()?;
    let is_one = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_one.then(|| first.to_ascii_lowercase())
}

/// Which kinds share their keys: the vendor's own id of a message names it in whichever way it is told.
fn family(kind: &str) -> &str {
    match kind {
        "post" | "history.append" => "message",
        kind => kind,
    }
}

/// What happened; `None` where nobody knows such a kind.
fn said(
    kind: &str,
    written: Written,
    key: &str,
    notes: &mut Vec<Note>,
    files: &mut Vec<Linked>,
) -> Result<Option<EventKind>, Fault> {
    let is_echo = written.direction == Some(Direction::Echo);
    Ok(Some(match kind {
        "message" | "post" => {
            let letter = letter::letter(written, key, notes, files)?;
            if is_echo {
                EventKind::Echo(letter)
            } else {
                EventKind::Message(letter)
            }
        }
        "history.append" => {
            let letter = letter::letter(written, key, notes, files)?;
            EventKind::Past {
                letter,
                ours: is_echo,
            }
        }
        // Signs of life of ours that come back say nothing new; a call of ours does.
        _ if is_echo && kind != "call" => return Ok(None),
        "receipt" => deed::receipt(written)?,
        "typing" => {
            let from = sender(&written)?.address;
            EventKind::Typing { from }
        }
        other if let Some(order) = order::order(other, &written)? => {
            EventKind::Order(Box::new(order))
        }
        other => match deed::deed(other, written, notes)? {
            Some(kind) => kind,
            None => return Ok(None),
        },
    }))
}

fn key_of(value: &Value) -> Result<String, Fault> {
    if !value.is_object() {
        return Err(fault("shape", "an event is an object"));
    }
    match value.get("key") {
        Some(Value::String(key)) if key.is_empty() => Err(fault("key_missing", "key is empty")),
        Some(Value::String(key)) if key.len() > KEY_BYTES_MAX => Err(fault(
            "key_too_long",
            &format!("key has more than {KEY_BYTES_MAX} bytes"),
        )),
        Some(Value::String(key)) => Ok(key.clone()),
        _ => Err(fault("key_missing", "key is a text of your own")),
    }
}

/// When it happened; what nobody can believe is moved to what one can.
fn moment(
    written: Option<&str>,
    now: Moment,
    notes: &mut Vec<Note>,
) -> Result<Option<Moment>, Fault> {
    let Some(written) = written else {
        return Ok(None);
    };
    let at = Moment::parse(written)
        .ok_or_else(|| fault("moment", "occurred_at is not an RFC 3339 time"))?;
    if at > now + AHEAD_MAX {
        notes.push(Note::FutureClamped);
        return Ok(Some(now));
    }
    let oldest = Moment(now.0.saturating_sub(PAST_MAX.0));
    if at < oldest {
        notes.push(Note::PastClamped);
        return Ok(Some(oldest));
    }
    Ok(Some(at))
}

fn sender(written: &Written) -> Result<Party, Fault> {
    let from = written.from.as_ref();
    let from = from.ok_or_else(|| fault("from_missing", "from says who it was"))?;
    from.party().ok_or_else(|| {
        fault(
            "address",
            "from: a scheme is a name of at most 64 bytes, a value has 1 to 512 bytes of text",
        )
    })
}

/// A key of the other side's, where there is one.
fn bounded(id: Option<String>) -> Result<Option<String>, Fault> {
    match id {
        Some(id) if id.len() > KEY_BYTES_MAX => Err(fault(
            "key_too_long",
            &format!("an id has more than {KEY_BYTES_MAX} bytes"),
        )),
        id => Ok(id.filter(|id| !id.is_empty())),
    }
}

fn fault(code: &'static str, detail: &str) -> Fault {
    Fault {
        code,
        detail: clip(detail, DETAIL_BYTES_MAX).to_owned(),
    }
}

/// The kinds that the desk knows.
const KINDS: &[&str] = &[
    "message",
    "post",
    "history.append",
    "receipt",
    "edit",
    "delete",
    "reaction",
    "typing",
    "opt_out",
    "opt_in",
    "profile",
    "identity_change",
    "lifecycle",
    "call",
    "opening",
    "work.assign",
    "work.decline",
    "work.transfer",
    "work.end",
    "conference.add",
    "conference.remove",
    "presence.changed",
];

/// The longest name of a kind, in characters.
const KIND_CHARS_MAX: usize = 40;

/// The version of the contract's events.
const VERSION: u64 = 1;

/// How far ahead of ours another clock may be.
const AHEAD_MAX: Span = Span::minutes(5);

/// How long ago something may have happened.
const PAST_MAX: Span = Span::days(30);

/// How long a reason may be, in bytes: it may quote what was sent.
const DETAIL_BYTES_MAX: usize = 300;

#[cfg(test)]
mod tests;
