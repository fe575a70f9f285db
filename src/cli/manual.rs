//! `centralita help TOPIC`: the manual in a terminal, without any desk.

use crate::manual::{self, Topic};
use crate::words::Lang;

use super::failure::Failure;
use super::output::write;

/// What the manual says of it.
pub(super) fn show(topic: Topic, lang: Lang) -> Result<(), Failure> {
    let (page, _) = topic.page(lang);
    Ok(write(&manual::text(&page, COLUMNS))?)
}

/// How wide it is written, in columns: what a terminal shows at least, and what is read without moving the head.
const COLUMNS: usize = 80;
