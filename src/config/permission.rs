//! `[permission_set.NAME]`: acts that can be granted to people besides their role.

use std::collections::BTreeSet;

use crate::domain::Name;

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::{Shape, Thing};
use super::tree::Entry;

/// A named set of acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionSet {
    /// The acts, as written; whoever knows them says whether they exist.
    pub actions: BTreeSet<Name>,
    /// The queues it holds in; `None` means all.
    pub queues: Option<BTreeSet<Name>>,
}

pub(super) fn read(entry: &Entry) -> PermissionSet {
    let at = Reader::new(entry.value.table(), &SECTION);
    PermissionSet {
        actions: at.names("actions").into_iter().collect(),
        queues: at
            .has("queues")
            .then(|| at.names("queues").into_iter().collect()),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["permission_set", "*"],
    &[
        Key::new(
            "actions",
            Shape::Names,
            "",
            "Lo que permite.",
            "What it allows.",
        )
        .example("[\"conversation.merge\", \"outbox.retry\"]")
        .required(),
        Key::new(
            "queues",
            Shape::Refers(Thing::Queue),
            "",
            "Las colas en que vale. Sin él, en todas.",
            "The queues it holds in. Without it, in all.",
        )
        .example("[\"soporte\"]"),
    ],
    "Permisos con nombre, que se conceden a personas además de los de su función.",
    "Permissions by name, granted to people besides those of their role.",
);
