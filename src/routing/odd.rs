//! What the few pieces of work remember that are not like all others of their class.

use std::collections::BTreeSet;

use crate::domain::{AgentId, Moment};

use super::class::Bay;
use super::demand::Demand;
use super::item::Preference;
use super::seat::Seat;
use super::standing::Standing;
use super::verdict::Verdict;

/// What the few pieces remember that are not like all others of their class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Odd {
    pub(super) tried: BTreeSet<AgentId>,
    pub(super) preferred: Option<Preference>,
    pub(super) queue_since: Moment,
    /// Until when an outside router has time; `None` once the desk gives it out.
    pub(super) held_until: Option<Moment>,
}

impl Odd {
    pub(super) fn bay(&self) -> Bay {
        if self.held_until.is_some() {
            Bay::Held
        } else {
            Bay::of(self.preferred)
        }
    }
}

/// How an agent stands to one piece: to its demand, and to what the piece remembers.
pub(super) fn standing(demand: &Demand, seat: &Seat, odd: Option<&Odd>) -> Standing {
    remembered(demand.standing(seat), seat.agent, odd)
}

pub(super) fn remembered(standing: Standing, agent: AgentId, odd: Option<&Odd>) -> Standing {
    let Some(odd) = odd.filter(|_| standing.is_able()) else {
        return standing;
    };
    if odd
        .preferred
        .is_some_and(|preference| preference.required && preference.agent != agent)
    {
        Standing::Preferred
    } else if odd.tried.contains(&agent) {
        Standing::Tried
    } else {
        standing
    }
}

pub(super) fn verdict(
    standing: Standing,
    demand: &Demand,
    seat: &Seat,
    odd: Option<&Odd>,
) -> Verdict {
    match odd.and_then(|odd| odd.preferred) {
        Some(preference) if standing == Standing::Preferred => Verdict::Preferred(preference.agent),
        _ => standing.verdict(demand, seat),
    }
}
