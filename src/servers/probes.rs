//! What only tries whether a chat or a form is reached: known by a name that nobody can guess, answered like
//! anything else, and kept nowhere.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::Name;

/// What is expected, each with its channel.
#[derive(Clone, Debug, Default)]
pub struct Probes(Arc<Mutex<BTreeMap<String, Name>>>);

/// One that is expected for as long as this is there.
#[derive(Debug)]
pub struct Expected {
    probes: Probes,
    id: String,
}

impl Probes {
    /// Expects one by this name in a channel.
    pub fn expect(&self, channel: Name, id: &str) -> Expected {
        self.with(|all| all.insert(id.to_owned(), channel));
        Expected {
            probes: self.clone(),
            id: id.to_owned(),
        }
    }

    /// Whether something is one of them.
    pub(super) fn is_one(&self, channel: &Name, id: &str) -> bool {
        self.with(|all| all.get(id) == Some(channel))
    }

    fn with<T>(&self, act: impl FnOnce(&mut BTreeMap<String, Name>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Expected {
    fn drop(&mut self) {
        self.probes.with(|all| all.remove(&self.id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_probe_is_expected_in_its_channel_and_only_for_a_while() {
        let name = |text| Name::new(text).expect("a name");
        let probes = Probes::default();
        let expected = probes.expect(name("shop"), "probe-1");
        assert!(probes.is_one(&name("shop"), "probe-1"));
        assert!(!probes.is_one(&name("other"), "probe-1"));
        assert!(!probes.is_one(&name("shop"), "probe-2"));
        drop(expected);
        assert!(!probes.is_one(&name("shop"), "probe-1"));
    }
}
