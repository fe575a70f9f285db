//! Until when a channel takes a free answer, and what it takes after that.

use crate::domain::window::Then;
use crate::protocol::view::conversation::ConversationShow;
use crate::words::{self, Lang};

/// What there is to say of it: until when, or since when not any more, and the templates that can be sent then.
pub(super) fn lines(lang: Lang, shown: &ConversationShow) -> Vec<String> {
    let Some(until) = shown.reply_until else {
        return Vec::new();
    };
    let at = super::when::shown(until);
    let key = match (until > super::when::now(), shown.reply_then) {
        (true, _) => "cli.window_until",
        (false, Some(Then::Template)) if !shown.templates.is_empty() => "cli.window_template",
        (false, _) => "cli.window_closed",
    };
    let mut lines = vec![words::say(lang, key, &[("at", &at)])];
    lines.extend(shown.templates.iter().map(|one| {
        let places = one
            .values
            .iter()
            .map(|it| format!(" --value {}=…", it.name));
        let places: String = places.collect();
        format!("  --template {}{places}   {}", one.name, one.text)
    }));
    lines
}
