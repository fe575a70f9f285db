//! Messages as clients are shown them, and who may read which.

use crate::domain::attachment::Attachment;
use crate::domain::conversation::Conversation;
use crate::domain::message::{self, Author, Message, Scope, State};
use crate::domain::text::clip;
use crate::domain::window::Filled;
use crate::domain::{Address, ContactId};
use crate::protocol::key::Id128;
use crate::protocol::message::{VIEW_HTML_BYTES_MAX, VIEW_TEXT_BYTES_MAX};
use crate::protocol::view::conversation::{
    AddressView, AuthorKind, ChecksView, Direction, FileView, MessageState, MessageView, Param,
};
use crate::protocol::view::template::TemplateUse;
use crate::servers::asker::Asker;
use crate::servers::desk::Desk;

use super::marks;

/// Whether somebody who may read the conversation may read this of it (ruling 3).
pub(in crate::servers) fn readable(
    asker: &Asker,
    conversation: &Conversation,
    message: &Message,
) -> bool {
    let message::Direction::Note(scope) = message.direction else {
        return true;
    };
    let is_author = match message.author {
        Author::Agent(author) => asker.who == Some(author),
        Author::Desk => asker.who.is_none(),
        Author::Contact(_) => false,
    };
    match scope {
        Scope::Team => true,
        Scope::Author => is_author,
        Scope::Whisper => {
            is_author || (asker.who.is_some() && asker.who == conversation.work.owner())
        }
    }
}

/// A message as it is shown. `contact` is whoever the conversation is with, by what they are called.
pub(in crate::servers) fn view(
    desk: &Desk,
    message: &Message,
    contact: Option<(ContactId, &str)>,
) -> MessageView {
    let envelope = message.envelope.as_ref();
    let from = envelope.and_then(|envelope| envelope.from.as_ref());
    let (author, author_kind) = author(desk, message.author, contact, from);
    let text = clip(&message.text, VIEW_TEXT_BYTES_MAX);
    let html = message
        .html
        .as_ref()
        .filter(|html| html.len() <= VIEW_HTML_BYTES_MAX);
    let clipped = text.len() < message.text.len() || html.is_some() != message.html.is_some();
    let (direction, scope) = match message.direction {
        message::Direction::In => (Direction::In, None),
        message::Direction::Out => (Direction::Out, None),
        message::Direction::Note(scope) => (Direction::Note, Some(scope)),
    };
    let (failure, answer) = failure(&message.state);
    MessageView {
        seq: message.seq,
        id: message.id,
        direction,
        author,
        author_kind,
        channel: message.channel.clone(),
        at: message.at,
        written_at: message.written_at,
        subject: message.subject.clone(),
        text: text.to_owned(),
        html: html.cloned(),
        clipped,
        attachments: message.attachments.iter().map(file).collect(),
        state: state(&message.state),
        failure,
        answer,
        external_id: message.external_id.clone(),
        scope,
        auto: message.auto,
        to: envelope.and_then(|envelope| envelope.to.as_ref().map(address)),
        cc: envelope
            .into_iter()
            .flat_map(|envelope| envelope.cc.iter().map(address))
            .collect(),
        client_message: message.called.map(Id128),
        checks: message.checks.map(|checks| ChecksView {
            spf: checks.spf.word().to_owned(),
            dkim: checks.dkim.word().to_owned(),
            dmarc: checks.dmarc.word().to_owned(),
        }),
        marks: message
            .marks
            .as_ref()
            .map(|it| Box::new(marks::view(it, contact))),
        template: message
            .manner
            .as_ref()
            .and_then(|manner| manner.template.as_ref())
            .map(|template| Box::new(used(template))),
    }
}

/// The template that a message is, with what stands in its places.
fn used(template: &Filled) -> TemplateUse {
    let values = template.values.iter();
    TemplateUse {
        name: template.name.clone(),
        language: Some(template.language.clone()),
        values: values
            .map(|(name, value)| Param {
                name: name.clone(),
                value: value.clone(),
            })
            .collect(),
    }
}

/// How far a message got.
pub(in crate::servers) fn state(state: &State) -> MessageState {
    match state {
        State::Received => MessageState::Received,
        State::Queued => MessageState::Queued,
        State::Sent => MessageState::Sent,
        State::Delivered => MessageState::Delivered,
        State::Read => MessageState::Read,
        State::Unsure => MessageState::Unsure,
        State::Failed { .. } => MessageState::Failed,
        State::Held => MessageState::Held,
    }
}

/// Why a message failed, and what the other side said.
pub(in crate::servers) fn failure(state: &State) -> (Option<String>, Option<String>) {
    match state {
        State::Failed { code, text } => {
            let said = (!text.is_empty()).then(|| text.clone());
            (Some(code.clone()), said)
        }
        _ => (None, None),
    }
}

/// A file as it is shown.
pub(in crate::servers) fn file(it: &Attachment) -> FileView {
    FileView {
        name: it.name.clone(),
        mime: it.mime.clone(),
        size: it.size,
        sha256: it.digest,
        inline: it.inline.clone(),
        found: it.found.clone(),
    }
}

/// An address as it is shown.
pub(in crate::servers) fn address(it: &Address) -> AddressView {
    AddressView {
        scheme: it.scheme.clone(),
        value: it.value.clone(),
    }
}

/// An address as it is compared.
pub(in crate::servers) fn address_of(it: &AddressView) -> Address {
    let written = Address::written(it.scheme.clone(), &it.value);
    written.unwrap_or_else(|| Address::new(it.scheme.clone(), &it.value))
}

/// Somebody else than the customer who wrote in the conversation is called by their address; who has none of
/// their own there is the customer, under a record that was joined with theirs since.
fn author(
    desk: &Desk,
    author: Author,
    contact: Option<(ContactId, &str)>,
    from: Option<&Address>,
) -> (String, AuthorKind) {
    match author {
        Author::Contact(id) => {
            let called = contact.map(|(_, name)| name.to_owned());
            let name = called
                .clone()
                .filter(|_| contact.is_some_and(|(known, _)| known == id));
            let name = name
                .or_else(|| from.map(|from| from.value.clone()))
                .or(called);
            (
                name.unwrap_or_else(|| format!("contact-{id}")),
                AuthorKind::Contact,
            )
        }
        Author::Agent(id) => (desk.directory.name(id).to_string(), AuthorKind::Agent),
        Author::Desk => ("desk".to_owned(), AuthorKind::Desk),
    }
}
