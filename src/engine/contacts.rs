//! What is known of customers, and making one of two.

use crate::access::action::Action;
use crate::domain::contact::{CONTACT_ADDRESSES_MAX, CONTACT_NAME_BYTES_MAX, Contact};
use crate::domain::text::line;
use crate::domain::{ContactId, Name};

use super::answer::Answer;
use super::change::Change;
use super::command::contact::ContactAct;
use super::event::What;
use super::refusal::Refusal;
use super::turn::Turn;

/// What can be done with a customer's record.
pub(super) fn contact(turn: &mut Turn<'_>, act: ContactAct) -> Result<Answer, Refusal> {
    match act {
        ContactAct::Edit { .. } => edit(turn, act),
        ContactAct::Merge { into, from } => merge(turn, into, from),
        ContactAct::Erase(id) => super::erase::erase(turn, id),
    }
}

fn edit(turn: &mut Turn<'_>, act: ContactAct) -> Result<Answer, Refusal> {
    let ContactAct::Edit {
        contact: id,
        name,
        fields,
        language,
        add,
    } = act
    else {
        return Err(Refusal::WrongState("not_an_edit"));
    };
    turn.demand(Action::ContactEdit, None)?;
    let mut contact = turn
        .ledger
        .contact(id)
        .ok_or_else(|| Refusal::NoSuch("contact", id.to_string()))?;
    if let Some(address) = add
        && !contact.addresses.contains(&address)
    {
        if let Some(other) = turn.ledger.contact_at(&address)
            && other != id
        {
            // Somebody else has it: making them one is for a person to decide, by merging.
            return Err(Refusal::WrongState("address_of_another"));
        }
        contact.addresses.push(address);
    }
    if contact.addresses.len() > CONTACT_ADDRESSES_MAX {
        return Err(Refusal::TooMany(
            "addresses",
            u32::try_from(CONTACT_ADDRESSES_MAX).unwrap_or(u32::MAX),
        ));
    }
    for (field, value) in fields {
        let field = line(&field, FIELD_NAME_BYTES_MAX);
        if value.is_empty() {
            contact.fields.remove(&field);
        } else {
            contact.fields.insert(field, line(&value, FIELD_BYTES_MAX));
        }
    }
    if contact.fields.len() > FIELDS_MAX {
        return Err(Refusal::TooMany(
            "fields",
            u32::try_from(FIELDS_MAX).unwrap_or(u32::MAX),
        ));
    }
    if let Some(name) = name {
        contact.name = line(&name, CONTACT_NAME_BYTES_MAX);
    }
    if let Some(language) = language {
        contact.language =
            Some(line(&language, LANGUAGE_BYTES_MAX)).filter(|code| !code.is_empty());
    }
    turn.put(&Change::Contact(Box::new(contact)));
    turn.event(None, What::ContactChanged(id));
    Ok(Answer::Contact(id))
}

/// Makes one record of two: addresses, fields and conversations of `from` are `into`'s from now on.
///
/// Any two are for whoever may merge. Where one gave an address that is the other's, whoever may edit says
/// that they are the same: they have them at the telephone, or know what was asked.
pub(super) fn merge(
    turn: &mut Turn<'_>,
    into: ContactId,
    from: ContactId,
) -> Result<Answer, Refusal> {
    let find = |id: ContactId| {
        turn.ledger
            .contact(id)
            .ok_or_else(|| Refusal::NoSuch("contact", id.to_string()))
    };
    let found = find(into).and_then(|into| Ok((into, find(from)?)));
    let gave = found
        .as_ref()
        .is_ok_and(|(into, from)| gave_address(from, into) || gave_address(into, from));
    let action = if gave {
        Action::ContactEdit
    } else {
        Action::ContactMerge
    };
    turn.demand(action, None)?;
    let (mut stays, mut goes) = found?;
    if into == from || stays.merged_into.is_some() || goes.merged_into.is_some() {
        return Err(Refusal::WrongState("merged"));
    }
    let conversations = turn
        .ledger
        .conversations_of(from, MERGED_CONVERSATIONS_MAX + 1);
    if conversations.len() > MERGED_CONVERSATIONS_MAX {
        let most = u32::try_from(MERGED_CONVERSATIONS_MAX).unwrap_or(u32::MAX);
        return Err(Refusal::TooMany("conversations", most));
    }
    for address in std::mem::take(&mut goes.addresses) {
        if !stays.addresses.contains(&address) {
            stays.addresses.push(address);
        }
    }
    for (field, value) in std::mem::take(&mut goes.fields) {
        stays.fields.entry(field).or_insert(value);
    }
    // Nothing of them stays where erasing the other would not find it.
    let name = std::mem::take(&mut goes.name);
    if stays.name.is_empty() {
        stays.name = name;
    }
    // Whoever asked not to be written to somewhere did so whatever record it is in.
    stays.stopped.append(&mut goes.stopped);
    stays.confirmed.append(&mut goes.confirmed);
    for opening in std::mem::take(&mut goes.openings) {
        stays.open(opening);
    }
    goes.merged_into = Some(into);
    // The one that goes first, so that its addresses are free when the other takes them.
    turn.put(&Change::Contact(Box::new(goes)));
    turn.put(&Change::Contact(Box::new(stays)));
    for id in conversations {
        if let Ok(mut conversation) = turn.conversation(id) {
            let updated_at = conversation.updated_at;
            conversation.contact = into;
            if let Some(mut case) = turn.ledger.case(conversation.case)
                && case.contact == from
            {
                case.contact = into;
                turn.put(&Change::Case(Box::new(case)));
            }
            turn.keep_quietly(conversation, updated_at);
        }
    }
    turn.event(None, What::ContactsMerged { into, from });
    Ok(Answer::Contact(into))
}

/// Whether one gave an address that is the other's.
fn gave_address(one: &Contact, other: &Contact) -> bool {
    let given = one.given();
    given.iter().any(|given| other.addresses.contains(given))
}

/// A field that another side knows of: under a name of its own, so that it never takes the place of what
/// people at the desk wrote. Empty text removes it; what is too much is left out.
pub(super) fn learn_field(contact: &mut Contact, channel: &Name, field: &str, value: &str) {
    let field = line(&format!("{channel}.{field}"), FIELD_NAME_BYTES_MAX);
    if value.is_empty() {
        contact.fields.remove(&field);
    } else if contact.fields.len() < FIELDS_MAX || contact.fields.contains_key(&field) {
        contact.fields.insert(field, line(value, FIELD_BYTES_MAX));
    }
}

/// The most fields of one customer.
const FIELDS_MAX: usize = 50;

/// The longest name of a field, in bytes.
const FIELD_NAME_BYTES_MAX: usize = 64;

/// The longest field, in bytes.
const FIELD_BYTES_MAX: usize = 1_000;

/// The longest code of a language, in bytes.
const LANGUAGE_BYTES_MAX: usize = 16;

/// The most conversations one merge moves: it is one commit.
const MERGED_CONVERSATIONS_MAX: usize = 1_000;
