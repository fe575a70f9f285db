//! Guidance: published, withdrawn, read.

use crate::access::action::Action;
use crate::domain::Name;
use crate::domain::channel::TextUnit;
use crate::domain::guidance::{
    Audience, GUIDANCE_BYTES_MAX, GUIDANCE_MAX, Guidance, Guided, HasRead, TITLE_BYTES_MAX,
};
use crate::domain::text::line;

use super::answer::Answer;
use super::change::Change;
use super::command::Guide;
use super::event::{Actor, What};
use super::refusal::Refusal;
use super::turn::Turn;
use super::undo;

/// What can be done with guidance.
pub(super) fn guide(turn: &mut Turn<'_>, act: Guide) -> Result<Answer, Refusal> {
    match act {
        Guide::Publish {
            name,
            base,
            audience,
            title,
            text,
        } => publish(turn, name, base, audience, (&title, &text)),
        Guide::Withdraw(name) => withdraw(turn, &name),
        Guide::Read(name, version) => read(turn, &name, version),
    }
}

/// The next version of a piece, or its first. `base` is the version that its author has seen, 0 for none: what
/// somebody else published meanwhile is not written over unseen.
fn publish(
    turn: &mut Turn<'_>,
    name: Name,
    base: u32,
    audience: Audience,
    (title, text): (&str, &str),
) -> Result<Answer, Refusal> {
    turn.demand(Action::GuidanceEdit, audience.queue())?;
    let all = turn.ledger.guidance();
    let before = all.iter().find(|it| it.name == name);
    if let Some(before) = before {
        turn.demand(Action::GuidanceEdit, before.audience.queue())?;
    } else if all.len() >= GUIDANCE_MAX {
        let most = u32::try_from(GUIDANCE_MAX).unwrap_or(u32::MAX);
        return Err(Refusal::TooMany("guidance", most));
    }
    let version = before.map_or(0, |it| it.version);
    if version != base {
        return Err(Refusal::ChangedMeanwhile("guidance"));
    }
    known(turn, &audience)?;
    let title = line(title, TITLE_BYTES_MAX);
    let sign = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = text.chars().filter(sign).collect();
    let text = text.trim();
    if title.is_empty() || text.is_empty() {
        return Err(Refusal::EmptyText);
    }
    if text.len() > GUIDANCE_BYTES_MAX {
        return Err(Refusal::TooLong {
            length: u32::try_from(text.len()).unwrap_or(u32::MAX),
            most: u32::try_from(GUIDANCE_BYTES_MAX).unwrap_or(u32::MAX),
            unit: TextUnit::Byte,
        });
    }
    let guidance = Guidance {
        name: name.clone(),
        version: version + 1,
        audience,
        title,
        text: text.to_owned(),
        at: turn.now,
        by: undo::agent_of(turn.by),
        withdrawn_at: None,
    };
    turn.put(&Change::Guidance(Box::new(guidance)));
    turn.event(None, What::Guided(name, version + 1, Guided::Published));
    Ok(Answer::Done)
}

/// It counts no more, and is kept: whoever publishes it anew goes on with the next version.
fn withdraw(turn: &mut Turn<'_>, name: &Name) -> Result<Answer, Refusal> {
    let mut guidance = found(turn, name)?;
    turn.demand(Action::GuidanceEdit, guidance.audience.queue())?;
    if guidance.withdrawn_at.is_none() {
        guidance.withdrawn_at = Some(turn.now);
        let version = guidance.version;
        turn.put(&Change::Guidance(Box::new(guidance)));
        turn.event(None, What::Guided(name.clone(), version, Guided::Withdrawn));
    }
    Ok(Answer::Done)
}

/// Somebody says that they have read it; the first time counts.
fn read(turn: &mut Turn<'_>, name: &Name, version: u32) -> Result<Answer, Refusal> {
    let Actor::Agent(agent) = turn.by else {
        return Err(Refusal::NotAllowed(Action::GuidanceConfirm.name()));
    };
    turn.demand(Action::GuidanceConfirm, None)?;
    let guidance = found(turn, name)?;
    // What was withdrawn, or published anew meanwhile, was not what they read.
    if guidance.version != version || guidance.withdrawn_at.is_some() {
        return Err(Refusal::ChangedMeanwhile("guidance"));
    }
    let before = turn.ledger.guidance_reading(name, agent);
    if before.is_some_and(|it| it.version == version) {
        return Ok(Answer::Done);
    }
    turn.put(&Change::GuidanceRead(Box::new(HasRead {
        name: name.clone(),
        agent,
        version,
        at: turn.now,
    })));
    turn.event(None, What::Guided(name.clone(), version, Guided::Read));
    Ok(Answer::Done)
}

fn found(turn: &Turn<'_>, name: &Name) -> Result<Guidance, Refusal> {
    let mut all = turn.ledger.guidance().into_iter();
    all.find(|it| it.name == *name)
        .ok_or_else(|| Refusal::NoSuch("guidance", name.to_string()))
}

/// A queue or channel that there is.
fn known(turn: &Turn<'_>, audience: &Audience) -> Result<(), Refusal> {
    let plan = &turn.state.plan;
    match audience {
        Audience::Queue(name) if !plan.queues.contains_key(name) => {
            Err(Refusal::NoSuch("queue", name.to_string()))
        }
        Audience::Channel(name) if !plan.channels.contains_key(name) => {
            Err(Refusal::NoSuch("channel", name.to_string()))
        }
        _ => Ok(()),
    }
}
