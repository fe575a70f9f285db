//! A disk in memory that loses and tears what was not synced, fails when told to, and fills up.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard};

use redb::StorageBackend;

/// A disk. Clones are the same one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Disk {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    /// What a loss of power leaves for certain.
    synced: Vec<u8>,
    /// What the process sees.
    seen: Vec<u8>,
    /// What was written since the last sync.
    pending: Vec<Pending>,
    syncs: u64,
    /// The sync that fails, and everything after it.
    fails_at: Option<u64>,
    failed: bool,
    /// The longest the file may become.
    room: Option<u64>,
}

#[derive(Clone, Debug)]
enum Pending {
    Length(usize),
    Write(usize, Vec<u8>),
}

impl Disk {
    /// A disk that holds these bytes.
    pub(crate) fn holding(bytes: Vec<u8>) -> Self {
        let state = State {
            synced: bytes.clone(),
            seen: bytes,
            ..State::default()
        };
        Self {
            state: Arc::new(Mutex::new(state)),
        }
    }

    /// Fails at the `n`-th sync from now on (0 is the next), and with everything after it.
    pub(crate) fn fail_after(&self, n: u64) {
        let mut state = self.state();
        state.fails_at = Some(state.syncs + n);
    }

    /// Says that the disk is full whenever the file would become longer than it is.
    pub(crate) fn fill(&self) {
        let mut state = self.state();
        state.room = Some(state.seen.len() as u64);
    }

    /// What a process sees.
    pub(crate) fn seen(&self) -> Vec<u8> {
        self.state().seen.clone()
    }

    /// Exactly what was synced.
    pub(crate) fn synced(&self) -> Vec<u8> {
        self.state().synced.clone()
    }

    /// What a loss of power leaves: all that was synced, and of the rest any part in any order.
    pub(crate) fn after_power_loss(&self, dice: &mut Dice) -> Vec<u8> {
        let state = self.state();
        let mut image = state.synced.clone();
        let mut pending = state.pending.clone();
        // Whether the file's new length was kept is the file system's choice, as a whole.
        if dice.below(2) == 0 {
            for change in &pending {
                if let Pending::Length(length) = change {
                    image.resize(*length, 0);
                }
            }
        }
        for at in (1..pending.len()).rev() {
            pending.swap(at, dice.below(at + 1));
        }
        let kept = dice.below(5);
        for change in pending {
            if let Pending::Write(offset, bytes) = change {
                tear(
                    &mut image,
                    offset,
                    &bytes,
                    |dice| dice.below(4) < kept,
                    dice,
                );
            }
        }
        image
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nothing panics in the disk")
    }
}

/// Writes those sectors of `bytes` that `keep` says yes to.
fn tear(
    image: &mut [u8],
    offset: usize,
    bytes: &[u8],
    keep: impl Fn(&mut Dice) -> bool,
    dice: &mut Dice,
) {
    let mut at = 0;
    while at < bytes.len() {
        let end = (at + SECTOR_BYTES - (offset + at) % SECTOR_BYTES).min(bytes.len());
        let target = offset + at..offset + end;
        if keep(dice)
            && let Some(sector) = image.get_mut(target)
        {
            sector.copy_from_slice(&bytes[at..end]);
        }
        at = end;
    }
}

impl State {
    fn check(&self) -> io::Result<()> {
        if self.failed {
            return Err(io::Error::other("the power is gone"));
        }
        Ok(())
    }
}

fn place(n: u64) -> usize {
    usize::try_from(n).expect("a disk in memory is small")
}

impl StorageBackend for Disk {
    fn len(&self) -> io::Result<u64> {
        Ok(self.state().seen.len() as u64)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let state = self.state();
        let start = place(offset);
        match state.seen.get(start..start + out.len()) {
            Some(bytes) => {
                out.copy_from_slice(bytes);
                Ok(())
            }
            None => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let mut state = self.state();
        state.check()?;
        if state.room.is_some_and(|room| len > room) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        state.seen.resize(place(len), 0);
        state.pending.push(Pending::Length(place(len)));
        Ok(())
    }

    fn sync_data(&self) -> io::Result<()> {
        let mut state = self.state();
        state.check()?;
        if state.fails_at == Some(state.syncs) {
            state.failed = true;
            return state.check();
        }
        state.syncs += 1;
        state.pending.clear();
        state.synced = state.seen.clone();
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        state.check()?;
        let start = place(offset);
        state.seen[start..start + data.len()].copy_from_slice(data);
        state.pending.push(Pending::Write(start, data.to_vec()));
        Ok(())
    }
}

/// Numbers that look random and are the same for the same seed.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `n`, which is not zero.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % n as u64).expect("below a usize")
    }
}

const SECTOR_BYTES: usize = 512;
