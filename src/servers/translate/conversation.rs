//! Conversations as clients are shown them.

use crate::access::Action;
use crate::domain::case::{Case, CaseStatus, Reference};
use crate::domain::contact::Contact;
use crate::domain::conversation::{Conversation, Interaction, Work};
use crate::domain::message::{Direction, Message, Scope};
use crate::domain::text::line;
use crate::domain::{AgentId, ConversationId, Moment, OfferId};
use crate::engine::change::Draft;
use crate::engine::links;
use crate::protocol::List;
use crate::protocol::view::conversation::{
    AbilitiesView, ContactBrief, ConversationStatus, ConversationView, DispositionView, DraftView,
    OfferView, Param, PresenceView, WorkState,
};
use crate::routing::drop;
use crate::routing::plan::{self, Plan};
use crate::routing::service;
use crate::servers::asker::Asker;
use crate::servers::desk::{Desk, locked};
use crate::store::Snapshot;
use crate::store::snapshot::Found;

/// A conversation with what is shown beside it.
#[derive(Clone, Debug)]
pub(in crate::servers) struct Row {
    pub(in crate::servers) conversation: Conversation,
    pub(in crate::servers) case: Option<Case>,
    pub(in crate::servers) contact: Option<Contact>,
    pub(in crate::servers) preview: String,
}

/// Reads what is shown beside a conversation.
pub(in crate::servers) fn row(snapshot: &Snapshot, conversation: Conversation) -> Found<Row> {
    row_with(snapshot, conversation, None)
}

/// The same where a message of it was read already.
pub(in crate::servers) fn row_with(
    snapshot: &Snapshot,
    conversation: Conversation,
    known: Option<&Message>,
) -> Found<Row> {
    Ok(Row {
        case: snapshot.case(conversation.case)?,
        contact: snapshot.contact(conversation.contact)?,
        preview: preview(snapshot, &conversation, known)?,
        conversation,
    })
}

/// The beginning of the last message that is for all: what only some may read is no preview. Read one by
/// one, since it is nearly always the very last, and each may be long.
fn preview(snapshot: &Snapshot, of: &Conversation, known: Option<&Message>) -> Found<String> {
    let places = (1..=of.seq).rev().take(PREVIEW_MESSAGES_MAX);
    for place in places {
        let read;
        let found = match known.filter(|it| it.conversation == of.id && it.seq == place) {
            Some(known) => Some(known),
            None => {
                read = snapshot.messages(of.id, place, 1)?;
                read.first()
            }
        };
        if let Some(message) = found.filter(|message| is_for_all(message)) {
            return Ok(line(&message.text, PREVIEW_BYTES_MAX));
        }
    }
    Ok(String::new())
}

/// When a first answer is due, while none was given.
pub(in crate::servers) fn due(plan: &Plan, conversation: &Conversation) -> Option<Moment> {
    if conversation.interaction == Interaction::Resolved || !conversation.work.is_alive() {
        return None;
    }
    let queue = plan.queues.get(&conversation.routing.queue)?;
    let hours = queue.hours.as_ref().and_then(|name| plan.hours.get(name));
    service::first_response_due(queue, hours, conversation.created_at)
}

/// A conversation as lists show it.
pub(in crate::servers) fn view(desk: &Desk, row: &Row) -> ConversationView {
    let it = &row.conversation;
    let settings = desk.settings();
    let contact = row.contact.as_ref();
    let shown = contact.map_or(it.peer.value.as_str(), Contact::shown);
    ConversationView {
        id: it.id,
        number: it.id.0,
        reference: Reference(it.case).to_string(),
        status: status(it),
        case_status: row
            .case
            .as_ref()
            .map_or(CaseStatus::default(), |case| case.status),
        queue: it.routing.queue.clone(),
        priority: it.routing.priority,
        channel: it.channel.clone(),
        contact: ContactBrief {
            id: it.contact,
            name: shown.to_owned(),
            address: it.peer.value.clone(),
            scheme: it.peer.scheme.clone(),
        },
        assignee: it.work.owner().map(|owner| desk.directory.name(owner)),
        subject: it.subject.clone(),
        tags: it.tags.iter().cloned().collect(),
        received_at: it.received_at,
        updated_at: it.updated_at,
        unread: it.unread,
        work: work_state(&it.work),
        until: until(&it.work),
        enqueued_at: it.routing.enqueued_at,
        due_at: due(&settings.plan, it).filter(|_| it.first_reply_at.is_none()),
        created_at: it.created_at,
        seq: it.seq,
        case: it.case,
        master: it.master,
        case_kind: row.case.as_ref().and_then(|case| case.kind.clone()),
        case_origin: row.case.as_ref().and_then(|case| case.origin.clone()),
        case_external_id: row.case.as_ref().and_then(|case| case.external.clone()),
        transfers: it.routing.transfers,
        fence: it.routing.fence,
        flagged: locked(&desk.board).is_flagged(it.id),
        preview: row.preview.clone(),
        presence: presence(desk, it.id),
        disposition: it.disposition.as_ref().map(|end| DispositionView {
            name: Some(end.name.clone()),
            remark: end.remark.clone(),
            agent: Some(desk.directory.name(end.agent)),
            at: end.at,
        }),
        merged_into: it.merged_into,
        fields: it
            .fields
            .iter()
            .map(|(name, value)| Param {
                name: name.clone(),
                value: value.clone(),
            })
            .collect(),
    }
}

/// Who is at a conversation.
pub(in crate::servers) fn presence(desk: &Desk, id: ConversationId) -> List<PresenceView> {
    let now = desk.now();
    let there: Vec<_> = locked(&desk.leases).at(now, id).collect();
    there
        .into_iter()
        .map(|(agent, doing, until)| PresenceView {
            agent: desk.directory.name(agent),
            doing,
            until,
        })
        .collect()
}

/// Where a conversation stands, for people.
pub(in crate::servers) fn status(it: &Conversation) -> ConversationStatus {
    match (&it.work, it.interaction) {
        (Work::Snoozed { .. }, _) => ConversationStatus::Snoozed,
        (_, Interaction::Resolved) => ConversationStatus::Resolved,
        (_, Interaction::New) => ConversationStatus::New,
        (_, Interaction::Open) => ConversationStatus::Open,
    }
}

/// Where routing has it.
pub(in crate::servers) fn work_state(work: &Work) -> WorkState {
    match work {
        Work::Unrouted => WorkState::Unrouted,
        Work::Queued => WorkState::Queued,
        Work::Offered { .. } => WorkState::Offered,
        Work::Active { .. } => WorkState::Active,
        Work::Waiting { .. } => WorkState::Waiting,
        Work::Snoozed { .. } => WorkState::Snoozed,
        Work::WrapUp { .. } => WorkState::WrapUp,
        Work::Done => WorkState::Done,
    }
}

fn until(work: &Work) -> Option<Moment> {
    match *work {
        Work::Offered { deadline, .. } => Some(deadline),
        Work::Snoozed { until, .. } | Work::WrapUp { until, .. } => Some(until),
        _ => None,
    }
}

/// The offer of a conversation to somebody, if it is offered to them.
pub(in crate::servers) fn offer(desk: &Desk, row: &Row, to: AgentId) -> Option<OfferView> {
    match row.conversation.work {
        Work::Offered {
            offer,
            agent,
            deadline,
        } if agent == to => Some(offer_of(desk, row, to, offer, deadline)),
        _ => None,
    }
}

/// An offer of a conversation to somebody, whether it still stands or not.
pub(in crate::servers) fn offer_of(
    desk: &Desk,
    row: &Row,
    to: AgentId,
    offer: OfferId,
    deadline: Moment,
) -> OfferView {
    let it = &row.conversation;
    let settings = desk.settings();
    let plan = &settings.plan;
    let queue = plan
        .queues
        .get(&it.routing.queue)
        .cloned()
        .unwrap_or_default();
    let given_up = (0..it.routing.dropped).flat_map(|step| drop::given_up(&queue.additional, step));
    let reasons = plan.decline_reasons.iter().cloned();
    OfferView {
        offer_id: offer,
        conversation: view(desk, row),
        deadline,
        can_decline: queue.may_decline,
        reasons: reasons.filter(|_| queue.may_decline).collect(),
        size: units(desk, plan, it, to),
        dropped_skills: given_up.collect(),
    }
}

/// Units of capacity that a piece takes of somebody.
pub(in crate::servers) fn units(
    desk: &Desk,
    plan: &Plan,
    it: &Conversation,
    agent: AgentId,
) -> u32 {
    let Some(queue) = plan.queues.get(&it.routing.queue) else {
        return 0;
    };
    let channel = plan.channels.get(&it.channel);
    let own = it.routing.size.or(channel.and_then(|channel| channel.size));
    let size = own.map_or(queue.size, plan::Size::Units);
    let kind = channel
        .and_then(|channel| channel.work_kind)
        .unwrap_or(queue.kind);
    desk.directory.agent(agent).map_or(0, |agent| {
        crate::routing::Seat::of(&agent).units(kind, size)
    })
}

/// What a channel can carry, where there is one.
pub(in crate::servers) fn abilities(
    channel: Option<&plan::Channel>,
    has_links: bool,
    review: bool,
) -> AbilitiesView {
    let Some(channel) = channel else {
        return no_abilities();
    };
    let it = &channel.abilities;
    AbilitiesView {
        text_max: it.text_max,
        text_unit: it.text_unit,
        file_bytes_max: it.file_bytes_max,
        files_max: it.files_max,
        files_bytes_max: channel.files_bytes_max.min(EXACT_MAX),
        links: has_links && links::goes(channel),
        formatting: it.formatting,
        subject: it.subject,
        typing: it.typing,
        receipts: it.receipts,
        edits: it.edits,
        emoji: it.emoji,
        proactive: it.proactive,
        public: it.public,
        reply_window: it.reply_window,
        review,
    }
}

/// The largest number that every reader of JSON takes as it is (RFC 8259, section 6).
const EXACT_MAX: u64 = (1 << 53) - 1;

/// What a channel that is gone can carry.
fn no_abilities() -> AbilitiesView {
    AbilitiesView {
        text_max: 0,
        text_unit: crate::domain::channel::TextUnit::Char,
        file_bytes_max: 0,
        files_max: 0,
        files_bytes_max: 0,
        links: false,
        formatting: false,
        subject: false,
        typing: false,
        receipts: false,
        edits: false,
        emoji: false,
        proactive: false,
        public: false,
        reply_window: None,
        review: false,
    }
}

/// An unfinished answer; its text only for its author.
pub(in crate::servers) fn draft(
    desk: &Desk,
    conversation: ConversationId,
    author: AgentId,
    draft: Draft,
    reader: Option<AgentId>,
) -> DraftView {
    DraftView {
        conversation,
        agent: desk.directory.name(author),
        text: (reader == Some(author)).then_some(draft.text),
        base_seq: draft.base_seq,
        at: draft.at,
    }
}

/// Whether somebody may know that a conversation exists.
pub(in crate::servers) fn sees(asker: &Asker, conversation: &Conversation) -> bool {
    asker.may(Action::ConversationRead, Some(&conversation.routing.queue))
        || (asker.who.is_some()
            && asker.who == conversation.work.agent()
            && asker.may_on_own(Action::ConversationRead))
}

fn is_for_all(message: &Message) -> bool {
    !matches!(
        message.direction,
        Direction::Note(Scope::Author | Scope::Whisper)
    )
}

/// How many messages are looked at for one that everybody may read.
const PREVIEW_MESSAGES_MAX: usize = 4;

/// The longest preview, in bytes.
const PREVIEW_BYTES_MAX: usize = 160;
