//! `centralita config sockets`: every socket that the configuration could open, and the fence that follows from it.

mod fence;

use std::fs;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};

use serde_json::{Value, json};

use crate::channels::Ground;
use crate::channels::call::To;
use crate::channels::email::token::ThreadKey;
use crate::daemon::sockets::{self, Socket};
use crate::daemon::{compile, folder};
use crate::net::finder;
use crate::words::{self, Lang};

use super::args::{Global, Sockets};
use super::failure::Failure;
use super::output::{Output, complain, write};
use super::{check, connect};
use fence::Fence;

pub(super) use fence::Network;

/// Names them, or writes the drop-in that lets the service reach nothing else.
pub(super) fn sockets(global: &Global, asked: &Sockets, lang: Lang) -> Result<(), Failure> {
    let found = found(global, lang)?;
    if asked.drop_in {
        return drop_in(found, asked, lang);
    }
    let output = Output::new(global, lang);
    if output.json {
        let items: Vec<Value> = found.iter().map(document).collect();
        return Ok(output.document("config-sockets", json!({"items": items}))?);
    }
    let rows: Vec<Vec<String>> = found.iter().map(|it| row(it, lang)).collect();
    output.table(
        &[
            "cli.sockets_way",
            "cli.sockets_for",
            "cli.sockets_where",
            "cli.sockets_cause",
        ],
        &rows,
    )?;
    if output.is_plain() {
        return Ok(());
    }
    Ok(output.say("cli.sockets_besides", &[])?)
}

/// All of them, the control socket and this machine's DNS servers with them.
fn found(global: &Global, lang: Lang) -> Result<Vec<Socket>, Failure> {
    let place = check::settings_folder(global);
    let look = folder::look(&place);
    let ground = Ground::new(ThreadKey::new(&[0; 32]));
    let outcome = compile::from_look(&look, &ground);
    let Some((config, compiled)) = outcome.compiled else {
        check::show(lang, &outcome.problems, outcome.left_out);
        return Err(Failure::Config);
    };
    let mut found = sockets::sockets(&config, &compiled.channels);
    let control = To::Socket(connect::socket(global).display().to_string());
    found.insert(0, besides(true, "control", control, "serve --socket"));
    if found.iter().any(|it| it.name().is_some()) {
        let text = fs::read_to_string(RESOLV_CONF).unwrap_or_default();
        for server in finder::resolvers(&text) {
            let to = To::Host(server.ip().to_string(), server.port());
            found.push(besides(false, "names_looked_up", to, RESOLV_CONF));
        }
    }
    Ok(found)
}

/// One that no key of the configuration causes.
fn besides(inward: bool, what: &'static str, to: To, cause: &str) -> Socket {
    Socket {
        inward,
        what,
        to,
        channel: None,
        enabled: true,
        key: cause.to_owned(),
        origin: None,
    }
}

fn row(socket: &Socket, lang: Lang) -> Vec<String> {
    let say = |key: &str| words::say(lang, key, &[]);
    let way = say(if socket.inward {
        "cli.sockets_in"
    } else {
        "cli.sockets_out"
    });
    let what = say(&format!("cli.sockets_{}", socket.what));
    let place = match &socket.to {
        To::Host(host, port) => at(host, *port),
        To::Socket(path) | To::Program(path) => path.clone(),
    };
    let mut cause = socket.key.clone();
    if let Some((file, line)) = &socket.origin {
        cause = format!("{cause}  {file}:{line}");
    } else if socket.key.contains('.') && !socket.key.starts_with('/') {
        cause = format!("{cause}  ({})", say("cli.sockets_default"));
    }
    if !socket.enabled {
        cause = format!("{cause}  ({})", say("cli.sockets_off"));
    }
    vec![way, what, place, cause]
}

fn document(socket: &Socket) -> Value {
    let (kind, host, port, path) = match &socket.to {
        To::Host(host, port) => ("host", Some(host), Some(port), None),
        To::Socket(path) => ("socket", None, None, Some(path)),
        To::Program(path) => ("program", None, None, Some(path)),
    };
    let (file, line) = socket.origin.clone().unzip();
    json!({
        "direction": if socket.inward { "in" } else { "out" },
        "what": socket.what,
        "kind": kind,
        "host": host,
        "port": port,
        "path": path,
        "channel": socket.channel,
        "enabled": socket.enabled,
        "key": socket.key,
        "file": file,
        "line": line,
    })
}

/// `host:port`, with brackets where the host is an address of the sixth version.
fn at(host: &str, port: u16) -> String {
    host.parse::<IpAddr>().map_or_else(
        |_| format!("{host}:{port}"),
        |ip| SocketAddr::new(ip, port).to_string(),
    )
}

/// Writes the drop-in to standard output; names that stay without an address are said on standard error.
fn drop_in(found: Vec<Socket>, asked: &Sockets, lang: Lang) -> Result<(), Failure> {
    let opening = found.iter().find(|it| it.is_open_to_others());
    if let Some(open) = opening.filter(|_| asked.from.is_empty()) {
        let To::Host(host, port) = &open.to else {
            unreachable!("only hosts are open to others");
        };
        let values = vec![("key", open.key.clone()), ("place", at(host, *port))];
        return Err(Failure::Usage("cli.sockets_from_whom", values));
    }
    let mut fence = Fence::new(asked.from.clone());
    for socket in found.iter().filter(|it| !it.inward) {
        let To::Host(host, _) = &socket.to else {
            continue;
        };
        let addresses = match (host.parse::<IpAddr>(), asked.resolve) {
            (Ok(address), _) => vec![address],
            (Err(_), true) => looked_up(host),
            (Err(_), false) => Vec::new(),
        };
        fence.let_out(socket, host, &addresses);
    }
    write(&fence.text(lang))?;
    if fence.unknown().is_empty() {
        return Ok(());
    }
    let names = fence.unknown().join(", ");
    complain(&words::say(lang, "cli.sockets_names", &[("names", &names)]));
    Err(Failure::Partly)
}

/// The addresses of a name as this machine finds them now; none for all names below one.
fn looked_up(host: &str) -> Vec<IpAddr> {
    if host == "localhost" || host.starts_with("*.") {
        return Vec::new();
    }
    let found = (host, 0).to_socket_addrs();
    let mut found: Vec<IpAddr> = found.into_iter().flatten().map(|it| it.ip()).collect();
    found.sort();
    found.dedup();
    found
}

/// A network that people come from, as it is typed: `192.168.0.0/16`, `2001:db8::/32`, `192.0.2.7`.
pub(super) fn network(text: &str) -> Result<Network, String> {
    Network::parse(text).ok_or_else(|| text.to_owned())
}

/// Whom this machine asks for the addresses of names.
const RESOLV_CONF: &str = "/etc/resolv.conf";
