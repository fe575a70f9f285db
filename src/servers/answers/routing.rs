//! Giving out work from outside: queues whose model is `external`.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::work::assign;
use super::{Ask, Given, Said};
use crate::access::Action;
use crate::domain::conversation::Work;
use crate::domain::{ConversationId, Name, Seq};
use crate::engine::decision::Decision;
use crate::engine::event::Cause;
use crate::protocol::message::{Data, RoutingRequest};
use crate::protocol::{Code, List, Refusal};
use crate::routing::plan::Model;
use crate::routing::{Floor, Item};
use crate::servers::outside;
use crate::servers::translate::{conversation, floor, people};
use crate::servers::watching::{Change, Pending};
use crate::store::walk::Along;

pub(super) async fn answer(by: &Ask, ask: RoutingRequest) -> Said {
    by.asker.demand_anywhere(Action::RoutingExternal)?;
    match ask {
        RoutingRequest::Pending { queues, watch } => {
            pending(by, queues.into_iter().collect(), watch).await
        }
        RoutingRequest::Candidates { conversation } => candidates(by, conversation).await,
        RoutingRequest::Assign {
            conversation,
            agent,
            check_capacity,
        } => {
            let it = by.conversation(conversation).await?;
            by.asker
                .demand(Action::RoutingExternal, Some(&it.routing.queue))?;
            assign(by, conversation, &agent, check_capacity).await
        }
    }
}

async fn pending(by: &Ask, queues: BTreeSet<Name>, watch: bool) -> Said {
    let settings = by.desk.settings();
    let external: Vec<Name> = settings
        .plan
        .queues
        .iter()
        .filter(|(name, queue)| {
            matches!(queue.model, Model::External { .. })
                && (queues.is_empty() || queues.contains(*name))
        })
        .map(|(name, _)| name.clone())
        .collect();
    let (desk, asker, wanted) = (Arc::clone(&by.desk), Arc::clone(&by.asker), queues.clone());
    let read = by.desk.read(move |snapshot| {
        let mut waiting = Vec::new();
        for queue in external {
            snapshot.each_conversation(&Along::Life(true, Some(queue)), &mut |it| {
                if outside::waits(&desk, &asker, &wanted, &it) {
                    waiting.push(it);
                }
                waiting.len() < PENDING_MAX
            })?;
        }
        waiting.sort_by_key(|it| (it.routing.priority, it.routing.enqueued_at, it.id));
        let mut views = Vec::new();
        for it in waiting {
            let row = conversation::row(snapshot, it)?;
            views.push(outside::pending(&desk, &row));
        }
        Ok(views)
    });
    let views = read.await?;
    let known = views.iter().map(|it| it.conversation.id).collect();
    let given = Given::new(Data::Pending(List::from(views)));
    if watch {
        let pending = Pending { queues, known };
        return Ok(given.watching(Change::Pending(Some(pending))));
    }
    Ok(given)
}

/// Who could take a piece now, by the same rules that routing goes by.
async fn candidates(by: &Ask, id: ConversationId) -> Said {
    let it = by.conversation(id).await?;
    by.asker
        .demand(Action::RoutingExternal, Some(&it.routing.queue))?;
    if !matches!(it.work, Work::Queued | Work::Offered { .. }) {
        let refusal = Refusal::new(Code::WRONG_STATE).with("state", "not_queued");
        return Err(refusal.into());
    }
    let (now, live, settings) = (by.desk.now(), by.desk.live(), by.desk.settings());
    let mut asked = Floor::new();
    asked.set_plan(&settings.plan, now);
    for agent in by.desk.directory.people().by_name().filter(|it| it.enabled) {
        asked.sit(people::seat(agent, &live));
    }
    let mut item = Item::of(&it);
    // Whether the outsider's time is over makes no difference to who could take it.
    item.queue_since = crate::domain::Moment(0);
    asked.wait(&item, now);
    let pick = asked.pick_agent(id);
    let pick = pick.ok_or_else(|| Refusal::new(Code::NO_CONVERSATION))?;
    let decision = Decision {
        queue: it.routing.queue.clone(),
        cause: Cause::Arrived,
        rule: pick.rule,
        winner: pick.winner,
        unlisted: pick.unlisted(),
        candidates: pick.candidates,
    };
    let mut view = floor::decision_view(&by.desk.directory, &decision, id);
    view.seq = Seq(0);
    view.at = now;
    view.generation = live.generation;
    Ok(Given::new(Data::Decisions(List::from(vec![view]))))
}

/// How many pieces one answer lists.
const PENDING_MAX: usize = 500;
