//! The console in a terminal: everything an agent or supervisor does, without leaving it.
//!
//! This room:
//!
//! - never sends what a stranger wrote to the terminal as it is: escape sequences, controls and changes of
//!   direction are spelt out;
//! - never loses what was typed: a send that was refused, stopped or cut off comes back into its box;
//! - never decides: what may be done and what happened, the desk says;
//! - never says anything by colour or by a sign alone, and needs no key that takes `AltGr`;
//! - reads no clock and no zone of its own accord: both are handed in.
//!
//! Keys and news go into a pure state, wishes come out; [`run`] and [`run_plain`] carry them out. This is how it
//! looks at 80 columns, while an answer is written:
//!
//! ```text
#![doc = include_str!("../../tests/terminal/thread-80x24-es.txt")]
//! ```

mod app;
mod ascii;
mod bindings;
mod draw;
mod field;
mod herald;
pub mod hidden;
mod key;
mod keyboard;
mod keys;
mod link;
mod plain;
mod safe;
mod speech;
#[cfg(test)]
mod tests;
mod when;

use std::io::{self, BufRead as _, IsTerminal as _};

use jiff::tz::TimeZone;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;
use tokio::task::{JoinHandle, spawn_blocking};

use crate::client::{Client, Inbox};
use crate::domain::Moment;
use crate::words::Lang;

pub(crate) use app::style::said as remark;
use app::{App, Input, Setup, Wish};
use herald::Herald;
use keyboard::Screen;
use link::Link;
use ratatui::crossterm::terminal::size as terminal_size;
use speech::Speech;

/// How the console is to be.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language it speaks.
    pub lang: Lang,
    /// Whether only ASCII is sent, but for what users wrote.
    pub ascii: bool,
    /// Whether colour is used; weight and words say everything without it.
    pub color: bool,
    /// Whether nothing may be changed from here.
    pub read_only: bool,
    /// Whether the person is told of offers and messages while they look elsewhere.
    pub notify: bool,
    /// The zone whose hours are shown, such as `Europe/Madrid`; what is no zone's name is UTC.
    pub zone: String,
    /// This machine's clock.
    pub clock: fn() -> Moment,
    /// Random bytes, new at every start: they name this console's messages.
    pub seed: [u8; 16],
}

/// Why the console could not go on.
#[derive(Debug, thiserror::Error)]
pub enum ConsoleError {
    /// The terminal could not be used.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
    /// The client is not signed in.
    #[error("not signed in")]
    NotSignedIn,
}

/// Runs the full-screen console until the person leaves it.
///
/// `client` is signed in and connects again by itself; `news` is what it hears. The terminal is given back
/// as it was, whatever happens. SIGTERM and SIGHUP leave as the person would.
pub async fn run(client: Client, news: Inbox, options: Options) -> Result<(), ConsoleError> {
    let mut link = Link::new(client, news, options.clock);
    let mut app = App::new(options.setup(), link.now());
    let first = link.session().ok_or(ConsoleError::NotSignedIn)?;
    let herald = Herald::of(&|name| std::env::var(name).ok());
    let mut console = Console {
        screen: Some(Screen::enter(options.color)?),
        herald: options.notify.then_some(herald),
        color: options.color,
        edits: 0,
        seed: options.seed,
    };
    let wishes = app.step(link.now(), first);
    console.carry_out(wishes, &mut app, &link).await?;
    let mut ended = signal(SignalKind::terminate())?;
    let mut hung_up = signal(SignalKind::hangup())?;
    let mut gone = keyboard::gone();
    let mut keys = next_key();
    let mut shown_at = None;
    let mut changed = true;
    loop {
        if let Some(skew) = link.skew() {
            app.step(link.now(), Input::Skew(skew));
        }
        // Countdowns move by seconds: a moment in which nothing happened is drawn once in each.
        let second = app.now.0.div_euclid(1000);
        if let Some(screen) = &mut console.screen
            && (changed || shown_at != Some(second))
        {
            screen.show(&mut app)?;
            shown_at = Some(second);
        }
        let input = tokio::select! {
            heard = link.next() => heard,
            _ = ended.recv() => Input::HangUp,
            _ = hung_up.recv() => Input::HangUp,
            _ = &mut gone => Input::HangUp,
            key = &mut keys => {
                keys = next_key();
                key.map_err(io::Error::other)??.unwrap_or(Input::Tick)
            }
        };
        let leaves = matches!(input, Input::HangUp);
        changed = !matches!(input, Input::Tick);
        let wishes = app.step(link.now(), input);
        let editing = wishes.iter().any(|wish| matches!(wish, Wish::Edit(_)));
        if editing {
            // The editor gets the keyboard to itself.
            if let Some(missed) = (&mut keys).await.map_err(io::Error::other)?? {
                let more = app.step(link.now(), missed);
                console.carry_out(more, &mut app, &link).await?;
            }
        }
        changed |= !wishes.is_empty();
        if console.carry_out(wishes, &mut app, &link).await? || leaves {
            break;
        }
        if editing {
            keys = next_key();
        }
    }
    drop(console);
    link.close().await;
    Ok(())
}

/// Runs the console line by line: for screen readers, pipes and terminals that are none.
///
/// Commands come from standard input, a line each; what there is to say goes to standard output, in plain
/// lines. Ends with the input, once everything asked is answered, or with `quit`.
pub async fn run_plain(client: Client, news: Inbox, options: Options) -> Result<(), ConsoleError> {
    let link = Link::new(client, news, options.clock);
    let (tell, lines) = mpsc::channel(1);
    // A thread of its own and not one of the runtime's, which would wait for a line that never comes.
    std::thread::spawn(move || {
        for line in io::stdin().lock().lines() {
            if tell.blocking_send(line).is_err() {
                break;
            }
        }
    });
    let cells = || {
        let (columns, _) = terminal_size()
            .ok()
            .filter(|_| io::stdout().is_terminal())?;
        (columns > 0).then_some(usize::from(columns))
    };
    plain::run(link, options.setup(), lines, io::stdout(), cells).await
}

impl Options {
    fn setup(&self) -> Setup {
        Setup {
            speech: Speech {
                lang: self.lang,
                ascii: self.ascii,
            },
            read_only: self.read_only,
            zone: TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC),
            seed: self.seed,
        }
    }
}

/// The terminal and what belongs to it.
struct Console {
    /// Away while the editor has the terminal.
    screen: Option<Screen>,
    herald: Option<Herald>,
    color: bool,
    edits: u32,
    seed: [u8; 16],
}

impl Console {
    /// Does what the state wishes; `true` where it wishes to end.
    async fn carry_out(
        &mut self,
        wishes: Vec<Wish>,
        app: &mut App,
        link: &Link,
    ) -> Result<bool, ConsoleError> {
        let mut waiting = wishes;
        while !waiting.is_empty() {
            let mut more = Vec::new();
            for wish in waiting {
                match link.fulfil(wish).await {
                    Some(Wish::Quit) => return Ok(true),
                    Some(Wish::Edit(text)) => {
                        let edited = self.edit(text).await?;
                        more.extend(app.step(link.now(), Input::Edited(edited)));
                    }
                    Some(Wish::Notify { title, body }) => {
                        if let (Some(herald), Some(screen)) = (self.herald, &mut self.screen) {
                            screen.send(&herald.bytes(&title, &body))?;
                        }
                    }
                    _ => {}
                }
            }
            waiting = more;
        }
        Ok(false)
    }

    /// Gives the terminal to the editor and takes it back.
    async fn edit(&mut self, text: String) -> Result<Option<String>, ConsoleError> {
        self.screen = None;
        self.edits += 1;
        let seed = u64::from_be_bytes(self.seed[..8].try_into().expect("half of sixteen bytes"));
        let name = format!("{seed:016x}-{}", self.edits);
        let edited = spawn_blocking(move || keyboard::edit(&text, &name))
            .await
            .map_err(io::Error::other)?;
        let mut screen = Screen::enter(self.color)?;
        screen.redraw()?;
        self.screen = Some(screen);
        Ok(edited.ok())
    }
}

fn next_key() -> JoinHandle<io::Result<Option<Input>>> {
    spawn_blocking(keyboard::wait)
}
