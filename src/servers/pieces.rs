//! Every conversation that is alive, in a few bytes each: a flood of them waits here as long as it must.
//!
//! What a piece asks for, its queue and skills, is the same for thousands of them, so it is kept once
//! and counted; a piece only says which of these it is, where it stands, and since when it waits.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::conversation::{Bearings, Work};
use crate::domain::{ConversationId, Moment, Name};
use crate::routing::row::{Packed, Row};

/// Everything that is alive, counted.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    by_id: Row<Piece>,
    asks: BTreeMap<Ask, usize>,
    /// By the number that a piece names; none where a number is free to be given again.
    counted: Vec<Option<Counted>>,
    free: Vec<usize>,
}

/// What a piece asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ask {
    pub(super) queue: Name,
    /// Skills it needs besides its queue's, with the least level.
    pub(super) required: BTreeMap<Name, u8>,
    /// The second key of order within the queue.
    pub(super) priority: u16,
}

/// The place of a piece within its queue, as far as the queue's own order goes: lower goes first.
pub(super) type Place = (u16, Moment, ConversationId);

/// Where a piece stands, as far as figures go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
enum Stands {
    Queued = 0,
    Offered = 1,
    Active = 2,
    Elsewhere = 3,
}

/// How many pieces stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) queued: u32,
    pub(super) offered: u32,
    pub(super) active: u32,
    elsewhere: u32,
}

#[derive(Debug)]
struct Counted {
    ask: Ask,
    tally: Tally,
}

/// One piece in sixteen bytes; found by its number alone.
#[derive(Clone, Copy, Debug)]
struct Piece {
    id: Packed,
    enqueued_at: Packed,
    /// Two bits of where it stands below the number of what it asks for.
    ask_and_stands: u32,
}

impl Pieces {
    /// Takes a conversation in as it is now; one that is over is let go.
    pub(super) fn put(&mut self, conversation: &Bearings) {
        self.take(conversation.id);
        if !conversation.work.is_alive() {
            return;
        }
        let routing = &conversation.routing;
        let ask = self.number(Ask {
            queue: routing.queue.clone(),
            required: routing.required.clone(),
            priority: routing.priority,
        });
        let stands = Stands::of(&conversation.work);
        if let Some(Some(counted)) = self.counted.get_mut(ask) {
            *counted.tally.of(stands) += 1;
        }
        self.by_id
            .insert(Piece::of(conversation.id, ask, stands, routing.enqueued_at));
    }

    pub(super) fn contains(&self, id: ConversationId) -> bool {
        self.by_id.get(&Piece::probe(id)).is_some()
    }

    /// What is asked for and how many pieces ask it.
    pub(super) fn tallies(&self) -> impl Iterator<Item = (&Ask, Tally)> {
        let counted = self.counted.iter().flatten();
        counted.map(|counted| (&counted.ask, counted.tally))
    }

    /// Since when the oldest piece waits that asks for something `wanted`, by that ask.
    pub(super) fn oldest(&self, wanted: impl Fn(&Ask) -> bool) -> BTreeMap<&Ask, Moment> {
        let wanted: Vec<bool> = self
            .counted
            .iter()
            .map(|counted| counted.as_ref().is_some_and(|it| wanted(&it.ask)))
            .collect();
        let mut oldest: Vec<Option<Moment>> = vec![None; wanted.len()];
        for piece in self.by_id.iter() {
            let ask = piece.ask();
            if piece.stands() == Stands::Queued && wanted[ask] {
                let at = piece.enqueued_at();
                oldest[ask] = Some(oldest[ask].map_or(at, |known| known.min(at)));
            }
        }
        let asks = self.counted.iter().zip(oldest);
        asks.filter_map(|(counted, at)| Some((&counted.as_ref()?.ask, at?)))
            .collect()
    }

    /// The first of those that wait for somebody and ask for something `wanted`, in order; at most `most`.
    pub(super) fn first(&self, most: usize, wanted: impl Fn(&Ask) -> bool) -> Vec<Place> {
        let priority: Vec<Option<u16>> = self
            .counted
            .iter()
            .map(|counted| counted.as_ref().filter(|it| wanted(&it.ask)))
            .map(|counted| counted.map(|it| it.ask.priority))
            .collect();
        let mut first = BTreeSet::new();
        for piece in self.by_id.iter() {
            let waits = matches!(piece.stands(), Stands::Queued | Stands::Offered);
            let (true, Some(priority)) = (waits, priority[piece.ask()]) else {
                continue;
            };
            let place = (priority, piece.enqueued_at(), piece.id());
            if first.len() < most || first.last().is_some_and(|last| place < *last) {
                first.insert(place);
            }
            if first.len() > most {
                first.pop_last();
            }
        }
        first.into_iter().collect()
    }

    fn take(&mut self, id: ConversationId) {
        let Some(&piece) = self.by_id.get(&Piece::probe(id)) else {
            return;
        };
        self.by_id.remove(&piece);
        let number = piece.ask();
        let Some(Some(counted)) = self.counted.get_mut(number) else {
            return;
        };
        *counted.tally.of(piece.stands()) -= 1;
        if counted.tally == Tally::default() {
            self.asks.remove(&counted.ask);
            self.counted[number] = None;
            self.free.push(number);
        }
    }

    fn number(&mut self, ask: Ask) -> usize {
        if let Some(number) = self.asks.get(&ask) {
            return *number;
        }
        let counted = Some(Counted {
            ask: ask.clone(),
            tally: Tally::default(),
        });
        let number = match self.free.pop() {
            Some(number) => {
                self.counted[number] = counted;
                number
            }
            None => {
                self.counted.push(counted);
                self.counted.len() - 1
            }
        };
        self.asks.insert(ask, number);
        number
    }
}

impl Piece {
    fn of(id: ConversationId, ask: usize, stands: Stands, enqueued_at: Moment) -> Self {
        let ask = u32::try_from(ask).ok().and_then(|ask| ask.checked_mul(4));
        let ask = ask.expect("a thousand million different questions do not fit memory");
        Self {
            id: Packed::of(id.0),
            enqueued_at: Packed::of(enqueued_at.0.max(0).unsigned_abs()),
            ask_and_stands: ask | stands as u32,
        }
    }

    fn probe(id: ConversationId) -> Self {
        Self::of(id, 0, Stands::Queued, Moment(0))
    }

    fn id(&self) -> ConversationId {
        ConversationId(self.id.whole())
    }

    fn ask(&self) -> usize {
        (self.ask_and_stands / 4) as usize
    }

    fn stands(&self) -> Stands {
        match self.ask_and_stands % 4 {
            0 => Stands::Queued,
            1 => Stands::Offered,
            2 => Stands::Active,
            _ => Stands::Elsewhere,
        }
    }

    fn enqueued_at(&self) -> Moment {
        Moment(self.enqueued_at.whole().cast_signed())
    }
}

impl Ord for Piece {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
}

impl PartialOrd for Piece {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Piece {}

impl Stands {
    fn of(work: &Work) -> Self {
        match work {
            Work::Queued => Self::Queued,
            Work::Offered { .. } => Self::Offered,
            Work::Active { .. } => Self::Active,
            _ => Self::Elsewhere,
        }
    }
}

impl Tally {
    /// Adds another count to this one.
    pub(super) fn add(&mut self, other: Self) {
        self.queued += other.queued;
        self.offered += other.offered;
        self.active += other.active;
        self.elsewhere += other.elsewhere;
    }

    fn of(&mut self, stands: Stands) -> &mut u32 {
        match stands {
            Stands::Queued => &mut self.queued,
            Stands::Offered => &mut self.offered,
            Stands::Active => &mut self.active,
            Stands::Elsewhere => &mut self.elsewhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AgentId;
    use crate::store::tests::sample::{a_conversation_of, name};
    use proptest::prelude::*;

    fn work(draw: u8) -> Work {
        let agent = AgentId(1);
        let since = Moment(0);
        match draw {
            0 => Work::Queued,
            1 => Work::Active { agent, since },
            2 => Work::Waiting { agent },
            _ => Work::Done,
        }
    }

    #[test]
    fn the_first_of_a_line_are_those_with_the_lower_priority_then_the_older() {
        let mut pieces = Pieces::default();
        for (id, draw, queue, priority, since) in [
            (1, 0, "help", 500, 30),
            (2, 0, "help", 500, 20),
            (3, 0, "sales", 500, 10),
            (4, 0, "help", 100, 40),
            (5, 1, "help", 500, 10),
        ] {
            let mut conversation = a_conversation_of(id, work(draw), queue, since);
            conversation.routing.priority = priority;
            conversation.routing.enqueued_at = Moment(since);
            pieces.put(&conversation.bearings());
        }
        let ids = |most| -> Vec<u64> {
            let first = pieces.first(most, |ask| ask.queue == name("help"));
            first.into_iter().map(|(_, _, id)| id.0).collect()
        };
        assert_eq!(
            ids(9),
            [4, 2, 1],
            "3 is in another line and 5 is with somebody"
        );
        assert_eq!(ids(2), [4, 2]);
    }

    proptest! {
        #[test]
        fn the_count_is_what_counting_anew_gives(
            puts in prop::collection::vec((1u64..9, 0u8..4, 0usize..3, any::<bool>()), 1..80),
        ) {
            let mut pieces = Pieces::default();
            let mut alive = BTreeMap::new();
            for (at, (number, draw, queue, skilled)) in (0..).zip(puts) {
                let queue = ["sales", "help", "post"][queue];
                let mut conversation = a_conversation_of(number, work(draw), queue, at);
                conversation.routing.required.clear();
                if skilled {
                    conversation.routing.required.insert(name("french"), 1);
                }
                conversation.routing.enqueued_at = Moment(at);
                pieces.put(&conversation.bearings());
                alive.insert(number, conversation);
            }
            alive.retain(|_, conversation| conversation.work.is_alive());

            let mut anew = Pieces::default();
            for conversation in alive.values() {
                anew.put(&conversation.bearings());
            }
            let told = |pieces: &Pieces| pieces.tallies().map(|(ask, tally)| (ask.clone(), tally)).collect::<BTreeMap<_, _>>();
            prop_assert_eq!(told(&pieces), told(&anew));
            prop_assert_eq!(pieces.oldest(|_| true), anew.oldest(|_| true));
            prop_assert_eq!(pieces.asks.len() + pieces.free.len(), pieces.counted.len());
        }
    }
}
