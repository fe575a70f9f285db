//! Customers: finding, reading, correcting, joining, handing over, erasing.

use crate::client::ClientError;
use crate::domain::ContactId;
use crate::protocol::message::answer::Erased;
use crate::protocol::message::{ContactsRequest, Data, ToDesk};
use crate::protocol::view::people::ContactView;
use crate::words::{self, Lang};

use super::args::Customer;
use super::connect::Session;
use super::failure::Failure;
use super::output::complain;
use super::{prompt, when};

/// How many customers one search shows.
const FOUND_MAX: u32 = 50;

pub(super) async fn run(session: &mut Session, act: Customer) -> Result<(), Failure> {
    match act {
        Customer::Find { text } => find(session, text).await,
        Customer::Show { who } => {
            let contact = meant(session, &who).await?;
            show(session, contact.id).await
        }
        Customer::Edit {
            id,
            name,
            language,
            field,
            address,
        } => {
            if name.is_some() || language.is_some() || !field.is_empty() {
                let fields = field.into_iter().collect();
                let request = ContactsRequest::Edit {
                    contact: id,
                    name,
                    language,
                    fields,
                };
                session.command(ToDesk::Contacts(request)).await?;
            }
            if let Some(address) = address {
                let request = ContactsRequest::AddAddress {
                    contact: id,
                    address,
                };
                session.command(ToDesk::Contacts(request)).await?;
            }
            show(session, id).await
        }
        Customer::Merge { into, from } => {
            session.confirm("cli.confirm_merge", &[("into", &into), ("from", &from)])?;
            let request = ContactsRequest::Merge { into, from };
            session.command(ToDesk::Contacts(request)).await?;
            show(session, into).await
        }
        Customer::Export { who } => {
            let contact = meant(session, &who).await?;
            super::export::export(session, None, Some(contact.id)).await
        }
        Customer::Erase { who } => erase(session, &who).await,
    }
}

/// Says what would be removed, has it confirmed by writing who is meant, and erases.
async fn erase(session: &mut Session, who: &str) -> Result<(), Failure> {
    let lang = session.out.lang;
    let contact = meant(session, who).await?;
    let weigh = ToDesk::Contacts(ContactsRequest::Weigh {
        contact: contact.id,
    });
    let Data::Erased(kept) = session.ask(weigh).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if !session.global.yes {
        complain(&told(lang, "cli.erase_would", &contact, &kept));
        if kept.alive > 0 {
            complain(&words::plural(
                lang,
                "cli.erase_alive",
                kept.alive.into(),
                &[],
            ));
        }
        if session.global.no_input || !prompt::is_interactive() {
            return Err(Failure::Usage("cli.needs_yes", Vec::new()));
        }
        let typed = prompt::line(lang, "cli.erase_confirm")?;
        if !is_meant(&contact, &typed) {
            return Err(Failure::Unconfirmed);
        }
    }
    let request = ToDesk::Contacts(ContactsRequest::Erase {
        contact: contact.id,
    });
    let Data::Erased(erased) = session.command(request).await?.data else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        let document = serde_json::json!({
            "contact": contact.id,
            "conversations": erased.conversations,
            "messages": erased.messages,
            "files": erased.files,
            "files_later": erased.young,
        });
        return Ok(session.out.document("customer-erase", document)?);
    }
    session
        .out
        .lines([told(lang, "cli.erased", &contact, &erased)])?;
    if erased.young > 0 {
        let later = words::plural(lang, "cli.erased_later", erased.young.into(), &[]);
        session.out.lines([later])?;
    }
    Ok(session.out.say("cli.erased_backups", &[])?)
}

fn told(lang: Lang, key: &str, contact: &ContactView, kept: &Erased) -> String {
    let count = |key: &str, n: u32| words::plural(lang, key, n.into(), &[]);
    words::say(
        lang,
        key,
        &[
            ("who", &shown(contact)),
            (
                "conversations",
                &count("cli.conversations_n", kept.conversations),
            ),
            ("messages", &count("cli.messages_n", kept.messages)),
            ("files", &count("cli.files", kept.files)),
        ],
    )
}

/// The customer that a number or an address means.
async fn meant(session: &mut Session, who: &str) -> Result<ContactView, Failure> {
    if let Ok(id) = who.parse::<ContactId>() {
        let ask = ToDesk::Contacts(ContactsRequest::Show { contact: id });
        return match session.ask(ask).await? {
            Data::Contact(contact) => Ok(*contact),
            _ => Err(ClientError::Unexpected.into()),
        };
    }
    let mut cursor = None;
    loop {
        let request = ContactsRequest::Find {
            text: who.to_owned(),
            cursor,
            limit: FOUND_MAX,
        };
        let Data::Contacts(found) = session.ask(ToDesk::Contacts(request)).await? else {
            return Err(ClientError::Unexpected.into());
        };
        // A part of an address is enough to look somebody up, not to erase them.
        if let Some(contact) = found.items.iter().find(|it| is_meant(it, who)) {
            return Ok(contact.clone());
        }
        cursor = found.next;
        if cursor.is_none() {
            return Err(Failure::Missing(
                "cli.no_customer",
                vec![("who", who.to_owned())],
            ));
        }
    }
}

fn is_meant(contact: &ContactView, typed: &str) -> bool {
    let typed = typed.trim();
    typed == contact.id.to_string()
        || contact
            .addresses
            .iter()
            .any(|address| address.value.eq_ignore_ascii_case(typed))
}

/// Who it is, as a person knows them.
fn shown(contact: &ContactView) -> String {
    match contact.addresses.first() {
        Some(address) if contact.name.is_empty() => address.value.clone(),
        Some(address) => format!("{} <{}>", contact.name, address.value),
        None => format!("{} {}", contact.id, contact.name),
    }
}

async fn find(session: &mut Session, text: String) -> Result<(), Failure> {
    let request = ContactsRequest::Find {
        text,
        cursor: None,
        limit: FOUND_MAX,
    };
    let Data::Contacts(found) = session.ask(ToDesk::Contacts(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        let document = serde_json::json!({"items": found.items, "next": found.next});
        return Ok(session.out.document("customer-find", document)?);
    }
    let rows: Vec<Vec<String>> = found.items.iter().map(row).collect();
    Ok(session.out.table(&HEADERS, &rows)?)
}

async fn show(session: &mut Session, id: ContactId) -> Result<(), Failure> {
    let ask = ToDesk::Contacts(ContactsRequest::Show { contact: id });
    let Data::Contact(contact) = session.ask(ask).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session.out.document("customer-show", &*contact)?);
    }
    session.out.table(&HEADERS, &[row(&contact)])?;
    let fields = contact
        .fields
        .iter()
        .map(|field| format!("{}: {}", field.name, field.value));
    session.out.lines(fields)?;
    let lang = session.out.lang;
    let likely = contact.likely.iter().map(|it| {
        let (address, number, into) = (&it.address.value, it.contact, contact.id);
        let told = words::say(
            lang,
            "cli.customer_likely",
            &[
                ("address", address),
                ("number", &number),
                ("name", &it.name),
                ("this", &into),
            ],
        );
        session.out.leading(&told)
    });
    session.out.lines(likely)?;
    session.out.say("cli.customer_conversations", &[])?;
    super::conv::of_customer(session, id).await
}

const HEADERS: [&str; 5] = [
    "cli.number",
    "cli.name",
    "cli.addresses",
    "cli.conversations",
    "cli.last_wrote",
];

fn row(contact: &ContactView) -> Vec<String> {
    vec![
        contact.id.to_string(),
        contact.name.clone(),
        contact
            .addresses
            .iter()
            .map(|address| address.value.clone())
            .collect::<Vec<_>>()
            .join(", "),
        contact.conversations.to_string(),
        contact
            .last_received_at
            .map_or_else(|| "—".to_owned(), when::shown),
    ]
}
