//! Line mode: the same state, spoken in lines, for screen readers and pipes. Nothing moves and nothing is redrawn.

use std::io::{self, Write};
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::{MissedTickBehavior, interval};

use crate::domain::ConversationId;

use super::ConsoleError;
use super::app::overlay::Overlay;
use super::app::{App, Focus, Input, Line, Page, Said, Setup, Wish};
use super::draw::lines;
use super::key::{Code, Key};
use super::link::Link;
use super::safe;

/// Runs until the lines end or the person leaves. `cells` is how wide the terminal is; a pipe has no width, and
/// gets every line whole.
pub(super) async fn run(
    mut link: Link,
    setup: Setup,
    mut typed: mpsc::Receiver<io::Result<String>>,
    mut output: impl Write,
    cells: impl Fn() -> Option<usize>,
) -> Result<(), ConsoleError> {
    let first = link.session().ok_or(ConsoleError::NotSignedIn)?;
    let mut reader = Reader::new(App::new(setup, link.now()));
    let mut ended = false;
    let mut ticks = interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut next = Some(first);
    loop {
        if let Some(skew) = link.skew() {
            reader.app.step(link.now(), Input::Skew(skew));
        }
        let mut wishes = match next.take() {
            Some(happened) => reader.app.step(link.now(), happened),
            None => Vec::new(),
        };
        let mut leaves = false;
        while let Some(wish) = pop_first(&mut wishes) {
            reader.note(&wish);
            match link.fulfil(wish).await {
                Some(Wish::Quit) => leaves = true,
                Some(Wish::Notify { title, body }) => reader.say(format!("{title}: {body}")),
                Some(Wish::Edit(_)) => {
                    wishes.extend(reader.app.step(link.now(), Input::Edited(None)));
                }
                _ => {}
            }
        }
        reader.look();
        for line in reader.said.drain(..) {
            match cells() {
                Some(cells) => writeln!(output, "{}", folded(&line, cells).join("\n"))?,
                None => writeln!(output, "{line}")?,
            }
        }
        output.flush()?;
        if leaves || ended && reader.is_quiet() {
            break;
        }
        let free = !ended && reader.is_quiet();
        next = tokio::select! {
            heard = link.next() => Some(reader.heard(heard)),
            line = typed.recv(), if free => {
                let line = line.transpose()?;
                ended = line.is_none();
                line.and_then(|line| reader.read(&line))
            }
            _ = ticks.tick() => Some(Input::Tick),
        };
    }
    link.close().await;
    Ok(())
}

fn pop_first(wishes: &mut Vec<Wish>) -> Option<Wish> {
    (!wishes.is_empty()).then(|| wishes.remove(0))
}

/// Turns lines into input, and what changed into lines.
pub(super) struct Reader {
    pub(super) app: App,
    pub(super) said: Vec<String>,
    told: Option<Said>,
    line: Line,
    shown: Option<(ConversationId, u32)>,
    wants_list: bool,
    wants_page: bool,
    read: usize,
    over: Option<String>,
    others: Vec<String>,
    files_under_way: usize,
    offers: usize,
}

impl Reader {
    pub(super) fn new(app: App) -> Self {
        Self {
            line: app.line.clone(),
            app,
            said: Vec::new(),
            told: None,
            shown: None,
            wants_list: true,
            wants_page: false,
            read: 0,
            over: None,
            others: Vec::new(),
            files_under_way: 0,
            offers: 0,
        }
    }

    /// Whether everything that was asked is answered: a line may rest on what the line before brought.
    pub(super) fn is_quiet(&self) -> bool {
        let down = matches!(self.app.line, Line::Down { .. });
        self.files_under_way == 0 && (down || self.app.is_answered())
    }

    fn say(&mut self, line: String) {
        self.said.push(line);
    }

    fn note(&mut self, wish: &Wish) {
        if matches!(
            wish,
            Wish::Upload { .. } | Wish::Save { .. } | Wish::Body { .. }
        ) {
            self.files_under_way += 1;
        }
    }

    fn heard(&mut self, input: Input) -> Input {
        if matches!(
            input,
            Input::Uploaded { .. } | Input::Saved(_) | Input::Body { .. }
        ) {
            self.files_under_way = self.files_under_way.saturating_sub(1);
        }
        input
    }

    /// What a typed line means here: an answer to what was asked, a line of a text, or a command.
    pub(super) fn read(&mut self, line: &str) -> Option<Input> {
        let line = line.trim_end_matches('\r');
        match &self.app.overlay {
            Some(Overlay::Pick(picker)) => {
                let chosen = line
                    .trim()
                    .parse::<usize>()
                    .ok()
                    .and_then(|n| n.checked_sub(1));
                let several = picker.chosen.is_some();
                return Some(self.choose(chosen, several, line.trim()));
            }
            Some(Overlay::Prompt(_)) => {
                // What stands there already is replaced by what was typed; an empty line keeps it.
                if !line.trim().is_empty() {
                    self.app.step(self.app.now, Input::Key(Key::ctrl('u')));
                }
                self.app.step(self.app.now, Input::Paste(line.to_owned()));
                return Some(Input::Key(Key::plain(Code::Enter)));
            }
            Some(_) => {
                let key = line.trim().chars().next().map_or(Code::Esc, Code::Char);
                return Some(Input::Key(Key::plain(key)));
            }
            None => {}
        }
        if self.app.focus == Focus::Composer && self.app.page == Page::Inbox {
            return Some(match line {
                "." => Input::Key(Key::plain(Code::Enter)),
                ".." => Input::Key(Key::plain(Code::Esc)),
                line => {
                    let begun = self.app.composer().is_some_and(|one| !one.field.is_blank());
                    let before = if begun { "\n" } else { "" };
                    Input::Paste(format!("{before}{line}"))
                }
            });
        }
        let verb = line.split_whitespace().next().unwrap_or_default();
        self.wants_list |= SHOWS_LIST.contains(&verb);
        self.wants_page |= matches!(verb, "panel" | "outbox" | "customer" | "customers");
        if verb == "more" {
            match self.app.page {
                Page::Outbox | Page::Customers => self.wants_page = true,
                Page::Inbox if self.app.focus == Focus::List => self.wants_list = true,
                Page::Inbox => self.shown = None,
                Page::Panel | Page::Reading => {}
            }
        }
        if verb == "password" {
            self.say(self.app.setup.speech.word("terminal.plain_password"));
            return None;
        }
        if verb == "help" {
            for verb in super::app::verbs::VERBS {
                self.say((*verb).to_owned());
            }
            self.say(self.app.setup.speech.word("terminal.plain_help"));
            return None;
        }
        if matches!(verb, "show" | "open") {
            self.shown = None;
        }
        Some(Input::Command(line.to_owned()))
    }

    /// A choice by its number; several by their numbers, one line with all of them.
    fn choose(&mut self, chosen: Option<usize>, several: bool, line: &str) -> Input {
        let now = self.app.now;
        if several {
            let mut numbers = line
                .split_whitespace()
                .filter_map(|one| one.parse::<usize>().ok());
            if let Some(Overlay::Pick(picker)) = &mut self.app.overlay {
                let rows = &picker.rows;
                let values = numbers
                    .by_ref()
                    .filter_map(|n| rows.get(n.checked_sub(1)?))
                    .map(|choice| choice.value.clone())
                    .collect();
                picker.chosen = Some(values);
            }
            return Input::Key(Key::plain(Code::Enter));
        }
        let Some(chosen) = chosen else {
            self.over = None;
            return Input::Key(Key::plain(Code::Esc));
        };
        for _ in 0..chosen.min(CHOICES_MAX) {
            self.app.step(now, Input::Key(Key::plain(Code::Down)));
        }
        Input::Key(Key::plain(Code::Enter))
    }

    /// Says what is new since the last look.
    pub(super) fn look(&mut self) {
        self.look_at_line();
        if self.app.said != self.told {
            self.told.clone_from(&self.app.said);
            if let Some(said) = self.told.clone() {
                self.say(said.text);
            }
        }
        if self.wants_list && self.app.inbox.counts.is_some() && self.app.is_answered() {
            self.wants_list = false;
            self.said.extend(lines::inbox(&self.app));
        }
        if self.wants_page && self.app.page != Page::Inbox && self.app.is_answered() {
            self.wants_page = false;
            self.said.extend(lines::page(&self.app));
        }
        if self.app.page == Page::Reading {
            let all = lines::page(&self.app);
            if self.app.is_answered() && all.len() != self.read {
                self.read = all.len();
                self.said.extend(all);
            }
        } else {
            self.read = 0;
        }
        self.look_at_thread();
        let others = lines::others(&self.app);
        for other in &others {
            if !self.others.contains(other) {
                self.said.push(other.clone());
            }
        }
        self.others = others;
        self.look_at_overlay();
    }

    fn look_at_line(&mut self) {
        if self.app.line != self.line {
            self.line = self.app.line.clone();
            let speech = self.app.setup.speech;
            let key = match self.line {
                Line::Up => "terminal.line_up",
                Line::Calling => "terminal.line_calling",
                Line::Down { .. } => "terminal.line_down",
            };
            self.say(speech.word(key));
        }
        if self.app.offers.len() > self.offers {
            let speech = self.app.setup.speech;
            self.say(speech.word("terminal.plain_offer"));
        }
        self.offers = self.app.offers.len();
    }

    fn look_at_thread(&mut self) {
        let Some(thread) = &self.app.thread else {
            self.shown = None;
            return;
        };
        let Some(show) = &thread.show else { return };
        let (id, last) = (thread.id, thread.last_seq());
        let new: Vec<String> = match self.shown {
            Some((shown, seq)) if shown == id => show
                .messages
                .iter()
                .filter(|message| message.seq > seq)
                .flat_map(|message| lines::message(&self.app, message))
                .collect(),
            _ if !self.app.is_answered() => return,
            _ => lines::open(&self.app),
        };
        self.shown = Some((id, last));
        self.said.extend(new);
    }

    fn look_at_overlay(&mut self) {
        let speech = self.app.setup.speech;
        let mut new = Vec::new();
        let name = match &self.app.overlay {
            None => {
                let writing = self.app.focus == Focus::Composer && self.app.page == Page::Inbox;
                if writing && self.over.as_deref() != Some("write") {
                    new.push(speech.word("terminal.plain_write"));
                }
                writing.then(|| "write".to_owned())
            }
            Some(Overlay::Pick(picker)) => {
                new.push(picker.title.clone());
                let rows = (1..).zip(&picker.rows);
                new.extend(rows.map(|(n, choice)| {
                    let mark = match &picker.chosen {
                        Some(chosen) if chosen.contains(&choice.value) => "(x) ",
                        Some(_) => "( ) ",
                        None => "",
                    };
                    format!("{n}. {mark}{}", choice.label)
                }));
                new.push(speech.word("terminal.plain_choose"));
                Some(format!("pick {}", picker.title))
            }
            Some(Overlay::Prompt(prompt)) => {
                new.push(prompt.title.clone());
                if !prompt.field.is_blank() {
                    new.push(format!("[{}]", safe::line(prompt.field.text())));
                }
                Some(format!("prompt {}", prompt.title))
            }
            Some(Overlay::Review(_)) => {
                let text = self.app.composer().map_or("", |one| one.field.text());
                new.extend(self.app.headings());
                new.extend(safe::lines(text));
                new.push(speech.word("terminal.plain_review"));
                Some("review".to_owned())
            }
            Some(Overlay::Conflict(clash)) => {
                new.push(speech.word(clash.title()));
                for message in &clash.since {
                    new.extend(lines::message(&self.app, message));
                }
                new.push(speech.word(clash.keys()));
                Some("conflict".to_owned())
            }
            Some(Overlay::Macro(rendered)) => {
                new.extend(safe::lines(&rendered.text));
                new.push(speech.word("terminal.plain_macro"));
                Some("macro".to_owned())
            }
            Some(Overlay::Confirm(confirm)) => {
                new.push(confirm.question.clone());
                new.push(speech.word("terminal.plain_confirm"));
                Some("confirm".to_owned())
            }
            Some(Overlay::Help(_)) => Some("help".to_owned()),
        };
        if name != self.over {
            self.said.extend(new);
        }
        self.over = name;
    }
}

/// A line as a terminal of `cells` shows it: broken between words, what goes on under its own beginning.
///
/// An indent that would take more than its share of a narrow terminal shrinks.
pub(super) fn folded(line: &str, cells: usize) -> Vec<String> {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let indent = if indent * INDENT_SHARE > cells {
        NARROW_INDENT
    } else {
        indent
    };
    let room = cells.saturating_sub(indent).max(1);
    let pieces = safe::wrap(text, room).into_iter();
    pieces
        .map(|piece| format!("{:indent$}{piece}", ""))
        .collect()
}

/// An indent is kept where it takes at most one part in so many of the terminal's width.
const INDENT_SHARE: usize = 5;

/// The indent of what would be indented too far, in cells.
const NARROW_INDENT: usize = 2;

/// How often time passes in line mode.
const TICK: Duration = Duration::from_secs(1);

/// The most steps to a choice.
const CHOICES_MAX: usize = 10_000;

/// Commands after which a list is read out.
const SHOWS_LIST: &[&str] = &[
    "1", "2", "3", "all", "filter", "find", "inbox", "list", "mine", "queued", "search", "sort",
];
