//! The card of an offer: in the upper right corner; a single line where Enter is needed for something else.

use ratatui::layout::Rect;

use crate::terminal::app::{App, Focus, Page};
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
            app.called("channel", &brief.channel),
            safe::line(&brief.contact.name),
            safe::line(&brief.subject)
        ),
        speech.say(
            "terminal.offer_waits",
            &[("age", &waits), ("left", &seconds)],
        ),
    ];
    if !view.dropped_skills.is_empty() {
        let skills = app.called_all("skill", &view.dropped_skills);
        lines.push(speech.say("terminal.offer_dropped", &[("skills", &skills)]));
    }
    let queue = app.called("queue", &brief.queue);
    let title = speech.say("terminal.offer_title", &[("queue", &queue)]);
    // Where Enter means something else, the card gives way to a line.
    let elsewhere = app.page != Page::Inbox || app.focus == Focus::Composer;
    if elsewhere || app.overlay.is_some() {
        let who = safe::clip(
            &safe::line(&brief.contact.name),
            NAME_CELLS,
            speech.glyphs().more,
        );
        let keys = speech.word("terminal.offer_keys_typing");
        // What to press comes before what a narrow screen may cut off.
        let line = format!(" ! {seconds} {middle} {keys} {middle} {who} {middle} {title} ");
        let at = row(body, 0);
        canvas.clear(at);
        canvas.text(at, &line, canvas.warning());
        canvas.paint(at, canvas.chosen());
        return;
    }
    lines.push(speech.word(if view.can_decline {
        "terminal.offer_keys"
    } else {
        "terminal.offer_keys_only"
    }));
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

/// The most of a name in the single line.
const NAME_CELLS: usize = 14;
