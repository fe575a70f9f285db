//! What a connector says besides messages: receipts, changes, signs, and what somebody wants.

use std::collections::BTreeMap;

use crate::channels::inbound::{EventKind, Receipt, ReceiptState};
use crate::domain::contact::CONTACT_NAME_BYTES_MAX;
use crate::domain::deed::{CallState, Called, Deed, Doing, Of, RECORDING_BYTES_MAX, Stop};
use crate::domain::marks::EMOJI_BYTES_MAX;
use crate::domain::text::{BODY_BYTES_MAX, clip, line};
use crate::domain::{Address, MessageId};

use super::super::party;
use super::letter::texts_of;
use super::{Direction, Fault, Note, State, Written, bounded, fault, language_of, order, sender};

/// The deed that an event of this kind is; `None` where it is none that anybody knows.
pub(super) fn deed(
    kind: &str,
    mut written: Written,
    notes: &mut Vec<Note>,
) -> Result<Option<EventKind>, Fault> {
    let who = |written: &Written| Ok(Some(sender(written)?.address));
    let (from, what) = match kind {
        "edit" => {
            let said = changed_text(&mut written, notes)?;
            let of = of(&written)?;
            (optional(&written)?, Doing::Edited { of, text: said })
        }
        "delete" => {
            let of = of(&written)?;
            (optional(&written)?, Doing::Deleted { of })
        }
        "reaction" => {
            let of = of(&written)?;
            let emoji = written.emoji.as_deref().or(written.text.as_deref());
            let emoji = emoji.unwrap_or_default();
            let emoji = Some(line(emoji, EMOJI_BYTES_MAX)).filter(|it| !it.is_empty());
            (who(&written)?, Doing::Reacted { of, emoji })
        }
        "opt_out" => {
            let why = Some(Stop::OptedOut);
            (who(&written)?, Doing::Stopped { why })
        }
        "opt_in" => (who(&written)?, Doing::Stopped { why: None }),
        "profile" => (who(&written)?, described(&mut written)?),
        "identity_change" => {
            let to = written.to.as_ref();
            let to = to.ok_or_else(|| fault("to_missing", "to says where they are now"))?;
            let to = to.address();
            let to = to.ok_or_else(|| fault("address", "to is not an address"))?;
            let vouched = written
                .from
                .as_ref()
                .is_some_and(party::Written::is_vouched);
            (who(&written)?, Doing::Moved { to, vouched })
        }
        "lifecycle" => (who(&written)?, life(&written)?),
        "call" => call(&written)?,
        "opening" => {
            let on = written.on.as_deref().map(str::trim).unwrap_or_default();
            if on.is_empty() || on.len() > OPENS_ON_BYTES_MAX {
                let said = format!("on says what they did, in 1 to {OPENS_ON_BYTES_MAX} bytes");
                return Err(fault("on_missing", &said));
            }
            let on = on.to_owned();
            (who(&written)?, Doing::Opened { on })
        }
        _ => return Ok(None),
    };
    Ok(Some(EventKind::Deed(Box::new(Deed { from, what }))))
}

/// News of a message of ours.
pub(super) fn receipt(written: Written) -> Result<EventKind, Fault> {
    let (of, of_message) = match of(&written)? {
        Of::External(id) => (id, None),
        Of::Message(id) => (String::new(), Some(id)),
    };
    let missing = || fault("state_missing", "state says how far it got");
    let state = match written.state.ok_or_else(missing)? {
        State::Sent => ReceiptState::Sent,
        State::Delivered => ReceiptState::Delivered,
        State::Read => ReceiptState::Read,
        State::Failed => ReceiptState::Failed,
        _ => {
            return Err(fault(
                "state",
                "a receipt is sent, delivered, read or failed",
            ));
        }
    };
    Ok(EventKind::Receipt(Receipt {
        of,
        of_message,
        state,
        recipient: None,
        code: line(&written.code.unwrap_or_default(), CODE_BYTES_MAX),
        text: line(&written.text.unwrap_or_default(), SAID_BYTES_MAX),
        notice: None,
    }))
}

/// Which message it is about: by our number where both are there.
fn of(written: &Written) -> Result<Of, Fault> {
    if let Some(id) = &written.of_message {
        let number = id.parse::<u64>();
        let number =
            number.map_err(|_| fault("of_missing", "of_message is the id that a delivery had"))?;
        return Ok(Of::Message(MessageId(number)));
    }
    let of = bounded(written.of.clone())?;
    of.map(Of::External).ok_or_else(|| {
        fault(
            "of_missing",
            "of, the vendor's id, or of_message, ours, says which message",
        )
    })
}

fn changed_text(written: &mut Written, notes: &mut Vec<Note>) -> Result<String, Fault> {
    let mut files = Vec::new();
    let texts = match (written.parts.take(), written.text.take()) {
        (None, Some(text)) => vec![text],
        (parts, _) => texts_of(parts.unwrap_or_default(), &mut files)?,
    };
    if texts.is_empty() {
        return Err(fault("parts_missing", "an edit says the new text"));
    }
    let whole = texts.join("\n\n");
    let text = clip(&whole, BODY_BYTES_MAX).to_owned();
    if text.len() < whole.len() {
        notes.push(Note::TextCut);
    }
    if !files.is_empty() {
        // The files that came with the message stay as they are.
        notes.push(Note::FilesIgnored);
    }
    Ok(text)
}

fn described(written: &mut Written) -> Result<Doing, Fault> {
    let from = sender(written)?;
    let fields = written.fields.take().unwrap_or_default();
    if fields.len() > FIELDS_MAX {
        return Err(fault(
            "fields",
            &format!("a profile has at most {FIELDS_MAX} fields"),
        ));
    }
    let language = written.language.take();
    let fields: BTreeMap<String, String> = fields
        .into_iter()
        .map(|(name, value)| (line(&name, FIELD_NAME_BYTES_MAX), value))
        .map(|(name, value)| (name, line(&value.unwrap_or_default(), SAID_BYTES_MAX)))
        .filter(|(name, _)| !name.is_empty())
        .collect();
    Ok(Doing::Described {
        name: line(&from.display, CONTACT_NAME_BYTES_MAX),
        language: language.as_deref().and_then(language_of),
        fields,
    })
}

fn life(written: &Written) -> Result<Doing, Fault> {
    match written.state {
        Some(State::Blocked) => Ok(Doing::Stopped {
            why: Some(Stop::Blocked),
        }),
        Some(State::Closed) => Ok(Doing::Left),
        Some(State::Joined) => Ok(Doing::Joined),
        Some(_) => Err(fault("state", "a lifecycle is blocked, closed or joined")),
        None => Err(fault("state_missing", "state is blocked, closed or joined")),
    }
}

/// A call, and whom it is with: whoever called, or with `echo` whoever was called.
fn call(written: &Written) -> Result<(Option<Address>, Doing), Fault> {
    let (with, name) = match (written.direction, &written.from) {
        (Some(Direction::Echo), _) => (
            written.to.as_ref().and_then(party::WrittenAddress::address),
            String::new(),
        ),
        (_, None) => (None, String::new()),
        (_, Some(_)) => {
            let from = sender(written)?;
            (
                Some(from.address),
                line(&from.display, CONTACT_NAME_BYTES_MAX),
            )
        }
    };
    let work = written.work.as_ref().map(|_| order::work(written));
    let work = work.transpose()?;
    if with.is_none() && work.is_none() {
        return Err(fault(
            "from_missing",
            "from, or with echo to, says who it is with",
        ));
    }
    let state = match written.state {
        Some(State::Ringing) => CallState::Ringing,
        Some(State::Answered) => CallState::Answered,
        Some(State::Held) => CallState::Held,
        Some(State::Transferred) => CallState::Transferred,
        Some(State::Ended) => CallState::Ended,
        Some(_) => {
            let said = "a call is ringing, answered, held, transferred or ended";
            return Err(fault("state", said));
        }
        None => return Err(fault("state_missing", "state says how far the call is")),
    };
    let recording = written.recording.as_deref().unwrap_or_default();
    Ok((
        with,
        Doing::Called(Called {
            work,
            state,
            name,
            agent: order::name(written.agent.as_ref(), "agent")?,
            recording: Some(line(recording, RECORDING_BYTES_MAX)).filter(|it| !it.is_empty()),
        }),
    ))
}

/// Who did it, where it is said.
fn optional(written: &Written) -> Result<Option<Address>, Fault> {
    match &written.from {
        Some(_) => Ok(Some(sender(written)?.address)),
        None => Ok(None),
    }
}

/// The longest word for what opens a window, in bytes.
const OPENS_ON_BYTES_MAX: usize = 40;

/// How much of a vendor's code is kept, in bytes.
const CODE_BYTES_MAX: usize = 100;

/// How much of a vendor's words is kept, in bytes.
const SAID_BYTES_MAX: usize = 1_000;

/// The most fields of one profile.
const FIELDS_MAX: usize = 30;

/// The longest name of a field, in bytes.
const FIELD_NAME_BYTES_MAX: usize = 40;
