//! Reading: windows, conversations, timelines, macros, export.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Ask, Given, Said, ways, window};
use crate::access::Action;
use crate::automation::template::{self, FIELDS};
use crate::domain::called::called_to;
use crate::domain::case::Reference;
use crate::domain::contact::Contact;
use crate::domain::conversation::Conversation;
use crate::domain::text::line;
use crate::domain::{ContactId, ConversationId, Name, Seq};
use crate::protocol::message::answer::{Events, Messages, Rendered};
use crate::protocol::message::{
    ANSWER_BYTES_GOAL, Data, EVENTS_ITEMS_MAX, ListsRequest, WINDOW_ITEMS_MAX,
};
use crate::protocol::view::conversation::{ConversationShow, MacroView, MessageView};
use crate::protocol::{Code, List, Refusal};
use crate::routing::plan::{Plan, Template};
use crate::servers::asker::Asker;
use crate::servers::desk::Desk;
use crate::servers::telling::name_of;
use crate::servers::translate::conversation::{self, Row};
use crate::servers::translate::{event, marks, message};
use crate::servers::watching::Change;
use crate::servers::{listing, search};
use crate::store::Snapshot;
use crate::store::snapshot::Found;
use crate::store::walk::Along;

pub(super) async fn answer(by: &Ask, ask: ListsRequest) -> Said {
    let (desk, asker) = (&by.desk, &by.asker);
    match ask {
        ListsRequest::Window { of } => {
            let read = listing::read(desk, asker, &of).await?;
            Ok(Given::new(Data::Window(read.window)))
        }
        ListsRequest::Subscribe { list, of } => {
            let read = listing::read(desk, asker, &of).await?;
            let begun = Change::ListBegun(list, read.members);
            Ok(Given::new(Data::Window(read.window)).watching(begun))
        }
        ListsRequest::Unsubscribe { .. } | ListsRequest::Close { .. } => Ok(Given::done()),
        ListsRequest::Open {
            conversation,
            messages,
            ..
        } => open(by, conversation, messages).await,
        ListsRequest::Messages {
            conversation,
            after,
            before,
            limit,
        } => messages(by, conversation, after, before, limit).await,
        ListsRequest::History {
            conversation,
            after,
            limit,
        } => history(by, conversation, after, limit).await,
        ListsRequest::Timeline {
            contact,
            cursor,
            limit,
        } => {
            asker.demand(Action::ContactRead, None)?;
            let window = search::timeline(desk, asker, contact, cursor.as_deref(), limit).await?;
            Ok(Given::new(Data::Window(window)))
        }
        ListsRequest::Search {
            text,
            cursor,
            limit,
        } => {
            let window = search::search(desk, asker, &text, cursor.as_deref(), limit).await?;
            Ok(Given::new(Data::Window(window)))
        }
        ListsRequest::Macros => {
            asker.demand(Action::MacroRead, None)?;
            Ok(Given::new(Data::Macros(macros(desk))))
        }
        ListsRequest::RenderMacro { conversation, name } => render(by, conversation, name).await,
        ListsRequest::Export {
            after,
            queue,
            contact,
        } => export(by, after.unwrap_or_default(), queue, contact).await,
        ListsRequest::Vocabulary => Ok(Given::new(Data::Vocabulary(Box::new(
            super::vocabulary::vocabulary(by),
        )))),
        ListsRequest::Next { but } => {
            let next = super::work::next_for(by, but).await?;
            Ok(Given::new(Data::Next(next)))
        }
    }
}

/// A conversation with its last messages.
pub(super) async fn open(by: &Ask, id: ConversationId, messages: u32) -> Said {
    let most = messages.min(WINDOW_ITEMS_MAX);
    let (desk, asker) = (Arc::clone(&by.desk), Arc::clone(&by.asker));
    let read = by.desk.read(move |snapshot| {
        let found = snapshot.conversation(id)?;
        match found.filter(|it| conversation::sees(&asker, it)) {
            Some(found) => {
                let row = conversation::row(snapshot, found)?;
                show(&desk, &asker, snapshot, &row, Part::Last(most)).map(Some)
            }
            None => Ok(None),
        }
    });
    let shown = read.await?;
    let shown = shown.ok_or_else(|| Refusal::new(Code::NO_CONVERSATION).with("number", id))?;
    Ok(Given::new(Data::Opened(Box::new(shown))))
}

/// Which of a conversation's messages are shown.
#[derive(Clone, Copy)]
enum Part {
    /// The last ones.
    Last(u32),
    /// The first ones.
    First(u32),
}

fn show(
    desk: &Desk,
    asker: &Asker,
    snapshot: &Snapshot,
    row: &Row,
    part: Part,
) -> Found<ConversationShow> {
    let it = &row.conversation;
    let settings = desk.settings();
    let (from, most) = match part {
        Part::Last(most) => (it.seq.saturating_sub(most) + 1, most),
        Part::First(most) => (1, most),
    };
    let found = snapshot.messages(it.id, from, most as usize)?;
    let readable = found
        .iter()
        .filter(|found| message::readable(asker, it, found));
    let views: Vec<MessageView> = readable
        .map(|found| message::view(desk, found, name_of(row)))
        .collect();
    let (messages, cut) = match part {
        Part::Last(_) => fit(views, true),
        Part::First(_) => fit(views, false),
    };
    let channel = settings.plan.channels.get(&it.channel);
    let contact = row.contact.as_ref();
    let own = (contact, (&it.channel, &it.peer));
    let (reply_until, reply_then) = window::end(channel, snapshot, it, own)?;
    let fields = fields(&settings.plan, it, contact);
    let queue = settings.plan.queues.get(&it.routing.queue);
    let asked = queue.is_some_and(|queue| queue.disposition_required);
    let dispositions = settings.plan.dispositions.iter().cloned();
    Ok(ConversationShow {
        conversation: conversation::view(desk, row),
        messages: List::from(messages),
        earlier: matches!(part, Part::Last(_)) && (from > 1 || cut),
        events: last_events(desk, snapshot, it)?,
        drafts: drafts(desk, asker, snapshot, it.id)?,
        abilities: ways::abilities(&settings, it, (&it.channel, channel)),
        ways: ways::ways(&settings, snapshot, (it, contact), &fields)?,
        reply_until,
        guidance: super::guidance::about(snapshot, it)?,
        dispositions: dispositions
            .filter(|_| asked || !settings.plan.dispositions.is_empty())
            .collect(),
        offer: asker
            .who
            .and_then(|who| conversation::offer(desk, row, who)),
        stopped: marks::stopped(row.contact.as_ref(), &it.peer),
        continued_by: ways::continued_by(&settings.plan, it, row.contact.as_ref()),
        reply_then,
        templates: window::templates(channel, (contact, &settings.plan.desk.language), &fields),
    })
}

/// What a text with placeholders says of a conversation, by their names; not who writes.
fn fields(
    plan: &Plan,
    it: &Conversation,
    contact: Option<&Contact>,
) -> BTreeMap<&'static str, String> {
    let language = contact.and_then(|contact| contact.language.as_deref());
    let queue = ("queue", &it.routing.queue);
    let queue = called_to(&plan.labels, queue, language, &plan.desk.language);
    let name = contact.map(|contact| contact.name.clone());
    BTreeMap::from([
        ("name", name.unwrap_or_default()),
        ("reference", Reference(it.case).to_string()),
        ("number", it.id.to_string()),
        ("subject", it.subject.clone()),
        ("queue", queue.to_owned()),
        ("desk", plan.desk.name.clone()),
    ])
}

/// As many as fit an answer, from the end or from the beginning; whether some were left out.
fn fit(mut views: Vec<MessageView>, from_end: bool) -> (Vec<MessageView>, bool) {
    let weight = |it: &MessageView| {
        let html = it.html.as_ref().map_or(0, String::len);
        let earlier = it.marks.iter().flat_map(|it| it.earlier.iter());
        let earlier: usize = earlier.map(|it| it.text.len()).sum();
        it.text.len() + html + earlier + MESSAGE_BYTES_BESIDES
    };
    if from_end {
        views.reverse();
    }
    let mut room = ANSWER_BYTES_GOAL;
    let fitting = views
        .iter()
        .take_while(|it| {
            let fits = room >= weight(it);
            room = room.saturating_sub(weight(it));
            fits
        })
        .count()
        .max(1);
    let cut = fitting < views.len();
    views.truncate(fitting);
    if from_end {
        views.reverse();
    }
    (views, cut)
}

fn last_events(
    desk: &Desk,
    snapshot: &Snapshot,
    it: &Conversation,
) -> Found<List<crate::protocol::view::conversation::EventView>> {
    let mut last = std::collections::VecDeque::new();
    let mut from = Seq(0);
    loop {
        let events = snapshot.events_of(it.id, from, EVENTS_AT_ONCE)?;
        let Some(end) = events.last() else {
            break;
        };
        from = end.seq.next();
        last.extend(events);
        while last.len() > EVENTS_SHOWN {
            last.pop_front();
        }
    }
    Ok(last
        .iter()
        .map(|entry| event::view(&desk.directory, entry))
        .collect())
}

fn drafts(
    desk: &Desk,
    asker: &Asker,
    snapshot: &Snapshot,
    id: ConversationId,
) -> Found<List<crate::protocol::view::conversation::DraftView>> {
    let mut drafts = Vec::new();
    for author in desk.directory.people().by_name().take(DRAFTERS_MAX) {
        if let Some(draft) = snapshot.draft(author.id, id)? {
            drafts.push(conversation::draft(desk, id, author.id, draft, asker.who));
        }
    }
    Ok(List::from(drafts))
}

async fn messages(
    by: &Ask,
    id: ConversationId,
    after: Option<u32>,
    before: Option<u32>,
    limit: u32,
) -> Said {
    let most = limit.clamp(1, WINDOW_ITEMS_MAX);
    let (desk, asker) = (Arc::clone(&by.desk), Arc::clone(&by.asker));
    let read = by.desk.read(move |snapshot| {
        let found = snapshot.conversation(id)?;
        let Some(found) = found.filter(|it| conversation::sees(&asker, it)) else {
            return Ok(None);
        };
        let row = conversation::row(snapshot, found)?;
        let it = &row.conversation;
        let (from, to) = match (after, before) {
            (Some(after), before) => {
                let from = after.saturating_add(1);
                let end = before.unwrap_or(u32::MAX).min(it.seq.saturating_add(1));
                (from, end.min(from.saturating_add(most)))
            }
            (None, before) => {
                let end = before.unwrap_or(u32::MAX).min(it.seq.saturating_add(1));
                (end.saturating_sub(most).max(1), end)
            }
        };
        let count = to.saturating_sub(from) as usize;
        let found = snapshot.messages(id, from, count)?;
        let views: Vec<MessageView> = found
            .iter()
            .filter(|found| message::readable(&asker, it, found))
            .map(|found| message::view(&desk, found, name_of(&row)))
            .collect();
        let (items, cut) = fit(views, after.is_none());
        Ok(Some(Messages {
            earlier: from > 1 || (cut && after.is_none()),
            later: to <= it.seq || (cut && after.is_some()),
            items: List::from(items),
        }))
    });
    let found = read.await?;
    let found = found.ok_or_else(|| Refusal::new(Code::NO_CONVERSATION).with("number", id))?;
    Ok(Given::new(Data::Messages(found)))
}

async fn history(by: &Ask, id: ConversationId, after: Option<Seq>, limit: u32) -> Said {
    by.conversation(id).await?;
    let most = limit.clamp(1, EVENTS_ITEMS_MAX) as usize;
    let from = after.unwrap_or_default().next();
    let read = by
        .desk
        .read(move |snapshot| snapshot.events_of(id, from, most + 1));
    let mut found = read.await?;
    let later = found.len() > most;
    found.truncate(most);
    let last = found.last().map_or(after.unwrap_or_default(), |it| it.seq);
    let items = found.iter().map(|it| event::view(&by.desk.directory, it));
    Ok(Given::new(Data::Events(Events {
        items: items.collect(),
        last,
        later,
    })))
}

fn macros(desk: &Desk) -> List<MacroView> {
    let settings = desk.settings();
    let plan = &settings.plan;
    let offered = plan.templates.iter().filter(|(_, it)| it.offered);
    offered
        .map(|(name, it)| MacroView {
            name: name.clone(),
            preview: line(
                text_of(it, None, &plan.desk.language).unwrap_or_default(),
                PREVIEW_BYTES_MAX,
            ),
            languages: it.texts.keys().cloned().collect(),
            tags: it.tags.iter().cloned().collect(),
            resolve: it.resolve,
        })
        .collect()
}

/// A template's text in the customer's language, else the desk's, else any.
fn text_of<'a>(it: &'a Template, wanted: Option<&str>, desk: &str) -> Option<&'a str> {
    let by = |language: &str| it.texts.get(language);
    let text = wanted.and_then(by).or_else(|| by(desk));
    text.or_else(|| it.texts.values().next())
        .map(String::as_str)
}

async fn render(by: &Ask, id: ConversationId, name: Name) -> Said {
    by.asker.demand(Action::MacroRead, None)?;
    let it = by.conversation(id).await?;
    let settings = by.desk.settings();
    let plan = &settings.plan;
    let template = plan.templates.get(&name).filter(|it| it.offered);
    let template = template.ok_or_else(|| {
        Refusal::new(Code::NO_SUCH)
            .with("kind", "macro")
            .with("name", &name)
    })?;
    let contact = it.contact;
    let read = by.desk.read(move |snapshot| snapshot.contact(contact));
    let contact = read.await?;
    let language = contact.as_ref().and_then(|it| it.language.as_deref());
    let text = text_of(template, language, &plan.desk.language).unwrap_or_default();
    let fields = fields(plan, &it, contact.as_ref());
    let lacks = |field: &String| {
        !FIELDS.contains(&field.as_str())
            || fields
                .get(field.as_str())
                .is_none_or(|value| value.trim().is_empty())
    };
    Ok(Given::new(Data::Rendered(Rendered {
        missing: template::placeholders(text)
            .into_iter()
            .filter(lacks)
            .collect(),
        text: template::fill_known(text, &fields),
        tags: template.tags.iter().cloned().collect(),
        resolve: template.resolve,
        name,
    })))
}

async fn export(
    by: &Ask,
    after: ConversationId,
    queue: Option<Name>,
    contact: Option<ContactId>,
) -> Said {
    by.asker.demand_anywhere(Action::ConversationExport)?;
    let (desk, asker) = (Arc::clone(&by.desk), Arc::clone(&by.asker));
    let read = by.desk.read(move |snapshot| {
        let wanted = |it: &Conversation| {
            queue
                .as_ref()
                .is_none_or(|queue| it.routing.queue == *queue)
                && contact.is_none_or(|contact| it.contact == contact)
                && asker.may(Action::ConversationExport, Some(&it.routing.queue))
                && conversation::sees(&asker, it)
        };
        let mut found = None;
        snapshot.each_conversation(&Along::Number(after), &mut |it| {
            if wanted(&it) {
                found = Some(it);
            }
            found.is_none()
        })?;
        let Some(found) = found else {
            return Ok(None);
        };
        let row = conversation::row(snapshot, found)?;
        show(&desk, &asker, snapshot, &row, Part::First(WINDOW_ITEMS_MAX)).map(Some)
    });
    let shown = read.await?;
    Ok(Given::new(Data::Exported(shown.map(Box::new))))
}

/// How many events are shown with a conversation.
const EVENTS_SHOWN: usize = 100;

/// How many events are read at once.
const EVENTS_AT_ONCE: usize = 500;

/// How many people are asked for unfinished answers in one conversation.
const DRAFTERS_MAX: usize = 500;

/// The longest preview of a macro, in bytes.
const PREVIEW_BYTES_MAX: usize = 160;

/// About how much a message takes besides its texts, in bytes.
const MESSAGE_BYTES_BESIDES: usize = 1024;
