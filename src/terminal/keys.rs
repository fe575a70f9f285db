//! What a key asks for, and where: how the table of keys is read.

use super::bindings::BINDINGS;
use super::key::Key;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Moves down one.
    Down,
    /// Moves up one.
    Up,
    /// Moves a screen down.
    PageDown,
    /// Moves a screen up.
    PageUp,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Opens what is under the cursor.
    Open,
    /// Opens it without taking it.
    Peek,
    /// Goes back.
    Back,
    /// The other pane.
    Pane,
    /// The next conversation that needs the person.
    NextNeeding,
    /// One of the three lists.
    Tab(u8),
    /// Writes an answer.
    Reply,
    /// Writes a note for the team.
    Note,
    /// Takes it.
    Claim,
    /// Moves it.
    Transfer,
    /// Puts it off.
    Snooze,
    /// Needs no answer.
    Resolve,
    /// Needs no answer; the next one.
    ResolveNext,
    /// Ends it.
    End,
    /// A saved answer.
    Macro,
    /// Labels.
    Labels,
    /// Marks it for several at once.
    Mark,
    /// Takes the last thing back.
    Undo,
    /// Its place among others.
    Priority,
    /// Two into one.
    Merge,
    /// One into two.
    Split,
    /// Asks a supervisor for help.
    Flag,
    /// Files.
    Files,
    /// The customer's record.
    Contact,
    /// Why it is here.
    Explain,
    /// Advises its owner.
    Whisper,
    /// Writes beside its owner.
    Join,
    /// Takes it from its owner.
    TakeOver,
    /// Finds.
    Search,
    /// The order of the list.
    Sort,
    /// Only some labels.
    FilterTags,
    /// One's own status.
    Status,
    /// Says no to the offer.
    Decline,
    /// The command line.
    Command,
    /// The keys that work here.
    Help,
    /// The first of two keys.
    Go,
    /// Reads everything anew.
    Reload,
    /// Leaves.
    Quit,
    /// Moves work of the panel.
    Move,
    /// A colleague's status.
    AgentStatus,
    /// Tries a delivery again.
    Retry,
    /// Gives a delivery up.
    Drop,
    /// Lets an answer leave that waits for approval.
    Approve,
    /// Changes such an answer before it leaves.
    ChangeAnswer,
    /// Gives such an answer back to its author.
    GiveBack,
    /// Everything that has no key of its own.
    More,
    /// Writes to somebody first.
    Begin,
    /// A whole message.
    Body,
    /// A file to go along.
    Attach,
    /// Follows a conversation unseen.
    Monitor,
    /// The order of the panel's rows.
    PanelSort,
    /// Only some of the panel's rows.
    PanelFilter,
}

/// Where keys mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    /// In the list of conversations.
    List,
    /// In an open conversation.
    Thread,
    /// On the supervisor's panel.
    Panel,
    /// On a page of rows: outbox, customers.
    Rows,
    /// On the outbox.
    Outbox,
    /// On a page to read: explanations, a customer's record.
    Page,
}

/// One key with one meaning.
#[derive(Debug)]
pub(crate) struct Binding {
    /// The key.
    pub(crate) key: Key,
    /// What it asks for.
    pub(crate) action: Action,
    /// Where.
    pub(crate) places: &'static [Where],
    /// The catalogue's word for it.
    pub(crate) word: &'static str,
    /// When the footer is narrow, lower stays longer; from [`NOT_IN_FOOTER`] on, the help alone shows it.
    pub(crate) rank: u8,
    /// What one must be allowed, if anything.
    pub(crate) needs: Option<&'static str>,
}

/// What a key asks for here, for somebody with these permissions.
pub(crate) fn meaning(place: Where, key: Key, may: &dyn Fn(&str) -> bool) -> Option<Action> {
    here(place, may)
        .find(|binding| binding.key == key)
        .map(|binding| binding.action)
}

/// Every key that works here, in the table's order.
pub(crate) fn here(
    place: Where,
    may: &dyn Fn(&str) -> bool,
) -> impl Iterator<Item = &'static Binding> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.places.contains(&place) && binding.needs.is_none_or(may))
}

/// What follows `g`: the letter, the page's name for `:`, the catalogue's word.
pub(crate) const GO: &[(char, &str, &str)] = &[
    ('i', "inbox", "terminal.go_inbox"),
    ('p', "panel", "terminal.go_panel"),
    ('c', "customers", "terminal.go_customers"),
    ('o', "outbox", "terminal.go_outbox"),
    ('r', "report", "terminal.go_report"),
    ('n', "channels", "terminal.go_channels"),
    ('a', "help", "terminal.go_help"),
];

/// From this rank on a key is not in the footer.
pub(crate) const NOT_IN_FOOTER: u8 = 90;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::bindings::ALL;
    use crate::terminal::key::Code;
    use crate::words;

    /// What takes `AltGr` on at least one of: es-ES, es-419, en-US.
    const ALTGR: &str = "[]{}\\|@#~€¬^`";

    #[test]
    fn no_key_needs_altgr_on_a_spanish_keyboard() {
        let letters = BINDINGS.iter().map(|binding| binding.key);
        for key in letters.chain(GO.iter().map(|(letter, _, _)| Key::char(*letter))) {
            if let Code::Char(c) = key.code {
                assert!(!ALTGR.contains(c), "{c} needs AltGr");
                assert!(c.is_ascii(), "{c} is not on every keyboard");
                let taken = key.ctrl && "abhijm".contains(c);
                assert!(!taken, "Ctrl+{c} belongs to the terminal or tmux");
            }
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for place in ALL {
            let mut seen = Vec::new();
            for binding in here(*place, &|_| true) {
                assert!(
                    !seen.contains(&binding.key),
                    "{} means two things in {place:?}",
                    binding.key.label()
                );
                seen.push(binding.key);
            }
        }
    }

    #[test]
    fn every_key_has_its_word() {
        for word in BINDINGS
            .iter()
            .map(|binding| binding.word)
            .chain(GO.iter().map(|(_, _, word)| *word))
        {
            assert!(words::has(word), "{word} is not in the catalogue");
        }
    }

    #[test]
    fn a_supervisors_key_means_nothing_to_an_agent() {
        let whisper = Key::char('w');
        assert_eq!(meaning(Where::Thread, whisper, &|_| false), None);
        assert_eq!(
            meaning(Where::Thread, whisper, &|_| true),
            Some(Action::Whisper)
        );
    }
}
