//! What lies over the page: choices, lines to type, a mail before it leaves, a stopped send, questions.

use ratatui::layout::Rect;

use crate::terminal::app::overlay::{Clash, Overlay, Picker, Prompt, Review};
use crate::terminal::app::{App, Drawn};
use crate::terminal::{safe, when};

use super::canvas::{Canvas, cells, indent, row};
use super::help;

/// Draws it; gives where the cursor belongs.
pub(super) fn overlay(
    app: &App,
    overlay: &Overlay,
    canvas: &mut Canvas<'_>,
    body: Rect,
    drawn: &mut Drawn,
) -> Option<(u16, u16)> {
    let speech = app.setup.speech;
    match overlay {
        Overlay::Help(turned) => drawn.help_screens = help::help(app, *turned, canvas, body),
        Overlay::Pick(picker) => return Some(pick(app, canvas, picker, body)),
        Overlay::Prompt(prompt) => return Some(type_line(canvas, prompt, body)),
        Overlay::Review(review) => mail(app, review, canvas, body),
        Overlay::Conflict(clash) => conflict(app, clash, canvas, body),
        Overlay::Macro(rendered) => {
            let mut lines = text_lines(&rendered.text, body);
            if !rendered.missing.is_empty() {
                let names: Vec<String> =
                    rendered.missing.iter().map(|one| safe::line(one)).collect();
                let names = names.join(", ");
                lines.insert(
                    0,
                    speech.say("terminal.macro_missing", &[("names", &names)]),
                );
            }
            if rendered.resolve {
                lines.push(speech.word("terminal.macro_resolves"));
            }
            let title = speech.say("terminal.macro_preview", &[("name", &rendered.name)]);
            boxed(canvas, body, &title, &lines);
        }
        Overlay::Confirm(confirm) => {
            let lines = safe::wrap(
                &confirm.question,
                usize::from(body.width.min(BOX_COLUMNS) - 4),
            );
            boxed(canvas, body, "?", &lines);
        }
    }
    None
}

fn pick(app: &App, canvas: &mut Canvas<'_>, picker: &Picker, body: Rect) -> (u16, u16) {
    let rows = picker.matching();
    let width = BOX_COLUMNS.min(body.width);
    let height = (cells(rows.len().max(1)) + 3).clamp(4, body.height);
    let at = centred(body, width, height);
    canvas.clear(at);
    let inside = canvas.frame(at, &picker.title, canvas.bold());
    let filter = safe::line(picker.filter.text());
    canvas.text(row(inside, 0), &format!("> {filter}"), canvas.plain());
    if rows.is_empty() {
        let nothing = app.setup.speech.word("terminal.nothing_found");
        canvas.text(row(inside, 1), &format!(" {nothing}"), canvas.dim());
    }
    let fit = usize::from(inside.height.saturating_sub(1)).max(1);
    let first = (picker.cursor / fit) * fit;
    for (at, choice) in rows.iter().enumerate().skip(first).take(fit) {
        let place = row(inside, at - first + 1);
        let mark = match &picker.chosen {
            Some(chosen) if chosen.contains(&choice.value) => "(x) ",
            Some(_) => "( ) ",
            None => " ",
        };
        let style = if at == picker.cursor {
            canvas.chosen()
        } else {
            canvas.plain()
        };
        canvas.text(place, &format!("{mark}{}", choice.label), style);
    }
    let typed = cells(safe::width(&filter) + 2).min(inside.width.saturating_sub(1));
    (inside.x + typed, inside.y)
}

/// The last row but one, so that what it is about stays in sight.
fn type_line(canvas: &mut Canvas<'_>, prompt: &Prompt, body: Rect) -> (u16, u16) {
    let at = Rect {
        y: body.bottom().saturating_sub(3).max(body.y),
        height: 3.min(body.height),
        ..body
    };
    canvas.clear(at);
    let inside = canvas.frame(at, &prompt.title, canvas.bold());
    let shown = |text: &str| match prompt.goal.is_secret() {
        true => "*".repeat(text.chars().count()),
        false => safe::line(text).clone(),
    };
    let before = shown(prompt.field.before());
    let all = shown(prompt.field.text());
    let room = usize::from(inside.width.saturating_sub(1)).max(1);
    // What does not fit goes out on the left: the end is where one types.
    let hidden = safe::width(&before).saturating_sub(room);
    let mut dropped = 0;
    let shown: String = all
        .chars()
        .skip_while(|c| {
            let skip = dropped < hidden;
            dropped += safe::width(c.encode_utf8(&mut [0; 4]));
            skip
        })
        .collect();
    canvas.text(inside, &shown, canvas.plain());
    let column = cells(safe::width(&before).min(room));
    (
        inside.x + column.min(inside.width.saturating_sub(1)),
        inside.y,
    )
}

fn mail(app: &App, review: &Review, canvas: &mut Canvas<'_>, body: Rect) {
    let speech = app.setup.speech;
    let Some(composer) = app.composer() else {
        return;
    };
    let mut lines = app.headings();
    lines.push(speech.word(if composer.first.is_some() {
        "terminal.review_changes_first"
    } else {
        "terminal.review_changes"
    }));
    for remark in &composer.remarks {
        lines.extend(text_lines(&format!("! {remark}"), body));
    }
    lines.push(String::new());
    lines.extend(text_lines(composer.field.text(), body));
    let fit = usize::from(body.height.saturating_sub(2));
    let scroll = review.scroll.min(lines.len().saturating_sub(fit));
    boxed(
        canvas,
        body,
        &speech.word("terminal.review_title"),
        &lines[scroll..],
    );
}

fn conflict(app: &App, clash: &Clash, canvas: &mut Canvas<'_>, body: Rect) {
    let speech = app.setup.speech;
    let mut lines = Vec::new();
    for message in &clash.since {
        let at = when::hour(message.at, &app.setup.zone);
        let who = super::thread::author(app, message);
        let head = speech.say("terminal.conflict_wrote", &[("name", &who), ("at", &at)]);
        let text = format!("{head} {}", safe::line(&message.text));
        lines.extend(safe::wrap(
            &text,
            usize::from(body.width.min(BOX_COLUMNS) - 4),
        ));
    }
    lines.push(String::new());
    if clash.stopped.is_none() {
        lines.push(speech.word("terminal.conflict_kept"));
    }
    lines.push(speech.word(clash.keys()));
    boxed(canvas, body, &speech.word(clash.title()), &lines);
}

fn text_lines(text: &str, body: Rect) -> Vec<String> {
    let width = usize::from(body.width.min(BOX_COLUMNS).saturating_sub(4)).max(1);
    safe::lines(text)
        .iter()
        .flat_map(|line| safe::wrap(line, width))
        .collect()
}

/// A box in the middle, as high as its lines.
fn boxed(canvas: &mut Canvas<'_>, body: Rect, title: &str, lines: &[String]) {
    let height = (cells(lines.len()) + 2).min(body.height);
    let at = centred(body, BOX_COLUMNS.min(body.width), height);
    canvas.clear(at);
    let inside = canvas.frame(at, title, canvas.bold());
    for (at, line) in lines.iter().take(usize::from(inside.height)).enumerate() {
        canvas.text(indent(row(inside, at), 1), line, canvas.plain());
    }
}

pub(super) fn centred(body: Rect, width: u16, height: u16) -> Rect {
    Rect {
        x: body.x + (body.width - width.min(body.width)) / 2,
        y: body.y + (body.height - height.min(body.height)) / 2,
        width: width.min(body.width),
        height: height.min(body.height),
    }
}

/// How wide a box is where there is room.
pub(super) const BOX_COLUMNS: u16 = 72;
