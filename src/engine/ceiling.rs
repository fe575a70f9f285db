//! Daily ceilings: more than planned is taken in and told of, more than allowed waits for tomorrow; nothing
//! is dropped.

use crate::domain::Name;
use crate::domain::channel::Tally;
use crate::routing::hours::Hours;

use super::change::Change;
use super::effect::Effect;
use super::event::What;
use super::timer::Timer;
use super::turn::Turn;

/// Counts a message that came in, and says when it is the first beyond what was planned.
pub(super) fn received(turn: &mut Turn<'_>, channel: &Name) {
    let Some(most) = ceilings(turn, channel).0 else {
        return;
    };
    let mut tally = today(turn, channel);
    tally.received = tally.received.saturating_add(1);
    let first = tally.received == most.saturating_add(1);
    put(turn, tally);
    if first {
        turn.event(None, What::CeilingReached(channel.clone(), most, false));
    }
}

/// How many messages a lane that asks for `most` may have; `None` where it has to wait for tomorrow.
pub(super) fn room(turn: &mut Turn<'_>, channel: &Name, most: u32) -> Option<u32> {
    let Some(ceiling) = ceilings(turn, channel).1 else {
        return Some(most);
    };
    let mut tally = today(turn, channel);
    let left = ceiling.saturating_sub(tally.sent);
    if left > 0 {
        return Some(left.min(most));
    }
    let (_, next) = Hours::day_in(&turn.state.plan.desk.zone, turn.now);
    turn.state.timers.set(Timer::Day, next);
    if !tally.told {
        tally.told = true;
        put(turn, tally);
        turn.event(None, What::CeilingReached(channel.clone(), ceiling, true));
    }
    None
}

/// Counts a message that is handed out for the first time.
pub(super) fn sent(turn: &mut Turn<'_>, channel: &Name) {
    if ceilings(turn, channel).1.is_some() {
        let mut tally = today(turn, channel);
        tally.sent = tally.sent.saturating_add(1);
        put(turn, tally);
    }
}

/// What waited may leave now: another day has begun, or the ceilings are others.
pub(super) fn lifted(turn: &mut Turn<'_>) {
    let counted = turn.state.tallies.keys().cloned();
    turn.effects.extend(counted.map(Effect::WakeLane));
}

/// What is planned to come in and what may leave.
fn ceilings(turn: &Turn<'_>, channel: &Name) -> (Option<u32>, Option<u32>) {
    let channel = turn.state.plan.channels.get(channel);
    channel.map_or((None, None), |it| (it.daily_in, it.daily_out))
}

/// The count of today, from nothing where the last was another day's.
fn today(turn: &Turn<'_>, channel: &Name) -> Tally {
    let (day, _) = Hours::day_in(&turn.state.plan.desk.zone, turn.now);
    let kept = turn.state.tallies.get(channel);
    kept.filter(|tally| tally.day == day)
        .cloned()
        .unwrap_or_else(|| Tally {
            channel: channel.clone(),
            day,
            received: 0,
            sent: 0,
            told: false,
        })
}

fn put(turn: &mut Turn<'_>, tally: Tally) {
    turn.put(&Change::Tally(tally.clone()));
    turn.state.tallies.insert(tally.channel.clone(), tally);
}
