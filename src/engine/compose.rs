//! The desk writes: an agent's answer, an automatic acknowledgement. Message and outbox entry are one act.

use crate::access::action::Action;
use crate::automation::template::{fill_known, placeholders};
use crate::domain::attachment::Digest;
use crate::domain::contact::{Contact, TYPED};
use crate::domain::conversation::{Conversation, Work};
use crate::domain::delivery::{Delivery, Stage};
use crate::domain::link;
use crate::domain::message::{Author, Direction, Message, State};
use crate::domain::survey;
use crate::domain::text::{BODY_BYTES_MAX, SUBJECT_BYTES_MAX, line};
use crate::domain::window::Writer;
use crate::domain::{Address, AgentId, ConversationId, MessageId, Moment, Name, Span};
use crate::routing::plan;

use super::answer::Answer;
use super::approval;
use super::assign;
use super::change::Change;
use super::command::Reply;
use super::event::{Actor, Cause, What};
use super::fit;
use super::lifecycle;
use super::links;
use super::refusal::Refusal;
use super::signature;
use super::thread;
use super::turn::Turn;
use super::undo;
use super::way;
use super::window;

/// An answer to the customer. It is resolved with it (ruling 1), and leaves by the outbox.
pub(super) fn reply(
    turn: &mut Turn<'_>,
    id: ConversationId,
    reply: Reply,
) -> Result<Answer, Refusal> {
    let mut conversation = turn.conversation(id)?;
    turn.demand_on(Action::ConversationReply, &conversation)?;
    let owner = author(turn, &conversation)?;
    check_base(turn, &conversation, reply.base_seq)?;
    let prior = conversation.clone();
    let (received_at, history) = take_way(turn, &mut conversation, &reply)?;
    let channel = channel(turn, &conversation)?;
    check_address(turn, &conversation, &channel, (&reply, received_at))?;
    let mut reply = worded(turn, &conversation, &channel, reply)?;
    if let Some(history) = history.filter(|_| !is_template(&reply)) {
        way::under(&mut reply, &history);
    }
    let next = (links::next(turn), &reply);
    fit::sendable(&channel, next)?;
    if let Some(end) = &reply.end {
        turn.demand_on(Action::ConversationEnd, &conversation)?;
        if !turn.state.plan.dispositions.contains(end) {
            return Err(Refusal::NoSuch("disposition", end.to_string()));
        }
    }
    if conversation.channel != prior.channel {
        way::left_behind(turn, &prior);
    }
    let by = undo::agent_of(turn.by).map_or(Author::Desk, Author::Agent);
    let leaves = approval::leaves(turn, &channel, &conversation.routing.queue);
    let message = write(turn, &mut conversation, by, reply.clone(), &channel, leaves);
    let seq = conversation.seq;
    let taken = owner.filter(|agent| prior.work.owner() != Some(*agent));
    if leaves != Leaves::Approved {
        answered(turn, &mut conversation);
    }
    rest(turn, conversation, owner, taken.is_some());
    turn.event(Some(id), leaves.told(message));
    if let Some(agent) = taken {
        turn.event(Some(id), What::Assigned(agent, Cause::Claimed));
    }
    if let Some(agent) = undo::agent_of(turn.by)
        && turn.ledger.draft(agent, id).is_some()
    {
        turn.put(&Change::Draft(agent, id, None));
        turn.event(Some(id), What::Drafted(agent));
    }
    if let Some(end) = reply.end {
        // Checked above; what can still be refused is a state this very reply has just left.
        lifecycle::end(turn, id, None, Some(end), "").ok();
        return Ok(Answer::Message {
            message,
            conversation: id,
            seq,
            undo: None,
        });
    }
    let undo = undo::offer(turn, prior, Some(message), channel.undo_send);
    Ok(Answer::Message {
        message,
        conversation: id,
        seq,
        undo,
    })
}

/// An answer with all that the desk puts to it: links and a signature, or the words of a template; and how its
/// channel lets it go.
fn worded(
    turn: &Turn<'_>,
    conversation: &Conversation,
    channel: &plan::Channel,
    reply: Reply,
) -> Result<Reply, Refusal> {
    let contact = turn.ledger.contact(conversation.contact);
    let fields = super::case::fields(turn, conversation, contact.as_ref());
    let language = &turn.state.plan.desk.language;
    let filled = window::filled(channel, contact.as_ref(), (language, &fields), reply)?;
    let (mut reply, template) = filled;
    if template.is_none() {
        reply = links::linked(turn, contact.as_ref(), channel, reply);
        reply = signature::signed(turn, conversation, channel, reply);
    }
    let to = reply.to.as_ref().unwrap_or(&conversation.peer);
    reply.manner = window::manner(
        turn,
        (&conversation.channel, channel),
        (contact.as_ref(), to, Some(conversation)),
        window::writer(turn),
        template,
    )?;
    Ok(reply)
}

/// Whether an answer is a template of its channel's, of which every word is agreed.
pub(super) fn is_template(reply: &Reply) -> bool {
    let manner = reply.manner.as_ref();
    manner.is_some_and(|manner| manner.template.is_some())
}

/// Lets the conversation go on by the way that an answer names, where it names another: since when the
/// customer is there, and what was said before.
fn take_way(
    turn: &Turn<'_>,
    conversation: &mut Conversation,
    reply: &Reply,
) -> Result<(Moment, Option<String>), Refusal> {
    let Some(chosen) = way::chosen(turn, conversation, reply)? else {
        return Ok((conversation.received_at, None));
    };
    let history = way::history(turn, conversation, &chosen);
    conversation.channel = chosen.channel;
    conversation.peer = chosen.to;
    conversation.ours = None;
    Ok((chosen.received_at.unwrap_or_default(), history))
}

/// The customer has their answer, or is about to.
pub(super) fn answered(turn: &mut Turn<'_>, conversation: &mut Conversation) {
    conversation.first_reply_at = conversation.first_reply_at.or(Some(turn.now));
    lifecycle::resolved(turn, conversation);
    super::case::answered(turn, conversation.case);
}

/// A conversation that its owner wrote to rests with them until somebody else does something.
pub(super) fn rest(
    turn: &mut Turn<'_>,
    mut conversation: Conversation,
    owner: Option<AgentId>,
    is_taken: bool,
) {
    conversation.unread = 0;
    conversation.work = match owner {
        Some(agent) => Work::Waiting { agent },
        None => Work::Done,
    };
    if is_taken {
        conversation.routing.fence += 1;
        conversation.routing.tried.clear();
        conversation.routing.preferred = None;
    }
    turn.keep(conversation);
}

/// Who owns it once the answer is sent; refused where somebody else does.
fn author(turn: &Turn<'_>, conversation: &Conversation) -> Result<Option<AgentId>, Refusal> {
    let me = undo::agent_of(turn.by);
    match &conversation.work {
        Work::Queued | Work::Done | Work::Unrouted | Work::Snoozed { agent: None, .. } => {
            // Whoever answers work that nobody has, takes it.
            if let Some(me) = me {
                assign::fits(turn, conversation, me, true)
                    .or_else(|refusal| outside(turn, conversation, refusal))?;
            }
            Ok(me)
        }
        Work::Offered { agent, .. } if me == Some(*agent) || me.is_none() => Ok(me),
        Work::Offered { .. } => Err(Refusal::taken(conversation)),
        _ => {
            let owner = assign::owned(turn, conversation, Action::SuperviseJoin)?;
            Ok(Some(owner))
        }
    }
}

/// A supervisor may answer what routing would not have given them.
fn outside(turn: &Turn<'_>, conversation: &Conversation, refusal: Refusal) -> Result<(), Refusal> {
    if turn.may(Action::SuperviseJoin, Some(&conversation.routing.queue)) {
        Ok(())
    } else {
        Err(refusal)
    }
}

/// An answer goes to the customer: another of their addresses, but nobody else's.
fn check_address(
    turn: &Turn<'_>,
    conversation: &Conversation,
    channel: &plan::Channel,
    (reply, received_at): (&Reply, Moment),
) -> Result<(), Refusal> {
    way::willing(turn, conversation, reply, received_at)?;
    if reply.to.is_none() && conversation.peer.scheme.as_str() == TYPED {
        // They filled in a form and left no address.
        return Err(Refusal::NoSuch("address", channel.reach()));
    }
    let Some(to) = reply.to.as_ref().filter(|to| **to != conversation.peer) else {
        return Ok(());
    };
    let contact = turn.ledger.contact(conversation.contact);
    let is_theirs = contact.is_some_and(|contact| contact.addresses.contains(to));
    if is_theirs && channel.reaches(to) {
        Ok(())
    } else {
        Err(Refusal::NoSuch("address", to.value.clone()))
    }
}

/// Stops what somebody does without having seen what was written meanwhile: an answer that does not
/// fit any more, an end that would bury a question.
pub(super) fn check_base(
    turn: &Turn<'_>,
    conversation: &Conversation,
    base_seq: Option<u32>,
) -> Result<(), Refusal> {
    let Some(base_seq) = base_seq else {
        return Ok(());
    };
    if base_seq >= conversation.seq {
        return Ok(());
    }
    let me = undo::agent_of(turn.by).map(Author::Agent);
    let since = turn
        .ledger
        .messages(conversation.id, base_seq + 1, CONFLICT_MESSAGES_MAX);
    let unseen = |message: &Message| Some(message.author) != me && visible(message);
    if since.iter().any(unseen) || since.len() == CONFLICT_MESSAGES_MAX {
        return Err(Refusal::Conflict {
            base_seq,
            seq: conversation.seq,
        });
    }
    Ok(())
}

/// Whether somebody else's message can be news to an author at all: private notes cannot, nor what the desk
/// says by itself. What the machine's operator writes can.
fn visible(message: &Message) -> bool {
    let by_itself = message.auto && message.author == Author::Desk;
    let private = Direction::Note(crate::domain::message::Scope::Author);
    !by_itself && message.direction != private
}

/// The channel an answer leaves by.
pub(super) fn channel(
    turn: &Turn<'_>,
    conversation: &Conversation,
) -> Result<plan::Channel, Refusal> {
    let name = &conversation.channel;
    match turn.state.plan.channels.get(name) {
        Some(channel) if channel.enabled => Ok(channel.clone()),
        _ => Err(Refusal::ChannelOff(name.clone())),
    }
}

/// When a message may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaves {
    /// By itself, so much later.
    In(Span),
    /// Once somebody has approved it.
    Approved,
}

impl Leaves {
    /// What is told of a message that leaves so.
    pub(super) fn told(self, message: MessageId) -> What {
        match self {
            Self::In(_) => What::Replied(message),
            Self::Approved => What::Held(message),
        }
    }

    fn from(self, now: Moment) -> (State, Stage) {
        match self {
            Self::In(after) => (State::Queued, Stage::Ready { due: now + after }),
            Self::Approved => (State::Held, Stage::Held),
        }
    }
}

/// Writes a message of ours and its outbox entry; the conversation itself is recorded by the caller.
pub(super) fn write(
    turn: &mut Turn<'_>,
    conversation: &mut Conversation,
    author: Author,
    reply: Reply,
    channel: &plan::Channel,
    leaves: Leaves,
) -> MessageId {
    turn.state.counters.message += 1;
    let id = MessageId(turn.state.counters.message);
    let to = reply.to.unwrap_or_else(|| conversation.peer.clone());
    let envelope = thread::envelope(turn, conversation, to, reply.cc);
    conversation.seq += 1;
    let external = reply
        .external_id
        .or_else(|| external_id(channel, conversation.id, id, turn.nonce));
    let (state, stage) = leaves.from(turn.now);
    let own_subject = reply
        .subject
        .map(|subject| line(&subject, SUBJECT_BYTES_MAX));
    let message = Message {
        id,
        conversation: conversation.id,
        seq: conversation.seq,
        split_from: None,
        direction: Direction::Out,
        author,
        channel: conversation.channel.clone(),
        at: turn.now,
        written_at: None,
        subject: own_subject.filter(|subject| *subject != conversation.subject),
        text: reply.text,
        html: reply.html.filter(|html| html.len() <= BODY_BYTES_MAX),
        attachments: reply.attachments,
        raw: None,
        external_id: external,
        state,
        auto: author == Author::Desk && matches!(turn.by, Actor::Desk),
        envelope: Some(envelope),
        called: reply.called,
        checks: None,
        marks: None,
        manner: reply.manner,
    };
    let delivery = Delivery {
        message: id,
        conversation: conversation.id,
        channel: conversation.channel.clone(),
        stage,
        attempts: 0,
        earlier: 0,
        last_answer: String::new(),
        created_at: turn.now,
        not_after: turn.now + channel.send_within,
    };
    turn.state.lanes.absorb(&delivery);
    if let Some(link) = link::named(id, &message.text).first() {
        let (files, until) = (link::named(id, &message.text).len(), link.until());
        let files = u32::try_from(files).unwrap_or(u32::MAX);
        turn.event(Some(conversation.id), What::FilesLinked(id, files, until));
    }
    turn.put(&Change::Message(Box::new(message)));
    turn.put(&Change::Delivery(Box::new(delivery)));
    id
}

/// An id that nobody outside the exchange can guess, so that naming it proves having seen it. Every server on
/// the way writes it down, so it does not show the number from which codes of surveys are made.
fn external_id(
    channel: &plan::Channel,
    conversation: ConversationId,
    message: MessageId,
    nonce: u64,
) -> Option<String> {
    let domain = channel.id_domain.as_ref()?;
    let sum = Digest::of(format!("message/{nonce:016x}").as_bytes()).to_string();
    Some(format!(
        "c{conversation}.m{message}.{}@{domain}",
        &sum[..ID_DIGITS]
    ))
}

/// How many hexadecimal digits of an id nobody can guess.
const ID_DIGITS: usize = 16;

/// Tells whoever opened a conversation that it arrived, where the queue says so, within what one
/// address may get (RFC 3834 section 2: a machine's answers must not be able to loop).
pub(super) fn acknowledge(turn: &mut Turn<'_>, conversation: Conversation) {
    let plan = turn.plan();
    let Some(queue) = plan.queues.get(&conversation.routing.queue) else {
        return;
    };
    let channel = plan.channels.get(&conversation.channel);
    let own = channel.and_then(|channel| channel.acknowledge.as_ref());
    if let Some(template) = own.or(queue.acknowledge.as_ref()) {
        tell(turn, conversation, template);
    }
}

/// Writes a template to the customer, within what one address may get from the desk itself.
pub(super) fn tell(turn: &mut Turn<'_>, mut conversation: Conversation, template: &Name) {
    let plan = turn.plan();
    let Some(template) = plan.templates.get(template) else {
        return;
    };
    let Ok(channel) = channel(turn, &conversation) else {
        return;
    };
    // Who wrote without an address gets no answer (RFC 2606 section 2).
    if conversation.peer.value.ends_with(".invalid") || !allowed(turn, &conversation.peer) {
        return;
    }
    let contact = turn.ledger.contact(conversation.contact);
    let stopped = |contact: &Contact| contact.stopped_at(&conversation.peer).is_some();
    if contact.as_ref().is_some_and(stopped) {
        return;
    }
    let desk = &plan.desk.language;
    let Some(text) = signature::in_language(&template.texts, desk, contact.as_ref()) else {
        return;
    };
    let mut fields = super::case::fields(turn, &conversation, contact.as_ref());
    let formatted = signature::in_language(&template.html, desk, contact.as_ref())
        .filter(|_| channel.abilities.formatting);
    let asks = |text: &&String| placeholders(text).contains(survey::FIELD);
    if std::iter::once(text)
        .chain(formatted)
        .any(|text| asks(&text))
        && let Some(link) = super::survey::link(turn, conversation.id)
    {
        fields.insert(survey::FIELD, link);
    }
    let Ok(manner) = window::manner(
        turn,
        (&conversation.channel, &channel),
        (contact.as_ref(), &conversation.peer, Some(&conversation)),
        Writer::System,
        None,
    ) else {
        return;
    };
    let reply = Reply {
        text: fill_known(text, &fields),
        html: formatted.map(|html| fill_known(html, &signature::escaped(&fields))),
        manner,
        ..Reply::default()
    };
    let id = conversation.id;
    let message = write(
        turn,
        &mut conversation,
        Author::Desk,
        reply,
        &channel,
        Leaves::In(Span::ZERO),
    );
    turn.keep(conversation);
    turn.event(Some(id), What::Replied(message));
}

/// Whether one more message of the desk's own may go to an address now.
pub(super) fn allowed(turn: &mut Turn<'_>, peer: &Address) -> bool {
    let desk = &turn.state.plan.desk;
    let (window, most) = (
        desk.acknowledge_window,
        usize::from(desk.acknowledgements_max),
    );
    let now = turn.now;
    let sent = &mut turn.state.acknowledged;
    if sent.len() >= ACKNOWLEDGED_MAX {
        sent.retain(|_, moments| moments.last().is_some_and(|at| now.since(*at) < window));
    }
    if sent.len() >= ACKNOWLEDGED_MAX {
        return false;
    }
    let moments = sent.entry(peer.clone()).or_default();
    moments.retain(|at| now.since(*at) < window);
    if moments.len() >= most {
        return false;
    }
    moments.push(now);
    true
}

/// How many unseen messages are looked through for a conflict; more of them are one.
const CONFLICT_MESSAGES_MAX: usize = 100;

/// How many addresses are remembered for having been acknowledged.
const ACKNOWLEDGED_MAX: usize = 10_000;
