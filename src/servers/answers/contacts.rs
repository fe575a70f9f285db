//! Customers: finding, reading, correcting, joining.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Ask, Given, No, Said, address};
use crate::access::Action;
use crate::domain::attachment::Digest;
use crate::domain::contact::Contact;
use crate::domain::conversation::Conversation;
use crate::domain::text::folded;
use crate::domain::{ContactId, ConversationId, Moment};
use crate::engine::answer::Answer;
use crate::engine::command::Act;
use crate::engine::command::contact::ContactAct;
use crate::protocol::message::answer::{Contacts, Erased};
use crate::protocol::message::{ContactsRequest, Data};
use crate::protocol::view::people::{ContactView, LikelyView};
use crate::protocol::{Code, List, Refusal};
use crate::servers::listing::{limit, odd_cursor};
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
                add: Some(address::good(&address, "address")?),
            };
            act(by, edit).await
        }
        ContactsRequest::Merge { into, from } => act(by, ContactAct::Merge { into, from }).await,
        ContactsRequest::Weigh { contact } => {
            by.asker.demand(Action::ContactErase, None)?;
            let weighed = weigh(by, contact).await?;
            Ok(Given::new(Data::Erased(weighed.shown)))
        }
        ContactsRequest::Erase { contact } => erase(by, contact).await,
    }
}

async fn act(by: &Ask, act: ContactAct) -> Said {
    let (answer, replayed) = by.command(Act::Contact(act)).await?;
    Ok(Given::of(by.desk.now(), &answer, replayed))
}

/// What of somebody is kept.
struct Weighed {
    shown: Erased,
    /// Files that belong to nobody else.
    files: Vec<Digest>,
}

async fn weigh(by: &Ask, id: ContactId) -> Result<Weighed, Refusal> {
    let read = by.desk.read(move |snapshot| {
        if snapshot.contact(id)?.is_none() {
            return Ok(None);
        }
        let conversations = all_of(snapshot, id)?;
        let theirs: BTreeSet<ConversationId> = conversations.iter().map(|it| it.id).collect();
        let (mut messages, mut named) = (0, BTreeSet::new());
        for it in &conversations {
            for message in snapshot.messages(it.id, 1, it.seq as usize)? {
                messages += 1;
                named.extend(message.attachments.iter().map(|file| file.digest));
                named.extend(message.raw);
            }
        }
        let mut files = Vec::new();
        for digest in named {
            let mentioning = snapshot.mentioning(&digest, MENTIONS_MAX)?;
            let full = mentioning.len() == MENTIONS_MAX;
            if !full
                && mentioning
                    .iter()
                    .all(|it| theirs.contains(&it.conversation))
            {
                files.push(digest);
            }
        }
        let alive = conversations.iter().filter(|it| it.work.is_alive()).count();
        Ok(Some((conversations.len(), alive, messages, files)))
    });
    let found = read.await?.ok_or_else(|| Refusal::new(Code::NO_CONTACT))?;
    let (conversations, alive, messages, files) = found;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let shown = Erased {
        conversations: count(conversations),
        alive: count(alive),
        messages,
        files: count(files.len()),
        young: 0,
    };
    Ok(Weighed { shown, files })
}

/// All of somebody's conversations, the newest first.
fn all_of(snapshot: &Snapshot, id: ContactId) -> Found<Vec<Conversation>> {
    let mut all: Vec<Conversation> = Vec::new();
    loop {
        let before = all.last().map(|it| it.id);
        let page = snapshot.timeline(id, before, CONVERSATIONS_AT_ONCE)?;
        let is_last = page.len() < CONVERSATIONS_AT_ONCE;
        all.extend(page);
        if is_last {
            return Ok(all);
        }
    }
}

/// Erases somebody, then their files: from the moment of the answer on nothing leads to those any more.
async fn erase(by: &Ask, id: ContactId) -> Said {
    by.asker.demand(Action::ContactErase, None)?;
    let weighed = weigh(by, id).await?;
    let given = emptied(by, id).await?;
    let (store, now) = (by.desk.store.clone(), by.desk.now());
    let files = weighed.files;
    let removed = by.desk.blocking(move || {
        let left = files.iter().filter(|digest| {
            let mentioned = store.read(|at| at.mentions(digest));
            // What cannot be removed now is taken by the sweep, which comes by itself.
            !matches!(mentioned, Ok(false)) || !store.blobs().remove(digest, now).unwrap_or(false)
        });
        left.count()
    });
    let mut shown = weighed.shown;
    shown.young = u32::try_from(removed.await?).unwrap_or(u32::MAX);
    Ok(given.with(Data::Erased(shown)))
}

/// Empties what is kept of somebody, one commit after another. What was emptied stays so where a later
/// one is refused; asked again, it goes on there.
async fn emptied(by: &Ask, id: ContactId) -> Result<Given, No> {
    let (mut answer, replayed) = by.command(Act::Contact(ContactAct::Erase(id))).await?;
    while !matches!(answer, Answer::Contact(_)) {
        let act = Act::Contact(ContactAct::Erase(id));
        (answer, _) = by.command_under(None, act).await?;
    }
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
    let wanted = folded(text.trim());
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
    let says = |text: &str| folded(text).contains(wanted);
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
        // One that the desk began counts once they answered it.
        let is_ours = it.first_reply_at == Some(it.created_at) && it.received_at == it.created_at;
        if !is_ours {
            last = last.max(Some(it.received_at));
        }
    }
    let likely = likely(snapshot, contact)?;
    Ok(people::contact(contact, count, last, likely))
}

/// Records that have a mail address which this one gave and nobody vouches for.
fn likely(snapshot: &Snapshot, contact: &Contact) -> Found<Vec<LikelyView>> {
    let mut likely: Vec<LikelyView> = Vec::new();
    if contact.merged_into.is_some() {
        return Ok(likely);
    }
    for given in contact.given() {
        let Some(id) = snapshot.contact_at(&given)? else {
            continue;
        };
        let is_news = id != contact.id && likely.iter().all(|it| it.contact != id);
        if is_news
            && likely.len() < LIKELY_MAX
            && let Some(other) = snapshot.contact(id)?
            && other.merged_into.is_none()
        {
            likely.push(people::likely(&other, &given));
        }
    }
    Ok(likely)
}

/// How many records that may be the same customer's are shown.
const LIKELY_MAX: usize = 5;

/// How many customers one request looks at before it gives a cursor to go on from.
const LOOKED_AT_MAX: usize = 20_000;

/// A file that so many messages mention is taken to be somebody else's as well.
const MENTIONS_MAX: usize = 1_000;

/// How many conversations of one customer are counted where they are shown.
const CONVERSATIONS_MAX: usize = 1_000;

/// How many conversations are read together.
const CONVERSATIONS_AT_ONCE: usize = 500;
