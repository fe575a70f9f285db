//! One channel: where it leads, how it is, and what it can carry.

use crate::protocol::view::desk::ChannelView;
use crate::words;

use super::connect::Session;
use super::failure::Failure;
use super::output::safe;
use super::queue::ailment;
use super::when;

/// Shows one channel.
pub(super) fn show(session: &Session, channel: &ChannelView) -> Result<(), Failure> {
    if session.out.json {
        return Ok(session.out.document("channel-show", channel)?);
    }
    let lang = session.out.lang;
    let say = |key: &str| words::say(lang, key, &[]);
    let yes = |is: bool| say(if is { "cli.yes" } else { "cli.no" });
    let at = |moment: Option<_>| moment.map_or_else(|| "—".to_owned(), when::dated);
    let queue = channel.queue.as_ref().map(ToString::to_string);
    let can = &channel.abilities;
    let rows = [
        ("cli.channel", channel.name.to_string()),
        ("cli.kind", channel.kind.to_string()),
        ("cli.state", say(&format!("health.{}", channel.state))),
        ("cli.is_paused", yes(channel.paused)),
        ("cli.queue", queue.unwrap_or_default()),
        ("cli.pending", channel.pending.to_string()),
        ("cli.dead", channel.dead.to_string()),
        ("cli.rejected", channel.rejected.to_string()),
        ("cli.ignored", ignored(channel)),
        ("cli.last_in", at(channel.last_in_at)),
        ("cli.last_out", at(channel.last_out_at)),
        ("cli.text_max", can.text_max.to_string()),
        ("cli.files_max", can.files_max.to_string()),
        ("cli.file_max", when::bytes(lang, can.file_bytes_max)),
        ("cli.formatting", yes(can.formatting)),
    ];
    let ends = channel.ends.iter();
    let ends = ends.map(|end| {
        (
            "cli.ends",
            format!("{}  {}", when::dated(end.at), safe(&end.what)),
        )
    });
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .chain(ends)
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| vec![say(key), value])
        .collect();
    session.out.table(&["cli.what", "cli.value"], &rows)?;
    Ok(session.out.lines(ailment(&session.out, channel))?)
}

/// How much came of kinds that nobody here knows, and of which; nothing where none did.
fn ignored(channel: &ChannelView) -> String {
    if channel.ignored == 0 {
        return String::new();
    }
    format!("{} ({})", channel.ignored, channel.ignored_kinds)
}
