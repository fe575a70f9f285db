//! The customer beside the conversation: who they are, what they had before, what the case is.

use ratatui::layout::Rect;

use crate::domain::Name;
use crate::protocol::view::conversation::ConversationView;
use crate::terminal::app::App;
use crate::terminal::app::customer::likely_lines;
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
            let likely = likely_lines(speech, contact).into_iter();
            rows.extend(likely.map(|line| (line, true)));
        } else {
            rows.push((safe::line(&view.contact.address), false));
        }
        rows.push((String::new(), false));
        rows.push((speech.word("terminal.side_case"), true));
        rows.extend(case(app, view).into_iter().map(|line| (line, false)));
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
                    app.called("channel", &one.channel)
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

/// The case of a conversation, a line for each thing that is known of it.
pub(crate) fn case(app: &App, view: &ConversationView) -> Vec<String> {
    let speech = app.setup.speech;
    let status = speech.known("terminal.case_", case_word(view.case_status));
    let kind = view.case_kind.as_ref().map(Name::to_string);
    let origin = view.case_origin.as_ref().map(Name::to_string);
    [
        ("terminal.side_reference", Some(view.reference.clone())),
        ("terminal.side_number", Some(view.case.to_string())),
        ("terminal.side_external", view.case_external_id.clone()),
        ("terminal.side_kind", kind),
        ("terminal.side_origin", origin),
        ("terminal.side_case_status", Some(status)),
        (
            "terminal.side_queue",
            Some(app.called("queue", &view.queue)),
        ),
        ("terminal.side_priority", Some(view.priority.to_string())),
        ("terminal.side_transfers", Some(view.transfers.to_string())),
        ("terminal.side_master", Some(view.master.to_string())),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some(speech.say(key, &[("value", &safe::line(&value?))])))
    .collect()
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
