//! One message on the screen: how far it got, what it waits for, and what became of it since.

use crate::protocol::view::conversation::{AuthorKind, Direction, MessageState, MessageView};
use crate::words;

use super::connect::Session;
use super::failure::Failure;
use super::output::safe;
use super::when;

/// The message that holds one back: an earlier one of ours may have been sent, and word of it is waited
/// for before anything else leaves.
pub(super) fn doubted(messages: &[MessageView], message: &MessageView) -> Option<u32> {
    let earlier = messages.iter().rev().filter(|it| it.seq < message.seq);
    let mut waiting = earlier.filter(|it| it.direction == Direction::Out);
    waiting
        .find(|it| it.state != MessageState::Queued)
        .filter(|it| it.state == MessageState::Unsure && message.state == MessageState::Queued)
        .map(|it| it.seq)
}

/// Prints one message; `behind` is the one that holds it back.
pub(super) fn print(
    session: &Session,
    message: &MessageView,
    behind: Option<u32>,
) -> Result<(), Failure> {
    let mark = match message.direction {
        Direction::In => "←",
        Direction::Out => "→",
        Direction::Note => "•",
    };
    let state = serde_json::to_value(message.state).ok();
    let state = state
        .as_ref()
        .and_then(|state| state.as_str())
        .filter(|_| message.direction == Direction::Out);
    let state = state.map(|state| {
        let lang = session.out.lang;
        let mut word = words::say(lang, &format!("cli.state_{state}"), &[]);
        if let Some(seq) = behind {
            word = format!(
                "{word}, {}",
                words::say(lang, "cli.state_waits", &[("seq", &seq)])
            );
        }
        match &message.answer {
            Some(why) => format!("  [{word}: {}]", safe(why)),
            None => format!("  [{word}]"),
        }
    });
    let sender = message.checks.as_ref().map(|checks| {
        let [spf, dkim, dmarc] = [&checks.spf, &checks.dkim, &checks.dmarc].map(|it| safe(it));
        format!("  [SPF {spf}, DKIM {dkim}, DMARC {dmarc}]")
    });
    let author = match message.author_kind {
        AuthorKind::Desk => words::say(session.out.lang, "term.by_desk", &[]),
        _ => safe(&message.author),
    };
    let head = format!(
        "{mark} {} {}  {}{}",
        message.seq,
        when::shown(message.at),
        author,
        state.or(sender).unwrap_or_default()
    );
    let body = message.text.lines().map(|line| format!("    {line}"));
    let files = message.attachments.iter().map(|file| {
        let lie = file.found.as_ref().map(|found| {
            let found = safe(found);
            words::say(session.out.lang, "cli.file_lies", &[("found", &found)])
        });
        format!(
            "    + {} ({}) {}",
            safe(&file.name),
            when::bytes(session.out.lang, file.size),
            lie.unwrap_or_default()
        )
    });
    let marks = marks(session, message);
    Ok(session.out.lines(
        [head]
            .into_iter()
            .chain(body)
            .chain(marks)
            .chain(files)
            .chain([String::new()]),
    )?)
}

/// What became of a message after it was written.
fn marks(session: &Session, message: &MessageView) -> Vec<String> {
    let Some(marks) = &message.marks else {
        return Vec::new();
    };
    let say = |key: &str, text: &str| {
        let text = safe(text);
        format!(
            "    * {}",
            words::say(session.out.lang, key, &[("text", &text)])
        )
    };
    let mut lines = Vec::new();
    if marks.elsewhere {
        lines.push(say("cli.mark_elsewhere", ""));
    }
    let key = match marks.deleted_at {
        Some(_) => "cli.mark_deleted",
        None => "cli.mark_edited",
    };
    lines.extend(marks.earlier.iter().map(|it| say(key, it.text.trim())));
    let signs = marks.reactions.iter();
    lines.extend(signs.map(|it| format!("    * {} {}", safe(&it.emoji), safe(&it.by))));
    lines
}
