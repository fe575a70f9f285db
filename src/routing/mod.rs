//! Which queue, which agent, how soon, and why. Pure.
//!
//! Never reads a clock, never touches the record, never draws lots: the same floor and the same
//! question give the same answer. The rules R1 to R19 named in these files are those of the desk's
//! routing contract, written out in `rules.md`.

pub mod hours;
pub mod plan;
pub mod verdict;
