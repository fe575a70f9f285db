//! Which wished-for skills a piece of work still asks for at its age (R8).

use std::collections::BTreeSet;

use crate::domain::{Moment, Name, Span};

use super::plan::{Queue, Wish};

/// The wishes that remain once `dropped` groups were given up.
///
/// A group is all wishes of one rank; the highest rank is given up first.
pub fn remaining(wishes: &[Wish], dropped: u16) -> impl Iterator<Item = &Wish> {
    let gone: BTreeSet<u16> = ranks(wishes)
        .into_iter()
        .rev()
        .take(usize::from(dropped))
        .collect();
    wishes
        .iter()
        .filter(move |wish| !gone.contains(&wish.drop_rank))
}

/// The skills that the step from `dropped` to one more gives up; empty when nothing is left to give up.
pub fn given_up(wishes: &[Wish], dropped: u16) -> Vec<Name> {
    let Some(rank) = ranks(wishes).into_iter().rev().nth(usize::from(dropped)) else {
        return Vec::new();
    };
    wishes
        .iter()
        .filter(|wish| wish.drop_rank == rank)
        .map(|wish| wish.skill.clone())
        .collect()
}

/// How many groups are given up at this age; never fewer than `dropped`.
pub fn dropped_at(queue: &Queue, dropped: u16, enqueued_at: Moment, now: Moment) -> u16 {
    let Some(every) = queue.drop_after.filter(|every| *every > Span::ZERO) else {
        return dropped;
    };
    let by_age = u16::try_from(now.since(enqueued_at).0 / every.0).unwrap_or(u16::MAX);
    by_age.min(groups(&queue.additional)).max(dropped)
}

/// When the next group is given up, if one is left and groups are given up at all.
pub fn next_drop(queue: &Queue, dropped: u16, enqueued_at: Moment) -> Option<Moment> {
    let every = queue.drop_after.filter(|every| *every > Span::ZERO)?;
    (dropped < groups(&queue.additional)).then(|| enqueued_at + every.times(i64::from(dropped) + 1))
}

/// How many groups there are to give up.
pub fn groups(wishes: &[Wish]) -> u16 {
    u16::try_from(ranks(wishes).len()).unwrap_or(u16::MAX)
}

fn ranks(wishes: &[Wish]) -> BTreeSet<u16> {
    wishes.iter().map(|wish| wish.drop_rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(skill: &str, drop_rank: u16) -> Wish {
        Wish {
            skill: Name::new(skill).expect("a plain word is a name"),
            level: 1,
            drop_rank,
        }
    }

    fn names(wishes: &[Wish], dropped: u16) -> Vec<String> {
        remaining(wishes, dropped)
            .map(|wish| wish.skill.to_string())
            .collect()
    }

    fn queue() -> Queue {
        Queue {
            additional: vec![wish("b", 5), wish("z", 0), wish("a", 5), wish("m", 2)],
            drop_after: Some(Span::seconds(10)),
            ..Queue::default()
        }
    }

    #[test]
    fn the_highest_rank_goes_first_and_equal_ranks_fall_together() {
        let wishes = queue().additional;
        assert_eq!(names(&wishes, 0), ["b", "z", "a", "m"]);
        assert_eq!(names(&wishes, 1), ["z", "m"]);
        assert_eq!(names(&wishes, 2), ["z"]);
        assert_eq!(names(&wishes, 3), Vec::<String>::new());
        assert_eq!(given_up(&wishes, 0).len(), 2);
        assert_eq!(given_up(&wishes, 3), Vec::<Name>::new());
    }

    #[test]
    fn groups_fall_at_multiples_of_the_span() {
        let queue = queue();
        let start = Moment(1_000_000);
        assert_eq!(dropped_at(&queue, 0, start, start + Span::millis(9_999)), 0);
        assert_eq!(dropped_at(&queue, 0, start, start + Span::seconds(10)), 1);
        assert_eq!(dropped_at(&queue, 0, start, start + Span::seconds(29)), 2);
        assert_eq!(dropped_at(&queue, 0, start, start + Span::days(1)), 3);
        assert_eq!(next_drop(&queue, 0, start), Some(start + Span::seconds(10)));
        assert_eq!(next_drop(&queue, 2, start), Some(start + Span::seconds(30)));
        assert_eq!(next_drop(&queue, 3, start), None);
    }

    #[test]
    fn nothing_falls_without_a_span() {
        let queue = Queue {
            drop_after: None,
            ..queue()
        };
        assert_eq!(dropped_at(&queue, 0, Moment(0), Moment(i64::MAX)), 0);
        assert_eq!(next_drop(&queue, 0, Moment(0)), None);
    }
}
