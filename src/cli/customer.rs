//! Customers: finding, reading, correcting, joining.

use crate::client::ClientError;
use crate::domain::ContactId;
use crate::protocol::message::{ContactsRequest, Data, ToDesk};
use crate::protocol::view::people::ContactView;

use super::args::Customer;
use super::connect::Session;
use super::failure::Failure;
use super::when;

/// How many customers one search shows.
const FOUND_MAX: u32 = 50;

pub(super) async fn run(session: &mut Session, act: Customer) -> Result<(), Failure> {
    match act {
        Customer::Find { text } => find(session, text).await,
        Customer::Show { id } => show(session, id).await,
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
    Ok(session.out.lines(fields)?)
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
