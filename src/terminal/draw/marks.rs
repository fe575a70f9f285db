//! What became of a message after it was written, beside what it says.

use crate::protocol::view::conversation::{FileView, MessageView};
use crate::terminal::app::App;
use crate::terminal::safe;

/// Lines that stand under a message's text: that it was changed or taken back and what it said first,
/// signs put to it, and that the desk's name was used elsewhere.
pub(super) fn lines(app: &App, message: &MessageView) -> Vec<String> {
    let speech = app.setup.speech;
    let Some(marks) = &message.marks else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if marks.elsewhere {
        lines.push(speech.word("terminal.mark_elsewhere"));
    }
    let key = match marks.deleted_at {
        Some(_) => "terminal.mark_deleted",
        None => "terminal.mark_edited",
    };
    if let Some(last) = marks.earlier.last() {
        let text = safe::line(last.text.trim());
        lines.push(speech.say(key, &[("text", &text)]));
    } else if marks.deleted_at.is_some() {
        lines.push(speech.say(key, &[("text", &"")]));
    }
    if !marks.reactions.is_empty() {
        let signs = marks.reactions.iter();
        let signs: Vec<String> = signs.map(|it| safe::line(&it.emoji)).collect();
        lines.push(signs.join(" "));
    }
    lines
}

/// A file in a line; one that is not what it says is told of.
pub(super) fn file(app: &App, file: &FileView) -> String {
    let plain = format!(
        "+ {} ({})",
        safe::line(&file.name),
        app.setup.speech.bytes(file.size)
    );
    match &file.found {
        Some(found) => {
            let found = safe::line(found);
            let lie = app
                .setup
                .speech
                .say("terminal.file_lies", &[("found", &found)]);
            format!("{plain} {lie}")
        }
        None => plain,
    }
}
