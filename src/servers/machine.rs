//! How the machine and the channels do, as the daemon sees them.

use crate::domain::ending::Ending;
use crate::domain::health::Ailment;
use crate::domain::{Moment, Span};

/// How the machine is, as the daemon sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Machine {
    /// The desk's process.
    pub pid: u32,
    /// Since when it runs.
    pub started_at: Moment,
    /// Memory in use, in bytes.
    pub memory_bytes: u64,
    /// Length of the database, in bytes.
    pub store_bytes: u64,
    /// Free space of its file system, in bytes.
    pub free_bytes: u64,
    /// Version of its records.
    pub schema: u32,
    /// How many attachments lie on the disk.
    pub files: u64,
    /// Bytes of attachments.
    pub file_bytes: u64,
    /// How far the machine's clock is ahead, where it leapt too far to be believed.
    pub astray: Option<Span>,
}

/// How a channel does, as the ways in and out see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// What ails it: the graver of the way in and the way out.
    pub ailment: Option<Ailment>,
    /// What it needs and what ends.
    pub endings: Vec<Ending>,
    /// When something last came in.
    pub last_in_at: Option<Moment>,
    /// When something last left.
    pub last_out_at: Option<Moment>,
    /// How many of the mails that were there before are taken, and how many there are.
    pub import: Option<(usize, usize)>,
    /// How much was said of kinds that nobody here knows, since the start.
    pub ignored: u64,
    /// Those kinds; not all of them.
    pub ignored_kinds: Vec<String>,
    /// Whether a connector has to come by itself, and none has since the start.
    pub unheard: bool,
}
