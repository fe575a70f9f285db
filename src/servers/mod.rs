//! The ways in: agents over TLS, the machine itself over its socket, mail from its folders.
//!
//! Nothing here decides: every change is a command, and what is answered was committed before. No
//! client is waited for: one that reads too slowly is cut off, one that was cut off comes back to
//! where it stood. What somebody may not see looks as if it were not there. Protocol and engine
//! meet in `translate` and in `answers`, and nowhere else.

pub mod admin;
pub mod agents;
mod answers;
mod arrival;
mod asker;
mod board;
mod browser;
mod by_customer;
pub mod byoc;
mod caretaker;
mod concern;
pub mod desk;
mod directory;
mod enrolments;
mod entry;
pub mod fetch;
pub mod gateway;
mod guidance;
pub mod health;
pub mod hub;
pub mod intake;
mod jobs;
mod journal;
mod leases;
mod line;
mod links;
mod listing;
pub mod lmtp;
mod machine;
pub mod mailbox;
mod manual;
mod notices;
mod order;
mod outside;
pub mod pace;
mod pages;
mod panel;
mod pieces;
pub mod probes;
mod pulse;
mod roll;
mod search;
mod seats;
mod session;
mod styles;
pub mod survey;
mod telling;
mod told;
mod tongue;
mod translate;
mod uploads;
mod watching;
pub mod way_out;
pub mod webchat;
pub mod webform;
mod wire;

pub use board::Board;
pub use caretaker::{Alone, Caretaker, Later};
pub use desk::{Clock, Desk, Parts, Random, Settings};
pub use machine::{Health, Machine};
pub use styles::Styles;

#[cfg(test)]
mod tests;
