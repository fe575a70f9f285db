//! The card of an offer: in the upper right corner, over nothing that is being written.

use ratatui::layout::Rect;

use crate::domain::Name;
use crate::terminal::app::{App, Focus};
use crate::terminal::safe;

use super::canvas::{Canvas, cells, row};

/// Draws the first offer that waits, if one does.
pub(super) fn card(app: &App, canvas: &mut Canvas<'_>, body: Rect) {
    let Some(offer) = app.offer() else { return };
    let speech = app.setup.speech;
    let view = &offer.view;
    let brief = &view.conversation;
    let middle = speech.glyphs().middle;
    let left = (view.deadline.since(app.now).0 + 999) / 1000;
    let waits = speech.span(app.now.since(brief.enqueued_at));
    let seconds = speech.say("terminal.offer_left", &[("seconds", &left)]);
    let mut lines = vec![
        format!(
            "{} {middle} {} {middle} {}",
            safe::line(&brief.channel),
            safe::line(&brief.contact.name),
            safe::line(&brief.subject)
        ),
        speech.say(
            "terminal.offer_waits",
            &[("age", &waits), ("left", &seconds)],
        ),
    ];
    if !view.dropped_skills.is_empty() {
        let skills: Vec<&str> = view.dropped_skills.iter().map(Name::as_str).collect();
        let skills = skills.join(", ");
        lines.push(speech.say("terminal.offer_dropped", &[("skills", &skills)]));
    }
    let typing =
        app.focus == Focus::Composer && app.place() == crate::terminal::keys::Where::Thread;
    lines.push(speech.word(match (typing, view.can_decline) {
        (true, _) => "terminal.offer_keys_typing",
        (false, true) => "terminal.offer_keys",
        (false, false) => "terminal.offer_keys_only",
    }));
    let title = speech.say("terminal.offer_title", &[("queue", &brief.queue)]);
    let height = (cells(lines.len()) + 2).min(body.height);
    let width = CARD_COLUMNS.min(body.width);
    let at = Rect {
        x: body.right() - width,
        y: body.y,
        width,
        height,
    };
    canvas.clear(at);
    let inside = canvas.frame(at, &title, canvas.warning());
    for (at, line) in lines.iter().enumerate() {
        let style = if at == 0 {
            canvas.bold()
        } else {
            canvas.plain()
        };
        canvas.text(row(inside, at), line, style);
    }
}

const CARD_COLUMNS: u16 = 54;
