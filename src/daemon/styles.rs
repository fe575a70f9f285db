//! How people are to write, taken from the configuration.

use std::collections::BTreeMap;

use crate::config::Config;
use crate::domain::Name;
use crate::domain::style::Style;
use crate::servers::Styles;

/// What is asked by channel and by queue, without those that ask nothing.
pub(super) fn of(config: &Config) -> Styles {
    let channels = config.channels.iter().map(|(name, it)| (name, &it.style));
    let queues = config.queues.iter().map(|(name, it)| (name, &it.style));
    Styles {
        channels: kept(channels),
        queues: kept(queues),
    }
}

fn kept<'a>(all: impl Iterator<Item = (&'a Name, &'a Style)>) -> BTreeMap<Name, Style> {
    let asking = all.filter(|(_, style)| **style != Style::default());
    asking
        .map(|(name, style)| (name.clone(), style.clone()))
        .collect()
}
