//! One key as the console knows it.

/// A key that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    /// Which.
    pub(crate) code: Code,
    /// With Control held. Shift is in the letter; Alt belongs to the terminal's own menus.
    pub(crate) ctrl: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// A letter or sign, as the keyboard's layout made it.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Tab with Shift.
    BackTab,
    /// Takes the letter before.
    Backspace,
    /// Takes the letter behind.
    Delete,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
}

impl Key {
    /// A key by itself.
    pub(crate) const fn plain(code: Code) -> Self {
        Self { code, ctrl: false }
    }

    /// A letter by itself.
    pub(crate) const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A letter with Control.
    pub(crate) const fn ctrl(c: char) -> Self {
        Self {
            code: Code::Char(c),
            ctrl: true,
        }
    }

    /// How the key is written on the screen; the same in both languages.
    pub(crate) fn label(self) -> String {
        let name = match self.code {
            Code::Char(c) if self.ctrl => return format!("Ctrl+{}", c.to_ascii_uppercase()),
            Code::Char(' ') => "Space",
            Code::Char(c) => return c.to_string(),
            Code::Enter => "Enter",
            Code::Esc => "Esc",
            Code::Tab => "Tab",
            Code::BackTab => "Shift+Tab",
            Code::Backspace => "Backspace",
            Code::Delete => "Del",
            Code::Up => "Up",
            Code::Down => "Down",
            Code::Left => "Left",
            Code::Right => "Right",
            Code::Home => "Home",
            Code::End => "End",
            Code::PageUp => "PgUp",
            Code::PageDown => "PgDn",
        };
        name.to_owned()
    }
}
