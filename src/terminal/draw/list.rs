//! The list of conversations: two rows each, the badge first, so that a narrow screen never hides it.

use ratatui::layout::Rect;

use crate::domain::Span;
use crate::protocol::view::conversation::{ConversationStatus, ConversationView, Doing, WorkState};
use crate::terminal::app::inbox::Drill;
use crate::terminal::app::{App, Focus};
use crate::terminal::safe;

use super::canvas::{Canvas, indent, row};

/// Draws the list; gives how many conversations fit.
pub(super) fn list(app: &App, canvas: &mut Canvas<'_>, at: Rect) -> usize {
    let has_keys = app.focus == Focus::List;
    let inside = canvas.frame(
        at,
        &title(app, usize::from(at.width)),
        canvas.edge(has_keys),
    );
    let fit = usize::from(inside.height / 2).max(1);
    let inbox = &app.inbox;
    let unread = inbox.counts.map_or(0, |counts| counts.unread);
    if unread > 0 && at.height > 1 {
        let text = app
            .setup
            .speech
            .say("terminal.list_unread", &[("n", &unread)]);
        let below = Rect {
            width: at.width.saturating_sub(2),
            ..row(at, usize::from(at.height) - 1)
        };
        canvas.right(below, &format!(" {text} "), canvas.edge(has_keys));
    }
    if inbox.items.is_empty() {
        let key = if inbox.counts.is_some() {
            "terminal.list_empty"
        } else {
            "terminal.loading"
        };
        canvas.text(row(inside, 0), &app.setup.speech.word(key), canvas.dim());
        return fit;
    }
    // By whole screens: what is read stays where it is while the cursor moves over it.
    let first = (inbox.cursor / fit) * fit;
    for (at, view) in inbox.items.iter().enumerate().skip(first).take(fit) {
        let top = (at - first) * 2;
        entry(app, canvas, view, (row(inside, top), row(inside, top + 1)));
        if at == inbox.cursor {
            let both = Rect {
                height: 2,
                ..row(inside, top)
            };
            let style = if has_keys {
                canvas.chosen()
            } else {
                canvas.bold()
            };
            canvas.paint(both.intersection(inside), style);
        }
    }
    fit
}

pub(super) fn title(app: &App, width: usize) -> String {
    let speech = app.setup.speech;
    let inbox = &app.inbox;
    if let Some(text) = &inbox.search {
        return speech.say("terminal.list_search", &[("text", &safe::line(text))]);
    }
    match &inbox.drill {
        Some(Drill::Queue(name)) => return speech.say("terminal.list_queue", &[("name", name)]),
        Some(Drill::Agent(name)) => return speech.say("terminal.list_agent", &[("name", name)]),
        None => {}
    }
    let names = [
        "terminal.tab_mine",
        "terminal.tab_queued",
        "terminal.tab_all",
    ];
    let mut tabs = String::new();
    for (at, key) in (0_u8..).zip(names) {
        let name = speech.word(key);
        let shown = if at == inbox.tab {
            // Words and brackets, not colour, say which one is open.
            let total = inbox.counts.map_or(0, |counts| counts.total);
            format!("({} {name} {total})", at + 1)
        } else {
            format!("{} {name}", at + 1)
        };
        if !tabs.is_empty() {
            tabs.push(' ');
        }
        tabs.push_str(&shown);
    }
    if !inbox.tags.is_empty() {
        let tags = inbox.tags.iter().map(|tag| app.called("tag", tag));
        let tags: Vec<String> = tags.collect();
        tabs = format!("{tabs} +{}", tags.join("+"));
    }
    if safe::width(&tabs).saturating_add(4) > width {
        let name = speech.word(names[usize::from(inbox.tab.min(2))]);
        let total = inbox.counts.map_or(0, |counts| counts.total);
        let others = (0..3).filter(|at| *at != inbox.tab);
        let others: Vec<String> = others.map(|at| (at + 1).to_string()).collect();
        tabs = format!("({} {name} {total}) {}", inbox.tab + 1, others.join(" "));
    }
    tabs
}

fn entry(
    app: &App,
    canvas: &mut Canvas<'_>,
    view: &ConversationView,
    (upper, lower): (Rect, Rect),
) {
    let fresh = view.unread > 0 || view.status == ConversationStatus::New;
    let style = if fresh { canvas.bold() } else { canvas.plain() };
    let age = app.setup.speech.span(app.now.since(view.received_at));
    let mark = if app.inbox.marked.contains(&view.id) {
        "*"
    } else {
        ""
    };
    let taken = canvas.right(upper, &age, style);
    let who = format!(
        "{mark}{} #{} {}",
        letter(view),
        view.number,
        safe::line(&view.contact.name)
    );
    let room = Rect {
        width: upper.width.saturating_sub(taken + 1),
        ..upper
    };
    canvas.text(room, &who, style);
    let (badge, pressing) = badge(app, view);
    let badge_style = if pressing { canvas.alert() } else { style };
    let width = 4.max(safe::width(&badge) + 1);
    canvas.text(lower, &badge, badge_style);
    let subject = if view.subject.is_empty() {
        &view.preview
    } else {
        &view.subject
    };
    let mut text = safe::line(subject);
    if let Some(doing) = somebody(app, view) {
        text = format!("{doing} {text}");
    }
    canvas.text(indent(lower, super::canvas::cells(width)), &text, style);
}

/// What wants attention, in a few cells, and whether it is pressing: late, nearly late, unread, asked for help.
pub(super) fn badge(app: &App, view: &ConversationView) -> (String, bool) {
    if view.flagged {
        return ("!?".to_owned(), true);
    }
    if let Some(due) = view.due_at {
        let left = due.since(app.now);
        if left == Span::ZERO {
            let late = app.setup.speech.span(app.now.since(due));
            return (format!("!-{late}"), true);
        }
        if left < DUE_SOON {
            let minutes = (left.0 + 59_999) / 60_000;
            return (format!("!{minutes}m"), true);
        }
    }
    if view.unread > 0 {
        return (format!("({})", view.unread), false);
    }
    let word = match (view.status, view.work) {
        (_, WorkState::WrapUp) => "...",
        (ConversationStatus::Snoozed, _) => "z",
        (ConversationStatus::Resolved, _) | (_, WorkState::Done) => "ok",
        _ => "",
    };
    (word.to_owned(), false)
}

/// Who else looks at it or types in it, in a word.
fn somebody(app: &App, view: &ConversationView) -> Option<String> {
    let me = app.my_name();
    let other = view
        .presence
        .iter()
        .filter(|one| Some(&one.agent) != me && one.until > app.now)
        .max_by_key(|one| one.doing == Doing::Typing)?;
    let name = safe::line(&other.agent);
    Some(match other.doing {
        Doing::Typing => format!("@{name}..."),
        Doing::Viewing => format!("@{name}"),
    })
}

/// The channel in one letter: how its customers are reached says more than what it was called.
fn letter(view: &ConversationView) -> char {
    match view.contact.scheme.as_str() {
        "mail" => 'M',
        "tel" => 'S',
        _ => view
            .channel
            .chars()
            .next()
            .map_or('?', |c| c.to_ascii_uppercase()),
    }
}

/// From here on a first answer is shown as due.
const DUE_SOON: Span = Span::hours(1);
