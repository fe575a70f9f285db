//! Templates that a channel lets the desk send where it takes nothing else.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::Name;
use crate::protocol::list::List;

use super::conversation::Param;

/// A template of a channel's, as it can be sent.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct TemplateView {
    /// Its name.
    pub name: Name,
    /// The language of `text`: the customer's, where the template has it.
    pub language: String,
    /// What the customer reads, with its places as `{name}`.
    pub text: String,
    /// Its places, with what the desk would put there by itself; empty where it knows nothing.
    pub values: List<Param>,
}

/// A template of a channel's, to be sent or sent.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
pub struct TemplateUse {
    /// Which.
    pub name: Name,
    /// In which of its languages; `null`, where it is to be sent, for the customer's.
    #[serde(default)]
    pub language: Option<String>,
    /// What stands in its places. Those that the desk knows (`name`, `number`, `reference`, `subject`, `queue`,
    /// `desk`, `agent`) may be left out of what is to be sent.
    #[serde(default)]
    pub values: List<Param>,
}
