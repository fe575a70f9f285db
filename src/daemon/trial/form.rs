//! A round trip of a form: something is posted to it by the door of browsers, read as what people fill in is, and
//! thanked for. It is known for what it is there, and stands nowhere in the record.

use super::Sheet;
use super::door::{Door, unguessable};
use crate::daemon::caretaker::Care;
use crate::domain::Name;
use crate::servers::webform::PROBE;

pub(super) async fn run(care: &Care, channel: &Name, sheet: &mut Sheet) {
    let Some(door) = Door::of(care) else {
        return sheet.held("form_taken", false, "[server] https, http");
    };
    let id = unguessable();
    let _expected = care.probes.expect(channel.clone(), &id);
    let path = format!("/form/{channel}?{PROBE}{id}");
    let why = match door.post(care, &path, "{}").await {
        // Thanked on a page of the desk's, or sent on to where the settings say.
        Ok((200 | 303, _)) => return sheet.held("form_taken", true, &door.shown()),
        Ok((status, _)) => format!("HTTP {status}"),
        Err(why) => why,
    };
    sheet.held("form_taken", false, &format!("{}: {why}", door.shown()));
}
