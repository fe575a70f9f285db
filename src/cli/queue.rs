//! Queues and channels: looking at them, stopping them, letting them go on.

use crate::client::ClientError;
use crate::domain::{Name, Span};
use crate::protocol::list::List;
use crate::protocol::message::answer::{Bulk, Claim, Held};
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::desk::{ChannelView, QueueView};
use crate::protocol::view::way::OwnAddressView;
use crate::words::{self, Lang};

use super::args::{Channel, Queue};
use super::called::Called;
use super::connect::Session;
use super::failure::{Failure, refused};
use super::output::{Output, complain};
use super::when;

pub(super) async fn queue(session: &mut Session, act: Queue) -> Result<(), Failure> {
    let (request, verb, key, name) = match act {
        Queue::List => return list(session, DeskRequest::Queues).await,
        Queue::Show { name } => return list(session, DeskRequest::Queue { queue: name }).await,
        Queue::Pause { name } => (
            DeskRequest::PauseQueue {
                queue: name.clone(),
                paused: true,
            },
            "queue-pause",
            "cli.queue_paused",
            name,
        ),
        Queue::Resume { name } => (
            DeskRequest::PauseQueue {
                queue: name.clone(),
                paused: false,
            },
            "queue-resume",
            "cli.queue_resumed",
            name,
        ),
        Queue::Move { from, to } => {
            session.confirm("cli.confirm_move", &[("from", &from), ("to", &to)])?;
            (
                DeskRequest::MoveQueue {
                    from,
                    to: to.clone(),
                },
                "queue-move",
                "cli.queue_moved",
                to,
            )
        }
    };
    let accepted = session.command(ToDesk::Desk(request)).await?;
    if let Data::Bulk(bulk) = &accepted.data {
        if session.out.json {
            session.out.document(verb, &accepted)?;
            return told(session, bulk);
        }
        return moved(session, &name, bulk);
    }
    if session.out.json {
        return Ok(session.out.document(verb, &accepted)?);
    }
    Ok(session.out.say(key, &[("name", &name)])?)
}

/// What of a queue was moved; the rest is told one by one.
fn moved(session: &Session, to: &Name, bulk: &Bulk) -> Result<(), Failure> {
    session
        .out
        .say("cli.moved", &[("n", &bulk.done.len()), ("name", to)])?;
    told(session, bulk)
}

/// Tells what of several was refused and why; part done is no success.
pub(super) fn told(session: &Session, bulk: &Bulk) -> Result<(), Failure> {
    for one in bulk.refused.iter() {
        let why = session
            .out
            .leading(&refused(&one.refusal, session.out.lang));
        complain(&format!("#{}: {why}", one.conversation));
    }
    if bulk.refused.is_empty() {
        Ok(())
    } else {
        Err(Failure::Partly)
    }
}

async fn list(session: &mut Session, request: DeskRequest) -> Result<(), Failure> {
    let (queues, schema) = match session.ask(ToDesk::Desk(request)).await? {
        Data::Queues(queues) => (queues, "queue-list"),
        Data::Queue(queue) => ([*queue].into_iter().collect(), "queue-show"),
        _ => return Err(ClientError::Unexpected.into()),
    };
    if session.out.json {
        return Ok(session
            .out
            .document(schema, serde_json::json!({"items": queues}))?);
    }
    table(session, &queues).await
}

/// Queues, one a row.
pub(super) async fn table(session: &mut Session, queues: &[QueueView]) -> Result<(), Failure> {
    let called = Called::ask(session).await;
    let lang = session.out.lang;
    let rows: Vec<Vec<String>> = queues.iter().map(|it| row(lang, &called, it)).collect();
    let headers = [
        "cli.queue",
        "cli.state",
        "cli.waiting",
        "cli.oldest",
        "cli.active",
        "cli.people",
        "cli.load",
    ];
    Ok(session.out.table(&headers, &rows)?)
}

/// Whether a queue goes on, as a key of the catalogue.
pub(super) fn state(queue: &QueueView) -> &'static str {
    match (queue.paused, queue.open) {
        (true, _) => "cli.paused",
        (false, true) => "cli.open",
        (false, false) => "cli.closed",
    }
}

fn row(lang: Lang, called: &Called, queue: &QueueView) -> Vec<String> {
    vec![
        called.shown("queue", &queue.name),
        words::say(lang, state(queue), &[]),
        queue.waiting.to_string(),
        queue.oldest_at.map_or_else(|| "—".to_owned(), when::ago),
        queue.active.to_string(),
        format!("{}/{}", queue.available, queue.members),
        super::floor::load(lang, queue.load, queue.capacity, queue.interruptible_load),
    ]
}

pub(super) async fn channel(session: &mut Session, act: Channel) -> Result<(), Failure> {
    let (request, verb, key, name) = match act {
        Channel::List => return channels(session, None).await,
        Channel::Add(add) => return super::fresh::run(session, *add).await,
        Channel::Show { name } => return channels(session, Some(name)).await,
        Channel::Test { name, to } => return test(session, name, to).await,
        Channel::Addresses { name } => return addresses(session, name).await,
        Channel::Verify { address, code } => return verify(session, address, code).await,
        act @ (Channel::Rejected { .. } | Channel::Replay { .. } | Channel::Discard { .. }) => {
            return super::rejected::run(session, act).await;
        }
        Channel::Pause { name } => {
            session.confirm("cli.confirm_pause", &[("name", &name)])?;
            (
                DeskRequest::PauseChannel {
                    channel: name.clone(),
                    paused: true,
                },
                "channel-pause",
                "cli.channel_paused",
                name,
            )
        }
        Channel::Resume { name } => (
            DeskRequest::PauseChannel {
                channel: name.clone(),
                paused: false,
            },
            "channel-resume",
            "cli.channel_resumed",
            name,
        ),
    };
    let accepted = session.command(ToDesk::Desk(request)).await?;
    if session.out.json {
        return Ok(session.out.document(verb, &accepted)?);
    }
    Ok(session.out.say(key, &[("name", &name)])?)
}

/// Channels, one a row; of one alone everything there is to know.
async fn channels(session: &mut Session, only: Option<Name>) -> Result<(), Failure> {
    let Data::Channels(channels) = session.ask(ToDesk::Desk(DeskRequest::Channels)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if let Some(name) = only {
        let one = channels.iter().find(|channel| channel.name == name);
        let missing = || Failure::Missing("cli.no_channel", vec![("name", name.to_string())]);
        return super::channel::show(session, one.ok_or_else(missing)?);
    }
    if session.out.json {
        return Ok(session
            .out
            .document("channel-list", serde_json::json!({"items": channels}))?);
    }
    let called = Called::ask(session).await;
    let lang = session.out.lang;
    let row = |channel: &ChannelView| {
        let queue = channel.queue.as_ref();
        vec![
            called.shown("channel", &channel.name),
            channel.kind.to_string(),
            words::say(lang, &format!("health.{}", channel.state), &[]),
            queue.map_or_else(String::new, |it| called.shown("queue", it)),
            channel.pending.to_string(),
            channel.oldest_at.map_or_else(|| "—".to_owned(), when::ago),
            channel.dead.to_string(),
            channel.rejected.to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = channels.iter().map(row).collect();
    let headers = [
        "cli.channel",
        "cli.kind",
        "cli.state",
        "cli.queue",
        "cli.pending",
        "cli.oldest",
        "cli.dead",
        "cli.rejected",
    ];
    session.out.table(&headers, &rows)?;
    for channel in channels.iter() {
        session.out.lines(ailment(&session.out, channel))?;
        if let Some(import) = channel.import {
            session.out.say(
                "cli.importing",
                &[
                    ("channel", &channel.name),
                    ("taken", &import.taken),
                    ("total", &import.total),
                ],
            )?;
        }
    }
    Ok(())
}

/// What ails a channel, since when, and what helps, or what stopped it; nothing where it is well.
pub(super) fn ailment(out: &Output, channel: &ChannelView) -> Vec<String> {
    let lang = out.lang;
    if channel.state == "off" {
        let how = if channel.enabled {
            "health.stopped"
        } else {
            "health.disabled"
        };
        let told = words::say(lang, how, &[("channel", &channel.name)]);
        return vec![out.leading(&told)];
    }
    let (Some(cause), Some(since)) = (&channel.cause, channel.since) else {
        return Vec::new();
    };
    let cause_words = words::say(lang, &format!("health.cause_{cause}"), &[]);
    let since = when::shown(since);
    let args: [(&str, &dyn std::fmt::Display); 3] = [
        ("channel", &channel.name),
        ("cause", &cause_words),
        ("since", &since),
    ];
    let mut told = words::say(lang, "health.told", &args);
    if let Some(at) = channel.next_at {
        let next = words::say(lang, "health.next", &[("at", &when::shown(at))]);
        told = format!("{told} {next}");
    }
    let said = channel.last_error.iter().map(|said| format!("  “{said}”"));
    let remedy = out.leading(&words::say(lang, &format!("health.remedy_{cause}"), &[]));
    std::iter::once(told)
        .chain(said)
        .chain(std::iter::once(format!("  {remedy}")))
        .collect()
}

async fn addresses(session: &mut Session, channel: Option<Name>) -> Result<(), Failure> {
    let request = ToDesk::Desk(DeskRequest::Addresses { channel });
    let Data::Addresses(addresses) = session.ask(request).await? else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        return Ok(session
            .out
            .document("channel-addresses", serde_json::json!({"items": addresses}))?);
    }
    let lang = session.out.lang;
    let row = |own: &OwnAddressView| {
        let verified = match own.verified_at {
            Some(at) => when::shown(at),
            None => words::say(lang, "cli.unverified", &[]),
        };
        vec![
            own.name.to_string(),
            own.address.clone(),
            own.queue
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            verified,
            own.forwarding.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = addresses.iter().map(row).collect();
    let headers = [
        "cli.name",
        "cli.address",
        "cli.queue",
        "cli.verified",
        "cli.forwarding",
    ];
    Ok(session.out.table(&headers, &rows)?)
}

async fn verify(
    session: &mut Session,
    address: String,
    code: Option<String>,
) -> Result<(), Failure> {
    let request = ToDesk::Desk(DeskRequest::VerifyAddress {
        address: address.clone(),
        code,
    });
    let Data::Test(test) = session.command(request).await?.data else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        session.out.document("channel-verify", &test)?;
    } else {
        let lines = match session.out.lang {
            Lang::Es => test.lines_es.clone(),
            Lang::En => test.lines.clone(),
        };
        session.out.lines(lines)?;
    }
    if test.ok {
        Ok(())
    } else {
        Err(Failure::Quiet(super::failure::exit::FAILED))
    }
}

async fn test(session: &mut Session, name: Name, to: Option<String>) -> Result<(), Failure> {
    // A connector has its own time for every answer.
    session.global.timeout = session.global.timeout.max(TEST_MAX);
    let shown = name.to_string();
    let request = ToDesk::Desk(DeskRequest::TestChannel { channel: name, to });
    let Data::Test(test) = session.command(request).await?.data else {
        return Err(ClientError::Unexpected.into());
    };
    if session.out.json {
        session.out.document("channel-test", &test)?;
    } else {
        let key = if test.ok {
            "cli.channel_works"
        } else {
            "cli.channel_fails"
        };
        session.out.say(key, &[("name", &shown)])?;
        let lines: List<String> = match session.out.lang {
            Lang::Es => test.lines_es.clone(),
            Lang::En => test.lines.clone(),
        };
        session
            .out
            .lines(lines.iter().map(|line| format!("  {line}")))?;
        let claims = test.claims.iter().map(|it| claim(session.out.lang, it));
        let out = &session.out;
        out.lines(claims.map(|told| out.leading(&told)))?;
    }
    if test.ok {
        Ok(())
    } else {
        Err(Failure::Quiet(super::failure::exit::FAILED))
    }
}

/// One claim as a line: a mark, then what is claimed and what to do.
fn claim(lang: Lang, claim: &Claim) -> String {
    let (mark, text) = match (claim.result, lang) {
        (Held::Passed, Lang::Es) => ("cli.claim_passed", &claim.text_es),
        (Held::Passed, Lang::En) => ("cli.claim_passed", &claim.text),
        (Held::Failed, Lang::Es) => ("cli.claim_failed", &claim.text_es),
        (Held::Failed, Lang::En) => ("cli.claim_failed", &claim.text),
        (Held::Skipped, Lang::Es) => ("cli.claim_skipped", &claim.text_es),
        (Held::Skipped, Lang::En) => ("cli.claim_skipped", &claim.text),
    };
    format!("  {} {}: {text}", words::say(lang, mark, &[]), claim.claim)
}

/// How long trying a channel may take.
const TEST_MAX: Span = Span::minutes(6);
