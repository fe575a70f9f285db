//! The heart: a command and a moment in; changes, effects and the next deadline out. Pure.

pub mod answer;
pub mod change;
pub mod command;
pub mod decision;
pub mod effect;
pub mod event;
pub mod ledger;
pub mod refusal;
