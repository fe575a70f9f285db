//! Every socket that a configuration could open, each with the line that causes it. Reads no file, opens nothing.
//!
//! What is not here the desk does not open, but for two things that no key asks for: the service manager's own
//! socket and the journal's, and the servers that are looked for while an administrator has the browser find a
//! mailbox's.

use std::net::SocketAddr;

use crate::channels::call::{Call, To};
use crate::config::Config;
use crate::config::tree::Value;
use crate::domain::Name;

use super::compile::Channels;

/// A socket that the desk could open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Socket {
    /// Whether others come in by it; else the desk calls.
    pub inward: bool,
    /// What for, as a stable word: `agents`, `https`, `http`, `lmtp`, or that of a [`Call`].
    pub what: &'static str,
    /// Where it listens, or where it leads.
    pub to: To,
    /// The channel that it is of.
    pub channel: Option<Name>,
    /// Whether that channel is on; true where it is of none.
    pub enabled: bool,
    /// The key that causes it.
    pub key: String,
    /// The file and line of that key, from 1; none where it holds by default.
    pub origin: Option<(String, usize)>,
}

impl Socket {
    /// The name that has to be looked up before it can be called.
    pub fn name(&self) -> Option<&str> {
        match &self.to {
            To::Host(host, _) if host != "localhost" => {
                let is_name = host.parse::<std::net::IpAddr>().is_err();
                is_name.then_some(host.as_str())
            }
            _ => None,
        }
    }

    /// Whether others than this machine's programs could come in by it.
    pub fn is_open_to_others(&self) -> bool {
        let here = |host: &str| {
            let address = host.parse::<std::net::IpAddr>();
            address.is_ok_and(|address| address.is_loopback())
        };
        self.inward && matches!(&self.to, To::Host(host, _) if !here(host))
    }
}

/// Every socket, those others come in by first.
pub fn sockets(config: &Config, channels: &Channels) -> Vec<Socket> {
    let server = &config.server;
    let doors = [
        ("agents", server.agents),
        ("https", server.https),
        ("http", server.http),
    ];
    let mut found: Vec<Socket> = doors
        .into_iter()
        .filter_map(|(what, address)| {
            let key = ["server", what];
            Some(of(config, (true, what), listening(address?), &key))
        })
        .collect();
    found.extend(handed(config, channels));
    if !server.lmtp_socket.is_empty() {
        let to = To::Socket(server.lmtp_socket.clone());
        found.push(of(config, (true, "lmtp"), to, &["server", "lmtp_socket"]));
    }
    for (name, channel) in channels {
        let calls = channel.calls();
        found.extend(calls.into_iter().map(|call| called(config, name, call)));
    }
    found
}

/// The way in for mail servers: it is there once a channel wants it, so that channel is the cause.
fn handed(config: &Config, channels: &Channels) -> Option<Socket> {
    let (name, _) = channels.iter().find(|(_, channel)| channel.is_handed())?;
    let to = listening(config.server.lmtp?);
    let key = ["channel", name.as_str(), "lmtp"];
    Some(Socket {
        channel: Some(name.clone()),
        ..of(config, (true, "lmtp"), to, &key)
    })
}

fn called(config: &Config, name: &Name, call: Call) -> Socket {
    let key = ["channel", name.as_str(), call.key];
    let mut socket = of(config, (false, call.what), call.to, &key);
    socket.channel = Some(name.clone());
    let settings = config.channels.get(name);
    socket.enabled = config.desk.messaging && settings.is_some_and(|it| it.enabled);
    let written = config.written().find(&key).map(|entry| &entry.value);
    if let (Some(Value::List(list)), Some(nth)) = (written, call.nth)
        && let Some((place, _)) = list.get(nth)
    {
        socket.origin = Some(config.sources().spelt(*place));
    }
    socket
}

fn of(config: &Config, (inward, what): (bool, &'static str), to: To, key: &[&str]) -> Socket {
    let entry = config.written().find(key);
    Socket {
        inward,
        what,
        to,
        channel: None,
        enabled: true,
        key: key.join("."),
        origin: entry.map(|entry| config.sources().spelt(entry.key)),
    }
}

fn listening(address: SocketAddr) -> To {
    To::Host(address.ip().to_string(), address.port())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::Ground;
    use crate::channels::email::token::ThreadKey;
    use crate::daemon::compile;

    fn found(text: &str) -> Vec<Socket> {
        let files = [("a/centralita.toml".to_owned(), text.to_owned())];
        let outcome = compile::from_files(&files, &Ground::new(ThreadKey::new(&[0; 32])));
        let (config, compiled) = outcome
            .compiled
            .unwrap_or_else(|| panic!("{:?}", outcome.problems));
        sockets(&config, &compiled.channels)
    }

    /// As `in what host:port key line`.
    fn told(text: &str) -> Vec<String> {
        let line = |it: &Socket| {
            let to = match &it.to {
                To::Host(host, port) => format!("{host}:{port}"),
                To::Socket(path) | To::Program(path) => path.clone(),
            };
            let way = if it.inward { "in" } else { "out" };
            let line = it.origin.as_ref().map_or(0, |(_, line)| *line);
            format!("{way} {} {to} {} {line}", it.what, it.key)
        };
        found(text).iter().map(line).collect()
    }

    #[test]
    fn a_desk_that_nobody_configured_only_listens_and_on_this_machine_alone() {
        let lines = told("");
        assert_eq!(
            lines,
            [
                "in agents 127.0.0.1:7443 server.agents 0",
                "in https 127.0.0.1:8443 server.https 0"
            ]
        );
        assert!(!found("").iter().any(Socket::is_open_to_others));
    }

    #[test]
    fn every_server_of_a_mailbox_is_named_with_its_line() {
        let lines = told(concat!(
            "[server]\nagents = \"\"\nhttps = \"0.0.0.0:8443\"\n[queue.s]\n[channel.m]\nkind = \"mail\"\n",
            "queue = \"s\"\naddress = \"a@example.com\"\nsmtp = \"192.0.2.25\"\nimap = \"imap.example.com\"\n",
            "user = \"a\"\npassword = { credential = \"mail\" }\nresolver = \"192.0.2.53\"\nlmtp = true\n",
            "token_url = \"https://id.example.com/token\"\nclient_id = \"desk\"\n"
        ));
        assert_eq!(
            lines,
            [
                "in https 0.0.0.0:8443 server.https 3",
                "in lmtp 127.0.0.1:2424 channel.m.lmtp 14",
                "out imap imap.example.com:993 channel.m.imap 10",
                "out smtp 192.0.2.25:587 channel.m.smtp 9",
                "out tokens id.example.com:443 channel.m.token_url 15",
                "out dns 192.0.2.53:53 channel.m.resolver 13"
            ]
        );
    }

    #[test]
    fn every_way_to_a_connector_is_named_each_host_of_files_with_its_own_line() {
        let lines = told(concat!(
            "[queue.s]\n[channel.p]\nkind = \"partner\"\nqueue = \"s\"\ntoken = { credential = \"t\" }\n",
            "signing_secret = { credential = \"s\" }\nurl = \"https://bridge.example/in\"\nmedia_hosts = [\n",
            "  \"cdn.example\",\n  \"*.files.example:8443\",\n]\n",
            "[channel.q]\nkind = \"partner\"\nqueue = \"s\"\nsocket = \"/run/q.sock\"\nenabled = false\n"
        ));
        assert_eq!(
            lines[2..],
            [
                "out push bridge.example:443 channel.p.url 7",
                "out files cdn.example:443 channel.p.media_hosts 9",
                "out files *.files.example:8443 channel.p.media_hosts 10",
                "out stream /run/q.sock channel.q.socket 15"
            ]
        );
    }

    #[test]
    fn what_is_off_is_named_as_off() {
        let text = concat!(
            "[queue.s]\n[channel.m]\nkind = \"mail\"\nqueue = \"s\"\naddress = \"a@example.com\"\n",
            "smtp = \"192.0.2.25\"\n"
        );
        let is_on = |text: &str| found(text)[2].enabled;
        assert!(is_on(text));
        assert!(!is_on(&format!("{text}enabled = false\n")));
        assert!(!is_on(&format!("[desk]\nmessaging = false\n{text}")));
    }
}
