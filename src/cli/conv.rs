//! Conversations: listing, showing, following, and fetching their files.

use serde::Serialize;

use crate::client::Happening;
use crate::domain::text::clip;
use crate::domain::{ContactId, ConversationId, Name};
use crate::protocol::Code;
use crate::protocol::list::List;
use crate::protocol::message::answer::Window;
use crate::protocol::message::lists::{Filter, ListsRequest, Owner, Sort, WindowOf};
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::conversation::{
    ConversationShow, ConversationStatus, ConversationView, WorkState,
};

use super::args::{Conv, ConvList};
use super::connect::Session;
use super::failure::Failure;
use super::{files, messages, said, when, work};
use crate::words::{self, Lang};

/// How many messages are asked for at once.
const MESSAGES_AT_ONCE: u32 = 100;

/// How many times in a row a conversation can have become part of another before nobody goes on looking.
const MERGES_MAX: usize = 100;

/// How much of a subject a table shows.
const SUBJECT_BYTES_MAX: usize = 60;

pub(super) async fn run(session: &mut Session, act: Conv) -> Result<(), Failure> {
    match act {
        Conv::List(list) => self::list(session, *list).await,
        Conv::Show { id, since } => show(session, id, since).await.map(drop),
        Conv::Tail { id } => tail(session, id).await,
        Conv::Export { id } => super::export::one(session, id).await,
        Conv::Find {
            text,
            limit,
            cursor,
        } => find(session, text, limit, cursor).await,
        Conv::History { id, part } => super::journal::conversation(session, id, &part).await,
        Conv::Draft(act) => super::draft::run(session, act).await,
        Conv::File {
            id,
            seq,
            name,
            output,
        } => files::file(session, id, seq, &name, output).await,
        Conv::Body {
            id,
            seq,
            form,
            output,
        } => files::body(session, id, seq, form, output).await,
        act => work::run(session, act).await,
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
    let queues = list.queue.clone();
    let filter = Filter {
        queue: list.queue.into_iter().collect(),
        owner,
        tags: list.tag.into_iter().collect(),
        status: list.status.into_iter().collect(),
        channel: list.channel.into_iter().collect(),
        work: list
            .offered
            .then_some(WorkState::Offered)
            .into_iter()
            .collect(),
        contact: list.customer,
        case: list.case,
        text: list.text,
        flagged: list.alarms,
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
    if window.items.is_empty() {
        known(session, &queues).await?;
    }
    shown(session, &window, list.sort)
}

/// A customer's conversations over every channel, the latest first.
pub(super) async fn of_customer(session: &mut Session, id: ContactId) -> Result<(), Failure> {
    let of = WindowOf {
        filter: Filter {
            contact: Some(id),
            ..Filter::default()
        },
        sort: Sort::Received,
        cursor: None,
        limit: CUSTOMER_SHOWN,
    };
    let request = ListsRequest::Window { of: Box::new(of) };
    let Data::Window(window) = session.ask(ToDesk::Lists(request)).await? else {
        return Err(crate::client::ClientError::Unexpected.into());
    };
    shown(session, &window, Sort::Received)
}

/// How many conversations stand under a customer.
const CUSTOMER_SHOWN: u32 = 50;

/// Finds conversations by words, also of what was written in them.
async fn find(
    session: &mut Session,
    text: String,
    limit: u32,
    cursor: Option<String>,
) -> Result<(), Failure> {
    let request = ListsRequest::Search {
        text,
        cursor,
        limit,
    };
    let Data::Window(window) = session.ask(ToDesk::Lists(request)).await? else {
        return Err(crate::client::ClientError::Unexpected.into());
    };
    shown(session, &window, Sort::Received)
}

fn shown(session: &Session, window: &Window, sort: Sort) -> Result<(), Failure> {
    if session.out.json {
        let listing = Listing {
            items: &window.items,
            next: &window.next,
        };
        return Ok(session.out.document("conv-list", listing)?);
    }
    let rows = rows(session, &window.items, sort);
    session.out.table(&HEADERS, &rows)?;
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

/// Nothing in a queue that does not exist is a slip of the keyboard, and said to be one.
async fn known(session: &mut Session, queues: &[Name]) -> Result<(), Failure> {
    for queue in queues {
        let request = DeskRequest::Queue {
            queue: queue.clone(),
        };
        match session.ask(ToDesk::Desk(request)).await {
            Err(Failure::Desk(error)) if error.code() == Some(Code::NO_QUEUE) => {
                return Err(Failure::Desk(error));
            }
            // Who may not look at queues has still looked at conversations.
            _ => {}
        }
    }
    Ok(())
}

/// Conversations, one a row.
pub(super) fn table(session: &Session, items: &[ConversationView]) -> Result<(), Failure> {
    let rows = rows(session, items, Sort::Received);
    Ok(session.out.table(&HEADERS, &rows)?)
}

fn rows(session: &Session, items: &[ConversationView], sort: Sort) -> Vec<Vec<String>> {
    items.iter().map(|one| row(session, one, sort)).collect()
}

const HEADERS: [&str; 7] = [
    "cli.number",
    "cli.status",
    "cli.queue",
    "cli.customer",
    "cli.subject",
    "cli.waits",
    "cli.agent",
];

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
    let agent = match (&one.assignee, one.work) {
        (Some(agent), _) => agent.to_string(),
        (None, WorkState::Offered) => words::say(lang, "cli.offered", &[]),
        (None, _) => "—".to_owned(),
    };
    vec![
        format!("#{}", one.id),
        stands(lang, one),
        one.queue.to_string(),
        one.contact.name.clone(),
        format!("{}{unread}", subject(session, &one.subject)),
        waits,
        agent,
    ]
}

/// Where it stands; what became part of another says of which, as its messages are there.
fn stands(lang: Lang, one: &ConversationView) -> String {
    if let Some(into) = one.merged_into {
        return words::say(lang, "cli.status_merged", &[("id", &into)]);
    }
    let status = serde_json::to_value(one.status).ok();
    let status = status
        .as_ref()
        .and_then(|status| status.as_str())
        .unwrap_or_default();
    words::say(lang, &format!("cli.status_{status}"), &[])
}

/// A subject as a table shows it: one that is too long would push everything else off the screen.
fn subject(session: &Session, whole: &str) -> String {
    let short = clip(whole, SUBJECT_BYTES_MAX);
    if session.out.is_plain() || short.len() == whole.len() {
        whole.to_owned()
    } else {
        format!("{short}…")
    }
}

/// Opens a conversation; one that became part of another leads to that one, where its messages are.
async fn opened(
    session: &mut Session,
    asked: ConversationId,
) -> Result<(ConversationId, Box<ConversationShow>), Failure> {
    let mut id = asked;
    for _ in 0..MERGES_MAX {
        let open = ListsRequest::Open {
            conversation: id,
            messages: MESSAGES_AT_ONCE,
            watch: false,
        };
        let Data::Opened(shown) = session.ask(ToDesk::Lists(open)).await? else {
            return Err(crate::client::ClientError::Unexpected.into());
        };
        // A script asked for this number, and is told where to go on.
        let Some(into) = shown.conversation.merged_into.filter(|_| !session.out.json) else {
            return Ok((id, shown));
        };
        session
            .out
            .say("cli.leads_to", &[("from", &id), ("id", &into)])?;
        id = into;
    }
    Err(crate::client::ClientError::Unexpected.into())
}

/// The customer with their address; one who was erased has neither.
fn who(session: &Session, one: &ConversationView) -> String {
    match (one.contact.name.as_str(), one.contact.address.as_str()) {
        ("", "") => words::say(session.out.lang, "cli.no_one_any_more", &[]),
        ("", address) => address.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    }
}

/// Shows it, and gives the number of what was shown.
async fn show(
    session: &mut Session,
    asked: ConversationId,
    since: Option<u32>,
) -> Result<ConversationId, Failure> {
    let (id, mut shown) = opened(session, asked).await?;
    // The desk shows the newest; a script wants all of them, from the first or from where it says.
    let wanted = since.map_or(1, |seq| seq.saturating_add(1));
    let mut messages = std::mem::take(&mut shown.messages).into_vec();
    if messages.first().is_none_or(|message| message.seq > wanted) {
        let last = shown.conversation.seq;
        messages = messages::behind(session, id, wanted - 1, last).await?;
    }
    messages.retain(|message| message.seq >= wanted);
    if session.out.json {
        let document = messages::document(&shown, &messages);
        session.out.document("conv-show", document)?;
        return Ok(id);
    }
    let one = &shown.conversation;
    session.out.lines([
        format!("#{}  {}  {}", one.id, one.reference, one.subject),
        format!("{}  {}  {}", who(session, one), one.channel, one.queue),
        state(session, one),
    ])?;
    let mut details = details(session, one);
    if let Some(stopped) = &shown.stopped {
        let key = format!("cli.stopped_{}", stopped.why);
        details.push(words::say(session.out.lang, &key, &[]));
    }
    details.extend(super::window::lines(session.out.lang, &shown));
    session
        .out
        .lines(details.into_iter().chain([String::new()]))?;
    for message in &messages {
        said::print(session, message, said::doubted(&messages, message))?;
    }
    Ok(id)
}

/// Where it stands, whose it is, and its labels.
fn state(session: &Session, one: &ConversationView) -> String {
    let lang = session.out.lang;
    let word = |area: &str, value: serde_json::Result<serde_json::Value>| {
        let value = value.unwrap_or_default();
        words::say(
            lang,
            &format!("{area}_{}", value.as_str().unwrap_or_default()),
            &[],
        )
    };
    let mut status = word("cli.status", serde_json::to_value(one.status));
    if let Some(until) = one
        .until
        .filter(|_| one.status == ConversationStatus::Snoozed)
    {
        let args: [(&str, &dyn std::fmt::Display); 2] =
            [("status", &status), ("until", &when::shown(until))];
        status = words::say(lang, "cli.show_until", &args);
    }
    let case = word("terminal.case", serde_json::to_value(one.case_status));
    let agent = one
        .assignee
        .as_ref()
        .map_or_else(|| "—".to_owned(), ToString::to_string);
    let tags: String = one
        .tags
        .iter()
        .flat_map(|tag| [" · ", tag.as_str()])
        .collect();
    let args: [(&str, &dyn std::fmt::Display); 5] = [
        ("status", &status),
        ("case", &case),
        ("agent", &agent),
        ("priority", &one.priority),
        ("tags", &tags),
    ];
    words::say(lang, "cli.show_state", &args)
}

/// What only some conversations have.
fn details(session: &Session, one: &ConversationView) -> Vec<String> {
    let lang = session.out.lang;
    let external = one
        .case_external_id
        .as_ref()
        .map(|number| words::say(lang, "cli.show_external", &[("number", number)]));
    let args: [(&str, &dyn std::fmt::Display); 2] =
        [("transfers", &one.transfers), ("master", &one.master)];
    let master = Some(words::say(lang, "cli.show_master", &args));
    let ended = one.disposition.as_ref().map(|ended| {
        let name = ended.name.as_ref().map(ToString::to_string);
        let agent = ended.agent.as_ref().map(ToString::to_string);
        let args: [(&str, &dyn std::fmt::Display); 3] = [
            ("name", &name.unwrap_or_default()),
            ("agent", &agent.unwrap_or_default()),
            ("remark", &ended.remark),
        ];
        words::say(lang, "cli.show_ended", &args)
    });
    let fields = one.fields.iter();
    let fields = fields.map(|field| format!("{}: {}", field.name, field.value));
    let known = [external, master, ended].into_iter().flatten();
    known.chain(fields).collect()
}

async fn tail(session: &mut Session, id: ConversationId) -> Result<(), Failure> {
    use crate::protocol::message::News;
    let id = show(session, id, None).await?;
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
                }
                | News::MessageChanged {
                    conversation,
                    message,
                } = &*event.news
                    && *conversation == id
                {
                    if session.out.json {
                        session.out.document("conv-tail", message)?;
                    } else {
                        said::print(session, message, None)?;
                    }
                }
            }
            Some(Happening::Over { .. }) | None => return Ok(()),
            Some(_) => {}
        }
    }
}
