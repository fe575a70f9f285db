//! The pages beside the inbox that are rows or text: what has not left, customers, explanations, records.

use ratatui::layout::Rect;

use crate::protocol::view::desk::OutboxView;
use crate::terminal::app::{App, Page};
use crate::terminal::{safe, when};

use super::canvas::{Canvas, row};

/// Draws the page that is open.
pub(super) fn page(app: &App, canvas: &mut Canvas<'_>, body: Rect) {
    if app.page == Page::Reading {
        read(app, canvas, body);
        return;
    }
    let (title, empty, rows) = rows(app);
    let cursor = match app.page {
        Page::Outbox => app.outgoing.cursor,
        _ => app.customers.cursor,
    };
    table(app, canvas, body, (&title, empty), (&rows, cursor));
}

/// The rows of the page that is open: its title, the key of what it says when empty, a line each.
pub(super) fn rows(app: &App) -> (String, &'static str, Vec<String>) {
    let speech = app.setup.speech;
    if app.page == Page::Outbox {
        let title = speech.say("terminal.outbox_title", &[("n", &app.outgoing.total)]);
        let rows = app
            .outgoing
            .items
            .iter()
            .map(|one| delivery(app, one))
            .collect();
        return (title, "terminal.outbox_empty", rows);
    }
    let text = safe::line(&app.customers.text);
    let title = speech.say("terminal.customers_title", &[("text", &text)]);
    let rows = app.customers.items.iter().map(|one| {
        let address = one
            .addresses
            .first()
            .map_or("", |address| address.value.as_str());
        format!("{}  {}", safe::line(&one.name), safe::line(address))
    });
    (title, "terminal.nothing_found", rows.collect())
}

fn read(app: &App, canvas: &mut Canvas<'_>, body: Rect) {
    let reading = &app.reading;
    let inside = canvas.frame(body, &reading.title, canvas.plain());
    let width = usize::from(inside.width);
    let rows: Vec<String> = reading
        .lines
        .iter()
        .skip(reading.scroll)
        .flat_map(|line| safe::wrap(line, width))
        .collect();
    for (at, line) in rows.iter().take(usize::from(inside.height)).enumerate() {
        canvas.text(row(inside, at), line, canvas.plain());
    }
}

/// Rows with a cursor, or a word where there are none.
fn table(
    app: &App,
    canvas: &mut Canvas<'_>,
    body: Rect,
    (title, empty): (&str, &str),
    (rows, cursor): (&[String], usize),
) {
    let inside = canvas.frame(body, title, canvas.plain());
    if rows.is_empty() {
        canvas.text(row(inside, 0), &app.setup.speech.word(empty), canvas.dim());
    }
    let fit = usize::from(inside.height).max(1);
    let first = (cursor / fit) * fit;
    for (at, text) in rows.iter().enumerate().skip(first).take(fit) {
        let style = if at == cursor {
            canvas.chosen()
        } else {
            canvas.plain()
        };
        canvas.text(row(inside, at - first), text, style);
    }
}

fn delivery(app: &App, one: &OutboxView) -> String {
    let speech = app.setup.speech;
    let state = speech.known("terminal.delivery_", &one.state);
    let next = match one.next_at {
        Some(at) => {
            let at = when::clock(at, app.now, &app.setup.zone);
            speech.say("terminal.delivery_next", &[("at", &at)])
        }
        None => String::new(),
    };
    let tries = usize::try_from(one.attempts).unwrap_or(usize::MAX);
    let why = one.failure.as_deref().unwrap_or_default();
    let parts = [
        state,
        format!("#{}", one.conversation),
        safe::line(&one.channel),
        safe::line(&one.to.value),
        safe::line(&one.subject),
        speech.plural("terminal.attempts", tries, &[]),
        next,
        safe::line(why),
        safe::line(&one.last_answer),
    ];
    let shown: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    shown.join("  ")
}
