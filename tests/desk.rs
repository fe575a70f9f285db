//! The real program in a folder of its own, used through what it promises: sockets, folders, signals.

#[path = "desk/crash.rs"]
mod crash;
#[path = "desk/health.rs"]
mod health;
#[path = "desk/house.rs"]
mod house;
#[path = "desk/mail.rs"]
mod mail;
#[path = "desk/reload.rs"]
mod reload;
#[path = "desk/start.rs"]
mod start;
#[path = "desk/stop.rs"]
mod stop;
