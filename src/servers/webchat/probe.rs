//! Messages that only try whether a chat is reached: known by a name that nobody can guess, answered like any
//! other, and kept nowhere.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::domain::Name;
use crate::domain::text::clip;

/// The messages that are expected, each with its chat.
#[derive(Clone, Debug, Default)]
pub struct Probes(Arc<Mutex<BTreeMap<String, Name>>>);

/// A message that is expected for as long as this is there.
#[derive(Debug)]
pub struct Expected {
    probes: Probes,
    id: String,
}

impl Probes {
    /// Expects a message by this name in a chat.
    pub fn expect(&self, channel: Name, id: &str) -> Expected {
        self.with(|all| all.insert(id.to_owned(), channel));
        Expected {
            probes: self.clone(),
            id: id.to_owned(),
        }
    }

    /// Whether a message is one of them.
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

/// What begins a talk by requests.
pub fn hello() -> String {
    json!({"said": [{"type": "hello"}], "wait": true}).to_string()
}

/// What writes a message in the talk of a link.
pub fn write(link: &str, id: &str) -> String {
    let said = json!({"type": "send", "id": id, "text": "channel test"});
    json!({"link": link, "said": [said], "wait": true}).to_string()
}

/// The link of a talk in which a frame of this type was told; else the beginning of what was said instead.
pub fn heard(answer: &[u8], wanted: &str) -> Result<String, String> {
    let said = || clip(&String::from_utf8_lossy(answer), SHOWN_BYTES_MAX).to_owned();
    let read: Value = serde_json::from_slice(answer).map_err(|_| said())?;
    let all = read["told"].as_array().map_or(&[][..], Vec::as_slice);
    let told = all.iter().any(|frame| frame["type"] == wanted);
    let link = read["link"].as_str().filter(|_| told);
    link.map(str::to_owned).ok_or_else(said)
}

/// How much of an answer that was not understood is shown, in bytes.
const SHOWN_BYTES_MAX: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_expected_in_its_chat_and_only_for_a_while() {
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
