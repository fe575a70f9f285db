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
    /// Less free space than this is warned of.
    pub low: u64,
    /// Less than this, and nothing new is taken in.
    pub stop: u64,
    /// Less than this, and nothing is written but deletions and results of sends.
    pub hard: u64,
}

pub(super) fn read(tree: &Table) -> Store {
    let at = Reader::root(tree, &SECTION);
    Store {
        cache: at.bytes("cache"),
        low: at.bytes("free_low"),
        stop: at.bytes("free_stop"),
        hard: at.bytes("free_hard"),
    }
}

pub(super) const SECTION: Section = Section::new(
    &["store"],
    &[
        Key::new(
            "cache",
            Shape::Bytes(1_000_000, 1 << 40),
            "64MB",
            "Memoria para las páginas del almacén.",
            "Memory for pages of the store.",
        )
        .restart(),
        Key::new(
            "free_low",
            Shape::Bytes(16_000_000, 1 << 50),
            "512MB",
            "Con menos espacio libre que este se avisa.",
            "Less free space than this is warned of.",
        ),
        Key::new(
            "free_stop",
            Shape::Bytes(16_000_000, 1 << 50),
            "128MB",
            "Con menos, no entra nada nuevo; lo que hay se puede contestar y cerrar.",
            "With less, nothing new comes in; what is there can be answered and closed.",
        ),
        Key::new(
            "free_hard",
            Shape::Bytes(16_000_000, 1 << 50),
            "32MB",
            "Con menos, solo se escribe lo que borra y el resultado de los envíos.",
            "With less, only deletions and results of sends are written.",
        ),
    ],
    "El almacén, y cuánto puede llenarse el disco.",
    "The store, and how full the disk may become.",
);
