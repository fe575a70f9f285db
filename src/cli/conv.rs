//! Conversations: listing, showing, following, and everything done with one.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::client::Happening;
use crate::domain::ConversationId;
use crate::domain::message::Scope;
use crate::protocol::list::List;
use crate::protocol::message::answer::Sent;
use crate::protocol::message::lists::{Filter, ListsRequest, Owner, Sort, WindowOf};
use crate::protocol::message::work::{Outgoing, Target, WorkRequest};
use crate::protocol::message::{Accepted, Data, ToDesk};
use crate::protocol::view::conversation::{
    ConversationView, Direction, FileView, MessageView, WorkState,
};

use super::args::{Conv, ConvList, ConvNew, ConvReply};
use super::connect::Session;
use super::failure::Failure;
use super::output::safe;
use super::values::Until;
use super::{prompt, when};

/// How many messages are asked for at once.
const MESSAGES_AT_ONCE: u32 = 100;

/// The largest file that is sent or fetched, in bytes.
const FILE_BYTES_MAX: u64 = 100 * 1024 * 1024;

pub(super) async fn run(session: &mut Session, act: Conv) -> Result<(), Failure> {
    match act {
        Conv::List(list) => self::list(session, *list).await,
        Conv::Show { id, since } => show(session, id, since).await,
        Conv::Tail { id } => tail(session, id).await,
        Conv::New(new) => begin(session, *new).await,
        Conv::Reply(reply) => self::reply(session, *reply).await,
        Conv::File {
            id,
            seq,
            name,
            output,
        } => file(session, id, seq, &name, output).await,
        other => {
            let request = work(session, other).await?;
            let accepted = session.command(ToDesk::Work(request)).await?;
            done(session, &accepted)
        }
    }
}

#[derive(Serialize)]
struct Listing<'a> {
    items: &'a List<ConversationView>,
    next: &'a Option<String>,
}

async fn list(session: &mut Session, list: ConvList) -> Result<(), Failure> {
    let owner = match (list.agent, list.mine, list.unassigned) {
        (Some(agent), ..) => Owner::Agent { agent },
        (None, true, _) => Owner::Me,
        (None, false, true) => Owner::Nobody,
        _ => Owner::Anybody,
    };
    let filter = Filter {
        queue: list.queue.into_iter().collect(),
        owner,
        tags: list.tag.into_iter().collect(),
        status: list.status.into_iter().collect(),
        channel: list.channel.into_iter().collect(),
        contact: list.customer,
        text: list.text,
        ..Filter::default()
    };
    let of = WindowOf {
        filter,
        sort: list.sort,
        cursor: list.cursor,
        limit: list.limit,
    };
    let request = ListsRequest::Window { of: Box::new(of) };
    let Data::Window(window) = session.ask(ToDesk::Lists(request)).await? else {
        return Err(crate::client::ClientError::Unexpected.into());
    };
    if session.out.json {
        let listing = Listing {
            items: &window.items,
            next: &window.next,
        };
        return Ok(session.out.document("conv-list", listing)?);
    }
    let rows: Vec<Vec<String>> = window
        .items
        .iter()
        .map(|one| row(session, one, list.sort))
        .collect();
    let headers = [
        "cli.number",
        "cli.status",
        "cli.queue",
        "cli.customer",
        "cli.subject",
        "cli.waits",
        "cli.agent",
    ];
    session.out.table(&headers, &rows)?;
    if let Some(next) = &window.next {
        let shown = rows.len();
        session.out.say(
            "cli.more",
            &[
                ("shown", &shown),
                ("total", &window.counts.total),
                ("cursor", next),
            ],
        )?;
    }
    Ok(())
}

fn row(session: &Session, one: &ConversationView, sort: Sort) -> Vec<String> {
    let lang = session.out.lang;
    let unread = if one.unread > 0 {
        format!(" ({})", one.unread)
    } else {
        String::new()
    };
    let waits = match (sort, one.due_at) {
        (Sort::Due, Some(due)) => when::shown(due),
        _ => when::ago(one.received_at),
    };
    let status = serde_json::to_value(one.status).ok();
    let status = status
        .as_ref()
        .and_then(|status| status.as_str())
        .unwrap_or_default();
    let agent = match (&one.assignee, one.work) {
        (Some(agent), _) => agent.to_string(),
        (None, WorkState::Offered) => crate::words::say(lang, "cli.offered", &[]),
        (None, _) => "—".to_owned(),
    };
    vec![
        format!("#{}", one.id),
        crate::words::say(lang, &format!("cli.status_{status}"), &[]),
        one.queue.to_string(),
        one.contact.name.clone(),
        format!("{}{unread}", one.subject),
        waits,
        agent,
    ]
}

async fn show(
    session: &mut Session,
    id: ConversationId,
    since: Option<u32>,
) -> Result<(), Failure> {
    let open = ListsRequest::Open {
        conversation: id,
        messages: MESSAGES_AT_ONCE,
        watch: false,
    };
    let Data::Opened(mut shown) = session.ask(ToDesk::Lists(open)).await? else {
        return Err(crate::client::ClientError::Unexpected.into());
    };
    // The desk shows the newest; a script wants all of them, from the first or from where it says.
    let wanted = since.map_or(1, |seq| seq + 1);
    let mut messages: Vec<MessageView> = std::mem::take(&mut shown.messages).into_vec();
    while let Some(first) = messages
        .first()
        .map(|message| message.seq)
        .filter(|first| *first > wanted)
    {
        let before = ListsRequest::Messages {
            conversation: id,
            after: None,
            before: Some(first),
            limit: MESSAGES_AT_ONCE,
        };
        let Data::Messages(page) = session.ask(ToDesk::Lists(before)).await? else {
            break;
        };
        let mut page = page.items.into_vec();
        if page.is_empty() {
            break;
        }
        page.append(&mut messages);
        messages = page;
    }
    messages.retain(|message| message.seq >= wanted);
    shown.messages = messages.into_iter().collect();
    if session.out.json {
        return Ok(session.out.document("conv-show", &*shown)?);
    }
    let one = &shown.conversation;
    session.out.lines([
        format!("#{}  {}  {}", one.id, one.reference, one.subject),
        format!(
            "{} <{}>  {}  {}",
            one.contact.name, one.contact.address, one.channel, one.queue
        ),
        String::new(),
    ])?;
    for message in shown.messages.iter() {
        print(session, message)?;
    }
    Ok(())
}

fn print(session: &Session, message: &MessageView) -> Result<(), Failure> {
    let mark = match message.direction {
        Direction::In => "←",
        Direction::Out => "→",
        Direction::Note => "•",
    };
    let state = serde_json::to_value(message.state).ok();
    let state = state
        .as_ref()
        .and_then(|state| state.as_str())
        .filter(|_| message.direction == Direction::Out);
    let state = state.map(|state| {
        format!(
            "  [{}]",
            crate::words::say(session.out.lang, &format!("cli.state_{state}"), &[])
        )
    });
    let head = format!(
        "{mark} {} {}  {}{}",
        message.seq,
        when::shown(message.at),
        safe(&message.author),
        state.unwrap_or_default()
    );
    let body = message.text.lines().map(|line| format!("    {line}"));
    let files = message
        .attachments
        .iter()
        .map(|file| format!("    + {} ({})", file.name, when::bytes(file.size)));
    Ok(session.out.lines(
        [head]
            .into_iter()
            .chain(body)
            .chain(files)
            .chain([String::new()]),
    )?)
}

async fn tail(session: &mut Session, id: ConversationId) -> Result<(), Failure> {
    use crate::protocol::message::News;
    show(session, id, None).await?;
    let open = ListsRequest::Open {
        conversation: id,
        messages: 1,
        watch: true,
    };
    session.ask(ToDesk::Lists(open)).await?;
    loop {
        let happening = session.client().await?.1.next().await;
        match happening {
            Some(Happening::Event(event)) => {
                if let News::Message {
                    conversation,
                    message,
                } = &*event.news
                    && *conversation == id
                {
                    if session.out.json {
                        session.out.record(message)?;
                    } else {
                        print(session, message)?;
                    }
                }
            }
            Some(Happening::Over { .. }) | None => return Ok(()),
            Some(_) => {}
        }
    }
}

async fn attach(session: &mut Session, paths: &[PathBuf]) -> Result<List<FileView>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let bytes = fs::read(path)
            .map_err(|error| Failure::Here(format!("{}: {error}", path.display())))?;
        if bytes.len() as u64 > FILE_BYTES_MAX {
            return Err(Failure::Usage(
                "cli.file_too_large",
                vec![("name", path.display().to_string())],
            ));
        }
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let mime = guess(path);
        files.push(
            session
                .client()
                .await?
                .0
                .upload(&name, mime, &bytes)
                .await?,
        );
    }
    Ok(files.into_iter().collect())
}

/// The type of a file by its name, for the handful that people send; the rest is bytes.
fn guess(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "txt" | "log" | "md" => "text/plain",
        "csv" => "text/csv",
        "html" | "htm" => "text/html",
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

async fn reply(session: &mut Session, reply: ConvReply) -> Result<(), Failure> {
    let text = match &reply.r#macro {
        Some(name) if reply.text.text.is_none() && reply.text.file.is_none() => {
            super::macros::rendered(session, reply.id, name).await?
        }
        _ => prompt::message(&reply.text)?,
    };
    let attachments = attach(session, &reply.attach).await?;
    let outgoing = Outgoing {
        client_message: None,
        text,
        html: None,
        attachments,
        subject: reply.subject,
        to: None,
        cc: List::new(),
        made_with: reply.r#macro,
    };
    let request = WorkRequest::Reply {
        conversation: reply.id,
        base_seq: reply.base_seq,
        reply: Box::new(outgoing),
        end: reply.end,
        next: false,
    };
    let accepted = session.command(ToDesk::Work(request)).await?;
    done(session, &accepted)
}

async fn begin(session: &mut Session, new: ConvNew) -> Result<(), Failure> {
    let text = prompt::message(&new.text)?;
    let attachments = attach(session, &new.attach).await?;
    let message = Outgoing {
        client_message: None,
        text,
        html: None,
        attachments,
        subject: new.subject,
        to: None,
        cc: List::new(),
        made_with: None,
    };
    let request = WorkRequest::Begin {
        channel: new.channel,
        address: new.to,
        contact_name: new.name,
        queue: new.queue,
        case: None,
        message: Box::new(message),
    };
    let accepted = session.command(ToDesk::Work(request)).await?;
    done(session, &accepted)
}

async fn file(
    session: &mut Session,
    id: ConversationId,
    seq: u32,
    name: &str,
    output: Option<PathBuf>,
) -> Result<(), Failure> {
    let after = ListsRequest::Messages {
        conversation: id,
        after: Some(seq.saturating_sub(1)),
        before: None,
        limit: 1,
    };
    let Data::Messages(page) = session.ask(ToDesk::Lists(after)).await? else {
        return Err(crate::client::ClientError::Unexpected.into());
    };
    let message = page.items.iter().find(|message| message.seq == seq);
    let file =
        message.and_then(|message| message.attachments.iter().find(|file| file.name == name));
    let file = file
        .ok_or_else(|| Failure::Usage("cli.no_file", vec![("name", name.to_owned())]))?
        .clone();
    let bytes = session
        .client()
        .await?
        .0
        .download(id, seq, file.sha256, FILE_BYTES_MAX)
        .await?;
    // The sender chose the name; only its last part may become a file's, and only here.
    let label = Path::new(name).file_name().unwrap_or_default();
    let path = output.unwrap_or_else(|| PathBuf::from(label));
    let mut options = fs::OpenOptions::new();
    let mut target = options
        .write(true)
        .create_new(true)
        .open(&path)
        .map_err(|error| Failure::Here(format!("{}: {error}", path.display())))?;
    std::io::Write::write_all(&mut target, &bytes)?;
    let shown = path.display().to_string();
    Ok(session.out.say(
        "cli.saved",
        &[("path", &shown), ("size", &when::bytes(file.size))],
    )?)
}

/// What one act on a conversation asks of the desk.
async fn work(session: &mut Session, act: Conv) -> Result<WorkRequest, Failure> {
    Ok(match act {
        Conv::Note { id, text, private } => WorkRequest::Note {
            conversation: id,
            scope: if private { Scope::Author } else { Scope::Team },
            client_message: None,
            text: prompt::message(&text)?,
            attachments: List::new(),
        },
        Conv::Claim { id, over_capacity } => WorkRequest::Claim {
            conversation: id,
            over_capacity,
        },
        Conv::Accept { id } => WorkRequest::Accept {
            offer: offer(session, id).await?,
        },
        Conv::Decline { id, reason } => WorkRequest::Decline {
            offer: offer(session, id).await?,
            reason,
        },
        Conv::Assign {
            id,
            agent,
            over_capacity,
        } => WorkRequest::Assign {
            conversation: id,
            agent,
            check_capacity: !over_capacity,
        },
        Conv::Release { id } => WorkRequest::Release { conversation: id },
        Conv::Transfer { id, queue } => WorkRequest::Transfer {
            conversation: id,
            to: Target::Queue { queue },
        },
        Conv::Postpone { id, until } => {
            let until = match until {
                Until::At(moment) => moment,
                Until::In(span) => when::now() + span,
            };
            WorkRequest::Snooze {
                conversation: id,
                until,
            }
        }
        Conv::Resolve { id } => WorkRequest::Resolve { conversation: id },
        Conv::Reopen { id } => WorkRequest::Reopen { conversation: id },
        Conv::End {
            id,
            disposition,
            remark,
        } => WorkRequest::End {
            conversation: id,
            disposition,
            remark,
        },
        Conv::Tag { id, add, remove } => WorkRequest::Tag {
            conversation: id,
            add: add.into_iter().collect(),
            remove: remove.into_iter().collect(),
        },
        Conv::Priority { id, priority } => WorkRequest::Prioritise {
            conversation: id,
            priority,
        },
        Conv::Subject { id, subject } => WorkRequest::Subject {
            conversation: id,
            subject,
        },
        Conv::Case {
            id,
            status,
            external,
            relates_to,
        } => WorkRequest::Case {
            conversation: id,
            status,
            kind: None,
            external_id: external,
            relates_to,
        },
        Conv::Merge { into, from } => WorkRequest::Merge { into, from },
        Conv::Split { id, seq } => WorkRequest::Split {
            conversation: id,
            seq,
        },
        Conv::Flag { id, lower } => WorkRequest::Flag {
            conversation: id,
            raised: !lower,
        },
        Conv::Undo { token } => WorkRequest::Undo {
            undo: crate::protocol::key::Ticket(token),
        },
        other => unreachable!("{other:?} is answered by its own function"),
    })
}

/// The offer under which a conversation is shown to whoever asks.
async fn offer(
    session: &mut Session,
    id: ConversationId,
) -> Result<crate::domain::OfferId, Failure> {
    let open = ListsRequest::Open {
        conversation: id,
        messages: 0,
        watch: false,
    };
    let Data::Opened(shown) = session.ask(ToDesk::Lists(open)).await? else {
        return Err(crate::client::ClientError::Unexpected.into());
    };
    shown
        .offer
        .map(|offer| offer.offer_id)
        .ok_or(Failure::Usage("cli.no_offer", vec![("id", id.to_string())]))
}

/// Says what was done and how to take it back.
fn done(session: &Session, accepted: &Accepted) -> Result<(), Failure> {
    if session.out.json {
        return Ok(session.out.document("conv-done", accepted)?);
    }
    match &accepted.data {
        Data::Sent(Sent {
            conversation,
            seq,
            held_until,
            ..
        }) => {
            session
                .out
                .say("cli.sent", &[("id", conversation), ("seq", seq)])?;
            if let Some(until) = held_until {
                session
                    .out
                    .say("cli.held", &[("until", &when::shown(*until))])?;
            }
        }
        Data::Conversation(one) => session.out.say(
            "cli.is_now",
            &[("id", &one.id), ("subject", &safe(&one.subject))],
        )?,
        _ => session.out.say("cli.done", &[])?,
    }
    if let Some(undo) = &accepted.undo {
        session.out.say("cli.undo", &[("token", &undo.undo.0)])?;
    }
    Ok(())
}
