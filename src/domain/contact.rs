//! A customer and the addresses that reach them.

use std::collections::BTreeMap;

use bincode::{Decode, Encode};

use super::deed::Stopped;
use super::window::{OPENINGS_MAX, Opening};
use super::{Address, ContactId, Moment, Name};

/// A customer as the desk knows them.
///
/// Two records become one only when an agent says so: a guess would show one person's history to another.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// What they call themselves; empty when they never said.
    pub name: String,
    /// How they can be reached; the first is the one they wrote from first.
    pub addresses: Vec<Address>,
    /// What else is known, by the desk's own field names.
    pub fields: BTreeMap<String, String>,
    /// The language they write in, as an ISO 639-1 code.
    pub language: Option<String>,
    /// When they first wrote.
    pub created_at: Moment,
    /// Where they are not to be written to.
    pub stopped: Vec<Stopped>,
    /// The record that took this one's place.
    pub merged_into: Option<ContactId>,
    /// What they did last that lets the desk write freely to an address of theirs.
    pub openings: Vec<Opening>,
    /// Where it was confirmed to them that they are not written to any more: once and never again.
    pub confirmed: Vec<Address>,
}

/// The most addresses of one person.
pub const CONTACT_ADDRESSES_MAX: usize = 50;

/// The longest name of a person kept, in bytes.
pub const CONTACT_NAME_BYTES_MAX: usize = 200;

/// By which name the mail address that somebody gave on a channel is kept among what is known of them.
pub const MAIL_FIELD: &str = "mail";

/// The scheme under which an address is known that was only typed.
pub const TYPED: &str = "typed";

impl Contact {
    /// Why and since when they are not to be written to at an address, where they are not.
    pub fn stopped_at(&self, address: &Address) -> Option<&Stopped> {
        self.stopped
            .iter()
            .find(|stopped| stopped.address == *address)
    }

    /// When something that opens windows last happened at an address of theirs on a channel.
    pub fn opened(&self, channel: &Name, address: &Address, on: &str) -> Option<Moment> {
        let of = |it: &&Opening| it.on == on && it.address == *address && it.channel == *channel;
        self.openings.iter().find(of).map(|it| it.at)
    }

    /// Keeps that something happened which opens windows; what is later stays.
    pub fn open(&mut self, opening: Opening) {
        let same = |it: &Opening| {
            it.on == opening.on && it.address == opening.address && it.channel == opening.channel
        };
        match self.openings.iter_mut().find(|it| same(it)) {
            Some(known) => known.at = known.at.max(opening.at),
            None => {
                if self.openings.len() >= OPENINGS_MAX {
                    let oldest = (0..self.openings.len()).min_by_key(|at| self.openings[*at].at);
                    self.openings.remove(oldest.unwrap_or_default());
                }
                self.openings.push(opening);
            }
        }
    }

    /// Where they can be written to by mail: at an address that is shown to be theirs, else at the one that
    /// they gave on a channel themselves. Nobody vouches for that one.
    pub fn mail(&self, channel: &Name) -> Option<Address> {
        let is_mail = |address: &&Address| address.scheme.as_str() == "mail";
        let given = || self.fields.get(&format!("{channel}.{MAIL_FIELD}"));
        let shown = self.addresses.iter().find(is_mail).cloned();
        shown.or_else(|| given().map(|mail| Address::mail(mail)))
    }

    /// The mail addresses that they gave and nobody vouches for: typed into a form, or said in a chat. Each
    /// may be anybody's.
    pub fn given(&self) -> Vec<Address> {
        let typed = self
            .addresses
            .iter()
            .filter(|it| it.scheme.as_str() == TYPED);
        let typed = typed.map(|address| address.value.as_str());
        let end = format!(".{MAIL_FIELD}");
        let said = self.fields.iter().filter(|(name, _)| name.ends_with(&end));
        let said = said.map(|(_, mail)| mail.as_str());
        typed.chain(said).map(Address::mail).collect()
    }

    /// The name to show: their own, else the address they first wrote from.
    pub fn shown(&self) -> &str {
        match (self.name.is_empty(), self.addresses.first()) {
            (true, Some(address)) => &address.value,
            _ => &self.name,
        }
    }
}
