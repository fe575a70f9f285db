//! Customers: finding, reading, correcting, joining.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Ask, Given, Said};
use crate::access::Action;
use crate::domain::contact::Contact;
use crate::domain::{ContactId, Moment};
use crate::engine::command::{Act, ContactAct};
use crate::protocol::message::answer::Contacts;
use crate::protocol::message::{ContactsRequest, Data};
use crate::protocol::view::people::ContactView;
use crate::protocol::{Code, List, Refusal};
use crate::servers::listing::{limit, odd_cursor};
use crate::servers::translate::message::address_of;
use crate::servers::translate::{conversation, people};
use crate::store::Snapshot;
use crate::store::snapshot::Found;

pub(super) async fn answer(by: &Ask, ask: ContactsRequest) -> Said {
    match ask {
        ContactsRequest::Find {
            text,
            cursor,
            limit: most,
        } => find(by, &text, cursor.as_deref(), limit(most)).await,
        ContactsRequest::Show { contact } => show(by, contact).await,
        ContactsRequest::Edit {
            contact,
            name,
            language,
            fields,
        } => {
            let fields: BTreeMap<String, String> = fields
                .into_iter()
                .map(|field| (field.name, field.value))
                .collect();
            let edit = ContactAct::Edit {
                contact,
                name,
                fields,
                language,
                add: None,
            };
            act(by, edit).await
        }
        ContactsRequest::AddAddress { contact, address } => {
            let edit = ContactAct::Edit {
                contact,
                name: None,
                fields: BTreeMap::new(),
                language: None,
                add: Some(address_of(&address)),
            };
            act(by, edit).await
        }
        ContactsRequest::Merge { into, from } => act(by, ContactAct::Merge { into, from }).await,
    }
}

async fn act(by: &Ask, act: ContactAct) -> Said {
    let (answer, replayed) = by.command(Act::Contact(act)).await?;
    Ok(Given::of(by.desk.now(), &answer, replayed))
}

async fn show(by: &Ask, id: ContactId) -> Said {
    by.asker.demand(Action::ContactRead, None)?;
    let asker = Arc::clone(&by.asker);
    let read = by.desk.read(move |snapshot| {
        let Some(contact) = snapshot.contact(id)? else {
            return Ok(None);
        };
        view(snapshot, &asker, &contact).map(Some)
    });
    let found = read.await?;
    let found = found.ok_or_else(|| Refusal::new(Code::NO_CONTACT))?;
    Ok(Given::new(Data::Contact(Box::new(found))))
}

/// Customers whose name or an address holds the text, the latest first.
async fn find(by: &Ask, text: &str, cursor: Option<&str>, most: usize) -> Said {
    by.asker.demand(Action::ContactRead, None)?;
    let wanted = text.trim().to_lowercase();
    let before: u64 = match cursor {
        Some(text) => text.parse().map_err(|_| odd_cursor())?,
        None => u64::MAX,
    };
    let asker = Arc::clone(&by.asker);
    let read = by.desk.read(move |snapshot| {
        let mut next = before.min(snapshot.counters()?.contact.saturating_add(1));
        let mut looked = 0;
        let mut items: Vec<ContactView> = Vec::new();
        while next > 1 && items.len() < most && looked < LOOKED_AT_MAX {
            next -= 1;
            looked += 1;
            if let Some(contact) = snapshot.contact(ContactId(next))?
                && fits(&contact, &wanted)
            {
                items.push(view(snapshot, &asker, &contact)?);
            }
        }
        Ok(Contacts {
            items: List::from(items),
            next: (next > 1).then(|| next.to_string()),
        })
    });
    Ok(Given::new(Data::Contacts(read.await?)))
}

fn fits(contact: &Contact, wanted: &str) -> bool {
    let says = |text: &str| text.to_lowercase().contains(wanted);
    contact.merged_into.is_none()
        && (says(&contact.name) || contact.addresses.iter().any(|address| says(&address.value)))
}

/// What is said of somebody's conversations is said of those that the asker may see.
fn view(
    snapshot: &Snapshot,
    asker: &crate::servers::asker::Asker,
    contact: &Contact,
) -> Found<ContactView> {
    let all = snapshot.timeline(contact.id, None, CONVERSATIONS_MAX)?;
    let seen = all.iter().filter(|it| conversation::sees(asker, it));
    let (mut count, mut last): (u32, Option<Moment>) = (0, None);
    for it in seen {
        count += 1;
        last = last.max(Some(it.received_at));
    }
    Ok(people::contact(contact, count, last))
}

/// How many customers one request looks at before it gives a cursor to go on from.
const LOOKED_AT_MAX: usize = 20_000;

/// How many conversations of one customer are counted.
const CONVERSATIONS_MAX: usize = 1_000;
