//! Queues, channels, the way out and decisions as clients are shown them.

use crate::domain::delivery::{Delivery, Stage, UNKNOWN};
use crate::domain::health::{Ailment, Cause, Condition};
use crate::domain::message::Message;
use crate::domain::text::clip;
use crate::domain::{Address, AgentId, ConversationId, Moment, Name, Seq};
use crate::engine::change::{GenerationRecord, Written};
use crate::engine::decision::Decision;
use crate::engine::event::{Event, What};
use crate::engine::live::Live;
use crate::protocol::List;
use crate::protocol::message::VIEW_TEXT_BYTES_MAX;
use crate::protocol::view::conversation::Param;
use crate::protocol::view::desk::{
    CandidateView, ChannelView, ConditionView, DecisionView, GenerationView, OutboxView, QueueView,
    RestView, WrittenView,
};
use crate::protocol::view::vocabulary::{LabelView, StatusChoice};
use crate::protocol::view::way::{EndView, ImportView};
use crate::routing::plan::{self, Mode, Model, Plan};
use crate::routing::standing::Standing;
use crate::routing::verdict::{Candidate, Verdict};
use crate::servers::board::Board;
use crate::servers::desk::Settings;
use crate::servers::directory::{Directory, People};
use crate::servers::machine::Health;
use crate::servers::pieces::Tally;
use crate::servers::way_out::WayOut;

use super::event;
use super::message::address;
use super::refusal::{standing_word, verdict_word};

/// What is looked at to show a queue.
pub(in crate::servers) struct Floor<'a> {
    pub(in crate::servers) now: Moment,
    pub(in crate::servers) plan: &'a Plan,
    pub(in crate::servers) live: &'a Live,
    pub(in crate::servers) people: &'a People,
    pub(in crate::servers) board: &'a Board,
}

/// A line of waiting work.
pub(in crate::servers) fn queue(
    floor: &Floor<'_>,
    name: &Name,
    queue: &plan::Queue,
    tally: Tally,
) -> QueueView {
    let live = floor.live.queues.get(name);
    let members = floor
        .people
        .by_name()
        .filter(|agent| agent.enabled && agent.queues.contains(name));
    let (mut available, mut count) = (0, 0);
    let (mut load, mut capacity, mut interruptible_load) = (0, 0, 0);
    for agent in members {
        count += 1;
        let Some(now) = floor.live.agents.get(&agent.id) else {
            continue;
        };
        // What somebody away left behind is no part of what those who are there carry.
        if !now.live {
            continue;
        }
        load += now.used;
        capacity += now.capacity;
        interruptible_load += now.interruptible_used;
        let takes = now
            .status
            .as_ref()
            .and_then(|status| floor.plan.statuses.get(status))
            .is_some_and(|status| status.available);
        available += u32::from(takes);
    }
    let oldest_at = live.and_then(|live| live.oldest);
    let late = queue
        .first_response
        .zip(oldest_at)
        .is_some_and(|(within, oldest)| {
            floor.now.since(oldest).0 >= within.0 - queue.warn_before.0
        });
    QueueView {
        name: name.clone(),
        mode: match queue.mode {
            Mode::Push => "push",
            Mode::Pull => "pull",
        }
        .to_owned(),
        model: model(queue.model).to_owned(),
        kind: queue.family.clone(),
        priority: queue.priority,
        paused: queue.paused || floor.live.paused_queues.contains(name),
        open: is_open(floor.plan, queue, floor.now),
        waiting: live.map_or(0, |live| u32::try_from(live.waiting).unwrap_or(u32::MAX)),
        oldest_at,
        offered: tally.offered,
        active: tally.active,
        members: count,
        available,
        load,
        capacity,
        interruptible_load,
        first_response: queue.first_response,
        service_percent: floor
            .board
            .service_percent(floor.now, |queue| queue == name),
        warning: late,
        recent: List::from(floor.board.pulse().waits(name)),
    }
}

/// A way in and out.
pub(in crate::servers) fn channel(
    name: &Name,
    (channel, settings): (&plan::Channel, &Settings),
    paused: bool,
    health: Health,
    (way_out, now): (&WayOut, Moment),
    rejected: u32,
) -> ChannelView {
    let ailment = Ailment::worse(health.ailment, way_out.ailment(now));
    let ailment = ailment.as_ref();
    let state = match ailment {
        _ if !channel.enabled || paused => "off",
        None if health.unheard => "unheard",
        _ => condition_of(ailment).word(),
    };
    ChannelView {
        name: name.clone(),
        kind: channel.kind.clone(),
        enabled: channel.enabled,
        paused,
        routed: channel.routed,
        queue: Some(channel.target.queue().clone()),
        abilities: super::conversation::abilities(
            Some(channel),
            settings.plan.links.is_some(),
            settings.styles.look_for(name, channel.target.queue()),
        ),
        state: state.to_owned(),
        cause: ailment.map(|it| it.cause.word().to_owned()),
        last_error: ailment.map(|it| it.why.clone()),
        since: ailment.map(|it| it.since),
        next_at: ailment
            .and_then(|it| it.next_at.or(way_out.next_at.filter(|_| is_tried(it))))
            .filter(|at| *at > now),
        pending: way_out.pending,
        oldest_at: way_out.oldest_at,
        dead: way_out.dead,
        rejected,
        ignored: health.ignored,
        ignored_kinds: health.ignored_kinds.join(", "),
        last_in_at: health.last_in_at,
        last_out_at: health.last_out_at,
        import: health.import.map(|(taken, total)| ImportView {
            taken: u32::try_from(taken).unwrap_or(u32::MAX),
            total: u32::try_from(total).unwrap_or(u32::MAX),
        }),
        ends: health
            .endings
            .into_iter()
            .map(|ending| EndView {
                what: ending.what,
                at: ending.at,
            })
            .collect(),
    }
}

/// What ails a channel, or that nothing does.
pub(in crate::servers) fn condition(channel: &Name, ailment: Option<&Ailment>) -> ConditionView {
    ConditionView {
        channel: channel.clone(),
        state: condition_of(ailment).word().to_owned(),
        cause: ailment.map(|it| it.cause.word().to_owned()),
        last_error: ailment.map(|it| it.why.clone()),
        since: ailment.map(|it| it.since),
        next_at: ailment.and_then(|it| it.next_at),
    }
}

/// Whether the desk itself tries again what ails.
fn is_tried(ailment: &Ailment) -> bool {
    !matches!(
        ailment.cause,
        Cause::Gone | Cause::Silent | Cause::Reported(_)
    )
}

fn condition_of(ailment: Option<&Ailment>) -> Condition {
    ailment.map_or(Condition::Ok, Ailment::condition)
}

/// A message of ours that is not settled.
pub(in crate::servers) fn delivery(
    delivery: &Delivery,
    message: Option<&Message>,
    (to, by): (&Address, Option<&Name>),
    subject: &str,
    waits_for: Option<&str>,
) -> OutboxView {
    let (state, failure, next_at) = match &delivery.stage {
        Stage::Ready { due } => ("ready", None, Some(*due)),
        Stage::Sending { .. } => ("sending", None, None),
        Stage::Unsure { until } => ("unsure", None, *until),
        // Given up it is only in so far as nobody waits any more: news of it still counts.
        Stage::Dead { code, .. } if code == UNKNOWN => ("unsure", Some(code.clone()), None),
        Stage::Dead { code, .. } => ("dead", Some(code.clone()), None),
        Stage::Held => ("held", None, None),
    };
    let own = message.and_then(|message| message.subject.as_deref());
    OutboxView {
        message: delivery.message,
        conversation: delivery.conversation,
        seq: message.map_or(0, |message| message.seq),
        channel: delivery.channel.clone(),
        to: address(to),
        subject: own.unwrap_or(subject).to_owned(),
        state: state.to_owned(),
        failure,
        attempts: delivery.attempts,
        next_at,
        last_answer: delivery.last_answer.clone(),
        created_at: delivery.created_at,
        not_after: delivery.not_after,
        waits_for: waits_for.map(str::to_owned),
        author: by.cloned(),
        text: message
            .filter(|_| delivery.stage == Stage::Held)
            .map(|message| clip(&message.text, VIEW_TEXT_BYTES_MAX).to_owned()),
    }
}

/// One decision of routing, from the journal.
pub(in crate::servers) fn decision_of(
    directory: &Directory,
    event: &Event,
) -> Option<DecisionView> {
    let What::Routed(decision) = &event.what else {
        return None;
    };
    let id = event.conversation?;
    let mut view = decision_view(directory, decision, id);
    view.seq = event.seq;
    view.at = event.at;
    view.generation = event.generation;
    Some(view)
}

/// A decision as it is shown; place, moment and generation are the caller's.
pub(in crate::servers) fn decision_view(
    directory: &Directory,
    decision: &Decision,
    conversation: ConversationId,
) -> DecisionView {
    DecisionView {
        seq: Seq(0),
        at: Moment::default(),
        conversation,
        queue: decision.queue.clone(),
        cause: event::cause(decision.cause).to_owned(),
        rule: event::rule(decision.rule).to_owned(),
        generation: 0,
        winner: decision.winner.map(|winner| directory.name(winner)),
        candidates: decision
            .candidates
            .iter()
            .map(|it| candidate(directory, it))
            .collect(),
        unlisted: decision.rest.iter().map(|(_, count)| count).sum(),
        rest: rest(decision).collect(),
    }
}

/// Those who are not listed, by their reason. Who could have had it was kept from it by what kept the
/// listed ones.
fn rest(decision: &Decision) -> impl Iterator<Item = RestView> {
    let kept = |verdict: &Verdict| {
        matches!(
            verdict,
            Verdict::QueuePaused | Verdict::Pull | Verdict::External
        )
    };
    let mut listed = decision.candidates.iter().map(|listed| &listed.verdict);
    let waits = listed
        .find(|verdict| kept(verdict))
        .cloned()
        .unwrap_or(Verdict::Behind);
    decision.rest.iter().map(move |(standing, count)| RestView {
        reason: match standing {
            Standing::Fit => verdict_word(&waits),
            other => standing_word(*other),
        }
        .to_owned(),
        count: *count,
    })
}

/// Somebody who was looked at.
pub(in crate::servers) fn candidate(directory: &Directory, it: &Candidate) -> CandidateView {
    let mut params = vec![param("used", it.used)];
    // Programs carry any amount.
    if it.free.saturating_add(it.used) < u32::MAX {
        params.push(param("free", it.free));
    }
    match &it.verdict {
        Verdict::Status(Some(status)) => params.push(param("status", status)),
        Verdict::Skill(skill, level) => {
            params.extend([param("skill", skill), param("level", level)]);
        }
        Verdict::Full { needed, .. } => params.push(param("needed", needed)),
        // Its channel means somebody who has no account yet.
        Verdict::Preferred(AgentId(0)) => params.push(param("agent", "unknown")),
        Verdict::Preferred(agent) => params.push(param("agent", directory.name(*agent))),
        _ => {}
    }
    CandidateView {
        agent: directory.name(it.agent),
        eligible: matches!(it.verdict, Verdict::Chosen | Verdict::Behind),
        reason: verdict_word(&it.verdict).to_owned(),
        params: List::from(params),
    }
}

/// A generation of the configuration.
pub(in crate::servers) fn generation(
    directory: &Directory,
    record: GenerationRecord,
    written: Vec<Written>,
) -> GenerationView {
    let view = |it: Written| WrittenView {
        by: event::actor(directory, it.by),
        at: it.at,
        file: it.file,
        removed: it.removed,
    };
    GenerationView {
        generation: record.number,
        applied_at: record.at,
        changes: List::from(record.diff),
        written: written.into_iter().map(view).collect(),
    }
}

/// The statuses there are.
pub(in crate::servers) fn statuses(plan: &Plan) -> List<StatusChoice> {
    plan.statuses
        .iter()
        .map(|(name, status)| StatusChoice {
            name: name.clone(),
            available: status.available,
            channels: status.channels.iter().flatten().cloned().collect(),
        })
        .collect()
}

/// What things are called; of queues those that are `seen`. The desk's own language comes first.
pub(in crate::servers) fn labels(plan: &Plan, seen: impl Fn(&Name) -> bool) -> Vec<LabelView> {
    let own = plan.desk.language.as_str();
    let mut views = Vec::new();
    for (kind, named) in &plan.labels {
        for (name, texts) in named
            .iter()
            .filter(|(name, _)| *kind != "queue" || seen(name))
        {
            let mut texts: Vec<_> = texts.iter().collect();
            texts.sort_by_key(|(language, _)| *language != own);
            views.push(LabelView {
                kind: (*kind).to_owned(),
                name: name.clone(),
                texts: texts
                    .into_iter()
                    .map(|(language, text)| param(language, text))
                    .collect(),
            });
        }
    }
    views
}

/// What people are called, where that is not what they sign in as.
pub(in crate::servers) fn displays(
    plan: &Plan,
    people: &People,
) -> impl Iterator<Item = LabelView> {
    let called = people.by_name().filter(|one| one.display != *one.name);
    called.map(|one| LabelView {
        kind: "agent".to_owned(),
        name: one.name.clone(),
        texts: List::from(vec![param(&plan.desk.language, &one.display)]),
    })
}

fn model(model: Model) -> &'static str {
    match model {
        Model::MostAvailable => "most_available",
        Model::LeastActive => "least_active",
        Model::RoundRobin => "round_robin",
        Model::External { .. } => "external",
    }
}

/// Whether a queue is within its hours.
fn is_open(plan: &Plan, queue: &plan::Queue, now: Moment) -> bool {
    let Some(hours) = queue.hours.as_ref().and_then(|name| plan.hours.get(name)) else {
        return true;
    };
    hours.is_open(now)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "words, numbers and names are handed over alike"
)]
fn param(name: &str, value: impl ToString) -> Param {
    Param {
        name: name.to_owned(),
        value: value.to_string(),
    }
}
