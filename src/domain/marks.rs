//! What became of a message after it was written: changed, taken back, signs put to it, its parts.

use bincode::{Decode, Encode};

use super::message::State;
use super::text::clip;
use super::{Address, Moment};

/// What became of a message after it was written. Most have none of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Marks {
    /// What it said before, oldest first; the first of it is never dropped.
    pub earlier: Vec<Earlier>,
    /// When its author took it back: its text is the last of `earlier` then.
    pub deleted_at: Option<Moment>,
    /// Signs put to it, one for each who did, in the order in which they did.
    pub reactions: Vec<Reaction>,
    /// The parts that the other side made of it, where it made several.
    pub parts: Vec<Part>,
    /// It was written with another program than the desk, in the desk's name.
    pub elsewhere: bool,
}

/// What a message said before it was changed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Earlier {
    /// Its text then.
    pub text: String,
    /// Until when it said so.
    pub until: Moment,
}

/// A sign put to a message.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Reaction {
    /// Who.
    pub by: Address,
    /// The sign.
    pub emoji: String,
    /// When.
    pub at: Moment,
}

/// One part of a message of ours, as the other side has it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Part {
    /// Its id there.
    pub id: String,
    /// How far it got.
    pub state: State,
}

impl Marks {
    /// Keeps what a message said until now.
    pub fn keep(&mut self, text: &str, until: Moment) {
        let text = clip(text, EARLIER_BYTES_MAX).to_owned();
        if self.earlier.len() >= EARLIER_MAX {
            self.earlier.remove(1);
        }
        self.earlier.push(Earlier { text, until });
    }

    /// Puts somebody's sign in the place of the one they had; `None` only takes that away.
    pub fn react(&mut self, by: &Address, emoji: Option<String>, at: Moment) {
        self.reactions.retain(|reaction| reaction.by != *by);
        let Some(emoji) = emoji else { return };
        if self.reactions.len() >= REACTIONS_MAX {
            self.reactions.remove(0);
        }
        self.reactions.push(Reaction {
            by: by.clone(),
            emoji,
            at,
        });
    }

    /// How far the whole got: no further than its slowest part, and failed with the first that failed.
    pub fn whole(&self) -> Option<&State> {
        let failed = |part: &&Part| matches!(part.state, State::Failed { .. });
        let slowest = || {
            let mut parts = self.parts.iter();
            let first = parts.next()?;
            Some(parts.fold(first, |slowest, part| {
                if part.state.yields_to(&slowest.state) {
                    part
                } else {
                    slowest
                }
            }))
        };
        let part = self.parts.iter().find(failed).or_else(slowest);
        part.map(|part| &part.state)
    }
}

/// How many earlier texts of one message are kept: the first and the last ones.
pub const EARLIER_MAX: usize = 20;

/// How much of an earlier text is kept, in bytes.
pub const EARLIER_BYTES_MAX: usize = 64 * 1024;

/// How many signs one message carries; the oldest gives way.
pub const REACTIONS_MAX: usize = 100;

/// The longest sign, in bytes.
pub const EMOJI_BYTES_MAX: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: &str, state: State) -> Part {
        Part {
            id: id.into(),
            state,
        }
    }

    fn failed() -> State {
        State::Failed {
            code: "dropped".into(),
            text: String::new(),
        }
    }

    #[test]
    fn the_whole_is_as_far_as_its_slowest_part_and_failed_with_one_that_failed() {
        let whole = |states: &[State]| {
            let parts = states.iter().map(|state| part("x", state.clone()));
            let marks = Marks {
                parts: parts.collect(),
                ..Marks::default()
            };
            marks.whole().cloned()
        };
        assert_eq!(whole(&[]), None);
        assert_eq!(whole(&[State::Read, State::Sent]), Some(State::Sent));
        assert_eq!(
            whole(&[State::Read, State::Delivered]),
            Some(State::Delivered)
        );
        assert_eq!(whole(&[State::Read, failed()]), Some(failed()));
    }

    #[test]
    fn the_first_text_is_kept_however_often_it_is_changed() {
        let mut marks = Marks::default();
        for n in 0..50 {
            marks.keep(&n.to_string(), Moment(n));
        }
        assert_eq!(marks.earlier.len(), EARLIER_MAX);
        assert_eq!(marks.earlier[0].text, "0");
        assert_eq!(marks.earlier[EARLIER_MAX - 1].text, "49");
    }

    #[test]
    fn everybody_has_one_sign_and_may_take_it_away() {
        let (ana, eva) = (Address::mail("ana@a.test"), Address::mail("eva@a.test"));
        let mut marks = Marks::default();
        marks.react(&ana, Some("👍".into()), Moment(1));
        marks.react(&eva, Some("🎉".into()), Moment(2));
        marks.react(&ana, Some("👎".into()), Moment(3));
        let signs: Vec<&str> = marks.reactions.iter().map(|it| it.emoji.as_str()).collect();
        assert_eq!(signs, ["🎉", "👎"]);
        marks.react(&eva, None, Moment(4));
        assert_eq!(marks.reactions.len(), 1);
    }
}
