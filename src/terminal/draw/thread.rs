//! The open conversation: what was said, noted and done, in order, with its states in words.

use std::fmt::Display;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::Moment;
use crate::domain::message::Scope;
use crate::protocol::view::conversation::{
    AuthorKind, ConversationShow, ConversationView, Direction, Doing, EventView, MessageState,
    MessageView, Param,
};
use crate::terminal::app::choices::bytes;
use crate::terminal::app::compose::Writing;
use crate::terminal::app::thread::Thread;
use crate::terminal::app::{App, Focus, Line};
use crate::terminal::{safe, when};

use super::canvas::{Canvas, cells, row};
use super::{Picture, composer, status_key};

/// Draws the open conversation and what is being written in it.
pub(super) fn thread(app: &App, canvas: &mut Canvas<'_>, at: Rect, picture: &mut Picture) {
    let Some(thread) = &app.thread else {
        nothing_open(app, canvas, at);
        return;
    };
    let title = thread
        .view()
        .map_or_else(|| format!("#{}", thread.id), |view| title(app, view));
    let has_keys = app.focus == Focus::Thread;
    canvas.rule(Rect { height: 1, ..at }, &title, canvas.edge(has_keys));
    let mut room = Rect {
        y: at.y + 1,
        height: at.height.saturating_sub(1),
        ..at
    };
    if app.composer().is_some() {
        let height = composer::height(app, room);
        let below = Rect {
            y: room.bottom() - height,
            height,
            ..room
        };
        picture.cursor = composer::composer(app, canvas, below);
        room.height -= height;
    }
    let head = head(app, thread);
    for (at, (text, style)) in head.iter().enumerate() {
        canvas.text(row(room, at), text, styled(canvas, *style));
    }
    let head_rows = cells(head.len()).min(room.height);
    room = Rect {
        y: room.y + head_rows,
        height: room.height - head_rows,
        ..room
    };
    let rows = rows(app, thread, usize::from(room.width));
    let fit = usize::from(room.height);
    let hidden = rows.len().saturating_sub(fit);
    picture.drawn.thread_hidden = hidden;
    picture.drawn.thread_rows = fit;
    let first = hidden - thread.scroll.min(hidden);
    for (at, (text, style)) in rows.iter().skip(first).take(fit).enumerate() {
        canvas.text(row(room, at), text, styled(canvas, *style));
    }
}

/// How a row looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Bold,
    Dim,
    Alert,
    Warning,
}

pub(super) type Row = (String, Look);

fn styled(canvas: &Canvas<'_>, look: Look) -> Style {
    match look {
        Look::Plain => canvas.plain(),
        Look::Bold => canvas.bold(),
        Look::Dim => canvas.dim(),
        Look::Alert => canvas.alert(),
        Look::Warning => canvas.warning(),
    }
}

fn nothing_open(app: &App, canvas: &mut Canvas<'_>, at: Rect) {
    canvas.rule(Rect { height: 1, ..at }, "", canvas.dim());
    let hint = app.setup.speech.word("terminal.nothing_open");
    let width = usize::from(at.width.saturating_sub(2));
    for (number, line) in safe::wrap(&hint, width).iter().enumerate() {
        let place = super::canvas::indent(row(at, number + 2), 1);
        canvas.text(place, line, canvas.dim());
    }
}

pub(super) fn title(app: &App, view: &ConversationView) -> String {
    let speech = app.setup.speech;
    let middle = speech.glyphs().middle;
    let mut parts = vec![safe::line(&view.channel), safe::line(&view.queue)];
    if let Some(due) = view.due_at {
        let left = due.since(app.now);
        parts.push(if left.0 > 0 {
            speech.say("terminal.due_in", &[("left", &speech.span(left))])
        } else {
            let late = speech.span(app.now.since(due));
            speech.say("terminal.due_late", &[("late", &late)])
        });
    }
    match &view.assignee {
        Some(name) if app.my_name() == Some(name) => {}
        Some(name) => parts.push(speech.say("terminal.owned_by", &[("name", name)])),
        None => parts.push(speech.word("terminal.owned_by_nobody")),
    }
    parts.push(speech.word(status_key(view.status)));
    parts.join(&format!(" {middle} "))
}

/// What stays above the messages: what it is about, and who else is there.
pub(super) fn head(app: &App, thread: &Thread) -> Vec<Row> {
    let speech = app.setup.speech;
    let Some(show) = &thread.show else {
        return vec![(speech.word("terminal.loading"), Look::Dim)];
    };
    let view = &show.conversation;
    let tags: Vec<String> = view
        .tags
        .iter()
        .map(|tag| format!("+{}", safe::line(tag)))
        .collect();
    let mut about = format!("#{} {}", view.number, safe::line(&view.subject));
    if !tags.is_empty() {
        about = format!("{about}  {}", tags.join(" "));
    }
    let mut rows = vec![(about, Look::Bold)];
    if thread.unseen {
        rows.push((speech.word("terminal.monitoring"), Look::Warning));
    }
    if view.flagged {
        rows.push((speech.word("terminal.help_wanted"), Look::Alert));
    }
    for other in thread
        .others(app.my_name(), app.now)
        .take(PRESENT_SHOWN_MAX)
    {
        let key = match other.doing {
            Doing::Typing => "terminal.present_typing",
            Doing::Viewing => "terminal.present_viewing",
        };
        rows.push((speech.say(key, &[("name", &other.agent)]), Look::Warning));
    }
    let drafts = show
        .drafts
        .iter()
        .filter(|draft| Some(&draft.agent) != app.my_name());
    for draft in drafts.take(PRESENT_SHOWN_MAX) {
        rows.push((
            speech.say("terminal.has_draft", &[("name", &draft.agent)]),
            Look::Dim,
        ));
    }
    if let Some(until) = show.reply_until
        && until <= app.now
    {
        rows.push((speech.word("terminal.window_closed"), Look::Alert));
    }
    rows
}

/// Everything below: messages and events by time, then what is on its way, then who is typing.
pub(super) fn rows(app: &App, thread: &Thread, width: usize) -> Vec<Row> {
    let speech = app.setup.speech;
    let Some(show) = &thread.show else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    if show.earlier {
        rows.push((speech.word("terminal.earlier"), Look::Dim));
    }
    let names = name_width(app, show, width);
    let mut events = told(show).peekable();
    let mut last_day = String::new();
    for message in &show.messages {
        while let Some(event) = events.next_if(|event| event.at <= message.at) {
            day_row(app, event.at, &mut last_day, &mut rows);
            rows.push((event_row(app, event), Look::Dim));
        }
        day_row(app, message.at, &mut last_day, &mut rows);
        message_rows(app, message, (names, width), &mut rows);
    }
    for event in events {
        day_row(app, event.at, &mut last_day, &mut rows);
        rows.push((event_row(app, event), Look::Dim));
    }
    for composer in app.under_way(thread.id) {
        let mark = speech.word(match composer.writing {
            _ if app.line != Line::Up => "terminal.still_here",
            Writing::Reply => "terminal.sending",
            _ => "terminal.noting",
        });
        let text = format!("{mark} {}", safe::line(composer.field.text()));
        rows.extend(
            safe::wrap(&text, width)
                .into_iter()
                .map(|line| (line, Look::Dim)),
        );
    }
    if thread.typing_until.is_some_and(|until| until > app.now) {
        let name = safe::line(&show.conversation.contact.name);
        rows.push((
            speech.say("terminal.customer_types", &[("name", &name)]),
            Look::Dim,
        ));
    }
    rows
}

pub(super) fn message_rows(
    app: &App,
    message: &MessageView,
    (names, width): (usize, usize),
    rows: &mut Vec<Row>,
) {
    let speech = app.setup.speech;
    let hour = when::hour(message.at, &app.setup.zone);
    let author = author(app, message);
    let look = match message.direction {
        Direction::Note => Look::Dim,
        _ if message.state == MessageState::Failed => Look::Alert,
        Direction::In | Direction::Out => Look::Plain,
    };
    let more = speech.glyphs().more;
    let lead = format!("{hour} {} ", safe::pad(&author, names, more));
    let gap = " ".repeat(safe::width(&lead).min(width / 2));
    let room = width.saturating_sub(gap.len()).max(10);
    let mut lines: Vec<String> = Vec::new();
    if let Some(subject) = &message.subject {
        lines.extend(safe::wrap(&safe::line(subject), room));
    }
    for line in safe::lines(message.text.trim_end()) {
        lines.extend(safe::wrap(&line, room));
    }
    if message.clipped {
        lines.push(speech.word("terminal.clipped"));
    }
    for file in &message.attachments {
        lines.push(format!(
            "+ {} ({})",
            safe::line(&file.name),
            bytes(file.size)
        ));
    }
    let state = state_text(app, message);
    if !state.is_empty() {
        match lines.last_mut() {
            Some(last) if safe::width(last) + 1 + safe::width(&state) <= room => {
                *last = format!("{last} {state}");
            }
            _ => lines.extend(safe::wrap(&state, room)),
        }
    }
    for (at, line) in lines.into_iter().enumerate() {
        let quoted = line.starts_with('>');
        let look = if quoted && look == Look::Plain {
            Look::Dim
        } else {
            look
        };
        rows.push((
            format!("{}{line}", if at == 0 { &lead } else { &gap }),
            look,
        ));
    }
}

/// Who wrote it, and for whom where it is a note.
pub(super) fn author(app: &App, message: &MessageView) -> String {
    let speech = app.setup.speech;
    match (message.direction, message.scope, message.author_kind) {
        (Direction::Note, Some(Scope::Author), _) => speech.word("terminal.author_own_note"),
        (Direction::Note, Some(Scope::Whisper), _) => speech.say(
            "terminal.author_whisper",
            &[("name", &safe::line(&message.author))],
        ),
        (Direction::Note, _, _) => speech.say(
            "terminal.author_note",
            &[("name", &safe::line(&message.author))],
        ),
        (_, _, AuthorKind::Desk) => speech.word("terminal.author_desk"),
        _ => safe::line(&message.author),
    }
}

/// How far a message of ours got, in a word or two letters.
fn state_text(app: &App, message: &MessageView) -> String {
    let speech = app.setup.speech;
    match message.state {
        MessageState::Received => String::new(),
        MessageState::Queued => speech.word("terminal.state_queued"),
        MessageState::Sent => speech.word("terminal.state_sent"),
        MessageState::Delivered => "v".to_owned(),
        MessageState::Read => "vv".to_owned(),
        MessageState::Unsure => speech.word("terminal.state_unsure"),
        MessageState::Failed => {
            let why = message.answer.as_ref().or(message.failure.as_ref());
            let why = why.map_or_else(String::new, |why| safe::line(why));
            speech.say("terminal.state_failed", &[("why", &why)])
        }
    }
}

/// What happened that people want to read between the messages; the rest is in the history.
fn told(show: &ConversationShow) -> impl Iterator<Item = &EventView> {
    show.events
        .iter()
        .filter(|event| !UNTOLD.contains(&event.kind.as_str()))
}

fn event_row(app: &App, event: &EventView) -> String {
    let speech = app.setup.speech;
    let hour = when::hour(event.at, &app.setup.zone);
    // Whoever is named in what happened is not named again.
    let named = |by: &str| event.params.iter().any(|param| param.value == by);
    let by = match event.by.as_str() {
        "desk" | "contact" => String::new(),
        by if named(by) => String::new(),
        by => format!(" ({})", safe::line(by)),
    };
    let details: Vec<(&str, String)> = event
        .params
        .iter()
        .take(DETAILS_SHOWN_MAX)
        .map(|param| (param.name.as_str(), detail(app, param)))
        .collect();
    let named: Vec<(&str, &dyn Display)> = details
        .iter()
        .map(|(name, value)| (*name, value as &dyn Display))
        .collect();
    let key = format!("terminal.event_{}", event.kind);
    let mut what = if crate::words::has(&key) {
        speech.say(&key, &named)
    } else {
        let values: Vec<&str> = details.iter().map(|(_, value)| value.as_str()).collect();
        format!("{} {}", safe::line(&event.kind), values.join(" "))
    };
    // Reasons are not always given, so no text can have a place for them.
    let reason = details
        .iter()
        .find(|(name, _)| matches!(*name, "reason" | "disposition"));
    if let Some((_, reason)) = reason {
        what = format!("{what} ({reason})");
    }
    format!("{hour} {} {what}{by}", speech.glyphs().middle)
}

/// A detail of an event as people read it: causes in words, moments in hours.
fn detail(app: &App, param: &Param) -> String {
    match param.name.as_str() {
        "cause" => app.setup.speech.known("terminal.cause_", &param.value),
        "until" | "due" => Moment::parse(&param.value).map_or_else(
            || safe::line(&param.value),
            |at| when::clock(at, app.now, &app.setup.zone),
        ),
        _ => safe::line(&param.value),
    }
}

fn day_row(app: &App, at: Moment, last: &mut String, rows: &mut Vec<Row>) {
    let day = when::day(at, &app.setup.zone);
    let today = when::day(app.now, &app.setup.zone);
    if day != *last && !(last.is_empty() && day == today) {
        let across = app.setup.speech.glyphs().frame[0].repeat(2);
        rows.push((format!("{across} {day} {across}"), Look::Dim));
    }
    *last = day;
}

/// How wide the authors' column is: as wide as the widest name, within bounds.
fn name_width(app: &App, show: &ConversationShow, width: usize) -> usize {
    let widest = show
        .messages
        .iter()
        .map(|message| safe::width(&author(app, message)))
        .max();
    let most = NAME_CELLS_MAX.min(width / 5).max(4);
    widest.unwrap_or(0).clamp(4, most)
}

/// Kinds of events that are seen already in what they are about.
const UNTOLD: &[&str] = &[
    "received",
    "replied",
    "noted",
    "message_state",
    "seen",
    "drafted",
    "status",
    "routed",
    // What only a newer desk has a word for.
    "other",
];

/// The widest name beside a message, in cells.
const NAME_CELLS_MAX: usize = 10;

/// The most people shown as being at a conversation.
const PRESENT_SHOWN_MAX: usize = 2;

/// The most details shown of one event.
const DETAILS_SHOWN_MAX: usize = 8;
