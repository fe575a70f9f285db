//! The local socket: who calls is known from the kernel, not from what is said.

use std::fs;
use std::io;
use std::os::fd::{OwnedFd, RawFd};
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt};
use std::os::unix::net::UnixStream as BlockingStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::process::{PidfdFlags, PidfdGetfdFlags, getpid, pidfd_getfd, pidfd_open};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::tcp::{BindError, Reserve};

/// A listener on a path. The path is removed when it is dropped, if it is still its own.
pub struct LocalGate {
    listener: UnixListener,
    places: Arc<Semaphore>,
    reserve: Reserve,
    bound: Option<Bound>,
}

/// A local connection that was let in.
pub struct LocalArrival {
    /// The connection.
    pub stream: UnixStream,
    /// The process at the other end, as it was when it connected.
    pub peer: PeerCredentials,
    /// Its place among the permitted; free again when dropped.
    pub place: LocalPlace,
}

/// Whose process is at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerCredentials {
    /// The effective user.
    pub uid: u32,
    /// The effective group.
    pub gid: u32,
    /// The process, where the kernel says.
    pub pid: Option<i32>,
}

/// One place among the connections of a local socket; held for as long as the connection lives.
pub struct LocalPlace {
    _permit: OwnedSemaphorePermit,
}

struct Bound {
    path: PathBuf,
    inode: (u64, u64),
}

impl LocalGate {
    /// Listens on `path` for its owner and group (mode 0660).
    ///
    /// A socket left behind by a process that died is replaced. One where somebody answers is
    /// [`BindError::Taken`], and anything that is not a socket stays untouched and is an error.
    pub fn bind(path: &Path, connections_max: usize) -> Result<LocalGate, BindError> {
        let failed = |cause| BindError::Bind {
            address: path.display().to_string(),
            cause,
        };
        check_stale(path)?;
        // It gets its mode under another name: under its own nobody connects before it has it.
        let early = path.with_extension("new");
        match fs::remove_file(&early) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        let listener = UnixListener::bind(&early).map_err(failed)?;
        fs::set_permissions(&early, fs::Permissions::from_mode(0o660)).map_err(failed)?;
        let inode = inode_of(&early).map_err(failed)?;
        fs::rename(&early, path).map_err(failed)?;
        let bound = Some(Bound {
            path: path.to_owned(),
            inode,
        });
        LocalGate::over(listener, connections_max, bound).map_err(failed)
    }

    /// Takes over a listener that the service manager opened and passed as a descriptor.
    pub fn passed(descriptor: RawFd, connections_max: usize) -> Result<LocalGate, BindError> {
        let failed = |cause| BindError::Passed { descriptor, cause };
        let listener = std::os::unix::net::UnixListener::from(own_descriptor(descriptor)?);
        listener.set_nonblocking(true).map_err(failed)?;
        listener.local_addr().map_err(failed)?;
        let listener = UnixListener::from_std(listener).map_err(failed)?;
        LocalGate::over(listener, connections_max, None).map_err(failed)
    }

    /// The next connection; waits for a place when all are taken. Never fails, and nothing is lost
    /// if the wait is given up.
    pub async fn arrival(&mut self) -> LocalArrival {
        loop {
            let permit = Arc::clone(&self.places)
                .acquire_owned()
                .await
                .expect("nobody closes the semaphore");
            match self.listener.accept().await {
                Ok((stream, _)) => {
                    self.reserve.recovered();
                    // Without credentials nobody is known, so nobody comes in.
                    let Ok(peer) = stream.peer_cred() else {
                        continue;
                    };
                    let peer = PeerCredentials {
                        uid: peer.uid(),
                        gid: peer.gid(),
                        pid: peer.pid(),
                    };
                    return LocalArrival {
                        stream,
                        peer,
                        place: LocalPlace { _permit: permit },
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

    /// Whether the path lets nobody connect but its owner and its group, as things stand now. Not where
    /// there is no path to look at.
    pub fn is_shut(&self) -> bool {
        let address = self.listener.local_addr().ok();
        let path = match &self.bound {
            Some(bound) => Some(bound.path.as_path()),
            None => address.as_ref().and_then(|address| address.as_pathname()),
        };
        let found = path.and_then(|path| fs::metadata(path).ok());
        found.is_some_and(|found| found.permissions().mode() & CONNECT_BY_OTHERS == 0)
    }

    fn over(
        listener: UnixListener,
        connections_max: usize,
        bound: Option<Bound>,
    ) -> io::Result<LocalGate> {
        let places = Arc::new(Semaphore::new(connections_max.clamp(1, PLACES_MAX)));
        Ok(LocalGate {
            listener,
            places,
            reserve: Reserve::new()?,
            bound,
        })
    }
}

impl Drop for LocalGate {
    fn drop(&mut self) {
        if let Some(bound) = &self.bound {
            // A successor may have taken the path already; its socket is not ours to remove.
            if inode_of(&bound.path).is_ok_and(|inode| inode == bound.inode) {
                let _ = fs::remove_file(&bound.path);
            }
        }
    }
}

/// Only a socket that nobody listens on may be replaced.
fn check_stale(path: &Path) -> Result<(), BindError> {
    let address = path.display().to_string();
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(BindError::Bind { address, cause }),
        Ok(found) if !found.file_type().is_socket() => {
            let cause = io::Error::new(
                io::ErrorKind::AlreadyExists,
                "something that is not a socket has this name; move it away",
            );
            return Err(BindError::Bind { address, cause });
        }
        Ok(_) => {}
    }
    match BlockingStream::connect(path) {
        Ok(_) => Err(BindError::Taken { address }),
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        // A full queue means that somebody listens and is busy.
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
            Err(BindError::Taken { address })
        }
        Err(cause) => Err(BindError::Bind { address, cause }),
    }
}

fn inode_of(path: &Path) -> io::Result<(u64, u64)> {
    let found = fs::symlink_metadata(path)?;
    Ok((found.dev(), found.ino()))
}

const PLACES_MAX: usize = 1 << 16;

/// To connect is to write.
const CONNECT_BY_OTHERS: u32 = 0o002;

/// Owns a copy of a descriptor that this process was started with.
///
/// The copy is asked of the kernel (Linux 5.6) because a bare number cannot be owned safely. The unit's filter of
/// system calls refuses that, and passes no local socket either.
fn own_descriptor(descriptor: RawFd) -> Result<OwnedFd, BindError> {
    pidfd_open(getpid(), PidfdFlags::empty())
        .and_then(|process| pidfd_getfd(process, descriptor, PidfdGetfdFlags::empty()))
        .map_err(|errno| BindError::Passed {
            descriptor,
            cause: errno.into(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::fd::AsRawFd;

    #[tokio::test]
    async fn the_caller_is_known_by_its_credentials() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("control.sock");
        let mut gate = LocalGate::bind(&path, 4).expect("bound");
        let _client = UnixStream::connect(&path).await.expect("connected");
        let arrival = gate.arrival().await;
        assert_eq!(arrival.peer.uid, rustix::process::getuid().as_raw());
        assert_eq!(arrival.peer.pid, i32::try_from(std::process::id()).ok());
    }

    #[tokio::test]
    async fn the_socket_is_for_owner_and_group_and_goes_with_its_listener() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("control.sock");
        let gate = LocalGate::bind(&path, 4).expect("bound");
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o660);
        drop(gate);
        assert!(!path.exists());
    }

    #[tokio::test]
    async fn a_socket_that_others_may_write_to_is_not_shut() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("control.sock");
        let gate = LocalGate::bind(&path, 4).expect("bound");
        assert!(gate.is_shut());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o662)).expect("opened");
        assert!(!gate.is_shut());
        let outside = std::os::unix::net::UnixListener::bind(folder.path().join("passed"));
        let passed = LocalGate::passed(outside.expect("bound").as_raw_fd(), 4).expect("passed");
        assert_eq!(
            passed.is_shut(),
            mode_of(&folder.path().join("passed")) & 0o002 == 0
        );
    }

    fn mode_of(path: &Path) -> u32 {
        fs::metadata(path).expect("there").permissions().mode()
    }

    #[tokio::test]
    async fn a_stale_socket_is_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("control.sock");
        drop(std::os::unix::net::UnixListener::bind(&path).expect("bound"));
        assert!(path.exists(), "a plain listener leaves its path behind");
        let mut gate = LocalGate::bind(&path, 4).expect("replaced");
        let _client = UnixStream::connect(&path).await.expect("connected");
        gate.arrival().await;
    }

    #[tokio::test]
    async fn a_socket_where_somebody_answers_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("control.sock");
        let _first = LocalGate::bind(&path, 4).expect("bound");
        let error = LocalGate::bind(&path, 4).err().expect("refused");
        assert!(matches!(error, BindError::Taken { .. }), "{error}");
        UnixStream::connect(&path)
            .await
            .expect("the first still listens");
    }

    #[tokio::test]
    async fn a_file_with_that_name_is_never_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("control.sock");
        fs::write(&path, "precious").expect("written");
        assert!(LocalGate::bind(&path, 4).is_err());
        assert_eq!(fs::read(&path).expect("there"), b"precious");
    }

    #[tokio::test]
    async fn a_listener_passed_by_descriptor_is_served() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("control.sock");
        let outside = std::os::unix::net::UnixListener::bind(&path).expect("bound");
        let mut gate = LocalGate::passed(outside.as_raw_fd(), 4).expect("taken over");
        let _client = UnixStream::connect(&path).await.expect("connected");
        gate.arrival().await;
    }
}
