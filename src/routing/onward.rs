//! How what is written reaches its customer where the channel alone would not do: as a link, or by another way.

use std::collections::BTreeMap;

use crate::domain::{Name, Span};

/// How files go as links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// What stands before the path: `https://desk.example`.
    pub base: String,
    /// How long a link opens its file.
    pub kept: Span,
    /// What stands over the links, by language; `{until}` in it is when they end.
    pub texts: BTreeMap<String, String>,
}

/// By which way an answer goes on to somebody who has left the talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Continued {
    /// By which channel.
    pub by: Name,
    /// How long it lies unread before.
    pub after: Span,
    /// The template of the receipt for what was left with nobody there, instead of the built-in text.
    pub receipt: Option<Name>,
    /// The template of what was said, sent by mail.
    pub transcript: Option<Name>,
    /// The template of answers that went on by mail.
    pub unread: Option<Name>,
}
