//! Telling a person who is looking elsewhere: the sequence their terminal knows, or its bell.

use super::safe;

/// How a terminal is told to show a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// OSC 9: iTerm2.
    Osc9,
    /// OSC 777: foot, urxvt, Ghostty, `WezTerm`, VTE.
    Osc777,
    /// OSC 99: kitty.
    Osc99,
    /// The bell, which every terminal has.
    Bell,
}

/// How to reach the person, by what the environment says of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Herald {
    manner: Manner,
    /// Inside tmux the sequence has to be handed through to the terminal around it.
    tmux: bool,
}

impl Herald {
    /// Looks at the environment. What tmux hides, the outer terminal's own variables still tell.
    pub(crate) fn of(variable: &dyn Fn(&str) -> Option<String>) -> Self {
        let is = |name: &str, wanted: &[&str]| {
            variable(name).is_some_and(|value| wanted.iter().any(|one| value.contains(one)))
        };
        let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        let manner = if set("KITTY_WINDOW_ID") || is("TERM", &["kitty"]) {
            Manner::Osc99
        } else if is("TERM_PROGRAM", &["iTerm"]) || is("LC_TERMINAL", &["iTerm"]) {
            Manner::Osc9
        } else if is("TERM_PROGRAM", &["WezTerm", "ghostty"])
            || is("TERM", &["foot", "rxvt", "ghostty"])
            || set("WEZTERM_PANE")
            || set("GHOSTTY_RESOURCES_DIR")
            || set("VTE_VERSION")
        {
            Manner::Osc777
        } else {
            Manner::Bell
        };
        Self {
            manner,
            tmux: set("TMUX"),
        }
    }

    /// The bytes that tell it. Texts are made safe: nothing in them can end the sequence early.
    pub(crate) fn bytes(self, title: &str, body: &str) -> Vec<u8> {
        let clean = |text: &str| -> String {
            safe::clip(&safe::line(text), TEXT_CELLS_MAX, "...").replace(';', ",")
        };
        let (title, body) = (clean(title), clean(body));
        let sequence = match self.manner {
            Manner::Bell => return b"\x07".to_vec(),
            Manner::Osc9 => format!("\x1b]9;{title}: {body}\x1b\\"),
            Manner::Osc777 => format!("\x1b]777;notify;{title};{body}\x1b\\"),
            Manner::Osc99 => {
                format!("\x1b]99;i=1:d=0;{title}\x1b\\\x1b]99;i=1:d=1:p=body;{body}\x1b\\")
            }
        };
        if self.tmux {
            format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b")).into_bytes()
        } else {
            sequence.into_bytes()
        }
    }
}

/// The longest text of one notification, in cells.
const TEXT_CELLS_MAX: usize = 120;

#[cfg(test)]
mod tests {
    use super::*;

    fn herald(variables: &[(&str, &str)]) -> Herald {
        Herald::of(&|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn each_terminal_is_told_in_its_own_way() {
        assert_eq!(herald(&[("TERM", "xterm-kitty")]).manner, Manner::Osc99);
        assert_eq!(herald(&[("LC_TERMINAL", "iTerm2")]).manner, Manner::Osc9);
        assert_eq!(herald(&[("TERM", "foot")]).manner, Manner::Osc777);
        assert_eq!(herald(&[("TERM", "linux")]).bytes("a", "b"), b"\x07");
    }

    #[test]
    fn a_customers_text_cannot_end_the_sequence() {
        let bytes = herald(&[("TERM", "foot")]).bytes("a;b", "x\x1b\\\x07\u{9c}y");
        let text = String::from_utf8(bytes).expect("only text was put in");
        assert_eq!(text, "\x1b]777;notify;a,b;x^[\\^G<U+009C>y\x1b\\");
    }

    #[test]
    fn inside_tmux_it_is_handed_through() {
        let bytes = herald(&[("TERM", "foot"), ("TMUX", "x")]).bytes("a", "b");
        assert!(bytes.starts_with(b"\x1bPtmux;\x1b\x1b]777"));
        assert!(bytes.ends_with(b"\x1b\x1b\\\x1b\\"));
    }
}
