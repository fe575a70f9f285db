//! What a connector said and the desk could not take: kept as it came, within bounds, until somebody has
//! looked at it, had it taken after all or dropped it.

use std::collections::BTreeMap;

use crate::access::action::Action;
use crate::domain::stray::{STRAYS_BYTES_MAX, STRAYS_MAX, Stray, Unheard};
use crate::domain::{Address, Moment, Name, Span, StrayId};

use super::answer::Answer;
use super::change::Change;
use super::event::What;
use super::refusal::Refusal;
use super::state::State;
use super::timer::Timer;
use super::turn::Turn;

/// Those that are kept, by channel; their bytes lie in the record alone.
pub(super) type Strays = BTreeMap<Name, BTreeMap<StrayId, Stray>>;

/// Keeps what could not be taken. The same again is only counted. Answers how many made room for it.
pub(super) fn keep(turn: &mut Turn<'_>, channel: &Name, said: Unheard, bytes: Vec<u8>) -> Answer {
    let kept = turn.state.strays.get(channel).into_iter().flatten();
    let same = kept
        .map(|(_, stray)| stray)
        .find(|stray| stray.said.digest == said.digest && stray.said.whole == said.whole)
        .cloned();
    if let Some(known) = same {
        let again = Stray {
            said,
            times: known.times.saturating_add(1),
            last_at: turn.now,
            ..known
        };
        put(turn, again, None);
        return Answer::Strayed(0);
    }
    turn.state.counters.stray += 1;
    let stray = Stray {
        id: StrayId(turn.state.counters.stray),
        channel: channel.clone(),
        said,
        times: 1,
        first_at: turn.now,
        last_at: turn.now,
    };
    let room = u64::from(stray.said.size);
    let dropped = make_room(turn, channel, room);
    put(turn, stray, Some(bytes));
    Answer::Strayed(dropped)
}

/// Drops some that somebody has looked at; `taken` where they were taken after all.
pub(super) fn drop_some(
    turn: &mut Turn<'_>,
    channel: &Name,
    ids: &[StrayId],
    taken: bool,
) -> Result<Answer, Refusal> {
    turn.demand(Action::ChannelRejected, None)?;
    let kept = turn.state.strays.get(channel);
    let known = |id: &&StrayId| kept.is_some_and(|kept| kept.contains_key(id));
    let known: Vec<StrayId> = ids.iter().filter(known).copied().collect();
    for id in &known {
        forget(turn, channel, *id);
    }
    let count = u32::try_from(known.len()).unwrap_or(u32::MAX);
    if count > 0 {
        turn.event(None, What::StraysSettled(channel.clone(), count, taken));
    }
    arm(turn.state);
    Ok(Answer::Done)
}

/// Whoever is erased is forgotten here too: what they said, and whatever else names one of their addresses,
/// as of a body that could not be read nobody knows whose it is.
pub(super) fn forget_from(turn: &mut Turn<'_>, addresses: &[Address]) {
    let words = addresses.iter().map(|it| it.value.to_lowercase());
    let words: Vec<String> = words.filter(|it| it.len() >= NAMED_BYTES_MIN).collect();
    let ledger = &*turn.ledger;
    let all = turn.state.strays.values().flatten().map(|(_, stray)| stray);
    let gone = all.filter(|stray| {
        let from = stray.said.from.as_ref();
        from.is_some_and(|from| addresses.contains(from)) || ledger.stray_names(stray.id, &words)
    });
    let gone = gone
        .map(|stray| (stray.channel.clone(), stray.id))
        .collect();
    forget_all(turn, gone);
}

/// What nobody looked at in all that time is kept no more.
pub(super) fn forget_old(turn: &mut Turn<'_>) {
    let before = turn.now - STRAYS_KEPT;
    let all = turn.state.strays.values().flatten().map(|(_, stray)| stray);
    let old = all.filter(|stray| stray.last_at <= before);
    let old = old.map(|stray| (stray.channel.clone(), stray.id)).collect();
    forget_all(turn, old);
    arm(turn.state);
}

/// Sets the deadline at which the first of them is kept no more.
pub(super) fn arm(state: &mut State) {
    let oldest = state.strays.values().flatten();
    match oldest.map(|(_, stray)| stray.last_at).min() {
        Some(Moment(at)) => {
            let due = Moment(at.saturating_add(STRAYS_KEPT.0));
            state.timers.set(Timer::Strays, due);
        }
        None => state.timers.clear(Timer::Strays),
    }
}

fn put(turn: &mut Turn<'_>, stray: Stray, bytes: Option<Vec<u8>>) {
    let of = turn.state.strays.entry(stray.channel.clone()).or_default();
    of.insert(stray.id, stray.clone());
    turn.put(&Change::Stray(Box::new(stray), bytes));
    arm(turn.state);
}

/// Drops the oldest until one more of that many bytes has room.
fn make_room(turn: &mut Turn<'_>, channel: &Name, bytes: u64) -> u32 {
    let mut dropped = 0;
    while let Some(kept) = turn.state.strays.get(channel) {
        let all: u64 = kept.values().map(|it| u64::from(it.said.size)).sum();
        let Some(oldest) = kept.keys().next().copied() else {
            break;
        };
        if kept.len() < STRAYS_MAX && all + bytes <= STRAYS_BYTES_MAX {
            break;
        }
        forget(turn, channel, oldest);
        dropped += 1;
    }
    dropped
}

fn forget_all(turn: &mut Turn<'_>, gone: Vec<(Name, StrayId)>) {
    for (channel, id) in gone {
        forget(turn, &channel, id);
    }
}

fn forget(turn: &mut Turn<'_>, channel: &Name, id: StrayId) {
    if let Some(kept) = turn.state.strays.get_mut(channel) {
        kept.remove(&id);
        if kept.is_empty() {
            turn.state.strays.remove(channel);
        }
    }
    turn.put(&Change::StrayGone(channel.clone(), id));
}

/// How long what nobody looked at is kept since it last came.
const STRAYS_KEPT: Span = Span::days(30);

/// What is shorter stands in anything, and names nobody there.
const NAMED_BYTES_MIN: usize = 4;
