//! Which queue, which agent, how soon, and why. Pure.
//!
//! Never reads a clock, never touches the record, never draws lots: the same floor and the same
//! question give the same answer. Never walks over what waits or over who is here to answer it.
//!
#![doc = include_str!("RULES.md")]

mod check;
mod class;
mod classes;
pub mod condition;
mod demand;
pub mod drop;
mod explain;
pub mod floor;
pub mod hours;
pub mod item;
pub mod lap;
mod line;
mod notification;
mod odd;
pub mod onward;
pub mod pick;
pub mod plan;
mod pool;
mod presence;
pub mod queueing;
pub mod ramp;
pub mod reach;
pub mod row;
pub mod rule;
pub mod seat;
pub mod service;
mod slab;
mod slot;
pub mod standing;
pub mod step;
#[cfg(test)]
mod trial;
pub mod verdict;
mod waiting;

pub use floor::Floor;
pub use item::{Item, Preference};
pub use pick::Pick;
pub use plan::Plan;
pub use seat::Seat;
