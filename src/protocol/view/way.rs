//! What is shown of the ways that customers reach the desk by.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Moment, Name, StrayId};

/// An address that customers reach a channel by.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct OwnAddressView {
    /// By which channel.
    pub channel: Name,
    /// What it is called: its own name, or the channel's for the channel's own address.
    pub name: Name,
    /// The address that customers write to.
    pub address: String,
    /// Where a server elsewhere that keeps it has to forward its mail.
    pub forwarding: String,
    /// Where its work goes.
    pub queue: Option<Name>,
    /// The one person its work goes to.
    pub agent: Option<Name>,
    /// The order of its work within the queue.
    pub priority: u16,
    /// What kind of case it opens.
    pub case_kind: Option<Name>,
    /// The origin written on its cases.
    pub origin: Option<Name>,
    /// When mail for it was last shown to arrive; `null` when never.
    pub verified_at: Option<Moment>,
}

/// How much of what was there before the desk is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct ImportView {
    /// How many are taken.
    pub taken: u32,
    /// How many there are.
    pub total: u32,
}

/// Something that a channel needs until it ends.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct EndView {
    /// What it is: `host:port` of the server whose certificate it is, the words of a connector, or
    /// the name that the settings give a secret.
    pub what: String,
    /// When it ends.
    pub at: Moment,
}

/// Something that a connector said and could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct RejectedView {
    /// Its number.
    pub id: StrayId,
    /// Whose connector said it.
    pub channel: Name,
    /// What the connector calls it; `null` where it did not say.
    pub key: Option<String>,
    /// The address that it is from; `null` where it did not say.
    pub from: Option<String>,
    /// Whether it is a whole body of which nothing was understood; else one event.
    pub whole: bool,
    /// Why it was not taken, as the connector was told: a stable word.
    pub code: String,
    /// The same in a sentence.
    pub detail: String,
    /// How long it is, in bytes.
    pub bytes: u32,
    /// How often the same came.
    pub times: u32,
    /// When it first came.
    pub first_at: Moment,
    /// When it last came.
    pub last_at: Moment,
}

/// The same with what was said.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct RejectedShow {
    /// What it is.
    pub rejected: RejectedView,
    /// What was said, as text.
    pub text: String,
    /// Whether more was said than is shown.
    pub cut: bool,
}
