//! The open conversation: what was said, noted and done, in order, with its states in words.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::message::Scope;
use crate::domain::window::Then;
use crate::domain::{Moment, Span};
use crate::protocol::view::conversation::{
    AuthorKind, ConversationShow, ConversationView, Direction, Doing, EventView, MessageState,
    MessageView, WorkState,
};
use crate::terminal::app::compose::Writing;
use crate::terminal::app::review::NOBODY;
use crate::terminal::app::thread::Thread;
use crate::terminal::app::{App, Focus, Line};
use crate::terminal::{safe, when};

use super::canvas::{Canvas, cells, row};
use super::event::{self, told};
use super::marks;
use super::{Picture, composer, status_key};

/// Draws the open conversation and what is being written in it.
pub(super) fn thread(app: &App, canvas: &mut Canvas<'_>, at: Rect, picture: &mut Picture) {
    let Some(thread) = &app.thread else {
        nothing_open(app, canvas, at);
        return;
    };
    let title = thread
        .view()
        .map_or_else(|| untitled(app, thread), |view| title(app, view));
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
    let fit = usize::from(room.height);
    // A screen more than is shown, so that one more step up is known to be possible.
    let wanted = thread.scroll.saturating_add(2 * fit);
    let (rows, top) = last_rows(app, thread, usize::from(room.width), wanted);
    let hidden = rows.len().saturating_sub(fit);
    picture.drawn.thread_hidden = hidden;
    picture.drawn.thread_top = top;
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
    let away = app.me.as_ref().is_some_and(|me| !me.available);
    let hint = app.setup.speech.word(if away {
        "terminal.no_work_comes"
    } else {
        "terminal.nothing_open"
    });
    let width = usize::from(at.width.saturating_sub(2));
    for (number, line) in safe::wrap(&hint, width).iter().enumerate() {
        let place = super::canvas::indent(row(at, number + 2), 1);
        canvas.text(place, line, canvas.dim());
    }
}

fn untitled(app: &App, thread: &Thread) -> String {
    if thread.id == NOBODY {
        app.setup.speech.word("terminal.writing_first")
    } else {
        format!("#{}", thread.id)
    }
}

pub(super) fn title(app: &App, view: &ConversationView) -> String {
    let speech = app.setup.speech;
    let middle = speech.glyphs().middle;
    let mut parts = vec![
        app.called("channel", &view.channel),
        app.called("queue", &view.queue),
    ];
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
    if thread.id == NOBODY {
        let lines = app.headings().into_iter();
        return lines.map(|line| (line, Look::Plain)).collect();
    }
    let Some(show) = &thread.show else {
        return vec![(speech.word("terminal.loading"), Look::Dim)];
    };
    let view = &show.conversation;
    let tags: Vec<String> = view
        .tags
        .iter()
        .map(|tag| format!("+{}", app.called("tag", tag)))
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
    if view.work == WorkState::WrapUp {
        let left = view.until.map_or(Span::ZERO, |until| until.since(app.now));
        rows.push((
            speech.say("terminal.wrap_up_left", &[("left", &speech.span(left))]),
            Look::Warning,
        ));
    }
    let others = present(app, thread).into_iter();
    rows.extend(others.map(|other| (other, Look::Warning)));
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
    if let Some(stopped) = &show.stopped
        && stopped.at >= show.conversation.received_at
    {
        let key = format!("terminal.stopped_{}", stopped.why);
        rows.push((speech.word(&key), Look::Alert));
    }
    if let Some(until) = show.reply_until
        && until <= app.now
    {
        let templates = show.reply_then == Some(Then::Template) && !show.templates.is_empty();
        let key = if templates {
            "terminal.window_template"
        } else {
            "terminal.window_closed"
        };
        rows.push((speech.word(key), Look::Alert));
    }
    rows
}

/// Who else is there, and what they do.
pub(super) fn present(app: &App, thread: &Thread) -> Vec<String> {
    let others = thread.others(app.my_name(), app.now);
    let said = others.take(PRESENT_SHOWN_MAX).map(|other| {
        let key = match other.doing {
            Doing::Typing => "terminal.present_typing",
            Doing::Viewing => "terminal.present_viewing",
        };
        app.setup.speech.say(key, &[("name", &other.agent)])
    });
    said.collect()
}

/// Everything below the head: messages and events by time, then what is on its way, then who is typing.
pub(super) fn rows(app: &App, thread: &Thread, width: usize) -> Vec<Row> {
    last_rows(app, thread, width, usize::MAX).0
}

/// One thing in a conversation.
#[derive(Clone, Copy)]
enum Piece<'a> {
    Message(&'a MessageView),
    Event(&'a EventView),
}

impl Piece<'_> {
    fn at(self) -> Moment {
        match self {
            Self::Message(message) => message.at,
            Self::Event(event) => event.at,
        }
    }
}

/// The last rows, at least so many where there are; and whether these are all. What is not looked at is not laid out.
fn last_rows(app: &App, thread: &Thread, width: usize, wanted: usize) -> (Vec<Row>, bool) {
    let speech = app.setup.speech;
    let Some(show) = &thread.show else {
        return (Vec::new(), true);
    };
    let pieces = pieces(show);
    let names = name_width(app, show, width);
    let mut blocks = vec![tail_rows(app, thread, show, width)];
    let mut count = blocks[0].len();
    let mut left = pieces.len();
    while left > 0 && count < wanted {
        left -= 1;
        let mut block = Vec::new();
        let before = left.checked_sub(1).map(|at| pieces[at].at());
        day_row(app, pieces[left].at(), before, &mut block);
        match pieces[left] {
            Piece::Message(message) => message_rows(app, message, (names, width), &mut block),
            Piece::Event(event) => block.extend(event_rows(app, event, width)),
        }
        count += block.len();
        blocks.push(block);
    }
    if left == 0 && show.earlier {
        blocks.push(vec![(speech.word("terminal.earlier"), Look::Dim)]);
    }
    (blocks.into_iter().rev().flatten().collect(), left == 0)
}

/// Messages and what is told of events, by time.
fn pieces(show: &ConversationShow) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(show.messages.len() + show.events.len());
    let mut events = told(show).peekable();
    for message in &show.messages {
        while let Some(event) = events.next_if(|event| event.at <= message.at) {
            pieces.push(Piece::Event(event));
        }
        pieces.push(Piece::Message(message));
    }
    pieces.extend(events.map(Piece::Event));
    pieces
}

/// What happened, under itself where it is long: whom it was about may stand at the end.
fn event_rows(app: &App, event: &EventView, width: usize) -> Vec<Row> {
    let text = event::row(app, event);
    if safe::width(&text) <= width {
        return vec![(text, Look::Dim)];
    }
    let room = width.saturating_sub(EVENT_INDENT).max(10);
    let lines = safe::wrap(&text, room).into_iter().enumerate();
    lines
        .map(|(at, line)| {
            let indent = if at == 0 { 0 } else { EVENT_INDENT };
            (format!("{}{line}", " ".repeat(indent)), Look::Dim)
        })
        .collect()
}

/// What is on its way, and who is typing.
fn tail_rows(app: &App, thread: &Thread, show: &ConversationShow, width: usize) -> Vec<Row> {
    let speech = app.setup.speech;
    let mut rows = Vec::new();
    for composer in app.under_way(thread.id) {
        let mark = speech.word(match composer.writing {
            _ if app.line != Line::Up => "terminal.still_here",
            Writing::Reply | Writing::First => "terminal.sending",
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
    let state = state_text(app, message);
    if message.author_kind == AuthorKind::Desk && width <= SCREEN_CELLS_MAX {
        // What the desk writes by itself is known by its beginning, and must not push what the
        // customer wrote off the screen.
        let room = room.saturating_sub(safe::width(&state) + 1).max(10);
        lines.push(safe::clip(&safe::line(message.text.trim()), room, more));
    } else {
        for line in safe::lines(message.text.trim_end()) {
            lines.extend(safe::wrap(&line, room));
        }
    }
    if message.clipped {
        lines.push(speech.word("terminal.clipped"));
    }
    lines.extend(
        marks::lines(app, message)
            .iter()
            .flat_map(|it| safe::wrap(it, room)),
    );
    for file in &message.attachments {
        lines.push(marks::file(app, file));
    }
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
        MessageState::Received => sender_text(app, message),
        MessageState::Queued => speech.word("terminal.state_queued"),
        MessageState::Sent => speech.word("terminal.state_sent"),
        MessageState::Delivered => "v".to_owned(),
        MessageState::Read => "vv".to_owned(),
        MessageState::Unsure => speech.word("terminal.state_unsure"),
        MessageState::Held => speech.word("terminal.state_held"),
        MessageState::Failed => {
            let failure = message.failure.as_deref().unwrap_or_default();
            let said = message.answer.as_deref().unwrap_or_default();
            let why = match (failure, said) {
                ("", said) => safe::line(said),
                (failure, "") => speech.known("terminal.failure_", failure),
                (failure, said) => {
                    let failure = speech.known("terminal.failure_", failure);
                    format!("{failure}: {}", safe::line(said))
                }
            };
            speech.say("terminal.state_failed", &[("why", &why)])
        }
    }
}

/// What was found out about whoever wrote it, where somebody looked and it says anything.
fn sender_text(app: &App, message: &MessageView) -> String {
    let Some(checks) = &message.checks else {
        return String::new();
    };
    let key = match checks.dmarc.as_str() {
        "pass" => "terminal.sender_proven",
        "fail" => "terminal.sender_false",
        _ => "terminal.sender_open",
    };
    app.setup.speech.say(
        key,
        &[
            ("spf", &safe::line(&checks.spf)),
            ("dkim", &safe::line(&checks.dkim)),
            ("dmarc", &safe::line(&checks.dmarc)),
        ],
    )
}

/// A row for the day where it is another one than `before`; today is not said at the beginning.
fn day_row(app: &App, at: Moment, before: Option<Moment>, rows: &mut Vec<Row>) {
    let day = when::day(at, &app.setup.zone);
    let before = before.map(|before| when::day(before, &app.setup.zone));
    let today = when::day(app.now, &app.setup.zone);
    if before.as_ref() != Some(&day) && !(before.is_none() && day == today) {
        let across = app.setup.speech.glyphs().frame[0].repeat(2);
        rows.push((format!("{across} {day} {across}"), Look::Dim));
    }
}

/// How wide the authors' column is: as wide as the widest name, within bounds.
fn name_width(app: &App, show: &ConversationShow, width: usize) -> usize {
    let widest = show
        .messages
        .iter()
        .map(|message| safe::width(&author(app, message)))
        .max();
    let most = if width > SCREEN_CELLS_MAX {
        NAME_LINE_CELLS_MAX
    } else {
        NAME_CELLS_MAX.min(width / 5).max(4)
    };
    widest.unwrap_or(0).clamp(4, most)
}

/// The widest name beside a message, in cells.
const NAME_CELLS_MAX: usize = 10;

/// What is wider is no screen but a line that is read out: there names are whole.
const SCREEN_CELLS_MAX: usize = 2_000;

/// The widest name in such a line, in cells.
const NAME_LINE_CELLS_MAX: usize = 80;

/// How far the second row of an event goes in: as far as its hour.
const EVENT_INDENT: usize = 6;

/// The most people shown as being at a conversation.
const PRESENT_SHOWN_MAX: usize = 2;
