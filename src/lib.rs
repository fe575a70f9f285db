//! Centralita: a desk where a small business answers its customers, in one process.
//!
//! # The rooms
//!
//! A room may name only the rooms listed behind it; `tests/house.rs` reads this table and the source.
//!
//! ```text
//! domain    :
//! net       :
//! web       :
//! words     :
//! manual    : words
//! access    : domain
//! config    : domain words
//! channels  : domain
//! protocol  : domain
//! routing   : domain config
//! automation: domain
//! client    : domain protocol net
//! terminal  : domain words protocol net client
//! engine    : domain access routing automation
//! store     : domain engine
//! writer    : domain engine store
//! outbox    : domain channels engine store writer net
//! servers   : domain words manual access automation channels protocol routing engine store writer net web
//! daemon    : domain words net access config automation channels protocol routing engine store writer outbox servers
//! cli       : domain words manual net config channels protocol routing engine client terminal store daemon
//! ```

pub mod access;
pub mod automation;
pub mod channels;
pub mod cli;
pub mod client;
pub mod config;
pub mod daemon;
pub mod domain;
pub mod engine;
pub mod manual;
pub mod net;
pub mod outbox;
pub mod protocol;
pub mod routing;
pub mod servers;
pub mod store;
pub mod terminal;
pub mod web;
pub mod words;
pub mod writer;
