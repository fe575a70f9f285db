//! The customer beside the conversation: who they are, what they had before, what the case is.

use ratatui::layout::Rect;

use crate::terminal::app::App;
use crate::terminal::{safe, when};

use super::canvas::{Canvas, row};
use super::status_key;

/// Draws it.
pub(super) fn side(app: &App, canvas: &mut Canvas<'_>, at: Rect) {
    let speech = app.setup.speech;
    let inside = canvas.frame(at, &speech.word("terminal.contact_title"), canvas.dim());
    let mut rows: Vec<(String, bool)> = Vec::new();
    let Some(thread) = &app.thread else {
        return;
    };
    if let Some(view) = thread.view() {
        rows.push((safe::line(&view.contact.name), true));
        if let Some(contact) = &thread.contact {
            for address in contact.addresses.iter().take(LINES_EACH_MAX) {
                rows.push((safe::line(&address.value), false));
            }
            for field in contact.fields.iter().take(LINES_EACH_MAX) {
                rows.push((
                    format!("{}: {}", safe::line(&field.name), safe::line(&field.value)),
                    false,
                ));
            }
        } else {
            rows.push((safe::line(&view.contact.address), false));
        }
        rows.push((String::new(), false));
        rows.push((speech.word("terminal.side_case"), true));
        for (key, value) in [
            ("terminal.side_reference", view.reference.clone()),
            ("terminal.side_queue", view.queue.to_string()),
            (
                "terminal.side_case_status",
                speech.known("terminal.case_", case_word(view.case_status)),
            ),
            ("terminal.side_priority", view.priority.to_string()),
            ("terminal.side_transfers", view.transfers.to_string()),
        ] {
            rows.push((speech.say(key, &[("value", &safe::line(&value))]), false));
        }
        rows.push((String::new(), false));
        rows.push((speech.word("terminal.side_history"), true));
        let before = thread.timeline.iter().filter(|one| one.id != view.id);
        let mut any = false;
        for one in before.take(HISTORY_MAX) {
            any = true;
            let day = when::day(one.created_at, &app.setup.zone);
            let status = speech.word(status_key(one.status));
            rows.push((
                format!("#{} {}", one.number, safe::line(&one.subject)),
                false,
            ));
            let middle = speech.glyphs().middle;
            rows.push((
                format!(
                    "  {day} {middle} {} {middle} {status}",
                    safe::line(&one.channel)
                ),
                false,
            ));
        }
        if !any {
            rows.push((speech.word("terminal.no_conversations"), false));
        }
    }
    for (at, (text, strong)) in rows.iter().take(usize::from(inside.height)).enumerate() {
        let style = if *strong {
            canvas.bold()
        } else {
            canvas.plain()
        };
        canvas.text(row(inside, at), text, style);
    }
}

fn case_word(status: crate::domain::case::CaseStatus) -> &'static str {
    use crate::domain::case::CaseStatus;
    match status {
        CaseStatus::New => "new",
        CaseStatus::Open => "open",
        CaseStatus::Pending => "pending",
        CaseStatus::OnHold => "on_hold",
        CaseStatus::Solved => "solved",
        CaseStatus::Closed => "closed",
    }
}

/// The most addresses, and the most fields, that are shown here; all of them are in the record.
const LINES_EACH_MAX: usize = 4;

/// The most earlier conversations shown here.
const HISTORY_MAX: usize = 10;
