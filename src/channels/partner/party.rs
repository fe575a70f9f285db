//! Who is on the other side: an address in the form in which it is compared, and who vouches for it.

use serde::Deserialize;

use crate::channels::inbound::{Party, Verification};
use crate::domain::contact::CONTACT_NAME_BYTES_MAX;
use crate::domain::text::line;
use crate::domain::{Address, Name};

/// A party as it is written.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Written {
    scheme: String,
    value: String,
    #[serde(default)]
    display: Option<String>,
    #[serde(default)]
    aliases: Vec<WrittenAddress>,
    #[serde(default)]
    verified: Option<Vouched>,
}

/// An address as it is written.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct WrittenAddress {
    scheme: String,
    value: String,
    #[serde(default)]
    display: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Vouched {
    None,
    Vendor,
    Dmarc,
    Login,
}

impl Written {
    /// The party; `None` where its address is none.
    pub(super) fn party(&self) -> Option<Party> {
        Some(Party {
            address: address(&self.scheme, &self.value)?,
            display: line(
                self.display.as_deref().unwrap_or_default(),
                CONTACT_NAME_BYTES_MAX,
            ),
            verified: match self.verified {
                None | Some(Vouched::None) => Verification::None,
                Some(Vouched::Vendor) => Verification::Vendor,
                Some(Vouched::Dmarc) => Verification::Dmarc,
                Some(Vouched::Login) => Verification::Login,
            },
        })
    }

    /// Whether somebody vouches who knows them.
    pub(super) fn is_vouched(&self) -> bool {
        matches!(self.verified, Some(Vouched::Vendor | Vouched::Login))
    }

    /// Other addresses of the same person, as far as somebody vouches for all of them together.
    pub(super) fn aliases(&self) -> Vec<Address> {
        if !self.is_vouched() {
            return Vec::new();
        }
        let own = address(&self.scheme, &self.value);
        let mut known = Vec::new();
        for alias in self.aliases.iter().take(ALIASES_MAX) {
            if let Some(address) = address(&alias.scheme, &alias.value)
                && own.as_ref() != Some(&address)
                && !known.contains(&address)
            {
                known.push(address);
            }
        }
        known
    }
}

impl WrittenAddress {
    /// The party; `None` where its address is none.
    pub(super) fn party(&self) -> Option<Party> {
        Some(Party {
            address: self.address()?,
            display: line(
                self.display.as_deref().unwrap_or_default(),
                CONTACT_NAME_BYTES_MAX,
            ),
            verified: Verification::None,
        })
    }

    /// The address; `None` where it is none.
    pub(super) fn address(&self) -> Option<Address> {
        address(&self.scheme, &self.value)
    }
}

fn address(scheme: &str, value: &str) -> Option<Address> {
    Address::written(Name::new(scheme).ok()?, value)
}

/// How many other addresses of one person are looked at.
const ALIASES_MAX: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn written(json: &str) -> Written {
        serde_json::from_str(json).expect("a party")
    }

    #[test]
    fn numbers_are_compared_without_what_people_put_between_digits() {
        let written = written(r#"{"scheme":"tel","value":" +34 (600) 11-12.22 "}"#);
        let party = written.party().expect("an address");
        assert_eq!(party.address.value, "+34600111222");
        assert_eq!(party.verified, Verification::None);
    }

    #[test]
    fn a_sender_by_name_is_not_made_a_number() {
        let written = written(r#"{"scheme":"tel","value":"Banco S.A."}"#);
        assert_eq!(
            written.party().expect("an address").address.value,
            "Banco S.A."
        );
    }

    #[test]
    fn aliases_count_only_where_somebody_vouches() {
        let with = |verified: &str| {
            written(&format!(
                r#"{{"scheme":"x","value":"1","verified":"{verified}","aliases":[
                    {{"scheme":"mail","value":"Ana@A.test"}},{{"scheme":"mail","value":"ana@a.test"}},
                    {{"scheme":"x","value":"1"}},{{"scheme":"no name","value":"2"}}]}}"#
            ))
            .aliases()
        };
        assert_eq!(with("vendor"), [Address::mail("ana@a.test")]);
        assert_eq!(with("login").len(), 1);
        assert!(with("dmarc").is_empty() && with("none").is_empty());
    }

    #[test]
    fn an_address_of_nothing_or_of_control_characters_is_none() {
        for value in ["", "  ", "a\u{7}b", &"x".repeat(513)] {
            assert!(address("x", value).is_none(), "{value:?}");
        }
        assert!(address("", "1").is_none() && address("a b", "1").is_none());
    }
}
