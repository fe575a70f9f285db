//! Mail in: bytes to events. Total, bounded, and nothing is ever lost.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::channels::inbound::{
    Auto, Complaint, Door, Event, EventKind, File, Hints, Letter, Oddity, Party, RAW_BYTES_MAX,
    RawInbound, Receipt, Verification,
};
use crate::domain::Address;
use crate::domain::text::SUBJECT_BYTES_MAX;

use super::body::{Body, body};
use super::fields::Fields;
use super::hints::hints;
use super::parts::{Message, walk};
use super::vouching::{checks, verification};
use super::{
    Mailbox, NOBODY, address, auto, bounce, complaint, group, is_address, key, quote, subject,
};

/// What the mail in `raw` says to `mailbox`: one message, or news of messages of ours.
pub fn read(mailbox: &Mailbox, raw: &RawInbound) -> Vec<Event> {
    let bytes = ends(&raw.body);
    let read = catch_unwind(AssertUnwindSafe(|| events(mailbox, raw, &bytes)));
    // A panic is our bug and still no reason to lose somebody's mail.
    read.unwrap_or_else(|_| vec![unreadable(&raw.body)])
}

fn events(mailbox: &Mailbox, raw: &RawInbound, bytes: &[u8]) -> Vec<Event> {
    let (door, original, received_at) = (&raw.door, raw.body.as_slice(), raw.received_at);
    let mut oddities = BTreeSet::new();
    let seen = if bytes.len() > RAW_BYTES_MAX {
        oddities.insert(Oddity::TooLarge);
        &bytes[..HEAD_BYTES_MAX]
    } else {
        bytes
    };
    let message = walk(seen);
    for (odd, is_so) in [
        (Oddity::Unreadable, message.head.is_empty()),
        (Oddity::TooDeep, message.too_deep),
        (Oddity::TooManyParts, message.too_many),
        (Oddity::FieldCut, message.head.cut),
    ] {
        if is_so {
            oddities.insert(odd);
        }
    }
    let body = if oddities.contains(&Oddity::TooLarge) {
        Body::default()
    } else {
        body(&message, &mut oddities)
    };
    let letter = letter(mailbox, door, &message, body, oddities, original);
    if letter.auto == Some(Auto::Ourselves)
        && let Some(address) = mailbox.proven(&letter.subject, received_at)
    {
        return vec![Event {
            key: key::key(&message.head, &letter.from.address.value, message.body),
            occurred_at: None,
            kind: EventKind::Proof { address },
        }];
    }
    let sender = letter.from.address.value.clone();
    let key = key::key(&message.head, &sender, message.body);
    let occurred_at = message.head.moment("date");
    if let Some((of, reason)) = complaint::complaint(&message) {
        let notice = Some(Box::new(letter));
        return vec![Event {
            key,
            occurred_at,
            kind: EventKind::Complaint(Complaint { of, reason, notice }),
        }];
    }
    let receipts = receipts(mailbox, door, &message, &letter);
    if receipts.is_empty() {
        return vec![Event {
            key,
            occurred_at,
            kind: EventKind::Message(Box::new(letter)),
        }];
    }
    let mut notice = Some(Box::new(letter));
    let receipts = receipts
        .into_iter()
        .enumerate()
        .map(|(number, mut receipt)| {
            receipt.notice = notice.take();
            Event {
                key: format!("{key} {number}"),
                occurred_at,
                kind: EventKind::Receipt(receipt),
            }
        });
    receipts.collect()
}

/// News of mail of ours: what the mail says it is of, or what the way says that it came back by.
fn receipts(
    mailbox: &Mailbox,
    door: &Door,
    message: &Message<'_>,
    letter: &Letter,
) -> Vec<Receipt> {
    let notice = bounce::Notice {
        message,
        text: &letter.text,
        own: &letter.text[..letter.quote_at.unwrap_or(letter.text.len())],
        from_machine: bounce::is_from_machine(message, &letter.from.address.value)
            || matches!(door, Door::Envelope { from, .. } if from.is_empty()),
    };
    let mut receipts = bounce::receipts(&notice);
    let returned = delivered(&message.head, door)
        .iter()
        .find_map(|to| super::token::returned(&mailbox.key, &to.value));
    if let Some(of) = returned {
        if receipts.is_empty() {
            receipts = bounce::returned(&notice);
        }
        for receipt in &mut receipts {
            receipt.of_message = Some(of);
        }
    }
    receipts
}

fn letter(
    mailbox: &Mailbox,
    door: &Door,
    message: &Message<'_>,
    body: Body,
    mut oddities: BTreeSet<Oddity>,
    original: &[u8],
) -> Letter {
    let head = &message.head;
    let group = group::of(mailbox, head);
    let (from, display) = match &group.writer {
        Some((from, display)) => (from.clone(), display.clone()),
        None => sender(head),
    };
    // What a server says of the group says nothing of who wrote to it.
    let checks = match &group.writer {
        Some(_) => None,
        None => checks(head, &mailbox.trusted_server, &from.value),
    };
    let subject = head.text("subject", SUBJECT_BYTES_MAX);
    let to = addresses(head, &["to", "cc"]);
    let delivered = delivered(head, door);
    let forwarded = subject::is_forward(&subject);
    let hints = hints(mailbox, head, delivered.iter().chain(&to), forwarded);
    let routing = routing(mailbox, delivered.iter().chain(&to));
    let mut files = body.files;
    let says = [&from.value, &display, &subject, &body.text];
    if says == [NOBODY, "", "", ""] && body.html.is_none() && files.is_empty() {
        // Fields of something else than a mail, which nobody is shown.
        oddities.insert(Oddity::Unreadable);
    }
    if !oddities.is_empty() {
        files.push(enclosed(original));
    }
    let reply_to = addresses(head, &["reply-to"])
        .into_iter()
        .next()
        .filter(|found| *found != from);
    Letter {
        external_id: head.ids("message-id").into_iter().next(),
        auto: automatic(mailbox, door, message, &from, group.is_ours),
        from: Party {
            address: from,
            display,
            verified: verification(checks),
        },
        checks,
        reply_to,
        to,
        routing,
        subject,
        quote_at: if forwarded {
            None
        } else {
            quote::begin(&body.text)
        },
        text: body.text,
        html: body.html,
        files,
        hints,
        forwarded,
        oddities: oddities.into_iter().collect(),
    }
}

/// Who wrote: the first sender given, in any of the fields that may give one.
fn sender(head: &Fields) -> (Address, String) {
    for name in ["from", "sender", "reply-to", "return-path"] {
        let found = head.mailboxes(name);
        if let Some(good) = found.iter().find(|mailbox| is_address(&mailbox.address)) {
            return (address(&good.address), good.name.clone());
        }
    }
    // Without an address that could be written to there may still be a name.
    let mut named = head.mailboxes("from").into_iter().map(|found| found.name);
    let display = named
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| head.text("from", DISPLAY_BYTES_MAX));
    (address(NOBODY), display)
}

fn addresses(head: &Fields, names: &[&str]) -> Vec<Address> {
    let mut out: Vec<Address> = Vec::new();
    for found in names.iter().flat_map(|name| head.mailboxes(name)) {
        let found = address(&found.address);
        if is_address(&found.value) && !out.contains(&found) {
            out.push(found);
        }
    }
    out
}

/// For whom the servers delivered it: the envelope, then what they noted of it; before whoever they
/// rewrote it for, whom it was for at first.
fn delivered(head: &Fields, door: &Door) -> Vec<Address> {
    let mut out: Vec<Address> = match door {
        Door::Envelope { to, .. } => to.iter().map(|to| address(to)).collect(),
        Door::Folder { .. } => Vec::new(),
    };
    let noted = [
        "x-original-to",
        "envelope-to",
        "x-envelope-to",
        "delivered-to",
    ];
    for found in addresses(head, &noted) {
        if !out.contains(&found) {
            out.push(found);
        }
    }
    out
}

/// The address of ours that it came to: the first that sorts what comes in, else the first at all. What
/// a server forwards arrives at the mailbox's own address, and only its header says where it went.
fn routing<'a>(
    mailbox: &Mailbox,
    recipients: impl Iterator<Item = &'a Address>,
) -> Option<Address> {
    let mut first = None;
    for public in recipients.filter_map(|found| mailbox.public(&found.value)) {
        if mailbox.is_route(&public) {
            return Some(address(&public));
        }
        first.get_or_insert(public);
    }
    first.map(|public| address(&public))
}

fn automatic(
    mailbox: &Mailbox,
    door: &Door,
    message: &Message<'_>,
    from: &Address,
    by_our_group: bool,
) -> Option<Auto> {
    if mailbox.owns(&from.value) {
        return Some(Auto::Ourselves);
    }
    let return_path = match door {
        Door::Envelope { from, .. } => Some(from.as_str()),
        Door::Folder { .. } => None,
    };
    auto::reason(
        &message.head,
        &message.media,
        return_path,
        &from.value,
        by_our_group,
    )
    // Some reports of complaints come in a container that does not say so.
    .or_else(|| complaint::is_of_provider(message).then_some(Auto::Report))
}

/// The mail itself as a file, for whoever wants to look at what could not be read.
fn enclosed(original: &[u8]) -> File {
    File {
        name: "message.eml".to_owned(),
        mime: "message/rfc822".to_owned(),
        bytes: original.to_vec(),
        inline: None,
    }
}

fn unreadable(original: &[u8]) -> Event {
    let letter = Letter {
        external_id: None,
        from: Party {
            address: address(NOBODY),
            display: String::new(),
            verified: Verification::None,
        },
        reply_to: None,
        to: Vec::new(),
        routing: None,
        subject: String::new(),
        text: String::new(),
        quote_at: None,
        html: None,
        checks: None,
        files: vec![enclosed(original)],
        hints: Hints::default(),
        auto: None,
        forwarded: false,
        oddities: vec![Oddity::Unreadable],
    };
    let key = key::key(&Fields::default(), NOBODY, original);
    Event {
        key,
        occurred_at: None,
        kind: EventKind::Message(Box::new(letter)),
    }
}

/// Line ends that are only `\r`, as very old systems write them, become `\n`.
fn ends(body: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    let head = &body[..body.len().min(HEAD_BYTES_MAX)];
    if head.contains(&b'\n') || !head.contains(&b'\r') {
        return body.into();
    }
    body.iter()
        .map(|byte| if *byte == b'\r' { b'\n' } else { *byte })
        .collect()
}

/// How much is looked at of a mail that is too large, in bytes.
const HEAD_BYTES_MAX: usize = 256 * 1024;

/// The longest name of a sender, in bytes.
const DISPLAY_BYTES_MAX: usize = 200;
