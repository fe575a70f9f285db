//! Messages as a connector writes them.

use crate::channels::inbound::{Auto, Hints, Letter, Party};
use crate::channels::sniff;
use crate::domain::Address;
use crate::domain::text::{BODY_BYTES_MAX, SUBJECT_BYTES_MAX, clip, line};

use super::super::party;
use super::super::source::URL_BYTES_MAX;
use super::{Direction, Fault, From, Linked, Note, Part, Written, bounded, fault, sender};

/// The message that an event is; its files are added to `files`.
pub(super) fn letter(
    mut written: Written,
    key: &str,
    notes: &mut Vec<Note>,
    files: &mut Vec<Linked>,
) -> Result<Box<Letter>, Fault> {
    let is_echo = written.direction == Some(Direction::Echo);
    let from = if is_echo {
        receiver(&written)?
    } else {
        sender(&written)?
    };
    let parts = written.parts.take().unwrap_or_default();
    let texts = texts_of(parts, files)?;
    let whole = texts.join("\n\n");
    let text = clip(&whole, BODY_BYTES_MAX).to_owned();
    if text.len() < whole.len() {
        notes.push(Note::TextCut);
    }
    let thread = written.thread.take();
    let (thread, in_reply_to) = match thread {
        Some(thread) => (bounded(thread.key)?, bounded(thread.in_reply_to)?),
        None => (None, None),
    };
    let routing = match &written.to {
        Some(to) if !is_echo => Some(ours(to)?),
        _ => None,
    };
    let subject = written.subject.unwrap_or_default();
    Ok(Box::new(Letter {
        checks: None,
        external_id: Some(key.to_owned()),
        from,
        reply_to: None,
        to: Vec::new(),
        routing,
        subject: line(&subject, SUBJECT_BYTES_MAX),
        text,
        quote_at: None,
        html: None,
        files: Vec::new(),
        hints: Hints {
            in_reply_to,
            by_peer: thread.is_none(),
            thread,
            ..Hints::default()
        },
        auto: (written.auto == Some(true)).then_some(Auto::Submitted),
        forwarded: false,
        oddities: Vec::new(),
    }))
}

/// The texts of a message's parts; its files are added to `files`.
pub(super) fn texts_of(parts: Vec<Part>, files: &mut Vec<Linked>) -> Result<Vec<String>, Fault> {
    if parts.is_empty() {
        return Err(fault("parts_missing", "a message has at least one part"));
    }
    if parts.len() > PARTS_MAX {
        return Err(fault(
            "part",
            &format!("a message has at most {PARTS_MAX} parts"),
        ));
    }
    let mut texts = Vec::new();
    for part in parts {
        match part {
            Part::Text { text } if text.trim().is_empty() => {}
            Part::Text { text } => texts.push(text),
            Part::File {
                media,
                url,
                name,
                mime,
            } => files.push(linked(media.as_deref(), url, name, mime)?),
        }
    }
    if files.len() > FILES_MAX {
        return Err(fault(
            "too_many_files",
            &format!("a message has at most {FILES_MAX} files"),
        ));
    }
    if texts.is_empty() && files.is_empty() {
        return Err(fault("parts_missing", "nothing is said in it"));
    }
    Ok(texts)
}

/// A file as an event names it.
fn linked(
    media: Option<&str>,
    url: Option<String>,
    name: Option<String>,
    mime: Option<String>,
) -> Result<Linked, Fault> {
    let from = match (media, url) {
        (Some(media), _) => {
            let digest = super::super::media(media);
            From::Put(digest.ok_or_else(|| {
                fault(
                    "part",
                    "media is m_ and 64 hexadecimal digits, as a PUT of it was answered",
                )
            })?)
        }
        (None, Some(url)) if url.len() <= URL_BYTES_MAX => From::Url(url),
        (None, Some(_)) => return Err(fault("media_url", "the URL is too long")),
        (None, None) => {
            let detail = "media names the file that was put before, or url where it is";
            return Err(fault("part", detail));
        }
    };
    // A name is no way to anywhere.
    let name = name.unwrap_or_default();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = line(name, NAME_BYTES_MAX);
    let mime = mime.unwrap_or_default();
    let said = mime.len() <= MIME_BYTES_MAX && sniff::is_type(&mime);
    Ok(Linked {
        from,
        name: if name.is_empty() {
            "file".to_owned()
        } else {
            name
        },
        mime: if said {
            mime.to_ascii_lowercase()
        } else {
            "application/octet-stream".to_owned()
        },
    })
}

/// Whom a message of ours went to.
fn receiver(written: &Written) -> Result<Party, Fault> {
    let to = written.to.as_ref();
    let to = to.ok_or_else(|| fault("to_missing", "to says whom it went to"))?;
    to.party()
        .ok_or_else(|| fault("address", "to is not an address"))
}

fn ours(to: &party::WrittenAddress) -> Result<Address, Fault> {
    to.address()
        .ok_or_else(|| fault("address", "to is not an address"))
}

/// The most files of one message.
const FILES_MAX: usize = 50;

/// Fifty files, and a text.
const PARTS_MAX: usize = FILES_MAX + 1;

/// The longest name of a file, in bytes.
const NAME_BYTES_MAX: usize = 255;

/// The longest type of a file, in bytes.
const MIME_BYTES_MAX: usize = 127;
