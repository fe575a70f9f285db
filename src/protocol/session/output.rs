//! What waits to be written to one client, and how much of it.

use std::collections::VecDeque;

/// Frames that wait to be written, in order.
#[derive(Debug, Default)]
pub(super) struct Output {
    slots: VecDeque<Slot>,
    bytes: usize,
    event_bytes: usize,
}

#[derive(Debug)]
struct Slot {
    bytes: Vec<u8>,
    weight: Weight,
}

/// What may be left out when a client is slow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Nothing: it was asked for.
    Answer,
    /// With the connection: it is told again on resume.
    Event,
    /// All but the latest.
    Panel,
}

impl Output {
    pub(super) fn put(&mut self, bytes: Vec<u8>, weight: Weight) {
        if weight == Weight::Panel {
            self.drop_panel();
        }
        self.bytes += bytes.len();
        if weight != Weight::Answer {
            self.event_bytes += bytes.len();
        }
        self.slots.push_back(Slot { bytes, weight });
    }

    pub(super) fn take(&mut self) -> Option<Vec<u8>> {
        let slot = self.slots.pop_front()?;
        self.forget(&slot);
        Some(slot.bytes)
    }

    /// As many whole frames as go together in `most` bytes, at least one: what waits together leaves in
    /// one write, and under TLS in one record.
    pub(super) fn take_together(&mut self, most: usize) -> Option<Vec<u8>> {
        let mut bytes = self.take()?;
        while let Some(next) = self.slots.front()
            && bytes.len() + next.bytes.len() <= most
        {
            bytes.extend(self.take().unwrap_or_default());
        }
        Some(bytes)
    }

    pub(super) fn drop_events(&mut self) {
        self.slots.retain(|slot| slot.weight == Weight::Answer);
        self.bytes -= self.event_bytes;
        self.event_bytes = 0;
    }

    /// All that waits, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The news that waits, in bytes.
    pub(super) fn event_bytes(&self) -> usize {
        self.event_bytes
    }

    fn drop_panel(&mut self) {
        if let Some(place) = self.slots.iter().position(|s| s.weight == Weight::Panel)
            && let Some(slot) = self.slots.remove(place)
        {
            self.forget(&slot);
        }
    }

    fn forget(&mut self, slot: &Slot) {
        self.bytes -= slot.bytes.len();
        if slot.weight != Weight::Answer {
            self.event_bytes -= slot.bytes.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_leaves_together_up_to_a_limit_and_a_long_one_alone() {
        let mut output = Output::default();
        for length in [30, 4, 3, 5] {
            output.put(vec![7; length], Weight::Event);
        }
        let mut lengths = Vec::new();
        while let Some(bytes) = output.take_together(10) {
            lengths.push(bytes.len());
        }
        assert_eq!(lengths, [30, 7, 5]);
        assert_eq!((output.bytes(), output.event_bytes()), (0, 0));
    }

    #[test]
    fn only_the_latest_panel_waits_and_counts() {
        let mut output = Output::default();
        output.put(vec![1; 10], Weight::Panel);
        output.put(vec![2; 3], Weight::Answer);
        output.put(vec![3; 20], Weight::Panel);
        assert_eq!((output.bytes(), output.event_bytes()), (23, 20));
        output.drop_events();
        assert_eq!((output.bytes(), output.event_bytes()), (3, 0));
        assert_eq!(output.take(), Some(vec![2; 3]));
        assert_eq!(output.take(), None);
    }
}
