//! Files that a channel does not carry go as links in the text, where customers reach the desk by a web address.

use crate::domain::MessageId;
use crate::domain::attachment::Attachment;
use crate::domain::contact::Contact;
use crate::domain::link::{HIDDEN, Named, Room, SECRET_CHARS, beyond, places};
use crate::domain::size;
use crate::routing::hours::Hours;
use crate::routing::plan;

use super::command::Reply;
use super::signature::{in_language, words};
use super::turn::Turn;

/// The same with links for the files that the channel does not carry. It has to be the next message that is
/// written: its number stands in them.
pub(super) fn linked(
    turn: &Turn<'_>,
    contact: Option<&Contact>,
    channel: &plan::Channel,
    mut reply: Reply,
) -> Reply {
    let Some(links) = turn.state.plan.links.as_ref().filter(|_| goes(channel)) else {
        return reply;
    };
    let measured = |file: &Attachment| {
        let most = channel.terms.file_bytes_max(&file.mime, u64::MAX);
        // Of a kind of which none is so large, it does not fit however much room there is.
        let size = if file.size > most {
            u64::MAX
        } else {
            file.size
        };
        (size, file.inline.is_some())
    };
    let files: Vec<(u64, bool)> = reply.attachments.iter().map(measured).collect();
    let beyond = beyond(&files, room(channel));
    let message = next(turn);
    let named: Vec<Named> = beyond
        .iter()
        .map(|place| Named::new(message, *place, turn.now, links.kept))
        .collect();
    let Some(until) = named.first().map(Named::until) else {
        return reply;
    };
    let desk = &turn.state.plan.desk;
    let language = contact.and_then(|contact| contact.language.as_deref());
    let comma = language.unwrap_or(&desk.language) != "en";
    let head = in_language(&links.texts, &desk.language, contact);
    let head = head.map_or("", String::as_str);
    let head = head.replace("{until}", &Hours::shown_in(&desk.zone, until));
    let file = |named: &Named| reply.attachments.get(usize::from(named.place) - 1);
    let lines = named.iter().filter_map(|named| {
        let url = format!("{}{}", links.base, named.path(HIDDEN));
        file(named).map(|file| (label(file, comma), url))
    });
    let lines: Vec<(String, String)> = lines.collect();
    let text: Vec<String> = lines
        .iter()
        .map(|(label, url)| format!("{label}\n{url}"))
        .collect();
    let text = format!("{head}\n{}", text.join("\n"));
    if let Some(html) = &mut reply.html {
        let anchors: Vec<String> = lines
            .iter()
            .map(|(label, url)| format!("<a href=\"{url}\">{}</a>", words(label)))
            .collect();
        let (head, anchors) = (words(&head), anchors.join("<br>"));
        html.extend(["<p>", &head, "<br>", &anchors, "</p>"]);
    }
    let above = reply.text.trim_end();
    reply.text = if above.is_empty() {
        text
    } else {
        format!("{above}\n\n{text}")
    };
    reply
}

/// The number that the next message gets.
pub(super) fn next(turn: &Turn<'_>) -> MessageId {
    MessageId(turn.state.counters.message + 1)
}

/// The files that go along, and how much longer the text gets by what makes its links work.
pub(super) fn along(message: MessageId, reply: &Reply) -> (Vec<&Attachment>, usize) {
    let places = places(message, &reply.text);
    let files = (1_u16..)
        .zip(&reply.attachments)
        .filter(|(place, _)| !places.contains(place))
        .map(|(_, file)| file);
    let longer = places.len() * (SECRET_CHARS - HIDDEN.len());
    (files.collect(), longer)
}

/// Whether a channel may have links: what everybody reads must open nobody's file.
pub fn goes(channel: &plan::Channel) -> bool {
    !channel.abilities.public && channel.abilities.text_max > 0
}

/// What of its files a message of the channel carries.
fn room(channel: &plan::Channel) -> Room {
    Room {
        files_max: channel.abilities.files_max as usize,
        file_bytes_max: channel.abilities.file_bytes_max,
        files_bytes_max: channel.files_bytes_max,
    }
}

/// What a file is called, and how large it is.
fn label(file: &Attachment, comma: bool) -> String {
    format!("{} ({})", file.name.trim(), size::shown(file.size, comma))
}
