//! Work that waits for a router outside the desk.

use super::asker::Asker;
use super::desk::Desk;
use super::translate::conversation::{self, Row};
use super::translate::people;
use crate::access::Action;
use crate::domain::Name;
use crate::domain::conversation::{Conversation, Work};
use crate::protocol::List;
use crate::protocol::view::desk::PendingView;
use crate::protocol::view::people::SkillLevel;
use crate::routing::drop;
use crate::routing::plan::{Model, Plan, Queue, Size};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a conversation waits for somebody outside who may decide, in one of the queues; none
/// means all.
pub(super) fn waits(
    desk: &Desk,
    asker: &Asker,
    queues: &BTreeSet<Name>,
    it: &Conversation,
) -> bool {
    let name = &it.routing.queue;
    let settings = desk.settings();
    let external = settings
        .plan
        .queues
        .get(name)
        .is_some_and(|queue| matches!(queue.model, Model::External { .. }));
    external
        && it.work == Work::Queued
        && (queues.is_empty() || queues.contains(name))
        && asker.may(Action::RoutingExternal, Some(name))
}

/// A piece that waits, as a router outside is shown it.
pub(super) fn pending(desk: &Desk, row: &Row) -> PendingView {
    let settings = desk.settings();
    let plan = &settings.plan;
    let it = &row.conversation;
    let queue = plan
        .queues
        .get(&it.routing.queue)
        .cloned()
        .unwrap_or_default();
    let timeout = match queue.model {
        Model::External { timeout } => timeout,
        _ => crate::domain::Span::ZERO,
    };
    let channel = plan.channels.get(&it.channel);
    let kind = channel
        .and_then(|channel| channel.work_kind)
        .unwrap_or(queue.kind);
    PendingView {
        conversation: conversation::view(desk, row),
        size: size(plan, &queue, it),
        kind: people::kind(kind).to_owned(),
        required: required(&queue, it),
        deadline: it.routing.queue_since + timeout,
    }
}

/// Units that a piece takes; of a share, what it comes to of a hundred.
fn size(plan: &Plan, queue: &Queue, it: &Conversation) -> u32 {
    let channel = plan.channels.get(&it.channel);
    let own = it.routing.size.or(channel.and_then(|channel| channel.size));
    match own.map_or(queue.size, Size::Units) {
        Size::Units(units) => units,
        Size::Percent(percent) => u32::from(percent),
    }
}

fn required(queue: &Queue, it: &Conversation) -> List<SkillLevel> {
    let mut skills: BTreeMap<Name, u8> = queue.required.clone();
    let wishes = drop::remaining(&queue.additional, it.routing.dropped)
        .map(|wish| (wish.skill.clone(), wish.level));
    let own = it
        .routing
        .required
        .iter()
        .map(|(skill, level)| (skill.clone(), *level));
    for (skill, level) in wishes.chain(own) {
        let most = skills.entry(skill).or_default();
        *most = (*most).max(level);
    }
    people::skills(&skills)
}
