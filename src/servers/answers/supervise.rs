//! What supervisors ask: the panel, help in conversations, people's status, why things went where.

use super::work::{assign, note};
use super::{Ask, Given, No, Said, day, journal, lists, people, routing};
use crate::access::Action;
use crate::domain::conversation::Work as Place;
use crate::domain::message::Scope;
use crate::domain::{ConversationId, Name};
use crate::engine::command::{Act, PersonChange, Presence, Work};
use crate::protocol::message::answer::{Bulk, BulkRefusal};
use crate::protocol::message::work::Target;
use crate::protocol::message::{Data, SuperviseRequest, WINDOW_ITEMS_MAX};
use crate::protocol::view::people::SkillLevel;
use crate::protocol::{Code, List, Refusal};
use crate::servers::panel;
use crate::servers::translate::floor;
use crate::servers::translate::people::skills_of;
use crate::servers::watching::Change;

pub(super) async fn answer(by: &Ask, ask: SuperviseRequest) -> Said {
    match ask {
        SuperviseRequest::Panel { watch, queues } => panel(by, watch, queues.into_vec()).await,
        SuperviseRequest::Monitor { conversation } => {
            let it = by.conversation(conversation).await?;
            by.asker
                .demand(Action::SuperviseMonitor, Some(&it.routing.queue))?;
            lists::open(by, conversation, MONITORED_MESSAGES).await
        }
        SuperviseRequest::Whisper { conversation, text } => {
            let work = Work::Note {
                scope: Scope::Whisper,
                text,
                attachments: Vec::new(),
                called: None,
            };
            note(by, conversation, None, work).await
        }
        SuperviseRequest::Join { conversation } => plain(by, conversation, Work::Join).await,
        SuperviseRequest::TakeOver { conversation } => {
            plain(by, conversation, Work::TakeOver).await
        }
        SuperviseRequest::Reassign {
            conversations,
            to,
            check_capacity,
        } => reassign(by, conversations.into_vec(), to, check_capacity).await,
        SuperviseRequest::SetStatus { agent, status } => {
            let agent = by.agent_named(&agent).await?.id;
            presence(by, Presence::Status(agent, status)).await
        }
        SuperviseRequest::SignOut { agent } => {
            let agent = by.agent_named(&agent).await?.id;
            presence(by, Presence::SignedOff(agent)).await
        }
        SuperviseRequest::Explain {
            conversation,
            limit,
        } => explain(by, conversation, limit).await,
        other => of_person(by, other).await,
    }
}

/// What is asked of one person's account or past.
async fn of_person(by: &Ask, ask: SuperviseRequest) -> Said {
    match ask {
        SuperviseRequest::SetQueues { agent, queues } => {
            let change = PersonChange {
                queues: Some(queues.into_iter().collect()),
                ..PersonChange::default()
            };
            set(by, &agent, change).await
        }
        SuperviseRequest::SetSkills { agent, skills } => set_skills(by, &agent, &skills).await,
        SuperviseRequest::SetCapacity {
            agent,
            capacity,
            interruptible,
        } => {
            let change = PersonChange {
                capacity: Some(capacity),
                interruptible: Some(interruptible),
                ..PersonChange::default()
            };
            set(by, &agent, change).await
        }
        SuperviseRequest::AgentHistory {
            agent,
            after,
            limit,
        } => {
            let agent = by.agent_named(&agent).await?;
            journal::of_agent(by, &agent, after, limit).await
        }
        SuperviseRequest::AgentDay {
            agent,
            from,
            to,
            skip,
        } => {
            let agent = by.agent_named(&agent).await?;
            day::answer(by, &agent, (from, to), skip).await
        }
        // Every other request is answered above.
        _ => Err(Refusal::new(Code::UNKNOWN_REQUEST).into()),
    }
}

async fn panel(by: &Ask, watch: bool, queues: Vec<Name>) -> Said {
    by.asker.demand_anywhere(Action::SupervisePanel)?;
    let view = panel::view(&by.desk, &by.asker, &queues).await?;
    let given = Given::new(Data::Panel(Box::new(view)));
    if watch {
        return Ok(given.watching(Change::Panel(queues)));
    }
    Ok(given)
}

async fn plain(by: &Ask, id: ConversationId, work: Work) -> Said {
    let act = Act::Work {
        conversation: id,
        fence: by.holder_fence,
        act: work,
    };
    let (answer, replayed) = by.command_on(id, act).await?;
    Ok(Given::of(by.desk.now(), &answer, replayed))
}

async fn presence(by: &Ask, presence: Presence) -> Said {
    let (answer, replayed) = by.command(Act::Presence(presence)).await?;
    Ok(Given::of(by.desk.now(), &answer, replayed))
}

async fn set(by: &Ask, agent: &Name, change: PersonChange) -> Said {
    people::set(by, agent, change).await?;
    Ok(Given::done())
}

async fn set_skills(by: &Ask, agent: &Name, skills: &[SkillLevel]) -> Said {
    let change = PersonChange {
        skills: Some(skills_of(skills)),
        ..PersonChange::default()
    };
    set(by, agent, change).await
}

/// Moves several; what can be done is done, and each refusal says why.
async fn reassign(
    by: &Ask,
    conversations: Vec<ConversationId>,
    to: Target,
    check_capacity: bool,
) -> Said {
    let most = WINDOW_ITEMS_MAX as usize;
    if conversations.len() > most {
        return Err(Refusal::new(Code::TOO_MANY)
            .with("kind", "conversations")
            .with("most", most)
            .into());
    }
    // The request's key stands for all of them; each by itself can be repeated without harm.
    let each = Ask {
        key: None,
        holder_fence: None,
        ..by.clone()
    };
    let (mut done, mut refused) = (Vec::new(), Vec::new());
    for id in conversations {
        let moved = match &to {
            Target::Queue { queue } => plain(&each, id, Work::Transfer(queue.clone())).await,
            Target::Agent { agent } => assign(&each, id, agent, check_capacity).await,
        };
        match moved {
            Ok(_) => done.push(id),
            Err(No::Refused(refusal)) => refused.push(BulkRefusal {
                conversation: id,
                refusal,
            }),
            Err(No::Conflict(conflict)) => refused.push(BulkRefusal {
                conversation: id,
                refusal: conflict.refusal,
            }),
            Err(No::Remarked(remarked)) => refused.push(BulkRefusal {
                conversation: id,
                refusal: remarked.refusal,
            }),
        }
    }
    Ok(Given::new(Data::Bulk(Bulk {
        done: List::from(done),
        refused: List::from(refused),
    })))
}

async fn explain(by: &Ask, id: ConversationId, limit: u32) -> Said {
    let it = by.conversation(id).await?;
    by.asker
        .demand(Action::ExplainRead, Some(&it.routing.queue))?;
    let most = limit.clamp(1, DECISIONS_MAX) as usize;
    let read = by
        .desk
        .read(move |snapshot| snapshot.decisions(id, usize::MAX));
    let decisions = read.await?;
    let latest = decisions.iter().rev();
    let views = latest.filter_map(|entry| floor::decision_of(&by.desk.directory, entry));
    // What waits may have been decided about long ago; what keeps it waiting is how things are now.
    let now = matches!(it.work, Place::Queued)
        .then(|| routing::as_things_are(by, &routing::item(by, &it)))
        .flatten();
    let views = now.into_iter().chain(views).take(most);
    Ok(Given::new(Data::Decisions(views.collect())))
}

/// How many messages are shown to somebody who begins to follow.
const MONITORED_MESSAGES: u32 = 50;

/// How many decisions one answer explains.
const DECISIONS_MAX: u32 = 50;
