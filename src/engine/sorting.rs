//! What the configured rules say of a conversation that begins: where it goes instead, and with what.

use crate::domain::Name;
use crate::domain::conversation::{Conversation, TAGS_MAX};
use crate::domain::text::clip;
use crate::routing::condition::Facts;
use crate::routing::plan;
use crate::routing::rule;

use super::command::Inbound;
use super::event::What;
use super::turn::Turn;

/// Lets the first rule that applies decide over a conversation that begins, before it waits; whether it
/// says whose work it is.
pub(super) fn sort(
    turn: &mut Turn<'_>,
    conversation: &mut Conversation,
    inbound: &Inbound,
    channel: &plan::Channel,
) -> bool {
    let plan = turn.plan();
    let facts = Facts {
        channel: &conversation.channel,
        kind: &channel.kind,
        from: &inbound.from.value,
        name: &inbound.from_name,
        to: inbound.ours.as_deref().unwrap_or_default(),
        subject: inbound.subject.as_deref().unwrap_or_default(),
        text: &inbound.text,
        language: inbound.language.as_deref().unwrap_or_default(),
        tags: &conversation.tags,
        priority: conversation.routing.priority,
        attachments: inbound.attachments.len(),
        auto: inbound.auto,
    };
    let sorted = rule::sort(&plan.rules, &facts);
    let rule = sorted.rule;
    let unanswered: Vec<(Name, String)> = sorted
        .unanswered
        .into_iter()
        .take(UNJUDGED_MAX)
        .map(|(rule, why)| (rule.clone(), clip(&why, REASON_BYTES_MAX).to_owned()))
        .collect();
    if !unanswered.is_empty() {
        // Whoever wrote the rule hears of it, and whoever asks why it went elsewhere.
        turn.as_desk(|turn| turn.event(Some(conversation.id), What::Unjudged(unanswered)));
    }
    let Some(rule) = rule else {
        return false;
    };
    let routing = &mut conversation.routing;
    if let Some(queue) = &rule.queue {
        routing.queue = queue.clone();
        // Whom the channel meant was meant for the channel's queue.
        routing.preferred = None;
    }
    routing.priority = rule.priority.unwrap_or(routing.priority);
    for (skill, level) in rule.skills.clone() {
        let least = routing.required.entry(skill).or_default();
        *least = level.max(*least);
    }
    let room = TAGS_MAX.saturating_sub(conversation.tags.len());
    let added: Vec<_> = rule
        .tags
        .difference(&conversation.tags)
        .take(room)
        .cloned()
        .collect();
    conversation.tags.extend(added.iter().cloned());
    turn.as_desk(|turn| turn.event(Some(conversation.id), What::Sorted(rule.name.clone())));
    rule.queue.is_some()
}

/// How many rules that could not be asked are told of.
const UNJUDGED_MAX: usize = 10;

/// How much of a reason is kept, in bytes.
const REASON_BYTES_MAX: usize = 200;
