//! Typed ids: a number in binary, a string in JSON, so that browsers never round one.

use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

use bincode::{Decode, Encode};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        /// Accepts `4120` and `#4120`.
        impl FromStr for $name {
            type Err = ParseIntError;

            fn from_str(text: &str) -> Result<Self, ParseIntError> {
                text.strip_prefix('#').unwrap_or(text).parse().map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                if out.is_human_readable() {
                    out.collect_str(self)
                } else {
                    out.serialize_u64(self.0)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                if input.is_human_readable() {
                    String::deserialize(input)?.parse().map_err(serde::de::Error::custom)
                } else {
                    u64::deserialize(input).map(Self)
                }
            }
        }
    )*};
}

ids! {
    /// A person who works at the desk, whatever the role.
    AgentId;
    /// A case: the matter a customer has, over however many conversations.
    CaseId;
    /// A customer.
    ContactId;
    /// A conversation; the interaction number that people see.
    ConversationId;
    /// What ties related conversations together, over transfers and splits; a space of its own.
    MasterId;
    /// A message in order of arrival over the whole store; also the key of its outbox entry.
    MessageId;
    /// One offer of one conversation to one agent.
    OfferId;
    /// A place in the event journal: strictly rising over the whole store, never reused.
    Seq;
    /// Something that a connector said and the desk could not take.
    StrayId;
}

impl Seq {
    /// The place after this one.
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_string_in_json() {
        let json = serde_json::to_string(&ConversationId(u64::MAX)).expect("an id has a JSON form");
        assert_eq!(json, "\"18446744073709551615\"");
        let back: ConversationId =
            serde_json::from_str(&json).expect("our own spelling reads back");
        assert_eq!(back, ConversationId(u64::MAX));
    }

    #[test]
    fn a_number_sign_before_an_id_is_accepted() {
        assert_eq!("#4120".parse(), Ok(ConversationId(4120)));
        assert!("#".parse::<ConversationId>().is_err());
    }
}
