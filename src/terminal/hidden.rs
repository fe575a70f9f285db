//! A line typed without being shown: passwords.

use std::io;

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// The longest line that is taken, in characters; what is typed beyond it is left out.
const LINE_CHARS_MAX: usize = 1_024;

/// Reads a line from the terminal; `None` when its author thought better of it.
pub fn line() -> io::Result<Option<String>> {
    enable_raw_mode()?;
    let typed = read();
    // The terminal comes back even where reading failed.
    disable_raw_mode()?;
    typed
}

fn read() -> io::Result<Option<String>> {
    let mut text = String::new();
    loop {
        let Event::Key(key) = event::read()? else {
            continue;
        };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Enter => return Ok(Some(text)),
            KeyCode::Esc => return Ok(None),
            KeyCode::Char('c' | 'd') if control => return Ok(None),
            KeyCode::Backspace => {
                text.pop();
            }
            KeyCode::Char(c) if text.chars().count() < LINE_CHARS_MAX => text.push(c),
            _ => {}
        }
    }
}
