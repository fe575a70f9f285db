//! TCP listeners that keep standing: bounded in all, bounded per source, patient when descriptors
//! run out.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsRawFd, RawFd};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustix::io::Errno;
use rustix::net::sockopt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

/// How many connections one listener has at once.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    /// In all; the next one waits in the system's queue until a place is free.
    pub connections_max: usize,
    /// From one source, which is an IPv4 address or the first 64 bits of an IPv6 address; the next
    /// one is closed at once.
    pub per_source_max: usize,
}

/// A listener and its limits.
pub struct Gate {
    listener: TcpListener,
    crowd: Crowd,
    places: Arc<Semaphore>,
    sources: Arc<Sources>,
    reserve: Reserve,
}

/// A connection that was let in.
pub struct Arrival {
    /// The connection, tuned: no delay, keepalive.
    pub stream: TcpStream,
    /// Where it comes from.
    pub peer: SocketAddr,
    /// Its place among the permitted; free again when dropped.
    pub place: Place,
}

/// One place among the connections of a listener; held for as long as the connection lives.
pub struct Place {
    _permit: OwnedSemaphorePermit,
    source: IpAddr,
    sources: Arc<Sources>,
}

/// A listener could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// The address is taken, not of this machine, or not permitted.
    #[error("cannot listen on {address}: {cause}")]
    Bind {
        /// The address, or the path of a local socket.
        address: String,
        /// What the system said.
        cause: io::Error,
    },
    /// Another process listens there and answers.
    #[error("another process already listens on {address}")]
    Taken {
        /// The path of the local socket.
        address: String,
    },
    /// What was passed by descriptor is not a listening socket of the kind expected.
    #[error("descriptor {descriptor} is not a usable listener: {cause}")]
    Passed {
        /// The number of the descriptor.
        descriptor: RawFd,
        /// What the system said.
        cause: io::Error,
    },
}

impl Default for Crowd {
    fn default() -> Self {
        Crowd {
            connections_max: 4096,
            per_source_max: 256,
        }
    }
}

impl Gate {
    /// Listens on an address; port 0 takes a free one.
    pub async fn bind(address: SocketAddr, crowd: Crowd) -> Result<Gate, BindError> {
        let failed = |cause| BindError::Bind {
            address: address.to_string(),
            cause,
        };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        Gate::over(listener, crowd).map_err(failed)
    }

    /// Serves a listener that the service manager opened and handed over.
    pub fn passed(listener: std::net::TcpListener, crowd: Crowd) -> Result<Gate, BindError> {
        let descriptor = listener.as_raw_fd();
        let failed = |cause| BindError::Passed { descriptor, cause };
        listener.set_nonblocking(true).map_err(failed)?;
        listener.local_addr().map_err(failed)?;
        let listener = TcpListener::from_std(listener).map_err(failed)?;
        Gate::over(listener, crowd).map_err(failed)
    }

    /// The address it listens on, with the real port.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// The next connection that may come in. Never fails: what goes wrong with one connection is
    /// that connection's end. Nothing is lost if the wait is given up.
    pub async fn arrival(&mut self) -> Arrival {
        loop {
            let permit = Arc::clone(&self.places)
                .acquire_owned()
                .await
                .expect("nobody closes the semaphore");
            match self.listener.accept().await {
                Ok((stream, peer)) => {
                    self.reserve.recovered();
                    let source = source_of(peer.ip());
                    if !self.sources.enter(source, self.crowd.per_source_max) {
                        tracing::debug!(%peer, "too many connections from one source");
                        continue;
                    }
                    let sources = Arc::clone(&self.sources);
                    let place = Place {
                        _permit: permit,
                        source,
                        sources,
                    };
                    tune(&stream);
                    return Arrival {
                        stream,
                        peer,
                        place,
                    };
                }
                Err(error) => {
                    let listener = &self.listener;
                    self.reserve
                        .after(&error, async { drop(listener.accept().await) })
                        .await;
                }
            }
        }
    }

    fn over(listener: TcpListener, crowd: Crowd) -> io::Result<Gate> {
        Ok(Gate {
            listener,
            crowd,
            places: Arc::new(Semaphore::new(crowd.connections_max.clamp(1, PLACES_MAX))),
            sources: Arc::default(),
            reserve: Reserve::new()?,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.sources.leave(self.source);
    }
}

/// Sets what every TCP connection here has: small writes leave at once, and a peer that is gone
/// without a word is noticed within 45 s.
///
/// A connection where this fails is already closing, so failures are not reported.
pub fn tune(stream: &TcpStream) {
    let _ = stream.set_nodelay(true);
    let _ = sockopt::set_socket_keepalive(stream, true);
    let _ = sockopt::set_tcp_keepidle(stream, KEEPALIVE_IDLE);
    let _ = sockopt::set_tcp_keepintvl(stream, KEEPALIVE_INTERVAL);
    let _ = sockopt::set_tcp_keepcnt(stream, KEEPALIVE_PROBES);
    // Also ends a connection whose reader has stopped reading (RFC 5482).
    let _ = sockopt::set_tcp_user_timeout(stream, UNACKNOWLEDGED_MILLISECONDS);
}

/// One descriptor kept in hand for the moment when there are no more.
///
/// Without it a connection that cannot be accepted stays first in the queue, its client waits for
/// ever, and the loop spins. With it the client is at least told, by a close.
pub(super) struct Reserve {
    held: Option<File>,
    exhausted: bool,
}

impl Reserve {
    pub(super) fn new() -> io::Result<Reserve> {
        Ok(Reserve {
            held: Some(File::open(NOTHING)?),
            exhausted: false,
        })
    }

    /// Waits out a failed accept; `shed` accepts one connection and closes it.
    pub(super) async fn after(&mut self, error: &io::Error, shed: impl Future<Output = ()>) {
        let exhausted = matches!(
            Errno::from_io_error(error),
            Some(Errno::MFILE | Errno::NFILE | Errno::NOBUFS | Errno::NOMEM)
        );
        if !exhausted {
            // The client left before it was let in, or a network error of that one connection.
            tracing::debug!(%error, "a connection was not accepted");
            return;
        }
        if !self.exhausted {
            tracing::warn!(%error, "no descriptors left, turning connections away");
        }
        self.exhausted = true;
        self.held = None;
        let _ = timeout(SHED_PATIENCE, shed).await;
        self.held = File::open(NOTHING).ok();
        sleep(EXHAUSTED_PAUSE).await;
    }

    pub(super) fn recovered(&mut self) {
        if self.held.is_none() {
            self.held = File::open(NOTHING).ok();
        }
        if self.exhausted {
            self.exhausted = false;
            tracing::info!("descriptors are free again");
        }
    }
}

/// Connections per source; a source without any has no entry, so it is bounded by the places.
#[derive(Default)]
struct Sources(Mutex<BTreeMap<IpAddr, usize>>);

impl Sources {
    fn enter(&self, source: IpAddr, max: usize) -> bool {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(source).or_insert(0);
        if *count >= max.max(1) {
            return false;
        }
        *count += 1;
        true
    }

    fn leave(&self, source: IpAddr) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&source) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&source);
            }
        }
    }
}

/// One customer of a provider has a whole /64 of IPv6.
fn source_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(network))
        }
    }
}

const NOTHING: &str = "/dev/null";
const KEEPALIVE_IDLE: Duration = Duration::from_secs(20);
const KEEPALIVE_INTERVAL: Duration = Duration::from_secs(5);
const KEEPALIVE_PROBES: u32 = 4;
const UNACKNOWLEDGED_MILLISECONDS: u32 = 40_000;
const EXHAUSTED_PAUSE: Duration = Duration::from_millis(100);
const SHED_PATIENCE: Duration = Duration::from_millis(1);
const PLACES_MAX: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncReadExt;

    async fn gate(crowd: Crowd) -> (Gate, SocketAddr) {
        let gate = Gate::bind(SocketAddr::from(([127, 0, 0, 1], 0)), crowd)
            .await
            .expect("bound");
        let address = gate.address().expect("bound");
        (gate, address)
    }

    #[tokio::test]
    async fn a_connection_over_the_cap_of_its_source_is_closed_and_the_next_source_comes_in() {
        let (mut gate, address) = gate(Crowd {
            connections_max: 10,
            per_source_max: 1,
        })
        .await;
        let _first = TcpStream::connect(address).await.expect("connected");
        let held = gate.arrival().await;
        let mut second = TcpStream::connect(address).await.expect("queued");
        let other = tokio::net::TcpSocket::new_v4().expect("a socket");
        other
            .bind(SocketAddr::from(([127, 0, 0, 2], 0)))
            .expect("bound");
        let _third = other.connect(address).await.expect("connected");
        let arrival = gate.arrival().await;
        assert_eq!(arrival.peer.ip(), IpAddr::from([127, 0, 0, 2]));
        assert_eq!(
            second.read(&mut [0]).await.unwrap_or(0),
            0,
            "closed by the gate"
        );
        drop(held);
        let _again = TcpStream::connect(address).await.expect("connected");
        gate.arrival().await;
    }

    #[tokio::test]
    async fn a_connection_over_the_cap_in_all_waits_for_a_place() {
        let (mut gate, address) = gate(Crowd {
            connections_max: 1,
            per_source_max: 9,
        })
        .await;
        let _first = TcpStream::connect(address).await.expect("connected");
        let held = gate.arrival().await;
        let _second = TcpStream::connect(address).await.expect("queued");
        assert!(
            timeout(Duration::from_millis(20), gate.arrival())
                .await
                .is_err()
        );
        drop(held);
        gate.arrival().await;
    }

    #[tokio::test]
    async fn a_listener_that_was_handed_over_is_served() {
        let outside = std::net::TcpListener::bind("127.0.0.1:0").expect("bound");
        let address = outside.local_addr().expect("bound");
        let mut gate = Gate::passed(outside, Crowd::default()).expect("taken over");
        assert_eq!(gate.address().expect("bound"), address);
        let _client = TcpStream::connect(gate.address().expect("bound"))
            .await
            .expect("connected");
        gate.arrival().await;
    }

    #[tokio::test(start_paused = true)]
    async fn without_descriptors_one_connection_is_shed_and_the_loop_pauses() {
        let mut reserve = Reserve::new().expect("a reserve");
        let shed = std::cell::Cell::new(0);
        let error = io::Error::from(Errno::MFILE);
        let before = tokio::time::Instant::now();
        for _ in 0..3 {
            reserve
                .after(&error, async { shed.set(shed.get() + 1) })
                .await;
        }
        assert_eq!(shed.get(), 3);
        assert!(before.elapsed() >= 3 * EXHAUSTED_PAUSE);
        assert!(reserve.held.is_some() && reserve.exhausted);
        reserve.recovered();
        assert!(!reserve.exhausted);
    }

    #[tokio::test]
    async fn an_error_of_one_connection_costs_no_pause() {
        let mut reserve = Reserve::new().expect("a reserve");
        let error = io::Error::from(Errno::CONNABORTED);
        reserve
            .after(&error, async { panic!("nothing is shed") })
            .await;
        assert!(!reserve.exhausted);
    }

    #[test]
    fn one_ipv6_customer_is_one_source() {
        let of = |text: &str| source_of(text.parse().expect("an address"));
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    }
}
