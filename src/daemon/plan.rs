//! A checked configuration as what the engine goes by.

use std::collections::BTreeMap;

use crate::channels::partner::descriptor::BACK_WORDS;
use crate::channels::{self, Channel};
use crate::config::problem::Arg;
use crate::config::{self, Config, Fault, Problem, queue};
use crate::domain::Name;
use crate::domain::channel::Abilities;
use crate::domain::text::line;
use crate::routing::condition::Condition;
use crate::routing::hours::Hours;
use crate::routing::onward;
use crate::routing::plan::{self, Plan};
use crate::routing::rule::{RULES_MAX, Rule};
use crate::words::{self, Lang};

use super::compile::Channels;

/// The plan of a configuration; what keeps a channel or a rule out of it is added to `problems`.
pub(super) fn plan(config: &Config, open: &Channels, problems: &mut Vec<Problem>) -> Plan {
    let channels = config.channels.iter().filter_map(|(name, written)| {
        let target = target(config, name, written, problems)?;
        let messaging = config.desk.messaging;
        let mut channel = channel(written, target, open.get(name)?.as_ref(), messaging);
        channel.continued = continued(config, name, written, problems);
        channel.routes = routes(written, &channel);
        channel.terms = terms(config, &written.terms);
        Some((name.clone(), channel))
    });
    Plan {
        generation: 0,
        channels: channels.collect(),
        queues: each(&config.queues, queue_of),
        statuses: each(&config.statuses, |status| plan::Status {
            channels: status.channels.clone(),
            available: status.available,
        }),
        hours: each(&config.hours, |hours| Hours {
            zone: hours.zone.clone(),
            week: hours.week.clone(),
            holidays: hours.holidays.clone(),
        }),
        skills: config.skills.clone(),
        tags: config.tags.clone(),
        dispositions: config.dispositions.clone(),
        decline_reasons: config.decline_reasons.clone(),
        templates: each(&config.templates, |template| plan::Template {
            texts: template.texts.clone(),
            html: template.html.clone(),
            subjects: template.subjects.clone(),
            tags: template.tags.clone(),
            resolve: template.resolve,
            offered: template.offered,
        }),
        labels: config.labels.clone(),
        notifications: config.notifications.values().map(notification).collect(),
        rules: rules(config, problems),
        links: links(config),
        desk: desk(config),
    }
}

fn each<A, B>(things: &BTreeMap<Name, A>, make: impl Fn(&A) -> B) -> BTreeMap<Name, B> {
    let made = things
        .iter()
        .map(|(name, thing)| (name.clone(), make(thing)));
    made.collect()
}

/// Where a channel's work goes. One that nobody is to work on still stands under some queue's
/// rules, in case somebody does.
fn target(
    config: &Config,
    name: &Name,
    written: &config::channel::Channel,
    problems: &mut Vec<Problem>,
) -> Option<plan::Target> {
    let Some(queue) = written.queue.as_ref().or(config.queues.keys().next()) else {
        // Of a channel that is worked on it was said before.
        if written.enabled && written.routed {
            return None;
        }
        problems.push(
            config
                .problem(Fault::Missing, &["channel", name.as_str()])
                .with("key", "queue")
                .with("table", format!("channel.{name}"))
                .with("example", "queue = \"soporte\""),
        );
        return None;
    };
    Some(match &written.agent {
        None => plan::Target::Queue(queue.clone()),
        Some(agent) => plan::Target::Person {
            agent: agent.clone(),
            required: written.agent_required,
            queue: queue.clone(),
        },
    })
}

/// By which way an answer goes on to somebody who has left: a channel of mail, since that is what people
/// give an address of.
fn continued(
    config: &Config,
    name: &Name,
    written: &config::channel::Channel,
    problems: &mut Vec<Problem>,
) -> Option<plan::Continued> {
    let by = written.continue_by.as_ref()?;
    let named = config.channels.get(by);
    let is_mail = named.and_then(|it| scheme(&it.kind));
    if is_mail.is_none_or(|scheme| scheme.as_str() != "mail") {
        let path = ["channel", name.as_str(), "continue_by"];
        let problem = config.problem(Fault::ChannelSetting, &path);
        problems.push(
            problem
                .with("key", path.join("."))
                .with("reason", Arg::Word("config.channel.mail_channel")),
        );
        return None;
    }
    Some(plan::Continued {
        by: by.clone(),
        after: written.continue_after,
        receipt: written.receipt.clone(),
        transcript: written.transcript.clone(),
        unread: written.unread.clone(),
    })
}

fn channel(
    written: &config::channel::Channel,
    target: plan::Target,
    open: &dyn Channel,
    messaging: bool,
) -> plan::Channel {
    plan::Channel {
        kind: written.kind.clone(),
        owner: if open.gives_out() {
            plan::Owner::Partner
        } else {
            plan::Owner::Desk
        },
        enabled: written.enabled && messaging,
        routed: written.routed,
        target,
        priority: written.priority,
        work_kind: written.work_kind,
        size: written.size,
        case_kind: written.case_kind.clone(),
        origin: written.origin.clone(),
        reopen_within: written.reopen_within,
        abilities: abilities(written, open),
        schemes: scheme(&written.kind).into_iter().collect(),
        send_within: written.send_within,
        undo_send: written.undo_send,
        daily_in: written.daily_in,
        daily_out: written.daily_out,
        write_first: match written.write_first {
            config::channel::WriteFirst::Anyone => plan::WriteFirst::Anyone,
            config::channel::WriteFirst::Known => plan::WriteFirst::Known,
            config::channel::WriteFirst::Consented => plan::WriteFirst::Consented,
            config::channel::WriteFirst::Nobody => plan::WriteFirst::Nobody,
        },
        continued: None,
        repeatable: open.removes_repeats(),
        id_domain: open.id_domain(),
        files_bytes_max: open.files_bytes_max(),
        acknowledge: written.acknowledge.clone(),
        required: written.skills.clone(),
        signature: written.signature.clone(),
        approve: written.style.approve,
        terms: plan::Terms::default(),
        routes: BTreeMap::new(),
    }
}

/// What the operator asks of what leaves by a channel; of a partner's its connector says more.
fn terms(config: &Config, written: &config::terms::Terms) -> plan::Terms {
    let words = |written: &[String]| {
        let all = written.iter().map(|word| onward::word(word));
        all.filter(|word| !word.is_empty()).collect()
    };
    let texts = |name: &Name| Some((name.clone(), config.templates.get(name)?.texts.clone()));
    let usual: Vec<String> = BACK_WORDS.map(str::to_owned).into();
    let back_words = if written.opt_in.is_empty() {
        &usual
    } else {
        &written.opt_in
    };
    let answer = written.opt_out_answer.as_ref().and_then(texts);
    plan::Terms {
        per_second: written.per_second,
        between: written.per_recipient,
        stop_words: words(&written.opt_out),
        back_words: words(back_words),
        stop_answer: answer.map_or_else(built_in, |(_, texts)| texts),
        templates: written.templates.iter().filter_map(texts).collect(),
        ..plan::Terms::default()
    }
}

/// What is said to whoever has just opted out, where the operator has no text for it.
fn built_in() -> BTreeMap<String, String> {
    let text = |lang: Lang| {
        let text = words::say(lang, "mail.opted_out", &[("desk", &"{desk}")]);
        (lang.code().to_owned(), text)
    };
    [Lang::Es, Lang::En].map(text).into()
}

/// The addresses that sort what comes in by them; what they do not say is as their channel has it.
fn routes(
    written: &config::channel::Channel,
    channel: &plan::Channel,
) -> BTreeMap<String, plan::Route> {
    let compiled = written.routes.iter().map(|(name, route)| {
        let target = match (&route.agent, &route.queue) {
            (None, None) => channel.target.clone(),
            (None, Some(queue)) => plan::Target::Queue(queue.clone()),
            (Some(agent), queue) => plan::Target::Person {
                agent: agent.clone(),
                required: route.agent_required,
                queue: queue.as_ref().unwrap_or(channel.target.queue()).clone(),
            },
        };
        let compiled = plan::Route {
            name: name.clone(),
            target,
            priority: route.priority.unwrap_or(channel.priority),
            case_kind: route.case_kind.clone().or(channel.case_kind.clone()),
            origin: route.origin.clone().or(channel.origin.clone()),
            signature: route.signature.clone().or(channel.signature.clone()),
        };
        (route.address.clone(), compiled)
    });
    compiled.collect()
}

/// What a channel carries, as far as its settings allow.
fn abilities(written: &config::channel::Channel, open: &dyn Channel) -> Abilities {
    let mut abilities = open.abilities();
    if let Some(most) = written.file_max {
        abilities.file_bytes_max = most.min(open.file_bytes_most());
    }
    abilities.emoji &= written.emoji;
    abilities
}

/// The scheme of the addresses that a kind of channel reaches people by.
fn scheme(kind: &Name) -> Option<Name> {
    let kind = channels::ALL.iter().find(|it| it.name() == kind.as_str())?;
    Name::new(kind.scheme()).ok()
}

fn queue_of(written: &queue::Queue) -> plan::Queue {
    plan::Queue {
        mode: if written.push {
            plan::Mode::Push
        } else {
            plan::Mode::Pull
        },
        model: match written.model {
            queue::Model::MostAvailable => plan::Model::MostAvailable,
            queue::Model::LeastActive => plan::Model::LeastActive,
            queue::Model::RoundRobin => plan::Model::RoundRobin,
            queue::Model::External(timeout) => plan::Model::External { timeout },
        },
        family: written.family.clone(),
        priority: written.priority,
        kind: written.kind,
        size: match written.size {
            config::reader::Size::Units(units) => plan::Size::Units(units),
            config::reader::Size::Percent(percent) => plan::Size::Percent(percent),
        },
        paused_units: written.paused_units,
        offer_timeout: written.offer_timeout,
        on_timeout: written.on_timeout.clone(),
        on_decline: written.on_decline.clone(),
        may_decline: written.may_decline,
        auto_accept: written.auto_accept,
        required: written.skills.clone(),
        additional: written.wishes.iter().map(wish).collect(),
        drop_after: written.drop_after,
        retry_cycle: written.retry_cycle,
        max_laps: written.max_laps,
        overflow: written.overflow.clone(),
        steps: written.steps.iter().map(step).collect(),
        reopen: if written.keep_on_reopen {
            plan::Reopen::Keep
        } else {
            plan::Reopen::CheckCapacity
        },
        requeue_after: written.requeue_after,
        wrap_up: written.wrap_up,
        on_wrap_up: written.on_wrap_up.clone(),
        wrap_up_extensions: written.wrap_up_extensions,
        disposition_required: written.disposition_required,
        hours: written.hours.clone(),
        first_response: written.first_response,
        warn_before: written.warn_before,
        acknowledge: written.acknowledge.clone(),
        approve: written.style.approve,
        paused: written.paused,
    }
}

fn notification(written: &config::notification::Notification) -> plan::Notification {
    use config::notification::Trigger;
    plan::Notification {
        on: match written.on {
            Trigger::Opened => plan::Trigger::Opened,
            Trigger::Waiting => plan::Trigger::Waiting(written.after),
            Trigger::Transferred => plan::Trigger::Transferred,
            Trigger::Ended => plan::Trigger::Ended,
        },
        template: written.template.clone(),
        queues: written.queues.clone(),
    }
}

fn wish(written: &queue::Wish) -> plan::Wish {
    plan::Wish {
        skill: written.skill.clone(),
        level: written.level,
        drop_rank: written.drop_rank,
    }
}

fn step(written: &queue::Step) -> plan::Step {
    plan::Step {
        after: written.after,
        to: written.to.clone(),
        skip_if_no_agent: written.skip_if_no_agent,
    }
}

fn desk(config: &Config) -> plan::Desk {
    let written = &config.desk;
    let kept = &config.retention;
    plan::Desk {
        name: written.name.clone(),
        language: written.language.clone(),
        zone: written.zone.clone(),
        status_on_sign_in: written.status_on_sign_in.clone(),
        grace: written.grace,
        idle_after: written.idle_after,
        idle_status: written.idle_status.clone(),
        ramp_per_minute: written.ramp_per_minute,
        acknowledgements_max: written.acknowledgements_max,
        acknowledge_window: written.acknowledge_window,
        url: Some(written.url.clone()).filter(|url| !url.is_empty()),
        survey_within: written.survey_within,
        events_kept: kept.events,
        events_max: kept.events_max,
        answers_kept: kept.answers,
        keys_kept: kept.keys,
    }
}

/// How files that a channel does not carry go as links, where customers reach the desk by a web address.
pub(super) fn links(config: &Config) -> Option<plan::Links> {
    let base = desk(config).url?;
    let text = |lang: Lang| {
        let text = words::say(lang, "mail.files_linked", &[("until", &"{until}")]);
        (lang.code().to_owned(), text)
    };
    Some(plan::Links {
        base,
        kept: config.retention.file_links,
        texts: [Lang::Es, Lang::En].map(text).into(),
    })
}

/// The rules in the order in which they are asked.
fn rules(config: &Config, problems: &mut Vec<Problem>) -> Vec<Rule> {
    let mut written: Vec<_> = config.rules.iter().collect();
    written.sort_by_key(|(name, rule)| (rule.order, *name));
    if let Some((name, _)) = written.get(RULES_MAX) {
        let problem = config.problem(Fault::TooMuch, &["rule", name.as_str()]);
        problems.push(problem.with("limit", RULES_MAX.to_string()));
        written.truncate(RULES_MAX);
    }
    let mut rules = Vec::new();
    for (name, rule) in written {
        let path = ["rule", name.as_str(), "when"];
        match Condition::new(&rule.when) {
            Ok(when) => rules.push(Rule {
                name: name.clone(),
                when,
                queue: rule.queue.clone(),
                priority: rule.priority,
                tags: rule.tags.clone(),
                skills: rule.skills.clone(),
            }),
            Err(wrong) => problems.push(
                config
                    .problem_within(Fault::Condition, &path, wrong.range)
                    .with("key", path.join("."))
                    .with("detail", line(&wrong.problem, DETAIL_BYTES_MAX)),
            ),
        }
    }
    rules
}

/// How much of what is wrong with a condition is told; the placeholders there are make it long.
const DETAIL_BYTES_MAX: usize = 200;
