//! What is shown of the ways that customers reach the desk by.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Moment, Name};

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
