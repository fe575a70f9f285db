//! How many commands share a commit: pure arithmetic over what came and what it took.

use std::time::Duration;

use crate::engine::command::{Act, Command, Outbound, Reply, Work};

use super::handle::Envelope;

/// The most commands in one commit.
pub const COMMANDS_MAX: usize = 256;

/// The most text in one commit, in bytes; the batch that exceeds it is the last to be added to.
pub const BATCH_BYTES_MAX: usize = 2 << 20;

/// The longest that a command waits for others to share its commit with.
pub const WAIT_MAX: Duration = Duration::from_millis(2);

/// What one batch holds so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Load {
    commands: usize,
    bytes: usize,
}

impl Load {
    pub(super) fn add(&mut self, envelope: &Envelope) {
        self.commands += 1;
        if let Envelope::Command(command, _) = envelope {
            self.bytes += weight(command);
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.commands >= COMMANDS_MAX || self.bytes >= BATCH_BYTES_MAX
    }
}

/// How long the writer waits for company.
///
/// A few do not wait for each other. Among many, those answered together ask again nearly together, and
/// are read and answered on another core than the writer's: it goes on once a part of them is there,
/// rather than stand still until the last has come. Without waiting for that part everybody would be
/// split into ever smaller groups, each waiting for the commits of the others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pace {
    expected: usize,
    took: Duration,
    /// How often in a row it was waited in vain: then those who ask are not the same again.
    in_vain: u32,
}

impl Pace {
    /// How much longer to wait for the next command, after `waited` since the first.
    pub(super) fn wait(&self, load: &Load, waited: Duration) -> Duration {
        if load.commands >= self.expected {
            return Duration::ZERO;
        }
        let patience = (self.took / 4).min(WAIT_MAX) / (1 << self.in_vain);
        patience.saturating_sub(waited)
    }

    /// The waiting is over.
    pub(super) fn gathered(&mut self, load: &Load) {
        if load.commands < self.expected {
            self.in_vain = (self.in_vain + 1).min(IN_VAIN_MAX);
        } else {
            self.in_vain = 0;
        }
    }

    /// So many were answered together, after so long, and so many others came meanwhile.
    pub(super) fn worked(&mut self, answered: usize, waiting: usize, took: Duration) {
        let share = (answered + waiting).div_ceil(EXPECTED_PART);
        self.expected = share.min(COMMANDS_MAX);
        self.took = took;
    }
}

/// Of how many parts of all who asked lately one is waited for.
const EXPECTED_PART: usize = 4;

/// Patience is halved at most so often.
const IN_VAIN_MAX: u32 = 5;

/// About how many bytes a command adds to its batch.
fn weight(command: &Command) -> usize {
    let reply = |reply: &Reply| reply.text.len() + reply.html.as_ref().map_or(0, String::len);
    match command.act.said() {
        Act::Receive(it) => it.text.len() + it.html.as_ref().map_or(0, String::len),
        Act::Begin(it) => {
            let Outbound { reply: it, .. } = &**it;
            reply(it)
        }
        Act::Work { act, .. } => match act {
            Work::Reply(it) => reply(it),
            Work::Note { text, .. } | Work::Draft { text, .. } => text.len(),
            _ => 0,
        },
        Act::Reconfigure(it) => it.files.iter().map(|(_, text)| text.len()).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(commands: usize) -> Load {
        Load { commands, bytes: 0 }
    }

    #[test]
    fn a_single_asker_is_never_made_to_wait() {
        let mut pace = Pace::default();
        assert_eq!(pace.wait(&load(1), Duration::ZERO), Duration::ZERO);
        pace.worked(1, 0, Duration::from_millis(9));
        assert_eq!(pace.wait(&load(1), Duration::ZERO), Duration::ZERO);
    }

    #[test]
    fn a_quarter_of_many_askers_is_waited_for_but_not_longer_than_the_limit() {
        let mut pace = Pace::default();
        pace.worked(40, 24, Duration::from_millis(4));
        let wait = |n, waited| pace.wait(&load(n), Duration::from_micros(waited));
        assert_eq!(wait(8, 0), Duration::from_millis(1));
        assert_eq!(wait(8, 600), Duration::from_micros(400));
        assert_eq!(wait(16, 0), Duration::ZERO);
        pace.worked(64, 0, Duration::from_secs(9));
        assert_eq!(pace.wait(&load(1), Duration::ZERO), WAIT_MAX);
    }

    #[test]
    fn waiting_in_vain_makes_impatient_until_somebody_comes_again() {
        let mut pace = Pace::default();
        let wait = |pace: &Pace| pace.wait(&load(1), Duration::ZERO);
        pace.worked(8, 8, Duration::from_millis(8));
        assert_eq!(wait(&pace), Duration::from_millis(2));
        pace.gathered(&load(1));
        pace.gathered(&load(3));
        assert_eq!(wait(&pace), Duration::from_micros(500));
        pace.gathered(&load(4));
        assert_eq!(wait(&pace), Duration::from_millis(2));
    }
}
