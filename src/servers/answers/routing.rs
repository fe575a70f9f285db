//! Giving out work from outside: queues whose model is `external`.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::work::assign;
use super::{Ask, Given, Said};
use crate::access::Action;
use crate::domain::conversation::{Conversation, Work};
use crate::domain::{AgentId, ConversationId, Moment, Name};
use crate::engine::decision::Decision;
use crate::engine::event::Cause;
use crate::protocol::message::{Data, RoutingRequest};
use crate::protocol::view::desk::DecisionView;
use crate::protocol::{Code, List, Refusal};
use crate::routing::plan::{Model, Plan, Target};
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
    let mut item = item(by, &it);
    // Whether the outsider's time is over makes no difference to who could take it.
    item.queue_since = Moment(0);
    let view = as_things_are(by, &item);
    Ok(Given::new(Data::Decisions(view.into_iter().collect())))
}

/// A piece as the engine would see it: kept for its person where its channel says that nobody else will do.
pub(super) fn item(by: &Ask, it: &Conversation) -> Item {
    let item = Item::of(&it.bearings());
    let settings = by.desk.settings();
    let target = settings
        .plan
        .channels
        .get(&it.channel)
        .map(|channel| &channel.target);
    match (target, item.preferred) {
        (
            Some(Target::Person {
                agent,
                required: true,
                ..
            }),
            Some(preference),
        ) if preference.agent == AgentId::default()
            || by.desk.directory.name(preference.agent) == *agent =>
        {
            item.only_preferred()
        }
        _ => item,
    }
}

/// Who could have a piece now and why the others could not: a question that decides nothing.
pub(super) fn as_things_are(by: &Ask, item: &Item) -> Option<DecisionView> {
    let (now, live, settings) = (by.desk.now(), by.desk.live(), by.desk.settings());
    let mut plan = Plan::clone(&settings.plan);
    for stopped in &live.paused_queues {
        if let Some(queue) = plan.queues.get_mut(stopped) {
            queue.paused = true;
        }
    }
    let mut asked = Floor::new();
    asked.set_plan(&Arc::new(plan), now);
    for agent in by.desk.directory.people().by_name().filter(|it| it.enabled) {
        asked.sit(people::seat(agent, &live));
    }
    asked.wait(item, now);
    let pick = asked.pick_agent(item.id)?;
    let decision = Decision {
        queue: item.queue.clone(),
        cause: Cause::Arrived,
        rule: pick.rule,
        winner: pick.winner,
        candidates: pick.candidates,
        rest: pick.rest,
    };
    let mut view = floor::decision_view(&by.desk.directory, &decision, item.id);
    "now".clone_into(&mut view.cause);
    view.at = now;
    view.generation = live.generation;
    Some(view)
}

/// How many pieces one answer lists.
const PENDING_MAX: usize = 500;
