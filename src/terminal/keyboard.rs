//! The person's terminal: keys as it reports them, the screen it shows, the editor it lends.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::{self, Stdout, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind,
    KeyModifiers,
};
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{cursor, execute};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use tokio::sync::oneshot;

use super::app::{App, Input};
use super::draw;
use super::key::{Code, Key};

/// The terminal while it shows the console; given back as it was when this is dropped.
pub(crate) struct Screen {
    /// There until it is given back.
    terminal: Option<Terminal<CrosstermBackend<Stdout>>>,
    color: bool,
}

impl Screen {
    /// Takes the terminal.
    pub(crate) fn enter(color: bool) -> io::Result<Self> {
        enable_raw_mode()?;
        let mut out = io::stdout();
        if let Err(cause) = execute!(out, EnterAlternateScreen, EnableBracketedPaste) {
            let _ = disable_raw_mode();
            return Err(cause);
        }
        let terminal = Terminal::new(CrosstermBackend::new(out))?;
        Ok(Self {
            terminal: Some(terminal),
            color,
        })
    }

    /// Shows the console as it is.
    pub(crate) fn show(&mut self, app: &mut App) -> io::Result<()> {
        let mut picture = draw::Picture::default();
        let color = self.color;
        self.terminal()?.draw(|frame| {
            picture = draw::draw(app, frame.buffer_mut(), color);
            if let Some(place) = picture.cursor {
                frame.set_cursor_position(place);
            }
        })?;
        app.drawn = picture.drawn;
        Ok(())
    }

    /// Sends bytes that show nothing: a notification.
    pub(crate) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let out = self.terminal()?.backend_mut();
        out.write_all(bytes)?;
        out.flush()
    }

    /// Forgets what it showed, so that all of it is drawn again.
    pub(crate) fn redraw(&mut self) -> io::Result<()> {
        self.terminal()?.clear()
    }

    fn terminal(&mut self) -> io::Result<&mut Terminal<CrosstermBackend<Stdout>>> {
        self.terminal
            .as_mut()
            .ok_or(io::ErrorKind::NotConnected.into())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Nobody is left to hear of a failure; the shell's own reset is what remains.
        let _ = execute!(
            io::stdout(),
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
        if let Some(mut terminal) = self.terminal.take()
            && terminal.show_cursor().is_err()
        {
            // When it is dropped it would say so on the standard error, which is gone as well, and
            // whoever cannot say so breaks.
            std::mem::forget(terminal);
        }
    }
}

/// Ends when the terminal is gone: its window closed, its line dropped, its host out of reach.
///
/// A signal says so only to whom the terminal belongs, and reading says so to nobody: from a terminal
/// that is gone nothing can be read, at once and for ever.
pub(crate) fn gone() -> oneshot::Receiver<()> {
    let (tell, told) = oneshot::channel();
    // A thread of its own: usually it waits as long as the console runs.
    std::thread::spawn(move || {
        let input = io::stdin();
        // Asked for nothing, only the end is told.
        let mut fds = [PollFd::new(&input, PollFlags::empty())];
        while poll(&mut fds, None) == Err(Errno::INTR) {}
        let _ = tell.send(());
    });
    told
}

/// Waits a moment for what the person does; nothing where they did nothing.
pub(crate) fn wait() -> io::Result<Option<Input>> {
    // The library is only asked while the terminal is there: from one that is gone it reads nothing
    // for ever, with a lock in hand that drawing may need. What it has in store it gives at once.
    for patience in [Duration::ZERO, WAIT] {
        if is_gone_after(patience) {
            return Ok(Some(Input::HangUp));
        }
        if event::poll(Duration::ZERO)? {
            return next();
        }
    }
    Ok(None)
}

/// Whether the terminal is gone once there is something to read, or after `patience`.
fn is_gone_after(patience: Duration) -> bool {
    let input = io::stdin();
    let mut fds = [PollFd::new(&input, PollFlags::IN)];
    let patience = Timespec::try_from(patience).ok();
    // An interrupted wait was for a signal: what it says is seen elsewhere.
    let _ = poll(&mut fds, patience.as_ref());
    let ends = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    fds[0].revents().intersects(ends)
}

fn next() -> io::Result<Option<Input>> {
    Ok(match event::read()? {
        Event::Key(key) if key.kind != KeyEventKind::Release => read(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(_, _) => Some(Input::Resized),
        _ => None,
    })
}

/// A key as the console knows it; nothing for those that it leaves to the terminal.
pub(crate) fn read(event: KeyEvent) -> Option<Key> {
    let held = event.modifiers;
    // Some terminals report AltGr as Control and Alt together; what it typed is a letter like any other.
    let altgr = held.contains(KeyModifiers::CONTROL | KeyModifiers::ALT);
    let ctrl = held.contains(KeyModifiers::CONTROL) && !altgr;
    if held.contains(KeyModifiers::ALT) && !altgr {
        return None;
    }
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(Key { code, ctrl })
}

/// Has a text edited in the person's own editor; blocks until they are done.
pub(crate) fn edit(text: &str, name: &str) -> io::Result<String> {
    let path = folder().join(format!("centralita-{name}.txt"));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)?;
    file.write_all(text.as_bytes())?;
    drop(file);
    let editor = env::var("VISUAL").or_else(|_| env::var("EDITOR"));
    let editor = editor.unwrap_or_else(|_| "vi".to_owned());
    // Through the shell, because people write `code --wait` there.
    let status = Command::new("sh")
        .args(["-c", &format!("{editor} \"$1\""), "sh"])
        .arg(&path)
        .status();
    let edited = match status {
        Ok(status) if status.success() => fs::read_to_string(&path),
        Ok(status) => Err(io::Error::other(status.to_string())),
        Err(cause) => Err(cause),
    };
    fs::remove_file(&path)?;
    edited
}

/// Where a text may lie that nobody else should read.
fn folder() -> PathBuf {
    env::var_os("XDG_RUNTIME_DIR").map_or_else(env::temp_dir, PathBuf::from)
}

/// How long one wait for a key takes at most; also how often countdowns move.
const WAIT: Duration = Duration::from_millis(200);

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, held: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, held)
    }

    #[test]
    fn what_altgr_typed_is_a_letter_and_no_command() {
        let held = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(read(event(KeyCode::Char('e'), held)), Some(Key::char('e')));
    }

    #[test]
    fn keys_with_alt_are_the_terminals() {
        assert_eq!(read(event(KeyCode::Char('a'), KeyModifiers::ALT)), None);
    }

    #[test]
    fn a_capital_letter_is_its_own_key() {
        let key = read(event(KeyCode::Char('E'), KeyModifiers::SHIFT));
        assert_eq!(key, Some(Key::char('E')));
    }
}
