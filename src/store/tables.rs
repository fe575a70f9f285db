//! Every table on one page.
//!
//! What grows with the work lies in order of arrival, so that a commit appends to few pages. What
//! must be found by another key is small and lies beside it.

use std::rc::Rc;

use redb::{ReadTransaction, ReadableDatabase, ReadableTable, WriteTransaction};

use super::fault::StoreError;
use super::late::Late;

/// Bytes made in `keys.rs` or `records.rs`.
type Bytes = &'static [u8];

/// A table inside one batch.
pub(super) type Written<'t, K, V> = Late<&'t WriteTransaction, K, V>;

/// A table as it was at one moment.
pub(super) type Read<K, V> = Late<Rc<ReadTransaction>, K, V>;

macro_rules! tables {
    ($($(#[doc = $doc:literal])* $field:ident: $key:ty => $value:ty;)*) => {
        /// How many tables there are.
        pub(super) const COUNT: usize = [$(stringify!($field)),*].len();

        /// Every table inside one batch.
        pub(super) struct Writing<'t> {
            $($(#[doc = $doc])* pub(super) $field: Written<'t, $key, $value>,)*
        }

        /// Every table as it was at one moment.
        pub(super) struct Reading {
            $($(#[doc = $doc])* pub(super) $field: Read<$key, $value>,)*
        }

        impl<'t> Writing<'t> {
            pub(super) fn of(batch: &'t WriteTransaction) -> Self {
                Self {
                    $($field: Late::new(batch, stringify!($field)),)*
                }
            }

            /// Opens each of them, and so makes those that are missing.
            pub(super) fn make(batch: &'t WriteTransaction) -> Result<Self, StoreError> {
                let tables = Self::of(batch);
                $(tables.$field.open()?;)*
                Ok(tables)
            }
        }

        impl Reading {
            fn at(at: &Rc<ReadTransaction>) -> Self {
                Self {
                    $($field: Late::new(Rc::clone(at), stringify!($field)),)*
                }
            }

            /// Writes every row of every table into an empty store; `step` is called now and then.
            pub(super) fn copy_into(&self, copy: &mut Writing<'_>) -> Result<(), StoreError> {
                $(for row in self.$field.iter()? {
                    let (key, value) = row?;
                    copy.$field.insert(key.value(), value.value())?;
                })*
                Ok(())
            }

            /// Rows of every table.
            pub(super) fn rows(&self) -> Result<Vec<(&'static str, u64)>, StoreError> {
                use redb::ReadableTableMetadata;
                Ok(vec![$((stringify!($field), self.$field.len()?),)*])
            }
        }
    };
}

tables! {
    /// `schema` and `counters`.
    meta: &'static str => Bytes;

    /// Messages and notes by number, which is the order of arrival.
    messages: u64 => Bytes;
    /// The journal by sequence.
    events: u64 => Bytes;
    /// Messages by the hashes of their id in the other system and of their channel.
    externals: Bytes => u64;
    /// Which messages mention which file.
    files: Bytes => ();

    /// Everything of a conversation together: its record, its messages' numbers by their sequence,
    /// and where in the journal it is spoken of.
    conversations: Bytes => Bytes;
    /// Where conversations stand that are alive, by number: all of it is read at each start, so it lies
    /// together.
    bearings: u64 => Bytes;
    /// Every way to find a conversation besides its number: see `keys::of_conversation`.
    found: Bytes => ();
    /// Cases by number.
    cases: u64 => Bytes;
    /// Customers by number.
    contacts: u64 => Bytes;
    /// The customer who has an address.
    addresses: Bytes => u64;

    /// What came of a channel's key, by its hash.
    keys: Bytes => Bytes;
    /// Answers to clients' commands, by their keys.
    answers: Bytes => Bytes;
    /// Those that are not sorted in yet, in the order they were given, each with its key before it.
    fresh_answers: u64 => Bytes;

    /// Deliveries not yet settled, by message.
    deliveries: u64 => Bytes;

    /// News of messages that came before their names, by channel and name.
    early: Bytes => Bytes;

    /// People by number.
    agents: u64 => Bytes;
    /// People by what they sign in as.
    agent_names: Bytes => u64;
    /// How people prove who they are.
    credentials: u64 => Bytes;
    /// Where people are.
    presences: u64 => Bytes;
    /// Sessions by the digest of their token.
    sessions: Bytes => Bytes;
    /// Sessions by whose they are.
    agent_sessions: Bytes => ();
    /// Unfinished answers.
    drafts: Bytes => Bytes;

    /// Generations of the configuration.
    generations: u64 => Bytes;
    /// Who wrote what a generation came of, by its number and when.
    written: Bytes => Bytes;
    /// Queues and channels that a person stopped.
    paused: Bytes => ();
    /// What went through a channel with a daily ceiling, by its name.
    tallies: Bytes => Bytes;
    /// Until when channels rest, by channel.
    rests: Bytes => Bytes;
    /// How far mailboxes of servers were taken in, by channel and mailbox.
    fetched: Bytes => Bytes;
    /// What connectors said and could not be taken, by channel and number.
    strays: Bytes => Bytes;
    /// Its bytes as they came, by number.
    stray_bytes: u64 => Bytes;
    /// What connectors say that their channels carry, by channel.
    described: Bytes => Bytes;
    /// Addresses of channels whose mail was shown to arrive.
    proven: Bytes => Bytes;
    /// Guidance: as it is now, each of its versions, and who has read which; see `keys::guidance`.
    guidance: Bytes => Bytes;
}

impl Reading {
    /// Everything as it is now.
    pub(super) fn now(database: &redb::Database) -> Result<Self, StoreError> {
        Ok(Self::at(&Rc::new(database.begin_read()?)))
    }
}

/// The row of `meta` that holds the schema's version, four bytes, least significant first.
pub(super) const SCHEMA_ROW: &str = "schema";

/// The row of `meta` that holds the counters.
pub(super) const COUNTERS_ROW: &str = "counters";
