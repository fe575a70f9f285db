//! A new channel, or another thing with a name, as somebody who sets it up describes it.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Name;
use crate::protocol::key::Secret;
use crate::protocol::list::List;
use crate::protocol::view::conversation::Param;

/// A channel to be written into the configuration as a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct NewChannel {
    /// Its name.
    pub name: Name,
    /// Of which kind, as `channel_kinds` lists them.
    pub kind: Name,
    /// The queue its work goes to.
    #[serde(default)]
    pub queue: Option<Name>,
    /// Whether that queue is made with it.
    #[serde(default)]
    pub new_queue: bool,
    /// The kind's own keys, but for secrets: a text as it is, `true` or `false`, the items of a list one a
    /// line.
    #[serde(default)]
    pub settings: List<Param>,
    /// Its secrets. Each is kept in a file of its own that only the desk can read; the configuration says
    /// where.
    #[serde(default)]
    pub secrets: List<NewSecret>,
    /// The language of the comment at the head of the file, as an ISO 639-1 code; the desk's own where it is empty.
    #[serde(default)]
    pub language: String,
}

/// A thing with a name, such as a macro or a label, to be written into the configuration as a file of its own.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct NewThing {
    /// Of which kind, as `thing_kinds` lists them.
    pub kind: Name,
    /// Its name.
    pub name: Name,
    /// The kind's keys: a text as it is, `true` or `false`, the items of a list one a line. A key that is not
    /// here, or is empty, is left out; what another file says of it holds then.
    #[serde(default)]
    pub settings: List<Param>,
    /// Whether it is to be no more: its file is removed, and nothing else here counts.
    #[serde(default)]
    pub remove: bool,
    /// The language of the comment at the head of the file, as an ISO 639-1 code; the desk's own where it is empty.
    #[serde(default)]
    pub language: String,
}

/// A secret of a new channel.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct NewSecret {
    /// The key it is for.
    pub key: String,
    /// The secret; `null` for the one that was written for this channel before.
    #[serde(default)]
    pub secret: Option<Secret>,
}
