//! Mail out: a message of ours as RFC 5322, 2045 to 2047 and 2231 ask.
//!
//! The same message always gives the same bytes, so that a repeat is recognised wherever it arrives.

use std::collections::BTreeSet;
use std::fmt::Write;

use mail_builder::MessageBuilder;
use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address as Written;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};
use ring::digest::{SHA256, digest};

use crate::channels::Note;
use crate::channels::inbound::File;
use crate::channels::outgoing::{Author, Outgoing, Refusal, Verdict};
use crate::domain::message::REFERENCES_MAX;
use crate::domain::text::{SUBJECT_BYTES_MAX, line};
use crate::domain::{Address, ConversationId};

use super::label::label;
use super::transfer::to_base64;
use super::{Mailbox, is_address, safe, subject, token};

/// The Message-ID that `outgoing` will have, without its angle brackets.
pub fn message_id(mailbox: &Mailbox, outgoing: &Outgoing) -> String {
    if let Some(promised) = outgoing.external_id.as_deref().filter(|id| is_id(id)) {
        return bare(promised).to_owned();
    }
    token::message_id(
        &mailbox.key,
        mailbox.domain(),
        outgoing.conversation,
        outgoing.message,
    )
}

/// The bytes of `outgoing`, or why it cannot be a mail.
pub fn write(mailbox: &Mailbox, outgoing: &Outgoing) -> Result<Vec<u8>, Verdict> {
    let to = &outgoing.to.value;
    // `.invalid` stands for senders who gave no address: there is nobody to write to.
    if !is_address(to) || to.ends_with(".invalid") {
        return Err(refused(Refusal::BadRecipient, "no_address", to));
    }
    if mailbox.owns(to) {
        return Err(refused(Refusal::BadRecipient, "ourselves", to));
    }
    let weight: usize = outgoing.files.iter().map(|file| file.bytes.len()).sum();
    if weight > FILES_BYTES_MAX {
        let text = format!("{weight} bytes of files, {FILES_BYTES_MAX} at most");
        return Err(refused(Refusal::TooLarge, "files", &text));
    }
    let mut mail = MessageBuilder::new();
    mail.headers = headers(mailbox, outgoing);
    let seed = message_id(mailbox, outgoing);
    let mail = mail.body(content(outgoing, &seed));
    let mut bytes = Vec::new();
    mail.serialize(&mut bytes);
    Ok(bytes)
}

/// Everybody who is to get `outgoing`, each once, as its headers name them.
pub fn recipients(mailbox: &Mailbox, outgoing: &Outgoing) -> Vec<String> {
    let copies = copies(mailbox, outgoing).map(|cc| cc.value.clone());
    let mut all: Vec<String> = Vec::new();
    for one in std::iter::once(outgoing.to.value.clone()).chain(copies) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

fn copies<'a>(mailbox: &'a Mailbox, outgoing: &'a Outgoing) -> impl Iterator<Item = &'a Address> {
    let may = |cc: &&Address| is_address(&cc.value) && !mailbox.owns(&cc.value);
    outgoing.cc.iter().filter(may).take(COPIES_MAX)
}

fn headers<'a>(
    mailbox: &'a Mailbox,
    outgoing: &'a Outgoing,
) -> Vec<(std::borrow::Cow<'a, str>, HeaderType<'a>)> {
    let mut out: Vec<(std::borrow::Cow<'a, str>, HeaderType<'a>)> = Vec::new();
    let mut push = |name: &'static str, value: HeaderType<'a>| out.push((name.into(), value));
    let (own_address, own_name) = mailbox.face(outgoing.ours.as_deref());
    let from = if outgoing.from_display.is_empty() {
        own_name
    } else {
        &outgoing.from_display
    };
    push("Date", Date::new(outgoing.at.seconds()).into());
    push("From", written(from, own_address).into());
    push(
        "To",
        written(&outgoing.to_display, &outgoing.to.value).into(),
    );
    let cc: Vec<Written<'_>> = copies(mailbox, outgoing)
        .map(|cc| written("", &cc.value))
        .collect();
    if !cc.is_empty() {
        push("Cc", Written::new_list(cc).into());
    }
    let case = mailbox.numbered_subject.then_some(outgoing.case);
    let answers = outgoing.in_reply_to.is_some() || !outgoing.references.is_empty();
    push(
        "Subject",
        Text::new(subject::answer(&outgoing.subject, answers, case)).into(),
    );
    let own = message_id(mailbox, outgoing);
    push("Message-ID", MessageId::new(own.clone()).into());
    let chain = chain(outgoing, &own);
    if let Some(answered) = outgoing.in_reply_to.as_deref().filter(|id| is_id(id)) {
        push("In-Reply-To", MessageId::new(bare(answered)).into());
    }
    if !chain.is_empty() {
        push("References", MessageId::new_list(chain.into_iter()).into());
    }
    if let Some(reply) = reply_to(mailbox, own_address, outgoing.conversation) {
        push(
            "Reply-To",
            Written::new_address(name(own_name), reply).into(),
        );
    }
    if mailbox.read_receipts && outgoing.author == Author::Person {
        push(
            "Disposition-Notification-To",
            written("", &mailbox.address).into(),
        );
    }
    let index = token::thread_index(&mailbox.key, outgoing.conversation);
    push("Thread-Index", Raw::new(to_base64(&index)).into());
    match outgoing.author {
        Author::Person => {}
        Author::Bot | Author::AutoReply => push("Auto-Submitted", Raw::new("auto-replied").into()),
        Author::AutoNotice => push("Auto-Submitted", Raw::new("auto-generated").into()),
    }
    if outgoing.author != Author::Person {
        push("X-Auto-Response-Suppress", Raw::new("All").into());
    }
    out
}

/// Where answers are to go: an address with a token. What another domain keeps may not know what a `+`
/// means, so such answers go to the mailbox itself.
fn reply_to(mailbox: &Mailbox, own: &str, conversation: ConversationId) -> Option<String> {
    if !mailbox.plus_addresses {
        return None;
    }
    let domain = own.rsplit('@').next().unwrap_or_default();
    let base = if domain.eq_ignore_ascii_case(mailbox.domain()) {
        own
    } else {
        &mailbox.address
    };
    token::reply_address(&mailbox.key, base, conversation)
}

/// A few words of the desk to one of its own addresses. Machines leave it alone.
pub(super) fn note(mailbox: &Mailbox, note: &Note<'_>) -> Vec<u8> {
    let mut mail = MessageBuilder::new();
    let id = mailbox.key.word("note", note.subject);
    mail.headers = vec![
        ("Date".into(), Date::new(note.at.seconds()).into()),
        (
            "From".into(),
            written(&mailbox.name, &mailbox.address).into(),
        ),
        ("To".into(), written("", note.to).into()),
        (
            "Subject".into(),
            Text::new(line(note.subject, SUBJECT_BYTES_MAX)).into(),
        ),
        (
            "Message-ID".into(),
            MessageId::new(format!("note.{}.{id}@{}", note.at.0, mailbox.domain())).into(),
        ),
        ("Auto-Submitted".into(), Raw::new("auto-generated").into()),
        ("X-Auto-Response-Suppress".into(), Raw::new("All").into()),
    ];
    let text = MimePart::new("text/plain", BodyPart::Text(lines(note.text).into()));
    let mut bytes = Vec::new();
    mail.body(text).serialize(&mut bytes);
    bytes
}

/// The chain before this message, oldest first, each id where it first stood: an id that is moved
/// back behind its own answers breaks the thread of whoever reads it (RFC 5322, 3.6.4).
fn chain<'a>(outgoing: &'a Outgoing, own: &str) -> Vec<&'a str> {
    let mut chain: Vec<&str> = Vec::new();
    let mut known = BTreeSet::new();
    for id in outgoing.references.iter().chain(&outgoing.in_reply_to) {
        if is_id(id) && bare(id) != own && known.insert(bare(id)) {
            chain.push(bare(id));
        }
    }
    // RFC 5322 3.6.4 lets chains be cut in the middle: the first names the thread.
    if chain.len() > REFERENCES_MAX {
        chain.drain(1..=chain.len() - REFERENCES_MAX);
    }
    chain
}

fn content<'a>(outgoing: &'a Outgoing, seed: &str) -> MimePart<'a> {
    let text = MimePart::new("text/plain", BodyPart::Text(lines(&outgoing.text).into()));
    let html = outgoing.html.as_deref().and_then(safe::html);
    let shown = match html {
        Some(html) => {
            let html = MimePart::new("text/html", BodyPart::Text(lines(&html).into()));
            container("multipart/alternative", "a", seed, vec![text, html])
        }
        None => text,
    };
    if outgoing.files.is_empty() {
        return shown;
    }
    let mut parts = vec![shown];
    parts.extend(
        outgoing
            .files
            .iter()
            .enumerate()
            .map(|(index, found)| file(found, index + 1)),
    );
    container("multipart/mixed", "m", seed, parts)
}

/// A container whose boundary follows from the message: a random one would make each attempt differ.
fn container<'a>(kind: &'a str, mark: &str, seed: &str, parts: Vec<MimePart<'a>>) -> MimePart<'a> {
    let sum = digest(&SHA256, format!("{mark} {seed}").as_bytes());
    let mut boundary = format!("=_{mark}");
    for byte in &sum.as_ref()[..12] {
        write!(boundary, "{byte:02x}").expect("writing to a string never fails");
    }
    MimePart::new(
        ContentType::new(kind).attribute("boundary", boundary),
        BodyPart::Multipart(parts),
    )
}

fn file(file: &File, number: usize) -> MimePart<'_> {
    let mime = file.mime.to_ascii_lowercase();
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$&^_.+-".contains(c);
    let plain = mime.split_once('/').is_some_and(|(kind, sub)| {
        // A message or container may not be encoded (RFC 2046, 5.2.1), and ours must be.
        !matches!(kind, "message" | "multipart")
            && !sub.is_empty()
            && !kind.is_empty()
            && kind.chars().chain(sub.chars()).all(token)
    });
    let mime = if plain {
        mime
    } else {
        "application/octet-stream".to_owned()
    };
    let name = label(&file.name, &file.mime, number);
    let bytes = BodyPart::Binary(file.bytes.as_slice().into());
    let part = MimePart::new(
        ContentType::new(mime).attribute("name", name.clone()),
        bytes,
    );
    match file.inline.as_deref().filter(|cid| is_id(cid)) {
        Some(cid) => part.inline().cid(bare(cid).to_owned()),
        None => part.attachment(name),
    }
}

fn written<'a>(display: &str, address: &'a str) -> Written<'a> {
    Written::new_address(name(display), address)
}

/// A name beside an address on one line, or none.
fn name(display: &str) -> Option<String> {
    let name = line(display, DISPLAY_BYTES_MAX);
    (!name.is_empty()).then_some(name)
}

/// Whether `id` can stand between angle brackets without becoming anything else.
fn is_id(id: &str) -> bool {
    let id = bare(id);
    !id.is_empty()
        && id.len() <= ID_BYTES_MAX
        && id
            .chars()
            .all(|c| !c.is_control() && !c.is_whitespace() && c != '<' && c != '>')
}

fn bare(id: &str) -> &str {
    id.strip_prefix('<')
        .and_then(|id| id.strip_suffix('>'))
        .unwrap_or(id)
}

/// Line ends as mail has them, the last line ended, nothing a terminal would obey.
fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 32 + 2);
    for line in text.trim_end().lines() {
        out.extend(line.chars().filter(|c| !c.is_control() || *c == '\t'));
        out.push_str("\r\n");
    }
    out
}

fn refused(class: Refusal, code: &str, text: &str) -> Verdict {
    Verdict::Refused {
        class,
        code: code.to_owned(),
        text: text.to_owned(),
    }
}

/// The heaviest load of files, in bytes: encoded it stays below what mail servers take.
pub const FILES_BYTES_MAX: usize = 25 * 1024 * 1024;

/// The most copies of one message.
const COPIES_MAX: usize = 50;

/// The longest name beside an address, in bytes.
const DISPLAY_BYTES_MAX: usize = 200;

/// The longest id that is repeated, in bytes: lines end at 998 (RFC 5322, 2.1.1).
const ID_BYTES_MAX: usize = 900;
