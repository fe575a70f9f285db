//! What a reader sees of a message, and what goes beside it: text, safe HTML, files.

use std::collections::BTreeSet;

use crate::channels::inbound::{File, Oddity};
use crate::domain::attachment::ATTACHMENTS_MAX;
use crate::domain::text::{BODY_BYTES_MAX, clip, line};

use super::fields::{Fields, Keep, Media};
use super::label::{UNKNOWN_ENDING, extension, label};
use super::parts::{Leaf, Message, walk};
use super::{charset, flow, inside, plain, safe, transfer};

/// The readable side of a message.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) text: String,
    pub(super) html: Option<String>,
    pub(super) files: Vec<File>,
}

/// One thing to show: the same content as text, as HTML, or both.
#[derive(Default)]
struct Shown {
    choice: Option<usize>,
    text: Option<String>,
    html: Option<String>,
}

/// Sorts the leaves of `message` into text, HTML and files.
pub(super) fn body(message: &Message<'_>, oddities: &mut BTreeSet<Oddity>) -> Body {
    let mut shown: Vec<Shown> = Vec::new();
    let mut files = Vec::new();
    for (index, leaf) in message.leaves.iter().enumerate() {
        if is_shown(leaf, message.leaves.len() == 1) {
            show(&mut shown, leaf, &mut files);
        } else if files.len() < ATTACHMENTS_MAX {
            files.push(file(leaf, index + 1));
        } else {
            oddities.insert(Oddity::TooManyFiles);
        }
    }
    if shown.is_empty() {
        // Some mailers name all that they send, their text too: read it, and keep the file.
        if let Some(leaf) = message.leaves.iter().find(|leaf| is_named_text(leaf)) {
            show(&mut shown, leaf, &mut Vec::new());
        }
    }
    let text = join_text(&mut shown, oddities);
    let html = join_html(&shown, oddities);
    Body { text, html, files }
}

/// Text of a leaf that would be shown, decoded; for notices whose parts mean something.
pub(super) fn leaf_text(leaf: &Leaf<'_>) -> String {
    let encoding = leaf
        .fields
        .raw("content-transfer-encoding")
        .unwrap_or_default();
    let encoding = match encoding {
        said if said.eq_ignore_ascii_case("base64") && transfer::is_no_base64(leaf.body) => "",
        _ => encoding,
    };
    let bytes = transfer::decode(leaf.body, encoding);
    let text = normal(&charset::text(&bytes, leaf.media.parameter("charset")));
    let says = |name: &str, word: &str| {
        let value = leaf.media.parameter(name);
        value.is_some_and(|value| value.trim().eq_ignore_ascii_case(word))
    };
    if leaf.media.name == "text/plain" && says("format", "flowed") {
        flow::unflow(&text, says("delsp", "yes"))
    } else {
        text
    }
}

fn is_shown(leaf: &Leaf<'_>, alone: bool) -> bool {
    if !matches!(
        leaf.media.name.as_str(),
        "text/plain" | "text/html" | "text" | "plain"
    ) {
        // A single part of a broken type is shown all the same when it says that it is text, and
        // what is no type at all is text (RFC 2045, 5.2).
        let text = leaf.media.is("text") && leaf.media.name != "text/calendar";
        return (alone && text) || leaf.media.name.starts_with('<');
    }
    let disposition = leaf.fields.media("content-disposition");
    let named = disposition
        .as_ref()
        .is_some_and(|found| found.parameter("filename").is_some())
        || leaf.media.parameter("name").is_some();
    match disposition.map(|found| found.name) {
        Some(name) if name == "attachment" => false,
        // `inline` with a name is how some mailers attach text files.
        _ => !named || leaf.choice.is_some() || alone,
    }
}

/// Text that stands there as a file without being meant as one.
fn is_named_text(leaf: &Leaf<'_>) -> bool {
    let disposition = leaf.fields.media("content-disposition");
    matches!(leaf.media.name.as_str(), "text/plain" | "text/html")
        && disposition.is_none_or(|found| found.name != "attachment")
}

fn show(shown: &mut Vec<Shown>, leaf: &Leaf<'_>, files: &mut Vec<File>) {
    let mut text = leaf_text(leaf);
    if leaf.media.name != "text/html" {
        inside::take(&mut text, files);
    }
    if text.trim().is_empty() {
        return;
    }
    let html = leaf.media.name == "text/html";
    let same = shown
        .iter_mut()
        .rev()
        .find(|one| leaf.choice.is_some() && one.choice == leaf.choice);
    let one = if let Some(one) = same {
        one
    } else {
        shown.push(Shown {
            choice: leaf.choice,
            ..Shown::default()
        });
        shown.last_mut().expect("one was just pushed")
    };
    let side = if html { &mut one.html } else { &mut one.text };
    match side {
        Some(before) => {
            before.push('\n');
            before.push_str(&text);
        }
        None => *side = Some(text),
    }
}

fn join_text(shown: &mut [Shown], oddities: &mut BTreeSet<Oddity>) -> String {
    let mut text = String::new();
    for one in shown.iter_mut() {
        if one.text.is_none() {
            one.text = one.html.as_deref().map(plain::text);
        }
        let part = one.text.as_deref().unwrap_or_default().trim_end();
        if !text.is_empty() && !part.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(part);
        if text.len() > BODY_BYTES_MAX {
            break;
        }
    }
    let kept = clip(&text, BODY_BYTES_MAX).len();
    if kept < text.len() {
        oddities.insert(Oddity::TextCut);
        text.truncate(kept);
    }
    text
}

fn join_html(shown: &[Shown], oddities: &mut BTreeSet<Oddity>) -> Option<String> {
    if shown.iter().all(|one| one.html.is_none()) {
        return None;
    }
    let mut source = String::new();
    for one in shown {
        match (&one.html, &one.text) {
            (Some(html), _) => source.push_str(html),
            (None, Some(text)) => {
                source.push_str("<pre>");
                source.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
                source.push_str("</pre>");
            }
            (None, None) => {}
        }
    }
    let html = safe::html(&source);
    if html.is_none() {
        oddities.insert(Oddity::HtmlLeftOut);
    }
    html
}

fn file(leaf: &Leaf<'_>, number: usize) -> File {
    let mime = mime(&leaf.media);
    let disposition = leaf.fields.media("content-disposition");
    let written = disposition
        .as_ref()
        .and_then(|found| found.parameter("filename"))
        .or_else(|| leaf.media.parameter("name"))
        .or_else(|| leaf.media.parameter("filename"))
        .or_else(|| disposition.as_ref()?.parameter("name"));
    let encoding = leaf
        .fields
        .raw("content-transfer-encoding")
        .unwrap_or_default();
    let bytes = transfer::decode(leaf.body, encoding).into_owned();
    let cid = leaf
        .fields
        .raw("content-id")
        .map(|id| line(id.trim_matches(['<', '>', ' ']), 400));
    let name = match written {
        Some(written) => written.to_owned(),
        None => {
            let subject = match mime.as_str() {
                "message/rfc822" => subject_of(&bytes),
                _ => String::new(),
            };
            let described = || described(&leaf.fields.text("content-description", 200), &mime);
            match subject.is_empty() {
                true => cid
                    .as_deref()
                    .and_then(identified)
                    .unwrap_or_else(described),
                false => subject,
            }
        }
    };
    let attached = disposition.is_some_and(|found| found.name == "attachment");
    let inline = cid.filter(|cid| !cid.is_empty() && !attached && leaf.media.is("image"));
    File {
        name: label(&name, &mime, number),
        mime,
        bytes,
        inline,
    }
}

/// Outlook names pictures by their ids alone: `image001.jpg@01CDB132.D8A510F0`.
fn identified(id: &str) -> Option<String> {
    let (name, _) = id.split_once('@')?;
    let (stem, ending) = name.rsplit_once('.')?;
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
    (plain(stem) && plain(ending) && (2..=4).contains(&ending.len())).then(|| name.to_owned())
}

/// What is described is called so, with the ending that opens it.
fn described(description: &str, mime: &str) -> String {
    let name = description.replace(['/', '\\'], "-");
    let ending = extension(mime);
    if name.is_empty() || name.contains('.') || ending == UNKNOWN_ENDING {
        return name;
    }
    format!("{name}{ending}")
}

/// A forwarded message is called after its subject.
fn subject_of(message: &[u8]) -> String {
    let head = &message[..message.len().min(HEAD_BYTES_MAX)];
    let subject = walk(head).head.text("subject", 120);
    if subject.is_empty() {
        subject
    } else {
        format!("{subject}.eml").replace(['/', '\\'], "-")
    }
}

/// A media type that can be written into a header, whatever came.
fn mime(media: &Media) -> String {
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$&^_.+-".contains(c);
    match media.name.split_once('/') {
        Some((kind, sub))
            if !kind.is_empty()
                && !sub.is_empty()
                && media.name.len() <= MIME_BYTES_MAX
                && kind.chars().all(token)
                && sub.chars().all(token) =>
        {
            media.name.clone()
        }
        _ => "application/octet-stream".to_owned(),
    }
}

/// Line ends as `\n`; nothing that would steer a terminal.
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                if rest.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\n' | '\t' => out.push(c),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

/// The fields of a message inside another, for notices that enclose what they are about.
pub(super) fn enclosed_fields(leaf: &Leaf<'_>) -> Fields {
    let encoding = leaf
        .fields
        .raw("content-transfer-encoding")
        .unwrap_or_default();
    let window = &leaf.body[..leaf.body.len().min(HEAD_BYTES_MAX)];
    let bytes = transfer::decode(window, encoding);
    if leaf.media.name == "text/rfc822-headers" {
        return Fields::read(&bytes, Keep::All, None);
    }
    walk(&bytes).head
}

/// How much of an enclosed message is looked at for its fields.
const HEAD_BYTES_MAX: usize = 256 * 1024;

/// The longest media type that is believed.
const MIME_BYTES_MAX: usize = 120;
