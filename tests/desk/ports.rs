//! Ports for servers that are told theirs, and for desks that keep theirs over a restart.

use std::net::TcpListener;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::sync::{Mutex, PoisonError};

/// Where they begin: below those that the kernel gives to whoever asks for any, so that nobody comes upon one of
/// these by chance.
const FIRST: u16 = 10_000;

/// How many there are.
const PORTS: u16 = 5_000;

/// What shows other programs of tests that a port is taken, even while nobody listens there.
static CLAIMS: Mutex<Vec<UnixListener>> = Mutex::new(Vec::new());

/// Ports of this machine that are this program's until it ends.
pub(crate) fn own_ports<const N: usize>() -> [u16; N] {
    let mut claims = CLAIMS.lock().unwrap_or_else(PoisonError::into_inner);
    // Every program begins elsewhere, and comes round to all of them.
    let places = u32::from(PORTS);
    let begin = std::process::id() * PORTS_EACH % places;
    let all = (0..places).map(|n| FIRST + u16::try_from((begin + n) % places).expect("few"));
    let mut free = all.filter(|port| {
        let name = format!("centralita-tests-port-{port}");
        let name = SocketAddr::from_abstract_name(name).expect("short");
        let claim = UnixListener::bind_addr(&name);
        let is_free = claim.is_ok() && TcpListener::bind(("127.0.0.1", *port)).is_ok();
        claims.extend(claim);
        is_free
    });
    [(); N].map(|()| free.next().expect("a free port"))
}

/// How far apart programs begin to look: more than most of them want.
const PORTS_EACH: u32 = 16;
