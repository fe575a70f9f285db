//! The same state as lines of plain text, for line mode: no frames, no columns, no cursor.

use crate::protocol::view::conversation::{ConversationView, MessageView};
use crate::terminal::app::{App, Page};
use crate::terminal::safe;

use super::{list, page, panel, status_key, thread};

/// The list, a line each.
pub(crate) fn inbox(app: &App) -> Vec<String> {
    let speech = app.setup.speech;
    let mut lines = vec![list::title(app, usize::MAX)];
    lines.extend(app.inbox.items.iter().map(|view| conversation(app, view)));
    if app.inbox.items.is_empty() {
        lines.push(speech.word("terminal.list_empty"));
    }
    lines
}

/// The open conversation, from its beginning as far as it was read.
pub(crate) fn open(app: &App) -> Vec<String> {
    let Some(thread) = app.thread.as_ref().filter(|thread| thread.show.is_some()) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if let Some(view) = thread.view() {
        lines.push(thread::title(app, view));
    }
    let rows = thread::head(app, thread)
        .into_iter()
        .chain(thread::rows(app, thread, WIDE));
    lines.extend(rows.map(|(text, _)| text));
    lines
}

/// Who else is at it now, a line each.
pub(crate) fn others(app: &App) -> Vec<String> {
    let thread = app.thread.as_ref();
    thread.map_or_else(Vec::new, |thread| thread::present(app, thread))
}

/// One message that was added to it.
pub(crate) fn message(app: &App, message: &MessageView) -> Vec<String> {
    let mut rows = Vec::new();
    let names = safe::width(&thread::author(app, message));
    thread::message_rows(app, message, (names, WIDE), &mut rows);
    rows.into_iter().map(|(text, _)| text).collect()
}

/// The page that is open.
pub(crate) fn page(app: &App) -> Vec<String> {
    match app.page {
        Page::Inbox => inbox(app),
        Page::Panel => panel::lines(app),
        Page::Outbox | Page::Customers => page::lines(app),
        Page::Reading => std::iter::once(app.reading.title.clone())
            .chain(app.reading.lines.iter().cloned())
            .collect(),
    }
}

fn conversation(app: &App, view: &ConversationView) -> String {
    let speech = app.setup.speech;
    let (badge, _) = list::badge(app, view);
    let age = speech.span(app.now.since(view.received_at));
    let owner = view.assignee.as_ref().map_or_else(
        || speech.word("terminal.owned_by_nobody"),
        |name| safe::line(name),
    );
    let mut parts = vec![
        format!("#{}", view.number),
        speech.word(status_key(view.status)),
        safe::line(&view.channel),
        safe::line(&view.contact.name),
        safe::line(&view.subject),
        age,
        owner,
    ];
    if !badge.is_empty() {
        parts.insert(1, badge);
    }
    parts.join("  ")
}

/// Wide enough that a line of text stays one line; the reader wraps it.
const WIDE: usize = 100_000;
