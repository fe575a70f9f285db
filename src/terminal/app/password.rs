//! Changing one's own password: the present one, the new one, and the new one once more.
//!
//! None of them is ever shown, or written where only lines are read.

use crate::protocol::key::Secret;
use crate::protocol::message::EntryRequest;

use super::App;
use super::ask::Then;
use super::overlay::Ask;

/// What was typed of it so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passwords {
    old: Option<Secret>,
    new: Option<Secret>,
}

impl App {
    /// Asks for the first of the three.
    pub(super) fn begin_password(&mut self) {
        self.prompt("terminal.password_old", Ask::Password(Passwords::default()));
    }

    /// One more was typed, just as it is: a password may begin with a space.
    pub(super) fn password_typed(&mut self, typed: Passwords, text: &str) {
        let text = Secret(text.to_owned());
        match (typed.old, typed.new) {
            (None, _) => self.ask_for_new("terminal.password_new", text, None),
            (Some(old), None) => self.ask_for_new("terminal.password_again", old, Some(text)),
            (Some(old), Some(new)) if new != text => {
                self.ask_for_new("terminal.password_new", old, None);
                self.warn_word("terminal.password_differs");
            }
            (Some(old), Some(new)) => self.act(
                EntryRequest::ChangePassword { old, new },
                Then::Say("terminal.password_changed"),
            ),
        }
    }

    fn ask_for_new(&mut self, title: &str, old: Secret, new: Option<Secret>) {
        let old = Some(old);
        self.prompt(title, Ask::Password(Passwords { old, new }));
    }
}
