//! What is done with conversations.

use std::sync::Arc;

use super::style::{self, Whither};
use super::{Ask, Given, No, Said, address};
use crate::domain::approval::Approve;
use crate::domain::attachment::ATTACHMENTS_MAX;
use crate::domain::conversation::{Interaction, Work as Place};
use crate::domain::delivery::Stage;
use crate::domain::message::{Author, Direction};
use crate::domain::{ConversationId, MessageId, Name, OfferId};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, CaseChange, Outbound, Reply, Work};
use crate::protocol::message::answer::Sent;
use crate::protocol::message::work::{Outgoing, Target};
use crate::protocol::message::{Conflict, Data, WorkRequest};
use crate::protocol::{Code, Refusal};
use crate::servers::desk::locked;
use crate::servers::telling::name_of;
use crate::servers::translate::{act, conversation, message};
use crate::store::walk::Along;

pub(super) async fn answer(by: &Ask, ask: WorkRequest) -> Said {
    if let WorkRequest::Merge { from, .. } = &ask {
        // One that may not be seen is not there, whatever is wrong with the other.
        by.conversation(*from).await?;
    }
    if let Some((id, work)) = act::plain(&ask) {
        return plain(by, id, work).await;
    }
    match ask {
        WorkRequest::Accept { offer } => offered(by, offer, Work::Accept).await,
        WorkRequest::Decline { offer, reason } => offered(by, offer, Work::Decline(reason)).await,
        WorkRequest::Assign {
            conversation,
            agent,
            check_capacity,
        } => assign(by, conversation, &agent, check_capacity).await,
        WorkRequest::Transfer { conversation, to } => transfer(by, conversation, to).await,
        WorkRequest::Reply {
            conversation,
            base_seq,
            reply,
            end,
            next,
        } => self::reply(by, conversation, base_seq, *reply, end, next).await,
        WorkRequest::Note {
            conversation,
            scope,
            client_message,
            text,
            attachments,
        } => {
            allowed_files(by, &attachments).await?;
            let attachments = attachments.iter().map(act::attachment).collect();
            let work = Work::Note {
                scope,
                text,
                attachments,
                called: client_message.map(|name| name.0),
            };
            note(by, conversation, client_message, work).await
        }
        WorkRequest::Case {
            conversation,
            status,
            kind,
            external_id,
            relates_to,
        } => {
            let change = CaseChange {
                status,
                kind: kind.map(Some),
                external: external_id.map(|number| (!number.is_empty()).then_some(number)),
                relates_to,
            };
            plain(by, conversation, Work::Case(change)).await
        }
        other => rarer(by, other).await,
    }
}

/// What is asked less often.
async fn rarer(by: &Ask, ask: WorkRequest) -> Said {
    match ask {
        WorkRequest::Split { conversation, seq } => split(by, conversation, seq).await,
        WorkRequest::Undo { undo } => {
            let (answer, replayed) = by.command(Act::Undo { token: undo.0 }).await?;
            Ok(Given::of(by.desk.now(), &answer, replayed))
        }
        WorkRequest::LoadDraft { conversation } => load_draft(by, conversation).await,
        WorkRequest::Begin {
            channel,
            address,
            contact_name,
            queue,
            case,
            message,
        } => {
            let outbound = Outbound {
                to: address::on(by, &channel, &address)?,
                channel,
                to_name: contact_name,
                queue,
                case,
                reply: Reply {
                    to: None,
                    ..act::reply(&message, None, None)
                },
            };
            begin(by, outbound, *message).await
        }
        // Everything else is plain.
        _ => Err(Refusal::new(Code::UNKNOWN_REQUEST).into()),
    }
}

async fn plain(by: &Ask, id: ConversationId, work: Work) -> Said {
    let base_seq = base_of(&work);
    let act = Act::Work {
        conversation: id,
        fence: by.holder_fence,
        act: work,
    };
    let (answer, replayed) = match by.command_on(id, act).await {
        Ok(done) => done,
        Err(refusal) if refusal.code == Code::CONFLICT => {
            return Err(conflict(by, id, base_seq, refusal).await?);
        }
        Err(refusal) => return Err(refusal.into()),
    };
    Ok(Given::of(by.desk.now(), &answer, replayed))
}

/// The last message that was seen by whoever does something that must not pass over a newer one.
fn base_of(work: &Work) -> u32 {
    match work {
        Work::Resolve { base_seq } | Work::End { base_seq, .. } => base_seq.unwrap_or_default(),
        _ => 0,
    }
}

/// An offer is known by its own number; the engine knows the conversation.
async fn offered(by: &Ask, offer: OfferId, work: Work) -> Said {
    let known = locked(&by.desk.board).offered(offer);
    // One that is forgotten may still have been answered under this key.
    let id = known.unwrap_or_default();
    match plain(by, id, work).await {
        Err(No::Refused(refusal)) if refusal.code == Code::NO_CONVERSATION => {
            Err(Refusal::new(Code::OFFER_GONE).into())
        }
        other => other,
    }
}

pub(super) async fn assign(
    by: &Ask,
    id: ConversationId,
    agent: &Name,
    check_capacity: bool,
) -> Said {
    let agent = by.agent_named(agent).await?.id;
    let work = Work::Assign {
        agent,
        check_capacity,
    };
    plain(by, id, work).await
}

async fn transfer(by: &Ask, id: ConversationId, to: Target) -> Said {
    match to {
        Target::Queue { queue } => plain(by, id, Work::Transfer(queue)).await,
        Target::Agent { agent } => assign(by, id, &agent, true).await,
    }
}

async fn reply(
    by: &Ask,
    id: ConversationId,
    base_seq: Option<u32>,
    outgoing: Outgoing,
    end: Option<Name>,
    next: bool,
) -> Said {
    check_outgoing(by, &outgoing).await?;
    style::confirmed(by, Whither::Conversation(id), &outgoing).await?;
    let key = act::message_key(by.key, outgoing.client_message);
    let act = Act::Work {
        conversation: id,
        fence: by.holder_fence,
        act: Work::Reply(Box::new(act::reply(&outgoing, base_seq, end))),
    };
    let (answer, replayed) = match by.command_under(key, act).await {
        Ok(done) => done,
        Err(refusal) => {
            let refusal = by.hide(id, refusal).await;
            if refusal.code == Code::CONFLICT {
                return Err(conflict(by, id, base_seq.unwrap_or_default(), refusal).await?);
            }
            return Err(refusal.into());
        }
    };
    if !replayed {
        labels(by, id, &outgoing).await;
    }
    sent(by, &answer, replayed, next).await
}

/// What a macro puts on goes on with the answer. A label that is gone meanwhile keeps no answer back.
async fn labels(by: &Ask, id: ConversationId, outgoing: &Outgoing) {
    let settings = by.desk.settings();
    let made_with = outgoing.made_with.as_ref();
    let Some(template) = made_with.and_then(|name| settings.plan.templates.get(name)) else {
        return;
    };
    if template.tags.is_empty() {
        return;
    }
    let act = Act::Work {
        conversation: id,
        fence: None,
        act: Work::Tag {
            add: template.tags.clone(),
            remove: std::collections::BTreeSet::new(),
        },
    };
    if let Err(no) = by.desk.command(by.asker.actor, None, act).await {
        tracing::debug!(?no, conversation = %id, "a macro's labels were not put on");
    }
}

async fn check_outgoing(by: &Ask, outgoing: &Outgoing) -> Result<(), Refusal> {
    if let Some(name) = &outgoing.made_with
        && !by.desk.settings().plan.templates.contains_key(name)
    {
        return Err(Refusal::new(Code::NO_SUCH)
            .with("kind", "macro")
            .with("name", name));
    }
    for copy in &outgoing.cc {
        address::good(copy, "cc")?;
    }
    allowed_files(by, &outgoing.attachments).await
}

async fn allowed_files(
    by: &Ask,
    files: &[crate::protocol::view::conversation::FileView],
) -> Result<(), Refusal> {
    if files.len() > ATTACHMENTS_MAX {
        return Err(Refusal::new(Code::FILE_UNSUPPORTED).with("most", ATTACHMENTS_MAX));
    }
    for file in files {
        super::files::may_send(by, file).await?;
    }
    Ok(())
}

async fn sent(by: &Ask, answer: &Answer, replayed: bool, next: bool) -> Said {
    let Answer::Message {
        message,
        conversation,
        seq,
        undo,
    } = answer
    else {
        return Ok(Given::of(by.desk.now(), answer, replayed));
    };
    let next = if next {
        next_for(by, Some(*conversation)).await?
    } else {
        None
    };
    let sent = Sent {
        conversation: *conversation,
        seq: *seq,
        message: *message,
        held_until: undo.map(|(_, until)| until),
        next,
        held: is_held(by, *message).await?,
    };
    let given = Given::of(by.desk.now(), answer, replayed);
    Ok(given.with(Data::Sent(sent)))
}

/// Whether a message waits for somebody to approve it; not looked up where nothing ever does.
async fn is_held(by: &Ask, message: MessageId) -> Result<bool, Refusal> {
    let plan = &by.desk.settings().plan;
    let mut channels = plan.channels.values().map(|channel| channel.approve);
    let mut queues = plan.queues.values().map(|queue| queue.approve);
    let asks = |approve| approve != Approve::Nothing;
    if !channels.any(asks) && !queues.any(asks) {
        return Ok(false);
    }
    let read = by.desk.read(move |snapshot| snapshot.delivery(message));
    let delivery = read.await?;
    Ok(delivery.is_some_and(|delivery| delivery.stage == Stage::Held))
}

/// The next conversation that needs its author: what is theirs and unanswered, the oldest first.
pub(super) async fn next_for(
    by: &Ask,
    but: Option<ConversationId>,
) -> Result<Option<ConversationId>, Refusal> {
    let Some(who) = by.asker.who else {
        return Ok(None);
    };
    let read = by.desk.read(move |snapshot| {
        let mut next = None;
        snapshot.each_conversation(&Along::Agent(who), &mut |it| {
            let needs = matches!(it.work, Place::Active { .. })
                && it.interaction != Interaction::Resolved
                && Some(it.id) != but;
            if needs {
                next = Some(it.id);
            }
            true
        })?;
        Ok(next)
    });
    read.await
}

/// Somebody wrote meanwhile: what they wrote, and who.
async fn conflict(
    by: &Ask,
    id: ConversationId,
    base_seq: u32,
    refusal: Refusal,
) -> Result<No, Refusal> {
    let (desk, asker) = (Arc::clone(&by.desk), Arc::clone(&by.asker));
    let read = by.desk.read(move |snapshot| {
        let Some(found) = snapshot.conversation(id)? else {
            return Ok(None);
        };
        let messages = snapshot.messages(id, base_seq + 1, CONFLICT_SINCE_MAX)?;
        let row = conversation::row(snapshot, found)?;
        let tail = base_seq.max(row.conversation.seq.saturating_sub(CONFLICT_TAIL)) + 1;
        let me = asker.who.map(Author::Agent);
        let latest = snapshot.messages(id, tail, CONFLICT_TAIL as usize)?;
        let latest = latest
            .into_iter()
            .rev()
            .find(|it| Some(it.author) != me && message::readable(&asker, &row.conversation, it));
        let since = messages
            .iter()
            .filter(|it| message::readable(&asker, &row.conversation, it))
            .map(|it| message::view(&desk, it, name_of(&row)))
            .collect();
        let by = latest.map(|it| {
            let who = match it.author {
                Author::Agent(agent) => desk.directory.name(agent).to_string(),
                Author::Contact(_) => "contact".to_owned(),
                Author::Desk => "desk".to_owned(),
            };
            let what = match it.direction {
                Direction::In => "message",
                Direction::Out => "answer",
                Direction::Note(_) => "note",
            };
            (who, what, it.at)
        });
        Ok(Some((row.conversation.seq, since, by)))
    });
    let Some((seq, since, latest)) = read.await? else {
        return Ok(Refusal::new(Code::NO_CONVERSATION)
            .with("number", id)
            .into());
    };
    let refusal = match latest {
        Some((who, what, at)) => refusal.with("by", who).with("wrote", what).with("at", at),
        None => refusal,
    };
    Ok(No::Conflict(Box::new(Conflict {
        refusal,
        base_seq: seq,
        since,
    })))
}

pub(super) async fn note(
    by: &Ask,
    id: ConversationId,
    client_message: Option<crate::protocol::Id128>,
    work: Work,
) -> Said {
    let key = act::message_key(by.key, client_message);
    let act = Act::Work {
        conversation: id,
        fence: by.holder_fence,
        act: work,
    };
    let (answer, replayed) = match by.command_under(key, act).await {
        Ok(done) => done,
        Err(refusal) => return Err(by.hide(id, refusal).await.into()),
    };
    sent(by, &answer, replayed, false).await
}

async fn split(by: &Ask, id: ConversationId, seq: u32) -> Said {
    let act = Act::Work {
        conversation: id,
        fence: by.holder_fence,
        act: Work::Split(seq),
    };
    let (answer, replayed) = by.command_on(id, act).await?;
    let given = Given::of(by.desk.now(), &answer, replayed);
    let Answer::Conversation(begun, ..) = answer else {
        return Ok(given);
    };
    let desk = Arc::clone(&by.desk);
    let read = by.desk.read(move |snapshot| {
        let Some(found) = snapshot.conversation(begun)? else {
            return Ok(None);
        };
        let row = conversation::row(snapshot, found)?;
        Ok(Some(conversation::view(&desk, &row)))
    });
    let view = read.await?;
    Ok(match view {
        Some(view) => given.with(Data::Conversation(Box::new(view))),
        None => given,
    })
}

async fn load_draft(by: &Ask, id: ConversationId) -> Said {
    let who = by.asker.person_only()?;
    by.conversation(id).await?;
    let read = by.desk.read(move |snapshot| snapshot.draft(who, id));
    let draft = read.await?;
    let view = draft.map(|it| conversation::draft(&by.desk, id, who, it, Some(who)));
    Ok(Given::new(Data::Draft(view)))
}

async fn begin(by: &Ask, outbound: Outbound, outgoing: Outgoing) -> Said {
    check_outgoing(by, &outgoing).await?;
    let to = Whither::First(&outbound.channel, outbound.queue.as_ref());
    style::confirmed(by, to, &outgoing).await?;
    let key = act::message_key(by.key, outgoing.client_message);
    let act = Act::Begin(Box::new(outbound));
    let (answer, replayed) = by.command_under(key, act).await?;
    if let (Answer::Message { conversation, .. }, false) = (&answer, replayed) {
        labels(by, *conversation, &outgoing).await;
    }
    sent(by, &answer, replayed, false).await
}

/// How much of what came since is shown to somebody who had not seen it.
const CONFLICT_SINCE_MAX: usize = 20;

/// How many of the last messages are looked through for the one that a conflict names.
const CONFLICT_TAIL: u32 = 100;
