//! The way out: what has not left yet, what was given up, trying again, dropping.

use std::path::PathBuf;

use crate::client::ClientError;
use crate::domain::MessageId;
use crate::domain::delivery::UNKNOWN;
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::desk::OutboxView;
use crate::words;

use super::args::{Outbox, Text};
use super::connect::Session;
use super::explain::known;
use super::failure::Failure;
use super::output::{complain, safe};
use super::{prompt, when};

pub(super) async fn run(session: &mut Session, act: Outbox) -> Result<(), Failure> {
    match act {
        Outbox::List {
            dead,
            held,
            channel,
            cursor,
            limit,
        } => {
            let request = DeskRequest::Outbox {
                channel,
                dead: dead.then_some(true),
                held: held.then_some(true),
                cursor,
                limit,
            };
            list(session, request).await
        }
        Outbox::Show { message } => show(session, message).await,
        Outbox::Retry { message } => {
            each(
                session,
                message,
                |message| DeskRequest::RetryDelivery { message },
                ("outbox-retry", "cli.retried"),
            )
            .await
        }
        Outbox::Drop { message, reason } => {
            session.confirm("cli.confirm_drop", &[("n", &message.len())])?;
            each(
                session,
                message,
                |message| DeskRequest::DropDelivery {
                    message,
                    reason: reason.clone(),
                },
                ("outbox-drop", "cli.dropped"),
            )
            .await
        }
        Outbox::Approve { message, file } => approve(session, message, file).await,
        Outbox::GiveBack { message, reason } => {
            each(
                session,
                message,
                |message| DeskRequest::GiveBackDelivery {
                    message,
                    reason: reason.clone(),
                },
                ("outbox-give-back", "cli.given_back"),
            )
            .await
        }
        Outbox::Withdraw { message } => {
            each(
                session,
                message,
                |message| DeskRequest::WithdrawDelivery { message },
                ("outbox-withdraw", "cli.withdrawn"),
            )
            .await
        }
    }
}

/// Lets answers leave that wait for it; another text is for one of them alone.
async fn approve(
    session: &mut Session,
    message: Vec<MessageId>,
    file: Option<PathBuf>,
) -> Result<(), Failure> {
    let text = match file {
        Some(_) if message.len() > 1 => {
            return Err(Failure::Usage("cli.one_text", Vec::new()));
        }
        Some(file) => {
            let (text, file) = (None, Some(file));
            Some(prompt::message(&Text { text, file })?)
        }
        None => None,
    };
    each(
        session,
        message,
        |message| DeskRequest::ApproveDelivery {
            message,
            text: text.clone(),
        },
        ("outbox-approve", "cli.approved"),
    )
    .await
}

async fn list(session: &mut Session, request: DeskRequest) -> Result<(), Failure> {
    let Data::Outbox(outbox) = session.ask(ToDesk::Desk(request)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        let document = serde_json::json!({"items": outbox.items, "next": outbox.next});
        return Ok(session.out.document("outbox-list", document)?);
    }
    let rows: Vec<Vec<String>> = outbox.items.iter().map(|one| row(session, one)).collect();
    Ok(session.out.table(&HEADERS, &rows)?)
}

async fn show(session: &mut Session, message: MessageId) -> Result<(), Failure> {
    let Data::Delivery(delivery) = session
        .ask(ToDesk::Desk(DeskRequest::Delivery { message }))
        .await?
    else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session.out.document("outbox-show", &*delivery)?);
    }
    session.out.table(&HEADERS, &[row(session, &delivery)])?;
    if let Some(text) = &delivery.text {
        let lines = std::iter::once(String::new()).chain(text.lines().map(safe));
        session.out.lines(lines)?;
    }
    Ok(())
}

const HEADERS: [&str; 8] = [
    "cli.message",
    "cli.conversation",
    "cli.channel",
    "cli.to",
    "cli.state",
    "cli.attempts",
    "cli.next",
    "cli.last_answer",
];

fn row(session: &Session, one: &OutboxView) -> Vec<String> {
    let failure = one.failure.clone().filter(|failure| failure != UNKNOWN);
    let waits = one.waits_for.as_ref();
    let waits = waits.map(|word| known(session.out.lang, "waits_for", word));
    let why = failure.or(waits);
    let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
    vec![
        one.message.to_string(),
        format!("#{}", one.conversation),
        one.channel.to_string(),
        one.to.value.clone(),
        format!(
            "{}{why}",
            words::say(session.out.lang, &format!("cli.stage_{}", one.state), &[])
        ),
        one.attempts.to_string(),
        one.next_at.map_or_else(|| "—".to_owned(), when::shown),
        one.last_answer.clone(),
    ]
}

/// Does the same to several messages; those that cannot be done do not keep the others from it.
async fn each(
    session: &mut Session,
    messages: Vec<MessageId>,
    request: impl Fn(MessageId) -> DeskRequest,
    (schema, key): (&str, &str),
) -> Result<(), Failure> {
    let alone = messages.len() == 1;
    let mut done = Vec::new();
    let mut failed = Vec::new();
    for message in messages {
        match session.command(ToDesk::Desk(request(message))).await {
            Ok(_) => {
                session.out.say(key, &[("message", &message)])?;
                done.push(message);
            }
            Err(Failure::Desk(error)) if !alone => {
                failed.push(message);
                let why = Failure::Desk(error).says(session.out.lang);
                complain(&format!("{message}: {}", why.unwrap_or_default()));
            }
            Err(other) => return Err(other),
        }
    }
    if session.out.json {
        let document = serde_json::json!({"done": done, "failed": failed});
        session.out.document(schema, document)?;
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(Failure::Partly)
    }
}
