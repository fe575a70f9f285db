//! `[store]`: memory for the record, and how full the disk may become.

use super::reader::Reader;
use super::section::{Key, Section};
use super::shape::Shape;
use super::tree::Table;

/// Figures of the record on disk, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Store {
    /// Memory for pages of the store.
    pub cache: u64,
    /// Less free space than this is warned of; `None` leaves it to the size of the disk.
    pub low: Option<u64>,
    /// Less than this, and nothing new is taken in; `None` as above.
    pub stop: Option<u64>,
    /// Less than this, and nothing is written but deletions and results of sends; `None` as above.
    pub hard: Option<u64>,
}

pub(super) fn read(tree: &Table) -> Store {
    let at = Reader::root(tree, &SECTION);
    Store {
        cache: at.bytes("cache"),
        low: at.maybe_bytes("free_low"),
        stop: at.maybe_bytes("free_stop"),
        hard: at.maybe_bytes("free_hard"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["store"],
    &[
        Key::new(
            "cache",
            Shape::Bytes(1 << 20, 1 << 40),
            "64MB",
            "Memoria para las páginas del almacén.",
            "Memory for pages of the store.",
        )
        .restart(),
        Key::new(
            "free_low",
            Shape::Bytes(16 << 20, 1 << 50),
            "",
            "Con menos espacio libre que este se avisa. Sin ella, un décimo del disco y como mucho 512MB.",
            "Less free space than this is warned of. Without it, a tenth of the disk and at most 512MB.",
        )
        .example("\"512MB\""),
        Key::new(
            "free_stop",
            Shape::Bytes(16 << 20, 1 << 50),
            "",
            "Con menos, no entra nada nuevo; lo que hay se puede contestar y cerrar. Sin ella, 128MB, y menos en un disco pequeño.",
            "With less, nothing new comes in; what is there can be answered and closed. Without it, 128MB, and less on a small disk.",
        )
        .example("\"128MB\""),
        Key::new(
            "free_hard",
            Shape::Bytes(16 << 20, 1 << 50),
            "",
            "Con menos, solo se escribe lo que borra y el resultado de los envíos. Sin ella, 32MB, y menos en un disco pequeño.",
            "With less, only deletions and results of sends are written. Without it, 32MB, and less on a small disk.",
        )
        .example("\"32MB\""),
    ],
    "El almacén, y cuánto puede llenarse el disco.",
    "The store, and how full the disk may become.",
);
