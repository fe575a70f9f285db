//! What a decision looked at: who got a piece, who stood behind them, and why the others could not
//! have it (R15).

use crate::domain::{AgentId, ConversationId};

use super::class::Class;
use super::demand::Door;
use super::floor::Floor;
use super::odd::{self, Odd};
use super::pick::{CANDIDATES_MAX, CANDIDATES_WHOLE_MAX, Pick};
use super::pool::Pool;
use super::standing::{STANDINGS, Standing};
use super::verdict::{Candidate, Rule, Verdict};

impl Floor {
    pub(super) fn explain(
        &self,
        class: &Class,
        item: ConversationId,
        odd: Option<&Odd>,
        winner: Option<(AgentId, Rule)>,
    ) -> Pick {
        let pool = self.pools.at(class.pool);
        let demand = &pool.demand;
        let chosen = winner.map(|(agent, _)| agent);
        let mut tally = tally(self, pool, odd);
        let mut candidates: Vec<Candidate> = Vec::new();
        let line = self.lines.get(&demand.queue);
        let most = match line {
            Some(line) if line.members.len() <= CANDIDATES_WHOLE_MAX => CANDIDATES_WHOLE_MAX,
            _ => CANDIDATES_MAX,
        };
        let members = line.into_iter().flat_map(|line| &line.members);
        let preferred = odd
            .and_then(|odd| odd.preferred)
            .map(|preference| preference.agent);
        let named = chosen.into_iter().chain(preferred);
        let order = named
            .chain(pool.ready.iter().map(|turn| turn.agent))
            .chain(members.copied());
        for agent in order {
            if candidates.len() == most {
                break;
            }
            let Some(seat) = self
                .seats
                .get(&agent)
                .filter(|seat| seat.queues.contains(&demand.queue))
            else {
                continue;
            };
            if candidates.iter().any(|listed| listed.agent == agent) {
                continue;
            }
            let standing = odd::standing(demand, seat, odd);
            tally[standing as usize] -= 1;
            candidates.push(Candidate {
                agent,
                verdict: match standing {
                    _ if chosen == Some(agent) => Verdict::Chosen,
                    Standing::Fit => waits(demand.door, odd),
                    other => odd::verdict(other, demand, seat, odd),
                },
                free: seat.free(demand.kind),
                used: seat.used(demand.kind),
            });
        }
        Pick {
            item,
            winner: chosen,
            rule: winner.map_or(Rule::Nobody, |(_, rule)| rule),
            kind: demand.kind,
            units: chosen
                .and_then(|agent| self.seats.get(&agent))
                .map_or(0, |seat| seat.units(demand.kind, demand.size)),
            candidates,
            rest: Standing::ALL
                .into_iter()
                .map(|standing| (standing, tally[standing as usize]))
                .filter(|(_, count)| *count > 0)
                .collect(),
        }
    }
}

/// Why somebody who could have it is not given it.
fn waits(door: Door, odd: Option<&Odd>) -> Verdict {
    match door {
        Door::Paused => Verdict::QueuePaused,
        Door::Pull => Verdict::Pull,
        Door::Open if odd.is_some_and(|odd| odd.held_until.is_some()) => Verdict::External,
        Door::Open => Verdict::Behind,
    }
}

/// How many members stand how to one piece.
fn tally(floor: &Floor, pool: &Pool, odd: Option<&Odd>) -> [u32; STANDINGS] {
    let mut tally = pool.tally;
    let Some(odd) = odd else { return tally };
    let kept_for = odd
        .preferred
        .filter(|preference| preference.required)
        .map(|preference| preference.agent);
    if kept_for.is_some() {
        for standing in Standing::ALL
            .into_iter()
            .filter(|standing| standing.is_able())
        {
            tally[Standing::Preferred as usize] += std::mem::take(&mut tally[standing as usize]);
        }
    }
    let moved: Vec<AgentId> = match kept_for {
        Some(agent) => vec![agent],
        None => odd.tried.iter().copied().collect(),
    };
    for seat in moved.iter().filter_map(|agent| floor.seats.get(agent)) {
        let before = pool.demand.standing(seat);
        if before.is_able() {
            let counted = if kept_for.is_some() {
                Standing::Preferred
            } else {
                before
            };
            tally[counted as usize] -= 1;
            tally[odd::remembered(before, seat.agent, Some(odd)) as usize] += 1;
        }
    }
    tally
}
