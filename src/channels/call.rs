//! Where a channel's settings have the desk call, each with the key that says so.

/// A place outside that a channel's settings have the desk call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The key of the channel's table that names it.
    pub key: &'static str,
    /// Which text of that key's list, where it is one.
    pub nth: Option<usize>,
    /// What for, as a stable word: `imap`, `smtp`, `tokens`, `dns`, `push`, `files`, `stream`.
    pub what: &'static str,
    /// Where.
    pub to: To,
}

/// Where a call goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// To a host by its name or address, without brackets; `*.` before a name stands for all below it.
    Host(String, u16),
    /// To a local socket.
    Socket(String),
    /// To a program that the desk starts, whose own sockets nobody knows.
    Program(String),
}

impl Call {
    /// A call to a port of a host.
    pub(super) fn host(key: &'static str, what: &'static str, host: &str, port: u16) -> Self {
        let to = To::Host(host.to_owned(), port);
        Self {
            key,
            nth: None,
            what,
            to,
        }
    }
}
