//! What is said of a text before it is sent.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::protocol::List;

/// What there is to say of a text.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct Reviewed {
    /// What of it is not as the desk wants to be written; empty where all of it is. At most 12.
    pub remarks: List<RemarkView>,
    /// Whether its author is to be asked once more before it is sent, where there is any remark: it is taken with
    /// `confirmed` alone.
    pub ask: bool,
}

/// Something in a text that is not as the desk wants to be written.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum RemarkView {
    /// The whole is longer than it is worth.
    Long {
        /// How many characters it has.
        characters: u32,
        /// How many it is worth.
        most: u32,
    },
    /// A sentence is longer than it is worth.
    LongSentence {
        /// Its first words.
        begins: String,
        /// How many words it has.
        words: u32,
        /// How many it is worth.
        most: u32,
    },
    /// A sentence has no mark at its end.
    Unfinished {
        /// Its last words.
        ends: String,
    },
    /// Capitals that not everybody knows.
    Acronym {
        /// Which.
        word: String,
    },
    /// Words that are not to be written.
    Avoid {
        /// Which.
        words: String,
        /// What to write instead, where there is something.
        instead: Option<String>,
    },
}
