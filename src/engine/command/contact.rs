//! What can be asked of a customer's record.

use std::collections::BTreeMap;

use crate::domain::{Address, ContactId};

/// What can be done with a customer's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContactAct {
    /// Change what is known.
    Edit {
        /// Who.
        contact: ContactId,
        /// Another name.
        name: Option<String>,
        /// Fields to set; an empty text removes.
        fields: BTreeMap<String, String>,
        /// Another language.
        language: Option<String>,
        /// An address to add.
        add: Option<Address>,
    },
    /// Make one record of two; the second gives way.
    Merge {
        /// Stays.
        into: ContactId,
        /// Goes.
        from: ContactId,
    },
    /// Forget one.
    Erase(ContactId),
}
