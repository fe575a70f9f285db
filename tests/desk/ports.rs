//! Ports for servers that are told theirs, and for desks that keep theirs over a restart.

use std::net::TcpListener;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::sync::{Mutex, PoisonError};

/// Below those that the kernel gives to whoever asks for any: nobody comes upon one of these by chance.
const RANGE: std::ops::Range<u16> = 10_000..15_000;

/// What shows other programs of tests that a port is taken, even while nobody listens there.
static CLAIMS: Mutex<Vec<UnixListener>> = Mutex::new(Vec::new());

/// Ports of this machine that are this program's until it ends.
pub(crate) fn own_ports<const N: usize>() -> [u16; N] {
    let mut claims = CLAIMS.lock().unwrap_or_else(PoisonError::into_inner);
    let first = usize::try_from(std::process::id()).expect("a number") * PORTS_EACH % RANGE.len();
    let mut free = RANGE.cycle().skip(first).take(RANGE.len()).filter(|port| {
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
const PORTS_EACH: usize = 16;
