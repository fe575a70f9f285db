//! Sockets, TLS, folders: how bytes travel.
//!
//! What never happens here:
//!
//! - No word of the desk: nothing here knows a conversation, an agent or a channel, nor any other
//!   room.
//! - No wall clock: certificates and limits of pace are given the time. Timeouts are measured, and
//!   each is a parameter.
//! - No plain TCP for anybody who is not on this machine, unless the caller says so by leaving the
//!   TLS out.
//! - No wait without an end for a stranger: handshakes, headers, answers and keep-alives have a
//!   limit.
//! - No private key in a file that others can read, and none in a log.

pub mod authority;
pub mod certificate;
pub mod disk;
mod dns;
pub mod durable;
pub mod finder;
pub mod fingerprint;
pub mod http_client;
pub mod http_server;
pub mod imap;
pub mod lines;
pub mod lookout;
pub mod maildir;
pub mod minisign;
pub mod oauth;
pub mod own;
pub mod pace;
pub mod pin;
pub mod program;
pub mod sender;
pub mod shown;
pub mod smtp;
pub mod tcp;
pub mod tls;
pub mod trust;
pub mod unix;
pub mod x509;
