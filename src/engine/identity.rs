//! Who wrote: one record for whoever somebody vouches is one person, never by a guess.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::contact::{CONTACT_ADDRESSES_MAX, CONTACT_NAME_BYTES_MAX, Contact, TYPED};
use crate::domain::text::line;
use crate::domain::{Address, ContactId, Name};

use super::change::Change;
use super::command::Inbound;
use super::contacts;
use super::event::What;
use super::intake::contact_at;
use super::turn::Turn;

/// The customer at an address, who is at all of `aliases` too: as known, joined, or new.
///
/// Aliases come from whoever vouches for all of them together; a record is never joined for a name.
pub(super) fn recognise(
    turn: &mut Turn<'_>,
    from: &Address,
    aliases: &[Address],
    name: &str,
    language: Option<String>,
) -> ContactId {
    let known = |turn: &Turn<'_>, address: &Address| turn.ledger.contact_at(address);
    let others: BTreeSet<ContactId> = aliases
        .iter()
        .filter_map(|alias| known(turn, alias))
        .collect();
    let own = known(turn, from);
    let id = match own.or(others.first().copied()) {
        Some(id) => id,
        None => contact_at(turn, from, name, language),
    };
    if aliases.is_empty() {
        return id;
    }
    let id = join(turn, id, &others);
    learn(turn, id, from, aliases, name);
    id
}

/// The record of an address that somebody typed and nobody vouches for: of all that was typed with it, and
/// never that of a customer who is known to be there. A record that a person made one with a customer's takes
/// no more by itself.
pub(super) fn typed(turn: &mut Turn<'_>, inbound: &Inbound, language: Option<String>) -> ContactId {
    let scheme = Name::new(TYPED).expect("a plain word is a name");
    let address = Address::new(scheme, &inbound.from.value);
    let name = &inbound.from_name;
    let Some(id) = turn.ledger.contact_at(&address) else {
        return fresh_contact(turn, vec![address], name, language);
    };
    let only = |contact: &Contact| {
        contact
            .addresses
            .iter()
            .all(|it| it.scheme == address.scheme)
    };
    if turn.ledger.contact(id).as_ref().is_some_and(only) {
        return id;
    }
    fresh_contact(turn, Vec::new(), name, language)
}

/// A customer whom nobody knew.
pub(super) fn fresh_contact(
    turn: &mut Turn<'_>,
    addresses: Vec<Address>,
    name: &str,
    language: Option<String>,
) -> ContactId {
    turn.state.counters.contact += 1;
    let id = ContactId(turn.state.counters.contact);
    let contact = Contact {
        id,
        name: line(name, CONTACT_NAME_BYTES_MAX),
        addresses,
        fields: BTreeMap::new(),
        language,
        created_at: turn.now,
        stopped: Vec::new(),
        merged_into: None,
        openings: Vec::new(),
        confirmed: Vec::new(),
    };
    turn.put(&Change::Contact(Box::new(contact)));
    id
}

/// Makes one record of all: the oldest stays.
fn join(turn: &mut Turn<'_>, id: ContactId, others: &BTreeSet<ContactId>) -> ContactId {
    let mut stays = id;
    for other in others {
        let (into, from) = (stays.min(*other), stays.max(*other));
        // One with more conversations than a merge moves is left for a person to join.
        if into != from
            && turn
                .as_desk(|turn| contacts::merge(turn, into, from))
                .is_ok()
        {
            stays = into;
        }
    }
    stays
}

/// Adds the addresses that nobody has yet.
fn learn(turn: &mut Turn<'_>, id: ContactId, from: &Address, aliases: &[Address], name: &str) {
    let Some(mut contact) = turn.ledger.contact(id) else {
        return;
    };
    let before = contact.clone();
    for address in std::iter::once(from).chain(aliases) {
        if contact.addresses.len() < CONTACT_ADDRESSES_MAX
            && turn.ledger.contact_at(address).is_none()
            && !contact.addresses.contains(address)
        {
            contact.addresses.push(address.clone());
        }
    }
    if contact.name.is_empty() {
        contact.name = line(name, CONTACT_NAME_BYTES_MAX);
    }
    keep(turn, contact, &before);
}

fn keep(turn: &mut Turn<'_>, contact: Contact, before: &Contact) {
    if contact == *before {
        return;
    }
    let id = contact.id;
    turn.put(&Change::Contact(Box::new(contact)));
    turn.as_desk(|turn| turn.event(None, What::ContactChanged(id)));
}
