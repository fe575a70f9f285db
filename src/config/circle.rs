//! Finds queues whose work would go round for ever: every overflow and step must end somewhere (rule R9).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::Name;

use super::queue::Queue;

/// Every cycle of overflows and steps that is found, each once, beginning with its first queue by name.
pub(super) fn cycles(queues: &BTreeMap<Name, Queue>) -> Vec<Vec<Name>> {
    let mut found: BTreeSet<Vec<Name>> = BTreeSet::new();
    let mut done: BTreeSet<&Name> = BTreeSet::new();
    for start in queues.keys() {
        // The way from `start`, and for each queue on it the targets not yet looked at.
        let mut way: Vec<(&Name, Vec<&Name>)> = Vec::new();
        if !done.contains(start) {
            way.push((start, targets(queues, start)));
        }
        while let Some((at, left)) = way.last_mut() {
            let Some(next) = left.pop() else {
                done.insert(at);
                way.pop();
                continue;
            };
            if let Some(from) = way.iter().position(|(name, _)| *name == next) {
                found.insert(turned(
                    way[from..]
                        .iter()
                        .map(|(name, _)| (*name).clone())
                        .collect(),
                ));
            } else if !done.contains(next) {
                way.push((next, targets(queues, next)));
            }
        }
    }
    found.into_iter().collect()
}

fn targets<'a>(queues: &'a BTreeMap<Name, Queue>, name: &Name) -> Vec<&'a Name> {
    let Some(queue) = queues.get(name) else {
        return Vec::new();
    };
    let steps = queue.steps.iter().map(|step| &step.to);
    let known = queue.overflow.iter().chain(steps);
    known.filter(|to| queues.contains_key(*to)).collect()
}

/// The same round, beginning with the first name, so that it is reported once however it is met.
fn turned(mut round: Vec<Name>) -> Vec<Name> {
    let least = (0..round.len()).min_by_key(|at| &round[*at]).unwrap_or(0);
    round.rotate_left(least);
    round
}
