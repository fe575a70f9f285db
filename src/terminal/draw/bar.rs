//! The first and the last row, and the banners below the first.

use ratatui::layout::Rect;

use crate::domain::health::Condition;
use crate::protocol::view::desk::ConditionView;
use crate::terminal::app::overlay::Overlay;
use crate::terminal::app::{App, Focus, Line, Page};
use crate::terminal::keys::{self, Where};
use crate::terminal::{safe, when};

use super::canvas::{Canvas, cells};

/// Who is here, what waits, whether the desk is there.
pub(super) fn top(app: &App, canvas: &mut Canvas<'_>, at: Rect) {
    let speech = app.setup.speech;
    let mut parts = vec![if app.desk.is_empty() {
        "centralita".to_owned()
    } else {
        safe::line(&app.desk)
    }];
    if let Some(me) = &app.me {
        let dots = speech.glyphs().dots;
        let dot = match (&me.status, me.available) {
            (None, _) => dots[2],
            (Some(_), true) => dots[0],
            (Some(_), false) => dots[1],
        };
        let status = me.status.as_ref().map_or_else(
            || speech.word("terminal.absent"),
            |name| app.called("status", name),
        );
        parts.push(format!(
            "{} {dot} {status} {}",
            safe::line(&me.name),
            load(me.load, me.capacity, me.interruptible_load)
        ));
    }
    if !app.offers.is_empty() {
        parts.push(speech.plural("terminal.top_offers", app.offers.len(), &[]));
    }
    if app.page == Page::Panel {
        let at = app.panel.view.as_ref().map_or(app.now, |panel| panel.at);
        let second = when::second(at, &app.setup.zone);
        parts.push(speech.say("terminal.panel_live", &[("at", &second)]));
    } else {
        let (queued, oldest) = app.inbox.queued;
        parts.push(speech.say("terminal.top_queued", &[("n", &queued)]));
        if let Some(oldest) = oldest {
            let age = speech.span(app.now.since(oldest));
            parts.push(speech.say("terminal.top_oldest", &[("age", &age)]));
        }
    }
    parts.push(speech.word(match app.line {
        Line::Up => "terminal.line_up",
        Line::Calling => "terminal.line_calling",
        Line::Down { .. } => "terminal.line_down",
    }));
    // Whole parts or none: half a word at the edge says nothing.
    let mut text = String::new();
    for part in parts {
        let gap = if text.is_empty() { " " } else { "  " };
        if text.is_empty() || safe::width(&text) + 2 + safe::width(&part) <= usize::from(at.width) {
            text = format!("{text}{gap}{part}");
        }
    }
    canvas.text(at, &text, canvas.bold());
}

/// What has to be known before anything else, most pressing first.
pub(super) fn banners(app: &App) -> Vec<String> {
    let speech = app.setup.speech;
    let mut banners = Vec::new();
    if let Line::Down {
        since,
        retry_at,
        why,
    } = &app.line
    {
        let since = when::second(*since, &app.setup.zone);
        let mut text = speech.say("terminal.banner_down", &[("since", &since)]);
        match retry_at {
            Some(at) => {
                let seconds = (at.since(app.now).0 + 999) / 1000;
                let retry = speech.say("terminal.banner_retry", &[("seconds", &seconds)]);
                text = format!("{text} {retry}");
            }
            None if !why.is_empty() => text = format!("{text} {}", safe::line(why)),
            None => {}
        }
        let unsent = app.unsent();
        if unsent > 0 {
            let waiting = speech.plural("terminal.banner_unsent", unsent, &[]);
            text = format!("{text} {waiting}");
        }
        banners.push(text);
    }
    if let Some(place) = &app.config_problem {
        banners.push(speech.say("terminal.banner_config", &[("place", place)]));
    }
    if app.certificate_refused {
        banners.push(speech.say("terminal.banner_certificate", &[]));
    }
    banners.extend(ailing(app));
    banners
}

/// The channel that is worst off, and how many others are not well. What heals by itself is no
/// banner: it would come and go.
fn ailing(app: &App) -> Option<String> {
    let speech = app.setup.speech;
    let lasting = |it: &&ConditionView| it.state != Condition::Degraded.word();
    let all: Vec<&ConditionView> = app.ailing.values().filter(lasting).collect();
    let worst = |it: &&&ConditionView| it.state == Condition::NeedsOperator.word();
    let first = all.iter().find(worst).or(all.first())?;
    let (cause, since) = (first.cause.as_deref()?, first.since?);
    let mut text = speech.say(
        "health.banner",
        &[
            ("channel", &safe::line(first.channel.as_str())),
            ("cause", &speech.known("health.cause_", cause)),
            ("since", &when::clock(since, app.now, &app.setup.zone)),
        ],
    );
    if all.len() > 1 {
        let more = speech.say("health.more", &[("n", &(all.len() - 1))]);
        text = format!("{text} {more}");
    }
    Some(text)
}

/// One of them.
pub(super) fn banner(text: &str, canvas: &mut Canvas<'_>, at: Rect) {
    canvas.text(at, &format!(" ! {text}"), canvas.warning());
    canvas.paint(at, canvas.chosen());
}

/// What was last said, or the keys that work here: the more important the longer they stay, `?` for ever.
pub(super) fn footer(app: &App, canvas: &mut Canvas<'_>, at: Rect) {
    let speech = app.setup.speech;
    let help = format!("{} ", key_word("?", &speech.word("terminal.key_help")));
    let taken = canvas.right(at, &help, canvas.bold());
    let room = Rect {
        width: at.width.saturating_sub(taken + 1),
        ..at
    };
    let said = app.said.as_ref();
    // What lies on top shows its keys, unless something went wrong.
    let said = said.filter(|said| said.wrong || app.overlay.is_none());
    if let Some(said) = said {
        let style = if said.wrong {
            canvas.alert()
        } else {
            canvas.bold()
        };
        let sign = if said.wrong { "!" } else { " " };
        canvas.text(room, &format!("{sign}{}", said.text), style);
        return;
    }
    let mut used = 1;
    for hint in hints(app) {
        let width = cells(safe::width(&hint));
        if used + width > room.width {
            continue;
        }
        let place = Rect {
            x: room.x + used,
            width,
            ..room
        };
        canvas.text(place, &hint, canvas.plain());
        used += width + 2;
    }
}

/// The keys of the footer, in the order of their rank.
fn hints(app: &App) -> Vec<String> {
    let speech = app.setup.speech;
    if app.going {
        return keys::GO
            .iter()
            .map(|(letter, _, word)| key_word(&format!("g {letter}"), &speech.word(word)))
            .collect();
    }
    if let Some(overlay) = &app.overlay {
        return overlay_hints(app, overlay);
    }
    if app.page == Page::Inbox && app.focus == Focus::Composer {
        let send = if app.writes_mail() {
            "terminal.hint_review"
        } else {
            "terminal.hint_send"
        };
        return [
            ("Enter", send),
            ("Ctrl+J", "terminal.hint_line"),
            ("Tab", "terminal.hint_kind"),
            ("Ctrl+E", "terminal.hint_editor"),
            ("Esc", "terminal.hint_leave"),
            ("Ctrl+N", "terminal.hint_send_next"),
        ]
        .iter()
        .map(|(key, word)| key_word(key, &speech.word(word)))
        .collect();
    }
    let may = |action: &str| app.may(action);
    let mut bindings: Vec<&keys::Binding> = keys::here(app.place(), &may)
        .filter(|binding| binding.rank > 0 && binding.rank < keys::NOT_IN_FOOTER)
        .collect();
    bindings.sort_by_key(|binding| binding.rank);
    if app.page == Page::Reading && app.reading.contact.is_none() {
        // Only a record can be changed.
        bindings.retain(|one| !matches!(one.word, "terminal.key_more" | "terminal.key_open"));
    }
    if app.place() == Where::Thread {
        // Nothing to open here: Enter is the offer's.
        bindings.retain(|binding| binding.word != "terminal.key_open");
    }
    let offer = app.offer().filter(|_| app.page == Page::Inbox);
    if offer.is_some() {
        bindings.retain(|binding| binding.word != "terminal.key_open");
    }
    let accept = offer.map(|_| key_word("Enter", &speech.word("terminal.key_accept")));
    let decline = offer.filter(|offer| offer.view.can_decline);
    let decline = decline.map(|_| key_word("d", &speech.word("terminal.key_decline")));
    let others = bindings
        .into_iter()
        .map(|binding| key_word(&binding.key.label(), &speech.word(binding.word)));
    accept.into_iter().chain(decline).chain(others).collect()
}

fn overlay_hints(app: &App, overlay: &Overlay) -> Vec<String> {
    let speech = app.setup.speech;
    let pairs: &[(&str, &str)] = match overlay {
        Overlay::Help(_) => &[
            ("Esc", "terminal.key_back"),
            ("Space", "terminal.key_page_down"),
        ],
        Overlay::Pick(picker) if picker.chosen.is_some() => &[
            ("Enter", "terminal.hint_done"),
            ("Space", "terminal.hint_toggle"),
            ("Esc", "terminal.hint_cancel"),
        ],
        Overlay::Pick(_) => &[
            ("Enter", "terminal.hint_choose"),
            ("Esc", "terminal.hint_cancel"),
        ],
        Overlay::Prompt(_) => &[
            ("Enter", "terminal.hint_done"),
            ("Esc", "terminal.hint_cancel"),
        ],
        Overlay::Review(_) => &[
            ("y", "terminal.hint_send"),
            ("e", "terminal.hint_edit"),
            ("s t c", "terminal.hint_headings"),
            ("p", "terminal.hint_keep"),
            ("q", "terminal.hint_drop"),
            ("n", "terminal.hint_send_next"),
        ],
        Overlay::Conflict(_) => &[
            ("v", "terminal.hint_look"),
            ("e", "terminal.hint_edit"),
            ("q", "terminal.hint_drop"),
            ("y", "terminal.hint_anyway"),
        ],
        Overlay::Macro(_) => &[
            ("Enter", "terminal.hint_insert"),
            ("Esc", "terminal.hint_cancel"),
        ],
        Overlay::Confirm(_) => &[("y", "terminal.hint_yes"), ("n", "terminal.hint_no")],
    };
    pairs
        .iter()
        .map(|(key, word)| key_word(key, &speech.word(word)))
        .collect()
}

fn key_word(key: &str, word: &str) -> String {
    format!("{key} {word}")
}

/// What is carried of what can be; interruptible work has a capacity of its own, and is told beside.
pub(super) fn load(load: u32, capacity: u32, interruptible: u32) -> String {
    match interruptible {
        0 => format!("{load}/{capacity}"),
        beside => format!("{load}/{capacity} (+{beside})"),
    }
}
