//! Customers: finding, reading, correcting, joining.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::ContactId;
use crate::protocol::list::List;
use crate::protocol::view::conversation::{AddressView, Param};

/// What is asked about customers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ContactsRequest {
    /// Finds customers by a part of their name or address. Answered by `contacts`.
    Find {
        /// The part.
        text: String,
        /// Where the last answer ended.
        cursor: Option<String>,
        /// How many, at most 100.
        limit: u32,
    },
    /// Reads one customer. Answered by `contact`.
    Show {
        /// Who.
        contact: ContactId,
    },
    /// Changes what is known; what is `null` stays.
    Edit {
        /// Who.
        contact: ContactId,
        /// Another name.
        name: Option<String>,
        /// The language they write in, as an ISO 639-1 code.
        language: Option<String>,
        /// Fields to set; an empty value removes one.
        #[serde(default)]
        fields: List<Param>,
    },
    /// Adds a way to reach them.
    AddAddress {
        /// Who.
        contact: ContactId,
        /// Where.
        address: AddressView,
    },
    /// Makes one record of two. Needs `contact.merge`; `contact.edit` where one is `likely` the other.
    Merge {
        /// Stays.
        into: ContactId,
        /// Goes.
        from: ContactId,
    },
    /// Reckons what erasing would remove, and removes nothing. Answered by `erased`.
    Weigh {
        /// Who.
        contact: ContactId,
    },
    /// Erases a customer: who they are, what they wrote and were written, their files. That there were
    /// conversations stays, and when. Answered by `erased`.
    Erase {
        /// Who.
        contact: ContactId,
    },
}
