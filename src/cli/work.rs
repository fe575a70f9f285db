//! Everything done with one conversation.

use crate::domain::message::Scope;
use crate::domain::{ConversationId, Name};
use crate::protocol::key::Ticket;
use crate::protocol::list::List;
use crate::protocol::message::answer::Sent;
use crate::protocol::message::lists::ListsRequest;
use crate::protocol::message::work::{Outgoing, Target, WorkRequest};
use crate::protocol::message::{Accepted, Data, SuperviseRequest, ToDesk};
use crate::protocol::view::conversation::ConversationShow;
use crate::protocol::view::template::TemplateUse;

use super::args::{ByTemplate, Conv, ConvNew, ConvReply};
use super::connect::Session;
use super::failure::Failure;
use super::output::safe;
use super::values::Until;
use super::{files, prompt, review, when};

/// Does one thing with a conversation and says so.
pub(super) async fn run(session: &mut Session, act: Conv) -> Result<(), Failure> {
    let schema = format!("conv-{}", verb(&act));
    let ask = match act {
        Conv::Join { id } => ToDesk::Supervise(SuperviseRequest::Join { conversation: id }),
        Conv::TakeOver { id } => ToDesk::Supervise(SuperviseRequest::TakeOver { conversation: id }),
        Conv::Note {
            id,
            text,
            whisper: true,
            ..
        } => ToDesk::Supervise(SuperviseRequest::Whisper {
            conversation: id,
            text: prompt::message(&text)?,
        }),
        Conv::Reassign {
            id,
            queue,
            agent,
            over_capacity,
        } => {
            let ids = id.into_iter().collect();
            return reassign(session, ids, target(queue, agent), !over_capacity).await;
        }
        act => ToDesk::Work(request(session, act).await?),
    };
    let accepted = session.command(ask).await?;
    done(session, &schema, &accepted)
}

/// The word of the command line that an act is.
fn verb(act: &Conv) -> &'static str {
    match act {
        Conv::List(_) => "list",
        Conv::Show { .. } => "show",
        Conv::Tail { .. } => "tail",
        Conv::File { .. } => "file",
        Conv::Export { .. } => "export",
        Conv::New(_) => "new",
        Conv::Reply(_) => "reply",
        Conv::Note { .. } => "note",
        Conv::Claim { .. } => "claim",
        Conv::Accept { .. } => "accept",
        Conv::Decline { .. } => "decline",
        Conv::Assign { .. } => "assign",
        Conv::Release { .. } => "release",
        Conv::Transfer { .. } => "transfer",
        Conv::Postpone { .. } => "postpone",
        Conv::Resolve { .. } => "resolve",
        Conv::Reopen { .. } => "reopen",
        Conv::End { .. } => "end",
        Conv::Tag { .. } => "tag",
        Conv::Priority { .. } => "priority",
        Conv::Subject { .. } => "subject",
        Conv::Case { .. } => "case",
        Conv::Merge { .. } => "merge",
        Conv::Split { .. } => "split",
        Conv::Flag { .. } => "flag",
        Conv::Extend { .. } => "extend",
        Conv::Finish { .. } => "finish",
        Conv::Join { .. } => "join",
        Conv::TakeOver { .. } => "take-over",
        Conv::Undo { .. } => "undo",
        Conv::Find { .. } => "find",
        Conv::Draft(_) => "draft",
        Conv::Seen { .. } => "seen",
        Conv::HandOver { .. } => "hand-over",
        Conv::Reassign { .. } => "reassign",
        Conv::History { .. } => "history",
        Conv::Body { .. } => "body",
    }
}

async fn reply(session: &mut Session, reply: ConvReply) -> Result<WorkRequest, Failure> {
    let template = used(reply.template);
    let text = match &reply.r#macro {
        _ if template.is_some() => String::new(),
        Some(name) if reply.text.text.is_none() && reply.text.file.is_none() => {
            super::macros::rendered(session, reply.id, name).await?
        }
        _ => prompt::message(&reply.text)?,
    };
    let confirmed = review::look_over(session, Some(reply.id), reply.via.clone(), &text).await?;
    let attachments = files::attach(session, &reply.attach).await?;
    let outgoing = Outgoing {
        client_message: None,
        text,
        html: files::html(reply.html.as_deref())?,
        attachments,
        subject: reply.subject,
        to: reply.to_address,
        channel: reply.via,
        cc: reply.cc.into_iter().collect(),
        made_with: reply.r#macro,
        template,
        confirmed,
    };
    Ok(WorkRequest::Reply {
        conversation: reply.id,
        base_seq: reply.base_seq,
        reply: Box::new(outgoing),
        end: reply.end,
        next: false,
    })
}

/// The template of the channel's that is to be sent, where one is named.
fn used(template: ByTemplate) -> Option<TemplateUse> {
    Some(TemplateUse {
        name: template.template?,
        language: template.template_language,
        values: template.value.into_iter().collect(),
    })
}

async fn begin(session: &mut Session, new: ConvNew) -> Result<WorkRequest, Failure> {
    let template = used(new.template);
    let text = match template {
        Some(_) => String::new(),
        None => prompt::message(&new.text)?,
    };
    let confirmed = review::look_over(session, None, Some(new.channel.clone()), &text).await?;
    let attachments = files::attach(session, &new.attach).await?;
    let message = Outgoing {
        client_message: None,
        text,
        html: files::html(new.html.as_deref())?,
        attachments,
        subject: new.subject,
        to: None,
        channel: None,
        cc: new.cc.into_iter().collect(),
        made_with: None,
        template,
        confirmed,
    };
    Ok(WorkRequest::Begin {
        channel: new.channel,
        address: new.to,
        contact_name: new.name,
        queue: new.queue,
        case: new.case,
        message: Box::new(message),
    })
}

/// What one act on a conversation asks of the desk.
async fn request(session: &mut Session, act: Conv) -> Result<WorkRequest, Failure> {
    Ok(match act {
        Conv::New(new) => begin(session, *new).await?,
        Conv::Reply(written) => reply(session, *written).await?,
        Conv::Note {
            id,
            text,
            private,
            attach,
            ..
        } => WorkRequest::Note {
            conversation: id,
            scope: if private { Scope::Author } else { Scope::Team },
            client_message: None,
            text: prompt::message(&text)?,
            attachments: files::attach(session, &attach).await?,
        },
        Conv::Seen { id, seq } => WorkRequest::Seen {
            conversation: id,
            seq: match seq {
                Some(seq) => seq,
                None => head(session, id).await?.conversation.seq,
            },
        },
        Conv::Accept { id } => WorkRequest::Accept {
            offer: offer(session, id).await?,
        },
        Conv::Decline { id, reason } => WorkRequest::Decline {
            offer: offer(session, id).await?,
            reason,
        },
        act => handing(act).or_else(describing)?,
    })
}

/// Acts that change who has a conversation, and until when.
fn handing(act: Conv) -> Result<WorkRequest, Conv> {
    Ok(match act {
        Conv::Claim { id, over_capacity } => WorkRequest::Claim {
            conversation: id,
            over_capacity,
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
        Conv::Extend { id } => WorkRequest::ExtendWrapUp { conversation: id },
        Conv::Finish { id } => WorkRequest::FinishWrapUp { conversation: id },
        Conv::Transfer { id, queue, agent } => WorkRequest::Transfer {
            conversation: id,
            to: target(queue, agent),
        },
        Conv::HandOver { id, queue, field } => WorkRequest::HandOver {
            conversation: id,
            queue,
            fields: field.into_iter().collect(),
        },
        Conv::Postpone { id, until } => WorkRequest::Snooze {
            conversation: id,
            until: match until {
                Until::At(moment) => moment,
                Until::In(span) => when::now() + span,
            },
        },
        Conv::Resolve { id, base_seq } => WorkRequest::Resolve {
            conversation: id,
            base_seq,
        },
        Conv::Reopen { id } => WorkRequest::Reopen { conversation: id },
        Conv::End {
            id,
            base_seq,
            disposition,
            remark,
        } => WorkRequest::End {
            conversation: id,
            base_seq,
            disposition,
            remark,
        },
        Conv::Undo { token } => WorkRequest::Undo {
            undo: Ticket(token),
        },
        other => return Err(other),
    })
}

/// Acts that change what is said about a conversation.
fn describing(act: Conv) -> Result<WorkRequest, Failure> {
    Ok(match act {
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
            kind,
            external,
            relates_to,
        } => WorkRequest::Case {
            conversation: id,
            status,
            kind,
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
        other => unreachable!("{other:?} is no act on a conversation"),
    })
}

/// Where something goes; the parser asked for one of the two.
fn target(queue: Option<Name>, agent: Option<Name>) -> Target {
    match (queue, agent) {
        (Some(queue), _) => Target::Queue { queue },
        (None, Some(agent)) => Target::Agent { agent },
        (None, None) => unreachable!("the parser asks for a queue or a person"),
    }
}

/// Moves several conversations at once: what can be done is done, the rest is told one by one.
async fn reassign(
    session: &mut Session,
    conversations: List<ConversationId>,
    to: Target,
    check_capacity: bool,
) -> Result<(), Failure> {
    let name = match &to {
        Target::Queue { queue } => queue.clone(),
        Target::Agent { agent } => agent.clone(),
    };
    let request = SuperviseRequest::Reassign {
        conversations,
        to,
        check_capacity,
    };
    let accepted = session.command(ToDesk::Supervise(request)).await?;
    let Data::Bulk(bulk) = &accepted.data else {
        return Err(crate::client::ClientError::Unexpected.into());
    };
    if session.out.json {
        session.out.document("conv-reassign", &accepted)?;
    } else {
        session
            .out
            .say("cli.moved", &[("n", &bulk.done.len()), ("name", &name)])?;
    }
    super::queue::told(session, bulk)
}

/// A conversation without its messages.
pub(super) async fn head(
    session: &mut Session,
    id: ConversationId,
) -> Result<Box<ConversationShow>, Failure> {
    let open = ListsRequest::Open {
        conversation: id,
        messages: 0,
        watch: false,
    };
    match session.ask(ToDesk::Lists(open)).await? {
        Data::Opened(shown) => Ok(shown),
        _ => Err(crate::client::ClientError::Unexpected.into()),
    }
}

/// The offer under which a conversation is shown to whoever asks.
async fn offer(
    session: &mut Session,
    id: ConversationId,
) -> Result<crate::domain::OfferId, Failure> {
    head(session, id)
        .await?
        .offer
        .map(|offer| offer.offer_id)
        .ok_or(Failure::Conflict(
            "cli.no_offer",
            vec![("id", id.to_string())],
        ))
}

/// Says what was done and how to take it back.
fn done(session: &Session, schema: &str, accepted: &Accepted) -> Result<(), Failure> {
    if session.out.json {
        return Ok(session.out.document(schema, accepted)?);
    }
    match &accepted.data {
        Data::Sent(Sent {
            conversation,
            seq,
            held_until,
            held,
            ..
        }) => {
            session
                .out
                .say("cli.sent", &[("id", conversation), ("seq", seq)])?;
            if *held {
                session.out.say("cli.waits_for_approval_now", &[])?;
            }
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
