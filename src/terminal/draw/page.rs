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
    let (cursor, count) = match app.page {
        Page::Outbox => (app.outgoing.cursor, app.outgoing.items.len()),
        _ => (app.customers.cursor, app.customers.items.len()),
    };
    let inside = canvas.frame(body, &title(app), canvas.plain());
    if count == 0 {
        canvas.text(row(inside, 0), &empty(app), canvas.dim());
    }
    let why = match app.outgoing.current() {
        Some(one) if app.page == Page::Outbox => {
            safe::wrap(&why(app, one), usize::from(inside.width))
        }
        _ => Vec::new(),
    };
    let below = why.len().min(WHY_ROWS_MAX);
    let fit = usize::from(inside.height).saturating_sub(below).max(1);
    let first = (cursor / fit) * fit;
    for at in (first..count).take(fit) {
        let style = if at == cursor {
            canvas.chosen()
        } else {
            canvas.plain()
        };
        let text = entry(app, at);
        let place = row(inside, at - first);
        canvas.text(place, &text, style);
        if at == cursor {
            canvas.paint(place, style);
        }
    }
    for (at, line) in why.iter().take(below).enumerate() {
        canvas.text(row(inside, fit + at), line, canvas.bold());
    }
}

/// The same as lines of text.
pub(super) fn lines(app: &App) -> Vec<String> {
    let count = match app.page {
        Page::Outbox => app.outgoing.items.len(),
        _ => app.customers.items.len(),
    };
    let mut lines = vec![title(app)];
    if count == 0 {
        lines.push(empty(app));
    }
    for at in 0..count {
        lines.push(entry(app, at));
        if app.page == Page::Outbox {
            let reason = why(app, &app.outgoing.items[at]);
            lines.extend((!reason.is_empty()).then(|| format!("  {reason}")));
        }
    }
    lines
}

fn title(app: &App) -> String {
    let speech = app.setup.speech;
    if app.page == Page::Outbox {
        let key = match app.outgoing.dead {
            None if app.outgoing.held == Some(true) => "terminal.outbox_title_held",
            None => "terminal.outbox_title",
            Some(true) => "terminal.outbox_title_dead",
            Some(false) => "terminal.outbox_title_waiting",
        };
        return speech.say(key, &[("n", &app.outgoing.total)]);
    }
    let text = safe::line(&app.customers.text);
    speech.say("terminal.customers_title", &[("text", &text)])
}

fn empty(app: &App) -> String {
    app.setup.speech.word(if app.page == Page::Outbox {
        "terminal.outbox_empty"
    } else {
        "terminal.nothing_found"
    })
}

/// A row of the page that is open.
fn entry(app: &App, at: usize) -> String {
    if app.page == Page::Outbox {
        return delivery(app, &app.outgoing.items[at]);
    }
    let one = &app.customers.items[at];
    let address = one
        .addresses
        .first()
        .map_or("", |address| address.value.as_str());
    format!("{}  {}", safe::line(&one.name), safe::line(address))
}

fn read(app: &App, canvas: &mut Canvas<'_>, body: Rect) {
    let reading = &app.reading;
    let inside = canvas.frame(body, &reading.title, canvas.plain());
    let width = usize::from(inside.width);
    let rows = reading
        .lines
        .iter()
        .skip(reading.scroll)
        .flat_map(|line| safe::wrap(line, width));
    for (at, line) in rows.take(usize::from(inside.height)).enumerate() {
        canvas.text(row(inside, at), &line, canvas.plain());
    }
}

/// Why a delivery is where it is, in words.
fn why(app: &App, one: &OutboxView) -> String {
    let speech = app.setup.speech;
    let failure = one.failure.as_deref().unwrap_or_default();
    let failure = if failure.is_empty() {
        String::new()
    } else {
        speech.known("terminal.failure_", failure)
    };
    let text = one.text.as_deref().map(safe::line);
    let parts = [
        failure,
        safe::line(&one.last_answer),
        text.unwrap_or_default(),
    ];
    let shown: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    shown.join(": ")
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
    let waits = one.waits_for.as_deref();
    let waits = waits.map(|word| speech.known("terminal.waits_for_", word));
    let tries = usize::try_from(one.attempts).unwrap_or(usize::MAX);
    let author = one.author.as_ref().filter(|_| one.text.is_some());
    let parts = [
        format!("{}", one.message),
        state,
        author.map(|name| safe::line(name)).unwrap_or_default(),
        format!("#{}", one.conversation),
        safe::line(&one.channel),
        safe::line(&one.to.value),
        safe::line(&one.subject),
        speech.plural("terminal.attempts", tries, &[]),
        next,
        waits.unwrap_or_default(),
    ];
    let shown: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    shown.join("  ")
}

/// The most rows that say why.
const WHY_ROWS_MAX: usize = 3;
