//! A customer wrote: recognise, thread, open or reopen, and let it wait for somebody.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::case::{Case, CaseStatus};
use crate::domain::contact::Contact;
use crate::domain::conversation::{Conversation, Interaction, Routing, Work};
use crate::domain::message::{Author, Check, Direction, EXTERNAL_ID_BYTES_MAX, Message, State};
use crate::domain::text::{BODY_BYTES_MAX, SUBJECT_BYTES_MAX, clip, line};
use crate::domain::window::MESSAGE;
use crate::domain::{
    Address, AgentId, CaseId, ContactId, ConversationId, MasterId, MessageId, Name,
};
use crate::routing::plan::{self, Target};

use super::answer::Answer;
use super::change::{Change, Seen};
use super::command::Inbound;
use super::event::{Actor, Cause, What};
use super::refusal::Refusal;
use super::turn::Turn;
use super::{
    again, assign, ceiling, compose, consent, identity, lifecycle, notice, thread, way, window,
};

/// Takes a customer's message in. The same key again changes nothing.
pub(super) fn receive(turn: &mut Turn<'_>, inbound: &Inbound) -> Result<Answer, Refusal> {
    if let Some(duplicate) = again::known(turn, inbound) {
        return Ok(duplicate);
    }
    let plan = turn.plan();
    let channel = admitting(turn, &plan, &inbound.channel)?;
    let as_kept = as_kept(turn, inbound);
    let inbound = as_kept.as_ref().unwrap_or(inbound);
    let contact = contact(turn, inbound);
    turn.by = Actor::Contact(contact);
    let wish = consent::wish(turn, inbound, contact, channel);
    let quiet = inbound.history || wish.is_some();
    let found = thread::find(turn, inbound, contact, channel);
    let (mut conversation, opened, is_work) = match found.conversation {
        Some(mut conversation) => {
            way::follow(turn, &mut conversation, inbound, contact);
            (conversation, false, channel.routed)
        }
        None => {
            let (mut conversation, sorted) = open(turn, inbound, contact, channel);
            conversation.master = found.follows.unwrap_or(conversation.master);
            // A machine's mail is nobody's work, unless a rule says whose it is.
            let is_work = channel.routed && !quiet && (!inbound.auto || sorted);
            (conversation, true, is_work)
        }
    };
    let id = conversation.id;
    let message = append(turn, &mut conversation, inbound, contact);
    again::remember(turn, inbound, message, id);
    if let Some(thread) = inbound.thread.key.as_ref().filter(|_| opened) {
        thread::remember(turn, inbound, thread, &conversation, message);
    }
    let seen = Seen {
        message: Some(message),
        conversation: id,
        at: turn.now,
    };
    thread::remember_foreign(turn, inbound, &seen);
    turn.event(Some(id), What::Received(message));
    if !inbound.history {
        let at = (&inbound.channel, &inbound.from);
        window::opened(turn, contact, at, MESSAGE, inbound.written_at);
        turn.as_desk(|turn| ceiling::received(turn, &inbound.channel));
    }
    let seq = conversation.seq;
    if let Some(wish) = wish {
        consent::follow(turn, inbound, (contact, id), wish);
    }
    if inbound.history || (quiet && opened) {
        remembered(turn, conversation, opened);
    } else if opened {
        if found.doubted {
            turn.as_desk(|turn| turn.event(Some(id), What::Doubted(found.named)));
        }
        enter(turn, conversation, is_work, inbound);
    } else {
        answered(turn, conversation, inbound.auto || quiet, is_work);
    }
    if wish == Some(consent::Wish::Stop) {
        consent::confirm(turn, inbound, id);
    }
    Ok(Answer::Message {
        message,
        conversation: id,
        seq,
        undo: None,
    })
}

/// The same from the address as the record has it, where that is spelled as it was before domains were folded:
/// their conversations are with that one.
fn as_kept(turn: &Turn<'_>, inbound: &Inbound) -> Option<Inbound> {
    let earlier = inbound.from.earlier()?;
    let contact = turn
        .ledger
        .contact(turn.ledger.contact_at(&inbound.from)?)?;
    let is_kept = |address| contact.addresses.contains(address);
    (is_kept(&earlier) && !is_kept(&inbound.from)).then(|| Inbound {
        from: earlier,
        ..inbound.clone()
    })
}

/// The channel of this name, where anything may come in by it.
pub(super) fn admitting<'a>(
    turn: &Turn<'_>,
    plan: &'a plan::Plan,
    name: &Name,
) -> Result<&'a plan::Channel, Refusal> {
    let channel = plan.channels.get(name);
    let channel = channel.ok_or_else(|| Refusal::NoSuch("channel", name.to_string()))?;
    if !channel.enabled || turn.state.paused_channels.contains(name) {
        return Err(Refusal::ChannelOff(name.clone()));
    }
    Ok(channel)
}

/// The customer at an address, as known or new.
fn contact(turn: &mut Turn<'_>, inbound: &Inbound) -> ContactId {
    let language = inbound.language.clone();
    if inbound.typed {
        return identity::typed(turn, inbound, language);
    }
    let forged = inbound
        .checks
        .is_some_and(|checks| checks.dmarc == Check::Fail);
    if forged && turn.ledger.contact_at(&inbound.from).is_some() {
        // Whoever says so and is shown not to be them must not stand in their history; an agent who
        // knows better makes one of two.
        let name = if inbound.from_name.is_empty() {
            &inbound.from.value
        } else {
            &inbound.from_name
        };
        return identity::fresh_contact(turn, Vec::new(), name, language);
    }
    let Inbound {
        from,
        aliases,
        from_name,
        ..
    } = inbound;
    let id = identity::recognise(turn, from, aliases, from_name, language.clone());
    // Whom the desk wrote to first is known without a language until they answer.
    if language.is_some()
        && let Some(contact) = turn.ledger.contact(id)
        && contact.language.is_none()
    {
        let known = Contact {
            language,
            ..contact
        };
        turn.put(&Change::Contact(Box::new(known)));
    }
    id
}

/// The customer who has an address; a new one where nobody has.
pub(super) fn contact_at(
    turn: &mut Turn<'_>,
    address: &Address,
    name: &str,
    language: Option<String>,
) -> ContactId {
    if let Some(id) = turn.ledger.contact_at(address) {
        return id;
    }
    identity::fresh_contact(turn, vec![address.clone()], name, language)
}

/// Begins a conversation and its case; whether a rule said whose work it is.
pub(super) fn open(
    turn: &mut Turn<'_>,
    inbound: &Inbound,
    contact: ContactId,
    channel: &plan::Channel,
) -> (Conversation, bool) {
    let subject = match &inbound.subject {
        Some(subject) => line(subject, SUBJECT_BYTES_MAX),
        None => line(&inbound.text, SUBJECT_FROM_TEXT_BYTES_MAX),
    };
    let route = channel.route(inbound.ours.as_deref());
    let (target, priority) = match route {
        Some(route) => (&route.target, route.priority),
        None => (&channel.target, channel.priority),
    };
    let (kind, origin) = match route {
        Some(route) => (&route.case_kind, &route.origin),
        None => (&channel.case_kind, &channel.origin),
    };
    let case = open_case(turn, contact, &subject, kind.clone(), origin.clone());
    let peer = inbound.from.clone();
    let mut conversation = fresh(turn, case, contact, inbound.channel.clone(), peer, subject);
    conversation.ours.clone_from(&inbound.ours);
    let (queue, preferred) = first_target(turn, target);
    conversation.routing.queue = queue;
    conversation.routing.preferred = preferred;
    conversation.routing.priority = priority;
    conversation.routing.required = channel.required.clone();
    conversation.fields = inbound.fields.clone();
    if let (Some(route), Some(ours)) = (route, &inbound.ours) {
        let what = What::Addressed(route.name.clone(), ours.clone());
        turn.as_desk(|turn| turn.event(Some(conversation.id), what));
    }
    let sorted = super::sorting::sort(turn, &mut conversation, inbound, channel);
    (conversation, sorted)
}

/// Opens a case for a customer's matter.
pub(super) fn open_case(
    turn: &mut Turn<'_>,
    contact: ContactId,
    subject: &str,
    kind: Option<Name>,
    origin: Option<Name>,
) -> CaseId {
    turn.state.counters.case += 1;
    let id = CaseId(turn.state.counters.case);
    let case = Case {
        id,
        contact,
        subject: subject.to_owned(),
        status: CaseStatus::New,
        kind,
        origin,
        external: None,
        created_at: turn.now,
        closed_at: None,
    };
    turn.put(&Change::Case(Box::new(case)));
    id
}

/// A master id that no conversation had before.
pub(super) fn new_master(turn: &mut Turn<'_>) -> MasterId {
    turn.state.counters.master += 1;
    MasterId(turn.state.counters.master)
}

/// The master id of a case's conversations, where it has any.
pub(super) fn master_of(turn: &Turn<'_>, case: CaseId) -> Option<MasterId> {
    let first = *turn.ledger.conversations_in(case, 1).first()?;
    Some(turn.ledger.conversation(first)?.master)
}

/// A conversation with nothing in it yet, in no line yet.
pub(super) fn fresh(
    turn: &mut Turn<'_>,
    case: CaseId,
    contact: ContactId,
    channel: Name,
    peer: Address,
    subject: String,
) -> Conversation {
    turn.state.counters.conversation += 1;
    let id = ConversationId(turn.state.counters.conversation);
    let master = new_master(turn);
    let queue = turn
        .state
        .plan
        .channels
        .get(&channel)
        .map(|channel| channel.target.queue().clone());
    Conversation {
        id,
        case,
        master,
        contact,
        channel: channel.clone(),
        peer,
        ours: None,
        subject,
        interaction: Interaction::New,
        work: Work::Unrouted,
        routing: Routing {
            queue: queue.unwrap_or(channel),
            priority: crate::domain::conversation::PRIORITY_NORMAL,
            enqueued_at: turn.now,
            queue_since: turn.now,
            size: None,
            required: BTreeMap::new(),
            dropped: 0,
            tried: BTreeMap::new(),
            laps: 0,
            step: 0,
            transfers: 0,
            preferred: None,
            fence: 0,
            handed_back: false,
        },
        tags: BTreeSet::new(),
        seq: 0,
        unread: 0,
        created_at: turn.now,
        received_at: turn.now,
        updated_at: turn.now,
        first_reply_at: None,
        noticed_at: None,
        disposition: None,
        merged_into: None,
        fields: BTreeMap::new(),
    }
}

fn first_target(turn: &Turn<'_>, target: &Target) -> (Name, Option<AgentId>) {
    match target {
        Target::Queue(queue) => (queue.clone(), None),
        Target::Person {
            agent,
            queue,
            required,
        } => {
            let found = turn.ledger.agent_named(agent);
            (queue.clone(), found.or(required.then_some(NOT_HIRED)))
        }
    }
}

/// Adds the customer's message to a conversation; the conversation itself is recorded by the caller.
fn append(
    turn: &mut Turn<'_>,
    conversation: &mut Conversation,
    inbound: &Inbound,
    contact: ContactId,
) -> MessageId {
    turn.state.counters.message += 1;
    let id = MessageId(turn.state.counters.message);
    conversation.seq += 1;
    if !inbound.history {
        conversation.received_at = turn.now;
        conversation.unread = conversation.unread.saturating_add(1);
    }
    let own_subject = inbound
        .subject
        .as_ref()
        .map(|subject| line(subject, SUBJECT_BYTES_MAX));
    let message = Message {
        id,
        conversation: conversation.id,
        seq: conversation.seq,
        split_from: None,
        direction: Direction::In,
        author: Author::Contact(contact),
        channel: inbound.channel.clone(),
        at: turn.now,
        written_at: inbound.written_at,
        subject: own_subject.filter(|subject| *subject != conversation.subject),
        text: clip(&inbound.text, BODY_BYTES_MAX).to_owned(),
        html: inbound
            .html
            .clone()
            .filter(|html| html.len() <= BODY_BYTES_MAX),
        attachments: inbound.attachments.clone(),
        raw: inbound.raw,
        external_id: inbound
            .external_id
            .clone()
            .filter(|external| external.len() <= EXTERNAL_ID_BYTES_MAX),
        state: State::Received,
        auto: inbound.auto,
        envelope: thread::heading(turn, conversation, inbound),
        called: None,
        checks: inbound.checks,
        marks: None,
        manner: None,
    };
    turn.put(&Change::Message(Box::new(message)));
    id
}

/// A new conversation enters its line, or none where its channel only informs or a machine wrote it.
fn enter(turn: &mut Turn<'_>, mut conversation: Conversation, routed: bool, inbound: &Inbound) {
    let (id, case) = (conversation.id, conversation.case);
    let queue = conversation.routing.queue.clone();
    conversation.work = if routed { Work::Queued } else { Work::Unrouted };
    let meant = meant(turn, &conversation).filter(|_| routed);
    if let Some(agent) = meant {
        assign::own(&mut conversation, agent, turn.now);
    }
    turn.keep(conversation.clone());
    turn.event(Some(id), What::Opened(case));
    if let Some(agent) = meant {
        turn.event(Some(id), What::Assigned(agent, Cause::Arrived));
    } else if routed {
        turn.event(Some(id), What::Queued(queue, Cause::Arrived));
    }
    if routed && !inbound.auto {
        turn.as_desk(|turn| compose::acknowledge(turn, conversation));
        notice::on(turn, id, plan::Trigger::Opened);
    }
}

/// Begins a conversation in which nothing was written: it is over, and nobody is told of it.
pub(super) fn begin_quietly(
    turn: &mut Turn<'_>,
    inbound: &Inbound,
) -> Result<ConversationId, Refusal> {
    let plan = turn.plan();
    let channel = admitting(turn, &plan, &inbound.channel)?;
    let contact = contact(turn, inbound);
    let (conversation, _) = open(turn, inbound, contact, channel);
    let id = conversation.id;
    remembered(turn, conversation, true);
    Ok(id)
}

/// Mail from before the desk lies in the record to be found. It is over unless something newer says
/// otherwise, and nobody is told of it: what is unread of a conversation that goes on stays so.
fn remembered(turn: &mut Turn<'_>, mut conversation: Conversation, opened: bool) {
    let (id, case) = (conversation.id, conversation.case);
    if opened {
        conversation.unread = 0;
        conversation.interaction = Interaction::Resolved;
        conversation.work = Work::Done;
    }
    turn.keep(conversation);
    if opened {
        turn.event(Some(id), What::Opened(case));
        turn.as_desk(|turn| super::case::solved(turn, case));
    }
}

/// The one person a channel means, where nobody would offer it to them and they can have it now.
fn meant(turn: &Turn<'_>, conversation: &Conversation) -> Option<AgentId> {
    let agent = conversation.routing.preferred?;
    let pulled = turn.queue(&conversation.routing.queue).mode == plan::Mode::Pull;
    (pulled && assign::fits(turn, conversation, agent, false).is_ok()).then_some(agent)
}

/// The customer wrote again. A machine's mail is kept and disturbs nobody (RFC 3834 section 2); where a
/// machine wrote first, a person's words make work of it.
fn answered(turn: &mut Turn<'_>, mut conversation: Conversation, auto: bool, routed: bool) {
    let id = conversation.id;
    if auto {
        turn.keep(conversation);
        return;
    }
    if conversation.interaction == Interaction::Resolved {
        conversation.interaction = Interaction::Open;
        turn.event(Some(id), What::Interaction(Interaction::Open));
        super::case::reopened(turn, conversation.case);
    }
    match conversation.work {
        Work::Unrouted if routed => {
            conversation.routing.enqueued_at = turn.now;
            conversation.routing.queue_since = turn.now;
            lifecycle::wake(turn, conversation, Cause::Answered);
        }
        Work::Unrouted | Work::Queued | Work::Offered { .. } | Work::Active { .. } => {
            turn.keep(conversation);
        }
        Work::Waiting { .. } | Work::Snoozed { .. } | Work::WrapUp { .. } | Work::Done => {
            lifecycle::wake(turn, conversation, Cause::Answered);
        }
    }
}

/// Stands for the one person whom a channel means and who has no account yet: nobody has this number.
pub(super) const NOT_HIRED: AgentId = AgentId(0);

/// How much of its text names a conversation whose channel has no subjects.
const SUBJECT_FROM_TEXT_BYTES_MAX: usize = 120;
