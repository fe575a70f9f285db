//! What there is to choose from, and what it is called.

use super::Ask;
use crate::access::Action;
use crate::domain::Name;
use crate::protocol::List;
use crate::protocol::view::vocabulary::VocabularyView;
use crate::routing::plan::Mode;
use crate::servers::translate::floor;

/// As far as whoever asks may see it.
pub(super) fn vocabulary(by: &Ask) -> VocabularyView {
    let settings = by.desk.settings();
    let plan = &settings.plan;
    let names = by.asker.may(Action::QueueNames, None);
    let people = by.desk.directory.people();
    let colleagues = by.asker.may(Action::AgentRead, None);
    let seen = |queue: &Name| names || by.asker.may(Action::QueueRead, Some(queue));
    let mut labels = floor::labels(plan, seen);
    if colleagues {
        labels.extend(floor::displays(plan, &people));
    }
    VocabularyView {
        queues: plan.queues.keys().filter(|it| seen(it)).cloned().collect(),
        channels: plan.channels.keys().cloned().collect(),
        tags: plan.tags.iter().cloned().collect(),
        statuses: floor::statuses(plan),
        dispositions: plan.dispositions.iter().cloned().collect(),
        decline_reasons: plan.decline_reasons.iter().cloned().collect(),
        skills: plan.skills.iter().cloned().collect(),
        agents: people
            .by_name()
            .filter(|agent| agent.enabled && colleagues)
            .map(|agent| agent.name.clone())
            .collect(),
        labels: List::from(labels),
        pull: plan
            .queues
            .iter()
            .filter(|(name, queue)| seen(name) && queue.mode == Mode::Pull)
            .map(|(name, _)| name.clone())
            .collect(),
    }
}
